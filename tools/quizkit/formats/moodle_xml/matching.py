"""Matching and categorize: Moodle's matching, stems with HTML, answers without."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.formats.xml import Element
from quizkit.model.question import Categorize, Matching

from .export import Export, LeftOutError
from .feedback import combined_feedback, hints
from .plain_answers import plain_answer
from .text import HTML, inline, plain

# The answer to an item that belongs nowhere: it means the same in every language.
NOWHERE = "—"


def write_matching(question: Matching, export: Export) -> Iterator[Element]:
    """Each pair is a stem with its answer; an answer without a stem is a distractor."""
    yield from _fields(question, export)
    written = 0
    for index, pair in enumerate(question.pairs):
        answer = plain_answer(export, pair.right, ("pairs", index, "right"))
        # Without a left side it would be a distractor; without a right one the import would stop.
        if not answer or not pair.left.strip():
            export.lose("blank-dropped", ("pairs", index))
            continue
        written += 1
        yield _subquestion(export, pair.left, ("pairs", index, "left"), answer)
    if not written:
        raise LeftOutError("incomplete", ("pairs",), "it needs a pair")
    for index, distractor in enumerate(question.distractors):
        yield from _distractor(export, plain_answer(export, distractor.text, ("distractors", index, "text")), ("distractors", index))
    yield from hints(question, export)


def write_categorize(question: Categorize, export: Export) -> Iterator[Element]:
    """Each item is a stem, and the category's title its answer; a category without items is a distractor."""
    export.lose("type-mapped", ("type",), "each item is matched with its category")
    yield from _fields(question, export)
    titles = {
        category.id: plain_answer(export, category.title, ("categories", index, "title"))
        for index, category in enumerate(question.categories)
    }
    used: set[str] = set()
    for index, item in enumerate(question.items):
        answer = NOWHERE if item.category is None else titles.get(item.category, "")
        if not answer or not item.text.strip():
            export.lose("blank-dropped", ("items", index))
            continue
        if item.category is None:
            export.lose("nowhere-mapped", ("items", index), f"'{NOWHERE}'")
        used.add(answer)
        yield _subquestion(export, item.text, ("items", index, "text"), answer)
    if not used:
        raise LeftOutError("incomplete", ("items",), "it needs an item")
    for index, title in enumerate(titles.values()):
        if title not in used:
            yield from _distractor(export, title, ("categories", index))
    yield from hints(question, export)


def _fields(question: Matching | Categorize, export: Export) -> Iterator[Element]:
    if question.scoring == "all-or-nothing":
        export.lose("all-or-nothing", ("scoring",))
    yield Element("shuffleanswers", ("true" if question.shuffle else "false",))
    yield from combined_feedback(question.feedback, export)


def _subquestion(export: Export, source: str, path: DataPath, answer: str) -> Element:
    stem = inline(export, "subquestion", source, path)
    return Element("subquestion", (*stem.children, _answer(answer)), HTML)


def _distractor(export: Export, answer: str, path: DataPath) -> Iterator[Element]:
    if answer:
        yield Element("subquestion", (plain("text", ""), _answer(answer)), HTML)
    else:
        export.lose("blank-dropped", path)


def _answer(text: str) -> Element:
    return Element("answer", (plain("text", text),))
