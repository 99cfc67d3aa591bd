"""Rewordings that change no word's meaning: figures, dates, marks, spelling, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.language.figures.calendar_names import months
from claimcheck.language.figures.quantities import QuantityKind
from claimcheck.language.lexicons import lexicon
from claimcheck.model import Span
from claimcheck.mutation.countries import countries, country_rows, is_state
from claimcheck.mutation.figures import cardinals
from claimcheck.mutation.mutant import Edit
from claimcheck.mutation.people import Sort, find_names, is_aged, is_title
from rewording.lists import listed
from rewording.sentence import Rewording, Sentence

_THOUSAND = re.compile(r"(?<![\d,.])\d,\d{3}(?![\d,.])")
_PERCENT = re.compile(r"(?<=\d)(?: percent| per cent|%)(?![a-z])")
_WORD = re.compile(r"[^\W\d_]+")
_OFFICES = listed("offices")


def figures(sentence: Sentence) -> Iterator[Rewording]:
    """Digits for number words, words for digits, another way to write thousands and percent."""
    text = sentence.text
    words = {word: number for number, word in cardinals().items()}
    for quantity in sentence.reading.quantities:
        span = quantity.number_span
        written = span.of(text).lower()
        plain = (
            quantity.kind in {QuantityKind.CARDINAL, QuantityKind.MEASURE}
            and not quantity.vague
            and not quantity.scaled
        )
        if (
            not plain
            or _is_quoted(sentence, span)
            or is_aged(text, span.start - 2)
            or text[span.end : span.end + 1].isalpha()
        ):
            continue
        if text[span.end : span.end + 1] == "-" or text[max(0, span.start - 1) : span.start] in {
            "-",
            "–",
            "$",
            "£",
            "€",
        }:
            continue
        if written in words and words[written] > 1:
            yield Rewording("number form", sentence.edited(Edit(span, str(words[written]))))
        elif written.isdecimal() and 1 < int(written) < 100:
            yield Rewording("number form", sentence.edited(Edit(span, cardinals()[int(written)])))
    if found := _THOUSAND.search(text):
        yield Rewording("number form", text.replace(found[0], found[0].replace(",", ""), 1))
    if found := _PERCENT.search(text):
        yield Rewording("number form", _PERCENT.sub(" percent" if found[0] == "%" else "%", text))


def _is_quoted(sentence: Sentence, span: Span) -> bool:
    """Whether a place lies between quotation marks, where every letter counts."""
    return any(quote.start <= span.start < quote.end for quote in sentence.reading.quotes)


def dates(sentence: Sentence) -> Iterator[Rewording]:
    """Day and month the other way round, a short month, a date without its day."""
    text = sentence.text
    for mention in sentence.reading.dates:
        if (
            _is_quoted(sentence, mention.span)
            or mention.month is None
            or mention.day is None
            or mention.end
            or mention.direction
        ):
            continue
        for month in months():
            name, day = month.capitalize(), mention.day
            if months()[month] != mention.month:
                continue
            for form in (f"{name} {day}", f"{name}. {day}", f"{day} {name}", f"{day}th {name}"):
                at = text.find(form, *mention.span)
                if at >= 0 and not text[at + len(form) : at + len(form) + 1].isalnum():
                    yield from _dates(sentence, Span(at, at + len(form)), mention.month, day)
                    break


def _dates(sentence: Sentence, span: Span, month: int, day: int) -> Iterator[Rewording]:
    full = next(
        name.capitalize()
        for name, number in months().items()
        if number == month and (len(name) > 4 or name in {"may", "june", "july"})
    )
    short = f"{full[:3]}." if len(full) > 4 else full
    for form in {f"{full} {day}", f"{day} {full}", f"{short} {day}", f"{day} {short}"} - {span.of(sentence.text)}:
        after = sentence.text[span.end : span.end + 6]
        if not re.match(r",? \d{4}", after) and not (form.endswith(".") and after == "."):
            yield Rewording("date form", sentence.edited(Edit(span, form)))
    before = sentence.text[: span.start]
    if before.endswith(" on "):
        yield Rewording("date coarser", sentence.edited(Edit(Span(span.start - 3, span.end), f"in {full}")))


_MARKS = ({"“": '"', "”": '"', "‘": "'", "’": "'"}, {"–": "—", "—": "–", " – ": " - "})


def marks(sentence: Sentence) -> Iterator[Rewording]:
    """Straight quotes for curly ones and the reverse, another dash."""
    text = sentence.text
    if set(text) & set("“”‘’"):
        yield Rewording("typography", "".join(_MARKS[0].get(letter, letter) for letter in text))
    elif text.count('"') == 2:
        yield Rewording("typography", text.replace('"', "“", 1).replace('"', "”", 1))
    if "'" in text:
        yield Rewording("typography", re.sub(r"(?<=\w)'(?=\w)", "’", text))
    if (set(text) & set("–—")) and not re.search(r"\S[–—]\S", text):
        yield Rewording("typography", "".join(_MARKS[1].get(letter, letter) for letter in text))
        yield Rewording("typography", text.replace(" – ", " - ").replace("—", " - "))


@cache
def _variants() -> dict[str, str]:
    pairs = [(row[0], row[1]) for row in lexicon.rows("spelling.tsv") if row[0].isalpha() and row[1].isalpha()]
    return {
        **{american: british for british, american in reversed(pairs) if _is_regular(british, american)},
        **dict(pairs),
    }


def _is_regular(british: str, american: str) -> bool:
    """Whether a British form can stand for the American one in every sense: colour, not cheque or draught."""
    endings = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("ll", "l"), ("ence", "ense"), ("ogue", "og"))
    return any(american == british.replace(*pair, 1) for pair in endings)


def spelling(sentence: Sentence) -> Iterator[Rewording]:
    """Yield the other side of the Atlantic's spelling."""
    changes = [
        (match.span(), _variants()[match[0].lower()])
        for match in _WORD.finditer(sentence.text)
        if match[0].lower() in _variants() and match[0].islower() and not _is_quoted(sentence, Span(*match.span()))
    ]
    if changes:
        yield Rewording("spelling", sentence.edited(*(Edit(Span(*span), word) for span, word in changes)))


