"""``claimcheck review``: look at locked sentences that are not as they were, and take down what is accepted."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit
from claimcheck.cli.manual import Command
from claimcheck.cli.running import refused, run
from claimcheck.cli.terminal import emit, note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Report
    from claimcheck.project import Project
    from claimcheck.project.lock import Lock
    from claimcheck.project.reviewing import Astray

_STATES = ("moved", "reworded", "changed")


@click.command(
    cls=Command,
    exits={0: "nothing is left to review", 1: "something is", 3: "there is no claim, or no lock"},
    examples=(
        "claimcheck review",
        "claimcheck review --accept moved,reworded",
    ),
)
@options.folder
@click.option("--accept", metavar="STATES", help="Take these without asking, such as moved,reworded.")
@options.form(choices=("full", "json"))
def review(*, folder: Path, accept: str | None, form: str) -> int:
    """Walk through the locked sentences that are not what they were.

    On a terminal each is shown, old and new with the words that differ underlined, and asked about: accept takes the
    new one down, and pins it in the claim file where the claim pinned words that are gone; repoint pins another
    sentence, by its number; reject leaves it red and lists the claim at the end; skip leaves it. Elsewhere nothing is
    written unless --accept names states. The exit code is 1 while any is left.
    """
    from claimcheck.project import find_project, load
    from claimcheck.project.lock import read_lock
    from claimcheck.project.repointing import pinning, snapshot
    from claimcheck.project.reviewing import astray

    states = _chosen(accept)
    project = find_project(folder)
    seen = snapshot(project)
    loaded = load(project)
    report, settled = run(project, loaded=loaded)
    code = refused(report, project, "reviewed")
    if code is not Exit.GOOD:
        return code
    old = read_lock(project.root)
    if old is None:
        note("there is no lock to review: write one with `claimcheck lock`")
        return Exit.NOTHING
    found = astray(old, report, settled)
    accepted = {one.claim for one in found} - {one.claim for one in found if one.state.value not in states}
    chosen: dict[str, str] = {}
    if form == "json":
        emit(json.dumps([_data(one) for one in found], indent=2) + "\n")
    elif accept is None and sys.stdin.isatty() and sys.stdout.isatty():
        accepted, chosen = _asked(found, report)
    else:
        emit("".join(shown(one) for one in found))
    quotes = {one.claim: one.quote for one in found if one.quote and one.claim in accepted} | chosen
    if quotes:
        report = run(project, settled, replace(loaded, claims=pinning(loaded.claims, quotes))).report
    accepted -= _failing(report, accepted)
    if accepted:
        _write(project, old, report, accepted, seen, {name: quotes[name] for name in accepted & quotes.keys()})
    left = {one.claim for one in found} - accepted
    note(f"{len(accepted)} accepted, {len(left)} left" if found else "every locked sentence is where it was")
    return Exit.FINDINGS if left else Exit.GOOD


def _failing(report: Report, accepted: set[str]) -> set[str]:
    """Return, and tell, which of the claims fail now: a lock of what is not so would promise too much."""
    failed = {result.claim.id for result in report.failed} & accepted
    if failed:
        names = ", ".join(sorted(failed)[:5])
        note(f"not accepted: {names}; what the claim says is not so now: correct it, `claimcheck verify` tells why")
    return failed


def _chosen(accept: str | None) -> set[str]:
    states = {name.strip() for name in (accept or "").split(",") if name.strip()}
    if unknown := states - set(_STATES):
        msg = f"--accept knows {', '.join(_STATES)}, not {', '.join(sorted(unknown))}"
        raise click.UsageError(msg)
    return states


def _write(
    project: Project, old: Lock, report: Report, accepted: set[str], seen: Mapping[Path, str], quotes: Mapping[str, str]
) -> None:
    """Write claim files, then the lock; raise ``UsageError``, with nothing written, when any was touched meanwhile."""
    from claimcheck.errors import UsageError
    from claimcheck.project.lock import read_lock, write_lock
    from claimcheck.project.repointing import repoint
    from claimcheck.project.reviewing import taken_down

    if read_lock(project.root) != old:
        raise UsageError("the lock was written by somebody else meanwhile", hint="run `claimcheck review` again")
    claims = [result.claim for result in report.results if result.claim.id in quotes]
    for path, count in repoint(project, seen, claims):
        emit(f"{path}: {count} pinned {'quote' if count == 1 else 'quotes'} repointed\n")
    write_lock(project.root, taken_down(old, report, {result.claim.id for result in report.results} - accepted))


def _asked(found: Sequence[Astray], report: Report) -> tuple[set[str], dict[str, str]]:
    """Show each on the terminal and ask; return the claims all of whose sentences were accepted, and what to pin."""
    refused: set[str] = set()
    rejected: list[str] = []
    chosen: dict[str, str] = {}
    for number, one in enumerate(found):
        emit(shown(one))
        answer = _answer(one, report, chosen)
        if answer == "q":
            refused |= {each.claim for each in found[number:]}
            break
        if answer in {"s", "j"}:
            refused.add(one.claim)
        if answer == "j":
            rejected.append(one.claim)
    for name in dict.fromkeys(rejected):
        note(f"rejected: {name} ({_place(report, name)}); correct the claim or take it out, it stays red until then")
    accepted = {one.claim for one in found} - refused
    return accepted, {name: words for name, words in chosen.items() if name in accepted}


def _answer(one: Astray, report: Report, chosen: dict[str, str]) -> str:
    """Ask about one sentence until the answer can be carried out; "r" has put the words to pin into ``chosen``."""
    question = "[a]ccept, [r]epoint, re[j]ect, [s]kip, [q]uit"
    while True:
        answer: str = click.prompt(question, type=click.Choice(("a", "r", "j", "s", "q")), default="s", err=True)
        if answer != "r":
            return answer
        words = _other_sentence(one, report)
        if words is not None:
            chosen[one.claim] = words
            return answer


def _other_sentence(one: Astray, report: Report) -> str | None:
    """Ask for the number of the sentence that carries the claim now; nothing, and why, where it can't be pinned."""
    name = one.drift.anchor.source
    source = next((source for source in report.sources if source.id == name), None)
    if not one.pins or source is None:
        note(
            f"{one.claim} pins no words of a source that is here: `verify` finds its sentence by itself; accept or skip"
        )
        return None
    number = click.prompt(f"number of the sentence in {name} (`claimcheck anchors` lists them)", type=int, err=True)
    sentence = next((sentence for sentence in source.sentences if sentence.number == number), None)
    if sentence is None:
        note(f"{name} has no sentence {number}: they go from 1 to {len(source.sentences)}")
        return None
    return " ".join(source.text_of(sentence).split())


