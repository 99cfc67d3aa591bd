"""Whether all formats carry the same findings, and whether a hostile string gets through one of them.

    python benchmarks/formats.py                 # 500 random reports, all hostile strings
    python benchmarks/formats.py --reports 5000

The reports are random (hypothesis), seeded; each is rendered in every format, read back, and compared with what it
holds: claim, rule, place, severity, ignored. The strings stand in every field of a report that others may write.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.renderers.carried import READ, disagreements, reports, styles
from tests.renderers.hostile import CHECKS, STRINGS, leaks


def compare(number: int) -> tuple[int, Counter[str]]:
    """Render and read back that many reports; give how many were compared, and each format's disagreements."""
    wrong: Counter[str] = Counter()
    done = [0]

    @seed(20260101)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(reports(), styles)
    def one(report: object, style: object) -> None:
        done[0] += 1
        wrong.update(form for form, *_ in disagreements(report, style))

    one()
    return done[0], wrong


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=500)
    number = parser.parse_args().reports
    done, wrong = compare(number)
    print(
        f"{done} random reports in {len(READ)} formats: {sum(wrong.values())} disagreements {dict(wrong) or ''}".strip()
    )
    found = [(text, fault) for text in dict.fromkeys(STRINGS) for fault in leaks(text)]
    print(
        f"{len(set(STRINGS))} hostile strings in {len(CHECKS)} formats: {len({text for text, _ in found})} get through"
    )
    for text, fault in found[:20]:
        print(f"  {text!a}: {fault}")


if __name__ == "__main__":
    main()
