"""Tables with holes, ratings without reasons, and debates that hear one side."""

from __future__ import annotations

from pathlib import Path

import pytest

from .banks import findings, lines


def comparison(columns: str, *rows: str, more: str = "") -> str:
    listed = "".join(f"    - {{factor: F, cells: {cells}}}\n" for cells in rows)
    return f"# file: comparisons/example.yaml\n- id: c\n  title: C\n{more}  columns: [{columns}]\n  rows:\n{listed}"


def debate(positions: str, *arguments: str, more: str = "") -> str:
    listed = "".join(f"    - {{id: a{number}, text: So., {argument}}}\n" for number, argument in enumerate(arguments)) or "    []\n"
    head = f"# file: debates/example.yaml\n- id: d\n  title: D\n  question: Is it so?\n{more}"
    return f"{head}  positions: [{positions}]\n  arguments:\n{listed}"


TWO = "{id: open}, {id: closed}"
BOTH = "{id: for, title: For}, {id: against, title: Against}"
TEXT = "{text: So.}"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (f"{{open: {TEXT}, closed: {TEXT}}}", []),
        (f"{{closed: {TEXT}, open: {TEXT}}}", []),
        (f"{{opne: {TEXT}, closed: {TEXT}}}", ["no column 'opne' (did you mean 'open'?)"]),
        (f"{{opne: {TEXT}, open: {TEXT}, closed: {TEXT}}}", ["no column 'opne' (did you mean 'open'?)"]),
        (f"{{opne: {TEXT}}}", ["no column 'opne' (did you mean 'open'?)", "no cell for 'closed':"]),
        (f"{{opne: {TEXT}, opeen: {TEXT}}}", ["'opne' (did you mean 'open'?)", "'opeen' (did you mean 'open'?)", "no cell for 'closed'"]),
        (f"{{zebra: {TEXT}}}", ["no column 'zebra': correct", "no cell for 'open', 'closed':"]),
        ("{}", ["no cell for 'open', 'closed': write one"]),
        (f"{{open: {{}}, closed: {TEXT}}}", []),
    ],
)
def test_a_row_has_a_cell_for_each_column(cells: str, found: list[str], tmp_path: Path) -> None:
    all_found = sorted(findings(comparison(TWO, cells), tmp_path, "ragged-comparison"), key=lambda finding: finding.data_path or "")
    messages = [finding.message for finding in all_found]
    assert len(messages) == len(found)
    for part in found:
        assert any(part in message for message in messages)
    assert {finding.severity for finding in all_found} <= {"error"}


def test_the_finding_points_at_the_id_of_the_cell(tmp_path: Path) -> None:
    (found,) = findings(comparison(TWO, f"{{open: {TEXT}, closde: {TEXT}}}"), tmp_path, "ragged-comparison")
    line = f"    - {{factor: F, cells: {{open: {TEXT}, closde: {TEXT}}}}}"
    assert (found.line, found.column, found.end_column) == (5, line.index("closde") + 1, line.index("closde") + 7)


def test_two_columns_of_one_id_are_one_finding_for_each_further_one(tmp_path: Path) -> None:
    found = findings(comparison("{id: a}, {id: b}, {id: a}, {id: a}", f"{{a: {TEXT}, b: {TEXT}}}"), tmp_path, "ragged-comparison")
    assert [finding.data_path for finding in found] == ["/columns/2/id", "/columns/3/id"]
    assert {finding.related[0].column for finding in found} == {18}


def test_without_columns_only_their_absence_is_reported(tmp_path: Path) -> None:
    assert [finding.rule for finding in findings(comparison("", f"{{a: {TEXT}, b: {{}}}}"), tmp_path)] == ["empty-section"]


def test_a_cell_outside_of_the_columns_is_not_reported_as_empty_too(tmp_path: Path) -> None:
    bank = comparison(TWO, f"{{opne: {{}}, closed: {TEXT}}}", f"{{zebra: {{rating: better}}, open: {TEXT}, closed: {TEXT}}}")
    assert {finding.rule for finding in findings(bank, tmp_path)} == {"ragged-comparison"}


@pytest.mark.parametrize(
    ("cell", "rules"),
    [
        ("{}", ["empty-cell"]),
        ('{text: " "}', ["empty-cell"]),
        ("{claims: [c]}", ["empty-cell"]),
        ("{text: So.}", []),
        ("{rating: better}", ["rating-without-text"]),
        ('{rating: "no"}', ["rating-without-text"]),
        ('{rating: partial, text: ""}', ["rating-without-text"]),
        ("{rating: worse, claims: [c]}", ["rating-without-text"]),
        ("{rating: worse, text: So.}", []),
        ("{rating: n/a}", []),
    ],
)
@pytest.mark.parametrize("status", ["published", "review", "draft", "retired"])
def test_a_cell_says_something_and_a_rating_says_why(cell: str, rules: list[str], status: str, tmp_path: Path) -> None:
    bank = comparison(TWO, f"{{open: {cell}, closed: {TEXT}}}", more=f"  status: {status}\n")
    found = findings(bank, tmp_path, "empty-cell", "rating-without-text")
    assert [finding.rule for finding in found] == (rules if status in ("published", "review") else [])


