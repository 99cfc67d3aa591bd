"""Mutants of polarity: a "not" gained, a negation lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimcheck.language import lexicon
from claimcheck.language.cues import CueKind
from claimcheck.language.quantifiers import scaled
from claimcheck.model import Span
from claimcheck.mutation.inflection import inflect, is_sure
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import NEGATIVE, Scene

_FINITE = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}
_OPEN_MODALS = frozenset({"may", "might", "could"})
"""What may be so may also not be so."""
_SAYING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT})
_BLOCKING = frozenset(
    "only just even until till any yet still already ever some several many few other others either unless if whether"
    " sometimes occasionally rarely hardly scarcely barely nor neither not n't no never without nobody none nothing"
    " half part least how why somewhat".split()
)
"""Words by which a sentence with "not" may be so although the sentence without it is so too, or is no English."""
_WITHOUT_N_T = {"wo": "will", "ca": "can", "sha": "shall"}
_TENSES = {"did": "VBD", "does": "VBZ", "do": "VBP"}
_DEFINITE = frozenset("the this that these those its his her their our my your".split())
_INDEFINITE = frozenset("a an one another".split())


def changes(scene: Scene) -> Iterator[Change]:
    """A negation lost where the claim has one, else one gained."""
    if any(cue.kind in NEGATIVE for cue in scene.claim.cues):
        yield from islice(_lost(scene), 1)
        return
    if not {token.norm for token in scene.claim.tokens if not _in_number(scene, token.start)} & _BLOCKING:
        yield from islice(_gained(scene), 1)


def _in_number(scene: Scene, offset: int) -> bool:
    return any(one.span.start <= offset < one.span.end for one in scene.claim.quantities)


def _gained(scene: Scene) -> Iterator[Change]:
    for verb in _predicates(scene):
        edits = _nobody(scene, verb) or (_negated(scene, verb) if _is_definite(scene, verb) else None)
        if edits:
            yield Change(Kind.NEGATION, edits, "the source says that it is so")


def _predicates(scene: Scene) -> list[int]:
    """Predicates of main clauses, what is said before the saying; in order of chance."""
    tree = scene.tree
    roots = [
        node.number
        for node in tree.nodes
        if node.relation == "root" and node.tag in {"VERB", "AUX", "NOUN", "ADJ", "ADV", "PROPN"}
    ]
    joined = [number for root in roots for number in tree.conjuncts(root)]
    speech = {number for cue in scene.claim.cues if cue.kind in _SAYING for number in range(cue.first, cue.last)}
    said = [child for root in joined if root in speech for child in tree.children(root, "ccomp")]
    plain = [number for number in joined if tree.children(number, "nsubj")]
    found = said or plain
    return scene.random("negation").sample(found, len(found))


def _is_definite(scene: Scene, verb: int) -> bool:
    """Whether the subject is settled, so that "not" can't be true of others: a name, "the …", bare plurals."""
    tree, tokens = scene.tree, scene.claim.tokens
    subjects = tree.children(verb, "nsubj")
    if len(subjects) != 1 or subjects[0] > verb or _joins_tightly(scene, verb):
        return False
    subject = subjects[0]
    words = tree.subtree(subject, without=frozenset({"acl", "appos"}))
    if any(number in words for one in scaled(scene.claim) for number in range(one.first, one.last)):
        return False
    if any(_in_number(scene, tokens[number].start) or tokens[number].norm in _INDEFINITE for number in words):
        return False
    settled = any(tokens[number].norm in _DEFINITE for number in words) or tree.children(subject, "nmod:poss")
    if any(_is_share(scene, number) for child in tree.children(verb, "obl") for number in tree.subtree(child)):
        return False  # "not reported by a third" may be said of the rest
    return bool(settled) or tree.nodes[subject].tag in {"PROPN", "PRON"} or tree.nodes[subject].fine == "NNS"


def _is_share(scene: Scene, number: int) -> bool:
    offset = scene.claim.tokens[number].start
    return any(one.span.start <= offset < one.span.end and one.dimension == "share" for one in scene.claim.quantities)


