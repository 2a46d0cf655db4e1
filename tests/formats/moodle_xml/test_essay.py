"""Essays: limits, attachments, and what graders read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizkit.model.question import Criterion, Essay, Feedback

from .one import imported, losses


def essay(**fields: object) -> Essay:
    return Essay(id="a", stem="S", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "moodle", "required"),
    [("rich", "editor", "1"), ("plain", "plain", "1"), ("monospaced", "monospaced", "1"), ("none", "noinline", "0")],
)
def test_the_format_is_one_that_moodle_can_show(name: str, moodle: str, required: str) -> None:
    found = imported(essay(format=name))
    assert (found.value("responseformat"), found.value("responserequired")) == (moodle, required)


@pytest.mark.parametrize(("lines", "written", "codes"), [(None, "15", []), (7, "7", []), (40_000, "32767", [("lines-changed", "/lines")])])
def test_the_height_of_the_answer_box_is_kept(lines: int | None, written: str, codes: list[tuple[str, str]]) -> None:
    assert imported(essay(lines=lines)).value("responsefieldlines") == written
    assert losses(essay(lines=lines)) == codes


def test_word_limits_are_left_out_where_there_are_none() -> None:
    found = imported(essay())
    assert found.xml.find("minwordlimit") is None
    assert found.xml.find("maxwordlimit") is None
    found = imported(essay(min_words=50, max_words=200))
    assert (found.value("minwordlimit"), found.value("maxwordlimit")) == ("50", "200")


@pytest.mark.parametrize(("attachments", "written"), [(0, "0"), (3, "3"), (4, "-1")])
def test_more_than_three_attachments_are_any_number(attachments: int, written: str) -> None:
    found = imported(essay(attachments=attachments))
    assert (found.value("attachments"), found.value("attachmentsrequired")) == (written, "0")
    assert losses(essay(attachments=attachments)) == ([("attachments-changed", "/attachments")] if attachments > 3 else [])


def test_graders_read_notes_rubric_and_model_answer() -> None:
    rubric = (Criterion(text="Names *it*.", points=Decimal("1.50")),)
    found = imported(essay(grader_notes="Notes:\n\n- one", rubric=rubric, model_answer="Model `a<b`."))
    assert found.rich("graderinfo") == (
        "<p>Notes:</p>\n<ul>\n<li>one</li>\n</ul>\n<h4>Rubric</h4>\n<table>\n<thead>\n"
        '<tr><th scope="col">Criterion</th><th scope="col" style="text-align: right">Points</th></tr>\n</thead>\n<tbody>\n'
        '<tr><td>Names <em>it</em>.</td><td style="text-align: right">1.50</td></tr>\n</tbody>\n</table>\n'
        "<h4>Model answer</h4>\n<p>Model <code>a&lt;b</code>.</p>"
    )


def test_without_notes_there_is_no_information_for_graders() -> None:
    assert imported(essay(grader_notes="")).xml.find("graderinfo") is None


def test_hints_and_feedback_have_no_place_and_that_is_told() -> None:
    question = essay(hints=("H",), feedback=Feedback(correct="C", partially="P", incorrect="I"))
    assert imported(question).hints == []
    assert losses(question) == [
        ("feedback-dropped", "/feedback/correct"),
        ("feedback-dropped", "/feedback/partially"),
        ("feedback-dropped", "/feedback/incorrect"),
        ("hint-dropped", "/hints/0"),
    ]
