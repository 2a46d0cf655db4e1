"""Draws that the bank cannot fill, enemies, and what nothing tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkit.lint.analysis.nameable import cannot_name
from quizkit.lint.analysis.tested import NOT_TESTED
from quizkit.model.bank import KINDS

from .banks import findings, lines


def question(name: str, more: str = "") -> str:
    return f"- id: {name}\n  type: true-false\n  stem: This is {name}.\n  answer: true\n  rationale: So it is.\n{more}"


def quiz(*sections: str, more: str = "") -> str:
    listed = "".join(f"    - {{id: s{number}, {section}}}\n" for number, section in enumerate(sections))
    return f"# file: quizzes/example.yaml\n- id: z\n  title: Z\n{more}  sections:\n{listed}"


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("draw: 7", "takes 7 questions, and there are 5 for it (1 more would fit if published, 1 more is kept for exams)."),
        ("draw: 2, tags: [other]", "there is 1 for it; 'tags' narrows it most: without it there would be 5."),
        (
            "draw: 3, tags: [basics], level: advanced",
            "there is 1 for it; 'level' narrows it most: without it there would be 4 (1 more would",
        ),
        ("draw: 2, tags: [other], terms: [t]", "there is none for it; 'tags' narrows it most: without it there would be 2."),
        (
            "draw: 1, level: advanced, tags: [other]",
            "takes 1 question, and there is none for it; 'tags' narrows it most: without it there would be 1.",
        ),
        ("draw: 3, questions: [a, b, b]", "there are 2 for it; 'questions' narrows it most: without it there would be 5."),
        ("draw: 2, questions: [a, hidden]", "there is 1 for it; 'questions' narrows it most: without it there would be 5 (1 more is kept"),
    ],
)
def test_a_draw_says_what_there_is_and_what_narrows_it(section: str, said: str, tmp_path: Path) -> None:
    bank = (
        question("a", "  tags: [basics]\n  tests: [term:t]\n")
        + question("b", "  tags: [basics]\n  tests: [term:t]\n")
        + question("c", "  tags: [basics]\n  level: advanced\n")
        + question("d", "  tags: [basics]\n")
        + question("e", "  tags: [other]\n")
        + question("unready", "  tags: [basics]\n  level: advanced\n  status: review\n")
        + question("gone", "  tags: [basics]\n  level: advanced\n  status: retired\n")
        + question("hidden", "  tags: [basics]\n  use: exam\n")
        + "# file: bank.yaml\ntitle: Example\nschema: 1\ntags: {basics: All., other: Few.}\n"
        + "# file: terms/example.yaml\n- {id: t, title: T, definition: A letter.}\n"
    )
    (found,) = findings(bank + quiz(section), tmp_path, "draw-too-small")
    assert said in found.message
    assert (found.line, found.data_path) == (4, "/sections/0/draw")


def test_an_exam_may_draw_what_is_kept_for_exams(tmp_path: Path) -> None:
    bank = question("a") + question("b", "  use: exam\n")
    assert len(findings(bank + quiz("draw: 2"), tmp_path, "draw-too-small")) == 1
    assert not findings(bank + quiz("draw: 2", more="  use: exam\n"), tmp_path, "draw-too-small")


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_quiz_out_of_use_may_draw_what_it_likes(status: str, tmp_path: Path) -> None:
    assert not findings(question("a") + quiz("draw: 2", more=f"  status: {status}\n"), tmp_path, "draw-too-small")
    assert findings(question("a") + quiz("draw: 2", more="  status: review\n"), tmp_path, "draw-too-small")


def test_what_the_quiz_lists_is_not_drawn_again(tmp_path: Path) -> None:
    bank = question("a") + question("b")
    (found,) = findings(bank + quiz("questions: [a]", "draw: 2"), tmp_path, "draw-too-small")
    assert "there is 1 for it (1 more is listed elsewhere in the quiz)." in found.message


def test_three_draws_that_only_clash_together_are_found(tmp_path: Path) -> None:
    bank = "".join(map(question, "abcdef"))
    (found,) = findings(
        bank
        + quiz(
            "draw: 2, questions: [a, b, c]", "draw: 1, questions: [e, f]", "draw: 2, questions: [b, c, d]", "draw: 2, questions: [a, d]"
        ),
        tmp_path,
        "draw-too-small",
    )
    assert "'s0', 's2' and 's3' take 6 questions together, and there are 4 for them" in found.message
    assert found.data_path == "/sections/3/draw"
    assert [place.line for place in found.related] == [4, 6]


def test_every_draw_that_is_short_with_the_others_is_named(tmp_path: Path) -> None:
    (found,) = findings("".join(map(question, "abc")) + quiz(*["draw: 2"] * 3), tmp_path, "draw-too-small")
    assert "'s0', 's1' and 's2' take 6 questions together, and there are 3 for them" in found.message
    (found,) = findings(question("a") + quiz(*["draw: 1"] * 300), tmp_path, "draw-too-small")
    assert "'s7' and 292 more take 300 questions together, and there is 1 for them" in found.message
    assert len(found.related) == 8


def test_two_groups_that_clash_are_two_findings_and_a_draw_too_small_by_itself_is_in_none(tmp_path: Path) -> None:
    bank = "".join(map(question, "abcd"))
    ab, cd = "draw: 2, questions: [a, b]", "draw: 2, questions: [c, d]"
    found = findings(bank + quiz(ab, ab, cd, cd, "draw: 9"), tmp_path, "draw-too-small")
    assert [finding.data_path for finding in found] == ["/sections/1/draw", "/sections/3/draw", "/sections/4/draw"]


@pytest.mark.parametrize(
    ("section", "rules"),
    [
        ("draw: 2, questions: [a, nowhere]", ["dangling-reference"]),
        ("draw: 2, questions: [a, a, nowhere, nowhere]", ["dangling-reference", "dangling-reference"]),
        ("draw: 1, terms: [nowhere]", ["dangling-reference"]),
        ("draw: 1, terms: [t]", ["dangling-reference"]),  # what the question tests is misspelt
        ("draw: 2, terms: [t]", ["dangling-reference", "draw-too-small"]),
        ("draw: 2, questions: [a, broken]", ["schema"]),
        ("draw: 2", ["schema"]),
        ("draw: 3", ["draw-too-small", "schema"]),
    ],
)
def test_one_cause_is_one_finding(section: str, rules: list[str], tmp_path: Path) -> None:
    broken = question("broken", "  colour: red\n") if "schema" in rules else ""
    misspelt = "  tests: [term:tt]\n" if "terms: [t]" in section else ""
    term = "# file: terms/example.yaml\n- {id: t, title: T, definition: A letter.}\n"
    found = findings(question("a", misspelt) + broken + quiz(section) + term, tmp_path, "QUZ", "dangling-reference")
    assert sorted(finding.rule for finding in found) == rules


def test_nothing_is_counted_while_a_file_of_questions_cannot_be_read(tmp_path: Path) -> None:
    bank = question("a") + quiz("draw: 9") + "# file: questions/further.yaml\n- [\n"
    assert {finding.rule for finding in findings(bank, tmp_path, "QUZ")} == {"yaml-syntax"}


def test_each_enemy_that_is_listed_is_found_once_with_both_places(tmp_path: Path) -> None:
    bank = question("a") + question("b", "  enemies: [c, a]\n") + question("c", "  enemies: [a]\n") + question("d")
    one, other = findings(bank + quiz("questions: [d, c]", "questions: [a, b]"), tmp_path, "enemies-together")
    assert "The quiz asks 'a' and its enemy 'c':" in one.message
    assert [(place.entity, place.line) for place in one.related] == [("quiz:z", 4), ("question:c", 17)]
    assert "'b' and its enemy 'c' (and 1 more)" in other.message
    assert (one.data_path, other.data_path) == ("/sections/1/questions/0", "/sections/1/questions/1")


@pytest.mark.parametrize(
    ("sections", "paths"),
    [
        (("draw: 1, questions: [a, b]",), []),
        (("draw: 2",), []),  # two of four questions: whoever draws can look out
        (("draw: 2, questions: [a, b]",), ["/sections/0/draw"]),
        (("draw: 2, questions: [a, b, e]",), ["/sections/0/draw"]),  # enemies all three
        (("draw: 2, questions: [a, b, e, f]",), []),
        (("draw: 3, questions: [a, b, e, f]",), ["/sections/0/draw"]),
        (("questions: [a]", "draw: 1, questions: [b, f]"), []),
        (("questions: [a]", "draw: 1, questions: [b, e]"), ["/sections/1/draw"]),
        (("questions: [a]", "draw: 1, questions: [b]"), ["/sections/1/draw"]),
        (("draw: 1, questions: [b]", "questions: [a]"), ["/sections/0/draw"]),
        (("draw: 1, questions: [a]", "draw: 1, questions: [b]"), ["/sections/1/draw"]),
        (("draw: 1, questions: [a, b]", "draw: 1, questions: [a, b]"), ["/sections/1/draw"]),
        (("draw: 1, questions: [a, f]", "draw: 1, questions: [b, f]"), []),
        (("draw: 3, questions: [a, b]",), []),  # it has no two to draw: another rule says so
        (("questions: [a, f]", "questions: [f]"), ["/sections/1/questions/0"]),
        (("questions: [f, f, f]",), ["/sections/0/questions/1", "/sections/0/questions/2"]),
        (("draw: 1, questions: [f, f]",), []),
        (("questions: [f]", "draw: 1, questions: [f, a]"), []),
        (("questions: [self, f]",), []),
        (("questions: [nowhere, nowhere]",), []),
    ],
)
def test_enemies_must_certainly_meet(sections: tuple[str, ...], paths: list[str], tmp_path: Path) -> None:
    bank = question("a", "  enemies: [b, nobody]\n") + question("b") + question("e", "  enemies: [a, b]\n") + question("f")
    bank += question("self", "  enemies: [self]\n  use: exam\n")
    found = findings(bank + quiz(*sections), tmp_path, "enemies-together")
    assert [finding.data_path for finding in found] == paths


def test_retired_quizzes_may_hold_enemies_and_drafts_may_not(tmp_path: Path) -> None:
    bank = question("a", "  enemies: [b]\n") + question("b") + "{}"
    for status, count in (("retired", 0), ("draft", 1), ("review", 1)):
        text = bank.replace("{}", quiz("questions: [a, b]", more=f"  status: {status}\n"))
        assert len(findings(text, tmp_path, "enemies-together")) == count


def test_enemies_are_found_while_another_file_cannot_be_read(tmp_path: Path) -> None:
    bank = question("a", "  enemies: [b]\n") + question("b") + quiz("questions: [a, b]", "draw: 2")
    found = findings(bank + "# file: questions/further.yaml\n- [\n", tmp_path, "enemies-together")
    assert sorted(finding.rule for finding in found) == ["enemies-together", "yaml-syntax"]


def test_the_tags_of_a_section_must_be_declared(tmp_path: Path) -> None:
    (found,) = findings(quiz("draw: 1, tags: [basics, basic]"), tmp_path, "unknown-tag")
    assert "no tag 'basic' (did you mean 'basics'?)" in found.message
    assert found.data_path == "/sections/0/tags/1"


TERMS = """\
# file: terms/example.yaml
- {id: t, title: T, definition: One.}
- {id: u, title: U, definition: Two., status: review}
- {id: v, title: V, definition: Three., status: draft}
- {id: w, title: W, definition: Four., status: retired}
# file: tiers/example.yaml
- {id: s, title: S, tiers: [{id: low, title: Low}, {id: high, title: High}]}
- {id: r, title: R, tiers: [{id: low, title: Low}, {id: high, title: High}]}
"""


@pytest.mark.parametrize(
    ("tests", "status", "found"),
    [
        ("term:t, tier:s/low", "published", ["/id 2", "/tiers/1/id 1"]),
        ("term:t, term:u, scale:s, tier:s/low", "published", []),
        ("term:t, term:u, tier:s/low, tier:s/high", "published", []),
        ("term:nowhere, tier:s/nowhere", "published", []),
        ("term:t, term:nowhere, tier:s/low", "published", ["/tiers/1/id 1"]),
        ("term:t, tier:nowhere/low, tier:s/low", "published", ["/id 2"]),
        ("term:t, tier:low, tier:s/low", "published", ["/id 2"]),
        ("term:t, source:u, tier:s/low", "published", []),
        ("term:t, trem:u, tier:s/low", "published", []),
        ("term:t, claim:nowhere, tier:s/low", "published", ["/id 2", "/tiers/1/id 1"]),
        ("term:w", "published", []),
        ("claim:c", "published", []),
        ("term:t, tier:s/low", "draft", []),
        ("term:t, tier:s/low", "review", []),
        ("term:t, tier:s/low", "retired", []),
    ],
)
def test_terms_and_tiers_are_missed_once_some_are_tested(tests: str, status: str, found: list[str], tmp_path: Path) -> None:
    bank = question("q", f"  tests: [{tests}]\n  status: {status}\n") + TERMS
    all_found = findings(bank, tmp_path, "untested-term", "untested-tier")
    assert {finding.severity for finding in all_found} <= {"info"}
    assert [f"{finding.data_path} {finding.line}" for finding in all_found] == found


@pytest.mark.parametrize("broken", ["- id: x\n  type: true-false\n", "- [\n", "- type: true-false\n"])
def test_nothing_is_untested_while_a_question_cannot_be_read(broken: str, tmp_path: Path) -> None:
    path = "# file: paths/example.yaml\n- {id: p, title: P, objectives: [{id: o, text: Do it.}], steps: [{id: a, target: term:u}]}\n"
    bank = question("q", "  tests: [term:t, tier:s/low]\n") + TERMS + path
    rules = ("untested-term", "untested-tier", "untested-objective", "step-untested")
    assert {finding.rule for finding in findings(bank, tmp_path, *rules)} == set(rules)
    assert {finding.rule for finding in findings(f"{bank}# file: questions/x.yaml\n{broken}", tmp_path, *rules)} <= {
        "schema",
        "yaml-syntax",
    }


def test_the_kinds_that_no_question_tests_are_those_that_a_rule_refuses() -> None:
    assert {kind for kind in KINDS if cannot_name("question", "tests", kind) is not None} == NOT_TESTED


def test_an_objective_of_a_lesson_and_one_of_a_path_share_a_name(tmp_path: Path) -> None:
    bank = """\
# file: lessons/example.yaml
- {id: same, title: L, objectives: [{id: o, text: Do it.}, {id: l, text: Do that.}], blocks: [{kind: prose, text: So.}]}
- {id: later, title: L, objectives: [{id: o, text: Do it.}], blocks: [], status: draft}
# file: paths/example.yaml
- {id: same, title: P, objectives: [{id: o, text: Do it.}, {id: p, text: Do this.}], steps: [{id: a, target: term:t}]}
"""
    assert len(findings(bank, tmp_path, "untested-objective")) == 4
    found = findings(question("q", "  tests: [objective:same/o]\n") + bank, tmp_path, "untested-objective")
    assert [finding.data_path for finding in found] == ["/objectives/1/id", "/objectives/1/id"]
    assert lines(found) == [1, 1]
