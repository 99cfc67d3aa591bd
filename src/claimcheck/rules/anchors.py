"""CC30x: what is wrong with the words that a claim is pinned to; the engine looks for them."""

from __future__ import annotations

from claimcheck.model import Severity
from claimcheck.rules.interface import Rule

QUOTE_NOT_FOUND = Rule(
    "CC301",
    "quote-not-found",
    Severity.ERROR,
    check=None,
    text="The claim pins words with `quote:`, and no source of the claim has them. Case, kinds of quotation marks "
    "and dashes, and line breaks may differ; the words may not.",
    hint="copy the words from the source again; where the claim is locked, `claimcheck review` can do it",
)
QUOTE_ELSEWHERE = Rule(
    "CC302",
    "quote-elsewhere",
    Severity.WARNING,
    check=None,
    text="The pinned words stand in the source, but the sentence that carries the claim is another one.",
    hint="pin the words of the sentence that carries the claim",
)

MOVED = Rule(
    "CC303",
    "anchor-moved",
    Severity.INFO,
    check=None,
    text="The locked sentence stands word for word at another place of its source, with its context.",
    hint="`claimcheck lock` takes down the new place",
)
REWORDED = Rule(
    "CC304",
    "anchor-reworded",
    Severity.WARNING,
    check=None,
    text="""
The locked sentence was reworded, and every fact is the same: no number, name, negation, speaker or doubt differs, and
each wording carries the other. A misspelt word counts as reworded, a name in another spelling does not.
""",
    hint="see whether it still reads as meant; `claimcheck lock` takes down the new words",
)
CHANGED = Rule(
    "CC305",
    "anchor-changed",
    Severity.ERROR,
    check=None,
    text="""
The sentence that was locked says something else now: a fact differs, however similar the rest. Both values are shown.

A claim is not moved to a lookalike. "Team Alpha reported" never becomes "Team Beta reported", nor 2023 2024, and words
that are followed by "but" or "not" where they used to end are not the sentence they were.
""",
    hint="correct the claim, or lock it again once you have read the new sentence",
)
AMBIGUOUS = Rule(
    "CC306",
    "anchor-ambiguous",
    Severity.ERROR,
    check=None,
    text="The locked words stand at several places of the source, and nothing tells which of them is meant.",
    hint="pin the claim with `quote:` and words around it, then lock again",
)
GONE = Rule(
    "CC307",
    "anchor-gone",
    Severity.ERROR,
    check=None,
    text="Nothing in the source comes near the locked sentence any more.",
    hint="drop the claim, or find what carries it now and lock it again",
)

PUBLISHED_DRIFTED = Rule(
    "CC308",
    "published-drifted",
    Severity.ERROR,
    check=None,
    text="""
The text in which readers see the claim (`published_in:`) says it in other words than those that were checked.

Where every fact is the same by the rules, both ways, that is a warning; where one differs, readers are told something
that nobody checked, and both values are shown.
""",
    hint="make the claim say what the text says, or correct the text",
)
PUBLISHED_GONE = Rule(
    "CC309",
    "published-gone",
    Severity.ERROR,
    check=None,
    text="The text that the claim is said to stand in (`published_in:`) has nothing like it, or can't be read.",
    hint="correct `published_in`, or drop the claim",
)

RULES = (
    QUOTE_NOT_FOUND, QUOTE_ELSEWHERE, MOVED, REWORDED, CHANGED, AMBIGUOUS, GONE, PUBLISHED_DRIFTED, PUBLISHED_GONE,
)  # fmt: skip
