"""Headings with nothing below them, steps without a reason, and steps that nothing checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from .banks import findings, lines


def lesson(*blocks: str, more: str = "") -> str:
    listed = "".join(f"    - {block}\n" for block in blocks)
    return f"# file: lessons/example.yaml\n- id: l\n  title: L\n{more}  blocks:\n{listed}"


def prose(*texts: str) -> str:
    text = "\\n\\n".join(texts).replace('"', '\\"')
    return f'{{kind: prose, text: "{text}"}}'


SCALE = "{kind: scale, scale: release}"


@pytest.mark.parametrize(
    ("blocks", "empty"),
    [
        ((prose("# A", "Words."),), []),
        ((prose("# A"),), ["A"]),
        ((prose("# A", "# B", "Words."),), ["A"]),
        ((prose("## A", "# B", "Words."),), ["A"]),
        ((prose("# A", "## B", "Words."),), []),
        ((prose("# A", "## B", "## C", "Words."),), ["B"]),
        ((prose("# A", "### B"),), ["B"]),
        ((prose("# A", "## B", "# C"),), ["B", "C"]),
        ((prose("Words.", "# A"), SCALE), []),
        ((prose("# A"), prose("Words.")), []),
        ((prose("# A"), prose("# B", "Words.")), ["A"]),
        ((prose("## A"), prose("# B", "Words.")), ["A"]),
        ((prose("# A"), prose("## B", "Words.")), []),
        ((prose("## A"), prose("", ""), prose("## B", "Words.")), ["A"]),
        ((prose("# A", "---", "# B", "Words."),), ["A"]),
        ((prose("# A", "---"), SCALE), []),
        ((prose("# A", "- a list"),), []),
        ((prose("# A", "```", "# no heading", "```"),), []),
        ((prose("# A", "> # quoted"),), []),
        ((prose("# A", "![](media:m)"),), []),
        ((prose("# A", "| a |\\n|---|\\n| b |"),), []),
        ((prose("A\\n=", "B\\n-", "Words."),), []),
        ((prose("A\\n=", "B\\n=", "Words."),), ["A"]),
        ((prose("# *A* `b` $c$"),), ["A b c"]),
        ((prose("#", "# B", "Words."),), [""]),
        ((prose("\\\\# A", "# B", "Words."),), []),
        ((prose("# A"), "{kind: key-idea, text: Words.}"), []),
        ((prose("# A"), '{kind: callout, id: c, text: "# B"}'), []),
    ],
)
def test_something_stands_below_each_heading(blocks: tuple[str, ...], empty: list[str], tmp_path: Path) -> None:
    found = [finding for finding in findings(lesson(*blocks), tmp_path, "empty-section") if "heading" in finding.message]
    assert [finding.message.partition("heading '")[2].partition("'")[0] for finding in found] == empty


def test_the_quiz_at_the_end_stands_below_the_last_heading(tmp_path: Path) -> None:
    blocks = prose("# A", "# B")
    assert len(findings(lesson(blocks), tmp_path, "empty-section")) == 2
    (found,) = findings(lesson(blocks, more="  quiz: z\n"), tmp_path, "empty-section")
    assert "'A'" in found.message


def test_the_finding_points_at_the_words_of_the_heading(tmp_path: Path) -> None:
    block = "kind: prose\n      text: |\n        Words.\n\n        ## Who *has* them ##\n"
    (found,) = findings(lesson(block, prose("# Next", "So.")), tmp_path, "empty-section")
    assert (found.line, found.column, found.end_column) == (8, 12, 26)
    assert found.data_path == "/blocks/0/text"


def test_a_block_without_text_is_one_finding_of_another_rule(tmp_path: Path) -> None:
    found = findings(lesson('{kind: prose, text: " "}', prose("Words.")), tmp_path)
    assert [finding.rule for finding in found] == ["empty-part"]


@pytest.mark.parametrize(
    ("bank", "missing"),
    [
        ("# file: lessons/x.yaml\n- {id: x, title: X, blocks: []}\n", "blocks"),
        ("# file: paths/x.yaml\n- {id: x, title: X, steps: []}\n", "steps"),
        ("# file: quizzes/x.yaml\n- {id: x, title: X, sections: []}\n", "sections"),
        ("# file: comparisons/x.yaml\n- {id: x, title: X, columns: [], rows: []}\n", "columns"),
        ("# file: comparisons/x.yaml\n- {id: x, title: X, columns: [{id: a}], rows: []}\n", "rows"),
        ("# file: debates/x.yaml\n- {id: x, title: X, question: So?, positions: [], arguments: []}\n", "positions"),
        ("# file: debates/x.yaml\n- {id: x, title: X, question: So?, positions: [{id: a, title: A}], arguments: []}\n", "arguments"),
    ],
)
def test_a_whole_that_holds_nothing_is_one_finding_and_no_matter_in_a_draft(bank: str, missing: str, tmp_path: Path) -> None:
    (found,) = findings(bank, tmp_path, "empty-section")
    assert found.data_path == f"/{missing}"
    assert f"has no {missing}" in found.message
    for status, count in (("draft", 0), ("retired", 0), ("review", 1)):
        assert len(findings(bank.replace("id: x,", f"id: x, status: {status},"), tmp_path, "empty-section")) == count


def test_a_section_that_only_says_what_to_draw_is_told_what_it_lacks(tmp_path: Path) -> None:
    bank = "# file: quizzes/x.yaml\n- {id: x, title: X, sections: [{id: a, questions: []}, {id: b, level: advanced}, {id: c, draw: 1}]}\n"
    one, other = findings(bank, tmp_path, "empty-section")
    assert "'a' has no questions: list its 'questions'" in one.message
    assert "'b' has no questions: say how many questions to 'draw'" in other.message


def path(*steps: str, more: str = "") -> str:
    listed = "".join(f"    - {{{step}}}\n" for step in steps)
    return f"# file: paths/example.yaml\n- id: p\n  title: P\n{more}  steps:\n{listed}"


@pytest.mark.parametrize(("status", "count"), [("published", 2), ("review", 2), ("draft", 0), ("retired", 0)])
def test_each_step_says_why_it_stands_there(status: str, count: int, tmp_path: Path) -> None:
    steps = ("id: a, target: term:t", 'id: b, target: term:t, rationale: ""', "id: c, target: term:t, rationale: It comes last.")
    assert len(findings(path(*steps, more=f"  status: {status}\n"), tmp_path, "step-without-rationale")) == count


QUESTIONS = """\
- {id: done, type: true-false, stem: So it is., answer: true, rationale: See., tests: ["step:p/tested", "term:t"]}
- {id: ready, type: true-false, stem: So is this., answer: true, rationale: See., status: review}
- {id: begun, type: true-false, stem: So is that., answer: true, status: draft, tests: ["step:p/begun"]}
- {id: gone, type: true-false, stem: So it was., answer: true, rationale: See., status: retired}
# file: quizzes/example.yaml
- {id: drawn, title: Z, sections: [{id: a}, {id: b, draw: 1}]}
- {id: listed, title: Z, sections: [{id: a, questions: [done]}]}
- {id: hollow, title: Z, sections: [{id: a, tags: [basics]}]}
- {id: begun, title: Z, sections: [{id: a, draw: 1}], status: draft}
# file: lessons/example.yaml
- {id: with-quiz, title: L, blocks: [], quiz: listed}
- {id: without, title: L, blocks: []}
"""


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("id: tested, target: term:u", None),
        ("id: a, target: term:u", "Nothing checks the step 'a': name a question or a quiz under 'check'"),
        ("id: a, target: term:t", "but question 'done' tests its target"),
        ("id: begun, target: term:u", "Nothing checks the step 'begun': name"),
        ("id: a, target: term:u, check: question:done", None),
        ("id: a, target: term:u, check: question:ready", None),
        ("id: a, target: term:u, check: question:begun", "the question 'begun' is a draft"),
        ("id: a, target: term:u, check: question:gone", "the question 'gone' is retired"),
        ("id: tested, target: term:u, check: question:gone", None),
        ("id: a, target: term:u, check: question:nowhere", None),  # dangling
        ("id: a, target: term:u, check: term:u", None),  # of a wrong kind
        ("id: a, target: term:u, check: question:done/it", None),
        ("id: a, target: term:u, check: quiz:drawn", None),
        ("id: a, target: term:u, check: quiz:listed", None),
        ("id: a, target: term:u, check: quiz:hollow", "the quiz 'hollow' holds no questions"),
        ("id: a, target: term:u, check: quiz:begun", "the quiz 'begun' is a draft"),
        ("id: a, target: lesson:with-quiz", None),
        ("id: a, target: lesson:without", "Nothing checks the step 'a'"),
        ("id: a, target: quiz:listed", None),  # of a wrong kind
    ],
)
def test_something_checks_each_step(step: str, said: str | None, tmp_path: Path) -> None:
    bank = QUESTIONS + path(step, "id: tested, target: term:u")
    found = findings(bank, tmp_path, "step-untested")
    assert [said in finding.message for finding in found if said] == ([True] if said else [])
    assert len(found) == bool(said)
    assert {finding.severity for finding in found} <= {"info"}
    assert lines(found) == ([4] if said else [])
    assert not findings(bank.replace("title: P", "title: P\n  status: draft"), tmp_path, "step-untested")
    misspelt = bank.replace("step:p/tested", "step:p/tseted")
    assert not findings(misspelt, tmp_path, "step-untested")
