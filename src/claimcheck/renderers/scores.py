"""How a score is shown: false passes and false alarms apart, by rule and by kind; or everything as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import claimcheck
from claimcheck.engine.scoring import CONFIDENCE, ENOUGH
from claimcheck.renderers.cells import columns, plain
from claimcheck.renderers.summary import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.engine.scoring import Appraisal, Outcome, Rate, Score
    from claimcheck.renderers.style import Style

_SCHEMA_VERSION = 1
_INTERVAL = f"{CONFIDENCE:.0%} interval".replace("%", " %")


def render_score(score: Score, appraisal: Appraisal, form: str, style: Style) -> str:
    """Return a score as ``full`` or ``json``, ending in a line break; ``verbose`` lists what was judged wrongly."""
    if form == "json":
        return json.dumps(_data(score, appraisal), indent=2) + "\n"
    tables = [_rates(score), _rules(score), _kinds(score)]
    listed = _wrong(score.wrong) if style.verbose and score.wrong else []
    blocks = [listed, *(_aligned(rows) for rows in tables if len(rows) > 1), [_last(score, appraisal, style)]]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def _rates(score: Score) -> list[list[str]]:
    """Rows of the two rates that matter; what never came up has none."""
    rates = (("false passes", score.false_passes), ("false alarms", score.false_alarms))
    rows = [[name, str(rate.count), str(rate.of), *_shares(rate)] for name, rate in rates if rate.of]
    return [["", "claims", "of", "share", _INTERVAL], *rows]


def _rules(score: Score) -> list[list[str]]:
    head = ["rule", "right", "wrong", "wrong alone", "precision", _INTERVAL]
    rows = [
        [
            f"{rule.code} {rule.name}",
            *map(str, (rule.caught.count, rule.alarms.count, rule.alone)),
            *_shares(rule.precision),
        ]
        for rule in score.rules
    ]
    return [head, *rows]


def _kinds(score: Score) -> list[list[str]]:
    head = ["kind", "label", "wrong", "of", "share", _INTERVAL]
    rows = [
        [plain(kind.kind), _truth(kind.supported), str(kind.wrong.count), str(kind.wrong.of), *_shares(kind.wrong)]
        for kind in score.kinds
    ]
    return [head, *rows]


def _truth(supported: bool) -> str:  # noqa: FBT001 - the label itself, not a switch
    return "true" if supported else "false"


def _shares(rate: Rate) -> list[str]:
    """Return a share and its interval in percent; empty when there was nothing to share."""
    if rate.share is None or rate.interval is None:
        return ["", ""]
    low, high = rate.interval
    return [f"{100 * rate.share:.1f} %", f"{100 * low:.1f}–{100 * high:.1f} %"]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines: the first column flush left, the figures flush right."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        gaps = [" " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join([row[0] + gaps[0], *(gap + cell for gap, cell in zip(gaps[1:], row[1:], strict=True))]))
    return lines


def _wrong(outcomes: Sequence[Outcome]) -> list[str]:
    return [
        plain(f"{'false alarm' if one.supported else 'false pass'}: {one.place}: {one.claim}{_raised(one)}")
        for one in outcomes
    ]


def _raised(one: Outcome) -> str:
    return f" ({', '.join(f'{code} {name}' for code, name in sorted(one.rules))})" if one.rules else ""


def _last(score: Score, appraisal: Appraisal, style: Style) -> str:
    """Return the line that says how much was scored and what it means."""
    if not score.scored:
        return f"nothing was scored; {score.unchecked} unchecked" if score.unchecked else "nothing was scored"
    true, false = score.false_alarms.of, score.false_passes.of
    left = f"; {score.unchecked} left out, unchecked" if score.unchecked else ""
    done = f"{count(score.scored, 'claim')} scored: {true} true, {false} false{left}"
    return style.paint(f"{done}; the gate is {appraisal.quality}: {appraisal.reason}", "strong")


def _data(score: Score, appraisal: Appraisal) -> dict[str, object]:
    return {
        "schema_version": _SCHEMA_VERSION,
        "version": claimcheck.__version__,
        "scored": score.scored,
        "unchecked": score.unchecked,
        "confidence": CONFIDENCE,
        "negatives_needed": ENOUGH,
        "gate": appraisal.quality.value,
        "reason": appraisal.reason,
        "false_passes": _rate(score.false_passes),
        "false_alarms": _rate(score.false_alarms),
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "caught": _rate(rule.caught),
                "false_alarms": _rate(rule.alarms),
                "false_alarms_alone": rule.alone,
                "precision": _rate(rule.precision),
            }
            for rule in score.rules
        ],
        "kinds": [
            {"kind": kind.kind, "label": _label(kind.supported), "wrong": _rate(kind.wrong)} for kind in score.kinds
        ],
        "wrong": [_case(one) for one in score.wrong],
    }


def _label(supported: bool) -> str:  # noqa: FBT001 - the label itself, not a switch
    return "supported" if supported else "unsupported"


def _rate(rate: Rate) -> dict[str, object]:
    interval = None if rate.interval is None else [round(end, 6) for end in rate.interval]
    return {"count": rate.count, "of": rate.of, "share": rate.share, "interval": interval}


def _case(one: Outcome) -> dict[str, object]:
    rules = [{"code": code, "name": name} for code, name in sorted(one.rules)]
    verdict = one.verdict.value
    return {"place": one.place, "claim": one.claim, "label": _label(one.supported), "verdict": verdict, "rules": rules}
