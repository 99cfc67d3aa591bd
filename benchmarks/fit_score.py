"""Fit the score's weights on labelled claims, and show how well they hold on sets that were left out.

    python benchmarks/fit_score.py                       # table only
    python benchmarks/fit_score.py --write               # and write src/claimcheck/engine/data/score.json

Sets: those of `benchmarks/judgement.py` but for the held-out ones; of those of others only the half that may be read.
Each set of a family weighs the same, and so does each label in it. How claims are ordered is fitted with the sets of
others weighing twice as much as the hand-written ones, whose false claims are mostly true ones with one thing changed,
so that how much of a claim is covered tells nothing there. How sure a score is, a scale and a shift that change no
order, is fitted with both families alike. Left out in turn: a set's figures come from weights that never saw it. ECE is
the expected calibration error over ten bins of equal width, of a set with both labels weighed alike.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from judgement import HANDWRITTEN, ROOT, auc, half, load, names

from claimcheck.engine.asking import Asking
from claimcheck.engine.features import FALLING, RISING, features
from claimcheck.engine.judge import Judge
from claimcheck.engine.link import Link
from claimcheck.language.documents import source_from_text
from claimcheck.matching import Index
from claimcheck.model import Span, Verdict

TARGET = ROOT / "src" / "claimcheck" / "engine" / "data" / "score.json"
RIDGE, STEPS, RATE = 0.02, 4000, 0.3
OTHERS = 2 / 3
"""What the sets of others weigh of all, where the order of claims is fitted."""


class Watcher(Judge):
    """A judge that keeps the features of each verdict that it gives."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self.rows: list[dict[str, float]] = []
        self._seen: list[tuple[Verdict, dict[str, float]]] = []

    def _judge(self, link: Link) -> Verdict:
        verdict = super()._judge(link)
        self._seen.append((verdict, dict(features(link.pair, verdict.findings))))
        return verdict

    def _told(self, claim: str, span: Span, *, part: bool) -> Asking[Verdict]:
        """Keep those of the link, or of the weakest of the clauses, that decided."""
        self._seen.clear()
        verdict = yield from super()._told(claim, span, part=part)
        deciding = [row for seen, row in self._seen if (seen.verdict, seen.score) == (verdict.verdict, verdict.score)]
        self.rows += deciding[-1:]
        return verdict


def examples(name: str) -> tuple[list[dict[str, float]], list[bool]]:
    """For each claim of a set the features of its weakest sentence, and its label."""
    rows, labels = [], []
    cases = load(name) if _ours(name) else half(load(name), "read")
    for case in cases:
        judge = Watcher(Index.build([source_from_text(case.source)]))
        judge.verdict(case.claim)
        if judge.rows:
            rows.append(min(judge.rows, key=lambda row: row["coverage"] - row["failed"]))
            labels.append(case.supported)
    return rows, labels


def fit(matrix: np.ndarray, labels: np.ndarray, weights: np.ndarray, signs: np.ndarray) -> np.ndarray:
    """Fit a logistic regression (gradient descent, L2, no weight against its sign): weights and, last, intercept."""
    solution = np.zeros(matrix.shape[1] + 1)
    design = np.hstack([matrix, np.ones((len(matrix), 1))])
    share = weights / weights.sum()
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-design @ solution))
        gradient = design.T @ (share * (guess - labels)) + RIDGE * np.append(solution[:-1], 0) / len(solution)
        solution -= RATE * gradient
        solution[:-1] = signs * np.maximum(signs * solution[:-1], 0)
    return solution


def balance(labels: np.ndarray) -> np.ndarray:
    """Weights that make both labels count alike, and the set count as one."""
    return np.where(labels, 0.5 / max(1, labels.sum()), 0.5 / max(1, (~labels).sum()))


