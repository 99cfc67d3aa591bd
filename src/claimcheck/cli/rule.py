"""``claimcheck rule``: what a rule catches, with the examples that are its tests."""

from __future__ import annotations

import json
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import completing, options
from claimcheck.cli.manual import Command
from claimcheck.cli.terminal import emit
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.rules import Example, Rule


@click.command(
    cls=Command,
    exits={0: "printed"},
    examples=(
        "claimcheck rule CC101",
        "claimcheck rule negation-dropped",
        "claimcheck rule --all",
    ),
)
@click.argument("code", required=False, shell_complete=completing.rules)
@click.option("--all", "every", is_flag=True, help="List all rules.")
@options.form(choices=("full", "json"))
def rule(*, code: str | None, every: bool, form: str) -> int:
    """Explain a rule, or list all of them.

    CODE is the code of a rule, such as CC101, or its name.
    """
    if every == (code is not None):
        what = "name one rule, or ask for --all"
        raise UsageError(what, hint="such as `claimcheck rule CC101`")
    if code is not None:
        chosen = options.known_rule(code)
        emit(_json(_data(chosen)) if form == "json" else _page(chosen))
        return 0
    from claimcheck.rules import catalogue

    rules = catalogue()
    emit(_json([_data(one) for one in rules]) if form == "json" else "".join(map(_line, rules)))
    return 0


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _data(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "family": rule.family,
        "doc": rule.doc,
        "hint": rule.hint,
        "examples": [{"claim": e.claim, "source": e.source, "fires": e.fires} for e in rule.examples],
    }


def _line(rule: Rule) -> str:
    first = " ".join(cleandoc(rule.doc).partition("\n\n")[0].split())
    return f"{rule.code} {rule.name} ({rule.severity}): {first}\n"


def _page(rule: Rule) -> str:
    parts = [f"{rule.code} {rule.name} ({rule.severity}, {rule.family})", cleandoc(rule.doc)]
    for title, fires in (("Fires on", True), ("Stays quiet on", False)):
        shown = [_example(example) for example in rule.examples if example.fires is fires]
        parts += [f"{title}:\n" + "\n".join(shown)] if shown else []
    parts += [f"What to do: {rule.hint}"] if rule.hint else []
    return "\n\n".join(parts) + "\n"


def _example(example: Example) -> str:
    return f"  claim:  {example.claim}\n  source: {example.source}"