@pytest.mark.parametrize(
    ("positions", "arguments", "found"),
    [
        (BOTH, ("position: for", "position: against"), []),
        (BOTH, ("position: for", "position: for"), ["/positions/1/id"]),
        (BOTH, ("position: against",), ["/positions/0/id"]),
        (BOTH + ", {id: third, title: Neither}", ("position: for",), ["/positions/1/id", "/positions/2/id"]),
        (BOTH, (), []),
        (BOTH, ("position: agianst",), []),  # dangling: nobody is heard, and the reference is reported
        (BOTH, ("position: agianst", "position: for"), ["/positions/1/id"]),
        ("{id: for, title: For}", ("position: for",), ["/positions"]),
        ("{id: for, title: For}, {id: for, title: For too}", ("position: for",), ["/positions"]),
        ("{id: for, title: For}", (), ["/positions"]),
        ("", ("position: for",), []),
    ],
)
def test_a_debate_hears_every_side(positions: str, arguments: tuple[str, ...], found: list[str], tmp_path: Path) -> None:
    all_found = findings(debate(positions, *arguments), tmp_path, "one-sided-debate")
    assert [finding.data_path for finding in all_found] == found
    assert not findings(debate(positions, *arguments, more="  status: draft\n"), tmp_path, "one-sided-debate")


FOR, AGAINST = "position: for, factor: Cost of it", "position: against, factor: 'cost  OF it'"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((FOR, AGAINST), [7]),
        ((FOR, FOR, AGAINST, AGAINST), [8]),
        ((FOR, FOR), []),
        ((f"{FOR}, conditions: [where it is busy]", AGAINST), []),
        ((FOR, f"{AGAINST}, conditions: [where it is idle]"), []),
        ((FOR, AGAINST, f"{FOR}, conditions: [where it is busy]"), []),
        ((f'{FOR}, conditions: [" "]', AGAINST), [7]),
        ((f"{FOR}, conditions: []", f"{AGAINST}, rebuts: [a0]"), [7]),
        (("position: for", "position: against"), []),
        (('position: for, factor: ""', 'position: against, factor: " "'), []),
        ((FOR, "position: agianst, factor: Cost of it"), []),
        ((FOR, "position: against, factor: Cost"), []),
        ((FOR, AGAINST, "position: for, factor: Time", "position: against, factor: time"), [7, 9]),
    ],
)
def test_a_factor_on_both_sides_needs_a_condition(arguments: tuple[str, ...], found: list[int], tmp_path: Path) -> None:
    all_found = findings(debate(BOTH, *arguments), tmp_path, "same-factor-both-sides")
    assert lines(all_found) == found
    if found:
        assert "'for' and 'against'" in all_found[0].message
        assert all_found[0].related[0].line == 6
    assert not findings(debate(BOTH, *arguments, more="  status: draft\n"), tmp_path, "same-factor-both-sides")


def test_parts_of_one_id_are_found_in_every_kind(tmp_path: Path) -> None:
    example = """\
- id: q
  type: cloze
  stem: "{{one}} and {{other}}"
  gaps:
    one: {kind: dropdown, options: [{id: a, text: A, correct: true}, {id: a, text: B}]}
    other: {kind: text, answers: [{id: a, text: A}, {id: b, text: B}, {text: C}, {text: D}]}
  rationale: So it is.
- id: r
  type: categorize
  stem: Sort them.
  categories: [{id: a, title: A}, {id: b, title: B}, {id: a, title: C}]
  items: [{id: a, text: A, category: a}, {id: b, text: B, category: b}]
  rationale: So it is.
# file: comparisons/example.yaml
- {id: c, title: C, columns: [{id: a}], rows: [{id: a, factor: F, cells: {a: {text: A}}}, {id: a, factor: G, cells: {a: {text: A}}}]}
# file: debates/example.yaml
- id: d
  title: D
  question: Is it?
  positions: [{id: a, title: A}, {id: a, title: B}, {id: b, title: C}]
  arguments: [{id: a, position: a, text: A}, {id: a, position: b, text: B}]
# file: lessons/example.yaml
- id: l
  title: L
  objectives: [{id: a, text: A}, {id: a, text: B}]
  blocks: [{kind: callout, id: a, text: A}, {kind: prose, text: B}, {kind: callout, id: a, text: C}]
# file: paths/example.yaml
- {id: p, title: P, steps: [{id: a, target: term:t}, {id: a, target: term:t}]}
# file: quizzes/example.yaml
- {id: z, title: Z, sections: [{id: a, draw: 1}, {id: b, draw: 1}, {id: a, draw: 1}]}
# file: tiers/example.yaml
- {id: s, title: S, tiers: [{id: a, title: A}, {id: a, title: B}]}
"""
    found = findings(example, tmp_path, "duplicate-id")
    assert [(finding.entity, finding.data_path, finding.message.split(" '")[0]) for finding in found] == [
        ("comparison:c", "/rows/1/id", "The row id"),
        ("debate:d", "/positions/1/id", "The position id"),
        ("debate:d", "/arguments/1/id", "The argument id"),
        ("lesson:l", "/objectives/1/id", "The objective id"),
        ("lesson:l", "/blocks/2/id", "The callout id"),
        ("path:p", "/steps/1/id", "The step id"),
        ("question:q", "/gaps/one/options/1/id", "The option id"),
        ("question:r", "/categories/2/id", "The category id"),
        ("quiz:z", "/sections/2/id", "The section id"),
        ("scale:s", "/tiers/1/id", "The tier id"),
    ]
    assert all(finding.related[0].entity == finding.entity for finding in found)
