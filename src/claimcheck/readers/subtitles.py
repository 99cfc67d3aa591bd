"""Reads subtitles: WebVTT and SubRip. Sentences run across cues; a time code tells where each cue stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


class _Cue:
    """One cue: when, what is said, and by whom where that is told."""

    def __init__(self, time: str, lines: list[str]) -> None:
        whole = "\n".join(lines)
        voice = _VOICE.search(whole)
        self.time = time.replace(",", ".").rpartition(".")[0]
        self.turn = voice["name"].strip() if voice else None
        self.new = any(_TURN.match(_TAG.sub("", line)) for line in lines[:1])
        self.words = " ".join(" ".join(_TURN.sub("", _TAG.sub("", line)) for line in lines).split())


def _cues(text: str) -> Iterator[_Cue]:
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines = paragraph.strip("\n").split("\n")
        if _NO_CUES.match(lines[0]):
            continue
        for number, line in enumerate(lines[:2]):
            if found := _TIMES.search(line):
                yield _Cue(found["from"], lines[number + 1 :])
                break


def _blocks(cues: list[_Cue]) -> Iterator[Extract]:
    parts: list[Part] = []
    speaker: str | None = None
    for cue in cues:
        if parts and (cue.new or cue.turn != speaker):
            yield Extract(SentenceKind.PROSE, tuple(parts))
            parts = []
        speaker = cue.turn
        if cue.words:
            parts.append(Part(cue.words + " ", cue.time))
    yield Extract(SentenceKind.PROSE, tuple(parts))
