"""text-too-large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity

_MEGABYTE = 1_000_000


class TextTooLarge(EntityRule[Entity]):
    """A single text is larger than any learning platform takes.

    ## What it does
    Reports a text of more than `megabytes`, in any field of any kind. A megabyte is a million bytes of UTF-8.

    ## Why it matters
    Moodle's importer refuses a file that holds a text of ten million bytes, and a page with megabytes of text helps no learner. Such a text
    is nearly always a file that was pasted by mistake.

    ## What to write instead
    Shorten it, split it, or attach the data as a media file.

    ## References
    This rule is quizkit's own; the bound of ten million bytes is that of libxml2's text nodes as Moodle uses it.
    """

    code = "TXT003"
    name = "text-too-large"
    since = "0.1"
    severity = "error"
    options = {"megabytes": 2.0}
    applies_to = (Entity,)

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        limit = view.option(self.name, "megabytes")
        bound = limit * _MEGABYTE
        # A character has four bytes at most.
        worth_counting = bound / 4
        return _problems(view, worth_counting, bound, limit) if len(view.sources) > worth_counting else ()


def _problems(view: EntityView, worth_counting: float, bound: float, limit: float) -> Iterator[Problem]:
    for text in view.texts.values():
        if len(text.source) > worth_counting and (size := len(text.source.encode())) > bound:
            message = f"The text has {size / _MEGABYTE:.2f} MB, and a text has at most {limit:g}: shorten it, split it, or make it a file."
            yield Problem(message, text.path, span=(0, 1))
