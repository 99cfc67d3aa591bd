"""Reads subtitles: WebVTT and SubRip. Sentences run across cues; a time code tells where each cue stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from claimcheck.errors import Place, SourceError
from claimcheck.model import SentenceKind, Source
from claimcheck.readers.decoding import decode
from claimcheck.readers.extracted import Extract, Part, source_of

_TIMES = re.compile(r"(?P<from>(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3})[ \t]+-->[ \t]+(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}")
_TAG = re.compile(r"<[^<>]{0,200}+>|\{\\[^{}]{0,80}+\}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+(?P<name>[^<>]{1,80}+)>")
_TURN = re.compile(r"^\s*[-–—]\s+|^\s*>>\s*")
_NO_CUES = re.compile(r"(?:NOTE|STYLE|REGION)\b")


class SubtitleReader:
    """Reads ``.vtt`` and ``.srt`` files in UTF-8."""

    suffixes = (".vtt", ".srt")

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of what is said; a new speaker begins a new block."""
        text = decode(data, path).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        cues = list(_cues(text))
        if not cues:
            what = "it holds no cue with times such as 00:01:02.000 --> 00:01:04.000"
            raise SourceError(what, where=Place(path, 1, 1))
        return source_of(_blocks(cues), id, path)


class _Cue(NamedTuple):
    """What one voice says in a cue: when, what, by whom where that is told, and whether somebody new begins."""

    time: str
    words: str
    turn: str | None
    new: bool


def _cues(text: str) -> Iterator[_Cue]:
    last = ""
    for time, lines in _timed(text):
        # Captions that roll show the line before once more above the new one.
        fresh = lines[1:] if len(lines) > 1 and lines[0].strip() == last else lines
        last = lines[-1].strip() if lines else ""
        yield from _voices(time.replace(",", ".").rpartition(".")[0], fresh)


def _timed(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the time and the lines of each cue; a new time begins a cue even where the blank line is missing."""
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines = paragraph.strip("\n").split("\n")
        if _NO_CUES.match(lines[0]) and not any(map(_TIMES.match, lines[:2])):
            continue
        times = [(at, found) for at, line in enumerate(lines) if (found := _TIMES.match(line.strip()))]
        for place, (at, found) in enumerate(times):
            end = times[place + 1][0] if place + 1 < len(times) else len(lines)
            if end < len(lines) and lines[end - 1].strip().isdigit():  # the number of the cue that follows
                end -= 1
            yield found["from"], lines[at + 1 : end]


def _voices(time: str, lines: list[str]) -> Iterator[_Cue]:
    """Yield what each voice of a cue says: a tag or a dash tells where the next one begins."""
    whole = _VOICE.sub(lambda voice: f"\n{voice[0]}", "\n".join(lines))
    held: list[str] = []
    turn, new = None, False
    for line in whole.split("\n"):
        voice, bare = _VOICE.search(line), _TAG.sub("", line)
        if voice or _TURN.match(bare):
            yield _Cue(time, " ".join(" ".join(held).split()), turn, new)
            held, turn, new = [], voice["name"].strip() if voice else None, not voice
        held.append(unescape(_TURN.sub("", bare)))
    yield _Cue(time, " ".join(" ".join(held).split()), turn, new)


def _blocks(cues: list[_Cue]) -> Iterator[Extract]:
    parts: list[Part] = []
    speaker: str | None = None
    for cue in cues:
        if not cue.words:
            continue
        if parts and (cue.new or cue.turn != speaker):
            yield Extract(SentenceKind.PROSE, tuple(parts))
            parts = []
        speaker = cue.turn
        parts.append(Part(cue.words + " ", cue.time))
    yield Extract(SentenceKind.PROSE, tuple(parts))
