"""What a sentence may say otherwise than its claim: one module a family, each rule a declaration and a pure function."""

from claimcheck.rules.catalogue import catalogue, find_rule
from claimcheck.rules.interface import Example, Pair, Rule, Sign

__all__ = ["Example", "Pair", "Rule", "Sign", "catalogue", "find_rule"]
