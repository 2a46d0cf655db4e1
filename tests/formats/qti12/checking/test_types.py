"""Question types of Canvas's, and what they are answered with."""

from __future__ import annotations

import pytest

from quizkit.formats.qti12.checking.dialects import CANVAS_TYPES
from quizkit.formats.qti12.checking.types import ANSWERING

from .packages import assert_found, check, sound

CHOICE, LIST = "multiple_choice_question", '<response_lid ident="response1" rcardinality="Single">'
FAULTS = {
    "essay": (CHOICE, "essay_question", LIST, "The type essay_question is answered in <response_str>, not in <response_lid>."),
    "number": (CHOICE, "numerical_question", LIST, "The type numerical_question is answered in <response_str>, not in <response_lid>."),
    "typed": (CHOICE, "short_answer_question", LIST, "is answered in <response_str>, not in <response_lid>."),
    "several": (CHOICE, "multiple_answers_question", LIST, "has the cardinality Multiple, and the response 'Single'."),
    "order": (CHOICE, "ordering_question", LIST, "has the cardinality Ordered, and the response 'Single'."),
    "one": (LIST, LIST.replace("Single", "Multiple"), LIST.replace("Single", "Multiple"), "has the cardinality Single, and the response"),
    "listed": ("numerical_question", CHOICE, "<response_str", "is answered in <response_lid>, not in <response_str>."),
    "two": ("matching_question", CHOICE, '<response_lid ident="row2"', "has 1 response, and the item has 2."),
    "none": (CHOICE, "text_only_question", LIST, "has no response, and the item has 1."),
    "missing": (
        '<response_str ident="response1" rcardinality="Single"><render_fib fibtype="Decimal"><response_label ident="a"/></render_fib>'
        "</response_str>",
        "",
        'ident="number"',
        "needs a <response_str>, and the item has no response.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_on_its_line(name: str) -> None:
    assert_found(("quiz.xml", *FAULTS[name]))


def test_only_canvas_goes_by_the_type() -> None:
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace(CHOICE, "essay_question")
    assert check(files, "plain") == []


def test_what_is_said_of_types_is_said_of_those_that_canvas_knows() -> None:
    assert ANSWERING.keys() <= CANVAS_TYPES
