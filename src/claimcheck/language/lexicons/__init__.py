"""Word lists, and how one word may stand for another."""
