"""A reader of Moodle XML that others wrote reads the flat fields as they are."""

from __future__ import annotations

import html
from typing import Any

import pytest

from quizkit.formats.moodle_xml.writer import WRITER
from quizkit.model.question import MultipleChoice, MultipleResponse

from ..reference import BANK, QUESTIONS, export

moodle_xml_parser: Any = pytest.importorskip("moodle_xml_parser.parser", reason="moodle-xml-parser is not installed (PyPI)")


def test_moodle_xml_parser_reads_multichoice() -> None:
    found = moodle_xml_parser.parse_bytes(export(WRITER, BANK)[0])["multichoice"]
    expected = [question for question in QUESTIONS if isinstance(question, (MultipleChoice, MultipleResponse))]
    assert len(found) == len(expected)
    for read, question in zip(found, expected, strict=True):
        assert read.default_grade == float(question.points)
        assert read.penalty == float(question.penalty)
        assert read.single == isinstance(question, MultipleChoice)
        assert read.shuffle_answers == question.shuffle
        assert read.answernumbering == "abc"
        assert len(read.options) == len(question.options)
        assert sum(option.score_fraction > 0 for option in read.options) >= sum(option.correct for option in question.options)
    first = found[0]
    assert first.name == "Where the DNA is (when n < 2n)"
    assert [option.score_fraction for option in first.options] == [100, 0, -33.33333, 50]
    assert first.options[2].answer == html.unescape("In <code>rRNA&lt;5S&gt;</code> &amp; co.")
    assert (first.correct_feedback, first.partially_correct_feedback, first.incorrect_feedback) == ("Right.", "Nearly.", "Look again.")
