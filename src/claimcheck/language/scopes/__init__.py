"""Negation, doubt, plans, reporting, and how far each reaches."""
