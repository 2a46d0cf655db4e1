"""Drag the words: Moodle's ddwtos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quizkit.formats.xml import Element
from quizkit.model.question import DragWords
from quizkit.patterns import regex
from quizkit.text.xhtml import escape

from .export import Export, LeftOutError
from .feedback import combined_feedback, hints
from .gaps import fill
from .text import plain

_PLACE = regex(r"\[\[(?=\d+\]\])")
# Words of one group fit into any gap, as far as Moodle knows.
_GROUP = "1"


def fill_drag_words(question: DragWords, html: str) -> str:
    """The stem with `[[1]]` where the first word belongs."""
    numbers = {word: number for number, word in enumerate(_right_words(question), 1)}
    if not all(numbers):
        raise LeftOutError("incomplete", ("gaps",), "a gap needs a word")
    return fill(html, {name: f"[[{numbers[word.strip()]}]]" for name, word in question.gaps.items()}, _guard)


def write_drag_words(question: DragWords, export: Export) -> Iterator[Element]:
    """The words in the order of their numbers, then those that fit nowhere. Moodle knows a word by its number, so each stands once."""
    if question.scoring == "all-or-nothing":
        export.lose("all-or-nothing", ("scoring",))
    yield Element("shuffleanswers", ("1" if question.shuffle else "0",))
    yield from combined_feedback(question.feedback, export)
    words = _right_words(question)
    for word, count in words.items():
        if count > 1 and not question.reuse:
            export.lose("word-reusable", ("gaps",), f"'{word}'")
        yield _box(word, is_endless=question.reuse or count > 1)
    for index, distractor in enumerate(question.distractors):
        text = distractor.text.strip()
        if not text or text in words:
            export.lose("blank-dropped" if not text else "word-dropped", ("distractors", index))
            continue
        yield _box(text, is_endless=question.reuse)
    yield from hints(question, export)


def _right_words(question: DragWords) -> Counter[str]:
    """The words that belong somewhere, each with the number of its gaps, in the order of the gaps."""
    return Counter(word.strip() for word in question.gaps.values())


def _box(word: str, *, is_endless: bool) -> Element:
    children = [plain("text", escape(word)), Element("group", (_GROUP,))]
    return Element("dragbox", [*children, *([Element("infinite")] if is_endless else [])])


def _guard(html: str) -> str:
    """A text in which nothing looks like a place for a word."""
    return _PLACE.sub("&#91;[", html)
