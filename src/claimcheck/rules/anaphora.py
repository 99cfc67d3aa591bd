"""Words that may stand for a name given elsewhere: pronouns, and noun phrases such as "the company"."""

from __future__ import annotations

from claimcheck.language.clauses.events import argument
from claimcheck.language.lexicons.determiners import DEFINITE
from claimcheck.language.lexicons.frequency import background
from claimcheck.language.lexicons.relations import PROOF, Step, is_people, is_place, is_title, relation, tells_where
from claimcheck.language.lexicons.sexes import PRONOUNS, sex_of
from claimcheck.language.reading import Reading
from claimcheck.rules.interface import Pair

SLOT = 4
"""Within how many words of a neighbour's partner another name fills the place of the claim's."""
CLIMB = 3
"""How many governors up a name's rival is looked for."""
TAKING_UP = DEFINITE | {"both", "two"}
"""Words before a noun that takes up one said before."""
ANAPHORIC = frozenset({"those", "that", "one", "ones"})
"""Words that stand for a noun said before, of another thing: "marks rose, *those* in English did not"."""
_NAMING = frozenset({"flat", "appos"})
"""Relations by which a name joins the noun phrase that it names; an owner or an adjective of place does not name it."""
_PLURAL = frozenset({"they", "them", "their"})
_JOINING = frozenset({"and", "but", "or"})
PERSONAL = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their"})


def vague(reading: Reading, head: int) -> bool:
    """Whether a noun phrase may stand for a name given elsewhere: "the company", "the two countries", "he"."""
    tree = reading.tree
    if tree is None:
        return False
    if tree.nodes[head].tag in {"PRON", "DET"}:
        return True
    if described(reading, head):
        return True
    token = reading.tokens[head]
    if token.capitalised and (tree.nodes[head].tag == "PROPN" or background(token.lemma) == 1.0):
        return False
    named = [
        number for number in argument(tree, head) if tree.nodes[number].relation in _NAMING and proper(reading, number)
    ]
    return is_definite(reading, head) and not named


def is_definite(reading: Reading, noun: int) -> bool:
    """Whether a noun speaks of one that is known already: "the company", "both", "her ship", "these two"."""
    tree = reading.tree
    before = tree.children(noun, "det", "nummod", "nmod") if tree else ()
    return any(reading.tokens[child].norm in TAKING_UP for child in before)


def described(reading: Reading, head: int) -> bool:
    """Whether a people's name stands for one of them who is named elsewhere: "the 24-year-old Ghanaian"."""
    tree = reading.tree
    if tree is None or not is_people(reading.tokens[head].norm):
        return False
    named = tree.children(head, "flat", "compound", "appos") or tree.nodes[head].relation in {
        "amod",
        "compound",
        "flat",
    }
    return is_definite(reading, head) and not named


def proper(reading: Reading, head: int) -> bool:
    """Whether a phrase names somebody, some place or some body."""
    if reading.tree is None:
        return False
    return any(
        reading.tree.nodes[number].tag == "PROPN"
        or is_place(reading.tokens[number].lemma)
        or _capital_inside(reading, number)
        for number in argument(reading.tree, head)
    )


def _capital_inside(reading: Reading, number: int) -> bool:
    """Whether a content word has a capital that no sentence start explains, or is never written small."""
    token = reading.tokens[number]
    before = reading.tokens[number - 1] if number else None
    if not token.content or not token.capitalised:
        return False
    return background(token.lemma) == 1.0 or (
        before is not None and before.sentence == token.sentence and before.kind == "word"
    )


def may_be(pair: Pair, pronoun: str, run: list[int]) -> bool:
    """Whether a pronoun, folded, may stand for a name of the claim: "he" not for "Ann Lee" or "Mrs Lee"."""
    sex = PRONOUNS.get(pronoun)
    return sex is None or sex_of([pair.claim.tokens[number] for number in run], None, pair.partners) in {None, sex}


