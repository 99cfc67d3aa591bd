"""Words of a source that no summary of it may drop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.anchoring import find_quote
from claimcheck.engine.audit.about import about_source
from claimcheck.engine.audit.claims import Drafted
from claimcheck.engine.judge import Judge
from claimcheck.engine.options import Options
from claimcheck.matching import Index
from claimcheck.model import Problem, Source, VerdictKind
from claimcheck.rules.derived import KEPT_WORDS_DROPPED


def dropped(
    sources: Iterable[Source], drafted: Sequence[Drafted], text: Source, view: str, options: Options
) -> Iterator[Problem]:
    """Tell which words that sources are to keep a text says in no form, where it is made from them at all.

    ``view`` is the text at the same length with its citation marks blanked. Words that the source itself lacks are
    told too, since nothing could keep them.
    """
    used = {one.source for each in drafted for one in each.verdict.evidence}
    wanted = [source for source in sources if source.keep and source.id in used]
    judge = Judge(Index.build([_carried(text, view, drafted)]), options) if wanted else None
    for source in wanted:
        for words in source.keep:
            places = find_quote(source.text, words)
            if not places:
                message = f"the settings want “{words}” kept, which the source does not have"
            elif judge is None or _says(judge, view, words):
                continue
            else:
                message = f"the text drops “{words}”, which every summary of this source is to keep"
            at, hint = (places[0].start, None) if places else (0, "correct them in `keep`, to words of the source")
            for told in about_source(KEPT_WORDS_DROPPED, source, message, options, at):
                yield told.model_copy(update={"hint": hint or told.hint})


def _carried(text: Source, view: str, drafted: Sequence[Drafted]) -> Source:
    """Return a text with only the sentences that its sources carry: "40" would do for "at least 40" and drops it."""
    failing = {one.passage.sentence.number for one in drafted if one.verdict.verdict is not VerdictKind.SUPPORTED}
    stated = {one.passage.sentence.number for one in drafted} - failing
    sentences = tuple(sentence for sentence in text.sentences if sentence.number in stated)
    return text.model_copy(update={"text": view, "sentences": sentences})


def _says(judge: Judge, view: str, words: str) -> bool:
    """Whether a text has some words as they stand, or says as much in words of its own."""
    return bool(find_quote(view, words)) or judge.verdict(words).verdict is VerdictKind.SUPPORTED
