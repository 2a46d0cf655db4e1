"""joke-option."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from quizkit.finding import Problem
from quizkit.lint.analysis.glance import telling_words
from quizkit.lint.analysis.option_texts import option_texts
from quizkit.lint.lexicon.jokes import JOKES
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

# Faces, hands and hearts; signs such as arrows and stars belong to many a subject.
_EMOJI = regex("[\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a\U0001f440-\U0001f44f\U0001f4a9\U0001f923]")
# An option that is a joke is not longer.
_LONGEST = 200
_EDGES = " .!?*_`"


class JokeOption(EntityRule[MultipleChoice | MultipleResponse]):
    """An option is a joke.

    ## What it does
    Looks for options that nobody would take in earnest: "who cares", "lol", "your mum", "hint: it's the first one", and faces such as 😂
    in one option and not in all. English options only. "I don't know" is passed over: some ask for it.

    ## Why it matters
    Whoever knows nothing rules it out, and guesses among fewer. Under stress a joke annoys, and in another culture it puzzles.

    ## What to write instead
    A mistake that learners make, or no option at all: three good ones are enough.

    ## References
    Haladyna, Downing and Rodriguez (2002): make all distractors plausible; avoid humour unless it suits the teacher and the learning
    environment.
    """

    code = "OPT036"
    name = "joke-option"
    since = "0.1"
    languages = tuple(JOKES)
    applies_to = (MultipleChoice, MultipleResponse)
    hints = telling_words(phrase for table in JOKES.values() for phrase in (*table.options, *table.phrases))
    bad = (
        """\
- id: why
  type: multiple-choice
  stem: Why do makers withhold their training data?
  options:
    - text: For fear of lawsuits
      correct: true
    - text: For lack of disk space
    - text: Who cares?  # expect: OPT036
    - text: The dog ate them, lol  # expect: OPT036
  rationale: Much of the data belongs to others.
""",
    )
    good = (
        """\
- id: why
  type: multiple-choice
  stem: Why do makers withhold their training data?
  options:
    - text: For fear of lawsuits
      correct: true
    - text: For lack of disk space
    - text: I don't know
  rationale: Much of the data belongs to others.
""",
        """\
- id: faces
  type: multiple-choice
  stem: Which of these shows surprise?
  options:
    - text: 😀
    - text: 😮
      correct: true
    - text: 😢
  rationale: Its mouth is open.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        # Nearly always no option is like a joke.
        if option_texts(view).vocabulary.isdisjoint(self.hints) or view.language is None or view.language not in JOKES:
            return ()
        return _problems(entity, view, view.language)


def _problems(entity: MultipleChoice | MultipleResponse, view: EntityView, language: str) -> Iterator[Problem]:
    jokes, phrases = JOKES[language].options, _phrases(language)
    for index in range(len(entity.options)):
        text = view.texts["options", index, "text"].plain
        if len(text.text) > _LONGEST:
            continue
        words = text.text if text.text.isascii() else text.text.replace("’", "'")
        words = words.casefold().strip(_EDGES)
        is_joke = words in jokes or phrases.search(words) is not None
        if is_joke or (not words.isascii() and _EMOJI.search(words) and not _all_have_faces(entity, view)):
            message = "Nobody takes this option in earnest, so that there is one less to choose from: write a mistake that learners make."
            yield Problem(message, ("options", index, "text"))


@cache
def _phrases(language: str) -> re.Pattern[str]:
    return regex(rf"(?<![\w'])(?:{'|'.join(map(re.escape, JOKES[language].phrases))})(?![\w'])")


def _all_have_faces(entity: MultipleChoice | MultipleResponse, view: EntityView) -> bool:
    texts = (view.texts["options", index, "text"].plain.text for index in range(len(entity.options)))
    return sum(_EMOJI.search(text) is not None for text in texts) > len(entity.options) / 2