def _joins_tightly(scene: Scene, verb: int) -> bool:
    """Whether another verb shares this one's object: "shot and killed them"."""
    return any(other - verb <= 2 for other in scene.tree.conjuncts(verb)[1:])


def _negated(scene: Scene, verb: int) -> tuple[Edit, ...] | None:
    tree, tokens = scene.tree, scene.claim.tokens
    helpers = [child for child in tree.children(verb, "aux", "cop") if child < verb]
    if not helpers and tree.nodes[verb].tag == "AUX":
        helpers = [verb]
    if helpers:
        first = helpers[0]
        subjects = tree.children(verb, "nsubj")
        if tokens[first].norm in _OPEN_MODALS or tokens[first].norm == "to" or (subjects and subjects[0] > first):
            return None
        after = first + 1 if first + 1 < len(tokens) and tokens[first + 1].norm == "also" else first
        if tokens[first].norm == "can" and after == first:
            return (Edit(Span(tokens[first].start, tokens[first].end), "cannot"),)
        return (Edit(Span(tokens[after].end, tokens[after].end), " not"),)
    return _supported(scene, verb) or _headline(scene, verb)


def _supported(scene: Scene, verb: int) -> tuple[Edit, ...] | None:
    """With "did not", for a finite verb without a helper."""
    node, token = scene.tree.nodes[verb], scene.claim.tokens[verb]
    if node.tag != "VERB" or node.fine not in _FINITE or not is_sure(node.lemma, node.fine, token.text):
        return None
    return (Edit(Span(token.start, token.end), f"{_FINITE[node.fine]} {node.lemma}"),)


def _headline(scene: Scene, verb: int) -> tuple[Edit, ...] | None:
    """With a bare "not", before the participle of a headline."""
    node, token = scene.tree.nodes[verb], scene.claim.tokens[verb]
    passive = any(scene.tree.nodes[child].relation == "nsubj:pass" for child in scene.tree.children(verb, "nsubj"))
    finite = any(other.fine in {"VBD", "VBZ", "VBP", "MD"} for other in scene.tree.nodes)
    full = scene.claim.text.rstrip().endswith((".", "!", "?", "”", '"'))
    return (
        (Edit(Span(token.start, token.start), "not "),)
        if node.fine == "VBN" and passive and not finite and not full
        else None
    )


def _nobody(scene: Scene, verb: int) -> tuple[Edit, ...] | None:
    """ "No people" for "at least 11 people", "no one" for a bare number of them."""
    tree, tokens = scene.tree, scene.claim.tokens
    subjects = tree.children(verb, "nsubj")
    if len(subjects) != 1 or subjects[0] > verb:
        return None
    subject = subjects[0]
    for quantity in scene.claim.quantities:
        inside = [*scene.claim.within(quantity.span)]
        phrase = [number for number in tree.subtree(subject, without=frozenset({"acl", "conj", "cc", "punct"}))]
        if (
            quantity.dimension
            or quantity.ordinal
            or not inside
            or inside[0] != phrase[0]
            or quantity.low == quantity.high == 1
        ):
            continue
        if subject in inside and phrase[-1] == inside[-1]:
            was = scene.tree.children(verb, "aux")
            plain = not was or tokens[was[0]].norm not in {"are", "were", "have"}
            return (Edit(quantity.span, "no one"),) if plain else None
        if subject not in inside and tree.nodes[subject].fine == "NNS" and tokens[inside[-1] + 1].norm != "of":
            return (Edit(quantity.span, "no"),)
    return None


# negations lost


def _lost(scene: Scene) -> Iterator[Change]:
    cues = [cue for cue in scene.claim.cues if cue.kind in NEGATIVE]
    if len(cues) != 1 or not any(cue.kind in NEGATIVE for reading in scene.evidence for cue in reading.cues):
        return
    cue = cues[0]
    edits = _without(scene, cue.first, cue.last)
    if edits:
        reason = f"the source says “{scene.text([*range(cue.first, cue.last)])}”"
        yield Change(Kind.NEGATION, (*edits, *_positive(scene)), reason)


