"""CC15x: a claim that is surer than its sentence, or gives the words to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.cues import Cue, CueKind
from claimcheck.language.reading import Reading
from claimcheck.language.relations import PROOF
from claimcheck.model import Severity
from claimcheck.rules.cover import is_covered, same_cue, source_covers
from claimcheck.rules.interface import Example, Pair, Rule, Sign

_DOUBT = frozenset({CueKind.ALLEGED, CueKind.PROBABLE, CueKind.DOUBT, CueKind.CONDITION, CueKind.PARTIAL, CueKind.MODAL})
_SOFT = _DOUBT | {CueKind.REPORT, CueKind.PLAN, CueKind.ASK, CueKind.PROMISE}
_SAYING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT})


def doubt_dropped(pair: Pair) -> Iterator[Sign]:
    """The sentence leaves it open, the claim does not: "alleged", "may", "suspected", "claimed" or "if" was dropped."""
    for covered in source_covers(pair, _DOUBT):
        if is_covered(pair.claim, covered.claim, _SOFT) or same_cue(pair, covered):
            continue
        cue = [*range(covered.cue.first, covered.cue.last)]
        yield Sign(
            f"the source says “{pair.source_words(cue)}” of this, the claim states it as a fact",
            claim=pair.claim_span([covered.claim]),
            source=pair.source_span(sorted([*cue, covered.source])),
            claim_value=pair.claim_words([covered.claim]),
            source_value=pair.source_words(sorted([*cue, covered.source])),
        )


def other_speaker(pair: Pair) -> Iterator[Sign]:
    """The claim gives the words to somebody whom the sentence does not name as their speaker."""
    for cue in pair.claim.cues:
        if cue.kind not in _SAYING:
            continue
        claimed = speaker(pair.claim, cue)
        voices = [voice for other in pair.evidence.cues if other.kind in _SAYING for voice in [speaker(pair.evidence, other)] if voice]
        if not claimed or not voices:
            continue
        met = {pair.alignment.source_of(number) for number in claimed if pair.alignment.strength(number) >= PROOF} - {None}
        if met & {number for voice in voices for number in voice}:
            continue
        if not met and not any(pair.claim.tokens[number].capitalised for number in claimed):
            continue
        yield Sign(
            f"the claim gives this to “{pair.claim_words(claimed)}”, the source to “{pair.source_words(voices[0])}”",
            claim=pair.claim_span(claimed),
            source=pair.source_span(voices[0]),
            claim_value=pair.claim_words(claimed),
            source_value=pair.source_words(voices[0]),
            contradicts=True,
        )


def speaker(reading: Reading, cue: Cue) -> list[int]:
    """The words that name who speaks: the nearest noun phrase before the verb, or after it where nothing stands before."""
    tokens = reading.tokens
    after = _phrase(reading, range(cue.last, len(tokens)))
    if tokens[cue.first].norm == "according":
        return after
    before = _phrase(reading, range(cue.first - 1, -1, -1))
    return sorted(before) or after


def _phrase(reading: Reading, numbers: range) -> list[int]:
    """Content words from the start of ``numbers`` on, up to a mark, with function words passed over at first."""
    found: list[int] = []
    for number in numbers:
        token = reading.tokens[number]
        if token.content:
            found.append(number)
        elif token.kind == "mark" and token.norm not in {"-", "."}:
            break
        elif found and token.norm not in {"'s", "of"}:
            break
        elif len(found) > 5:
            break
    return found


def attribution_dropped(pair: Pair) -> Iterator[Sign]:
    """The sentence says who says so, the claim does not; harmless when the speaker is trusted, so only a warning."""
    if any(cue.kind in _SOFT or cue.kind is CueKind.FACTIVE for cue in pair.claim.cues):
        return
    for covered in source_covers(pair, frozenset({CueKind.REPORT})):
        if not same_cue(pair, covered):
            cue = [*range(covered.cue.first, covered.cue.last)]
            voice = speaker(pair.evidence, covered.cue)
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
        ),
        hint="say it as the source does, with its doubt",
    ),
    Rule(
        "CC152",
        "other-speaker",
        Severity.ERROR,
        other_speaker,
        (
            Example("Ms Brown said the bridge was safe.", "Mr Green said the bridge was safe. Ms Brown was absent.", fires=True),
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