def names(sentence: Sentence) -> Iterator[Rewording]:
    """Yield A surname for the full name, a name without its title."""
    tokens = sentence.reading.tokens
    for name in find_names(tokens, sentence.names):
        before = tokens[name.numbers[0] - 1] if name.numbers[0] else None
        if _is_quoted(sentence, name.span):
            continue
        titled = before is not None and before.norm in {"mr", "mrs", "ms", "dr", "professor", "prof"}
        after = sentence.text[name.span.end : name.span.end + 5]
        if (before is not None and before.norm in {"and", "sir"}) or after.startswith(("-", " and ")):
            continue  # "Joel and Ethan Coen", "Sir Colin", "Tony Award-winning"
        if (
            name.sort is Sort.PERSON
            and len(name.numbers) == 2
            and not (before and is_title(before.norm) and not titled)
        ):
            yield Rewording("surname", sentence.edited(Edit(Span(name.span.start, tokens[name.numbers[-1]].start), "")))
        if titled and before is not None:
            yield Rewording("surname", sentence.edited(Edit(Span(before.start, name.span.start), "")))


def owners(sentence: Sentence) -> Iterator[Rewording]:
    """Yield "the Iranian minister" for "Iran's minister", and back."""
    tokens, tree = sentence.reading.tokens, sentence.tree
    for name in find_names(tokens, sentence.names):
        if name.sort is not Sort.COUNTRY:
            continue
        row, form = countries()[" ".join(name.words).lower()]
        last = name.numbers[-1]
        if not is_state(row) or not country_rows()[row][1]:
            continue
        owned = tree.nodes[name.numbers[0]].head
        if (
            form == 0
            and last + 1 < len(tokens)
            and tokens[last + 1].norm == "'s"
            and 0 < owned - last <= 3
            and not any(sentence.names[last + 2 : owned + 2])
            and (tree.nodes[owned].fine == "NNS" or tokens[owned].norm in _OFFICES)
            and not any(node.fine in {"JJR", "JJS"} for node in tree.nodes[last + 2 : owned])
        ):
            adjective = country_rows()[row][1][0].capitalize()
            yield Rewording(
                "demonym", sentence.edited(Edit(Span(name.span.start, tokens[last + 1].end), f"the {adjective}"))
            )
        first = name.numbers[0]
        if (
            form == 1
            and first
            and tokens[first - 1].norm == "the"
            and 0 < owned - last <= 2
            and tokens[owned].norm in _OFFICES
        ):
            country = " ".join(word.capitalize() for word in country_rows()[row][0].split())
            yield Rewording(
                "demonym", sentence.edited(Edit(Span(tokens[first - 1].start, name.span.end), f"{country}’s"))
            )
