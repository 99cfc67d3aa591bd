"""Strings that would steer whoever reads a report, and what must never be found in its output."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import product
from xml.etree import ElementTree

from claimcheck.model import Ignore
from claimcheck.renderers import render
from claimcheck.renderers.style import Style
from tests.renderers.reports import make_claim, make_finding, make_problem, make_report, make_result, make_source

WRAPPERS = ("{}", "a {} b", "{}{}", "before\n{}", "\r{}", "“{}”", "\ufeff{}", "{} %0A|")
PAYLOADS = (
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;http://e.org\x1b\\link\x1b]8;;\x1b\\", "\x9b2J", "\x1bc",
    "\x07", "\x08\x08\x08", "\x00", "\x7f", "\x0b\x0c", "\x85", "\u2028::error::forged", "\u2029",
    "\u202eabc\u202c", "\u2066abc\u2069", "\u200e\u200f", "\u061c",
    "\n::error file=a::forged", "\r::warning::forged", "\r\n::set-output name=a::b", "::stop-commands::x",
    "::add-mask::x",
    "%0A::error::forged", "%25", "a,line=1::x", "##[error]forged",
    "]]>", "]]><failure/>", "<![CDATA[x]]>", "<!-- x -->", "--><script>alert(1)</script>", "<?xml version='1.0'?>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;", "&amp;lt;", "&#x1b;",
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)", "javascript:alert(1)", "</textarea><b>", "/*DATA*/", "/*SCRIPT*/",
    "| a | b |", "\\|", "[a](javascript:alert(1))", "![a](http://e.org/x.png)", "`code`", "<details open>", "@everyone",
    "# heading", "- [ ] task", "{{ 7*7 }}", "${jndi:ldap://e.org}", "\ud800", "\udfff\ud800", "\ufffe",
)  # fmt: skip
STRINGS = tuple(wrapper.format(payload, payload) for payload, wrapper in product(PAYLOADS, WRAPPERS))

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_COMMAND = re.compile(r"^\s*(::|##\[)", re.MULTILINE)


def report_with(text):
    """Put one string wherever a report may hold words of others: claims, sources, ids, paths, reasons, messages."""
    source = make_source(text=f"{text} The storm reached the coast.", spans=((0, len(text) + 28),), identity=text)
    finding = make_finding(
        message=text, source=text, source_span=(0, 1), claim_value=text, source_value=text, claim_span=(0, 1), hint=text
    )
    accepted = make_finding(code="CC131", name="negation-dropped", message=text)
    ignore = Ignore(rule="CC131", reason=text)
    claim = make_claim(text=text, id=text, ignore=(ignore,))
    claim = claim.model_copy(update={"origin": claim.origin.model_copy(update={"path": f"claims/{text}.yaml"})})
    result = make_result(claim, findings=[finding], evidence=(), suppressed=[accepted], reason=text)
    return make_report(result, problems=[make_problem(message=text, path=text, hint=text)], sources=(source,))


def leaks(text):
    """Name each format that a string gets through, with how."""
    report = report_with(text)
    for form, check in CHECKS.items():
        for color in (False, True) if form in ("full", "concise") else (False,):
            shown = render(report, form, Style(color=color, verbose=True))
            bare = re.sub("\x1b\\[[0-9;]*m", "", shown) if color else shown
            yield from (f"{form}: {fault}" for fault in check(bare, report))


def _terminal(shown, _):
    if _CONTROL.search(shown):
        yield "a control character"
    plain = render(report_with("plain words"), "full", Style(verbose=True))
    if len(shown.splitlines()) > len(plain.splitlines()):
        yield "a line of its own"


def _github(shown, _):
    yield from _steers(shown)
    if len(_COMMAND.findall(shown)) != 2:
        yield "a command of its own, or one that is lost"
    titles = [line for line in shown.splitlines() if line.startswith("::")]
    if not all(re.match(r"::error file=[^,:]*,line=\d+,col=\d+,title=CC\d{3} [a-z-]+::", line) for line in titles):
        yield "a property that ends early"


def _sarif(shown, _):
    yield from _steers(json.dumps(json.loads(shown), ensure_ascii=False))
    if len(json.loads(shown)["runs"][0]["results"]) != 3:
        yield "a result of its own"


def _junit(shown, _):
    yield from _steers(shown)
    root = ElementTree.fromstring(shown)  # noqa: S314 - our own output
    tags = sorted(one.tag for one in root.iter())
    if tags != ["error", "failure", "testcase", "testcase", "testsuite", "testsuites"]:
        yield f"elements {tags}"
    if "<!" in shown.partition("?>")[2]:
        yield "a declaration"


def _markdown(shown, _):
    yield from _steers(shown)
    if any(re.search(r"(?<!\\)(?:\\\\)*[<>\[\]`@&]", line) for line in shown.splitlines()[2:]):
        yield "markup"
    rows = [line for line in shown.splitlines() if line.startswith("|")]
    if [len(re.findall(r"(?<!\\)\|", row)) for row in rows] != [6] * 5:
        yield "a cell or row of its own"


class _Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self.data = ""

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(sorted(name for name, _ in attrs))))

    def handle_data(self, data):
        if self.found[-1:] == [("script", ("id", "type"))]:
            self.data += data


def _elements(page):
    parser = _Elements()
    parser.feed(page)
    return parser


def _html(shown, _):
    parser = _elements(shown)
    if parser.found != _elements(render(report_with("plain"), "html", Style())).found:
        yield "an element or attribute of its own"
    data = json.loads(parser.data)
    told = json.dumps([data["claims"], data["problems"], data["sources"]], ensure_ascii=False)
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told):
        yield "a control character"


def _steers(shown):
    if found := _CONTROL.search(shown.replace("\n", "")):
        yield f"U+{ord(found[0]):04X}"


CHECKS = {"full": _terminal, "concise": _terminal, "github": _github, "sarif": _sarif, "junit": _junit,
          "markdown": _markdown, "html": _html}  # fmt: skip
