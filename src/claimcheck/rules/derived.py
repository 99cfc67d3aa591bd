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

CAVEAT_LEFT_OUT = Rule(
    "CC511",
    "caveat-left-out",
    Severity.WARNING,
    check=None,
    text="""
The source takes back, limits or doubts in its next sentence what the statement rests on, and the text leaves that out.

"However", "but", "the figure could not be verified", "the trial was small". Doubt within the sentence itself (alleged,
may, at least, experts say) is the business of CC10x and CC15x.
""",
    examples=(
        Example(
            "The drug halved the deaths.",
            "The drug halved the deaths. However, the trial was small and its results may not hold.",
            fires=True,
        ),
        Example(
            "The drug halved the deaths. The trial was small.",
            "The drug halved the deaths. However, the trial was small and its results may not hold.",
            fires=False,
        ),
        Example(
            "The drug halved the deaths.", "The drug halved the deaths. The trial took place in Oslo.", fires=False
        ),
    ),
    hint="tell the caveat too, or say why it does not matter",
)
MERGED_FACTS = Rule(
    "CC512",
    "merged-facts",
    Severity.WARNING,
    check=None,
    text="""
The words of one statement come from several sentences, and none of them says it by itself.

Each half may be true and the whole not: whose, where, when and why may belong to the other half. Names that a pronoun
stands for, and clauses joined by "and" of which each has its sentence, are no merging.
""",
    examples=(
        Example(
            "The mayor closed the harbour after a storm had damaged the pier.",
            "The mayor closed the harbour on Monday. A storm had damaged the pier.",
            fires=True,
        ),
        Example(
            "The mayor closed the harbour on Monday.",
            "The mayor closed the harbour on Monday. The library stands in Mill Street.",
            fires=False,
        ),
    ),
    hint="say it as one sentence of the source does, or as two statements",
)
SELF_CONTRADICTION = Rule(
    "CC513",
    "self-contradiction",
    Severity.ERROR,
    check=None,
    text="The text says otherwise in another place, which is named. It is told of the statement that the sources do "
    "not bear out, and of both where they bear out neither.",
    examples=(
        Example(
            "At least 11 people were killed. Fewer than ten people were killed.",
            "Iran and Pakistan held talks. At least 11 people were killed.",
            fires=True,
        ),
        Example(
            "At least 11 people were killed. Iran and Pakistan held talks.",
            "Iran and Pakistan held talks. At least 11 people were killed.",
            fires=False,
        ),
    ),
    hint="keep the one that the sources carry",
)
FIGURE_LEFT_OUT = Rule(
    "CC514",
    "figure-left-out",
    Severity.INFO,
    check=None,
    text="""
A key figure of the source stands nowhere in the text: one of its opening sentences, or one that it gives twice.

For information only, shown with `--min-severity info`: a summary must leave things out.
""",
    examples=(
        Example("The council met on Monday.", "The council met on Monday. It owes 40,000 euros.", fires=True),
        Example("The council owes 40,000 euros.", "The council met on Monday. It owes 40,000 euros.", fires=False),
    ),
    hint="see whether readers need it",
)
KEPT_WORDS_DROPPED = Rule(
    "CC515",
    "kept-words-dropped",
    Severity.ERROR,
    check=None,
    text="""
A text made from a source drops words that the settings say every summary of that source is to keep.

`[sources.ID] keep = ["…"]` lists them: a warning, a bound, who said it. They are kept where the text has them as they
stand, or says as much in a sentence that its sources carry. A source that nothing in the text comes from asks for
nothing. Words that the source itself does not have are told as well, so that no misspelt entry goes unseen.
""",
    examples=(
        Example("The drug halved the deaths.", "The drug halved the deaths. The maker paid for the trial.", fires=True),
        Example(
            "The drug halved the deaths. The trial was paid for by the maker.",
            "The drug halved the deaths. The maker paid for the trial.",
            fires=False,
        ),
    ),
    hint="say it in the text, or take it out of `keep`",
)
CONTESTED = Rule(
    "CC521",
    "contested",
    Severity.ERROR,
    check=None,
    text="""
One source carries the statement and another says otherwise. Both sentences are shown.

Where one of them is out of date, say so in the settings (`superseded_by`), and its successor decides.
""",
    examples=(
        Example(
            "Pakistan recalled its ambassadors.",
            "Pakistan recalled its ambassadors from Tehran.\n---\nPakistan did not recall its ambassadors from Tehran.",
            fires=True,
        ),
        Example(
            "Pakistan recalled its ambassadors.",
            "Pakistan recalled its ambassadors from Tehran.\n---\nThe library reopened on Monday.",
            fires=False,
        ),
    ),
    hint="say who says what, or mark the source that is out of date",
)
SUPERSEDED = Rule(
    "CC522",
    "superseded-source",
    Severity.WARNING,
    check=None,
    text="""
The claim, or a statement of a text, rests on a source that the settings call out of date (`superseded_by`).

Where its successor says the same, the claim rests on that and nothing is told. Where it says otherwise, that decides;
where it is silent, the claim stands with this warning, unless another source that is up to date carries it. `verify`
reads the successor also of a source that a claim names; `audit` looks only at the sources that it is given, and tells
where a successor is not among them.
""",
    examples=(
        Example(
            "The tower is 80 metres high.",
            "The tower is 80 metres high and white.\n---\nThe tower is 90 metres high and white.",
            fires=True,
        ),
        Example(
            "The tower is 80 metres high.",
            "The tower is 80 metres high and white.\n---\nToday the tower is 80 metres high.",
            fires=False,
        ),
    ),
    hint="rest it on the newer source",
)
CIRCULAR = Rule(
    "CC523",
    "circular-source",
    Severity.WARNING,
    check=None,
    text="""
A source is a copy of the text under check, so that it supports nothing: every text agrees with itself.

Its words are mostly those of the text and the text is mostly in it, in stretches of five words. It is left out; when no
other source is left, the text's claims are unchecked.
""",
    examples=(
        Example("Pakistan recalled its ambassadors.", "Pakistan recalled its ambassadors.", fires=True),
        Example("Pakistan recalled its ambassadors.", _TALKS, fires=False),
    ),
    hint="check the text against what it was made from",
)
TOO_FEW_SOURCES = Rule(
    "CC524",
    "too-few-sources",
    Severity.ERROR,
    check=None,
    text="""
Fewer independent sources carry the claim than it requires (`require: {sources: 2}` in its claim file, or
`claimcheck audit --require-sources 2`).

Near-copies count once: sources that share most of their words in stretches of five, and sources whose sentences for
this claim are the same, as when two papers print one agency's report.
""",
    examples=(
        Example(
            "Pakistan recalled its ambassadors.",
            "Pakistan recalled its ambassadors from Tehran.\n---\nThe library reopened on Monday.",
            fires=True,
        ),
        Example(
            "Pakistan recalled its ambassadors.",
            "Pakistan recalled its ambassadors from Tehran.\n---\n"
            "In a sharp turn, Pakistan recalled its ambassadors on Wednesday, the ministry said.",
            fires=False,
        ),
    ),
    hint="find a source of its own, or require fewer",
)

RULES = (
    UNCITED, UNKNOWN_CITATION, DOES_NOT_CARRY, CARRIED_ELSEWHERE,
    CAVEAT_LEFT_OUT, MERGED_FACTS, SELF_CONTRADICTION, FIGURE_LEFT_OUT, KEPT_WORDS_DROPPED,
    CONTESTED, SUPERSEDED, CIRCULAR, TOO_FEW_SOURCES,
)  # fmt: skip
