"""Mutants of names: another name of the sources, or a name that they lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from claimcheck.language.lexicons.terms import TokenKind
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.model import Span
from claimcheck.mutation.cast import Cast
from claimcheck.mutation.countries import countries, country_rows, is_state
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.people import Name, Sort
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.speakers import speaks
from claimcheck.mutation.tables import rows

_SHARED = frozenset(
    {"both", "they", "them", "their", "each", "jointly", "together", "mutual", "mutually", "either", "respectively"}
)
"""Words by which a sentence says of several what it names once."""


def changes(scene: Scene) -> Iterator[Change]:
    """Yield for each name of the claim another one of the sources and one that they lack."""
    cast = Cast(scene)
    for name in cast.own:
        span = name.span
        if _only_opens(scene, name) or not cast.is_carried(name) or _is_dated(scene, span):
            continue
        spoken = speaks(scene, name.numbers)
        for kind, other in _others(scene, cast, name):
            reason = f"the source does not say it of “{other}”"
            if spoken:
                reason = f"in the source it is not “{other}” who says so"
            yield Change(Kind.SPEAKER if spoken else kind, (_renamed(scene, name, other),), reason)


def _only_opens(scene: Scene, name: Name) -> bool:
    """Whether a word may have its capital from the sentence or quotation that it opens."""
    first = name.numbers[0]
    opens = first == 0 or scene.claim.tokens[first - 1].kind is TokenKind.MARK
    return opens and len(name.numbers) == 1 and name.sort is Sort.OTHER and scene.tree.nodes[first].tag != "PROPN"


_ADJECTIVE, _PEOPLE = 1, 2
"""Forms of a country, as ``countries`` numbers them."""
_WITH_THE = frozenset(
    {"netherlands", "united states", "united kingdom", "philippines", "united arab emirates", "bahamas"}
)


def _renamed(scene: Scene, name: Name, other: str) -> Edit:
    """Return the edit that puts another name in, with the article that a country has or lacks."""
    first = name.numbers[0]
    before = scene.claim.tokens[first - 1] if first else None
    start = name.span.start
    owns = before is not None and scene.tree.nodes[first - 1].head == name.numbers[-1]
    if (
        name.sort is Sort.COUNTRY
        and before is not None
        and owns
        and before.norm == "the"
        and countries()[other.lower()][1] == 0
    ):
        start = before.start
    article = "the " if name.sort is Sort.COUNTRY and other.lower() in _WITH_THE else ""
    return Edit(Span(start, name.span.end), article + other)


def _others(scene: Scene, cast: Cast, name: Name) -> Iterator[tuple[Kind, str]]:
    random = scene.random("name", name.span.start)
    if name.sort is Sort.COUNTRY:
        yield from _countries(scene, cast, name, random)
        return
    if name.sort is Sort.PERSON and not _is_shared(scene):
        known = [other for other in cast.others if other.sort is Sort.PERSON and cast.is_apart(other.words)]
        fitting = sorted({_as_long(other.words, name.words, cast) for other in known} - {""})
        random.shuffle(fitting)
        for other in fitting:
            if not scene.told_elsewhere([lemma_of(other.split()[-1].lower())], name.span):
                yield Kind.NAME, other
                break
    strangers = [row[1] for row in rows("strangers.tsv") if row[0] == name.sort and cast.is_apart(row[1].split())]
    if strangers and not _inside_longer(scene, name):
        other = random.choice(sorted(strangers))
        yield Kind.STRANGER, other if len(name.words) > 1 or name.sort is not Sort.PERSON else other.split()[-1]


def _as_long(words: Sequence[str], model: Sequence[str], cast: Cast) -> str:
    """Another person named by surname or in full, as the claim names its own."""
    if len(model) == 1:
        return words[-1]
    if len(words) > 1:
        return " ".join(words)
    longer = [name.words for name in cast.others if len(name.words) > 1 and name.words[-1] == words[-1]]
    return " ".join(longer[0]) if longer else ""


def _is_shared(scene: Scene) -> bool:
    """Whether the evidence may say the same of somebody who is named elsewhere: "they", "both"."""
    return any(token.norm in _SHARED for reading in scene.evidence for token in reading.tokens)


def _inside_longer(scene: Scene, name: Name) -> bool:
    """Whether a name is only part of one: "University of Leeds", "Bank of England"."""
    tokens, last = scene.claim.tokens, name.numbers[-1]
    return (
        last + 2 < len(tokens)
        and tokens[last + 1].norm in {"of", "and", "&"}
        and scene.names[last + 2]
        and name.sort is not Sort.PERSON
    )


def _countries(scene: Scene, cast: Cast, name: Name, random: Random) -> Iterator[tuple[Kind, str]]:
    row, form = countries()[" ".join(name.words).lower()]
    told = [*cast.others, *cast.evidence]
    named = sorted({countries()[key][0] for other in told if (key := " ".join(other.words).lower()) in countries()})
    named = [other for other in named if is_state(other) and is_state(row)]  # "in Florida" is in America, too
    strange = sorted(
        {countries()[entry[1]][0] for entry in rows("strangers.tsv") if entry[0] == Sort.COUNTRY} - set(named)
    )
    for kind, pool in ((Kind.NAME, named), (Kind.STRANGER, strange)):
        for other in random.sample(pool, len(pool)):
            word = _country_form(other, form if form != _PEOPLE or name.words[-1].endswith("s") else _ADJECTIVE, row)
            if (
                word
                and cast.is_apart([part for forms in country_rows()[other][2] for part in forms.split()])
                and not scene.told_elsewhere([lemma_of(word.split()[-1])], name.span)
            ):
                yield kind, " ".join(part.capitalize() for part in word.split())
                break


def _country_form(other: int, form: int, own: int) -> str:
    """Return the like form of another country: its name, its adjective, its people; empty where it has none such."""
    name, forms, words = country_rows()[other]
    if other == own or words & country_rows()[own][2] or not forms:
        return ""
    if form == 0:
        return name
    return forms[0] if form == _ADJECTIVE else (forms[1] if forms[1:] and forms[1] == f"{forms[0]}s" else "")


def _is_dated(scene: Scene, span: Span) -> bool:
    return any(date.span.overlaps(span) for date in scene.claim.dates) or any(
        one.span.overlaps(span) for one in scene.claim.quantities
    )
