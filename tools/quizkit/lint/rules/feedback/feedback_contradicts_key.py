"""feedback-contradicts-key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.choices import answer_lists, option_lists
from quizkit.lint.analysis.comparable import folded
from quizkit.lint.analysis.glance import holds_any, telling_words
from quizkit.lint.analysis.negation import turning_words
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.analysis.verdicts import Verdict, verdict
from quizkit.lint.lexicon.verdicts import RIGHT
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import (
    BaseQuestion,
    Cloze,
    Feedback,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    Option,
    ShortAnswer,
    TextAnswer,
    TrueFalse,
)
from quizkit.patterns import regex

_YES_OR_NO = regex(r"\W*(?:yes|no|right|wrong|correct|incorrect|true|false)\b", re.IGNORECASE)
_DENIES = regex(r"\W*(?:yes|no|nope|not true)\b", re.IGNORECASE)
# "False. The licence forbids it."
_TRUE_OR_FALSE = regex(
    r"\W*(?:(?:the statement|this statement|this|that|it) is )?(?P<said>true|false)\s*(?:[.!:;,–—]|-\s|$)", re.IGNORECASE
)
_ANSWER_IS = regex(r"\bthe (?:correct|right) (?:answer|option|choice) is:? (?P<named>[^.;:,!?\n]{1,200})", re.IGNORECASE)
_NAMING = ("answer is", "option is", "choice is")
_NAMING_WORDS = telling_words(_NAMING)
_QUOTES = "\"'“”‘’*_` "


class FeedbackContradictsKey(EntityRule[BaseQuestion]):
    """A feedback or a rationale says that the key is wrong, or that something else is right.

    ## What it does
    Reads the words with which feedback begins: "Correct", "Well done" and their like beside a wrong option; "Wrong", "Not quite" and "This
    would be right if" beside the key; and the same in the feedback on a right and on a wrong answer. In the rationale it reads "The
    correct answer is …", where that names a wrong option, and "False." of a statement that is keyed true. Words that are taken back
    ("Right, but …") count for nothing, and neither does what is said of a statement where the question asks for the false one. English
    only.

    ## Why it matters
    One of the two is wrong. Where it is the key, learners who know the answer lose points; where it is the feedback, those who do not know
    learn something false. Often the options were reordered and the feedback was not.

    ## What to write instead
    Find out which one is right, and correct the other.

    ## References
    This rule is quizkit's own.
    """

    code = "FBK010"
    name = "feedback-contradicts-key"
    since = "0.1"
    requires = ("no-key", "several-keys")
    languages = tuple(RIGHT)
    applies_to = (BaseQuestion,)
    bad = (
        """\
- id: gas
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: Oxygen
      feedback: Well done! It is what we breathe.  # expect: FBK010
    - text: Nitrogen
      correct: true
      feedback: "Not quite: it is inert."  # expect: FBK010
    - text: Argon
  feedback:
    correct: Sorry, try again.  # expect: FBK010
    incorrect: That is correct.  # expect: FBK010
  rationale: The correct answer is oxygen, as every breath shows.  # expect: FBK010
- id: weights
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: False. They are code.  # expect: FBK010
- id: name
  type: short-answer
  stem: Name the gas that makes up most of the air.
  answers:
    - text: nitrogen
      feedback: Incorrect.  # expect: FBK010
  rationale: It does.
""",
    )
    good = (
        """\
- id: gas
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: Oxygen
      feedback: Right for what we breathe, but it is only a fifth.
    - text: Nitrogen
      correct: true
      feedback: Correct. No other comes near.
    - text: Argon
      feedback: This would be right if the rest were gone.
    - text: Neon
      feedback: Yes, it is there, though not much of it.
    - text: Correct
      feedback: "Correct: that was a joke."
  rationale: The correct answer is nitrogen. Not quite four fifths of the air are nitrogen; the correct answer is not oxygen.
- id: odd
  type: multiple-choice
  stem: Which of these statements is **incorrect**?
  options:
    - text: Whales are fish.
      correct: true
      feedback: "Incorrect: they are mammals."
    - text: Bats are mammals.
      feedback: "Correct: they suckle their young."
  rationale: So it is.
- id: weights
  type: true-false
  stem: Weights are code.
  answer: false
  feedback:
    incorrect: "No: they are numbers."
  rationale: False. True code can be read.
