"""CC15x: a claim that is surer than its sentence, or gives the words to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.clauses.events import argument
from claimcheck.language.lexicons.determiners import INDEFINITE
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.lexicons.relations import PROOF, is_place, is_title, relation
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import Cue, CueKind, saying_kind
from claimcheck.model import Severity
from claimcheck.rules.anaphora import proper
from claimcheck.rules.cover import Covered, is_covered, same_cue, source_covers
from claimcheck.rules.interface import Example, Pair, Rule, Sign

_DOUBT = frozenset(
    {CueKind.ALLEGED, CueKind.PROBABLE, CueKind.DOUBT, CueKind.CONDITION, CueKind.PARTIAL, CueKind.MODAL}
)
_SOFT = _DOUBT | {CueKind.REPORT, CueKind.PLAN, CueKind.ASK, CueKind.PROMISE}
_POSSIBLE = frozenset({CueKind.MODAL, CueKind.PROBABLE})
_SAYING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT, CueKind.DENIAL, CueKind.PROMISE, CueKind.ASK})
_NEGATIVE = frozenset({CueKind.NEGATION, CueKind.DENIAL})
_NEW = INDEFINITE | {"another", "one", "some"}
_WILL_OR_SKILL = frozenset({"would", "could"})
"""Whoever would not, or could not, did not."""
_VOICED = _SAYING | {CueKind.ALLEGED}


def doubt_dropped(pair: Pair) -> Iterator[Sign]:
    """The sentence leaves it open, the claim does not: "alleged", "may", "suspected", "claimed" or "if" was dropped."""
    for covered in source_covers(pair, _DOUBT):
        soft = _as_soft(pair, covered)
        if (is_covered(pair.claim, covered.claim, soft) or same_cue(pair, covered)) and not _obliged(
            pair, covered, soft
        ):
            continue
        if (
            _told_elsewhere(pair, covered)
            or _condition_told(pair, covered)
            or _is_let(pair, covered)
            or _would_not(pair, covered)
            or _somebody_denies(pair, covered)
            or _only_named(pair, covered)
        ):
            continue
        cue = [*range(covered.cue.first, covered.cue.last)]
        message = f"the source says “{pair.source_words(cue)}” of this, the claim states it as a fact"
        yield Sign.of(pair, message, [covered.claim], [*cue, covered.source])


def _obliged(pair: Pair, covered: Covered, soft: frozenset[CueKind]) -> bool:
    """Whether the evidence lets somebody do what the claim has them do: "may return it", "must return it"."""
    own = [cue for cue in pair.claim.cues if cue.kind in soft and covered.claim in cue.covered]
    lets = covered.cue.kind is CueKind.MODAL and not _obliges(pair.evidence, covered.cue)
    if is_covered(pair.claim, covered.claim, _NEGATIVE):
        return False  # what must not be done may not be done
    return lets and bool(own) and all(_obliges(pair.claim, cue) for cue in own)


def _obliges(reading: Reading, cue: Cue) -> bool:
    return any(token.lemma in frame("obliging") for token in reading.tokens[cue.first : cue.last])


def _as_soft(pair: Pair, covered: Covered) -> frozenset[CueKind]:
    """Kinds of cues that leave open in the claim what this one leaves open in the evidence."""
    soft = (_SOFT - _others(pair, covered)) | {covered.cue.kind}
    if covered.cue.kind is CueKind.CONDITION:
        soft |= {CueKind.MODAL}  # "could be licensed" leaves open all that "could be licensed if" does
    if covered.cue.kind is CueKind.MODAL and pair.evidence.tokens[covered.cue.first].norm == "would":
        soft |= {CueKind.CONDITION}  # "would close unless" is "will close unless" at another time
    if pair.evidence.tokens[covered.cue.first].norm == "whether":
        soft -= {CueKind.PLAN, CueKind.PROMISE}  # who has yet to decide whether to sell plans no sale
    return soft


def _condition_told(pair: Pair, covered: Covered) -> bool:
    """Whether the claim has the condition in other words: "those *who apply* are paid", "provided that they apply"."""
    tree = pair.claim.tree
    if tree is None or covered.cue.kind is not CueKind.CONDITION:
        return False
    met = [
        claim
        for number in covered.cue.focus[1:]
        for claim in pair.alignment.claims_of(number)
        if pair.alignment.proves(claim)
    ]
    own = {number for cue in pair.claim.cues if cue.kind is CueKind.CONDITION for number in cue.focus[1:]}
    return any(tree.nodes[claim].relation.startswith("acl") or claim in own for claim in met)


def _is_let(pair: Pair, covered: Covered) -> bool:
    """Whether the claim has somebody let others do what these can or may do: "*lets* readers borrow drills"."""
    tree = pair.claim.tree
    if tree is None or covered.cue.kind is not CueKind.MODAL or _obliges(pair.evidence, covered.cue):
        return False
    node = tree.nodes[covered.claim]
    return node.relation in {"xcomp", "ccomp"} and tree.nodes[node.head].lemma in frame("letting")


def _told_elsewhere(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence has the claim's word once more, plainly: "may choose figs or nuts; 46% *chose* figs".

    It must stand with a word of the claim that the first place has not.
    """
    tree, lemma = pair.evidence.tree, pair.evidence.tokens[covered.source].lemma
    return tree is not None and any(
        token.lemma == lemma
        and place != covered.source
        and not is_covered(pair.evidence, place, _SOFT)
        and any(pair.alignment.claims_of(number) for number in {*tree.subtree(place)} - {place} - covered.cue.covered)
        for place, token in enumerate(pair.evidence.tokens)
    )


