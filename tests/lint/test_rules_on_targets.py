"""Findings on targets are the losses of an export: which rule says which, for which targets, and once where the cause is one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from quizkit.finding import Finding
from quizkit.formats.base import Loss, Support, SupportTable
from quizkit.lint.rules.exportability.forecast import FORECAST
from quizkit.model.question import BaseQuestion, TrueFalse
from tests.formats.invented import NATIVE, Install, InventedWriter, loss

from .banks import findings, view_of

PLAIN = """\
- id: water-is-wet
  type: multiple-choice
  stem: What is water?
  options:
    - {id: a, text: Wet, correct: true}
    - {id: much-too-long, text: Dry}
    - {id: c, text: Old}
  rationale: It is.
"""


def bank(*targets: str, questions: str = PLAIN) -> str:
    """Questions, and a bank.yaml with targets."""
    return f"{questions}# file: bank.yaml\ntitle: Example\ntargets: [{', '.join(targets)}]\n"


def found(folder: Path, *targets: str, questions: str = PLAIN) -> tuple[Finding, ...]:
    """What the rules on exportability find."""
    return findings(bank(*targets, questions=questions), folder, "EXP")


def losing(name: str, *losses: tuple[str | None, tuple[str | int, ...]], level: str = "lossy") -> InventedWriter:
    """A format that loses these features at these places of every question."""

    def lose(question: BaseQuestion, profile: str | None) -> list[Loss]:
        return [loss(question, feature, *path, level=level) for feature, path in losses]

    return InventedWriter(name, lose, profiles={"canvas": "for Canvas", "sakai": "for Sakai"})


@pytest.mark.parametrize(
    ("format_name", "feature", "path", "rule", "severity"),
    [
        ("moodle-new", "weights", ("options", 0), "moodle-fraction", "error"),
        ("braille", "weights", ("options", 0), "lossy-export", "info"),
        ("moodle-new", "title", ("title",), "moodle-name", "warning"),
        ("moodle-new", "category", ("category",), "moodle-name", "warning"),
        ("braille", "title", ("title",), "lossy-export", "info"),
        ("qti99", "id", ("id",), "qti-identifier", "error"),
        ("qti99", "part-ids", ("options", 1, "id"), "qti-identifier", "error"),
        ("braille", "id", ("id",), "lossy-export", "info"),
        ("braille", "images", ("stem",), "lossy-export", "info"),
        ("braille", None, ("stem",), "lossy-export", "info"),
    ],
)
def test_the_feature_of_a_loss_says_which_rule_reports_it(
    format_name: str, feature: str | None, path: tuple[str | int, ...], rule: str, severity: str, install: Install, tmp_path: Path
) -> None:
    install(losing(format_name, (feature, path)))
    (finding,) = found(tmp_path, format_name)
    assert (finding.rule, finding.severity, finding.message) == (rule, severity, f"For {format_name}: It is gone.")
    assert finding.data_path == "".join(f"/{step}" for step in path)
    assert finding.entity == "question:water-is-wet"


def test_what_works_alike_is_no_finding(install: Install, tmp_path: Path) -> None:
    install(losing("qti99", ("id", ("id",)), ("weights", ("options", 0)), level="mapped"))
    assert found(tmp_path, "qti99") == ()


def test_a_finding_stands_where_the_loss_does(install: Install, tmp_path: Path) -> None:
    install(losing("braille", ("part-markup", ("options", 1, "text"))))
    (finding,) = found(tmp_path, "braille")
    assert (finding.line, finding.column) == (6, PLAIN.splitlines()[5].index("Dry") + 1)


def test_one_loss_in_several_targets_is_one_finding_that_names_them(install: Install, tmp_path: Path) -> None:
    install(losing("qti99", ("images", ("stem",))), losing("braille", ("images", ("stem",)), ("images", ("rationale",))))
    by_place = {finding.data_path: finding.message for finding in found(tmp_path, "qti99/canvas", "braille", "qti99/sakai", "braille")}
    assert by_place == {"/stem": "For qti99/canvas, braille and qti99/sakai: It is gone.", "/rationale": "For braille: It is gone."}


def test_a_loss_that_is_reported_twice_at_one_place_is_one_finding(install: Install, tmp_path: Path) -> None:
    install(losing("braille", ("images", ("stem",)), ("images", ("stem",))))
    assert len(found(tmp_path, "braille")) == 1


def test_only_the_profile_that_is_named_is_asked(install: Install, tmp_path: Path) -> None:
    def lose(question: BaseQuestion, profile: str | None) -> list[Loss]:
        return [loss(question, "hints", "stem")] if profile == "canvas" else []

    install(dataclasses.replace(losing("qti99"), lose=lose))
    assert found(tmp_path, "qti99", "qti99/sakai") == ()
    assert [finding.message for finding in found(tmp_path, "qti99", "qti99/canvas")] == ["For qti99/canvas: It is gone."]


@pytest.mark.parametrize(("longest", "rule"), [(12, "id-too-long"), (13, "lossy-export"), (None, "lossy-export")])
def test_an_id_is_too_long_from_the_first_character_on_that_a_target_cannot_hold(
    longest: int | None, rule: str, install: Install, tmp_path: Path
) -> None:
    assert len("much-too-long") == 13
    writer = losing("braille", ("part-ids", ("options", 1, "id")), ("part-ids", ("options", 1)))
    install(dataclasses.replace(writer, support=dataclasses.replace(NATIVE, longest_id=longest)))
    assert {finding.rule for finding in found(tmp_path, "braille")} == {rule}


def test_each_profile_has_its_own_longest_id(install: Install, tmp_path: Path) -> None:
    support = dataclasses.replace(NATIVE, profiles={"canvas": dataclasses.replace(NATIVE, longest_id=10)})
    install(dataclasses.replace(losing("qti99", ("id", ("id",))), support=support))
    assert [finding.rule for finding in found(tmp_path, "qti99/canvas", "qti99/sakai")] == ["id-too-long", "qti-identifier"]


def test_the_id_of_a_gap_is_its_name(install: Install, tmp_path: Path) -> None:
    gaps = """\