def may_stand_for(pair: Pair, run: list[int], sentence: int) -> bool:
    """Whether a sentence of the evidence has a pronoun or a vague subject that a name of the claim may be meant by."""
    reading = pair.evidence
    if reading.tree is None:
        return False
    named = False
    for number, token in enumerate(reading.tokens):
        if token.sentence != sentence:
            continue
        node = reading.tree.nodes[number]
        stands_in = described(reading, number)
        named = named or (node.relation.startswith("nsubj") and node.tag == "PROPN" and not stands_in)
        pronoun = node.tag == "PRON" and token.norm in PERSONAL and may_be(pair, token.norm, run)
        if pronoun and (not named or _is_another(reading, number)):
            return True
        if node.relation.startswith(("nsubj", "obj", "obl", "nmod:poss")) and (
            stands_in or (node.tag == "NOUN" and vague(reading, number))
        ):
            return True
    return False


def _is_another(reading: Reading, pronoun: int) -> bool:
    """Whether a pronoun can't be the name before it: "Rand thanked *him*", "Marsh had won eight of *their* games"."""
    tree = reading.tree
    if tree is None:
        return False
    if reading.tokens[pronoun].norm in _PLURAL:
        return not any(node.tag == "PROPN" and node.relation == "conj" for node in tree.nodes[:pronoun])
    node = tree.nodes[pronoun]
    return node.relation in {"obj", "iobj"} and reading.tokens[pronoun].norm not in {"his", "its"}


def called_by(pair: Pair, run: list[int], sentence: int) -> bool:
    """Whether a noun of a sentence stands for a name of the claim: "the storm", where Ragna was called one before."""
    names = {pair.claim.tokens[number].lemma for number in run}
    return any(
        pair.evidence.tree is not None
        and token.sentence == sentence
        and pair.evidence.tree.nodes[number].tag == "NOUN"
        and vague(pair.evidence, number)
        and names & pair.called(sentence, token.lemma)
        for number, token in enumerate(pair.evidence.tokens)
    )


def slot_filled(pair: Pair, run: list[int]) -> int | None:
    """The name that the evidence has between the partners of a claim name's neighbours; nothing where it has none."""
    places = []
    for numbers, step in (
        (range(run[0] - 1, max(-1, run[0] - 4), -1), 1),
        (range(run[-1] + 1, min(run[-1] + 4, len(pair.claim.tokens))), -1),
    ):
        met = next(
            (
                place
                for number in numbers
                if pair.claim.tokens[number].content and (place := pair.alignment.source_of(number)) is not None
            ),
            None,
        )
        if met is not None:
            places.append((met, step))
    tokens = pair.evidence.tokens
    dated = {number for mention in pair.evidence.dates for number in pair.evidence.within(mention.span)}
    for met, step in places:
        if step < 0 and met and tokens[met - 1].norm in _JOINING:
            continue  # "it was sold by Orde and *stars* Ann Lee" has its subject before that
        for place in range(met + step, met + step * (SLOT + 1), step):
            if (
                not 0 <= place < len(tokens)
                or tokens[place].sentence != tokens[met].sentence
                or (tokens[place].kind == "word" and not tokens[place].capitalised and tokens[place].content)
            ):
                break
            if (
                tokens[place].capitalised
                and tokens[place].content
                and place not in dated
                and not is_title(tokens[place].norm)
                and not described(pair.evidence, place)
                and not pair.alignment.claims_of(place)
            ):
                return place
    return None


def stands_in_for(pair: Pair, claim: int, sentence: int, *, cased: bool = False) -> int | None:
    """The name that the evidence has in the place of a claim's name: same governor, same relation, same preposition.

    With ``cased`` only names after a preposition count; subjects and objects are left to the rules on roles.
    """
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return None
    head = claim
    while True:
        found = _rival(pair, head, sentence, cased=cased)
        if (
            found is not None
            or ours.nodes[head].relation not in {"flat", "compound", "conj", "appos"}
            or ours.nodes[head].head < 0
        ):
            return found
        head = ours.nodes[head].head


