"""Cycles, names, tags, kinds, and claims that grow old."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quizkit.lint.analysis.cycles import cycles, spelled

from .banks import findings, lines


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({"a": ()}, []),
        ({"a": ("b",), "b": ()}, []),
        ({"a": ("a",)}, [("a",)]),
        ({"a": ("b",), "b": ("a",)}, [("a", "b")]),
        ({"a": ("b", "c"), "b": ("a",), "c": ("a",)}, [("a", "b"), ("a", "c")]),
        ({"a": ("b",), "b": ("c",), "c": ("b",)}, [("b", "c")]),
        ({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}, []),
        ({"b": ("c",), "a": ("c",), "c": ("a",)}, [("a", "c")]),
        ({"a": ("nowhere",)}, []),
    ],
)
def test_each_cycle_is_found_once_and_begins_with_what_comes_first(graph: dict[str, tuple[str, ...]], found: list[tuple[str, ...]]) -> None:
    assert list(cycles(graph)) == found


def test_a_chain_of_a_hundred_thousand_is_followed() -> None:
    size = 100_000
    graph = {str(number): (str(number + 1),) for number in range(size)}
    assert list(cycles(graph)) == []
    ((*cycle,),) = cycles({**graph, str(size): ("0",)})
    assert len(cycle) == size + 1
    assert spelled(cycle).startswith("0 → 1 →")
    assert len(spelled(cycle)) < 100


def test_a_cycle_is_spelled_out(tmp_path: Path) -> None:
    example = """\
# file: paths/example.yaml
id: p
title: P
steps:
  - {id: a, target: term:t, requires: [b]}
  - {id: b, target: term:t, requires: [c]}
  - {id: c, target: term:t, requires: [a]}
"""
    (finding,) = findings(example, tmp_path, "path-cycle")
    assert "a → b → c → a" in finding.message
    assert finding.data_path == "/steps/0/requires/0"


def test_entities_of_two_kinds_do_not_make_a_cycle(tmp_path: Path) -> None:
    example = """\
# file: terms/example.yaml
- {id: a, title: A, definition: One., supersedes: b}
- {id: b, title: B, definition: Two.}
# file: sources/example.yaml
- {id: b, type: book, title: B, supersedes: a}
- {id: a, type: book, title: A}
"""
    assert not findings(example, tmp_path, "supersedes-cycle")


def test_a_tag_is_held_against_a_sound_manifest_only(tmp_path: Path) -> None:
    term = "# file: terms/example.yaml\n- {id: a, title: A, definition: One., tags: [basic]}\n"
    (finding,) = findings(term, tmp_path, "unknown-tag")
    assert "did you mean 'basics'" in finding.message
    (only,) = findings("# file: bank.yaml\ntitle: [\n" + term, tmp_path, "unknown-tag")
    assert only.rule == "yaml-syntax"


def test_a_part_named_without_its_whole_is_told_the_form(tmp_path: Path) -> None:
    example = """\
# file: claims/example.yaml
- id: c
  statement: So it is.
  kind: opinion
  about: [tier:open, term:a/b, gadget:a/b, step:p/s]
"""
    messages = [finding.message for finding in findings(example, tmp_path, "wrong-kind-reference")]
    assert "write tier:scale/tier" in messages[0]
    assert "write term:id" in messages[1]
    assert "there is no kind 'gadget'" in messages[2]
    assert "'about' cannot name a step" in messages[3]


def test_names_are_compared_within_a_language(tmp_path: Path) -> None:
    example = """\
