"""text-too-large."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity


class TextTooLarge(EntityRule[Entity]):
    """A single text is larger than any learning platform takes.

    ## What it does
    Reports a text of more than `characters` characters.

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
    options = {"characters": 2_000_000}
    applies_to = (Entity,)

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        limit = view.option(self.name, "characters")
        for text in view.texts.values():
            if len(text.source) > limit:
                yield Problem(
                    f"The text has {len(text.source):,} characters, more than {limit:,}: shorten or split it.", text.path, span=(0, 1)
                )
