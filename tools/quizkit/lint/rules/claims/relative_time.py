"""relative-time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.asking import asking_sentence
from quizkit.lint.analysis.asserted import asserted_texts
from quizkit.lint.analysis.moments import may_hold_moments, moment, moments
from quizkit.lint.lexicon.moments import MOMENTS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.claim import Claim
from quizkit.model.entity import Entity
from quizkit.model.question import BaseQuestion
from quizkit.text.vocabulary import hint_words

_NOT_COUNTED = {language: hint_words(table.words) for language, table in MOMENTS.items()}


class RelativeTime(EntityRule[Entity]):
    """A text says "today" or "the latest", and no date says which day that was.

    ## What it does
    Looks for "today", "currently", "recently", "the latest" and their like in texts that state something, where the sentence is in the
    present tense and names no year; outside of questions also for "two years ago" and "last year", for the story of a question has a last
    year of its own. Of a stem it reads the sentence that asks, and there only what is said of the newest thing, of who holds an office or a
    record, and of how many or what most there is today. Quotations, options, misconceptions, stimuli, opinions and claims with `as_of` are
    passed over. English texts only.

    ## Why it matters
    The sentence becomes false without anybody touching it, and nobody can see since when. A question whose key depends on the day is marked
    wrong in the following year.

    ## What to write instead
    Name the day, the month or the year: "In May 2026 the best open model …". In a claim, give `as_of`, and say in the statement what is to
    be true beyond it.

    ## References
    This rule is quizkit's own.
    """

    code = "CLM012"
    name = "relative-time"
    since = "0.1"
    languages = tuple(MOMENTS)
    applies_to = (Entity,)
    hints = hint_words(word for table in MOMENTS.values() for word in (*table.words, *table.counting))
    bad = (
        """\
- id: record
  type: short-answer
  stem: Who is the current president of the academy?  # expect: CLM012
  answers:
    - text: Ada Example
  rationale: She is at present in her second year.  # expect: CLM012
- id: newest
  type: multiple-choice
  stem: A lab wants to save costs. Which of these is the latest version of its model?  # expect: CLM012
  options:
    - text: Version 3
      correct: true
    - text: Version 2
  rationale: Version 3 came out in 2025.
""",
        """\
# file: claims/example.yaml
- id: gap
  statement: Open models are currently a few months behind.  # expect: CLM012
  kind: comparison
- id: release
  statement: The model was released 18 months ago.  # expect: CLM012
  kind: fact
# file: cards/example.yaml
- id: both
  title: Both at once
  hook: Which should you take?
  body: |-
    Most teams start small.

    The latest open models have nearly caught up.  # expect: CLM012
  takeaway: Today the gap is small.  # expect: CLM012
""",
    )
    good = (
        """\
- id: story
  type: numeric
  stem: Anna bought a car two years ago and is selling it this year for half the price. It cost 8,000 euros. What does she get, in euros?
  answers:
    - value: 4000
  rationale: Half of 8,000.
- id: current
  type: multiple-choice
  stem: Which law gives the current through a resistor?
  options:
    - text: Ohm's law
      correct: true
    - text: Today's law
  rationale: The current is the voltage divided by the resistance.
- id: quoted
  type: true-false
  stem: The slogan "the latest model is always the best" is a sentence that can be checked.
  answer: false
  rationale: It names neither a model nor a measure.
""",
        """\
# file: claims/example.yaml
- id: gap
  statement: In May 2026 the latest open models trailed by four months.
  kind: comparison
- id: dated
  statement: The latest version is under Apache 2.0.
  kind: fact
  as_of: 2026-04-02
- id: fossils
  statement: The animals died out 65 million years ago.
  kind: fact
- id: opinion
  statement: Today is a good day.
  kind: opinion
# file: cards/example.yaml
- id: ancestor
  title: The ancestor
  hook: Do not put off until tomorrow what you can do today, he said.
  body: Start today. The most recent common ancestor is found in the tree. The last year of school counts.
  takeaway: In 2024 the gap was eight per cent, and currently it is smaller.
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if view.vocabulary.isdisjoint(self.hints) or (language := view.language or "") not in self.languages:
            return ()
        if isinstance(entity, BaseQuestion):
            # What counts back from the day is read in other entities only.
            return () if view.vocabulary.isdisjoint(_NOT_COUNTED[language]) else _in_question(entity, view, language)
        return () if isinstance(entity, Claim) and entity.as_of is not None else _in_texts(view, language)


def _in_texts(view: EntityView, language: str) -> Iterator[Problem]:
    for text in asserted_texts(view):
        if may_hold_moments(text.small, language):
            for start, end in moments(text, language):
                yield _problem(text, start, end)


def _in_question(question: BaseQuestion, view: EntityView, language: str) -> Iterator[Problem]:
    if question.status == "retired":
        return
    stem = view.stem
    if stem is not None and question.stimulus is None and may_hold_moments(stem.small, language):
        start, sentence = asking_sentence(view)
        # A story that stands before has a present of its own.
        if (span := moment(sentence, language, "newest" if start else "measured")) is not None:
            yield _problem(stem, start + span[0], start + span[1])
    for text in asserted_texts(view):
        if text.path[0] in ("rationale", "feedback", "hints") or text.path[-1] == "feedback":
            for begin, end in moments(text, language, "now") if may_hold_moments(text.small, language) else ():
                yield _problem(text, begin, end)


def _problem(text: TextField, start: int, end: int) -> Problem:
    message = f"'{text.plain.text[start:end]}' means another day to every reader: name the year, or say what holds whatever the day."
    return text.problem(message, start, end)
