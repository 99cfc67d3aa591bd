"""Reads headlines: puts back the word that was left out, parses the full sentence, and takes the word out again.

"Ambassadors recalled" is parsed as "Ambassadors were recalled", "Minister to visit Rome" as "Minister will visit Rome",
"President in hospital" as "President is in hospital", and "Rover lands", where "lands" looked like a noun, as "Rover
will land". What has a finite verb of its own stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicons.lexicon import rows
from claimcheck.language.parser.headline_verbs import in_present, present_verbs
from claimcheck.language.parser.parsing import Words, parse, parse_words
from claimcheck.language.parser.syntax import Parse, Token
from claimcheck.language.parser.tokens import spelling
from claimcheck.model.span import Span

_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
_LEAVES = frozenset({"aux", "aux:pass", "cop"})


class Missing(NamedTuple):
    """A word that the headline lacks."""

    place: int
    """Index of the word before which it belongs, or which it replaces."""
    form: str
    replaces: bool = False
    """Whether it stands for the word there ("to" for "will")."""
    verb: str | None = None
    """Base form of the word there, when that is a verb that was taken for a noun."""


def parse_headlines(texts: Sequence[str]) -> list[Parse]:
    """Parse each text as one sentence, headlines as what they mean; same order, same length as ``texts``."""
    return read_headlines(parse(texts))


def read_claim(plain: Parse) -> Parse:
    """Read a claim, which may be a headline, as one where the parser saw no finite verb with its subject.

    A past form with a subject is left as it is: "Aas equalised" is read as it stands, and rules on roles know that
    "Ambassadors recalled" may be either.
    """
    said = any(
        token.xpos in _FINITE and plain.children(index, "nsubj")
        for index, token in enumerate(plain.tokens)
        if not _is_subordinate(plain, index)
    )
    return plain if said else read_headlines([plain])[0]


def read_headlines(parses: Sequence[Parse]) -> list[Parse]:
    """Parse again those that lack a finite verb, with the missing word; the others come back as they are.

    In what comes back a participle has its ``nsubj:pass``, a predicate without copula its ``nsubj``, and the "to" that
    means the future is an ``aux`` with the lemma "will". No word is gained or lost.
    """
    gaps = [find_missing(parse) for parse in parses]
    filled = parse_words([_fill(parse, gap) for parse, gap in zip(parses, gaps, strict=True) if gap])
    fuller = iter(filled)
    return [_without(next(fuller), gap, parse) if gap else parse for parse, gap in zip(parses, gaps, strict=True)]


def find_missing(parse: Parse) -> Missing | None:
    """Say which word a headline left out; nothing for a full sentence and for a bare noun phrase."""
    if _has_clause(parse):
        return None
    if _is_full_style(parse):
        return _unseen_past(parse)
    verb = next((i for i, token in enumerate(parse.tokens) if token.upos in _VERBS), None)
    return _missing_will(parse, verb) or _missing_was(parse) or _unseen_verb(parse) or _missing_is(parse, verb)


def _is_full_style(parse: Parse) -> bool:
    """Whether it begins as no headline does: with an article, a possessive or a pronoun, or not at all."""
    return not parse.tokens or parse.tokens[0].xpos in {"DT", "PRP", "PRP$", "WP", "WDT", "EX"}


def _has_clause(parse: Parse) -> bool:
    """Whether some finite verb, not just a past form that may be a participle, has a subject before it."""
    return any(
        _is_finite(parse, index) or token.deprel in {"cop", "aux", "aux:pass"}
        for index, token in enumerate(parse.tokens)
        if token.upos in _VERBS and not _is_subordinate(parse, index)
    )


def _is_finite(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.has("VerbForm=Fin") and not _may_be_participle(parse, index)


def _is_subordinate(parse: Parse, index: int) -> bool:
    return any(
        parse.tokens[place].deprel.startswith(("advcl", "acl", "ccomp", "parataxis"))
        for place in (index, *parse.ancestors(index))
    )


def _may_be_participle(parse: Parse, index: int) -> bool:
    """Whether this is a past form that more likely tells what was done to the word before it."""
    token = parse.tokens[index]
    return (
        token.xpos in _PAST
        and token.lemma not in _words("active")
        and not parse.children(index, "obj", "ccomp", "xcomp", "aux", "expl")
    )


def _missing_will(parse: Parse, verb: int | None) -> Missing | None:
    """Find the "to" that means the future: first verb of the headline, right after a noun that takes no infinitive."""
    to = next((i for i, token in enumerate(parse.tokens) if token.xpos == "TO"), 0)
    before = parse.tokens[to - 1]
    plain = verb is not None and to == verb - 1 and before.upos in _NOUNS and before.lemma.lower() not in _words("plan")
    return Missing(to, "will", replaces=True) if to and plain else None


def _missing_was(parse: Parse) -> Missing | None:
    """Find the first participle after a noun that has nothing else to lean on."""
    for index, token in enumerate(parse.tokens):
        if index and token.upos == "VERB" and _may_be_participle(parse, index) and _noun_before(parse, index):
            return Missing(index, "were" if _is_plural(parse.tokens[:index]) else "was")
    return None


def _unseen_verb(parse: Parse) -> Missing | None:
    """Find a verb in the present that was taken for a noun: "Rover lands on Mars" is read as "Rover will land"."""
    for place, base in present_verbs(parse):
        return Missing(place, "will", verb=base)
    return None


def _unseen_past(parse: Parse) -> Missing | None:
    """Find the past form that was taken for a participle: "The maker of the drug paid for it", after an article.

    A headline drops articles, so no "was" is missing there; with "has" before the verb the parser sees it.
    """
    for index, token in enumerate(parse.tokens):
        by = any(after.lemma == "by" for after in parse.tokens[index + 1 : index + 3])
        if index and token.xpos in _PAST and token.deprel.startswith("acl") and not by and _noun_before(parse, index):
            return Missing(index, "have" if _is_plural(parse.tokens[:index]) else "has")
    return None


def _missing_is(parse: Parse, verb: int | None) -> Missing | None:
    """Find where the predicate begins that is no verb: an adjective, an adverb, or a state after a preposition."""
    for index in range(1, len(parse.tokens) if verb is None else verb):
        if _noun_before(parse, index) and _is_predicate(parse, index):
            return Missing(index, "are" if _is_plural(parse.tokens[:index]) else "is")
    return None


def _is_predicate(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    after = parse.tokens[index + 1 : index + 3]
    if token.upos == "ADP" and after and after[0].form.lower() in _words("state"):
        return True
    ends = not after or after[0].upos not in _NOUNS | {"ADJ"}
    return ends and (token.upos == "ADJ" or token.form.lower() in _words("adverb"))


def _noun_before(parse: Parse, index: int) -> bool:
    before = [token for token in parse.tokens[:index] if token.upos != "ADV"]
    return bool(before) and before[-1].upos in _NOUNS


def _is_plural(tokens: Sequence[Token]) -> bool:
    return any(token.has("Number=Plur") or token.upos == "NUM" for token in tokens)


def _fill(parse: Parse, gap: Missing) -> Words:
    spans = [Span(token.start, token.end) for token in parse.tokens]
    forms = [spelling(token.form) for token in parse.tokens]
    if gap.replaces:
        forms[gap.place] = gap.form
    else:
        forms[gap.place] = gap.verb or forms[gap.place]
        forms.insert(gap.place, gap.form)
        spans.insert(gap.place, Span(spans[gap.place].start, spans[gap.place].start))
    return Words(parse.text, tuple(spans), tuple(forms))


def _without(filled: Parse, gap: Missing, parse: Parse) -> Parse:
    """Take the added word out again; when the sentence came to hang on it, the first parse stands.

    So it does where what was to be done to somebody has an object: "strikes (were) killed nine people" are none.
    """
    word = filled.tokens[gap.place]
    acts = word.deprel == "aux:pass" and bool(filled.children(word.head, "obj"))
    if acts or word.deprel not in _LEAVES or filled.children(gap.place) or (gap.verb and word.head != gap.place + 1):
        return parse
    filled = _with_agents(filled)
    if gap.replaces:
        return filled
    tokens = list(filled.tokens)
    if gap.verb:
        tokens[gap.place + 1] = in_present(tokens[gap.place + 1])
    del tokens[gap.place]
    return Parse(parse.text, tuple(token._replace(head=token.head - (token.head > gap.place)) for token in tokens))


def _with_agents(parse: Parse) -> Parse:
    """Call those who did it by their name where the parser saw only a place or time: "blocked by regulator"."""
    tokens = (
        token._replace(deprel="obl:agent") if token.deprel == "obl" and _is_agent(parse, index) else token
        for index, token in enumerate(parse.tokens)
    )
    return Parse(parse.text, tuple(tokens))


def _is_agent(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    by = any(parse.tokens[case].lemma == "by" for case in parse.children(index, "case"))
    passive = bool(parse.children(token.head, "nsubj:pass"))
    return by and passive and token.upos in {"NOUN", "PROPN"} and token.lemma.lower() not in _words("time")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(dict(row for row in rows("headlines.tsv") if len(row) == 2)[kind].split())
