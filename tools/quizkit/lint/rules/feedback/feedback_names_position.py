"""feedback-names-position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.glance import holds_any
from quizkit.lint.analysis.named_options import NAMING_WORDS, is_letter, named_options
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

# Without any of these no option is named.
_NAMES = ("option", "answer", "choice", "alternative", "distractor", "response")
# as in: B is right; A and C are wrong; (b) is wrong
_LETTER_IS = regex(r"\b[A-H]\s+(?:is|are|was|were|and|or|nor|&)\b|\([a-hA-H]\)\s+(?:is|are|was|were)\b")
_SHOWN = frozenset(("feedback", "hints", "rationale"))
_FIRST = frozenset(("first", "1st", "1", "one"))
_LAST = frozenset(("last",))


class FeedbackNamesPosition(EntityRule[MultipleChoice | MultipleResponse]):
    """A feedback names an option by its letter or its place, and the options are shuffled.

    ## What it does
    Looks in feedback, hints and rationales of questions with `shuffle` (which is the default) for "option B", "B is correct", "(b) is
    wrong", "A and C are wrong", "the second option", "the choice above". Letters that the stem or an option uses as names of its own
    ("town B") are left alone, and so is the place of an option that is pinned there. English only.

    ## Why it matters
    Each learner sees the options in another order, so "option B is right" is wrong for most of them. It explains an error by a new one.

    ## What to write instead
    Name the option by what it says: "Quantization changes the precision", or explain each option in a `feedback` of its own. If the order
    matters, write `shuffle: false`.

    ## References
    This rule is quizkit's own.
    """

    code = "FBK011"
    name = "feedback-names-position"
    since = "0.1"
    severity = "error"
    languages = ("en",)
    applies_to = (MultipleChoice, MultipleResponse)
    hints = NAMING_WORDS
    bad = (
        """\
- id: gas
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: Oxygen
      feedback: It is a fifth, see option B.  # expect: FBK011
    - text: Nitrogen
      correct: true
    - text: Argon
      feedback: There is less of it than of the first option.  # expect: FBK011
  hints:
    - Answers A and C are about equal in nothing.  # expect: FBK011
  rationale: B is correct. The last choice is a noble gas.  # expect: FBK011
- id: metal
  type: multiple-choice
  stem: Which metal is liquid at room temperature?
  options:
    - text: Mercury
      correct: true
    - text: Gold
    - text: Tin
  rationale: Tin melts at 232 °C, so that (c) is wrong.  # expect: FBK011
""",
    )
    good = (
        """\
- id: gas
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: Oxygen
      feedback: There is more of another option, and this answer is a fifth of it.
    - text: Nitrogen
      correct: true
    - text: None of these
      pin: last
  rationale: A gas is asked for; the last option would be right on the Moon. Vitamin B is none, nor is answer 42.
- id: fixed
  type: multiple-choice
  shuffle: false
  stem: How many litres are in a cubic metre?
  options:
    - text: "100"
    - text: "1000"
      correct: true
  rationale: Option B is right.
- id: towns
  type: multiple-choice
  stem: Town A lies north of town B. Which plan, A or B, connects them?
  options:
    - text: A bridge
      correct: true
    - text: A tunnel
  rationale: Option B is dearer.
- id: claims
  type: multiple-choice
  stem: "Two claims: (a) gold rusts; (b) iron rusts. Who is right?"
  options:
    - text: Who makes the first claim
    - text: Who makes the second claim
      correct: true
  rationale: (a) is wrong, as gold stays bright (c) 2026.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        return () if view.vocabulary.isdisjoint(self.hints) or not entity.shuffle else _in_texts(entity, view)


def _in_texts(question: MultipleChoice | MultipleResponse, view: EntityView) -> Iterator[Problem]:
    for path, text in view.texts.items():
        if (path[-1] in _SHOWN or path[0] in _SHOWN) and (holds_any(text.small, _NAMES) or _LETTER_IS.search(text.source)):
            yield from _problems(question, text, view)


def _problems(question: MultipleChoice | MultipleResponse, text: TextField, view: EntityView) -> Iterator[Problem]:
    for found, which in named_options(text.plain.prose()):
        if is_letter(which) and (ord(which) - ord("A") >= len(question.options) or _is_name(which, question, view)):
            continue
        if which.isdigit() and int(which) > len(question.options):
            continue
        pins = {option.pin for option in question.options}
        if (which in _LAST and "last" in pins) or (which in _FIRST and "first" in pins):
            continue
        shown = found[0].strip(" \n.!?:;,()–—")
        message = (
            f"'{shown}' means a different option to each learner, because the options are shuffled: "
            "name it by what it says, or write 'shuffle: false'."
        )
        start = found.start() + found[0].find(shown)
        yield text.problem(message, start, start + len(shown))
        return


def _is_name(letter: str, question: MultipleChoice | MultipleResponse, view: EntityView) -> bool:
    """Whether a letter is the name of something that the question itself speaks of."""
    alone = re.compile(rf"(?<![\w.'’]){letter}(?![\w'’.]\w|\w)|\({letter.lower()}\)")
    texts = [question.stem, *(option.text for option in question.options)]
    # "A" opens many a sentence.
    return any(found.start() > 0 or letter != "A" for words in texts for found in alone.finditer(words) if not _is_article(found, words))


def _is_article(found: re.Match[str], words: str) -> bool:
    return found[0] == "A" and words[found.end() : found.end() + 2].strip().islower()
