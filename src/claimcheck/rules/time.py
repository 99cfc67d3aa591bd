"""CC12x: another date, another order of events, a plan told as done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.language.figures.dates import DateMention, compare_dates
from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.lexicons.words import is_light
from claimcheck.language.lifespans import life_words, lifespans
from claimcheck.language.order import find_orders, in_sequence
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind
from claimcheck.matching.alignment import CARRYING
from claimcheck.model import Severity
from claimcheck.rules.beside import date_beside
from claimcheck.rules.binding import bind
from claimcheck.rules.cover import is_covered, same_cue, source_covers
from claimcheck.rules.datelines import dates_now
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.opposites import is_denied
from claimcheck.rules.ordering import told_backwards, turned

_OPEN = frozenset({CueKind.PLAN, CueKind.ASK, CueKind.PROMISE})
_AHEAD = _OPEN | {CueKind.FUTURE}
_INNER = frozenset({"acl", "acl:relcl"})
"""How a clause that has dates of its own hangs on a noun."""
_SAID = frozenset({CueKind.REPORT, CueKind.FACTIVE})
_NOT_SURE = _OPEN | {CueKind.MODAL, CueKind.CONDITION, CueKind.DOUBT, CueKind.PROBABLE}


def date_mismatch(pair: Pair) -> Iterator[Sign]:
    """The source gives another date, weekday, month, year or time of day."""
    for claim in pair.claim.dates:
        outcomes = _outcomes(pair, claim)
        if Comparison.DISJOINT in outcomes and not outcomes.keys() & CARRYING and not _told_in_name(pair, claim):
            source = outcomes[Comparison.DISJOINT]
            ours, theirs = claim.span.of(pair.claim.text), source.span.of(pair.evidence.text)
            yield Sign(
                f"“{ours}” in the claim, “{theirs}” in the source",
                claim=claim.span,
                source=source.span,
                claim_value=ours,
                source_value=theirs,
                contradicts=True,
            )


def date_missing(pair: Pair) -> Iterator[Sign]:
    """The evidence does not say when, or not as exactly."""
    for claim in pair.claim.dates:
        outcomes = _outcomes(pair, claim)
        if not outcomes.keys() & (CARRYING | {Comparison.DISJOINT}) and not _met(pair, claim):
            ours = claim.span.of(pair.claim.text)
            yield Sign(f"nothing in the source says “{ours}” of this", claim=claim.span, claim_value=ours)


def _outcomes(pair: Pair, claim: DateMention) -> dict[Comparison, DateMention]:
    """How the claim's date stands to the evidence's.

    The date that the evidence gives for the claim's deed speaks alone ("was seen on Monday, but had gone by Tuesday");
    else those in the predicate's sentence.
    """
    beside = _beside_number(pair, claim)
    if beside is not None:
        return {Comparison.CARRIED: beside}
    end = _end_of_life(pair, claim)
    dates = [end] if end else reversed(pair.evidence.dates)
    found = [(compare_dates(claim, _as_told(pair, claim, source)), source) for source in dates]
    found = [item for item in found if item[0] is not Comparison.INCOMPARABLE]
    done = _deed(pair.claim, claim)
    met = pair.alignment.proof(done) if done is not None else None
    if met is not None:
        found = [item for item in found if _deed(pair.evidence, item[1]) == met] or found
    home = [item for item in found if _at_home(pair, item[1])]
    return dict(home or found)


def _beside_number(pair: Pair, claim: DateMention) -> DateMention | None:
    """The date beside the number of the evidence which is the claim's, where it carries the claim's only one.

    "One in six ran on Monday; on Tuesday it was one in four" tells of Tuesday what ran then.
    """
    bound = (bind(pair, quantity) for quantity in pair.claim.quantities if len(pair.claim.dates) == 1)
    sources = (one.source for one in bound if one is not None and not one.elsewhere and one.outcome in CARRYING)
    dates = (date_beside(pair.evidence, source) for source in sources)
    return next((date for date in dates if date is not None and compare_dates(claim, date) in CARRYING), None)


def _as_told(pair: Pair, claim: DateMention, source: DateMention) -> DateMention:
    """A date of somebody's words as others tell it later: "tomorrow" as "the next day"."""
    numbers, anchor = pair.evidence.within(source.span), (source.relative or "").partition(":")
    said = any(is_covered(pair.evidence, number, _SAID) for number in numbers)
    later = (claim.relative or "").startswith("then:") and anchor[0] == "now"
    return replace(source, relative=f"then:{anchor[2]}") if said and later else source


def _end_of_life(pair: Pair, claim: DateMention) -> DateMention | None:
    """The date of birth or of death in brackets that the claim's word beside its date met."""
    ends = {end.token: end.date for life in lifespans(pair.evidence) for end in life.ends}
    for number, token in enumerate(pair.claim.tokens):
        if token.lemma in life_words() and (place := pair.alignment.source_of(number)) in ends:
            away = {one.span: min(abs(number - at) for at in pair.claim.within(one.span)) for one in pair.claim.dates}
            if away[claim.span] == min(away.values()):
                return ends[place]
    return None


