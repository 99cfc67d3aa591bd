"""Trains the language model that claimcheck had before, as a pipeline of spaCy, and measures it.

    python training/train.py --treebank ../shared/treebank --output build/ewt

Takes about three quarters of an hour on one core. Set OMP_NUM_THREADS=1 to get the same weights again.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from augment import augment
from pipeline import register
from release import release
from spacy.language import Language
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import use_ops
from treebank import bare_doc, read_treebank, split_path, to_doc

CONFIG = Path(__file__).with_name("pipeline.cfg")
STREAMED = -1
"""Tells spaCy to read the corpus anew each epoch, so that no sentence is always varied in the same way. It can't be
in the configuration, for then spaCy would learn the labels from the first 100 sentences alone."""


def main() -> None:
    """Train, keep the best checkpoint, release it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=Path, required=True, help="folder with the CoNLL-U files")
    parser.add_argument("--output", type=Path, required=True, help="folder to write the model to; it is replaced")
    parser.add_argument("--checkpoints", type=Path, help="folder to keep checkpoints in (default: a temporary one)")
    parser.add_argument("--release-only", action="store_true", help="release the best checkpoint that is there already")
    arguments = parser.parse_args()
    register()
    spacy.registry.readers("claimcheck.Treebank.v1", func=treebank_reader)
    config = spacy.util.load_config(CONFIG, overrides={"paths.treebank": str(arguments.treebank)}).interpolate()
    with tempfile.TemporaryDirectory() as temporary:
        checkpoints = arguments.checkpoints or Path(temporary)
        if not arguments.release_only:
            train_model(config, checkpoints)
        release(checkpoints / "model-best", arguments.treebank, arguments.output, card_settings(config))


def train_model(config: spacy.Config, checkpoints: Path) -> None:
    """Run spaCy's training loop; the system's linear algebra is several times as fast as thinc's own."""
    checkpoints.mkdir(parents=True, exist_ok=True)
    with use_ops("numpy", use_blis=False):
        nlp = init_nlp(config)
        nlp.config["training"]["max_epochs"] = STREAMED
        train(nlp, checkpoints)


def card_settings(config: spacy.Config) -> dict[str, object]:
    """Pick what the card says of the settings."""
    rates = config["corpora"]["train"]["rates"]
    return {
        "seed": config["system"]["seed"],
        "steps": config["training"]["max_steps"],
        "rates": f"{1 - (1 - rates['headline']) * (1 - rates['no_stop']) * (1 - _case(rates)):.0%}",
    }


def _case(rates: dict[str, float]) -> float:
    return rates["lower"] + rates["title"] + rates["upper"]


def treebank_reader(
    folder: str, split: str, seed: int, rates: dict[str, float] | None
) -> Callable[[Language], Iterator[Example]]:
    """Read one part of the treebank as spaCy examples; with ``rates``, shuffled and varied anew each time."""
    sentences = read_treebank(split_path(Path(folder), split))
    chance = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        for sentence in chance.sample(sentences, len(sentences)) if rates else sentences:
            variant = augment(sentence, rates, chance) if rates else sentence
            yield Example(bare_doc(variant, nlp.vocab), to_doc(variant, nlp.vocab))

    return read


if __name__ == "__main__":
    main()
