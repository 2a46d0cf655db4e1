"""The words of short stems and of titles, so that one can be looked for in the other."""

from __future__ import annotations

from quizkit.lint.facts import Facts
from quizkit.lint.lexicon.frames import FRAME_WORDS
from quizkit.lint.view import EntityView
from quizkit.model.exemplar import Exemplar
from quizkit.model.lesson import Lesson
from quizkit.model.path import Path
from quizkit.model.question import BaseQuestion
from quizkit.model.quiz import Quiz
from quizkit.model.term import Term
from quizkit.patterns import regex

# Longer stems are no frame around a title.
_LONGEST = 240
_WORD = regex(r"[^\W_]+(?:['’.-][^\W_]+)*")

# What stands for code and maths in the words of a stem.
VERBATIM = "\ufffc"


# What may stand within a word, and white space for all that stands beside words.
_JOINED = bytes(code | 32 * (65 <= code <= 90) if chr(code).isalnum() or chr(code) in "'.-" else 32 for code in range(128)) + bytes(128)


def words_of(text: str) -> str:
    """The words of a text in small letters, with a space between any two."""
    if text.isascii():
        joined = text.encode().translate(_JOINED).decode().rstrip(". ")
        if not ("." in joined or "'" in joined or "-" in joined):
            return " ".join(joined.split())
        return " ".join([word for run in joined.split() for word in ((run,) if run.isalnum() else _WORD.findall(run))])
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def _short_stem(view: EntityView) -> str | None:
    question = view.entity
    assert isinstance(question, BaseQuestion)
    if len(question.stem) > _LONGEST or question.stimulus is not None or question.status == "retired" or view.language not in FRAME_WORDS:
        return None
    stem = view.stem
    if stem is None or "\n" in stem.words.strip():
        return None
    # Without any sign, only what is indented may be code.
    if (view.signs or stem.source.startswith(" ")) and stem.plain.verbatim:
        return None
    return words_of(stem.words) or None


def _title(view: EntityView) -> str | None:
    title = view.entity.title
    return (words_of(title) or None) if title and view.entity.status != "retired" else None


def _subjects(view: EntityView) -> tuple[str, ...] | None:
    entity = view.entity
    assert isinstance(entity, Term | Exemplar)
    names = [entity.title or "", *(alias.text for alias in entity.aliases)] if isinstance(entity, Term) else [entity.title or ""]
    return tuple(filter(None, map(words_of, names))) or None


# The words of stems of one paragraph without code and maths; nothing is known of others.
SHORT_STEMS: Facts[str] = Facts("short-stems", (BaseQuestion,), _short_stem)
TITLES: Facts[str] = Facts("titles", (Lesson, Quiz, Path), _title)
SUBJECTS: Facts[tuple[str, ...]] = Facts("subjects", (Term, Exemplar), _subjects)
