"""Stems that point at something beside them: a figure, a text, a callout of a lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from quizkit.lint.facts import Facts
from quizkit.lint.lexicon.shown import SHOWN, ShownWords
from quizkit.lint.view import EntityView, TextField
from quizkit.model.lesson import Callout, Lesson
from quizkit.model.question import BaseQuestion, Cloze, DragWords
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex
from quizkit.text import ast
from quizkit.text.vocabulary import hint_words

from .glance import holds_any
from .references import nodes_of

_HINTS = {language: hint_words(table.words) for language, table in SHOWN.items()}
_READ = 20_000
# What "the passage above" means may stand in the stem itself.
_A_PASSAGE = 12
_ENOUGH = 40

Pointing = Literal["figure", "text", "callout"]


class Pointer(NamedTuple):
    """Words of a stem that point at something which its question does not show, with their span in the source.

    `title` is what a callout is called there, in small letters.
    """

    to: Pointing
    words: str
    span: tuple[int, int]
    title: str | None = None


def _pointer(view: EntityView) -> Pointer | None:
    question = view.entity
    assert isinstance(question, BaseQuestion)
    stem, table = view.stem, SHOWN.get(view.language or "")
    if (
        stem is None
        or table is None
        or view.vocabulary.isdisjoint(_HINTS[view.language or ""])
        or not holds_any(stem.small[:_READ], table.hints)
    ):
        return None
    if question.stimulus is not None or question.status == "retired":
        return None
    shown, callout = _patterns(table)
    prose = stem.plain.prose()[:_READ]
    for match in callout.finditer(prose):
        return _pointing(stem, "callout", match, _title(match))
    for match in shown.finditer(prose):
        to: Pointing = "text" if match.lastgroup == "text" else "figure"
        if not _stands_there(view, stem, match, to):
            return _pointing(stem, to, match)
        break
    return None


def _pointing(stem: TextField, to: Pointing, match: re.Match[str], title: str | None = None) -> Pointer:
    return Pointer(to, " ".join(match[0].split())[:80], stem.plain.source_span(*match.span()), title)


def _title(match: re.Match[str]) -> str | None:
    title = match["title"]
    return None if title is None else " ".join(title.strip(" \"“”‘’'.?!").casefold().split())


@cache
def _patterns(words: ShownWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What points at a figure or a text, and what points at a callout."""
    any_figure, figure, text = f"(?:{words.figures}|{words.drawings})s?", f"(?:{words.figures})s?", f"(?:{words.texts})s?"
    seen, look, near = f"(?:{words.seen})", f"(?:{words.look})", f"(?:{words.near})"
    placed = rf"(?:{words.places})(?=\s*(?:[.,:;?!)]|\Z)|\s+(?:{words.asks})\b)"
    one = r"(?:the|this|that|each|these|those)\s+(?:[\w-]+\s+){0,2}?"
    shown = regex(
        # the diagram below; the diagram shown below; the graph shown
        rf"\b{one}{any_figure}\s+(?:{seen}\s+)?{placed}|\b{one}{figure}\s+{seen}(?=\s*(?:[,:;?!)]|\Z))"
        # shown below, pictured above
        rf"|\b{seen}\s+(?:in\s+the\s+{any_figure}\s+)?{placed}"
        # the accompanying chart, the following table
        rf"|\bthe\s+{near}\s+(?:[\w-]+\s+)?{figure}{words.behind}"
        # look at the picture; in the diagram, …; in Figure 2
        rf"|\b{look}\s+(?:the\s+{figure}|this\s+(?!figure){figure}){words.behind}"
        rf"|\b(?:{words.within})\s+the\s+(?!{words.pictures}){figure}{words.behind}|\A\s*(?:{words.within})\s+the\s+(?:{words.pictures})\s?,"
        rf"|\b(?:{look}|{words.within})\s+(?-i:Fig(?:ure|\.)|Table|Diagram|Graph|Chart|Map)\s*\d+"
        # see figure below, see figure 1
        rf"|\b{look}\s+(?:{figure}\s+(?:{seen}\s+)?{placed}|(?:fig(?:ure|\.)?|table|diagram|graph|chart)\s*\d+)"
        # the article above, the above passage
        rf"|(?P<text>\b{one}{text}\s+(?:{seen}\s+)?{placed}|\bthe\s+(?:above|accompanying|attached|preceding)\s+(?:[\w-]+\s+)?{text}\b)",
        re.IGNORECASE,
    )
    quoted = r"\"[^\"\n]{1,100}\"|“[^”\n]{1,100}”|‘[^’\n]{1,100}’|(?<!\w)'[^'\n]{1,100}'"
    callout = regex(
        rf"\b(?:the|this|that|its|which|lesson['’]s)\s+(?:(?P<before>{quoted})\s+)?(?:[\w-]+\s+){{0,2}}?(?:{words.callouts})\b"
        rf"(?:{words.titled}(?P<title>{quoted}))?",
        re.IGNORECASE,
    )
    return shown, callout


def _stands_there(view: EntityView, stem: TextField, match: re.Match[str], to: Pointing) -> bool:
    """Whether the question itself shows what is meant."""
    if isinstance(view.entity, Cloze | DragWords):
        return True  # the text with the gaps may be meant
    for path, text in view.texts.items():
        if path[0] in ("stem", "options", "pairs", "items", "categories") and any(_shows(text)):
            return True
    prose = stem.plain.text
    if "=" in prose or "\\" in prose:
        return True  # a formula without its dollars
    if to == "figure":
        # What was brought in ("a map is drawn to scale") or follows in the stem as lines of its own.
        noun = match[0].split()[-1].lower()
        return re.search(rf"\ban?\s+(?:[\w-]+\s+)?{re.escape(noun)}\b", prose[: match.start()], re.IGNORECASE) is not None or (
            prose.count("\n", match.end()) > 1
        )
    around = max(len(prose[: match.start()].split()), len(prose[match.end() :].split()))
    return around >= (_A_PASSAGE if prose.count("\n") or '"' in prose or "“" in prose else _ENOUGH)


def _shows(text: TextField) -> Iterator[bool]:
    source = text.source
    if not any(mark in source for mark in ("![", "`", "$", "|", ">", "~~~", "- ", "* ", "1.", "    ")):
        return
    for node in nodes_of(text):
        yield isinstance(node, ast.Image | ast.Table | ast.CodeBlock | ast.Quote | ast.List | ast.Code | ast.Math)


def _callout_titles(view: EntityView) -> tuple[str, ...] | None:
    lesson = view.entity
    assert isinstance(lesson, Lesson)
    titles = (block.title for block in lesson.blocks if isinstance(block, Callout) and block.title)
    return tuple(" ".join(title.strip(" .?!").casefold().split()) for title in titles) or None


POINTERS: Facts[Pointer] = Facts("pointers", (BaseQuestion,), _pointer)
CALLOUT_TITLES: Facts[tuple[str, ...]] = Facts("callout-titles", (Lesson,), _callout_titles)
