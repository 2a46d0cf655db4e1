"""How Moodle reads the parts of a cloze question: its pattern for an embedded answer, written down from its documentation and its source.

(question/type/multianswer/questiontype.php, function qtype_multianswer_extract_question, and docs.moodle.org "Embedded Answers (Cloze)".)
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_FRACTION = r"=|%(-?[0-9]+(?:[.,][0-9]*)?)%"
_ANSWER = r".+?(?<!\\)(?<!&)(?<!&amp;)(?=[~#}]|$)"
_FEEDBACK = r".*?(?<!\\)(?=[~}]|$)"
_ALTERNATIVE = rf"({_FRACTION})?({_ANSWER})(#({_FEEDBACK}))?"
_TYPES = (
    "NUMERICAL|NM|MULTICHOICE|MC|MULTICHOICE_V|MCV|MULTICHOICE_H|MCH|SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC|MULTICHOICE_S|MCS"
    "|MULTIRESPONSE|MR"
)
_UNCAPTURED = re.sub(r"\((?!\?)", "(?:", _ALTERNATIVE)
_PART = re.compile(rf"\{{([0-9]*):({_TYPES}):((?:~?{_UNCAPTURED})(?:~{_UNCAPTURED})*)\}}", re.DOTALL)
_NEXT = re.compile(rf"~?{_ALTERNATIVE}", re.DOTALL)
_NUMBER = r"-?(([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][-+]?[0-9]+)?)"
_NUMERICAL = re.compile(rf"^({_NUMBER})(:{_NUMBER})?$")


@dataclass
class Alternative:
    """One answer of a part. For a list it is HTML, else plain text; `tolerance` is there for numbers."""

    fraction: float
    text: str
    feedback: str
    tolerance: float | None = None


@dataclass
class Part:
    """A part of a cloze question."""

    mark: int
    kind: str
    answers: list[Alternative]


def read_parts(text: str) -> tuple[str, list[Part]]:
    """The text with `{#1}` in place of each part, and the parts."""
    parts: list[Part] = []
    while found := _PART.search(text):
        parts.append(Part(int(found[1] or 1), found[2], _alternatives(found[2], found[3])))
        text = text.replace(found[0], f"{{#{len(parts)}}}", 1)
    return text, parts


def _alternatives(kind: str, rest: str) -> list[Alternative]:
    answers = []
    while rest and (found := _NEXT.search(rest)):
        share, percent, answer, feedback = found[1], found[2], found[3], found[5]
        fraction = 1.0 if share == "=" else float(percent.replace(",", ".")) / 100 if percent else 0.0
        number = _NUMERICAL.match(answer) if kind in ("NUMERICAL", "NM") else None
        tolerance = None if number is None else float((number[5] or ":0")[1:])
        text = number[1] if number is not None else _decoded(answer)
        answers.append(Alternative(fraction, text, _decoded(feedback or ""), tolerance))
        rest = rest.split(found[0], 1)[1]
    return answers


def _decoded(text: str) -> str:
    return html.unescape(text).replace(r"\}", "}").replace(r"\#", "#")
