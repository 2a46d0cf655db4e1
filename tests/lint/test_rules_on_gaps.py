"""gap-mismatch: markers and gaps, and what lies between them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.finding import Problem
from quizkit.lint.registry import registry
from quizkit.model.question import Cloze, DragWords, Gap, TextAnswer, TextGap

from .banks import findings, view_of

GAP: Gap = TextGap(answers=(TextAnswer(text="word"),))


def problems(stem: str, *gaps: str, drag: bool = False, reuse: bool = False) -> list[Problem]:
    """What gap-mismatch says of a stem and the names of its gaps."""
    question: Cloze | DragWords = Cloze(id="q", stem=stem, gaps=dict.fromkeys(gaps, GAP))
    if drag:
        question = DragWords(id="q", stem=stem, gaps=dict.fromkeys(gaps, "word"), reuse=reuse)
    return list(registry().by_name["gap-mismatch"].check(question, view_of(question)))  # type: ignore[attr-defined]


def places(stem: str, *gaps: str) -> list[str]:
    """The words of the stem, or the gap in angle brackets, that each problem points at."""
    return [
        f"<{problem.path[1]}>" if problem.span is None else stem[problem.span[0] : problem.span[1]] for problem in problems(stem, *gaps)
    ]


@pytest.mark.parametrize(
    ("stem", "gaps", "found"),
    [
        ("{{a}} and {{b}}", ["a", "b"], []),
        ("{{a}} and {{b}}", ["b", "a"], []),
        ("*{{a}}*, `{{b}}` and $\\frac{{b}}{c}$", ["a"], []),
        ("\\{{a}} and {{b}}", ["b"], []),
        ("a {set} of {{a}, {b}} and {{1},{2}} and {{b}}", ["b"], []),
        ("{{a}} and {{b}}", ["a"], ["{{b}}"]),
        ("{{a}}", ["a", "b"], ["<b>"]),
        ("Nothing", ["a", "b"], ["<a>", "<b>"]),
        ("{{a}} {{a}}", [], ["{{a}}"]),
        ("{{a}} and {{a}} and {{a}}", ["a"], ["{{a}}", "{{a}}"]),
        # A misspelt marker and the gap that was meant are one cause; others are not.
        ("{{frist}}", ["first"], ["{{frist}}"]),
        ("{{x}}", ["first"], ["{{x}}", "<first>"]),
        ("{{First}}", ["first"], ["{{First}}"]),
        ("{{ first }} and {{second}", ["first", "second"], ["{{ first }}", "{{second}"]),
        ("{first}}", ["first"], ["{first}}"]),
        ("{{first gap}} {{_second}} {{2nd}}", ["first-gap", "second", "nd"], ["{{first gap}}", "{{_second}}", "{{2nd}}"]),
        ("{{}} {{ }}", ["a"], ["{{}}", "{{ }}", "<a>"]),
        ("{{=x+1}} {{a}}", ["a"], ["{{=x+1}}"]),
        ("{{a*b}} or {{c*d}}", ["a-b", "c-d"], ["{{a*b}}", "{{c*d}}"]),
        ("_{{a_}} it_", ["a_"], ["{{a_}}"]),
        ("{{ü}}", ["a"], ["{{ü}}", "<a>"]),
        # Where nothing can be filled in.
        ("`{{a}}` and {{b}}", ["a", "b"], ["<a>"]),
        ("`{{A}}` and $\\frac{{ a }}{b}$ and {{b}}", ["b"], []),
        ("![{{a}}](media:x)", ["a"], ["<a>"]),
        ("[x]({{a}}) \\{{b}} {{c\\}}", ["a", "b", "c"], ["<a>", "<b>", "<c>"]),
    ],
)
def test_each_mismatch_is_found_at_its_place(stem: str, gaps: list[str], found: list[str]) -> None:
    assert places(stem, *gaps) == found


@pytest.mark.parametrize(
    ("stem", "gap", "said"),
    [
        ("{{frist}}", "first", "There is no gap 'frist' (did you mean 'first'?)."),
        ("{{x}}", "first", "There is no gap 'x' under 'gaps': there are first."),
        ("{{First}}", "first", "write {{first}}"),
        ("{{frist_}", "first", "A brace of this marker is missing: write {{first}}"),
        ("{{=a}} {{a}}", "a", "kept for parameters"),
        ("_{{a_}} it_", "a_", "a name without '_' at its end"),
        ("`{{a}}`", "a", "stands in code"),
        ("$5{{a}}$6", "a", "stands in maths (a dollar sign is written \\$)"),
        ("\\{{a}}", "a", "behind a backslash"),
        ("![{{a}}](media:x)", "a", "in the words for an image"),
        ("Fill [[a]] in.", "a", "write {{a}} for [[a]]"),
        ("Fill {a} in.", "a", "write {{a}} for {a}"),
        ("Fill ___ in.", "a", "write {{a}} where it belongs, or delete the gap"),
    ],
)
def test_the_message_says_what_to_write(stem: str, gap: str, said: str) -> None:
    assert said in problems(stem, gap)[0].message


@pytest.mark.parametrize("reuse", [False, True])
def test_a_word_may_be_used_twice_but_a_gap_is_one_place(reuse: bool) -> None:
    (second,) = problems("{{a}} {{b}} {{a}}", "a", "b", drag=True, reuse=reuse)
    assert second.span == (12, 17)
    assert "the same word" in second.message
    assert problems("{{a}} {{b}} {{c}}", "a", "b", "c", drag=True, reuse=reuse) == []


def test_a_marker_is_found_within_a_folded_text(tmp_path: Path) -> None:
    example = """\
- id: q
  type: cloze
  stem: >-
    One line, one "quote"
    and {{frist}}.
  gaps:
    first: {kind: text, answers: [{text: a}]}
  rationale: So it is.
"""
    (finding,) = findings(example, tmp_path, "gap-mismatch")
    assert (finding.line, finding.column, finding.end_column) == (5, 9, 18)


PIECES = st.lists(
    st.sampled_from(
        ("{{a}}", "{{b_c}}", "{{ a }}", "{{B}}", "{{", "}}", "{", "}", "a", " ", "\n", "\\", "`", "$", "*", "_", "|", "é🙂", ",")
    ),
    max_size=16,
).map("".join)


@given(PIECES)
def test_what_it_points_at_has_braces_or_is_a_gap(stem: str) -> None:
    for place in places(stem, "a", "b_c"):
        assert place in ("<a>", "<b_c>") or (place[0] == "{" and place[-1] == "}")


def test_a_stem_full_of_braces_gets_twenty_findings() -> None:
    for stem in ("{{a}} " * 30, "{{a}} " + "{{ b }} " * 30):
        assert len(problems(stem, "a")) == 20


@pytest.mark.parametrize("unit", ["{{", "{{a} ", "*{{a_}}* _{{A}}\n", "\\{{a}} "])
def test_a_stem_of_a_megabyte_hangs_nothing(unit: str) -> None:
    start = time.process_time()
    problems((unit * (1_000_000 // len(unit)))[:1_000_000], "a", "b")
    assert time.process_time() - start < 30
