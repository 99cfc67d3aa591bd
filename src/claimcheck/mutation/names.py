"""Mutants of names: another name of the sources, a name that they lack, other people as the speakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from random import Random

from claimcheck.language.cues import CueKind
from claimcheck.language.names import name_flags
from claimcheck.language.reading import Reading
from claimcheck.language.terms import TokenKind
from claimcheck.language.words import lemma_of
from claimcheck.model import Span
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.people import Name, Sort, countries, country_rows, find_names, is_aged, is_state
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import listed, rows

_SAYING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT, CueKind.DENIAL, CueKind.PROMISE, CueKind.ASK})
_SHARED = frozenset(
    {"both", "they", "them", "their", "each", "jointly", "together", "mutual", "mutually", "either", "respectively"}
)
"""Words by which a sentence says of several what it names once."""
_SPEECH_TAGS = frozenset({"VERB", "AUX"})


def changes(scene: Scene) -> Iterator[Change]:
    """For each name of the claim, another one of the sources and one that they lack; and other speakers."""
    cast = Cast(scene)
    for name in cast.own:
        span = name.span
        if _only_opens(scene, name) or not cast.is_carried(name) or _is_dated(scene, span):
            continue
        spoken = _speaks(scene, name.numbers)
        for kind, other in _others(scene, cast, name):
            reason = f"the source does not say it of “{other}”"
            if spoken:
                reason = f"in the source it is not “{other}” who says so"
            yield Change(Kind.SPEAKER if spoken else kind, (_renamed(scene, name, other),), reason)
    yield from _speakers(scene)


def _only_opens(scene: Scene, name: Name) -> bool:
    """Whether a word may have its capital from the sentence or quotation that it opens."""
    first = name.numbers[0]
    opens = first == 0 or scene.claim.tokens[first - 1].kind is TokenKind.MARK
    return opens and len(name.numbers) == 1 and name.sort is Sort.OTHER and scene.tree.nodes[first].tag != "PROPN"


_WITH_THE = frozenset(
    {"netherlands", "united states", "united kingdom", "philippines", "united arab emirates", "bahamas"}
)


def _renamed(scene: Scene, name: Name, other: str) -> Edit:
    """The edit that puts another name in, with the article that a country has or lacks."""
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


class Cast:
    """All names of a scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.known = self._persons()
        self.own = [self._settled(scene.claim, name) for name in find_names(scene.claim.tokens, scene.names)]

    @cached_property
    def evidence(self) -> list[Name]:
        """Names of the sentences that carry the claim."""
        return [name for reading in self.scene.evidence for name in self._names(reading)]

    @cached_property
    def others(self) -> list[Name]:
        """Names of the other sentences."""
        return [name for reading in self.scene.others for name in self._names(reading)]

    @cached_property
    def _evident(self) -> frozenset[str]:
        return frozenset(token.norm for reading in self.scene.evidence for token in reading.tokens)

    def _names(self, reading: Reading) -> list[Name]:
        flags = name_flags(reading.tokens, self.scene.written_small.__contains__)
        return [self._settled(reading, name) for name in find_names(reading.tokens, flags)]

    def _persons(self) -> frozenset[str]:
        """Last words of the names that stand somewhere with a title, a given name or an age."""
        readings = (self.scene.claim, *self.scene.evidence, *self.scene.others)
        found = set()
        for reading in readings:
            flags = name_flags(reading.tokens, self.scene.written_small.__contains__)
            for name in find_names(reading.tokens, flags):
                if name.sort is Sort.PERSON or (name.sort is Sort.OTHER and is_aged(reading.text, name.span.end)):
                    found.add(name.words[-1].lower())
        return frozenset(found)

    def _settled(self, reading: Reading, name: Name) -> Name:
        sort = Sort.PERSON if name.sort is Sort.OTHER and name.words[-1].lower() in self.known else name.sort
        return Name(name.numbers, sort, tuple(word.replace("’", "'") for word in name.words), Span(*name.span))

    def is_carried(self, name: Name) -> bool:
        """Whether the evidence itself has the name, or a country's other form."""
        if name.sort is Sort.COUNTRY:
            return bool(_forms(name) & self._evident) or name.words[0].lower() in self._evident
        return name.words[-1].lower() in self._evident

    def is_apart(self, words: Sequence[str]) -> bool:
        """Whether none of some words stands in the evidence or the claim."""
        own = {token.norm for token in self.scene.claim.tokens}
        return not any(word.lower() in self._evident | own for word in words)


def _forms(name: Name) -> frozenset[str]:
    row, _ = countries()[" ".join(name.words).lower()]
    return country_rows()[row][2]


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
            word = _country_form(other, form, row)
            if (
                word
                and cast.is_apart([part for forms in country_rows()[other][2] for part in forms.split()])
                and not scene.told_elsewhere([lemma_of(word.split()[-1])], name.span)
            ):
                yield kind, " ".join(part.capitalize() for part in word.split())
                break


def _country_form(other: int, form: int, own: int) -> str:
    """The like form of another country: its name, its adjective, its people; empty where it has none such."""
    name, forms, words = country_rows()[other]
    if other == own or words & country_rows()[own][2] or not forms:
        return ""
    if form == 0:
        return name
    return forms[0] if form == 1 else (forms[1] if forms[1:] and forms[1] == f"{forms[0]}s" else "")


def _is_dated(scene: Scene, span: Span) -> bool:
    return any(date.span.overlaps(span) for date in scene.claim.dates) or any(
        one.span.overlaps(span) for one in scene.claim.quantities
    )


# who says so


def _speaks(scene: Scene, numbers: Sequence[int]) -> bool:
    """Whether a name is the speaker of what the claim reports."""
    inside = set(numbers)
    for cue in scene.claim.cues:
        if cue.kind not in _SAYING:
            continue
        verbs = {*range(cue.first, cue.last)}
        if any(event.predicate in verbs and inside & set(event.agents) for event in scene.claim.events):
            return True
        if scene.claim.tokens[cue.first].norm == "according" and cue.last - 1 < min(inside) <= cue.last + 3:
            return True
    return False


def _speakers(scene: Scene) -> Iterator[Change]:
    """Plural speakers without a name: officials for experts, villagers for police."""
    table = {noun: row[0] for row in rows("speakers.tsv") for noun in listed(row[1])}
    for number, token in enumerate(scene.claim.tokens):
        if token.norm not in table or token.lemma not in scene.lemmas or not _speaks(scene, (number,)):
            continue
        told = {
            lemma for reading in (*scene.evidence, *scene.others) for lemma in (one.lemma for one in reading.tokens)
        }
        free = [noun for noun, kind in table.items() if kind != table[token.norm] and lemma_of(noun) not in told]
        if free and not _is_plain_pair(scene, number):
            other = scene.random("speaker", token.start).choice(sorted(free))
            edit = Edit(Span(token.start, token.end), other.capitalize() if token.capitalised else other)
            yield Change(Kind.SPEAKER, (edit,), f"in the source it is not {other} who say so")


def _is_plain_pair(scene: Scene, number: int) -> bool:
    """Whether the speaker is told apart by more than its noun: "police and officials said"."""
    return any(one == number for pair in pairwise(scene.tree.conjuncts(number)) for one in pair)
