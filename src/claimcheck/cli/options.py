"""Options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from claimcheck.cli import completing
from claimcheck.cli.terminal import color_wanted
from claimcheck.errors import UsageError
from claimcheck.renderers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claimcheck.engine import Options
    from claimcheck.project import Project
    from claimcheck.renderers.style import Style
    from claimcheck.rules import Rule

F = TypeVar("F", bound="Callable[..., object]")

STRICTNESS = ("low", "normal", "high")
SEVERITIES = ("error", "warning", "info")


class Judging(TypedDict):
    """What `judging` adds to a command."""

    strictness: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]


class Showing(Judging):
    """What `showing` and `explaining` add to a command, beside `judging`."""

    fail_on: str | None
    min_severity: str | None
    verbose: bool
    explain: bool
    no_source_text: bool


def form(*, default: str = "full", choices: tuple[str, ...] = FORMATS) -> Callable[[F], F]:
    """``--format``: how results are shown on stdout."""
    shown = click.Choice(choices)
    return click.option(
        "--format", "form", type=shown, default=default, show_default=True, help="How results are shown."
    )


def sources(told: str) -> Callable[[F], F]:
    """``--source SOURCE``: a file, a folder, or the id of a source of the project; as ``names``."""
    return click.option(
        "--source", "names", multiple=True, metavar="SOURCE", help=told, shell_complete=completing.sources
    )


def judging(command: F) -> F:
    """Add the options that change what the judge says."""
    levels = click.Choice(STRICTNESS)
    for option in (
        click.option(
            "--strictness",
            type=levels,
            help="How much of a claim must be carried; `low` excuses left-over words of long claims only.",
        ),
        _choosing("--ignore", "Leave out a rule, by code, name or family."),
        _choosing("--select", "Use only these rules, by code, name or family."),
    ):
        command = option(command)
    return command


def folder(command: F) -> F:
    """``[FOLDER]``: a folder of the project; one that is mistyped must not pass for the folder that it is run in."""
    return click.argument("folder", default=".", type=click.Path(exists=True, path_type=Path))(command)


def _choosing(name: str, told: str) -> Callable[[F], F]:
    return click.option(name, multiple=True, metavar="RULE", help=told, shell_complete=completing.rules)


def showing(command: F) -> F:
    """Add the options that say what of a report is shown, and what turns it red."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Show the claims that pass, too."),
        click.option("--min-severity", type=click.Choice(SEVERITIES), help="Leave out findings below this."),
        click.option("--fail-on", type=click.Choice((*SEVERITIES, "never")), help="What makes the exit code 1."),
        click.option("--no-source-text", is_flag=True, help="Show anchors and hashes in place of the sources' words."),
    ):
        command = option(command)
    return command


def style_of(project: Project, chosen: Showing) -> Style:
    """Return how stdout shows a report: as the command line chose (see ``showing``), else as the settings say."""
    from claimcheck.model import Severity
    from claimcheck.renderers.style import Style

    return Style(
        color_wanted(sys.stdout),
        Severity(chosen["min_severity"] or project.settings.min_severity),
        verbose=chosen["verbose"] or chosen["explain"],
        source_text=not chosen["no_source_text"],
    )


def explaining(command: F) -> F:
    """``--explain``: whether each verdict says what the words of its claim met."""
    return click.option("--explain", is_flag=True, help="Show what each word of a claim met, and what was left.")(
        command
    )


def judged_by(base: Options, chosen: Judging) -> Options:
    """Return ``base`` with what the command line chose (see ``judging``) in place of what it says itself."""
    from claimcheck.engine import Strictness

    settled = replace(base, strictness=Strictness(chosen["strictness"] or base.strictness))
    if not (chosen["select"] or chosen["ignore"]):
        return settled
    from claimcheck.rules import adjustable, judging

    return replace(
        settled,
        select=_rules(chosen["select"], judging) or base.select,
        ignore=_rules(chosen["ignore"], adjustable) or base.ignore,
    )


def _rules(groups: Iterable[str], allowed: Callable[[], Sequence[Rule]]) -> tuple[str, ...]:
    """Return the codes, names and code prefixes in some options, several in one with commas; each must be allowed."""
    names = [name.strip() for group in groups for name in group.split(",") if name.strip()]
    return tuple(_rule(name, allowed()) for name in names)


def _rule(name: str, allowed: Sequence[Rule]) -> str:
    """Return a rule's code, or ``name`` itself when it is the beginning of some codes, such as ``CC10``."""
    if len(name) > len("CC") and any(rule.code.startswith(name.upper()) for rule in allowed):
        return name.upper()
    rule = known_rule(name)
    if rule not in allowed:
        what = f"{rule.code} {rule.name} always runs; it can't be chosen or left out"
        raise UsageError(what, hint=f"`claimcheck rule {rule.code}` tells what it is for")
    return rule.code


def known_rule(name: str) -> Rule:
    """Return the rule of a code or name; raise ``UsageError``, with the nearest one, when there is none."""
    from difflib import get_close_matches

    from claimcheck.rules import catalogue, find_rule

    rule = find_rule(name)
    if rule is not None:
        return rule
    words = [word for known in catalogue() for word in (known.code, known.name)]
    near = get_close_matches(name, words, n=1) or get_close_matches(name.upper(), words, n=1)
    hint = f"did you mean {near[0]}?" if near else "`claimcheck rule --all` lists them"
    what = f"no rule is called {name!r}"
    raise UsageError(what, hint=hint)