def _somebody_denies(pair: Pair, covered: Covered) -> bool:
    """Whether the claim only tells that somebody denies it, and so does not state it."""
    return any(
        saying_kind(pair.claim.tokens[cue.first].lemma) is CueKind.DENIAL and covered.claim in cue.covered
        for cue in pair.claim.cues
    )


def _only_named(pair: Pair, covered: Covered) -> bool:
    """Whether the claim only names what may be done: "a bill *to ban* it", "*banning* it would cost much"."""
    tree = pair.claim.tree
    if tree is not None and tree.nodes[covered.claim].fine == "VBG":
        return tree.nodes[covered.claim].relation.startswith(("csubj", "nsubj"))
    if tree is None or covered.cue.kind is not CueKind.MODAL or tree.nodes[covered.claim].relation != "acl":
        return False
    return any(tree.nodes[mark].lemma == "to" for mark in tree.children(covered.claim, "mark"))


def _would_not(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence denies that somebody would or could, and the claim that they did: "failed", "refused"."""
    return (
        covered.cue.kind is CueKind.MODAL
        and pair.evidence.tokens[covered.cue.first].norm in _WILL_OR_SKILL
        and is_covered(pair.evidence, covered.source, _NEGATIVE)
        and is_covered(pair.claim, covered.claim, _NEGATIVE)
    )


def _others(pair: Pair, covered: Covered) -> set[CueKind]:
    """Kinds of the evidence's other cues over the same word: to keep one of these does not make up for this one.

    But what only may be is left open enough, whoever suggests it, and "could not be ruled out" is one doubt, not two.
    """
    return {
        cue.kind
        for cue in pair.evidence.cues
        if cue is not covered.cue
        and cue.kind is not covered.cue.kind
        and covered.source in cue.covered
        and not (covered.cue.kind is CueKind.DOUBT and cue.kind in _POSSIBLE)
        and {*cue.focus}.isdisjoint(range(covered.cue.first, covered.cue.last))
    }


def other_speaker(pair: Pair) -> Iterator[Sign]:
    """The claim gives the words to somebody whom the sentence does not name as their speaker."""
    for cue in pair.claim.cues:
        claimed = voices(pair.claim, cue) if cue.kind in _SAYING else []
        if not claimed or not (
            any(pair.names[number] for number in claimed)
            or _speaks_elsewhere(pair, cue, claimed)
            or _never_heard_of(pair, claimed)
        ):
            continue
        told = [found for found in (voices(pair.evidence, other) for other in _same_words(pair, cue)) if found]
        if not told and (there := _in_another_sentence(pair, cue, claimed)):
            yield Sign(
                f"“{pair.claim_words(claimed)}” speaks in another sentence, and not of this",
                claim=pair.claim_span(claimed),
                source=pair.source_span(there),
                claim_value=pair.claim_words(claimed),
            )
        if told and not any(_same_voice(pair, claimed, found) for found in told):
            ours, theirs = pair.claim_words(claimed), pair.source_words(told[0])
            message = f"the claim gives this to “{ours}”, the source to “{theirs}”"
            yield Sign.of(pair, message, claimed, told[0], contradicts=True)


def _never_heard_of(pair: Pair, claimed: list[int]) -> bool:
    """Whether the sources have no word of a speaker without a name."""
    content = [number for number in claimed if pair.claim.tokens[number].content]
    return bool(content) and not any(
        pair.alignment.strength(number) > 0 or pair.known(pair.claim.tokens[number].lemma) for number in content
    )


def _speaks_elsewhere(pair: Pair, cue: Cue, claimed: list[int]) -> bool:
    """Whether a speaker without a name ("the department") speaks in the evidence, but not these words."""
    met = {pair.alignment.source_of(number) for number in claimed if pair.claim.tokens[number].content} - {None}
    here = _same_words(pair, cue)
    return any(
        met & set(voices(pair.evidence, other))
        for other in pair.evidence.cues
        if other.kind in _VOICED and other not in here
    )


def _in_another_sentence(pair: Pair, cue: Cue, claimed: list[int]) -> list[int]:
    """Where the evidence names a speaker, if in no sentence that has the words; what is quoted may go on from there."""
    who = pair.alignment.proofs([number for number in claimed if not is_title(pair.claim.tokens[number].norm)])
    words = pair.alignment.proofs([number for number in cue.covered - {*claimed} if pair.claim.tokens[number].content])
    quoted = {number for quote in pair.evidence.quotes for number in pair.evidence.within(quote)}
    sentences = {pair.evidence.tokens[number].sentence for number in words}
    apart = sentences.isdisjoint(pair.evidence.tokens[number].sentence for number in who)
    return sorted(who) if words and apart and not words <= quoted else []


def _same_words(pair: Pair, cue: Cue) -> list[Cue]:
    """The cues of the evidence that report what this cue of the claim reports."""
    met = pair.alignment.proofs(cue.focus) or pair.alignment.proofs(cue.covered)
    return [other for other in pair.evidence.cues if other.kind in _VOICED and met & other.covered]


def voices(reading: Reading, cue: Cue) -> list[int]:
    """The words that name who speaks, in order; empty where nobody is named."""
    if reading.tree is None:
        return []
    inside = range(cue.first, cue.last)
    agents = [head for event in reading.events if event.predicate in inside for head in event.agents]
    if not agents:
        agents = [
            head
            for number in inside
            for head in reading.tree.above(number)
            if reading.tokens[number].norm in {"according", "to"}
        ][:1]
    return sorted(
        {
            number
            for head in agents
            for number in argument(reading.tree, head)
            if (reading.tokens[number].content and reading.tree.nodes[number].relation != "case")
            or reading.tree.nodes[number].tag == "PRON"
        }
    )


def _same_voice(pair: Pair, claimed: list[int], told: list[int]) -> bool:
    """Whether both name the same speaker, as far as the evidence names one."""
    tree = pair.evidence.tree
    named = any(tree is not None and tree.nodes[number].tag == "PROPN" for number in told) or any(
        is_place(pair.evidence.tokens[number].lemma) for number in told
    )
    if any(tree is not None and tree.nodes[number].tag == "PRON" for number in told):
        return not _names_another(pair, claimed, told)
    if not named and any(pair.names[number] for number in claimed):
        return not _is_new(pair.evidence, told)
    for number in claimed:
        if is_title(pair.claim.tokens[number].norm) and len(claimed) > 1:
            continue
        for place in told:
            step = relation(pair.claim.tokens[number].lemma, pair.evidence.tokens[place].lemma)
            if (pair.names[number] or pair.claim.tokens[number].content) and (
                (step and step.strength >= PROOF) or pair.alignment.source_of(number) == place
            ):
                return True
    return False


def _names_another(pair: Pair, claimed: list[int], told: list[int]) -> bool:
    """Whether "he" or "she" can only be the one whom the sentence names before: "Mr Ray is not sure: he thinks …"."""
    tokens = pair.evidence.tokens
    if len(told) != 1 or tokens[told[0]].norm not in {"he", "she"} or not any(pair.names[one] for one in claimed):
        return False
    tree, sentence = pair.evidence.tree, tokens[told[0]].sentence
    here = [node.number for node in (tree.nodes[: told[0]] if tree else ()) if tokens[node.number].sentence == sentence]
    subjects = [one for one in here if tree is not None and tree.nodes[one].relation.startswith("nsubj")]
    met = {pair.alignment.source_of(one) for one in claimed} - {None}
    return (
        bool(subjects and met)
        and all(proper(pair.evidence, one) for one in subjects)
        and not any(place is not None and tokens[place].sentence == sentence for place in met)
    )


def _is_new(reading: Reading, told: list[int]) -> bool:
    """Whether a speaker without a name is somebody not named before: "a governor", "one critic"."""
    tree = reading.tree
    return tree is not None and any(
        reading.tokens[child].norm in _NEW for number in told for child in tree.children(number, "det", "nummod")
    )


def attribution_dropped(pair: Pair) -> Iterator[Sign]:
    """The sentence says who says so, the claim does not; harmless when the speaker is trusted, so only a warning."""
    if any(cue.kind in _SOFT or cue.kind is CueKind.FACTIVE for cue in pair.claim.cues):
        return
    for covered in source_covers(pair, frozenset({CueKind.REPORT})):
        if not same_cue(pair, covered):
            cue = [*range(covered.cue.first, covered.cue.last)]
            voice = voices(pair.evidence, covered.cue)
            who = pair.source_words(voice) if voice else "somebody"
            yield Sign(
                f"in the source “{who}” says so, the claim states it as a fact",
                source=pair.source_span(cue),
                source_value=who,
            )
            return


RULES = (
    Rule(
        "CC151",
        "doubt-dropped",
        Severity.ERROR,
        doubt_dropped,
        (
            Example("The treasurer stole the money.", "The treasurer allegedly stole the money.", fires=True),
            Example("The vaccine prevents infection.", "The vaccine may prevent infection.", fires=True),
            Example("The vaccine might prevent infection.", "The vaccine may prevent infection.", fires=False),
            Example("The treasurer stole the money.", "The treasurer stole the money.", fires=False),
            Example("Attendance fell by a tenth.", "It was reported that attendance fell by a tenth.", fires=True),
            Example("Attendance fell by a tenth.", "The head reported that attendance fell by a tenth.", fires=False),
        ),
        hint="say it as the source does, with its doubt",
    ),
    Rule(
        "CC152",
        "other-speaker",
        Severity.ERROR,
        other_speaker,
        (
            Example(
                "Ms Brown said the bridge was safe.",
                "Mr Green said the bridge was safe. Ms Brown was absent.",
                fires=True,
            ),
            Example("Mr Green said the bridge was safe.", "Mr Green said the bridge was safe.", fires=False),
        ),
        hint="name the speaker whom the source names",
    ),
    Rule(
        "CC153",
        "attribution-dropped",
        Severity.WARNING,
        attribution_dropped,
        (
            Example("The bridge was safe.", "Mr Green said the bridge was safe.", fires=True),
            Example("Mr Green said the bridge was safe.", "Mr Green said the bridge was safe.", fires=False),
        ),
        hint="add who says so, if it matters to your readers",
    ),
)
