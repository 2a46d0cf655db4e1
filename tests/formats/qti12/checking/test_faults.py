"""One fault at a time in a sound package of QTI 1.2: it is found, on its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizkit.formats.checking.contents import contents_of_files
from quizkit.formats.checking.schemas import Schemas
from quizkit.formats.qti12.checking.checkers import CHECKER
from quizkit.formats.qti12.checking.dialects import CANVAS_TYPES, DIALECTS
from quizkit.formats.qti12.checking.package import check_qti12

from ...qti.checking.official import schema_folder
from .packages import assert_found, check, contents_of, sound

# What is replaced in which file, the text on whose line the fault is to be found, and what is to be said.
SECOND_RULES = 'minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>\n<respcondition continue="Yes">'
FAULTS = {
    "items-twice": ("quiz.xml", 'ident="number"', 'ident="match"', 'ident="match" title="N', "on line 29 of 'quiz.xml' already"),
    "items-of-two-files": ("bank.xml", 'ident="another"', 'ident="match"', 'ident="match"', "on line 29 of 'quiz.xml' already"),
    "assessment": ("bank.xml", 'objectbank ident="bank"', "objectbank", "<objectbank", "<objectbank> lacks the attribute 'ident'."),
    "respident": (
        "quiz.xml",
        'varequal respident="row2"',
        'varequal respident="row3"',
        "row3",
        "asks for the response 'row3', which the item",
    ),
    "label": ("quiz.xml", '"row1">P<', '"row1">Q<', '"row1">Q', "The response 'row1' has no label 'Q'"),
    "labels-twice": ("quiz.xml", 'response_label ident="B"', 'response_label ident="A"', "<mattext>5", "'A' stands on line 14 of the same"),
    "responses-twice": (
        "quiz.xml",
        '_lid ident="row2"',
        '_lid ident="row1"',
        "Italy",
        "The response 'row1' stands on line 34 of the item already",
    ),
    "linkrefid": (
        "quiz.xml",
        'linkrefid="correct_fb"',
        'linkrefid="corect_fb"',
        "corect_fb",
        "no feedback 'corect_fb' to show (did you mean",
    ),
    "feedback-twice": (
        "quiz.xml",
        '<itemfeedback ident="correct_fb">',
        '<itemfeedback ident="correct_fb"><material><mattext/></material></itemfeedback>\n<itemfeedback ident="correct_fb" view="All">',
        'ident="correct_fb" view',
        "The feedback 'correct_fb' stands on line 27 of the item already",
    ),
    "no-number": ("quiz.xml", ">3.13<", ">3,13<", "3,13", "<vargte> compares with '3,13', which is no number."),
    "variable": ("quiz.xml", 'action="Set" varname="SCORE"', 'action="Set" varname="SCOR"', '"SCOR"', "The rule sets 'SCOR', which is not"),
    "points-fall-short": (
        "quiz.xml",
        '"SCORE">50',
        '"SCORE">40',
        SECOND_RULES,
        "The rules reach 90 at best, and the greatest score is 100.",
    ),
    "least-above-most": ("quiz.xml", 'minvalue="0"', 'minvalue="101"', "minvalue", "The least score, 101, is above the greatest, 100."),
    "attribute": (
        "quiz.xml",
        "rcardinality=",
        "rcardinalty=",
        "rcardinalty",
        "has no attribute 'rcardinalty' (did you mean 'rcardinality'?)",
    ),
    "word": ("quiz.xml", 'rcardinality="Single"', 'rcardinality="single"', "rcardinality", "must be one of Single, Multiple, Ordered."),
    "element": ("quiz.xml", "<flow_mat><material>", "<flowmat/><flow_mat><material>", "<flowmat", "<flowmat> is unknown (did you mean"),
    "text": ("quiz.xml", "<presentation>", "<presentation>Look", "<presentation>", "Text stands directly in <presentation>"),
    "content": (
        "quiz.xml",
        "<outcomes><decvar",
        "<outcomes/><outcomes><decvar",
        "<resprocessing",
        "The content of <resprocessing> must be",
    ),
    "type": (
        "quiz.xml",
        "multiple_choice_question",
        "multiple_choise_question",
        "choise",
        "There is no question_type 'multiple_choise_question'",
    ),
    "no-type": (
        "quiz.xml",
        "<fieldlabel>question_type<",
        "<fieldlabel>questiontype<",
        '"choice"',
        "The item does not say its question_type",
    ),
    "points": ("quiz.xml", ">2.0<", ">two<", '"choice"', "The points are 'two', which is no number from 0."),
    "image": ("quiz.xml", "images/dot.png", "images/dott.png", "images/dott", "The file 'images/dott.png' is not in the package."),
    "image-of-base": ("quiz.xml", "images/dot.png", "$IMS-CC-FILEBASE$/dot.png", "FILEBASE", "The file 'dot.png' is not in the package."),
    "image-unlisted": ("imsmanifest.xml", '<file href="images/dot.png"/>', "", "", "no resource of the manifest lists it"),
    "namespace": ("quiz.xml", "ims_qtiasiv1p2", "ims_qtiasiv1p3", "<questest", "which has no place here"),
    "malformed": ("quiz.xml", "</section>", "", "</assessment>", "The XML is not well-formed: mismatched tag."),
    "resource-type": ("imsmanifest.xml", "imsqti_xmlv1p2", "imsqti_xmlv1p3", "imsqti_xmlv1p3", "QTI 1.2 has no resources of the type"),
    "file": ("imsmanifest.xml", '<file href="bank.xml"/>', '<file href="bnk.xml"/>', "bnk", "The file 'bnk.xml' is listed, and is not"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_on_its_line(name: str) -> None:
    assert_found(FAULTS[name])


@pytest.mark.parametrize("profile", ["plain", "canvas", "d2l", None])
def test_a_sound_package_is_let_pass(profile: str | None) -> None:
    assert check(sound(), profile) == []


def test_the_sound_package_is_valid_by_the_official_schemas() -> None:
    schemas = Schemas(schema_folder())
    assert list(schemas.check(contents_of(sound()), CHECKER.namespaces)) == []
    assert sum(schemas.used.values()) == 3


def test_the_samples_of_others_are_let_pass() -> None:
    samples = os.environ.get("QUIZKIT_QTI_SAMPLES")
    if not samples:
        pytest.skip("QUIZKIT_QTI_SAMPLES does not name a folder of sample packages")
    folder = Path(samples) / "qti12"
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    with contents_of_files(files) as contents:
        assert list(check_qti12(contents, "canvas")) == []


def test_sakai_wants_exactly_one_assessment_and_a_feedback_called_correct() -> None:
    files = sound()
    del files["bank.xml"]
    files["imsmanifest.xml"] = files["imsmanifest.xml"].replace('<file href="bank.xml"/>', "").replace(' href="bank.xml"', "")
    found = [fault.message for fault in check(files, "sakai")]
    assert found == ["No rule shows the feedback 'Correct', by which the reader knows the right answer."] * 2
    files["quiz.xml"] = files["quiz.xml"].replace('<assessment ident="quiz" title="Quiz">', "").replace("</assessment>", "")
    assert "The package holds 0 assessments, and the reader wants exactly one." in [fault.message for fault in check(files, "sakai")]


def test_a_percentage_may_be_rounded() -> None:
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace('"SCORE">50', '"SCORE">49.99')
    assert check(files) == []


def test_of_several_answers_to_one_blank_the_best_counts() -> None:
    files = sound()
    asked = '<conditionvar><varequal respident="row1">R</varequal></conditionvar>'
    second = f'<respcondition>{asked}<setvar action="Add">20</setvar></respcondition>'
    files["quiz.xml"] = files["quiz.xml"].replace(
        '</resprocessing>\n</item>\n<item ident="number"', f'{second}</resprocessing></item><item ident="number"'
    )
    assert second in files["quiz.xml"]
    assert check(files) == []


def test_only_the_plain_profile_promises_to_keep_to_the_schema() -> None:
    assert {profile for profile in (None, *DIALECTS) if profile not in CHECKER.departures} == {"plain"}


def test_every_type_that_canvas_knows_ends_alike() -> None:
    assert all(name.endswith("_question") for name in CANVAS_TYPES)
