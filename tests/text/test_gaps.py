"""Gap markers: those a reader would see as gaps, and nothing that only looks like one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.resources import schema_file
from quizkit.text import gap_markers, parse
from quizkit.text.gaps import GAP


def names(source: str) -> list[str]:
    return [marker.name for marker in gap_markers(parse(source, "block"))]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{{a}} is {{b}}.", ["a", "b"]),
        ("Without any", []),
        ("{{a}}{{a}}", ["a", "a"]),
        ("{{a_b}} and {{c_d}}, {{a-b}}--{{c}}", ["a_b", "c_d", "a-b", "c"]),
        ("{{x2}}, é水🙂 {{y}}", ["x2", "y"]),
        # In the middle of other markup.
        ("{{a}}_{{b}}_", ["a", "b"]),
        ("*{{a}}*{{b}} **x {{c}} y** _{{d}}_", ["a", "b", "c", "d"]),
        ("H~{{a}}~O, x^{{b}}^", ["a", "b"]),
        ("# {{a}}\n\n> {{b}}\n\n- {{c}}\n- x\n\n  {{d}}\n\n1. {{e}}", ["a", "b", "c", "d", "e"]),
        ("| {{a}} | x |\n|---|---|\n| y | **{{b}}** |\n| {{c}} | {{d}} |", ["a", "b", "c", "d"]),
        ("[see {{a}}](https://example.org/{{b}})", ["a"]),
        ("{{a}}\\\n{{b}}  \n{{c}}\n{{d}}", ["a", "b", "c", "d"]),
        ("\\\\{{a}}", ["a"]),
        ("x{{a}}y", ["a"]),
        ("{{{a}}}", ["a"]),
        ("It costs $5 and {{a}} or $6.", ["a"]),
        # Maths, code, images and what is escaped.
        (r"$\frac{{a}}{b}$ and $$\frac{{a}}{b}$$ of {{c}}", ["c"]),
        ("`{{a}}` and ``{{b}}``", []),
        ("```\n{{a}}\n```\n\nx\n\n    {{b}}\n", []),
        ("![{{a}}](media:a)", []),
        ("<b title='{{a}}'>", []),
        ("<!-- {{a}} -->", []),
        ("\\{{a}}, {\\{b}}, {{c\\}}, {{d}\\}", []),
        ("x \\{{a}} {{b}}", ["b"]),
        ("&#123;{a}} and {{b}&#125;", []),
        # Not spelt as markers are.
        ("{{A}} {{ a }} {{a b}} {{}} {{1}} {{_a}} {{=a}} {{a*b}} {{ä}}", []),
        ("{{a} and {b}} and {c} and {{d\n}}", []),
    ],
)
def test_these_are_the_gaps_of_a_text(source: str, found: list[str]) -> None:
    assert names(source) == found


PIECES = st.lists(
    st.sampled_from(("{{a}}", "{{b_c}}", "x", "é水🙂", "\n", "\n\n", "- ", "|", "    "))
    | st.sampled_from(tuple(" *_`$~^[]()<>&\\#{}-1.!")),
    max_size=14,
).map("".join)


@given(PIECES)
def test_a_marker_stands_where_it_says(source: str) -> None:
    markers = gap_markers(parse(source, "block"))
    assert [source[marker.start : marker.end] for marker in markers] == [f"{{{{{marker.name}}}}}" for marker in markers]
    assert [marker.start for marker in markers] == sorted({marker.start for marker in markers})


@given(st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), st.sampled_from(("*", "_", "**", "~", "^", "~~", " ", "(", '"', "")))
def test_a_marker_survives_whatever_stands_around_it(name: str, around: str) -> None:
    assert names(f"Say {around}{{{{{name}}}}}{around} and {around}{{{{{name}}}}}{around}.") == [name, name]


@given(st.text(st.sampled_from("ab1_-A é\n"), max_size=4))
def test_a_marker_may_have_every_name_that_the_schema_lets_a_gap_have(name: str) -> None:
    pattern = schema_file("common")["$defs"]["name"]["pattern"]
    assert (GAP.fullmatch(f"{{{{{name}}}}}") is not None) == (re.search(pattern, name) is not None)
