"""A quote is put in the place of another, and no byte around it changes, in whatever style the file was written."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claimfiles import with_quotes
from claimcheck.claimfiles.formats import format_of, parsed

if TYPE_CHECKING:
    from claimcheck.claimfiles.claims import Claims

OLD = "at least 11 people were killed in the harbour of the old town"
AWKWARD = [
    "at least 12 people were killed",
    'no fewer than 12 people died: in the harbour, “they” say #1 isn\'t "safe" [or {so}]',
    "- 12 men, & * more: ? yes",
    "'12' is what they said",
    '"12" it is \\ they said',
    "12",
    "a - b * c -- d",
    "é\u200b 😀 x",
    "> no | yes",
    "key: value",
    "it ends with a colon:",
]


class Piece(NamedTuple):
    """A claim of a file: what stands before its quote, the quote, what stands after it."""

    before: str
    quote: str
    after: str


def claims_of(data: bytes, name: str) -> Claims:
    found = parsed(data.decode("utf-8-sig"), format_of(name).read, name)
    assert not len(found.notes), found.notes.problems()
    return found


def repointed(data: bytes, name: str, new: str) -> bytes | None:
    """Give every claim whose id begins with x another quote."""
    found = claims_of(data, name).found
    return with_quotes(data, name, {one.origin: new for one, _ in found if one.origin and one.id.startswith("x")})


def quotes(data: bytes, name: str) -> list[str]:
    return [" ".join((claim.quote or "").split()) for claim, _ in claims_of(data, name).found]


STYLES = {
    "plain": ("quote: ", ""),
    "single": ("'quote' : '", "'"),
    "double": ('quote: "', '"  # "so"'),
    "wide": ('quote: "  ', ' "'),
    "folded": ("quote: >-  # folded\n      ", ""),
    "kept": ("quote: >+\n      ", "\n\n"),
    "literal": ("quote: |\n      ", ""),
    "indented": ("quote: |2\n      ", ""),
    "anchored": ("quote:   &pin   ", ""),
    "anchored single": ("quote: &pin '", "'"),
    "next line": ("quote:\n      ", ""),
}
BETWEEN = ("", "# a note: {x}\n", "\n\n  # indented “note”\n", "  \n", "  - 'another  claim'\n")
FLOW = ("plain", "single", "double", "anchored")


def block_claim(style: str, name: str, width: int) -> Piece:
    before, after = STYLES[style]
    quote = f"\n{' ' * 6}".join(textwrap.wrap(OLD, width))
    head = f"  - id: {name}   # which\n    {before}"
    return Piece(head, quote, f'{after}\n    claim:   \'at least 11   people\'\n    "note" : "say \\"11\\""\n')


def flow_claim(style: str, name: str, width: int) -> Piece:
    before, after = STYLES[style]
    after = after.split("#")[0]
    quote = f"\n{' ' * 6}".join(textwrap.wrap(OLD, width))
    return Piece(f"  - {{ id: {name},\n      {before}", quote, f"{after} , claim: at least 11   people}} # {{}}\n")


PARTS = st.tuples(st.sampled_from(sorted(STYLES)), st.sampled_from("xy"), st.integers(12, 70), st.booleans())


@settings(deadline=None)
@given(
    st.lists(PARTS, min_size=1, max_size=5),
    st.sampled_from(BETWEEN),
    st.booleans(),
    st.booleans(),
    st.sampled_from(AWKWARD),
)
def test_no_byte_outside_the_quotes_of_yaml_changes(
    parts: list[tuple[str, str, int, bool]],
    between: str,
    crlf: bool,  # noqa: FBT001 (hypothesis gives them)
    mark: bool,  # noqa: FBT001
    new: str,
) -> None:
    kinds = [kind for _, kind, _, _ in parts]
    pieces = [
        (flow_claim if in_flow and style in FLOW else block_claim)(style, f"{kind}{number}", width)
        for number, (style, kind, width, in_flow) in enumerate(parts)
    ]
    head = "\ufeff" * mark + "# head\nsource:  [storm]\n\nclaims:\n"
    text = head + between.join(map("".join, pieces)) + "# foot"
    line_end = "\r\n" if crlf else "\n"
    made = repointed(text.replace("\n", line_end).encode(), "a.yaml", new)
    assert made is not None
    found = [quote for quote in quotes(made, "a.yaml") if quote]
    assert found == [new if kind == "x" else OLD for kind in kinds]
    # What stands around the quotes, as it was; between them, whatever the quotes are now.
    around = re.escape(between).join(f"{re.escape(one.before)}(.*?){re.escape(one.after)}" for one in pieces)
    wanted = (re.escape(head) + around + re.escape("# foot")).replace("\\\n", line_end)
    matched = re.fullmatch(wanted, made.decode(), re.DOTALL)
    assert matched
    if new == AWKWARD[0]:  # which needs no marks, so it gets none
        assert {one for quote in matched.groups() for one in quote} <= set(OLD + new + "\r\n")


LITERAL = ("'", "'''")


@pytest.mark.parametrize("new", AWKWARD)
@pytest.mark.parametrize("marks", ['"', "'", '"""', "'''", '"""\n  '])
def test_toml_keeps_its_quotation_marks_where_they_can_hold_the_words(marks: str, new: str) -> None:
    end = marks.split("\n")[0]
    before, after = f"# head\n[[claims]]\nid = 'x'\nquote   = {end}", f"{end}  # why\nclaim = 'it  is'\n"
    made = repointed(f"{before}{marks[len(end) :]}{OLD}{after}".encode(), "a.toml", new)
    assert made is not None
    assert quotes(made, "a.toml") == [new]
    kept = not (marks in LITERAL and "'" in new)
    text = made.decode()
    assert text.startswith(before if kept else before[: -len(end)])
    assert text.endswith(after if kept else after[len(end) :])


