"""The HTML report in a real browser: it loads, shows, filters and follows keys, and no word of it becomes markup."""

import json
import re

import pytest

from claimcheck.language.documents import source_from_text
from claimcheck.model import Evidence, Ignore, Severity, Span, VerdictKind
from claimcheck.renderers import render
from claimcheck.renderers.html import plain_same_length
from claimcheck.renderers.style import Style
from tests.browser import browser, needs_browser
from tests.engine.audit.texts import audited
from tests.renderers.reports import (
    make_claim,
    make_evidence,
    make_finding,
    make_problem,
    make_report,
    make_result,
    make_source,
)

NASTY = [
    "<script>window.bad=1</script>",
    "</script><img src=x onerror='window.bad=1'>",
    "a & b <b>",
    "\u202eabc",
    "/*DATA*/",
]


def mixed():
    warning = make_finding(code="CC151", name="doubt-dropped", severity=Severity.WARNING, contradicts=False)
    accepted = Ignore(rule="CC131", reason="agreed <b>with</b> the desk")
    claims = [make_result(make_claim(text, id=f"n{place}", line=place + 20)) for place, text in enumerate(NASTY)]
    return make_report(
        make_result(make_claim(id="toll", line=9), findings=[make_finding()]),
        make_result(
            make_claim("The storm came 😊 at last", id="came", line=3, ignore=(accepted,)),
            VerdictKind.SUPPORTED,
            [warning],
            suppressed=[make_finding(code="CC131", name="negation-dropped")],
        ),
        *claims,
        problems=[make_problem(message="</script><script>window.bad=1</script>")],
    )


def data_of(page):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


def test_the_page_is_small_and_holds_what_it_needs():
    page = render(make_report(), "html", Style())
    assert len(page.encode()) < 200_000
    assert "Content-Security-Policy" in page
    assert not re.search(r'(src|href)="(https?:)?//', page)
    assert data_of(render(mixed(), "html", Style()))["claims"][2]["text"] == NASTY[0]


def test_no_word_of_a_report_ends_the_data():
    page = render(mixed(), "html", Style())
    inside = page.split('id="data">')[1].split("</script>")[0]
    assert not set("<>&") & set(inside)


def test_signs_that_steer_keep_their_width():
    assert plain_same_length("a\u202eb\x1bc\ud800") == "a\ufffdb\ufffdc\ufffd"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    path = folder / "report.html"
    path.write_text(render(mixed(), "html", Style()), "utf-8")
    with browser(folder) as opened:
        opened.open(path.as_uri())
        yield opened


@needs_browser
def test_nothing_in_it_runs_and_the_console_is_silent(page):
    assert page.run("return window.bad") is None
    assert page.run("return document.images.length") == 0
    assert page.errors() == []
    shown = page.run("return Array.from(document.querySelectorAll('#claims li > div:first-child'), e => e.textContent)")
    assert shown[2:6] == [*NASTY[:3], "\ufffdabc"]


@needs_browser
def test_the_sentence_is_lit_and_the_deciding_words_are_underlined_on_both_sides(page):
    page.run("document.getElementById('claim-0').click()")
    assert page.run("return document.querySelector('#source .lit').textContent").startswith("Officials said")
    assert page.run("return document.querySelector('#source .lit u').textContent") == "at least 11"
    assert page.run("return document.querySelector('#claim-0 u').textContent") == "at least 12"
    assert "claim: ≥ 12   source: ≥ 11" in page.run("return document.getElementById('detail').textContent")
    assert page.run("return document.querySelectorAll('#strip span').length") == 2


@needs_browser
def test_what_is_ignored_is_listed_with_its_reason(page):
    page.run("document.getElementById('claim-1').click()")
    told = page.run("return document.getElementById('detail').textContent")
    assert "ignored error CC131 negation-dropped" in told
    assert "agreed <b>with</b> the desk" in told


@needs_browser
def test_arrow_keys_move_both_sides(page):
    page.run("document.getElementById('claim-0').click(); document.getElementById('claims').focus()")
    page.keys("\ue015")
    assert page.run("return document.querySelector('[aria-selected=true]').id") == "claim-1"
    assert page.run("return document.getElementById('claims').getAttribute('aria-activedescendant')") == "claim-1"
    page.keys("\ue013", "\ue013")
    assert page.run("return document.querySelector('[aria-selected=true]').id") == "claim-0"


@needs_browser
def test_it_opens_at_what_fails_and_arrow_keys_need_no_click(tmp_path):
    good = make_result(make_claim("The storm came", id="came", line=3), VerdictKind.SUPPORTED)
    bad = [make_result(make_claim(id=f"toll{n}", line=9 + n), findings=[make_finding()]) for n in range(2)]
    path = tmp_path / "report.html"
    path.write_text(render(make_report(good, *bad), "html", Style()), "utf-8")
    with browser(tmp_path) as opened:
        opened.open(path.as_uri())
        assert opened.run("return document.querySelector('[aria-selected=true]').id") == "claim-1"
        opened.keys("\ue015")
        assert opened.run("return document.querySelector('[aria-selected=true]').id") == "claim-2"


