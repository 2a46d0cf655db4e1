"""Finds in Moodle XML what Moodle's importer would stop at, or pass over in silence.

Source of the rules: the importer of Moodle 4.5 (`question/format/xml/format.php`, the `questiontype.php` of each type), and its list of
fractions (`fractions.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose
from urllib.parse import quote

from quizkit.errors import suggestion
from quizkit.formats.checking.checker import Checker
from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.fault import Fault
from quizkit.formats.checking.generic import check_file, check_package, kind_of, malformed
from quizkit.formats.checking.tree import MalformedError, Node, read_pieces
from quizkit.formats.checking.values import is_number
from quizkit.patterns import regex

from .fractions import LISTED

_TYPES = frozenset(
    {"category", "cloze", "ddimageortext", "ddmarker", "ddwtos", "description", "essay", "gapselect", "matching"}
    | {"multichoice", "numerical", "ordering", "shortanswer", "truefalse"}
)
# Types whose answers have shares of the points that Moodle holds against its list, or reads itself.
_SHARED = frozenset({"multichoice", "numerical", "shortanswer", "truefalse"})
_CLOSE = 0.001
_GAP = regex(r"\[\[(\d+)\]\]")
_PART = regex(r"(?<!\\)\{\d*:(?:SHORTANSWER|SA|MW|NUMERICAL|NM|MULTI|MC|MR)", re.IGNORECASE)
_SHOWN = regex(r"@@PLUGINFILE@@/([^\"'<>\s?#]+)")


def check_moodle(contents: Contents, profile: str | None) -> Iterator[Fault]:
    """What is wrong in a file of questions, or in a folder of them. One question is in memory at a time."""
    yield from check_package(contents)
    for name in dict.fromkeys(contents.names):
        if kind_of(name, contents) == "xml":
            yield from _check_file(contents, name)
        else:
            yield from check_file(contents, name)


def _check_file(contents: Contents, name: str) -> Iterator[Fault]:
    category = ""
    numbers: dict[tuple[str, str], int] = {}
    try:
        with contents.open(name) as stream:
            for piece in read_pieces(stream, ("question",)):
                if piece.name != "question":
                    if piece.name != "quiz":
                        yield Fault(name, piece.line, f"The root is <{piece.name}>, and must be <quiz>.")
                    continue
                if piece.attributes.get("type") == "category":
                    category = _text(piece, "category") or ""
                for line, message in _check_question(piece):
                    yield Fault(name, line, message)
                number = piece.first("idnumber")
                if number is not None and (first := numbers.setdefault((category, number.text), piece.line)) != piece.line:
                    yield Fault(name, number.line, f"The idnumber '{number.text}' stands on line {first} of the same category already.")
    except MalformedError as error:
        yield malformed(name, error)


def _text(node: Node, name: str) -> str | None:
    """What stands in the `text` of a child; None where there is none."""
    child = node.first(name)
    found = child.first("text") if child is not None else None
    return found.text if found is not None else None


def _check_question(question: Node) -> Iterator[tuple[int, str]]:
    kind = question.attributes.get("type", "")
    if kind not in _TYPES:
        yield question.line, f"There is no question type '{kind}'{suggestion(kind, _TYPES)}."
    if kind == "category":
        if not (_text(question, "category") or "").strip():
            yield question.line, "The category has no name."
        return
    if not (_text(question, "name") or "").strip():
        yield question.line, "The question has no name."
    if _text(question, "questiontext") is None:
        yield question.line, "The question has no text."
    for name in ("defaultgrade", "penalty"):
        number = question.first(name)
        if number is not None and not is_number(number.text):
            yield number.line, f"<{name}> is '{number.text}', which is no number."
    yield from _check_texts(question)
    if kind in _SHARED:
        yield from _check_shares(question, kind)
    yield from _check_parts(question, kind)


def _check_texts(question: Node) -> Iterator[tuple[int, str]]:
    for node in question.walk():
        if node.name == "text" and node.children:
            yield node.line, "Elements stand in <text>, of which Moodle reads nothing then."
        files = {quote(file.attributes.get("name", "")) for file in node.named("file")}
        found = node.first("text")
        if found is None:
            continue
        for name in _SHOWN.findall(found.text):
            if quote(name) not in files and name not in files:
                yield found.line, f"The text shows the file '{name}', which is not there."


def _check_shares(question: Node, kind: str) -> Iterator[tuple[int, str]]:
    shares: list[float] = []
    answers = list(question.named("answer"))
    for answer in answers:
        given = answer.attributes.get("fraction", "0")
        if not is_number(given):
            yield answer.line, f"The fraction '{given}' is no number."
            continue
        share = float(given)
        shares.append(share)
        if not any(isclose(abs(share), float(listed), abs_tol=_CLOSE) for listed in LISTED.values()):
            yield answer.line, f"The fraction {given} is not among those that Moodle takes."
    if kind == "multichoice" and len(answers) < 2:
        yield question.line, "A multiple-choice question needs two answers."
    several = kind == "multichoice" and (single := question.first("single")) is not None and single.text.strip() in ("false", "0", "")
    if several:
        total = sum(share for share in shares if share > 0)
        if not isclose(total, 100, abs_tol=0.01):
            yield question.line, f"The right answers make {total:g} % together, and must make 100 %."
    elif not any(isclose(share, 100, abs_tol=_CLOSE) for share in shares):
        yield question.line, "No answer has the fraction 100."


def _check_parts(question: Node, kind: str) -> Iterator[tuple[int, str]]:
    """What a type cannot be graded without."""
    text = _text(question, "questiontext") or ""
    if kind == "cloze" and not _PART.search(text):
        yield question.line, "The text has no gap."
    if kind in ("ddwtos", "gapselect"):
        boxes = len(list(question.named("dragbox" if kind == "ddwtos" else "selectoption")))
        gaps = [int(number) for number in _GAP.findall(text)]
        if not gaps:
            yield question.line, "The text has no gap."
        yield from ((question.line, f"The gap [[{number}]] has no word.") for number in gaps if not 1 <= number <= boxes)
    if kind == "matching":
        rows = [row for row in question.named("subquestion") if (_text_of(row)).strip()]
        if not rows:
            yield question.line, "There is nothing to match."
        for row in rows:
            if not (_text(row, "answer") or "").strip():
                yield row.line, "The row has no answer, and Moodle's import stops there."
    if kind == "ordering" and len(list(question.named("answer"))) < 2:
        yield question.line, "There is nothing to put in order."


def _text_of(node: Node) -> str:
    found = node.first("text")
    return found.text if found is not None else ""


CHECKER = Checker(check_moodle)
