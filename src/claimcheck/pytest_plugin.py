"""Claim files as pytest items."""