- id: q
  type: drag-words
  stem: Water is {{extremely-wet}}.
  gaps: {extremely-wet: wet}
  distractors: [{text: dry}]
  rationale: It is.
"""
    writer = losing("braille", ("part-ids", ("gaps", "extremely-wet")))
    install(dataclasses.replace(writer, support=dataclasses.replace(NATIVE, longest_id=12)))
    assert [finding.rule for finding in found(tmp_path, "braille", questions=gaps)] == ["id-too-long"]


def _without(question_type: str) -> SupportTable:
    return dataclasses.replace(NATIVE, types={**NATIVE.types, question_type: Support("unsupported")})


def test_a_question_of_a_type_that_a_target_does_not_have_is_reported_also_where_the_format_is_silent(
    install: Install, tmp_path: Path
) -> None:
    install(InventedWriter("braille", name_of=lambda question: None, support=_without("multiple-choice")))
    (finding,) = found(tmp_path, "braille")
    assert (finding.rule, finding.data_path) == ("unsupported-type", "/type")
    assert finding.message == "For braille: BRAILLE has no questions of the type multiple-choice, so the question is left out."


def test_all_losses_of_a_question_that_is_left_out_are_for_that_reason(install: Install, tmp_path: Path) -> None:
    writer = losing("moodle-new", ("weights", ("options",)), ("id", ("id",)), level="unsupported")
    install(dataclasses.replace(writer, name_of=lambda question: None))
    assert {finding.rule for finding in found(tmp_path, "moodle-new")} == {"unsupported-type"}


def test_a_format_that_does_not_say_what_it_writes_leaves_nothing_out(install: Install, tmp_path: Path) -> None:
    install(InventedWriter("braille", name_of=lambda question: None))
    assert found(tmp_path, "braille") == ()


TWO = PLAIN + PLAIN.replace("water-is-wet", "water-is-dry").replace("What is water", "What is ice")


def test_two_questions_of_one_identifier_are_reported_at_the_second(install: Install, tmp_path: Path) -> None:
    for name in ("qti98", "qti99", "braille"):
        install(InventedWriter(name, name_of=lambda question: question.id[:5]))
    (finding,) = found(tmp_path, "qti99", "braille", "qti98", questions=TWO)
    assert (finding.rule, finding.line, finding.data_path) == ("qti-identifier", 9, "/id")
    assert finding.message == "For qti99 and qti98: the question would be called 'water', and so would 'water-is-wet': give one another id."
    assert [(related.entity, related.line) for related in finding.related] == [("question:water-is-wet", 1)]


def test_an_identifier_that_is_the_id_of_another_question_is_reported(install: Install, tmp_path: Path) -> None:
    names = {"water-is-dry": "water-is-wet"}
    install(InventedWriter("qti99", name_of=lambda question: names.get(question.id, question.id)))
    assert [finding.entity for finding in found(tmp_path, "qti99", questions=TWO)] == ["question:water-is-dry"]
    retired = TWO.replace("- id: water-is-wet\n", "- id: water-is-wet\n  status: retired\n")
    assert found(tmp_path, "qti99", questions=retired) == ()


def test_names_of_their_own_for_all_questions_are_no_finding(install: Install, tmp_path: Path) -> None:
    install(InventedWriter("qti99", name_of=lambda question: f"i_{question.id}"))
    assert found(tmp_path, "qti99", questions=TWO) == ()
    swapped = {"water-is-wet": "water-is-dry", "water-is-dry": "water-is-wet"}
    install(InventedWriter("qti99", name_of=lambda question: swapped[question.id]))
    assert found(tmp_path, "qti99", questions=TWO) == ()


def test_a_loss_that_many_questions_have_from_one_category_is_one_finding(install: Install, tmp_path: Path) -> None:
    install(losing("moodle-new", ("category", ("category",)), ("title", ("title",))))
    of_each = [(finding.data_path, finding.entity) for finding in found(tmp_path, "moodle-new", questions=TWO)]
    assert sorted(path for path, _ in of_each if path) == ["/category", "/title", "/title"]
    assert ("/category", "question:water-is-wet") in of_each


def test_without_a_target_no_format_is_asked(install: Install, tmp_path: Path) -> None:
    writer = losing("braille", ("images", ("stem",)))
    install(writer)
    assert found(tmp_path) == ()
    assert writer.written == []
    assert FORECAST.of(view_of(TrueFalse(id="a", stem="So it is.", answer=True))) is None


def test_what_is_retired_is_passed_over_and_a_draft_is_taken_as_published(install: Install, tmp_path: Path) -> None:
    writer = losing("braille", ("images", ("stem",)))
    install(writer)
    assert found(tmp_path, "braille", questions=PLAIN.replace("  type:", "  status: retired\n  type:")) == ()
    assert len(found(tmp_path, "braille", questions=PLAIN.replace("  type:", "  status: draft\n  type:"))) == 1
    assert [question.status for question in writer.written] == ["published"]


def test_a_question_with_a_mistake_of_its_own_gets_no_finding_for_what_comes_of_it(install: Install, tmp_path: Path) -> None:
    install(losing("braille", ("images", ("stem",))))
    keyless = PLAIN.replace(", correct: true", "")
    assert {finding.rule for finding in findings(bank("braille", questions=keyless), tmp_path)} == {"no-key"}
    # The question's mistake is not silenced with the rule on it: the loss is no news then either.
    assert found(tmp_path, "braille", questions=keyless) == ()


def test_a_comment_silences_a_loss_that_the_author_lives_with(install: Install, tmp_path: Path) -> None:
    install(losing("braille", ("images", ("stem",))))
    silenced = PLAIN.replace("stem: What is water?", "stem: What is water? # quizkit: ignore[lossy-export] it is only a picture")
    assert findings(bank("braille", questions=silenced), tmp_path) == ()


def test_a_format_that_fails_is_the_finding_of_one_analysis(install: Install, tmp_path: Path) -> None:
    def lose(question: BaseQuestion, profile: str | None) -> list[Loss]:
        raise ZeroDivisionError("by nothing")

    install(InventedWriter("braille", lose))
    (finding,) = findings(bank("braille"), tmp_path)
    assert finding.rule == "rule-crashed"
    assert "ZeroDivisionError: by nothing" in finding.message


def test_a_format_that_cannot_be_loaded_is_said_once_at_the_target(install: Install, tmp_path: Path) -> None:
    install(broken=ImportError("no module named dots"))
    (finding,) = findings(bank("json", "broken", questions=TWO), tmp_path)
    assert (finding.rule, finding.severity, finding.data_path) == ("unknown-target", "warning", "/targets/1")
    assert finding.message == (
        "The format of 'broken' cannot be loaded (ImportError: no module named dots): mend the package that brings it."
    )


def test_an_unknown_target_names_the_file_the_line_and_the_nearest(tmp_path: Path) -> None:
    text = "# file: bank.yaml\ntitle: Example\ntargets:\n  - json\n  - moodle_xml\n  - moodle-xlm\n".replace("_", ".")
    first, second = findings(text, tmp_path)
    assert [Path(finding.path).name for finding in (first, second)] == ["bank.yaml", "bank.yaml"]
    assert [(finding.line, finding.column) for finding in (first, second)] == [(4, 5), (5, 5)]
    assert all("did you mean 'moodle-xml'?" in finding.message for finding in (first, second))


def test_an_unknown_target_keeps_no_other_from_being_asked(install: Install, tmp_path: Path) -> None:
    install(losing("braille", ("images", ("stem",))))
    assert [finding.rule for finding in findings(bank("nowhere", "braille"), tmp_path)] == ["unknown-target", "lossy-export"]


def test_a_comment_silences_an_unknown_target(tmp_path: Path) -> None:
    text = "# file: bank.yaml\ntitle: Example\ntargets:\n  - elsewhere # quizkit: ignore[unknown-target] only the server has it\n"
    assert findings(text, tmp_path) == ()
