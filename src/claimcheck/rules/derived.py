"""CC5xx: what can be wrong with a text made from sources: its citations, the text as a whole, the sources it rests on.

An audit raises these beside what the other rules find in each of its claims.
"""

from __future__ import annotations

from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Rule

_TALKS = "Iran and Pakistan held talks. Pakistan recalled its ambassadors. At least 11 people were killed."

UNCITED = Rule(
    "CC501",
    "uncited",
    Severity.ERROR,
    check=None,
    text="""
A statement has no citation mark, in a text that is to cite its sources (`--require-citations`).

A mark stands for all that precedes it back to the mark before, within its sentence. `[1]`, `[^note]`, `(report#s6)`
and a Markdown link to a source are marks.
""",
    examples=(
        Example("Pakistan recalled its ambassadors.", _TALKS, fires=True),
        Example("Pakistan recalled its ambassadors [1].", _TALKS, fires=False),
    ),
    hint="cite the sentence that carries it, or drop it",
)
UNKNOWN_CITATION = Rule(
    "CC502",
    "unknown-citation",
    Severity.ERROR,
    check=None,
    text="""
A citation mark names no source, or no sentence of one.

The nearest id is suggested and never put in its place: a citation that was made up must not pass because it looks like
another. A number is looked up in the notes and references of the text; where it has none, it counts the sources in the
order in which they were named.
""",
    examples=(
        Example("Pakistan recalled its ambassadors (sorce#s2).", _TALKS, fires=True),
        Example("Pakistan recalled its ambassadors (source#s2).", _TALKS, fires=False),
    ),
    hint="cite a source that exists",
)
DOES_NOT_CARRY = Rule(
    "CC503",
    "citation-does-not-carry",
    Severity.ERROR,
    check=None,
    text="The source or sentence that is cited does not carry the statement, and nothing else does. What the other "
    "rules found tells why.",
    examples=(
        Example("Pakistan recalled its soldiers (source#s2).", _TALKS, fires=True),
        Example("Pakistan recalled its ambassadors (source#s2).", _TALKS, fires=False),
    ),
    hint="correct the statement, or drop it",
)
CARRIED_ELSEWHERE = Rule(
    "CC504",
    "carried-elsewhere",
    Severity.ERROR,
    check=None,
    text="The statement is true to the sources, but another sentence carries it than the one that is cited. A reader "
    "who follows the citation would not find it.",
    examples=(
        Example("Pakistan recalled its ambassadors (source#s1).", _TALKS, fires=True),
        Example("Pakistan recalled its ambassadors (source#s2).", _TALKS, fires=False),
    ),
    hint="cite the sentence that carries it",
)

RULES = (UNCITED, UNKNOWN_CITATION, DOES_NOT_CARRY, CARRIED_ELSEWHERE)
