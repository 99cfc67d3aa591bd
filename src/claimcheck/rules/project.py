"""CC40x and CC41x: what is wrong with the files of a project, or with a run as a whole, whatever its claims say."""

from __future__ import annotations

from claimcheck.model import codes
from claimcheck.model.codes import Code
from claimcheck.rules.interface import Rule


def _rule(code: Code, text: str, hint: str) -> Rule:
    return Rule(code.code, code.name, code.severity, check=None, text=text.strip(), hint=hint)


RULES = (
    _rule(
        codes.SOURCE_UNREADABLE,
        """
A claim names a source that is not there, or that can't be read as text.

The source folder is missing, no file in it has that name, or the file is empty, too large, not UTF-8 (the message names
the byte and its place), of a kind that no reader knows, or leads out of the project by a link. A claim whose source
can't be read is unchecked, never green, and the run exits with 2. Where a claim names no source, and so asks for all of
them, a file that no reader knows is a warning.
""",
        "correct the name, or save the file as UTF-8 text",
    ),
    _rule(
        codes.CLAIM_FILE_INVALID,
        """
A claim file, or one claim in it, can't be read, so that what it says was not checked.

The file is not valid YAML, TOML, JSONL or Markdown, a key is unknown (the nearest known one is suggested), a value has
the wrong form, or the file has no claims. Every mistake of every file is shown in one run, each with line and column.
Claims that can be read are checked all the same; the run exits with 2. A file in the claims folder whose ending is not
one of a claim file is a warning.
""",
        "mend the place that is shown; the JSON Schema of claim files helps editors to check while you type",
    ),
    _rule(
        codes.DUPLICATE_ID,
        """
Two claims, or two sources, of one project have the same id.

Ids name claims in reports and tests, and sources in claims and anchors, so that each must mean one thing. Both places
are named. Both claims are checked all the same; of two sources with one id neither is read, since which of them is
meant can't be known. The run exits with 2.
""",
        "give one of them another id, or rename one of the files",
    ),
    _rule(
        codes.UNUSED_IGNORE,
        """
A claim ignores a rule that has nothing to say about it.

The claim or the source has changed since, or the rule's name is misspelt. Left in place, the ignore would hide the next
real finding of that rule. Ignores of rules that this run leaves out are not reported.
""",
        "take it out",
    ),
    _rule(
        codes.EXPIRED_IGNORE,
        """
The day that an ignore was to hold until has passed.

What it hid is shown again and decides as if it had never been ignored. An ignore holds through the whole of the day
that `until` names.
""",
        "settle it, or set a later `until` with a reason",
    ),
    _rule(
        codes.NOTHING_CHECKED,
        """
The run found no claim to check, and a run that did nothing must not look like one that found nothing.

It exits with 3. Where a project may have no claims yet, `--allow-empty` makes that 0.
""",
        "write a claim file, or let `claimcheck init` write an example",
    ),
    _rule(
        codes.NOT_LOCKED,
        """
A claim has no lock, and `verify --locked` was asked for.

Somebody wrote the claim and did not run `claimcheck lock`, so that nobody will notice when its sentence changes.
""",
        "run `claimcheck lock` and commit the lock",
    ),
    _rule(
        codes.LOCK_WITHOUT_CLAIM,
        """
The lock has a claim that no claim file has, and `verify --locked` was asked for.

The claim was deleted or got another id, or a merge lost it.
""",
        "run `claimcheck lock` and commit the lock, or bring the claim back",
    ),
    _rule(
        codes.STALE_BASELINE,
        """
The baseline lets a claim pass that does not fail any more, or that no claim file has.

Left in place, the entry would hide the next real finding on that claim.
""",
        "run `claimcheck baseline` to take it out",
    ),
    _rule(
        codes.TEXT_LOST,
        """
Two extractions of the text of a PDF, a Word document or a web page differ, so that some of it may not be checked.

Such a file is read a second time by other means: a PDF by pypdf, a Word document and a page as strings, without
parsing them. Words that only the second reading finds are lost to every claim; words that only the first finds may be
none of the text. What is left out on purpose (running heads and feet, what is hidden, navigation) does not count. A
file that was not read twice is told as well: a PDF of more than 1,000 pages, a file above 32 MB, or one that the second
means can't read.
""",
        "see whether the words matter; save the file anew, or give its text as .txt",
    ),
    _rule(
        codes.SOURCE_SHRANK,
        """
A source has fewer words than when its claims were locked.

Somebody cut it, or less of it can be read than before: a page became a picture, a part of the site moved. The message
tells how many words are gone and, of the sentences that claims rested on and what stood beside them, which words the
source has no more.
""",
        "bring the text back, or run `claimcheck lock` if it was cut on purpose",
    ),
)
