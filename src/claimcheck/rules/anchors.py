"""CC30x and CC31x: what is wrong with the words that a claim is pinned to; the engine looks for them."""

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
    text="""
The pinned words stand in the source and their sentence carries the claim too, but another sentence does so better.

Better means that more of the claim's words are met there, or that it is met more closely.
""",
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
QUOTE_BESIDE_THE_POINT = Rule(
    "CC311",
    "quote-beside-the-point",
    Severity.ERROR,
    check=None,
    text="""
The pinned words stand in the source, and their sentence does not carry the claim; another one may.

That words are verbatim says nothing about what they prove. A reader who follows the quote finds no support there.
""",
    hint="pin words of the sentence that carries the claim, or leave `quote` out",
)
QUOTE_CUT = Rule(
    "CC312",
    "quote-cut",
    Severity.WARNING,
    check=None,
    text="""
The pinned words were cut out of a sentence that turns them: a "but", "not", "unless" or "if" follows right behind, or a
"not", "never" or "denied" stands right before.

The claim is held against the whole sentence all the same; it is the reader of the quote who is misled.
""",
    hint="pin the whole sentence, or the word that turns it too",
)
QUOTE_CROWDED = Rule(
    "CC313",
    "quote-crowded",
    Severity.WARNING,
    check=None,
    text="Five claims or more pin words of one sentence. It may carry them all; more often it was just at hand.",
    hint="see whether another sentence says more; where none does, ignore this rule",
)

RULES = (
    QUOTE_NOT_FOUND, QUOTE_ELSEWHERE, MOVED, REWORDED, CHANGED, AMBIGUOUS, GONE, PUBLISHED_DRIFTED, PUBLISHED_GONE,
    QUOTE_BESIDE_THE_POINT, QUOTE_CUT, QUOTE_CROWDED,
)  # fmt: skip
