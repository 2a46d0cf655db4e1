"""What Moodle's importer would stop at, or pass over in silence, is found on its line."""

from __future__ import annotations

import io

import pytest

from quizkit.formats.checking.contents import Contents
from quizkit.formats.moodle_xml.checking import check_moodle

QUIZ = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/A</text></category></question>
<question type="multichoice">
<name><text>Choice</text></name>
<questiontext format="html"><text><![CDATA[<img src="@@PLUGINFILE@@/a%20dot.png">]]></text>
<file name="a dot.png" path="/" encoding="base64">AAAA</file></questiontext>
<penalty>0.3333333</penalty>
<idnumber>choice</idnumber>
<single>true</single>
<answer fraction="100"><text>yes</text></answer>
<answer fraction="-33.33333"><text>no</text></answer>
</question>
<question type="multichoice">
<name><text>Several</text></name>
<questiontext><text>Which?</text></questiontext>
<idnumber>several</idnumber>
<single>false</single>
<answer fraction="33.33333"><text>a</text></answer>
<answer fraction="66.66667"><text>b</text></answer>
</question>
<question type="matching">
<name><text>Match</text></name>
<questiontext><text>Match.</text></questiontext>
<subquestion><text>one</text><answer><text>1</text></answer></subquestion>
<subquestion><text/><answer><text>2</text></answer></subquestion>
</question>
<question type="ddwtos">
<name><text>Drag</text></name>
<questiontext><text>A [[1]].</text></questiontext>
<dragbox><text>word</text><group>1</group></dragbox>
</question>
<question type="cloze">
<name><text>Cloze</text></name>
<questiontext><text>A {1:SHORTANSWER:=word}.</text></questiontext>
</question>
</quiz>
"""
FAULTS = {
    "type": ('type="ddwtos"', 'type="ddwto"', 'type="ddwto"', "There is no question type 'ddwto' (did you mean 'ddwtos'?)."),
    "no-name": ("<text>Match</text>", "<text/>", 'type="matching"', "The question has no name."),
    "no-text": (
        "<questiontext><text>Which?</text></questiontext>",
        "",
        'type="multichoice">\n<name><text>Several',
        "The question has no text.",
    ),
    "no-category": ("$course$/top/A", "", 'type="category"', "The category has no name."),
    "fraction": ('"-33.33333"', '"-33"', '"-33"', "The fraction -33 is not among those that Moodle takes."),
    "fraction-no-number": ('"-33.33333"', '"-33,3"', '"-33,3"', "The fraction '-33,3' is no number."),
    "no-key": ('"100"', '"50"', 'type="multichoice">\n<name><text>Choice', "No answer has the fraction 100."),
    "not-all": (
        '"66.66667"',
        '"50"',
        'type="multichoice">\n<name><text>Several',
        "The right answers make 83.3333 % together, and must make 100 %.",
    ),
    "one-answer": (
        '<answer fraction="-33.33333"><text>no</text></answer>',
        "",
        'type="multichoice">\n<name><text>Choice',
        "A multiple-choice question needs two answers.",
    ),
    "number": ("0.3333333", "a third", "<penalty", "<penalty> is 'a third', which is no number."),
    "file": ('name="a dot.png"', 'name="dot.png"', "PLUGINFILE", "The text shows the file 'a%20dot.png', which is not there."),
    "markup": ("<text>yes</text>", "<text><b>yes</b></text>", "<b>", "Elements stand in <text>, of which Moodle reads nothing then."),
    "idnumber": (
        "<idnumber>several<",
        "<idnumber>choice<",
        "<idnumber>choice</idnumber>\n<single>false",
        "The idnumber 'choice' stands on line 4 of the same category already.",
    ),
    "gap": ("[[1]]", "[[2]]", 'type="ddwtos"', "The gap [[2]] has no word."),
    "no-gap": ("[[1]]", "[1]", 'type="ddwtos"', "The text has no gap."),
    "no-cloze": ("{1:SHORTANSWER:=word}", "{1:SHRTANSWER:=word}", 'type="cloze"', "The text has no gap."),
    "no-answer": ("<text>1</text>", "<text/>", "<text>one<", "The row has no answer, and Moodle's import stops there."),
    "root": ("quiz>", "quizz>", "<quizz", "The root is <quizz>, and must be <quiz>."),
}


def check(text: str) -> list[tuple[int, str]]:
    contents = Contents(["bank.xml"], lambda name: io.BytesIO(text.encode()))
    return [(fault.line, fault.message) for fault in check_moodle(contents, None)]


def test_a_sound_file_is_let_pass() -> None:
    assert check(QUIZ) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_on_its_line(name: str) -> None:
    old, new, at, message = FAULTS[name]
    assert old in QUIZ
    text = QUIZ.replace(old, new)
    line = text[: text.index(at)].count("\n") + 1
    assert (line, message) in check(text)


def test_a_file_that_is_cut_off_is_found() -> None:
    """Moodle takes such a file without a word."""
    assert check("<quiz>\n<question") == [(2, "The XML is not well-formed: unclosed token.")]


def test_an_idnumber_may_stand_in_two_categories() -> None:
    between = '<question type="category"><category><text>B</text></category></question>\n<question type="multichoice">\n<name><text>Several'
    text = QUIZ.replace("<idnumber>several<", "<idnumber>choice<").replace('<question type="multichoice">\n<name><text>Several', between)
    assert check(text) == []