def calibration_error(guess: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins = np.minimum((guess * 10).astype(int), 9)
    total = 0.0
    for number in range(10):
        inside = bins == number
        if inside.any():
            mass = weights[inside].sum()
            total += mass * abs(
                (weights[inside] * guess[inside]).sum() / mass - (weights[inside] * labels[inside]).sum() / mass
            )
    return float(total / weights.sum())


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, show, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--cache", type=Path, help="keep the features here, to fit again without judging again")
    options = parser.parse_args(arguments)
    data = _features(options.cache)
    columns = list(next(iter(data.values()))[0][0])
    signs = np.array([(name in RISING) - (name in FALLING) for name in columns])
    sets = {
        name: (np.array([[row[column] for column in columns] for row in rows]), np.array(labels, dtype=bool))
        for name, (rows, labels) in data.items()
    }
    print(f"{'left out':18}{'n':>6}{'auc':>8}{'ece':>8}")
    pooled = []
    for name, (matrix, labels) in sets.items():
        solution = _fit({key: other for key, other in sets.items() if key != name}, signs)
        guess = 1 / (1 + np.exp(-(matrix @ solution[:-1] + solution[-1])))
        weights = balance(labels)
        pooled.append((guess, labels, weights))
        area = auc(list(guess[labels]), list(guess[~labels]))
        print(f"{name:18}{len(labels):>6}{area:>8.3f}{calibration_error(guess, labels, weights):>8.3f}")
    everything = [np.concatenate(part) for part in zip(*pooled, strict=True)]
    print(f"{'all, pooled':18}{len(everything[0]):>6}{'':8}{calibration_error(*everything):>8.3f}")
    _reliability(*everything)
    solution = _fit(sets, signs)
    found = {name: round(float(value), 4) for name, value in zip([*columns, "intercept"], solution, strict=True)}
    print(json.dumps(found, indent=2))
    if options.write:
        document = {"command": "python benchmarks/fit_score.py --write", "sets": sorted(sets), "weights": found}
        TARGET.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _fit(sets: Mapping[str, tuple[np.ndarray, np.ndarray]], signs: np.ndarray) -> np.ndarray:
    """Weights whose order comes from one weighing of the sets, and whose scale and shift from another."""
    matrix = np.vstack([part for part, _ in sets.values()])
    labels = np.concatenate([part for _, part in sets.values()])
    solution = fit(matrix, labels, _weighed(sets, OTHERS), signs)
    total = matrix @ solution[:-1] + solution[-1]
    scale, shift = fit(total[:, None], labels, _weighed(sets, 0.5), np.ones(1))
    return solution * scale + np.append(np.zeros(len(signs)), shift)


def _weighed(sets: Mapping[str, tuple[np.ndarray, np.ndarray]], others: float) -> np.ndarray:
    """The weight of each claim, where the sets of others come to a share of ``others``, 0..1."""
    ours = sum(map(_ours, sets))
    shares = {name: (1 - others) / ours if _ours(name) else others / (len(sets) - ours) for name in sets}
    return np.concatenate([shares[name] * balance(part) for name, (_, part) in sets.items()])


def _ours(name: str) -> bool:
    return (HANDWRITTEN / f"{name}.jsonl").exists()


def _reliability(guess: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> None:
    print("\nscore        claims   said   true")
    bins = np.minimum((guess * 10).astype(int), 9)
    for number in range(10):
        inside = bins == number
        if inside.any():
            mass = weights[inside].sum()
            said, true = (weights[inside] * guess[inside]).sum() / mass, (weights[inside] * labels[inside]).sum() / mass
            print(f"{number / 10:.1f} to {(number + 1) / 10:.1f}{inside.sum():>9}{said:>7.2f}{true:>7.2f}")


def _features(cache: Path | None) -> dict[str, tuple[list[dict[str, float]], list[bool]]]:
    if cache and cache.exists():
        return json.loads(cache.read_text(encoding="utf-8"))
    data = {name: examples(name) for name in names() if not name.endswith("_heldout")}
    if cache:
        cache.write_text(json.dumps(data), encoding="utf-8")
    return data


if __name__ == "__main__":
    main()
