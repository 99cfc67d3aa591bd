"""Edit real texts and see what becomes of anchors: states, exact spans, time; beside three ways that go by likeness.

    python benchmarks/anchoring.py                # 2,000 edits with one seed
    python benchmarks/anchoring.py --edits 10000

Texts: the article of the example and the sources in `benchmarks/handwritten/sources`. Each edit changes one text at or
around one locked sentence. "Harmless" edits keep every fact: text inserted or deleted elsewhere, sentences moved or
copied, reflow, quotes, dashes, case, a letter that slipped, a merge with the next sentence, a split at ", and", a time
moved to the front, a byte order mark, other line ends, letters decomposed (NFD). "Fact" edits change a number, a name,
a negation, a hedge or an antonym in the sentence itself, let two names change places, move a word such as "only" or
"not" to another one, or take the sentence away. "Garbled" ones are the file read in a wrong encoding (UTF-8 as cp1252
or Latin-1): the sentence may be told as changed or gone, but never as being somewhere else.

A peer is given the old sentence and the new text, and says where it is now, or that it is gone: it counts as a silent
wrong anchor when it gives a place although a fact differs there. Its cut-offs are those of its documentation or 0.8.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import random
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from claimcheck.anchoring import Anchor, anchor, locate
from claimcheck.engine.drift import State, drift
from claimcheck.language.documents import source_from_text
from claimcheck.model import Sentence, Source, Span

ROOT = Path(__file__).resolve().parents[1]
GREEN = {State.EXACT, State.MOVED, State.REWORDED}
CUT = 0.8
KINDS = (
    "insert", "delete", "reflow", "quotes", "case", "slip", "merge", "move", "split", "duplicate", "front", "none",
)  # fmt: skip
_TIME = re.compile(r" (on|in)( (?:[A-Z]\w+day|(?:[A-Z]\w{2,} )?\d{4}))\.$")
"""A time at the end of a sentence."""
_FOCUS = re.compile(r"\b(?:only|even|just|also|mostly|mainly|nearly|almost|never|not|probably|allegedly) (?=\w)")
GARBLED = ("cp1252", "latin-1")
ENCODINGS: dict[str, Callable[[str], str]] = {
    "bom": lambda text: f"\ufeff{text}",
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "cp1252": lambda text: text.encode().decode("cp1252", "replace"),
    "latin-1": lambda text: text.encode().decode("latin-1"),
}
NAMES = ("Halvorsen", "Okonkwo", "Castellano", "Brightwater", "Lindgren")
OPPOSITES = (
    ("agreed", "refused"), ("rose", "fell"), ("won", "lost"), ("increased", "decreased"), ("more", "less"),
    ("first", "last"), ("before", "after"), ("said", "denied"), ("largest", "smallest"), ("against", "for"),
)  # fmt: skip


class Edit(NamedTuple):
    """An edited text, the words that must be found there (nothing where a fact changed), and what was done."""

    text: str
    wanted: str | None
    kind: str


def texts() -> list[Source]:
    """Return the texts that are edited."""
    paths = [
        ROOT / "source" / "iran-pakistan-talks.txt",
        *sorted((ROOT / "benchmarks/handwritten/sources").glob("*.txt")),
    ]
    found = (path.read_text("utf-8").removeprefix("\ufeff") for path in paths)
    return [source_from_text(text, path.stem) for path, text in zip(paths, found, strict=True)]


def harmless(source: Source, sentence: Sentence, draw: random.Random) -> Edit:
    """Edit what says nothing, at the sentence or elsewhere."""
    text, old = source.text, source.text_of(sentence)
    before, after = text[: sentence.start], text[sentence.end :]
    kinds = (
        "insert",
        "delete",
        "reflow",
        "quotes",
        "case",
        "slip",
        "merge",
        "move",
        "split",
        "duplicate",
        "front",
        "none",
    )
    kind = draw.choice((*kinds, *ENCODINGS))
    if kind in ENCODINGS:
        return Edit(ENCODINGS[kind](text), ENCODINGS[kind](old).removeprefix("\ufeff"), kind)
    others = [one for one in source.sentences if abs(one.number - sentence.number) > 1]
    if kind == "insert":
        return Edit(f"Editor's note of {draw.randint(2, 9)} May.\n\n{text}", old, kind)
    if kind == "delete" and others:
        other = draw.choice(others)
        return Edit(text[: other.start] + text[other.end :], old, kind)
    if kind == "move":
        rest = (before.rstrip() + " " + after.lstrip()).strip()
        return Edit(f"{rest}\n\n{old}\n", old, kind)
    if kind == "merge" and after.startswith(" ") and old.endswith("."):
        return Edit(f"{before}{old[:-1]}, and {after[1:2].lower()}{after[2:]}", old[:-1], kind)
    if kind == "duplicate":  # another sentence is repeated elsewhere; the locked one stays alone
        other = draw.choice(others or [sentence])
        return Edit(f"{text.rstrip()}\n\n{source.text_of(other)}\n", old, kind if other is not sentence else "none")
    if kind == "front" and (time_said := _TIME.search(old)):
        new = f"{time_said[1].capitalize()}{time_said[2]}, {old[: time_said.start()]}."
        return Edit(before + new + after, new, kind)
    if kind == "split" and old.count(", and ") == 1:
        first, second = old.split(", and ")
        new = f"{first}. {second[:1].upper()}{second[1:]}"
        return Edit(before + new + after, new, kind)
    new = _respelt(old, kind, draw)
    return Edit(before + new + after, new, kind if new != old else "none")


def _respelt(old: str, kind: str, draw: random.Random) -> str:
    """The sentence with other blanks, marks or capitals, or with a letter that slipped."""
    if kind == "reflow":
        return re.sub(r" ", lambda found: "\n" if draw.random() < 0.1 else found[0], old)
    if kind == "quotes":
        return old.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-")
    if kind == "case":
        return old.upper()
    words = [*re.finditer(r"\b[a-z]{7,}\b", old)] if kind == "slip" else []
    if not words:
        return old
    word = draw.choice(words)
    place = draw.randrange(word.start() + 2, word.end() - 2)
    return old[:place] + old[place + 1 :]


def changed(source: Source, sentence: Sentence, draw: random.Random) -> Edit | None:
    """Change one fact of the sentence; nothing where it has none of a kind that was drawn."""
    old = source.text_of(sentence)
    kinds: dict[str, Callable[[], str | None]] = {
        "number": lambda: _number(old, draw),
        "name": lambda: _name(old, draw),
        "negation": lambda: _replaced(old, r"\b(was|were|is|are|has|have|had|will|would|could)\b", r"\1 not", draw),
        "opposite": lambda: _opposite(old),
        "hedge": lambda: _replaced(old, r"\b(was|were|is|are|will)\b", "may be", draw),
        "exchange": lambda: _exchanged(old, draw),
        "focus": lambda: _refocused(old, draw),
        "gone": lambda: "",
    }
    kind = draw.choice(sorted(kinds))
    new = kinds[kind]()
    if new is None or new == old:
        return None
    return Edit(source.text[: sentence.start] + new + source.text[sentence.end :], None, kind)


def _number(old: str, draw: random.Random) -> str | None:
    found = [*re.finditer(r"(?<![\d.,])\d+(?![\d.,]*\d)", old)]
    if not found:
        return None
    one = draw.choice(found)
    return old[: one.start()] + str(int(one[0]) + draw.randint(1, 7)) + old[one.end() :]


def _name(old: str, draw: random.Random) -> str | None:
    found = [*re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", old)]
    if not found:
        return None
    one = draw.choice(found)
    return old[: one.start()] + draw.choice(NAMES) + old[one.end() :]


def _exchanged(old: str, draw: random.Random) -> str | None:
    """Let two names change places; not members of a list, whose order says nothing."""
    found = [*re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", old)]
    pairs = [
        (one, other)
        for one, other in itertools.combinations(found, 2)
        if one[0] != other[0] and re.search(r"\b(?!(?:and|or)\b)[a-z]+", old[one.end() : other.start()])
    ]
    if not pairs:
        return None
    one, other = draw.choice(pairs)
    return old[: one.start()] + other[0] + old[one.end() : other.start()] + one[0] + old[other.end() :]


def _refocused(old: str, draw: random.Random) -> str | None:
    """Move a word that speaks of the next one to another place, at least two long words away."""
    found = [*_FOCUS.finditer(old)]
    if not found:
        return None
    one = draw.choice(found)
    places = [*re.finditer(r"\b[a-z]{5,}\b", old[one.end() :])][2:]
    if not places:
        return None
    place = one.end() + draw.choice(places).start()
    return old[: one.start()] + old[one.end() : place] + one[0] + old[place:]


def _replaced(old: str, pattern: str, new: str, draw: random.Random) -> str | None:
    found = [*re.finditer(pattern, old)]
    if not found:
        return None
    one = draw.choice(found)
    return old[: one.start()] + one.expand(new) + old[one.end() :]


def _opposite(old: str) -> str | None:
    for one, other in OPPOSITES:
        if re.search(rf"\b{one}\b", old):
            return re.sub(rf"\b{one}\b", other, old, count=1)
    return None


def by_difflib(text: str, exact: str) -> Span | None:
    """Take the sentence of the text that difflib finds nearest."""
    sentences = source_from_text(text).sentences
    best = difflib.get_close_matches(exact, [text[one.start : one.end] for one in sentences], n=1, cutoff=CUT)
    place = text.find(best[0]) if best else -1
    return Span(place, place + len(best[0])) if best else None


def by_partial_ratio(text: str, exact: str) -> Span | None:
    """Take the window that rapidfuzz aligns."""
    found = fuzz.partial_ratio_alignment(exact, text, score_cutoff=100 * CUT)
    return Span(found.dest_start, found.dest_end) if found else None


def by_fuzzysearch(text: str, exact: str) -> Span | None:
    """Take the nearest match of fuzzysearch."""
    from fuzzysearch import find_near_matches

    found = find_near_matches(exact, text, max_l_dist=min(12, int(len(exact) * (1 - CUT))))
    best = min(found, key=lambda one: one.dist, default=None)
    return Span(best.start, best.end) if best else None


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--edits", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true", help="list what was judged wrong")
    given = options.parse_args()
    draw = random.Random(given.seed)
    sources = texts()
    anchors = [
        (source, one, anchor(source, one.number, Span(one.start, one.end)))
        for source in sources
        for one in source.sentences
    ]
    anchors = [item for item in anchors if len(item[2].exact.split()) > 4]
    peers = {"difflib": by_difflib, "partial_ratio": by_partial_ratio}
    try:
        import fuzzysearch  # noqa: F401

        peers["fuzzysearch"] = by_fuzzysearch
    except ImportError:
        print("fuzzysearch is not installed: left out")
    tally: Counter[str] = Counter()
    states: Counter[tuple[str, str]] = Counter()
    done = 0
    while done < given.edits:
        source, sentence, locked = draw.choice(anchors)
        edit = harmless(source, sentence, draw) if done % 2 else changed(source, sentence, draw)
        if edit is None:
            continue
        done += 1
        _ours(locked, edit, tally, states, show=given.show)
        if done % 20 < 2:  # the peers are slow: every tenth pair of edits
            _peers(locked, edit, peers, tally)
    _print(tally, states, peers, anchors)
    return 0


def _ours(locked: Anchor, edit: Edit, tally: Counter[str], states: Counter[tuple[str, str]], *, show: bool) -> None:
    found = drift(locked, source_from_text(edit.text, locked.source))
    states[edit.kind, found.state.value] += 1
    if edit.wanted is None:
        tally["facts"] += 1
        tally["facts red"] += found.state not in GREEN
        if show and found.state in GREEN:
            print("SILENT", edit.kind, found.state.value, locked.exact, "|", found.reason)
        return
    harmless = "garbled" if edit.kind in GARBLED else "harmless"
    tally[harmless] += 1
    tally[f"{harmless} green"] += found.state in GREEN
    words = " ".join(edit.wanted.split()).rstrip(".")
    here = " ".join(found.places[0].of(edit.text).split()).rstrip(".") if found.places else ""
    # What a wrong encoding made of a mark at the edge may be left off: that is no other place.
    span = here == words or (edit.kind in GARBLED and bool(here) and here in words)
    tally[f"{harmless} span"] += span
    tally["silent wrong"] += found.state in GREEN and not span
    if show and (harmless == "harmless" or found.state in GREEN) and (found.state not in GREEN or not span):
        print("MISSED", edit.kind, found.state.value, locked.exact, "|", found.reason)


def _peers(
    locked: Anchor, edit: Edit, peers: dict[str, Callable[[str, str], Span | None]], tally: Counter[str]
) -> None:
    for name, find in peers.items():
        span = find(edit.text, locked.exact)
        if edit.wanted is None:
            tally[f"{name} facts"] += 1
            tally[f"{name} facts red"] += span is None
        elif edit.kind not in GARBLED:
            tally[f"{name} harmless"] += 1
            tally[f"{name} harmless green"] += span is not None


def _print(
    tally: Counter[str],
    states: Counter[tuple[str, str]],
    peers: dict[str, object],
    anchors: list[tuple[Source, Sentence, Anchor]],
) -> None:
    print(f"{'':16}{'harmless green':>16}{'fact edits red':>16}")
    for name in ("", *peers):
        pre = f"{name} " if name else ""
        shares = [
            100 * tally[f"{pre}{what}"] / max(1, tally[f"{pre}{of}"])
            for what, of in (("harmless green", "harmless"), ("facts red", "facts"))
        ]
        print(f"{name or 'claimcheck':16}{shares[0]:15.1f}%{shares[1]:15.1f}%")
    silent = tally["silent wrong"] + tally["facts"] - tally["facts red"]
    print(f"silent wrong anchors: {silent} of {tally['harmless'] + tally['facts'] + tally['garbled']}")
    print(f"exact span found after harmless edits: {100 * tally['harmless span'] / max(1, tally['harmless']):.1f} %")
    for (kind, state), count in sorted(states.items()):
        print(f"  {kind:10} {state:10} {count}")
    long = (anchors[0][0].text + "\n") * (20_000 // max(1, len(anchors[0][0].text.split())) + 1)
    times = []
    for source, sentence, locked in anchors[:200]:
        text = long + source.text
        moved = locked.model_copy(update={"start": locked.start, "copies": 1})
        start = time.perf_counter()
        locate(text, moved.model_copy(update={"exact": source.text_of(sentence)}))
        times.append(time.perf_counter() - start)
    words, median = len(long.split()), 1e6 * statistics.median(times)
    print(f"finding exact words in a text of {words:,} words: {median:.0f} µs at the median")


if __name__ == "__main__":
    sys.exit(main())
