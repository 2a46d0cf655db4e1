"""Matching: stems with HTML, answers without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import DataPath
from quizkit.formats.xml import Element
from quizkit.model.question import Matching
from quizkit.text import ast, parse, to_plain, unmarked_words

from .common import combined_feedback, hints
from .export import Export, LeftOutError
from .names import LONGEST, cut, without_tags
from .text import HTML, inline, is_web, plain

# Moodle shows an answer as HTML whose tags it has taken out: what looks like an entity would become its character.
_ENTITY = re.compile(r"&(?=[a-zA-Z0-9#]{1,8};)")


def write_matching(question: Matching, export: Export) -> Iterator[Element]:
    """Each pair is a stem with its answer; an answer without a stem is a distractor."""
    if question.scoring == "all-or-nothing":
        export.lose("all-or-nothing", ("scoring",))
    yield Element("shuffleanswers", ("true" if question.shuffle else "false",))
    yield from combined_feedback(question.feedback, export)
    written = 0
    for index, pair in enumerate(question.pairs):
        answer = _plain_answer(export, pair.right, ("pairs", index, "right"))
        # Without a left side it would be a distractor; without a right one the import would stop.
        if not answer or not pair.left.strip():
            export.lose("blank-dropped", ("pairs", index))
            continue
        written += 1
        stem = inline(export, "subquestion", pair.left, ("pairs", index, "left"))
        yield Element("subquestion", (*stem.children, _answer(answer)), HTML)
    if not written:
        raise LeftOutError("incomplete", ("pairs",), "it needs a pair")
    for index, distractor in enumerate(question.distractors):
        answer = _plain_answer(export, distractor.text, ("distractors", index, "text"))
        if answer:
            yield Element("subquestion", (plain("text", ""), _answer(answer)), HTML)
        else:
            export.lose("blank-dropped", ("distractors", index))
    yield from hints(question, export)


def _answer(text: str) -> Element:
    return Element("answer", (plain("text", text),))


def _plain_answer(export: Export, source: str, path: DataPath) -> str:
    unmarked = unmarked_words(source, "inline")
    if unmarked is not None and len(unmarked) <= LONGEST:
        return unmarked.strip()
    document = parse(source, "inline")
    words = to_plain(document).text.replace("\n", " ").strip()
    lost = set(_lost(document.inlines))
    for code in sorted(lost):
        export.lose(code, path)
    answer = cut(_ENTITY.sub("&amp;", without_tags(words)), LONGEST)
    if answer != words:
        export.lose("answer-changed", path, f"it is now '{answer}'")
    return answer


def _lost(nodes: Iterable[ast.Inline]) -> Iterator[str]:
    """The codes of what plain text cannot show."""
    for node in nodes:
        match node:
            case ast.Image():
                yield "image-dropped"
            case ast.Code() | ast.Math() | ast.Span():
                yield "markup-dropped"
            case ast.Link():
                if is_web(node.target):
                    yield "markup-dropped"
                yield from _lost(node.children)
            case _:
                pass