def _dates_a_life(pair: Pair, claim: DateMention) -> bool:
    """Whether brackets after a name of the claim give its date of birth or of death: "Ann Lee (1914 – 2012)"."""
    kinds = {life_words().get(token.lemma) for token in pair.claim.tokens}
    named = pair.alignment.proofs(number for number in range(len(pair.claim.tokens)) if pair.names[number])
    return any(
        end.kind in kinds and compare_dates(claim, end.date) in CARRYING and not named.isdisjoint(life.name)
        for life in lifespans(pair.evidence)
        for end in life.ends
    )


def _deed(reading: Reading, mention: DateMention) -> int | None:
    """The verb that a date stands with: the nearest above it."""
    tree, numbers = reading.tree, [*reading.within(mention.span)]
    above = (one for number in numbers[-1:] for one in tree.above(number)) if tree is not None else iter(())
    return next((number for number in above if tree and tree.nodes[number].tag == "VERB"), None)


def _at_home(pair: Pair, source: DateMention) -> bool:
    return any(pair.evidence.tokens[number].sentence == pair.home for number in pair.evidence.within(source.span))


def _met(pair: Pair, claim: DateMention) -> bool:
    """Whether the evidence has the very words, where it has no date that compares."""
    numbers = [number for number in pair.claim.within(claim.span) if pair.claim.tokens[number].content]
    return bool(numbers) and all(pair.alignment.proves(number) for number in numbers)


def _told_in_name(pair: Pair, claim: DateMention) -> bool:
    """Whether the anchor has the very words in a name, where they are no date of their own: "the Oslo 2016 Games"."""
    places = [pair.alignment.source_of(number) for number in pair.claim.within(claim.span)]
    dated = {number for date in pair.evidence.dates for number in pair.evidence.within(date.span)}
    return _met(pair, claim) and all(
        place is None or (place not in dated and pair.evidence.tokens[place].sentence == pair.home) for place in places
    )


def date_elsewhere(pair: Pair) -> Iterator[Sign]:
    """The source gives the date, but in another sentence than the event, of something else."""
    if pair.claim.tree is None:
        return
    for claim in pair.claim.dates:
        numbers = [number for number in pair.claim.within(claim.span) if pair.claim.tokens[number].content]
        met = {
            pair.evidence.tokens[place].sentence
            for number in numbers
            if (place := pair.alignment.source_of(number)) is not None
        }
        event = _deed(pair.claim, claim)
        place = pair.alignment.source_of(event) if event is not None else None
        told = {
            pair.evidence.tokens[spot].sentence
            for one in pair.claim.events
            if (spot := pair.alignment.source_of(one.predicate)) is not None
        }
        away = met and not met & told and place is not None and not dates_now(pair, claim, met, place)
        away = away and not _dates_a_life(pair, claim)
        if place is not None and (away or _dates_another(pair, claim, place)):
            words = claim.span.of(pair.claim.text)
            yield Sign(
                f"the source says “{words}” of something else",
                claim=claim.span,
                source=pair.source_span([place]),
                claim_value=words,
                source_value=pair.source_words([place]),
            )


def _dates_another(pair: Pair, claim: DateMention, deed: int) -> bool:
    """Whether each date of the evidence that carries the claim's belongs to another deed than the claim's."""
    if is_light(pair.evidence.tokens[deed].lemma):
        return False  # "made meals" is no "made a loss"
    carrying = [source for source in pair.evidence.dates if compare_dates(claim, source) in CARRYING]
    return bool(carrying) and all(_is_of_another(pair.evidence, source, deed) for source in carrying)


def _is_of_another(reading: Reading, mention: DateMention, deed: int) -> bool:
    """Whether a date stands in a clause to which a deed does not belong.

    "It closed in 2019 and was torn down later": a date behind one deed is none of the next one's that has a time of its
    own. The date of a clause on a noun is none of the clause around it: "The bridge, built in 1950, fell".
    """
    tree, own = reading.tree, _deed(reading, mention)
    if tree is None or own is None or own == deed:
        return False
    numbers = [*reading.within(mention.span)]
    if tree.nodes[deed].relation == "conj" and tree.nodes[deed].head == own:
        return own < numbers[0] < deed and _has_time(reading, deed)
    if tree.nodes[deed].relation in _INNER and own in tree.above(deed):
        return any(token.norm == "," for token in reading.tokens[deed : numbers[0]])
    return tree.nodes[own].relation in _INNER and deed in tree.above(own)


def _has_time(reading: Reading, deed: int) -> bool:
    """Whether a deed has a date of its own, or a word such as "later"."""
    dated = any(_deed(reading, mention) == deed for mention in reading.dates)
    return dated or any(order.event == deed and order.other is None for order in find_orders(reading))


