"""Names that the tagger takes for adverbs by their ending: "*Reilly* resigned", "*Tuohy* was fined".

No sentence has an adverb of no dictionary with a capital, so such a word is a name, and stands where names stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.lexicons import wordnet
from claimcheck.language.lexicons.frequency import background
from claimcheck.language.parser.universal import Dependencies

_ADVERB, _NAME = "RB", "NNP"
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def tag_names(forms: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Penn tags in which such words are proper nouns."""
    return [
        _NAME if tag == _ADVERB and form[:1].isupper() and _is_unknown(form.lower()) else tag
        for form, tag in zip(forms, tags, strict=True)
    ]


def _is_unknown(word: str) -> bool:
    """Whether neither the dictionary nor general English has a word, nor what it would be made of: "nontrivial-ly"."""
    stems = (word, word.removesuffix("ly"), word.removesuffix("y"))
    return not any(background(stem) < 1.0 or wordnet.knows(stem) for stem in stems)


def place_names(tree: Dependencies) -> None:
    """Make such a name the subject of the finite verb behind it, or the object of the one before it, in place."""
    for word, relation in enumerate(tree.relations):
        verb = tree.heads[word]
        if relation != "advmod" or tree.fine[word] != _NAME:
            continue
        if verb < word:
            tree.relations[word] = "obl" if tree.children(verb, "obj") else "obj"
        elif not tree.children(verb, "nsubj", "nsubj:pass", "expl"):
            helped = tree.children(verb, "aux", "aux:pass", "cop")
            passive = tree.children(verb, "aux:pass")
            if helped or tree.fine[verb] in _FINITE:
                tree.relations[word] = "nsubj:pass" if passive else "nsubj"