def test_only_what_carries_a_claim_counts_as_carrying():
    found = data_of(render(make_report(make_result(make_claim(), findings=[make_finding()])), "html", Style()))
    assert [sentence[3] for sentence in found["sources"][0]["sentences"]].count(True) == 0
    found = data_of(render(make_report(make_result(make_claim(), VerdictKind.SUPPORTED)), "html", Style()))
    assert [sentence[3] for sentence in found["sources"][0]["sentences"]].count(True) == 1


@needs_browser
def test_filters_leave_what_they_name(page):
    choose = (
        "const box = document.getElementById(arguments[0]); box.value = arguments[1];"
        "box.dispatchEvent(new Event('change'));"
        "return Array.from(document.querySelectorAll('#claims li:not([hidden])'), e => e.id)"
    )
    assert page.run(choose, "by-verdict", "supported") == ["claim-1"]
    assert len(page.run(choose, "by-verdict", "")) == 7
    assert page.run(choose, "by-rule", "CC101 number-mismatch") == ["claim-0"]
    assert "1 of 7 shown" in page.run("return document.getElementById('shown').textContent")
    page.run(choose, "by-rule", "")


@needs_browser
def test_a_link_opens_at_its_claim(page):
    page.run("location.hash = '#came'")
    assert page.run("return document.querySelector('[aria-selected=true]').id") == "claim-1"


@needs_browser
def test_on_paper_each_claim_that_fails_tells_why_and_what_its_evidence_says(page):
    text = page.run(
        "window.dispatchEvent(new Event('beforeprint'));"
        "const said = Array.from(document.querySelectorAll('#claims > li'), (item) => item.textContent);"
        "window.dispatchEvent(new Event('afterprint')); return said;"
    )
    finding = data_of(render(mixed(), "html", Style()))["claims"][0]["findings"][0]
    assert finding["message"] in text[0]
    assert "#s" in text[0]
    assert finding["message"] not in text[1]
    assert page.run("return document.querySelectorAll('.printed').length") == 0


CONTRAST = """
const part = (x) => x / 255 <= .03928 ? x / 255 / 12.92 : ((x / 255 + .055) / 1.055) ** 2.4;
const lum = (c) => { const v = c.map(part);
  return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
const rgb = (s) => (s.match(/[\\d.]+/g) || []).map(Number);
const back = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
  if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
return Array.from(document.querySelectorAll('h1,h2,p,li,div,span,a,label,u')).filter((e) =>
  e.offsetParent && e.textContent.trim() && !e.closest('#strip')).map((e) => {
  const a = lum(rgb(getComputedStyle(e).color).slice(0, 3)), b = lum(back(e));
  return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.tagName, e.className]; }).sort((x, y) => x[0] - y[0])[0];
"""


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_has_contrast(page, scheme):
    page.emulate(scheme)
    for claim in range(3):
        page.run("document.getElementById('claim-' + arguments[0]).click()", claim)
        assert page.run(CONTRAST)[0] >= 4.5
    page.emulate()


@needs_browser
def test_everything_is_labelled(page):
    unlabelled = "return Array.from(document.querySelectorAll('input,select')).filter(e => !e.labels.length).length"
    assert page.run(unlabelled) == 0
    assert page.run("return document.documentElement.lang") == "en"
    assert page.run("return new Set(Array.from(document.querySelectorAll('[id]'), e => e.id)).size") == page.run(
        "return document.querySelectorAll('[id]').length"
    )


@needs_browser
def test_what_can_be_chosen_holds_nothing_that_can_be_pressed(page):
    inner = "a, button, input, select, textarea, [tabindex], [role=button], [role=link]"
    count = "return document.querySelectorAll('[role=option] :is(' + arguments[0] + ')').length"
    assert page.run(count, inner) == 0
    parents = "return Array.from(document.querySelectorAll('[role=option]'), (one) => one.parentElement.role)"
    assert set(page.run(parents)) == {"listbox"}
    scrolling = "return ['claims', 'detail', 'source'].filter((id) => document.getElementById(id).tabIndex !== 0)"
    assert page.run(scrolling) == []


@needs_browser
def test_the_link_of_the_claim_that_is_shown_opens_at_it(page):
    page.run("document.getElementById('claim-1').click()")
    assert page.run("return document.querySelector('#detail a').hash") == "#came"
    page.run("document.getElementById('claim-0').click(); location.hash = ''; location.hash = '#came'")
    assert page.run("return document.querySelector('[aria-selected=true]').id") == "claim-1"
    page.run("location.hash = '#%'")
    assert page.errors() == []


