"""gratuitous-information."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.content_words import content_words
from quizkit.lint.analysis.option_texts import all_options
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_READ = 4_000
_SENTENCE = regex(r"[^.!?\n]+[.!?\n]*(?=\s|$)")


class GratuitousInformation(EntityRule[MultipleChoice | MultipleResponse]):
    """The stem holds a sentence that has nothing to do with what is asked.

    ## What it does
    In a stem of at least `sentences` sentences and `words` words, looks for one before the question that shares no word on the subject with
    any other sentence of the stem, nor with the options. English only.

    ## Why it matters
    Whoever reads slowly pays for every sentence. What is not needed is also searched for a meaning, and some will find one.

    ## What to write instead
    Delete the sentence, or move it into a lesson. Where a whole case is to be judged, make it a stimulus.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid window dressing (excessive verbiage). Tarrant et al. (2006): gratuitous information.
    """

    code = "STM015"
    name = "gratuitous-information"
    languages = ("en",)
    since = "0.1"
    enabled = False
    status = "preview"
    options = {"sentences": 3, "words": 20}
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: hospital
  type: multiple-choice
  stem: >-
    A hospital wants to run a model on its own machines. Everybody loves a good walk.  # expect: STM015
    The records of the patients must stay with the hospital. Which kind of model can it run on its machines?
  options:
    - text: One with open weights
      correct: true
    - text: One behind an API
  rationale: It can be downloaded.
""",
    )
    good = (
        """\
- id: hospital
  type: multiple-choice
  stem: >-
    A hospital wants to run a model on its own machines. The records of the patients must stay with the hospital. Which kind of model can
    it run on its machines?
  options:
    - text: One with open weights
      correct: true
    - text: One behind an API
  rationale: It can be downloaded.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        stem = view.texts.get(("stem",))
        if stem is None:
            return
        start = max(len(stem.plain.text) - _READ, 0)
        sentences = list(_SENTENCE.finditer(stem.plain.text, start))
        if len(sentences) < view.option(self.name, "sentences") or stem.plain.verbatim:
            return
        if len(stem.plain.text.split(maxsplit=1_000)) < view.option(self.name, "words"):
            return
        words = [content_words(sentence[0]).keys() for sentence in sentences]
        seen: dict[str, int] = {}
        for of_one in (*words, *(content_words(option.text).keys() for option in all_options(view))):
            for word in of_one:
                seen[word] = seen.get(word, 0) + 1
        for sentence, of_one in zip(sentences[:-1], words[:-1], strict=True):
            if len(of_one) > 1 and all(seen[word] == 1 for word in of_one):
                message = "Nothing else in the question takes up a word of this sentence: delete it, unless the answer depends on it."
                first = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
                yield stem.problem(message, first, sentence.start() + len(sentence[0].rstrip()))
                return
