"""The texts in which an entity says something in the bank's own voice.

What is said wrongly on purpose (distractors, false statements, misconceptions), what somebody else says (quotations, opinions) and what is
made up or borrowed for an exercise (stimuli) is not among them; nor are titles and names, which say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.lint.view import EntityView, TextField
from quizkit.model.claim import Claim
from quizkit.model.entity import Entity
from quizkit.model.lesson import Lesson, Quote
from quizkit.model.media import Media
from quizkit.model.question import BaseQuestion, TrueFalse
from quizkit.model.source import Source
from quizkit.model.stimulus import Stimulus

# Fields that say nothing, or that readers do not see.
_NO_STATEMENTS = frozenset(
    ("title", "authors", "reviewed", "origin", "notes", "aliases", "authority", "grader_notes", "answers", "proponents")
)
_EXPLAINING = frozenset(("rationale", "feedback", "hints"))


def is_asserting(entity: Entity) -> bool:
    """Whether an entity says anything in the bank's own voice."""
    if isinstance(entity, Source | Media | Stimulus) or entity.status == "retired":
        return False
    return not (isinstance(entity, Claim) and entity.kind == "opinion")


def asserted_texts(view: EntityView) -> Iterator[TextField]:
    """Those texts, in the order of the fields. Of a question: a stem that states what is true, the keys, and all that explains."""
    entity = view.entity
    if not is_asserting(entity):
        return
    if isinstance(entity, BaseQuestion):
        for path, text in view.texts.items():
            if path[0] in _EXPLAINING or path[-1] == "feedback" or _is_stated(entity, path):
                yield text
        return
    quotes = {at for at, block in enumerate(entity.blocks) if isinstance(block, Quote)} if isinstance(entity, Lesson) else ()
    for path, text in view.texts.items():
        if path[0] in _NO_STATEMENTS or path[-1] in ("say", "title", "attribution") or (path[0] == "blocks" and path[1] in quotes):
            continue
        yield text


def _is_stated(question: BaseQuestion, path: DataPath) -> bool:
    """Whether a text is a statement that is true, or a key."""
    if path[0] == "options":
        return path[-1] == "text" and bool(question.options[path[1]].correct)  # type: ignore[attr-defined]
    return path == ("stem",) and isinstance(question, TrueFalse) and question.answer
