"""What a trial says of a question is what an export says of it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.errors import UsageError
from quizkit.formats.base import Loss, WriteOptions, Written
from quizkit.formats.registry import find_writer, writer_names
from quizkit.formats.trial import Target, Trial, find_target, installed_targets, trials
from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import BaseQuestion, MultipleChoice, MultipleResponse, Option, Question, TrueFalse
from quizkit.model.stimulus import Stimulus
from quizkit.testing.strategies import questions

from .invented import Install, InventedWriter, loss
from .moodle_xml.test_any_bank import MANIFESTS, with_markers
from .reference import BANK, OPTIONS, export

MANIFEST = Manifest(title="Bank")
# Every target that there is, profiles included, among formats that carry questions.
TARGETS = [
    find_target(name)
    for writer in map(find_writer, writer_names())
    if writer.support is not None
    for name in (writer.name, *(f"{writer.name}/{profile}" for profile in writer.profiles))
]
IDS = [target.name for target in TARGETS]
PASSAGES = (Stimulus(id="passage", body="Read this."),)


def tried(question: Question, target: str, manifest: Manifest = MANIFEST) -> Trial:
    """The trial of a question on one target."""
    (found,) = trials(question, manifest, [find_target(target)])
    return found


def _lines(losses: Iterable[Loss]) -> Counter[tuple[Any, ...]]:
    """Losses to compare. A category is opened for many questions, and its loss is reported at one of them."""
    return Counter((loss.entity, loss.code, loss.level, loss.path, loss.message) for loss in losses if loss.feature != "category")


def _held_against_an_export(bank: Bank, target: Target) -> None:
    written: list[Written] = []
    options = WriteOptions(lambda name: b"", target.profile, on_written=written.append)
    _, losses = export(target.writer, bank, options)
    names = {found.entity.id: found.native for found in written if isinstance(found.entity, BaseQuestion)}
    found = [next(trials(question, bank.manifest, [target])) for question in bank.questions]
    assert sum((_lines(trial.losses) for trial in found), Counter()) == _lines(
        loss for loss in losses if loss.entity.startswith("question:")
    )
    assert {question.id: trial.native for question, trial in zip(bank.questions, found, strict=True) if trial.native is not None} == names
    categories = {loss.message for loss in losses if loss.feature == "category"}
    assert {loss.message for trial in found for loss in trial.losses if loss.feature == "category"} == categories


def _published(question: Any) -> Any:
    return dataclasses.replace(question, status="published", stimulus="passage" if question.stimulus else None)


@pytest.mark.parametrize("target", TARGETS, ids=IDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(manifest=MANIFESTS, found=st.lists(questions().map(_published), max_size=4, unique_by=lambda question: str(question.id)))
def test_trials_of_any_questions_foretell_an_export_of_them(target: Target, manifest: Manifest, found: list[Question]) -> None:
    _held_against_an_export(with_markers(Bank(manifest=manifest, stimuli=PASSAGES, questions=found)), target)


@pytest.mark.parametrize("target", TARGETS, ids=IDS)
def test_trials_of_the_reference_bank_foretell_its_export(target: Target) -> None:
    silent = [dataclasses.replace(media, caption=None, credit=None, long_description=None) for media in BANK.media]
    stimuli = [dataclasses.replace(stimulus, body="Read this.", media=()) for stimulus in BANK.stimuli]
    found = [dataclasses.replace(question, status="published") for question in BANK.questions]
    _held_against_an_export(dataclasses.replace(BANK, media=silent, stimuli=stimuli, questions=found), target)
    assert OPTIONS


def test_a_question_is_tried_as_if_it_were_published() -> None:
    draft = TrueFalse(id="a", status="draft", stem="So it is.", answer=True)
    assert tried(draft, "moodle-xml").losses == ()


def test_an_image_and_a_stimulus_are_taken_to_be_in_the_bank() -> None:
    shown = TrueFalse(id="a", stem="Look: ![a cell](media:plant-cell)", answer=True, stimulus="passage")
    (found,) = tried(shown, "moodle-xml").losses
    assert (found.code, found.level, found.feature) == ("stimulus-copied", "mapped", "stimulus")


def test_a_loss_says_which_feature_it_concerns_and_where() -> None:
    options = (Option(text="a", correct=True, pin="last"), Option(text="b"))
    (found,) = tried(MultipleChoice(id="a", stem="Which?", options=options), "moodle-xml").losses
    assert (found.entity, found.feature, found.path) == ("question:a", "pin", ("options", 0, "pin"))
    several = MultipleResponse(id="a", stem="Which?", options=options, scoring="all-or-nothing")
    assert {found.feature for found in tried(several, "moodle-xml").losses} == {"pin", "scoring"}


def test_a_question_that_is_left_out_has_no_name() -> None:
    (found,) = tried(TrueFalse(id="a", stem="So it is.", answer=True, use="exam"), "json/flat").losses
    assert (found.code, found.level) == ("exam-withheld", "unsupported")
    assert tried(TrueFalse(id="a", stem="So it is.", answer=True, use="exam"), "json/flat").native is None
    assert tried(TrueFalse(id="a", stem="So it is.", answer=True), "json/flat").native == "a"


def test_a_format_without_questions_is_passed_over() -> None:
    assert list(trials(TrueFalse(id="a", stem="So it is.", answer=True), MANIFEST, [find_target("moodle-glossary")])) == []


def test_losses_of_others_are_not_those_of_the_question(install: Install) -> None:
    def lose(question: BaseQuestion, profile: str | None) -> list[Loss]:
        return [Loss("gone", "lossy", "stimulus:passage", (), "It is gone."), loss(question, None, "stem")]

    install(InventedWriter("braille", lose))
    assert [found.path for found in tried(TrueFalse(id="a", stem="So it is.", answer=True), "braille").losses] == [("stem",)]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("moodle-xlm", "There is no format 'moodle-xlm' (did you mean 'moodle-xml'?): one of json, moodle-glossary, moodle-xml."),
        ("json/flt", "JSON has no profile 'flt' (did you mean 'json/flat'?): it has flat."),
        ("moodle-xml/canvas", "Moodle XML has no profile 'canvas' (did you mean 'moodle-xml'?): write 'moodle-xml' alone."),
    ],
)
def test_a_target_that_is_not_there_is_a_sentence(name: str, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_target(name)
    # Other formats may be installed beside ours.
    assert str(caught.value).partition(":")[0] == sentence.partition(":")[0]


def test_targets_that_are_not_there_are_passed_over_and_each_is_found_once() -> None:
    names = ("json/flat", "nowhere", "json/flt", "moodle-xml", "json/flat")
    assert [target.name for target in installed_targets(names)] == ["json/flat", "moodle-xml"]
