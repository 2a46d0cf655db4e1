"""What Brightspace's own exports of a Question Library look like: from Canvas's reader of them and the files it is tested with."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from fractions import Fraction

from lxml import etree

from quizkit.model.question import Cloze, Matching, MultipleChoice, MultipleResponse, Option, Ordering, OrderItem, Pair, TextAnswer, TextGap

from .packages import fields, item_of, items, losses_of, reference, without_namespaces

_D2L = "{http://desire2learn.com/xsd/d2lcp_v2p0}"
_TYPES = {"Multiple Choice", "Multi-Select", "True/False", "Fill in the Blanks", "Matching", "Ordering", "Long Answer"}


def test_the_manifest_names_a_question_library_with_its_images() -> None:
    files = reference("d2l")
    (resource,) = etree.fromstring(files["imsmanifest.xml"]).iter("{http://www.imsglobal.org/xsd/imscp_v1p1}resource")
    assert (resource.get(f"{_D2L}material_type"), resource.get("href")) == ("d2lquestionlibrary", "questiondb.xml")
    assert {file.get("href") for file in resource} == {name for name in files if name.startswith("images/")}


def test_the_library_has_a_section_for_each_category() -> None:
    root = without_namespaces(reference("d2l")["questiondb.xml"])
    titles = [section.get("title") for section in root.findall("objectbank/section")]
    assert titles == ["Cells / Zellen / Organelles / Nucleus & co.", "Cells / Zellen / Organelles", "Cells / Zellen"]


def test_every_item_has_a_title_a_label_points_and_a_type() -> None:
    """With one title for all, every question is called "Question" in Brightspace (text2qti #8)."""
    found = list(items(reference("d2l")))
    assert {fields(item)["qmd_questiontype"] for item in found} == _TYPES
    assert all(item.get("title") and fields(item)["qmd_weighting"] for item in found)
    labels = [item.get("label") for item in found]
    assert len(labels) == len(set(labels))
    assert not [field for item in found for field in item.iter("qtimetadatafield")]


def test_options_score_in_per_cent() -> None:
    options = (Option(id="a", text="a", correct=True), Option(id="b", text="b", weight=Fraction(1, 2)), Option(id="c", text="c"))
    item = item_of(MultipleChoice(id="q", stem="Which?", options=options), profile="d2l")
    assert [rule.findtext("setvar") for rule in item.iter("respcondition")] == ["100", "50", "0"]


def _grading(item: ET.Element) -> str | None:
    return next(found.text for found in item.iter("grading_type"))


def test_several_options_all_or_nothing_or_right_minus_wrong() -> None:
    options = (Option(id="a", text="a", correct=True), Option(id="b", text="b"))
    strict = item_of(MultipleResponse(id="q", stem="Which?", options=options, scoring="all-or-nothing"), profile="d2l")
    partial = item_of(MultipleResponse(id="q", stem="Which?", options=options), profile="d2l")
    assert (_grading(strict), _grading(partial)) == ("0", "2")
    assert [change.get("varname") for change in partial.iter("setvar")] == ["D2L_Correct", "D2L_Incorrect", "que_score"]
    assert losses_of(MultipleResponse(id="q", stem="Which?", options=options, scoring="partial"), profile="d2l") == [
        ("scoring-changed", "/scoring")
    ]


def test_rows_are_answer_groups_and_count_right_and_wrong() -> None:
    item = item_of(Matching(id="q", stem="Match.", pairs=(Pair(left="l1", right="r1"), Pair(left="l2", right="r2"))), profile="d2l")
    groups = [group.get("respident") for group in item.iter("response_grp")]
    assert len(groups) == 2
    counted = [
        (next(rule.iter("varequal")).get("respident"), next(rule.iter("setvar")).get("varname"))
        for rule in list(item.iter("respcondition"))[:4]
    ]
    assert counted == [(groups[0], "D2L_Correct"), (groups[0], "D2L_Incorrect"), (groups[1], "D2L_Incorrect"), (groups[1], "D2L_Correct")]


def test_an_order_is_told_by_places() -> None:
    item = item_of(Ordering(id="q", stem="Sort.", items=(OrderItem(id="x", text="x"), OrderItem(id="y", text="y"))), profile="d2l")
    right = [next(rule.iter("varequal")) for rule in item.iter("respcondition") if rule.find("conditionvar/varequal") is not None]
    assert [(found.get("respident"), found.text) for found in right] == [("q_x", "1"), ("q_y", "2")]


def test_blanks_give_their_share_of_a_hundred() -> None:
    gaps = {
        "a": TextGap(answers=(TextAnswer(text="x"),), weight=Fraction(1, 4)),
        "b": TextGap(answers=(TextAnswer(text="y"),), weight=Fraction(3, 4)),
    }
    item = item_of(Cloze(id="q", stem="{{a}} {{b}}", gaps=gaps), profile="d2l")
    assert [rule.findtext("setvar") for rule in item.iter("respcondition")] == ["25", "75"]


def test_three_blanks_are_worth_a_hundred() -> None:
    gaps = {name: TextGap(answers=(TextAnswer(text=name), TextAnswer(text="half", weight=Fraction(1, 2)))) for name in "abc"}
    item = item_of(Cloze(id="q", stem="{{a}} {{b}} {{c}}", gaps=gaps), profile="d2l")
    worth = [Decimal(rule.findtext("setvar", "")) for rule in item.iter("respcondition")]
    assert sum(worth[::2]) == 100
    assert all(abs(part - Decimal(50) / 3) < Decimal("0.0001") for part in worth[1::2])
