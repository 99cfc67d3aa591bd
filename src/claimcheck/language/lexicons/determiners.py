"""Closed classes of words that many rules ask for: what stands before a noun, and the forms of "be"."""

INDEFINITE = frozenset({"a", "an"})
ARTICLES = INDEFINITE | {"the"}
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})
DEFINITE = frozenset({"the"}) | DEMONSTRATIVES | POSSESSIVES
"""Words before a noun whose bearer is known already."""
BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being"})
