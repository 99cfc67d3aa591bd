"""Extract five small tables from the WordNet 3.0 database.

    python training/wordnet.py --dict /usr/share/wordnet --output src/claimcheck/language/data

``--dict`` is the folder with ``data.noun``, ``index.noun`` … and ``cntlist.rev`` (in Debian and Ubuntu the package
``wordnet-base`` brings it). Only frequent senses count: of a lemma's senses the first two, each with at least a
quarter of all its tagged uses, for hypernyms half of them; a lemma never tagged counts with its only sense. This is
asked of both words of a pair, which keeps the tables to what a reader would think of.

Each table is a gzip of lines ``lemma<TAB>pos<TAB>word,word…``, pos one of v n a r, sorted by code point. The same input
gives the same bytes. WordNet's licence is written beside the tables.
"""

from __future__ import annotations

import argparse
import gzip
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSE_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
SENSES = 2
FREQUENT = 0.25
MAIN = 0.5
LEVELS = {"n": 4, "v": 2}
DEPTH = {"n": 5, "v": 1}
"""A hypernym nearer to the top of the hierarchy than this is too general to say anything (object, act, change)."""
GENERAL = {
    "abstraction", "act", "action", "activity", "artifact", "attribute", "be", "belief", "cause", "change",
    "cognition", "come", "commodity", "communicate", "communication", "concept", "connect", "content", "covering",
    "creation", "do", "ending", "event", "evidence", "express", "genus", "get", "give", "go", "grounds", "group",
    "have", "idea", "instrumentality", "interact", "judge", "keep", "know", "let", "make", "matter", "measure",
    "message", "move", "organism", "phenomenon", "process", "put", "quality", "relation", "set", "shape", "state",
    "structure", "substance", "symptom", "take", "tell", "thing", "think", "thought", "touch", "use", "way",
    "whole", "work",
}  # fmt: skip
"""Senses with one of these words are too general, however deep they lie."""
WORD = re.compile(r"[a-z][a-z .'-]*")


class Key(NamedTuple):
    """One synset: part of speech and offset in its data file."""

    pos: str
    offset: int


class Pointer(NamedTuple):
    """A relation to another synset; source and target number the words that it binds, 0 for the whole synset."""

    symbol: str
    to: Key
    source: int
    target: int


class Synset(NamedTuple):
    """The words of one sense (lower case, blanks for underscores) and its relations."""

    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


class WordNet(NamedTuple):
    """The database, and what is frequent in it."""

    synsets: dict[Key, Synset]
    shares: dict[tuple[str, str], dict[Key, float]]
    """(lemma, pos) to its first senses and the share of its uses that each holds."""
    tagged: frozenset[tuple[str, str]]
    """The lemmas that were ever tagged."""

    def spoken(self, key: Key, least: float = FREQUENT) -> list[str]:
        """Give the words of a synset that are meant so in at least this share of their uses."""
        return [word for word in self.synsets[key].words if self.shares.get((word, key.pos), {}).get(key, 0) >= least]


def _lines(path: Path) -> Iterator[str]:
    """Read the lines below the licence, which is indented."""
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith("  "))


def _synset(line: str) -> tuple[Key, Synset]:
    fields = line.split(" | ")[0].split()
    count = int(fields[3], 16)
    words = tuple(_plain(fields[4 + 2 * number]) for number in range(count))
    start = 5 + 2 * count
    pointers = tuple(_pointer(fields[at : at + 4]) for at in range(start, start + 4 * int(fields[start - 1]), 4))
    return Key(_pos(fields[2]), int(fields[0])), Synset(words, pointers)


def _pointer(fields: list[str]) -> Pointer:
    symbol, offset, pos, ends = fields
    return Pointer(symbol, Key(_pos(pos), int(offset)), int(ends[:2], 16), int(ends[2:], 16))


def _pos(mark: str) -> str:
    """Take a satellite adjective for an adjective."""
    return "a" if mark == "s" else mark


def _plain(word: str) -> str:
    """Take the place marker off an adjective (``galore(ip)``); names and Latin keep their capitals and so fall out."""
    return word.partition("(")[0].replace("_", " ")


def read_counts(path: Path) -> dict[tuple[str, str, int], int]:
    """Read how often each sense was tagged: (lemma, pos, number of the sense) to uses."""
    counts = {}
    for line in _lines(path):
        key, number, uses = line.split()
        lemma, _, rest = key.partition("%")
        counts[lemma.replace("_", " "), SENSE_TYPES[rest[0]], int(number)] = int(uses)
    return counts


def read_shares(
    path: Path, counts: dict[tuple[str, str, int], int]
) -> Iterator[tuple[tuple[str, str], dict[Key, float]]]:
    """Read the first senses of each lemma of an index file, with their shares."""
    for line in _lines(path):
        fields = line.split()
        lemma, pos = fields[0].replace("_", " "), fields[1]
        keys = [Key(pos, int(offset)) for offset in fields[-int(fields[2]) :]]
        uses = [counts.get((lemma, pos, number), 0) for number in range(1, len(keys) + 1)]
        yield (lemma, pos), shares(keys, uses)


def shares(keys: list[Key], uses: list[int]) -> dict[Key, float]:
    """Give the first two senses the share of all uses that each holds; with no uses known, an only sense holds all."""
    total = sum(uses)
    if not total:
        return {keys[0]: 1.0} if len(keys) == 1 else {}
    return {key: seen / total for key, seen in list(zip(keys, uses, strict=True))[:SENSES]}