# file: terms/example.yaml
- {id: a, title: Weights, definition: One., aliases: [{text: weights}]}
- {id: b, title: weights, definition: Two.}
- {id: c, title: Weights, definition: Eins., language: de}
- {id: d, title: Other, definition: Four., aliases: [{text: WEIGHTS, kind: deprecated}, {text: weights, kind: misuse}]}
- {id: e, title: Weights, definition: Old., status: retired}
"""
    found = findings(example, tmp_path, "alias-collision")
    assert lines(found) == [2, 4]
    assert {finding.related[0].entity for finding in found} == {"term:a"}


CLAIM = (
    "# file: claims/example.yaml\n- id: c\n  statement: So it is.\n  kind: opinion\n  checked: read\n"
    "  as_of: 2025-03-01\n  review_by: 2026-03-01\n"
)
QUESTION = "- id: q\n  type: true-false\n  stem: So it is.\n  answer: true\n  rationale: See there.\n  rests_on: [c]\n"


def test_a_review_is_overdue_on_the_day_after(tmp_path: Path) -> None:
    for day, rules in ((date(2026, 3, 1), []), (date(2026, 3, 2), ["review-overdue", "stale-question"])):
        found = findings(QUESTION + CLAIM, tmp_path, "CLM", today=day)
        assert [finding.rule for finding in found] == rules
        assert {finding.severity for finding in found} <= {"warning"}


@pytest.mark.parametrize(
    ("status", "said"),
    [("published", "'d' supersedes"), ("review", "'d' supersedes"), ("draft", None), ("retired", None)],
)
def test_a_claim_is_superseded_by_one_that_is_in_use(status: str, said: str | None, tmp_path: Path) -> None:
    newer = f"- id: d\n  statement: So it is not.\n  kind: opinion\n  checked: read\n  supersedes: c\n  status: {status}\n"
    found = findings(QUESTION + CLAIM + newer, tmp_path, "stale-question")
    assert [said in finding.message for finding in found if said] == ([True] if said else [])
    assert len(found) == bool(said)


def test_only_the_gravest_reason_is_given(tmp_path: Path) -> None:
    claim = CLAIM.replace("  checked: read\n", "").replace("2026", "2020") + "  status: retired\n"
    (finding,) = findings(QUESTION + claim, tmp_path, "stale-question")
    assert "is retired" in finding.message


def test_nothing_is_unused_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    term = "# file: terms/example.yaml\n- {id: a, title: A, definition: One.}\n"
    assert lines(findings(term, tmp_path, "unused-entity")) == [1]
    assert not [finding for finding in findings("- [\n" + term, tmp_path, "unused-entity") if finding.rule == "unused-entity"]


def test_raw_html_points_at_the_first_tag(tmp_path: Path) -> None:
    example = """\
- id: q
  type: true-false
  stem: |
    First a line, a < b.

    - then a <b>tag</b>
  answer: true
  rationale: See <!-- here --> there.
"""
    first, second = findings(example, tmp_path, "raw-html")
    assert (first.line, first.column, first.end_column) == (6, 14, 17)
    assert "<b> and 1 more" in first.message
    assert "<!-- here -->" in second.message


def test_suppressions_are_counted_against_rules_that_are_on(tmp_path: Path) -> None:
    example = """\
- id: q
  type: true-false
  stem: So it is.
  answer: true  # quizkit: ignore[longest-key] It is not.
  # quizkit: ignore[raw-html] It is.
  rationale: It is <b>so</b>.
"""
    found = findings(example, tmp_path)
    assert [(finding.rule, finding.line) for finding in found] == [("unused-suppression", 4)]
    assert not findings(example, tmp_path, "unused-suppression")


def test_parts_of_lessons_are_found_and_misspelt_ones_are_suggested(tmp_path: Path) -> None:
    example = """\
- id: q
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tests: [objective:l/tell-apart, callout:l/asymetry, objective:l/asymmetry, objective:p/walk, callout:p/walk]
# file: lessons/example.yaml
- id: l
  title: A lesson
  objectives: [{id: tell-apart, text: Tell them apart.}]
  blocks: [{kind: callout, id: asymmetry, text: It is uneven.}]
# file: paths/example.yaml
- {id: p, title: A path, objectives: [{id: walk, text: Walk it.}], steps: []}
"""
    messages = [finding.message for finding in findings(example, tmp_path, "dangling-reference")]
    assert messages == [
        "The lesson 'l' has no callout 'asymetry' (did you mean 'asymmetry'?).",
        "The lesson 'l' has no objective 'asymmetry'.",
        "There is no lesson 'p'.",
    ]


def test_the_positions_and_arguments_of_a_debate_are_looked_up_in_it(tmp_path: Path) -> None:
    example = """\
# file: debates/example.yaml
- id: d
  title: A debate
  question: Is it so?
  positions: [{id: pro, title: Yes it is}]
  arguments: [{id: a, position: con, text: It is not., rebuts: [b]}]
"""
    messages = [finding.message for finding in findings(example, tmp_path, "dangling-reference")]
    assert messages == ["There is no position 'con' here.", "There is no argument 'b' here."]
