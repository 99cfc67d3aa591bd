"""The documentation page of each rule, made of its declaration.

python -m claimcheck.rules.pages docs/rules     # write them, and take away those of rules that are gone
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from itertools import groupby
from pathlib import Path

from claimcheck.rules import derived
from claimcheck.rules.catalogue import adjustable, catalogue, judging
from claimcheck.rules.interface import Example, Rule

INDEX = "README.md"
_MADE = "<!-- Made by `make docs` from the rule's declaration; change it there. -->"


def pages() -> dict[str, str]:
    """Return all pages, Markdown by file name: one for each rule, named by its code, and an index."""
    made = {f"{rule.code}.md": _text(_page(rule)) for rule in catalogue()}
    return {INDEX: _text(_index(catalogue())), **made}


def write_pages(folder: Path) -> None:
    """Make ``folder`` hold these pages and no other Markdown file."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


def _text(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _index(rules: Iterable[Rule]) -> Iterator[str]:
    yield "# Rules"
    yield _MADE
    yield "Wherever a rule is named, its code or its name will do; the beginning of a code (`CC10`) is a family."
    for family, members in groupby(rules, key=lambda rule: rule.family):
        rows = [_row(rule) for rule in members]
        yield f"## {family.capitalize()}"
        yield "\n".join(["| code | name | severity | what it is about |", "|---|---|---|---|", *rows])


def _row(rule: Rule) -> str:
    return f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {_first(rule)} |"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.name}"
    yield _MADE
    yield f"{rule.severity.capitalize()}, family [{rule.family}]({INDEX}#{rule.family})."
    yield cleandoc(rule.doc)
    for title, fires in (("Fires on", True), ("Stays quiet on", False)):
        rows = [_example(example) for example in rule.examples if example.fires is fires]
        if rows:
            yield f"## {title}"
            yield "\n".join(["| claim | source |", "|---|---|", *rows])
    yield "## What to do"
    if rule.hint:
        yield f"{rule.hint[0].upper()}{rule.hint[1:]}."
    yield " ".join(_switches(rule))


def _example(example: Example) -> str:
    return f"| {_cell(example.claim)} | {_cell(example.source)} |"


def _switches(rule: Rule) -> Iterator[str]:
    """Yield how to accept what the rule finds, for one claim of a claim file and for all."""
    if rule in judging() and rule not in derived.RULES:
        yield f'To accept it for one claim, write `ignore: {{{rule.code}: "why"}}` beside it.'
    if rule in adjustable():
        level = "error" if rule.severity == "warning" else "warning"
        change = f'`severity = {{ {rule.code} = "{level}" }}` or `ignore = ["{rule.code}"]`'
        yield f"For all claims, write {change} into the settings."
    else:
        yield "It always runs, since it tells that something was not checked."


def _first(rule: Rule) -> str:
    """Return the first paragraph of what a rule says of itself, on one line."""
    return _cell(cleandoc(rule.doc).partition("\n\n")[0])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/rules"))
