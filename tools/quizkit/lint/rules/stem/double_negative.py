"""double-negative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.negation import TURNING_WORDS, turning_words
from quizkit.lint.analysis.option_texts import Offered, own_options
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

# "No" as an answer, "not only", and a "not" without a verb ("not with a shout"), negate nothing.
_BE_DO = r"(?:is|are|was|were|be|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)"
_NEGATIVE = regex(r"\b(?:not(?! only| just| merely)|never|cannot|[a-z]+n['’]t)\b|\bno (?=[a-z])(?!one\b|longer\b|doubt\b)", re.IGNORECASE)
_SAYS = regex(rf"\b{_BE_DO}\s+(?:also\s+)?$", re.IGNORECASE)
_CLAUSE = regex(r"[^,;:.]+")
# What these open says something about the matter.
_SUBORDINATE = regex(
    r"\b(?:if|when|whenever|that|which|who|whose|what|because|unless|whether|although|though|while|since|as|than|where|lest)\b",
    re.IGNORECASE,
)
_LONGEST = 150
_MAY_BE = regex(r"n[oe]|n['’]t", re.IGNORECASE)


class DoubleNegative(EntityRule[MultipleChoice | MultipleResponse]):
    """A negative question is answered by a negative option.

    ## What it does
    Where the stem asks for what does not fit ("Which of these is NOT true?", "all except"), looks for options whose main clause has a
    "not", "never" or "no" of its own. Emphasis does not help here. Long options, and such as say no more than "No" or "None of these",
    are passed over. English only.

    ## Why it matters
    The learner must find out what it means that "it does not need the data" is not true. Whoever gets lost in that loses the mark for a
    reason that has nothing to do with the matter.

    ## What to write instead
    Ask for what is true, or write the option without its negation ("it works without the data").

    ## References
    Haladyna, Downing and Rodriguez (2002): word the stem positively; word choices positively, avoid negatives such as not.
    """

    code = "STM011"
    name = "double-negative"
    languages = ("en",)
    since = "0.1"
    applies_to = (MultipleChoice, MultipleResponse)
    hints = TURNING_WORDS
    bad = (
        """\
- id: not-true
  type: multiple-choice
  stem: Which of these is NOT true of open weights?
  options:
    - text: They do not include the data.  # expect: STM011
    - text: They can be downloaded.
    - text: They are secret.
      correct: true
  rationale: Anyone can download them.
""",
    )
    good = (
        """\
- id: not-true
  type: multiple-choice
  stem: Which of these is NOT true of open weights?
  options:
    - text: They come without the data.
    - text: They can be downloaded, and not only by members.
    - text: They are secret.
      correct: true
    - text: None of these
  rationale: Anyone can download them.
""",
        """\
- id: titles
  type: multiple-choice
  stem: Which of these is NOT the title of a song on the record?
  options:
    - text: Never Too Open
    - text: Ask, Do Not Tell
    - text: Weight, not Wait
      correct: true
  rationale: It stands on the next record.
""",
        """\
- id: is-true
  type: multiple-choice
  stem: Which of these is true of a model that cannot be downloaded?
  options:
    - text: It does not run on a laptop.
      correct: true
    - text: It runs on a laptop.
  rationale: Its weights are elsewhere.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        turning = turning_words(view)
        return _problems(view.texts["stem",], turning[0], view) if turning else ()


def _problems(stem: TextField, turning: tuple[int, int], view: EntityView) -> Iterator[Problem]:
    start, end = turning
    word = stem.plain.text[start:end]
    own = own_options(view)
    found = [(option, span) for option in own if (span := next(_negatives(option), None)) is not None]
    # Where every option is negative, the learner compares them with each other alone.
    for option, (first, last) in found[:1]:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        message = (
            f"'{word}' in the stem and '{option.text[first:last].strip()}' in this option{more} have to be resolved together: "
            "ask for what fits, or write the option without its negation."
        )
        problem = option.field.problem(message, first, last)
        yield Problem(problem.message, problem.path, problem.span, related=(here("the stem is negative", ("stem",)),))


def _negatives(option: Offered) -> Iterator[tuple[int, int]]:
    """The negations of an option's main clauses."""
    if len(option.text) > _LONGEST or option.has_verbatim or not _MAY_BE.search(option.text):
        return
    text = option.field.plain.text
    for clause in _CLAUSE.finditer(text):
        subordinate = _SUBORDINATE.search(text, clause.start(), clause.end())
        for match in _NEGATIVE.finditer(text, clause.start(), subordinate.start() if subordinate else clause.end()):
            if _negates(text, *match.span()):
                yield match.span()


def _negates(text: str, start: int, end: int) -> bool:
    """Whether a word negates a sentence: not in a title ("Never Going Back"), and "not" behind a verb or in front."""
    first = not text[:start].strip()
    if text[start].isupper() and (not first or text[end:].lstrip()[:1].isupper()):
        return False
    return text[start:end].lower() != "not" or first or _SAYS.search(text, max(start - 12, 0), start) is not None
