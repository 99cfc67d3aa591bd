"""How a mutation run is shown: what slipped through, and the score by kind; or everything as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import claimcheck
from claimcheck.renderers.cells import plain
from claimcheck.renderers.summary import count
from claimcheck.renderers.window import window

if TYPE_CHECKING:
    from claimcheck.mutation import Trial, Trials
    from claimcheck.renderers.style import Style

_SCHEMA_VERSION = 1
_WIDTH = 12
"""Columns of the longest kind."""


def render_trials(trials: Trials, form: str, style: Style) -> str:
    """Return a mutation run as ``full`` or ``json``, ending in a line break."""
    return _json(trials) if form == "json" else _full(trials, style)


def _full(trials: Trials, style: Style) -> str:
    lines = [line for survivor in trials.survivors for line in [*_survivor(survivor, style), ""]]
    lines += [*_table(trials), "", style.paint(score_line(trials), "strong")] if trials.trials else [score_line(trials)]
    return "".join(f"{line}\n" for line in lines)


def _survivor(trial: Trial, style: Style) -> list[str]:
    """Return what slipped through: where the claim is, what it says, what the mutant says, and why that is false."""
    bar = style.paint("  |", "gutter")
    was, now = trial.was or "nothing", trial.now or "nothing"
    return [
        f"{style.paint(f'survived[{trial.kind}]', 'error')} {style.paint(plain(f'“{was}” became “{now}”'), 'strong')}",
        f"{style.paint(' -->', 'gutter')} {plain(_place(trial))}",
        f"{bar} {window(trial.claim.text, None).text}",
        f"{bar} {window(trial.text, trial.span).text}",
        f"  {style.paint('=', 'gutter')} false: {plain(trial.reason)}",
    ]


def _place(trial: Trial) -> str:
    origin = trial.claim.origin
    return f"{origin.place} ({trial.claim.id})" if origin else trial.claim.id


def _table(trials: Trials) -> list[str]:
    rows = [f"{kind:<{_WIDTH}}{caught:>7}{total:>7}" for kind, (caught, total) in trials.by_kind().items()]
    return [f"{'kind':<{_WIDTH}}{'caught':>7}{'made':>7}", *rows]


def score_line(trials: Trials) -> str:
    """Return the score in one line, such as ``134 of 139 mutants caught (96.4 %) …``."""
    left = f"; {count(trials.left_out, 'claim')} left out, not supported as expected" if trials.left_out else ""
    seed = f"seed {trials.seed}"
    if not trials.trials:
        return f"no mutant could be made of {count(trials.claims, 'passing claim')} ({seed}){left}"
    made = f"{trials.caught} of {count(len(trials.trials), 'mutant')} caught ({shown_share(trials)} %)"
    return f"{made} from {count(trials.claims, 'passing claim')} ({seed}){left}"


def shown_share(trials: Trials) -> str:
    """Return the score in percent, rounded down: 99.96 is no 100."""
    return f"{1000 * trials.caught // max(1, len(trials.trials)) / 10:.1f}"


def _json(trials: Trials) -> str:
    """Return everything as one JSON object, in ASCII: no text can steer a terminal or break a pipe."""
    data = {
        "schema_version": _SCHEMA_VERSION,
        "version": claimcheck.__version__,
        "seed": trials.seed,
        "claims": trials.claims,
        "left_out": trials.left_out,
        "mutants": len(trials.trials),
        "caught": trials.caught,
        "score": trials.score,
        "by_kind": {kind: {"caught": caught, "mutants": made} for kind, (caught, made) in trials.by_kind().items()},
        "trials": [_data(trial) for trial in trials.trials],
    }
    return json.dumps(data, indent=2) + "\n"


def _data(trial: Trial) -> dict[str, object]:
    row = trial.model_dump(mode="json", exclude={"claim"})
    origin = trial.claim.origin.model_dump() if trial.claim.origin else None
    return {"id": trial.claim.id, "claim": trial.claim.text, "origin": origin, "caught": trial.caught, **row}
