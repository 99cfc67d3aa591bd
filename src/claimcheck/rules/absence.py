"""CC203: what is claimed to be said nowhere, and stands in the source."""

from __future__ import annotations

from claimcheck.model import Severity
from claimcheck.rules.interface import Rule

STATED_AFTER_ALL = Rule(
    "CC203",
    "stated-after-all",
    Severity.ERROR,
    None,
    hint="read the sentence shown; drop the claim, or narrow it to what the source really leaves out",
    text="""What is claimed to be said nowhere stands in the source, or something near it does.

It judges claims written as `nowhere: …`, and claims that say in words that the text is silent on something ("No data
on survival were reported", "The report does not mention soldiers"). Every stretch of every source is read for them:
sentences of any kind, code, references and labels too, and what lies between sentences, such as front matter and
comments. Four things keep a claim from passing, and the first of them that is found is shown:

1. A sentence, or a few together, carries the statement. Then the claim is contradicted.
2. A sentence contradicts it: another number, the opposite, somebody else. Then the source does speak of it.
3. A sentence says most of it, whatever else the statement adds.
4. For claims in words: a sentence speaks of the thing. A sentence that is itself of this kind ("Survival was not
   assessed" is not, "Survival was not reported" is) carries the claim instead.

In the last three the claim is unsupported: nobody can say that the source has nothing of the kind. The third leaves a
statement alone when one of its nouns, names or verbs stands nowhere, in no form and by no related word: "two children
were killed by a flood" is absent from a text without floods, though it has the children. Numbers, dates, negations and
adjectives don't count there: they are what a near miss differs in.""",
)

RULES = (STATED_AFTER_ALL,)
