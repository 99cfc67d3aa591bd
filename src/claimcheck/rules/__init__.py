"""What a sentence may say otherwise than its claim: a module a family, each rule a declaration and a pure function."""

from claimcheck.rules.catalogue import adjustable, catalogue, find_rule, judging
from claimcheck.rules.interface import Example, Pair, Rule, Sign

__all__ = ["Example", "Pair", "Rule", "Sign", "adjustable", "catalogue", "find_rule", "judging"]
