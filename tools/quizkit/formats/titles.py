"""What lists of questions show: a title, or the first words of the stem."""

from __future__ import annotations

from quizkit.model.question import BaseQuestion
from quizkit.text import Document, parse, to_plain, unmarked_words
from quizkit.text.gaps import GAP

# What a list of questions shows of a question without a title.
EXCERPT = 100
_BLANK = "____"


def excerpt(stem: Document | str) -> str:
    """The words of a stem, with a blank in place of each gap."""
    words = stem if isinstance(stem, str) else to_plain(stem).text
    return GAP.sub(_BLANK, words) if "{{" in words else words


def cut(text: str, longest: int) -> str:
    """A text of at most `longest` characters, cut between words where it can be."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    space = head.rfind(" ")
    if space > longest // 2:
        head = head[:space]
    return head.rstrip(" <") + "…"


def title_of(question: BaseQuestion, longest: int) -> str:
    """The title of a question on one line; without one an excerpt of its stem, and where that has no words, the id."""
    title = " ".join(question.title.split()) if question.title else ""
    if title:
        return cut(title, longest)
    words = unmarked_words(question.stem, "block")
    found = cut(" ".join(excerpt(parse(question.stem, "block") if words is None else words).split()), EXCERPT)
    return found if any(map(str.isalnum, found)) else question.id