def plan_as_done(pair: Pair) -> Iterator[Sign]:
    """The source tells what is planned, asked or promised, the claim tells it as done."""
    for covered in source_covers(pair, _AHEAD):
        fair = _NOT_SURE if covered.cue.kind in _OPEN else _NOT_SURE | {CueKind.FUTURE}
        if _is_past(pair.claim, covered.claim):
            fair -= {CueKind.CONDITION}  # "reviewed it if costs rose" tells what was done
        if any(is_covered(pair.claim, number, fair) for number in _told_with(pair.claim, covered.claim)):
            continue
        if is_denied(pair.claim, covered.claim):
            continue
        if same_cue(pair, covered) or _ahead(pair, covered.claim) or _is_announced(pair.claim, covered.claim):
            continue
        cue = [*range(covered.cue.first, covered.cue.last)]
        message = f"the source says “{pair.source_words(cue)}” of this, the claim tells it as done"
        yield Sign.of(pair, message, [covered.claim], [*cue, covered.source])


def _told_with(reading: Reading, number: int) -> Iterator[int]:
    """A word, and what is done by or to it: "*meetings* are to be *held*"."""
    yield number
    yield from (event.predicate for event in reading.events if number in (*event.agents, *event.patients))


def _is_past(reading: Reading, number: int) -> bool:
    """Whether a verb is told as past, by itself or by its helpers: "reviewed", "were shown"."""
    tree = reading.tree
    if tree is None:
        return False
    helpers = [tree.nodes[child].fine for child in tree.children(number, "aux", "aux:pass")]
    return "MD" not in helpers and (tree.nodes[number].fine == "VBD" or "VBD" in helpers)


def _ahead(pair: Pair, number: int) -> bool:
    """Whether a claim's word is told as to come: "Minister to visit Rome", "the trial starts (is starting) in May"."""
    if any(pair.claim.tokens[before].norm == "to" for before in range(max(0, number - 2), number)):
        return True
    tree = pair.claim.tree
    if tree is None or not any(
        "Tense=Pres|VerbForm=Fin" in tree.nodes[one].features
        for one in (number, *(tree.children(number, "aux") if tree.nodes[number].fine == "VBG" else ()))
    ):
        return False
    if tree.nodes[number].lemma in frame("staying"):
        return True  # what will stay shut is shut
    dated = {place for date in pair.claim.dates for place in pair.claim.within(date.span)}
    return any(dated.intersection(tree.subtree(child)) for child in tree.children(number, "obl", "advmod", "nmod"))


def _is_announced(reading: Reading, number: int) -> bool:
    """Whether a noun is only said to have been announced: "meetings *announced*"."""
    tree = reading.tree
    return tree is not None and any(
        node.lemma == "announce" and (tree.nodes[number].head == node.number or node.head == number)
        for node in tree.nodes
    )


def order_turned(pair: Pair) -> Iterator[Sign]:
    """The claim puts two events in the other order, or makes the effect the cause."""
    asked = [*find_orders(pair.claim)]
    told = [*find_orders(pair.evidence), *in_sequence(pair.evidence)] if asked else []
    for claim in asked:
        outcomes = [(turned(pair, claim, source), source) for source in told] if claim.other is not None else []
        if any(crossed is False for crossed, _ in outcomes):
            continue
        sources = [source for crossed, source in outcomes if crossed]
        for source in sources[:1]:
            message = f"the source has it the other way round: “{pair.source_words([source.word])}”"
            yield Sign.of(pair, message, [claim.word], [source.word], contradicts=True)
        if not sources and told_backwards(pair, claim):
            yield Sign.of(pair, f"the source does not say “{pair.claim_words([claim.word])}” of this", [claim.word])


RULES = (
    Rule(
        "CC124",
        "order-turned",
        Severity.ERROR,
        order_turned,
        (
            Example("The bridge closed before the flood.", "The bridge closed after the flood.", fires=True),
            Example("The flood came before the bridge closed.", "The bridge closed after the flood came.", fires=False),
        ),
    ),
    Rule(
        "CC121",
        "date-mismatch",
        Severity.ERROR,
        date_mismatch,
        (
            Example("The trial opened on 4 May.", "The trial opened on 6 May.", fires=True),
            Example("The trial opened in May.", "The trial opened on 6 May.", fires=False),
        ),
    ),
    Rule(
        "CC122",
        "date-missing",
        Severity.ERROR,
        date_missing,
        (
            Example("The trial opened on Friday.", "The trial opened.", fires=True),
            Example("The trial opened on Friday.", "On Friday the trial opened.", fires=False),
        ),
    ),
    Rule(
        "CC125",
        "date-elsewhere",
        Severity.ERROR,
        date_elsewhere,
        (
            Example(
                "The trial opened on 4 May.",
                "On 4 May the mayor resigned over the affair. The trial opened in the old town hall.",
                fires=True,
            ),
            Example(
                "The mayor resigned on 4 May.",
                "On 4 May the mayor resigned over the affair. The trial opened later.",
                fires=False,
            ),
        ),
    ),
    Rule(
        "CC123",
        "plan-as-done",
        Severity.ERROR,
        plan_as_done,
        (
            Example("The airline has cut 300 jobs.", "The airline will cut 300 jobs.", fires=True),
            Example("The airline plans to cut 300 jobs.", "The airline will cut 300 jobs.", fires=False),
        ),
        hint="keep the future, or the plan, of the source",
    ),
)
