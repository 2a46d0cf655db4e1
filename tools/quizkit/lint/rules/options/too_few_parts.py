"""too-few-parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.choices import answer_lists, option_lists
from quizkit.lint.analysis.misspelt_markers import misspelt_markers
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import (
    Categorize,
    Cloze,
    DragWords,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortAnswer,
)
from quizkit.text import gap_markers

Composed = MultipleChoice | MultipleResponse | ShortAnswer | Numeric | Matching | Ordering | Categorize | Cloze | DragWords


class TooFewParts(EntityRule[Composed]):
    """A question has too few parts to be one.

    ## What it does
    Counts. A choice needs two options, also in a dropdown gap; an ordering two items; a matching two pairs, or one and a distractor; a
    categorize question a category and two items, not all of which can belong to the only category; a short answer, a numeric question and
    each gap to type into an answer; a cloze and a drag-words question a gap, and the latter two words.

    ## Why it matters
    With one thing to choose from nobody can be wrong, and with nothing nobody can be right. Moodle's import stops at a choice with one
    option, an ordering with one item and a short answer without an answer, and loses all questions that follow.

    ## What to write instead
    Add what is missing, or delete the question. A draft for which nothing is known yet can wait in `notes`.

    ## References
    What Moodle's import does was tried with Moodle 4.5 and 5.1. The rest is quizkit's own.
    """

    code = "OPT003"
    name = "too-few-parts"
    since = "0.1"
    severity = "error"
    applies_to = (MultipleChoice, MultipleResponse, ShortAnswer, Numeric, Matching, Ordering, Categorize, Cloze, DragWords)
    bad = (
        """\
- id: one-option
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:  # expect: OPT003
    - {text: Open weights, correct: true}
  rationale: The data are missing.
- id: no-answer
  type: short-answer
  stem: Name that tier.
  answers: []  # expect: OPT003
  rationale: The data are missing.
- id: one-pair
  type: matching
  stem: Match each tier with what it asks for.
  pairs:  # expect: OPT003
    - {left: Open weights, right: the weights}
  rationale: The data are missing.
- id: one-category
  type: categorize
  stem: Which of these belong to a release?
  categories:  # expect: OPT003
    - {id: release, title: Part of a release}
  items:
    - {text: Weights, category: release}
    - {text: Code, category: release}
  rationale: Both are published.
""",
        """\
- id: dropdown
  type: cloze
  stem: "Without its data a model is {{tier}}, not {{other}}."
  gaps:
    tier:
      kind: dropdown
      options:  # expect: OPT003
        - {text: open-weight, correct: true}
    other:
      kind: text
      answers: []  # expect: OPT003
  rationale: The data are missing.
- id: no-gap
  type: drag-words
  stem: A model without its data is open-weight.
  gaps: {}  # expect: OPT003
  rationale: The data are missing.
""",
    )
    good = (
        """\
- id: one-pair-and-a-distractor
  type: matching
  stem: What does the tier open weights ask for?
  pairs:
    - {left: Open weights, right: the weights}
  distractors:
    - {text: the data}
  rationale: The data are missing.
- id: one-category
  type: categorize
  stem: Which of these belong to a release?
  categories:
    - {id: release, title: Part of a release}
  items:
    - {text: Weights, category: release}
    - {text: Payroll}
  rationale: The payroll stays in the house.
- id: one-answer
  type: short-answer
  stem: Name that tier.
  answers:
    - {text: open weights}
  rationale: The data are missing.
- id: one-gap
  type: drag-words
  stem: A model without its data is {{tier}}.
  gaps: {tier: open-weight}
  distractors:
    - {text: closed}
  rationale: The data are missing.
""",
    )

    def check(self, entity: Composed, view: EntityView) -> Iterable[Problem]:
        match entity:
            case MultipleChoice() | MultipleResponse():
                return () if len(entity.options) > 1 else _options(("options",), entity.options)
            case ShortAnswer() | Numeric():
                return _answers(("answers",), entity.answers)
            case Matching():
                return _pairs(entity)
            case Ordering():
                return _few(("items",), entity.items, 2, "item", "there is nothing to put in order: add another one")
            case Categorize():
                return _categories(entity)
            case _:
                return _gaps(entity, view)


def _few(path: DataPath, parts: Collection[object], fewest: int, noun: str, advice: str) -> Iterator[Problem]:
    if len(parts) < fewest:
        count = f"is only one {noun}" if parts else f"is no {noun}"
        yield Problem(f"There {count}, so {advice}.", path, on_key=True)


def _options(path: DataPath, options: Collection[object]) -> Iterator[Problem]:
    return _few(path, options, 2, "option", "there is nothing to choose: add a distractor" if options else "nobody can answer: write two")


def _answers(path: DataPath, answers: Collection[object]) -> Iterator[Problem]:
    return _few(path, answers, 1, "answer", "nobody can be right: write what you accept")


def _pairs(question: Matching) -> Iterator[Problem]:
    if len(question.pairs) != 1 or not question.distractors:
        yield from _few(("pairs",), question.pairs, 2, "pair", "there is nothing to match: add another one, or a distractor")


def _categories(question: Categorize) -> Iterator[Problem]:
    yield from _few(("items",), question.items, 2, "item", "there is nothing to sort: add another one")
    yield from _few(("categories",), question.categories, 1, "category", "there is nothing to sort into: add two")
    if len(question.categories) == 1 and len(question.items) > 1 and all(item.category is not None for item in question.items):
        message = "There is only one category, and each item belongs to it: add another category, or items that belong nowhere."
        yield Problem(message, ("categories",), on_key=True)


def _gaps(question: Cloze | DragWords, view: EntityView) -> Iterator[Problem]:
    if not question.gaps:
        document = view.texts[("stem",)].document
        # A marker that has no gap is gap-mismatch's to report.
        if not gap_markers(document) and not any(misspelt_markers(document, ())):
            advice = "there is nothing to fill in: write {{name}} into the stem, and the gap of that name here"
            yield from _few(("gaps",), (), 1, "gap", advice)
    elif isinstance(question, Cloze):
        for path, options in option_lists(question):
            yield from _options(path, options)
        for path, answers in answer_lists(question):
            yield from _answers(path, answers)
    elif len(question.gaps) + len(question.distractors) == 1:
        yield Problem("There is only one word, so there is nothing to choose: add a distractor.", ("gaps",), on_key=True)
