"""``claimcheck anchors``: the sentences of a source, and what to call them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import completing, options
from claimcheck.cli.manual import Command
from claimcheck.cli.terminal import emit

if TYPE_CHECKING:
    from claimcheck.model import Sentence, Source
    from claimcheck.renderers.places import Lines


@click.command(
    cls=Command,
    exits={0: "the sentences are listed"},
    examples=(
        "claimcheck anchors ferry",
        "claimcheck anchors report.pdf --format json",
    ),
)
@click.argument("source", shell_complete=completing.sources)
@options.form(choices=("full", "json"))
def anchors(*, source: str, form: str) -> int:
    """List the sentences of a source.

    SOURCE is a file, or the id of a source of the nearest project. Each sentence comes with its anchor and its place.
    """
    from claimcheck.cli.files import find_source
    from claimcheck.renderers.places import Lines

    found = find_source(source)
    lines = Lines(found.text)
    rows = [_data(found, sentence, lines) for sentence in found.sentences]
    emit(
        json.dumps({"schema_version": 1, "source": found.id, "path": found.path, "sentences": rows}, indent=2) + "\n"
        if form == "json"
        else "".join(map(_line, rows))
    )
    return 0


def _data(source: Source, sentence: Sentence, lines: Lines) -> dict[str, Any]:
    from claimcheck.anchoring import anchor
    from claimcheck.model import Span

    place = lines.position(sentence.start)
    made = anchor(source, sentence.number, Span(sentence.start, sentence.end))
    return {
        "anchor": f"{source.id}#s{sentence.number}",
        "sentence": sentence.number,
        "kind": sentence.kind.value,
        "start": sentence.start,
        "end": sentence.end,
        "line": place.line,
        "column": place.column,
        **({"place": found} if (found := source.place_of(sentence.start)) else {}),
        "prefix": made.prefix,
        "suffix": made.suffix,
        "sha256": made.sha256,
        "source_sha256": made.source_sha256,
        "text": made.exact,
    }


def _line(row: dict[str, Any]) -> str:
    from claimcheck.renderers.cells import plain

    place = row.get("place") or f"{row['line']}:{row['column']}"
    return plain(f"{row['anchor']}  {place}  {row['text']}") + "\n"
