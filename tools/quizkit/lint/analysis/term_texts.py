"""What a term is called and how it is defined, as words."""

from __future__ import annotations

from typing import TypeAlias

from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.term import Term
from quizkit.similarity.words import words_of

# The language, the words of the title and those of the definition; of a giant no words are kept.
TermTexts: TypeAlias = tuple[str, str, str]

_LONGEST = 4_000


def _texts(view: EntityView) -> TermTexts | None:
    term = view.entity
    assert isinstance(term, Term)
    # A draft may still hold the words that it began with.
    if term.status in ("draft", "retired"):
        return None
    definition = view.texts.get(("definition",))
    words = "" if definition is None or len(definition.source) > _LONGEST else " ".join(words_of(definition.words))
    return view.language or "", " ".join(words_of((term.title or "")[:_LONGEST])), words


TERM_TEXTS: Facts[TermTexts] = Facts("term-texts", (Term,), _texts)
