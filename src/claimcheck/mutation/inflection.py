"""Forms of a word from its dictionary form: what a changed sentence needs to stay English."""

from __future__ import annotations

from functools import cache

from claimcheck.mutation.tables import rows

VERBS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")
_VOWELS = frozenset("aeiou")
_BE = {"VB": "be", "VBG": "being", "VBN": "been"}
_UNCOMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})


def inflect(lemma: str, tag: str) -> str | None:
    """Return the form that a Penn Treebank tag asks for; nothing where the lemma alone does not settle it."""
    if lemma == "be":
        return _BE.get(tag)
    if tag in VERBS:
        return _verb(lemma, tag)
    if tag == "NNS":
        return with_s(lemma)
    return None if tag in _UNCOMPARED else lemma


def is_sure(lemma: str, tag: str, form: str) -> bool:
    """Whether a form is the one that its lemma has under its tag, so that the lemma can be trusted."""
    return inflect(lemma, tag) == form.lower()


def _verb(lemma: str, tag: str) -> str:
    if tag in {"VB", "VBP"}:
        return lemma
    if tag == "VBZ":
        return {"have": "has", "do": "does", "go": "goes", "undergo": "undergoes"}.get(lemma) or with_s(lemma)
    if tag == "VBG":
        return gerund(lemma)
    past, participle = _irregular().get(lemma) or (_with_ed(lemma),) * 2
    return past if tag == "VBD" else participle


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {base: (past, participle) for base, past, participle in rows("irregular_verbs.tsv")}


def gerund(lemma: str) -> str:
    """Return the form in -ing."""
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return f"{lemma[:-1]}ing"
    return f"{_doubled(lemma)}ing"


def with_s(lemma: str) -> str:
    """Return the regular third person of a verb or plural of a noun."""
    if _turns_y(lemma):
        return f"{lemma[:-1]}ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _with_ed(lemma: str) -> str:
    if _turns_y(lemma):
        return f"{lemma[:-1]}ied"
    return f"{lemma}d" if lemma.endswith("e") else f"{_doubled(lemma)}ed"


def _turns_y(lemma: str) -> bool:
    return len(lemma) > 1 and lemma.endswith("y") and lemma[-2] not in _VOWELS


def _doubled(lemma: str) -> str:
    """Return the stem with its last consonant twice where it is short and stressed: stop, not visit."""
    if lemma in _irregular():
        past = _irregular()[lemma][0]
        return lemma + lemma[-1] if past == f"{lemma}{lemma[-1]}ed" else _short(lemma)
    return _short(lemma)


def _short(lemma: str) -> str:
    syllables = sum(
        letter in _VOWELS | {"y"} and before not in _VOWELS for before, letter in zip(f" {lemma}", lemma, strict=False)
    )
    ends = (
        len(lemma) > 2 and lemma[-1] not in _VOWELS | set("wxy") and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    )
    return lemma + lemma[-1] if ends and syllables == 1 else lemma


_VOWEL_SOUND = ("hour", "honest", "honour", "honor", "heir")
_CONSONANT_SOUND = ("uni", "use", "usu", "eu", "one", "once", "ubi", "uto", "ura")
_LETTERS_BY_VOWEL = frozenset("AEFHILMNORSX")
_SHORT_CAPITALS = 4


def begins_with_vowel(word: str) -> bool:
    """Whether "an" stands before this word or number."""
    if word[:1].isdigit():
        digits = "".join(letter for letter in word.split(".")[0] if letter.isdigit())
        return digits.startswith("8") or (digits[:2] in {"11", "18"} and len(digits) % 3 == 2)
    if word.isupper() and len(word) <= _SHORT_CAPITALS:
        return word[0] in _LETTERS_BY_VOWEL
    low = word.lower()
    return low.startswith(_VOWEL_SOUND) or (low[:1] in _VOWELS and not low.startswith(_CONSONANT_SOUND))