""",
    )

    def check(self, entity: BaseQuestion, view: EntityView) -> Iterable[Problem]:
        found: list[Problem] = []
        language = view.language or ""
        if isinstance(entity, MultipleChoice | MultipleResponse | Cloze):
            for path, options in option_lists(entity):
                if said := [index for index, option in enumerate(options) if option.feedback]:
                    found += _of_options(path, options, said, view, language)
        if isinstance(entity, ShortAnswer | Numeric | Cloze):
            for path, answers in answer_lists(entity):
                found += _of_answers(path, answers, view, language)
        if entity.feedback is not None:
            found += _of_feedback(entity.feedback, view, language)
        if entity.rationale is not None and (isinstance(entity, TrueFalse) or _may_name_the_key(entity, entity.rationale, view)):
            found += _of_rationale(entity, view)
        return found


_OVERALL: tuple[tuple[str, Verdict], ...] = (("correct", "right"), ("incorrect", "wrong"))


def _of_feedback(feedback: Feedback, view: EntityView, language: str) -> Iterator[Problem]:
    for name, wanted in _OVERALL:
        said = getattr(feedback, name)
        # "No: the data are missing" may deny the statement of the stem, not the answer.
        if said is not None and _DENIES.match(said) is None:
            yield from _held_against(("feedback", name), wanted, f"the answer was {wanted}", view, language)


def _of_answers(path: DataPath, answers: Sequence[TextAnswer | NumericAnswer], view: EntityView, language: str) -> Iterator[Problem]:
    for index, answer in enumerate(answers):
        if answer.feedback is not None and (answer.weight <= 0 or answer.weight == 1):
            yield from _held_against((*path, index, "feedback"), "right" if answer.weight > 0 else "wrong", "this answer", view, language)


def _of_options(path: DataPath, options: Sequence[Option], said: Sequence[int], view: EntityView, language: str) -> Iterator[Problem]:
    asks_for_wrong = None
    for index in said:
        option = options[index]
        if option.weight is not None and 0 < option.weight < 1:
            continue
        problems = list(_held_against((*path, index, "feedback"), "right" if option.correct else "wrong", "this option", view, language))
        if not problems or _YES_OR_NO.match(option.text) is not None:
            continue
        if asks_for_wrong is None:
            # "Which statement is false?": the feedback then speaks of the statement, not of the choice.
            asks_for_wrong = bool(turning_words(view))
        if not asks_for_wrong:
            yield from problems


def _held_against(path: DataPath, wanted: Verdict, what: str, view: EntityView, language: str) -> Iterator[Problem]:
    text = view.texts[path]
    first = text.source[:1]
    found = verdict(text.plain.prose(), language) if first and not first.isdigit() else None
    if found is None or found[0] == wanted:
        return
    keyed = f"{what} is keyed as {wanted}" if what.startswith("this") else what
    message = f"The feedback says '{found[1]}', and {keyed}: find out which one is right, and correct the other."
    start = text.plain.text.find(found[1])
    yield text.problem(message, max(start, 0), max(start, 0) + len(found[1]))


def _may_name_the_key(entity: BaseQuestion, rationale: str, view: EntityView) -> bool:
    """A glance: whether a rationale can say which option is right."""
    return isinstance(entity, MultipleChoice) and not view.vocabulary.isdisjoint(_NAMING_WORDS) and holds_any(rationale, _NAMING)


def _of_rationale(entity: BaseQuestion, view: EntityView) -> Iterator[Problem]:
    text = view.texts[("rationale",)]
    if isinstance(entity, TrueFalse):
        found = _TRUE_OR_FALSE.match(text.plain.prose()) if len(text.source) < _LONG else None
        if found is not None and (found["said"].lower() == "true") != entity.answer:
            keyed = "true" if entity.answer else "false"
            message = f"The rationale says '{found['said']}', and the statement is keyed as {keyed}: find out which one is right."
            yield text.problem(message, *found.span("said"))
    elif isinstance(entity, MultipleChoice):
        yield from _of_named(entity, view)


_LONG = 100_000


def _of_named(question: MultipleChoice, view: EntityView) -> Iterator[Problem]:
    """The rationale names the right answer, and it is that of another option."""
    text = view.texts[("rationale",)]
    found = _ANSWER_IS.search(text.plain.prose())
    if found is None:
        return
    named = found["named"].strip(_QUOTES).casefold()
    options = [folded(view.texts["options", index, "text"]).casefold() for index in range(len(question.options))]
    meant = [index for index, option in enumerate(options) if option and (named == option or named.startswith(f"{option} "))]
    if len(meant) == 1 and not question.options[meant[0]].correct:
        key = next(index for index, option in enumerate(question.options) if option.correct)
        message = (
            f"The rationale says that '{found['named'].strip()}' is right, and another option is the key: find out which one is right."
        )
        yield Problem(
            message, text.path, span=text.plain.source_span(*found.span("named")), related=(here("the key", ("options", key, "text")),)
        )
