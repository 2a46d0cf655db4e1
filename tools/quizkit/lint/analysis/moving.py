"""Whether options may change their places, and how that is written as a remedy. English only."""

from __future__ import annotations

from collections.abc import Sequence

from quizkit.finding import Arrange, Remedy
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_PART = r"(?:options?|answers?|choices?|alternatives?|responses?|statements?|distractors?)"
_PLACE = regex(
    rf"\b{_PART}\s+\(?(?:[A-H]|[a-h]\)|[1-9]|[IVX]{{1,4}})\b"
    rf"|\b(?:first|second|third|fourth|fifth|last|next|previous|preceding|other|top|bottom|left|right)\s+(?:two\s+|three\s+)?{_PART}\b"
    r"|\b[A-H]\s*(?:,|and|or|&)\s*[A-H]\b|\([A-Ha-h]\)|(?:^|\s)\(?[A-H][.)]\s|\b[A-H] (?:is|are|was|only)\b"
    r"|\b(?:above|below|former|latter)\b"
)
_LONGEST = 4_000


def names_a_place(view: EntityView) -> bool:
    """Whether a text of the question names an option by its letter or its place, so that none may be moved."""
    return any(_PLACE.search(text.plain.text[:_LONGEST]) for text in view.texts.values())


def put_in_order(view: EntityView, places: Sequence[int], order: Sequence[int], title: str) -> Remedy | None:
    """The remedy that puts the options `order` to `places`, one each, and leaves the others where they are.

    None where an option is pinned, or a text names one by its letter or its place.
    """
    question = view.entity
    if not isinstance(question, MultipleChoice | MultipleResponse):
        return None
    if any(option.pin for option in question.options) or names_a_place(view):
        return None
    whole = list(range(len(question.options)))
    for place, option in zip(places, order, strict=True):
        whole[place] = option
    return Remedy(title, (Arrange(("options",), tuple(whole)),))
