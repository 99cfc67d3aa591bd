"""Rewordings that say less: one clause of several, a modifier left out, a wider bound."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import Quantity, QuantityKind, compare, find_quantities
from claimcheck.model import Span
from claimcheck.mutation.figures import cardinals
from claimcheck.mutation.mutant import Edit
from rewording.lists import listed
from rewording.sentence import NEGATIVE, OPENINGS, Rewording, Sentence, stopped

_SETTLING = frozenset({"the", "a", "an", "this", "that", "its", "his", "her", "their", "our"})
_TEMPORAL = frozenset({"on", "in", "during", "at", "early", "late"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


SAFE_ADVERBS = listed("safe-adverb")
UNSAFE_ADJECTIVES = listed("unsafe-adjective")


def clauses(sentence: Sentence) -> Iterator[Rewording]:
    """Each clause of a coordinated sentence; each of two predicates with their subject."""
    root, tree = sentence.root, sentence.tree
    if (
        root is None
        or tree.children(root, "mark", "advcl", "parataxis", "ccomp")
        or {token.norm for token in sentence.reading.tokens} & OPENINGS
    ):
        return
    joined = tree.conjuncts(root)
    if len(joined) != 2 or tree.nodes[joined[1]].tag != "VERB" or not tree.children(root, "nsubj"):
        return
    first, second = joined
    joints = tree.children(second, "cc")
    if len(joints) != 1 or sentence.reading.tokens[joints[0]].norm not in {"and", "but"}:
        return
    head = sentence.block(first, "conj")
    tail = sentence.block(second, "cc")
    if not head or not tail or head[-1] > tail[0] or sentence.text[sentence.span(head).end].isalnum():
        return
    yield Rewording("clause", stopped(sentence.words(head)))
    if tree.children(second, "nsubj"):
        yield Rewording("clause", stopped(sentence.words(tail)))
    elif (
        tree.nodes[second].fine in _FINITE
        and not tree.children(first, "aux", "cop")
        and not tree.children(second, "aux")
    ):
        subject = sentence.block(tree.children(first, "nsubj")[0])
        if subject and tail[0] == second and "," not in sentence.words(subject):
            yield Rewording("clause", stopped(f"{sentence.words(subject)} {sentence.words(tail)}"))


def dropped(sentence: Sentence) -> Iterator[Rewording]:
    """Yield the sentence without an adverb, an adjective, or a time at its end."""
    if not sentence.is_plain:
        return
    for number in range(len(sentence.reading.tokens)):
        yield from _adverb(sentence, number)
        yield from _adjective(sentence, number)
    yield from _time(sentence)


def _adverb(sentence: Sentence, number: int) -> Iterator[Rewording]:
    node, tokens = sentence.tree.nodes[number], sentence.reading.tokens
    if (
        node.relation != "advmod"
        or tokens[number].norm not in SAFE_ADVERBS
        or sentence.tree.children(number)
        or number + 1 == len(tokens)
    ):
        return
    if node.head >= 0 and sentence.tree.nodes[node.head].tag in {"VERB", "ADJ"} and not _is_quoted(sentence, number):
        gap = _gap(sentence, number)
        if gap:
            yield Rewording("adverb dropped", sentence.edited(Edit(gap, "")))


def _gap(sentence: Sentence, number: int) -> Span | None:
    """Return the word with the blank beside it; nothing where commas part it off."""
    tokens = sentence.reading.tokens
    around = {tokens[place].norm for place in (number - 1, number + 1) if 0 <= place < len(tokens)}
    if around & {"-", "–", "—", '"', "(", ")", ":", ";", "."} or (number and "," in around):
        return None
    return Span(tokens[number].start, tokens[number + 1].start) if number + 1 < len(tokens) else None


def _adjective(sentence: Sentence, number: int) -> Iterator[Rewording]:
    node, tree, tokens = sentence.tree.nodes[number], sentence.tree, sentence.reading.tokens
    if node.relation != "amod" or node.fine != "JJ" or node.head <= number or tokens[number].norm in UNSAFE_ADJECTIVES:
        return
    held = any(
        one.span.start <= tokens[number].start < one.span.end
        for one in (*sentence.reading.quantities, *sentence.reading.dates)
    )
    if (
        held
        or sentence.names[number]
        or tokens[number].capitalised
        or tree.children(number)
        or _is_quoted(sentence, number)
        or tokens[number].norm.startswith(("un", "non", "im"))
        or tokens[number].norm.endswith(("ing", "ed"))
    ):
        return
    settled = {tokens[child].norm for child in tree.children(node.head, "det", "nmod:poss")} & _SETTLING
    counted = tree.children(node.head, "nummod")
    gap = _gap(sentence, number)
    joined = tokens[number + 1].norm in {"and", "or", ","} or (
        number and tokens[number - 1].norm in {"and", "or", "more", "most", "as", "so", "less", "not"}
    )
    if (settled or counted) and gap and not joined:
        yield Rewording("adjective dropped", sentence.edited(Edit(gap, "")))


def _is_quoted(sentence: Sentence, number: int) -> bool:
    offset = sentence.reading.tokens[number].start
    return any(quote.start <= offset < quote.end for quote in sentence.reading.quotes)


def _time(sentence: Sentence) -> Iterator[Rewording]:
    root, tree, tokens = sentence.root, sentence.tree, sentence.reading.tokens
    if (
        root is None
        or tree.nodes[root].fine not in {"VBD", "VBN"}
        or tree.children(root, "advcl", "ccomp", "parataxis", "conj")
    ):
        return
    last = [node.number for node in tree.nodes if node.tag != "PUNCT"][-1:]
    for child in tree.children(root, "obl"):
        block = sentence.block(child)
        if not block or block[-1] != last[0] or tokens[block[0]].norm not in _TEMPORAL or block[0] <= root:
            continue
        span = sentence.span(block)
        if any(date.span.end == span.end and not date.direction for date in sentence.reading.dates) and len(block) <= 5:
            yield Rewording("time dropped", stopped(sentence.text[: span.start]))


# bounds


def bounds(sentence: Sentence) -> Iterator[Rewording]:
    """Yield A bound that holds where the sentence's number does: "more than ten" for "at least 11"."""
    for quantity in sentence.reading.quantities:
        if (
            quantity.kind is not QuantityKind.CARDINAL
            or quantity.vague
            or not isinstance(quantity.value, int)
            or not 2 < quantity.value < 10**6
        ):
            continue
        if any(quote.start <= quantity.span.start < quote.end for quote in sentence.reading.quotes):
            continue
        if any(
            cue.kind in NEGATIVE and {*sentence.reading.within(quantity.span)} & cue.covered
            for cue in sentence.reading.cues
        ):
            continue
        yield from _wider(sentence, quantity, quantity.value)