@pytest.mark.parametrize("new", AWKWARD)
@pytest.mark.parametrize("quote", [OLD, f"  {OLD}", OLD.replace("a", "\\u0061")])
def test_jsonl_keeps_every_other_byte(quote: str, new: str) -> None:
    before, after = '"a  b"\r\n\n{ "quote" : ', ',"id":"x", "claim": "it is"} \r\n{"claim": "y", "id": "y"}'
    made = repointed(f'{before}"{quote}"{after}'.encode(), "a.jsonl", new)
    assert made is not None
    assert quotes(made, "a.jsonl") == ["", new, ""]
    text = made.decode()
    assert (text[: len(before)], text[-len(after) :]) == (before, after)


@pytest.mark.parametrize("new", AWKWARD)
@pytest.mark.parametrize(("opening", "closing"), [("", ""), ('"', '"'), ("“", "”")])
@pytest.mark.parametrize("quote", [OLD, OLD.replace("were ", "were\n  ")])
def test_markdown_keeps_every_other_byte(opening: str, closing: str, quote: str, new: str) -> None:
    before, after = f"# Head\n\n- it  is\n  - id: x\n  - quote:  {opening}", f"{closing}\n  - note: so\n\n* more\n"
    made = repointed(f"{before}{quote}{after}".encode(), "a.md", new)
    if made is None:  # without marks of its own a quote in marks loses them when it is read
        assert (opening, new[0]) in {("", '"'), ("", "“")}
        return
    assert made.decode() == before + new + after


def test_a_quote_that_another_claim_shares_is_changed_for_both_or_not_at_all() -> None:
    text = "claims:\n  - {id: x1, claim: a b, quote: &q old words}\n  - {id: NAME, claim: c d, quote: *q}\n"
    both = repointed(text.replace("NAME", "x2").encode(), "a.yaml", "new words")
    assert both == text.replace("NAME", "x2").replace("old", "new").encode()
    assert repointed(text.replace("NAME", "y").encode(), "a.yaml", "new words") is None


def test_what_is_wrong_elsewhere_in_the_file_stays_as_it_is() -> None:
    text = "claims:\n  - {id: x1, claim: a b, quote: old words}\n  - {clam: so}\n"
    found = parsed(text, format_of("a.yaml").read, "a.yaml").found
    made = with_quotes(text.encode(), "a.yaml", {one.origin: "new words" for one, _ in found if one.origin})
    assert made == text.replace("old", "new").encode()
