"""Garbage is looked for less often than Python does by itself: judging makes many objects, few of which form cycles."""

import gc

_OBJECTS = 100_000
"""How many more objects than before make the collector look for cycles; Python's own 700 cost a fifth of a batch, and
20,000 a twentieth, since what is judged leaves none and caches only grow."""


def collect_seldom() -> None:
    """Set this process's collector so; for processes of our own, as a program that uses us has its own mind."""
    gc.set_threshold(_OBJECTS)