def load(folder: Path) -> WordNet:
    """Read the database."""
    counts = read_counts(folder / "cntlist.rev")
    synsets: dict[Key, Synset] = {}
    found: dict[tuple[str, str], dict[Key, float]] = {}
    for name in POS:
        synsets.update(_synset(line) for line in _lines(folder / f"data.{name}"))
        found.update(read_shares(folder / f"index.{name}", counts))
    return WordNet(synsets, found, frozenset((lemma, pos) for lemma, pos, _ in counts))


Table = dict[tuple[str, str], set[str]]


def synonyms(net: WordNet) -> Table:
    """Group the words that share a frequent sense."""
    table: Table = defaultdict(set)
    for key in net.synsets:
        spoken = net.spoken(key)
        for word in spoken:
            table[word, key.pos].update(spoken)
    return table


def hypernyms(net: WordNet) -> Table:
    """Find, for nouns and verbs in their main sense, the words of the more general senses above."""
    depths = Depths(net)
    table: Table = defaultdict(set)
    for key in net.synsets:
        wider = {word for above in _climb(net, key, LEVELS.get(key.pos, 0)) for word in _telling(net, depths, above)}
        for word in net.spoken(key, MAIN):
            table[word, key.pos] |= wider
    return table


def hyponyms(net: WordNet) -> Table:
    """Turn the hypernyms round: for a word those that are narrower. Phrases are left out, as nobody asks for them."""
    table: Table = defaultdict(set)
    for (word, pos), wider in hypernyms(net).items():
        if " " not in word:
            for other in wider:
                if " " not in other:
                    table[other, pos].add(word)
    return table


def _telling(net: WordNet, depths: Depths, key: Key) -> list[str]:
    """Give the words in use whose main sense this is; none when it is too general to say anything."""
    if depths.of(key) < DEPTH[key.pos] or GENERAL & set(net.synsets[key].words):
        return []
    return [word for word in net.spoken(key, MAIN) if (word, key.pos) in net.tagged]


def _above(net: WordNet, key: Key) -> list[Key]:
    return [pointer.to for pointer in net.synsets[key].pointers if pointer.symbol == "@"]


def _climb(net: WordNet, key: Key, levels: int) -> set[Key]:
    """Find the senses above one, up to so many levels."""
    found: set[Key] = set()
    edge = {key}
    for _ in range(levels):
        edge = {above for key in edge for above in _above(net, key)} - found
        found |= edge
    return found


class Depths:
    """How many steps a sense lies below the top, by the shortest way."""

    def __init__(self, net: WordNet) -> None:
        self._net = net
        self._known: dict[Key, int] = {}

    def of(self, key: Key) -> int:
        """Give the depth of one sense; 0 at the top."""
        if key not in self._known:
            self._known[key] = 1 + min((self.of(above) for above in _above(self._net, key)), default=-1)
        return self._known[key]


def lexical(net: WordNet, symbol: str) -> Table:
    """Pair words that a relation binds (antonyms ``!``, derivations ``+``), in frequent senses of both."""
    table: Table = defaultdict(set)
    for key, synset in net.synsets.items():
        for pointer in synset.pointers:
            if pointer.symbol == symbol and pointer.source:
                word, other = synset.words[pointer.source - 1], net.synsets[pointer.to].words[pointer.target - 1]
                if word in net.spoken(key) and other in net.spoken(pointer.to):
                    table[word, key.pos].add(other)
    return table


TABLES: dict[str, Callable[[WordNet], Table]] = {
    "wn_synonyms": synonyms,
    "wn_hypernyms": hypernyms,
    "wn_hyponyms": hyponyms,
    "wn_antonyms": lambda net: lexical(net, "!"),
    "wn_derivations": lambda net: lexical(net, "+"),
}


def render(table: Table) -> bytes:
    """Write a table as sorted lines, without words that only name themselves."""
    lines = []
    for (word, pos), others in table.items():
        kept = sorted(other for other in others - {word} if WORD.fullmatch(other))
        if kept and WORD.fullmatch(word):
            lines.append(f"{word}\t{pos}\t{','.join(kept)}\n")
    return "".join(sorted(lines)).encode()


def pack(text: bytes) -> bytes:
    """Compress without time and name, so that the same text gives the same bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as packed:
        packed.write(text)
    return buffer.getvalue()


def licence(path: Path) -> str:
    """Take WordNet's licence from the indented, numbered lines that open each of its files."""
    with path.open(encoding="utf-8") as lines:
        head = [line for line in lines if line.startswith("  ")]
    return "".join(re.sub(r"^ +\d+ ?", "", line).rstrip() + "\n" for line in head)


def main() -> None:
    """Write the tables and the licence, and print their sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dict", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    net = load(arguments.dict)
    for name, extract in TABLES.items():
        text = render(extract(net))
        packed = pack(text)
        (arguments.output / f"{name}.tsv.gz").write_bytes(packed)
        print(f"{name}: {len(text.splitlines()):,} lines, {len(text):,} bytes, {len(packed):,} packed")
    (arguments.output / "WORDNET-LICENSE.txt").write_text(licence(arguments.dict / "data.noun"), encoding="utf-8")


if __name__ == "__main__":
    main()