def _rival(pair: Pair, head: int, sentence: int, *, cased: bool) -> int | None:
    ours, theirs = pair.claim.tree, pair.evidence.tree
    assert ours is not None  # noqa: S101 - the caller has looked
    assert theirs is not None  # noqa: S101 - the caller has looked
    wanted = (_part(ours.nodes[head].relation), _cases(pair.claim, head))
    if cased and not wanted[1]:
        return None
    dated = {number for mention in pair.evidence.dates for number in pair.evidence.within(mention.span)}
    for above in [*ours.above(head)][:CLIMB]:
        place = pair.alignment.source_of(above)
        if place is None or pair.alignment.strength(above) < PROOF or pair.evidence.tokens[place].sentence != sentence:
            continue
        # Of "held talks in Oslo" the phrase may hang on the object; of "the talks were held in Oslo" on the verb.
        objects = theirs.children(place, "obj") if wanted[1] else []
        for child in (*theirs.below[place], *(one for thing in objects for one in theirs.below[thing])):
            same = (_part(theirs.nodes[child].relation), _cases(pair.evidence, child)) == wanted
            if same and child not in dated and is_name(pair.evidence, child) and not _in_claim(pair, child):
                return child
        scene = _scene(pair.evidence, place) if wanted[1] and tells_where(wanted[1][0]) else None
        if scene is not None and not _in_claim(pair, scene):
            return scene
        if not wanted[1]:
            return None
    return None


def _scene(reading: Reading, verb: int) -> int | None:
    """The named place of which a clause tells: "*Zurich*, where she taught"."""
    assert reading.tree is not None  # noqa: S101 - the caller has looked
    node = reading.tree.nodes[verb]
    relative = node.relation.startswith("acl") and any(
        reading.tokens[child].norm == "where" for child in reading.tree.below[verb]
    )
    return node.head if relative and is_name(reading, node.head) else None


def is_name(reading: Reading, number: int) -> bool:
    """Whether a word is a name itself, not only a noun with a name beside it."""
    assert reading.tree is not None  # noqa: S101 - the caller has looked
    if described(reading, number):
        return False
    return reading.tree.nodes[number].tag == "PROPN" or _capital_inside(reading, number)


def _part(relation: str) -> str:
    """A relation without its subtype; where a phrase hangs (on noun or verb) is not sure enough to tell apart."""
    bare = relation.split(":")[0]
    if relation == "nsubj:pass":
        return "obj"
    return "nmod" if bare == "obl" else bare


def _in_claim(pair: Pair, head: int) -> bool:
    """Whether the claim has a name of the evidence too, in some part."""
    tree = pair.evidence.tree
    assert tree is not None  # noqa: S101 - the caller has looked
    names = [
        number
        for number in tree.subtree(head, without=frozenset({"acl", "advcl"}))
        if pair.evidence.tokens[number].capitalised
        and pair.evidence.tokens[number].content
        and not is_title(pair.evidence.tokens[number].norm)
    ]
    named = [number for number, token in enumerate(pair.claim.tokens) if token.capitalised]
    return any(_may_be_named(pair, claim, number) for number in names for claim in named)


def _may_be_named(pair: Pair, claim: int, source: int) -> bool:
    """Whether a name of the claim may be one of the evidence; for a seat of government, only in the same part."""
    step = relation(pair.claim.tokens[claim].lemma, pair.evidence.tokens[source].lemma)
    return step is not None and (step is not Step.SEAT or _cases(pair.claim, claim) == _cases(pair.evidence, source))


def _cases(reading: Reading, head: int) -> tuple[str, ...]:
    assert reading.tree is not None  # noqa: S101 - the caller has looked
    return tuple(reading.tokens[child].norm for child in reading.tree.children(head, "case"))
