"""Tagger and parser of spaCy's small English pipeline, run without spaCy."""