def _wider(sentence: Sentence, quantity: Quantity, value: int) -> Iterator[Rewording]:
    text, span = sentence.text, quantity.span
    bound = text[span.start : quantity.number_span.start].lower().strip()
    low, high = value - max(1, value // 10), value + max(1, value // 10)
    written = {
        "at least": (
            f"more than {_like(text, quantity, value - 1)}",
            f"at least {_like(text, quantity, low)}",
            f"no fewer than {_like(text, quantity, value)}",
        ),
        "more than": (
            f"at least {_like(text, quantity, value)}",
            f"more than {_like(text, quantity, low)}",
            f"over {_like(text, quantity, value)}",
        ),
        "over": (f"more than {_like(text, quantity, value)}",),
        "fewer than": (f"fewer than {_like(text, quantity, high)}", f"at most {_like(text, quantity, value)}"),
        "up to": (f"no more than {_like(text, quantity, value)}", f"up to {_like(text, quantity, high)}"),
        "": (
            f"at least {_like(text, quantity, low)}",
            f"more than {_like(text, quantity, low)}",
            f"fewer than {_like(text, quantity, high)}",
        ),
    }.get(bound, ())
    if not bound and not _takes_bound(sentence, quantity):
        return
    for words in written:
        made = sentence.edited(Edit(Span(span.start, quantity.number_span.end), words))
        if _follows(made, quantity):
            yield Rewording("bound", made)


def _takes_bound(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a bare number stands where a bound can be put before it, and counts a noun right behind it."""
    inside = [*sentence.reading.within(quantity.number_span)]
    before, after = inside[0] - 1, inside[-1] + 1
    nodes = sentence.tree.nodes
    if after >= len(nodes) or nodes[after].tag not in {"NOUN", "ADJ"} or sentence.text[quantity.number_span.end] != " ":
        return False
    return before < 0 or (
        nodes[before].tag in {"VERB", "ADP", "CCONJ"}
        and sentence.reading.tokens[before].norm not in {"between", "from", "by", "and", "to"}
    )


def _like(text: str, quantity: Quantity, value: int) -> str:
    """Return A number written as the sentence writes its own, as far as it can be."""
    own = quantity.number_span.of(text)
    if own[0].isdigit():
        return f"{value:,}" if "," in own else str(value)
    return cardinals().get(value, str(value))


def _follows(made: str, quantity: Quantity) -> bool:
    return any(compare(one, quantity) in {Comparison.CARRIED, Comparison.EQUAL} for one in find_quantities(made))