def _without(scene: Scene, first: int, last: int) -> tuple[Edit, ...] | None:
    tokens = scene.claim.tokens
    word = " ".join(token.norm for token in tokens[first:last])
    span = scene.span([*range(first, last)])
    if word == "not":
        return _without_not(scene, first)
    if word in {"no one", "nobody"} and _is_subject(scene, last - 1):
        return (Edit(span, "someone"),)
    if word == "never":
        return (Edit(span, ""),)
    if word == "no longer":
        return (Edit(span, "still"),)
    if word == "cannot":
        return (Edit(span, "can"),)
    at_all = any(tokens[number].norm == "at" and tokens[number + 1].norm == "all" for number in range(len(tokens) - 1))
    if word == "no" and _next_plural(scene, last) and not at_all:
        return (Edit(span, "some"),)
    return _implied(scene, first, last)


def _is_subject(scene: Scene, number: int) -> bool:
    return scene.tree.nodes[number].relation.startswith("nsubj")


def _next_plural(scene: Scene, number: int) -> bool:
    head = next((node for node in scene.tree.nodes[number:] if node.tag in {"NOUN", "PROPN"}), None)
    return head is not None and head.fine == "NNS" and head.number - number <= 2


def _without_not(scene: Scene, place: int) -> tuple[Edit, ...] | None:
    tokens, tree = scene.claim.tokens, scene.tree
    if place == 0:
        return None
    helper, span = tokens[place - 1], Span(tokens[place].start, tokens[place].end)
    verb = tree.nodes[place].head
    if helper.capitalised and place + 1 < len(tokens) and tokens[place + 1].capitalised and helper.norm not in _TENSES:
        return None  # part of a name
    if verb < 0 or (tree.nodes[verb].tag not in {"VERB", "AUX"} and not tree.children(verb, "cop", "aux")):
        return None
    if helper.norm in _TENSES and verb > place and tree.nodes[verb].fine == "VB":
        form = inflect(tree.nodes[verb].lemma, _TENSES[helper.norm])
        whole = Span(helper.start, tokens[place + 1].start)
        return (
            (Edit(whole, ""), Edit(Span(tokens[verb].start, tokens[verb].end), form))
            if form and tree.nodes[verb].lemma == tokens[verb].norm
            else None
        )
    if tokens[place].text.lower() in {"n't", "n’t"}:
        whole = Span(helper.start, span.end)
        return (Edit(whole, _WITHOUT_N_T.get(helper.norm, helper.text)),)
    following = tokens[place + 1].norm if place + 1 < len(tokens) else ""
    return (Edit(span, ""),) if following not in {"only", "all", "every", "just", "even"} else None


def _positive(scene: Scene) -> Iterator[Edit]:
    """ "Some" for the "any" that only a negation allows."""
    some = {"any": "some", "anyone": "someone", "anybody": "somebody", "anything": "something", "either": "too"}
    for token in scene.claim.tokens:
        if token.norm in some:
            yield Edit(Span(token.start, token.end), some[token.norm])


def _implied(scene: Scene, first: int, last: int) -> tuple[Edit, ...] | None:
    """ "Agreed" for "failed to agree": the complement takes the form of the verb that denied it."""
    tree, tokens = scene.tree, scene.claim.tokens
    denied = {
        row[0].split()[0]
        for row in lexicon.rows("negation.tsv")
        if row[1] == "implicit" and row[0].endswith(" to") and row[0].count(" ") == 1
    }
    node = tree.nodes[first]
    if node.lemma not in denied or node.tag != "VERB" or last >= len(tokens) or tokens[last - 1].norm != "to":
        return None
    form = inflect(tree.nodes[last].lemma, node.fine)
    if tree.nodes[last].fine != "VB" or form is None:
        return None
    return (Edit(Span(tokens[first].start, tokens[last].end), form),)
