"""Quizzes of Canvas and of the plain profile: what a section gets, and under which names."""

from __future__ import annotations

import pytest

from quizkit.model.bank import Bank, Manifest
from quizkit.model.media import Media
from quizkit.model.question import MultipleChoice, Option
from quizkit.model.quiz import Quiz, Section

from .packages import archive, fields, files_of, without_namespaces

_TWO = (Option(id="a", text="yes", correct=True), Option(id="b", text="no"))
_QUESTIONS = [MultipleChoice(id=f"q{number}", stem="Which?", options=_TWO, tags=("t",)) for number in range(4)]
_READERS = pytest.mark.parametrize("profile", ["canvas", "plain"])


def _written(profile: str, *sections: Section, quiz: str = "final") -> tuple[dict[str, bytes], list[tuple[str, str, str]]]:
    """The files, and the losses of the quiz: code, place and message."""
    bank = Bank(manifest=Manifest(title="B"), questions=_QUESTIONS, quizzes=[Quiz(id=quiz, sections=sections)])
    data, losses, _ = archive(bank, profile)
    return files_of(data), [(loss.code, loss.data_path, loss.message) for loss in losses if loss.entity == f"quiz:{quiz}"]


def _questions(files: dict[str, bytes], section: str) -> list[str]:
    (file,) = (name for name in files if name.endswith("final.xml"))
    found = next(found for found in without_namespaces(files[file]).iter("section") if found.get("ident") == f"final_{section}")
    return [fields(item)["assessment_question_identifierref"] for item in found.iter("item")]


@_READERS
@pytest.mark.parametrize("listed_first", [True, False])
def test_a_listed_question_is_not_drawn_as_well(profile: str, listed_first: bool) -> None:
    """Whichever section comes first: who lists a question wants it in every attempt."""
    listed, drawn = Section(id="listed", questions=("q1",)), Section(id="drawn", draw=2, tags=("t",))
    files, losses = _written(profile, *((listed, drawn) if listed_first else (drawn, listed)))
    assert _questions(files, "drawn") == ["q0", "q2", "q3"]
    assert [(code, place) for code, place, _ in losses] == [("question-repeated", f"/sections/{int(listed_first)}")]
    assert "q1" in losses[0][2]


@_READERS
def test_two_draws_share_no_question(profile: str) -> None:
    files, losses = _written(profile, Section(id="one", draw=1, questions=("q0", "q1")), Section(id="two", draw=1, questions=("q1", "q2")))
    assert (_questions(files, "one"), _questions(files, "two")) == (["q0", "q1"], ["q2"])
    assert [(code, place) for code, place, _ in losses] == [("question-repeated", "/sections/1/questions/0")]


@_READERS
def test_a_draw_from_too_few_is_told(profile: str) -> None:
    _, losses = _written(profile, Section(id="drawn", draw=3, questions=("q0", "q1", "gone")))
    assert [(code, place) for code, place, _ in losses] == [("draw-changed", "/sections/0/draw")]
    assert losses[0][2].endswith("3 became 2.")


@_READERS
def test_a_draw_that_still_works_loses_nothing(profile: str) -> None:
    assert _written(profile, Section(id="drawn", draw=2, questions=("q0", "q1", "gone")))[1] == []


@_READERS
def test_a_listed_question_that_is_missing_is_named(profile: str) -> None:
    _, losses = _written(profile, Section(id="listed", questions=("q0", "gone")))
    assert [(code, place) for code, place, _ in losses] == [("quiz-question-missing", "/sections/0/questions/1")]
    assert "'gone'" in losses[0][2]


@_READERS
@pytest.mark.parametrize("name", ["con", "nul", "aux", "com1"])
def test_no_file_is_called_like_a_device_of_windows(profile: str, name: str) -> None:
    """Windows takes neither `con` nor `con.xml` for a file; the idents within stay."""
    bank = Bank(
        manifest=Manifest(title="B"),
        questions=[MultipleChoice(id=name, stem=f"![A.](media:{name})", options=_TWO)],
        media=[Media(id=name, file="media/plant/cell.png", alt="A.")],
        quizzes=[Quiz(id=name, sections=(Section(id="s", questions=(name,)),))],
    )
    files = files_of(archive(bank, profile)[0])
    assert not {part.partition(".")[0] for file in files for part in file.split("/")} & {name}
    (quiz,) = (file for file in files if file.endswith(f"{name}_.xml"))
    assessment = without_namespaces(files[quiz]).find("assessment")
    assert assessment is not None
    assert assessment.get("ident") == name
