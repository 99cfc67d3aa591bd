"""Link each claim to the sentence that carries it, and judge whether that sentence says it."""

__version__ = "0.1.0"
