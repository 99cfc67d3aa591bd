"""Extract which given names are borne by one sex alone.

    python training/given_names.py --names names-0.3.0/names --output src/claimcheck/language/data/given_names.tsv

The package ``names`` 0.3.0 (MIT) carries the frequencies of given names in the United States Census of 1990, which are
in the public domain. A name is taken for one sex where it is at least ``SHARE`` of its bearers'.
"""

from __future__ import annotations

import argparse
from pathlib import Path

SHARE = 0.97
SHORTEST = 3
ELSEWHERE = """
adrian alexis andrea angel ariel ashley avery carey carmen casey claude dana daniele dominique elia evelyn
frances francis gabriele georgie jackie jaime jan jean jesse jessie joan jody jordan juan kelly kerry kim
laurence laurie lee leslie lindsay loren lou luca marian marion mark may merle mickey micah michele mika nicola
nikita noel page paris pat ray rene renee robbie robin rosario sam sasha shannon sidney simone stacy stevie
sydney terry toni tony tracy trinidad val vivian will yuri
"""
"""Names that one sex bears in English and the other elsewhere, or both."""
HEAD = """\
# Given names that one sex bears: f or m.
# Source: frequencies of the United States Census of 1990 (public domain), as the package names 0.3.0 (MIT) carries
# them; made by training/given_names.py, which leaves out what the other sex bears too, there or in other languages.
# Format: name, lower case<TAB>f or m.
"""


def frequencies(path: Path) -> dict[str, float]:
    """How many in a hundred bear each name."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if row}


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    women, men = (frequencies(arguments.names / f"dist.{sex}.first") for sex in ("female", "male"))
    rows = []
    for name in sorted({*women, *men} - {*ELSEWHERE.split()}):
        share = women.get(name, 0.0) / ((women.get(name, 0.0) + men.get(name, 0.0)) or 1.0)
        if len(name) >= SHORTEST and max(share, 1 - share) >= SHARE:
            rows.append(f"{name}\t{'f' if share > 0.5 else 'm'}\n")
    arguments.output.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