def long_report():
    """Make a report on a source of many lines, about the last of which each claim is."""
    text = "The council met in the town hall on that day.\n" * 400 + "At least 11 people were killed."
    source = source_from_text(text, "storm").model_copy(update={"path": "source/storm.txt"})
    last = source.sentences[-1]
    evidence = (
        Evidence(source="storm", sentence=last.number, start=last.start, end=last.end, text=source.text_of(last)),
    )
    finding = make_finding(source_span=Span(last.start, last.start + 11))
    made = [make_result(make_claim(id=f"c{n}", line=n), findings=[finding], evidence=evidence) for n in range(60)]
    return make_report(*made, sources=(source,))


IN_SIGHT = """
return arguments[0].filter((which) => {
  const box = document.querySelector(which).getBoundingClientRect();
  return !(box.top >= 0 && box.bottom <= innerHeight + 1 && box.left >= 0 && box.right <= innerWidth + 1);
});
"""


@needs_browser
@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)], ids=["desk", "phone"])
def test_claim_reason_and_sentence_are_in_sight_together(tmp_path, width, height):
    path = tmp_path / "report.html"
    path.write_text(render(long_report(), "html", Style()), "utf-8")
    with browser(tmp_path) as opened:
        opened.emulate(width=width, height=height)
        opened.open(path.as_uri())
        for number in (0, 30):
            opened.run("document.getElementById('claim-' + arguments[0]).click()", number)
            assert opened.run(IN_SIGHT, ["[aria-selected=true]", "#detail h2", "#strip", "#source .lit"]) == []
        assert opened.run("return document.documentElement.scrollWidth") == width


@needs_browser
@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)], ids=["desk", "phone"])
def test_what_is_told_of_many_sources_leaves_room_for_the_claims(tmp_path, width, height):
    many = [source_from_text(f"The bridge number {n} reopened.", f"paper-{n}") for n in range(60)]
    path = tmp_path / "report.html"
    path.write_text(render(audited("The bridge number 7 sank.", *many), "html", Style()), "utf-8")
    with browser(tmp_path) as opened:
        opened.emulate(width=width, height=height)
        opened.open(path.as_uri())
        assert opened.run("return document.querySelectorAll('#told li').length") == 60
        assert opened.run(IN_SIGHT, ["#claim-0", "#detail h2", "#source .lit"]) == []


@needs_browser
def test_paper_is_white_and_shows_all_claims_in_a_dark_scheme_too(page):
    page.emulate("dark", medium="print")
    assert page.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    styled = "return arguments[0].map((one) => getComputedStyle(document.querySelector(one))[arguments[1]])"
    assert page.run(styled, ["form", "#detail"], "display") == ["none", "none"]
    assert page.run(styled, ["#left", "#source"], "overflow") == ["visible", "visible"]
    page.emulate()


@needs_browser
def test_where_no_claim_fits_the_filters_none_is_shown(page):
    words = (
        "const box = document.getElementById('by-words'); box.value = arguments[0];"
        "box.dispatchEvent(new Event('input'))"
    )
    page.run(words, "no such words")
    assert page.run("return document.getElementById('detail').textContent") == "No claim fits these filters."
    assert page.run("return document.querySelectorAll('.lit, [aria-selected=true]').length") == 0
    page.run(words, "")
    assert page.run("return document.querySelectorAll('[aria-selected=true]').length") == 1


@needs_browser
def test_words_of_another_source_are_quoted_and_none_is_underlined_for_them(tmp_path):
    """A finding may point at another source than the evidence, at a sentence of the same number."""
    flood = source_from_text("Officials said that at least 11 cows drowned.", "flood")
    flood = flood.model_copy(update={"path": "source/flood.txt"})
    finding = make_finding(source="flood", source_span=Span(18, 29))
    path = tmp_path / "report.html"
    result = make_result(make_claim(id="toll"), findings=[finding], evidence=(make_evidence(number=1),))
    report = make_report(result, sources=(make_source(), flood))
    path.write_text(render(report, "html", Style()), "utf-8")
    with browser(tmp_path) as opened:
        opened.open(path.as_uri())
        assert opened.run("return document.querySelectorAll('#source u').length") == 0
        quoted = opened.run("return document.querySelector('#detail .evidence').textContent")
        assert quoted == "flood#s1: Officials said that at least 11 cows drowned."


@needs_browser
def test_two_thousand_claims_open(tmp_path):
    source = make_source()
    results = (make_result(make_claim(id=f"c{n}", line=n + 1), findings=[make_finding()]) for n in range(2000))
    path = tmp_path / "big.html"
    path.write_text(render(make_report(*results, sources=(source,)), "html", Style()), "utf-8")
    with browser(tmp_path) as opened:
        opened.open(path.as_uri())
        assert opened.run("return document.querySelectorAll('#claims li').length") == 2000
        assert opened.errors() == []
