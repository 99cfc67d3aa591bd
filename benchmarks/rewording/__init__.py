"""Harmless rewordings of a sentence: what they say follows from it, so a checker must let them pass."""

from rewording.making import rewordings
from rewording.sentence import Rewording

__all__ = ["Rewording", "rewordings"]