def _place(report: Report, name: str) -> str:
    """Where a claim is written: ``file:line``."""
    origin = next(result.claim.origin for result in report.results if result.claim.id == name)
    return f"{origin.path}:{origin.line}" if origin else "given by a program"


def shown(one: Astray) -> str:
    """Show a sentence as it was and as it is, one below the other, and what to pin for words that are gone."""
    from claimcheck.renderers.cells import plain

    lines = [
        f"{one.claim}: {one.drift.anchor.id} is {one.state.value}"
        + (f": {one.drift.reason}" if one.drift.reason else ""),
        f"  claim: {one.text}",
        *_compared(" ".join(one.drift.anchor.exact.split()), one.now),
        *([f"  quote: {one.quote}"] if one.quote else []),
    ]
    return "".join(plain(line) + "\n" for line in lines) + "\n"


def _compared(old: str, now: Sequence[str]) -> list[str]:
    """The old words and the new ones; what differs is underlined where there is one place to compare with."""
    from claimcheck.renderers.differing import underlined

    if len(now) != 1:
        return [f"  - {old}", *(f"  + {words}" for words in now)]
    before, after = underlined(old, now[0])
    marked = ((f"  - {old}", before), (f"  + {now[0]}", after))
    return [line for words, carets in marked for line in (words, *([f"    {carets}"] if carets else []))]


def _data(one: Astray) -> dict[str, object]:
    return {
        "claim": one.claim,
        "anchor": one.drift.anchor.id,
        "state": one.state.value,
        "reason": one.drift.reason,
        "old": one.drift.anchor.exact,
        "new": list(one.now),
        "places": [list(place) for place in one.drift.places],
        "quote": one.quote,
    }
