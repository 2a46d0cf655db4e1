"""article-cue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import Problem, Remedy, Reword
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.analysis.sounds import begins_with_vowel
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_ARTICLE = regex(r"(?<![\w(.-])(?P<article>an?)[\s:…_.]*$")
_ENDS = regex(r"\ban?[\s:…_.]*$")
# What follows an article neither begins with one, nor is a name or a number of something.
_OWN_ARTICLE = regex(r"\W*(?:an?|the|one|some|any|no|its?|his|her|their|my|your|our|this|that)\b", re.IGNORECASE)


class ArticleCue(EntityRule[MultipleChoice | MultipleResponse]):
    """The stem ends in "a" or "an", and some options do not go with it.

    ## What it does
    Looks at a stem that ends in the article, with or without a gap, and at the sound that each option begins with ("an hour", "a user").
    Where some options begin with a vowel and some do not, the article rules out the ones or the others. The fix writes "a(n)".

    ## Why it matters
    A learner strikes out the options that do not fit, without knowing anything of the matter. If the key is among those, they are misled.

    ## What to write instead
    "a(n)", or a stem without the article and options that bring their own.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid grammatical inconsistencies that cue the test-taker. Tarrant et al. (2006): grammatical
    clues.
    """

    code = "KEY012"
    name = "article-cue"
    languages = ("en",)
    since = "0.1"
    fix = "safe"
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: card
  type: multiple-choice
  stem: The paper that describes a model is called a  # expect: KEY012
  options:
    - text: model card
      correct: true
    - text: invoice
    - text: index
  rationale: It goes with the weights.
""",
        """\
- id: unit
  type: multiple-choice
  stem: "Three thousand six hundred seconds make an ____."  # expect: KEY012
  options:
    - text: hour
      correct: true
    - text: minute
    - text: unit
  rationale: A minute has sixty.
""",
    )
    good = (
        """\
- id: card
  type: multiple-choice
  stem: The paper that describes a model is called a(n)
  options:
    - text: model card
      correct: true
    - text: invoice
  rationale: It goes with the weights.
""",
        """\
- id: card
  type: multiple-choice
  stem: The paper that describes a model is called a
  options:
    - text: model card
      correct: true
    - text: unit test
    - text: European norm
    - text: one-pager
  rationale: It goes with the weights.
""",
        """\
- id: vitamin
  type: multiple-choice
  stem: Oranges are rich in vitamin C, and carrots in vitamin A
  options:
    - text: Both are right.
      correct: true
    - text: Only one is.
  rationale: Any chemist will tell.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        stem = view.stem
        return _problems(stem, view) if stem is not None and _ENDS.search(stem.source[-30:]) else ()


def _problems(stem: TextField, view: EntityView) -> Iterator[Problem]:
    plain = stem.plain
    match = _ARTICLE.search(plain.text, max(len(plain.text) - 40, 0))
    if match is None or any(start <= match.start("article") < end for start, end in plain.verbatim):
        return
    own = own_options(view)
    sounds = [begins_with_vowel(option.text) for option in own]
    if True not in sounds or False not in sounds or any(_OWN_ARTICLE.match(option.text) for option in own):
        return
    article = match["article"]
    fits = len(article) == 2
    odd = next(option for option, sound in zip(own, sounds, strict=True) if sound is not None and sound != fits)
    start, end = match.span("article")
    first, last = plain.source_span(start, end)
    remedy = None
    if stem.source[first:last] == article:
        remedy = Remedy("Write 'a(n)'", (Reword(("stem",), f"{article[0]}(n)", (first, last)),))
    message = f"'{article}' does not go with '{odd.text[:40]}', so it rules out options by their sound: write 'a(n)'."
    yield Problem(message, ("stem",), (first, last), related=(here("does not go with the article", odd.path),), remedy=remedy)
