"""Whether one stop (a mark such as ``.`` with its neighbours) ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.language.text.abbreviations import Abbreviation, begins_sentences, classify, follows_hour, takes_letter

_NUMERAL = re.compile(r"[(\[]?(?:\d|[IVXLC]+\b|[A-Z]\b)")
_DASH = re.compile(r"[-–—]")
_DEGREES = ("C", "F", "K")
_LEADING = frozenset(
    ["at", "by", "before", "after", "around", "about", "on", "from", "until", "till", "since", "between"]
)


class Stop(NamedTuple):
    """A mark that may end a sentence, seen with what stands around it."""

    marks: str
    """The mark or run of marks, such as ``.``, ``?!`` or ``. . .``."""
    closers: str
    """Closing quotes and brackets after it."""
    words: Sequence[str]
    """The words of the sentence so far when they are few, else the last two."""
    word: str
    """The last of them, without opening quotes and brackets."""
    apart: bool
    """Whether white space stands between word and mark, as in tokenised text."""
    glued: bool
    """Whether the next word follows without white space."""
    opens: str
    """Opening quotes, brackets and dashes before the next word."""
    after: str
    """The next word without punctuation at its end (but an initial keeps its stop); empty when it is nothing else."""
    then: str
    """The first character of the word after that; empty when there is none."""


def ends_sentence(stop: Stop) -> bool:
    """Whether what follows ``stop`` is a new sentence."""
    if not stop.after or stop.after[0] in ",;:)]}&/=":
        return False
    if stop.glued and not _lacks_space(stop):
        return False
    if "." not in stop.marks and stop.marks != "…":
        return _ends_after_exclamation(stop)
    if len(stop.marks) > 1 or stop.marks == "…":
        return _ends_after_ellipsis(stop)
    if stop.apart:
        return _ends_after_token(stop)
    kind = classify(stop.word)
    if stop.closers[:1].isdecimal():
        return kind is None and stop.after[0].isupper()
    return _ends_after_word(stop) if kind is None else _ends_after_abbreviation(stop, kind)


def _lacks_space(stop: Stop) -> bool:
    """Whether the space after the stop was lost, as in ``was full.They left``."""
    return len(stop.word) > 2 and stop.word.isalpha() and stop.word.islower() and begins_sentences(stop.after)


def begins_with_ellipsis(stop: Stop) -> bool:
    """Whether a full stop is followed by an ellipsis that belongs to the next sentence: ``words. . . . The``."""
    return len(stop.marks) > 3 and stop.marks[1].isspace() and not stop.apart and not stop.after[:1].islower()


def _ends_after_exclamation(stop: Stop) -> bool:
    """``"Stop!" he said``, ``Yahoo! in`` and ``a Which? survey`` go on; ``is it? i think so`` does not."""
    if not stop.after[0].islower():
        return stop.word.lower() != "yahoo" or begins_sentences(stop.after)
    if stop.closers or stop.opens:
        return False
    return stop.apart or not stop.word[:1].isupper()


def _ends_after_ellipsis(stop: Stop) -> bool:
    if stop.closers.startswith("]"):
        return False
    spaced_pause = stop.apart and stop.marks.count(".") == 3 and " " in stop.marks
    return stop.after[0].isupper() and not spaced_pause


def _ends_after_token(stop: Stop) -> bool:
    """Judge a stop that is a token of its own: in tokenised text abbreviations keep theirs."""
    if classify(stop.word) is Abbreviation.TITLE:
        return False
    return not (stop.closers and stop.after[0].islower())


def _ends_after_word(stop: Stop) -> bool:
    if not stop.after[0].islower():
        return True
    return not stop.closers and len(stop.word) > 1 and stop.word.isalpha() and stop.word.islower()


def _ends_after_abbreviation(stop: Stop, kind: Abbreviation) -> bool:
    if kind in (Abbreviation.TITLE, Abbreviation.INNER) or _DASH.search(stop.opens):
        return False
    match kind:
        case Abbreviation.HOUR:
            return _ends_after_hour(stop)
        case Abbreviation.UNIT:
            return stop.after[0].isupper() if _counts(stop) else _ends_after_word(stop)
        case Abbreviation.LETTER:
            return _ends_after_letter(stop)
        case Abbreviation.LIKELY:
            return _starts_new(stop) or (stop.after[0].isupper() and stop.then.islower() and not classify(stop.after))
        case Abbreviation.OPEN:
            return _starts_new(stop)
    if _NUMERAL.match(stop.after) or follows_hour(stop.after):
        return False
    return _ends_after_word(stop) if kind is Abbreviation.WORD else _starts_new(stop)


def _starts_new(stop: Stop) -> bool:
    return stop.after[0].isupper() and begins_sentences(stop.after)


def _counts(stop: Stop) -> bool:
    """Whether a number stands before the word, as in ``6 in.`` and ``the 3rd min.``."""
    return len(stop.words) > 1 and (stop.words[-2][-1].isdigit() or stop.words[-2][0].isdigit())


def _ends_after_letter(stop: Stop) -> bool:
    """``J. Smith`` goes on; ``vitamin C. Patients``, ``-5 C. Snow`` and ``you and I. Did`` do not."""
    before = stop.words[-2] if len(stop.words) > 1 else ""
    degrees = stop.word in _DEGREES and before[-1:].isdigit() and len(before) < 4
    labelled = (degrees or takes_letter(before)) and stop.after[0].isupper() and not stop.after.endswith(".")
    return labelled or _starts_new(stop)


def _ends_after_hour(stop: Stop) -> bool:
    """``at 5 p.m. John left`` ends; ``5 p.m. Sunday`` and ``At 5 a.m. Mr. Smith`` go on."""
    if not stop.after[0].isupper() or follows_hour(stop.after):
        return False
    return not (len(stop.words) <= 4 and stop.words[0].lower() in _LEADING)
