"""What sections draw, and what quizzes say of banks."""

from __future__ import annotations

import pytest

from .packages import Files, assert_found, check, sound

SECTION = '<section ident="root_section">'
REFERENCE = "<fieldlabel>assessment_question_identifierref</fieldlabel>"


def _drawing(number: str, bank: str = "") -> Files:
    files = sound()
    source = f"<sourcebank_ref>{bank}</sourcebank_ref>" if bank else ""
    chosen = f"<selection>{source}\n<selection_number>{number}</selection_number></selection>"
    files["quiz.xml"] = files["quiz.xml"].replace(SECTION, f"{SECTION}<selection_ordering>{chosen}</selection_ordering>")
    return files


@pytest.mark.parametrize("profile", ["canvas", "plain"])
@pytest.mark.parametrize("number", ["1", "3", " 2 "])
def test_a_section_may_draw_what_it_has(number: str, profile: str) -> None:
    assert check(_drawing(number), profile) == []


WRONG = {
    "two": "The section draws 'two', which is no whole number.",
    "": "The section draws '', which is no whole number.",
    "1.5": "The section draws '1.5', which is no whole number.",
    "-1": "The section draws '-1', which is no whole number.",
    "0": "The section draws 0 of 3.",
    "4": "The section draws 4 of 3.",
}


@pytest.mark.parametrize("profile", ["canvas", "plain"])
@pytest.mark.parametrize("number", WRONG)
def test_a_section_draws_a_number_of_its_items(number: str, profile: str) -> None:
    new = f"<selection_number>{number}<"
    fault = ("quiz.xml", "<selection_number>1<", new, new, WRONG[number])
    assert_found(fault, profile, _drawing("1"))


def test_the_items_of_other_sections_do_not_count() -> None:
    files = _drawing("1")
    other = '</section>\n<section ident="other">\n<item ident="match"'
    files["quiz.xml"] = files["quiz.xml"].replace('<item ident="match"', other)
    assert check(files) == []
    assert_found(("quiz.xml", "_number>1<", "_number>2<", "_number>2<", "The section draws 2 of 1."), "canvas", files)


def test_a_section_draws_from_a_bank_that_is_there_and_has_as_many() -> None:
    files = _drawing("1", "bank")
    assert check(files) == []
    assert_found(("quiz.xml", "_number>1<", "_number>2<", "_number>2<", "The section draws 2 of 1 in the bank 'bank'."), "canvas", files)
    fault = (
        "quiz.xml",
        "_ref>bank<",
        "_ref>bnk<",
        "<selection_number",
        "The package has no bank 'bnk' to draw from (did you mean 'bank'?).",
    )
    assert_found(fault, "canvas", files)


def _referring(ident: str) -> Files:
    files = sound()
    entry = f"<qtimetadatafield>{REFERENCE}<fieldentry>{ident}</fieldentry></qtimetadatafield>\n"
    at = "<qtimetadatafield><fieldlabel>points_possible"
    files["quiz.xml"] = files["quiz.xml"].replace(at, entry + at)
    return files


def test_an_item_of_a_quiz_refers_to_one_of_a_bank() -> None:
    files = _referring("another")
    assert check(files) == []
    # The item of that name is one of the quiz itself.
    for ident in ("anotherr", "match", ""):
        fault = ("quiz.xml", ">another<", f">{ident}<", REFERENCE, f"No bank of the package has the item '{ident}'")
        assert_found(fault, "canvas", files)
    assert check(_referring("nothing"), "plain") == []
