"""What Blackboard Learn's own archives of pools look like, from Moodle's reader of them and from writers such as R/exams."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from lxml import etree

from quizkit.model.question import (
    Cloze,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    Option,
    Pair,
    TextAnswer,
    TextGap,
    Tolerance,
)

from .packages import fields, item_of, items, losses_of, reference, without_namespaces

_BB = "{http://www.blackboard.com/content-packaging/}"
_TYPES = {
    "Multiple Choice",
    "Multiple Answer",
    "True/False",
    "Fill in the Blank",
    "Numeric",
    "Matching",
    "Ordering",
    "Fill in the Blank Plus",
    "Essay",
}


def test_the_manifest_names_a_pool_for_each_category() -> None:
    """A package without `x-bb-qti-pool` is imported "complete, no errors" and shows nothing (text2qti #60)."""
    files = reference("blackboard")
    manifest = etree.fromstring(files["imsmanifest.xml"])
    pools = [found for found in manifest.iter("resource") if found.get("type") == "assessment/x-bb-qti-pool"]
    assert [pool.get(f"{_BB}title") for pool in pools] == [
        "Cells / Zellen / Organelles / Nucleus & co.",
        "Cells / Zellen / Organelles",
        "Cells / Zellen",
    ]
    for pool in pools:
        ident = pool.get("identifier")
        assert pool.get(f"{_BB}file") == f"{ident}.dat"
        assert pool.get("{http://www.w3.org/XML/1998/namespace}base") == ident
        assert f"{ident}.dat" in files
    assert files[".bb-package-info"].startswith(b"cx.package.info.version=")


def test_pools_have_no_namespace_and_their_questions_in_one_section() -> None:
    for name, content in reference("blackboard").items():
        if name.endswith(".dat") and b"<questestinterop" in content:
            root = etree.fromstring(content)
            assert root.tag == "questestinterop"
            assert b"xmlns" not in content
            assert root.findtext("assessment/assessmentmetadata/bbmd_assessmenttype") == "Pool"
            assert len(root.findall("assessment/section")) == 1


def test_items_say_their_type_and_points_and_have_blocks() -> None:
    found = list(items(reference("blackboard")))
    assert {fields(item)["bbmd_questiontype"] for item in found} == _TYPES
    for item in found:
        blocks = [flow.get("class") for flow in item.findall("presentation/flow/flow")]
        assert blocks[:2] == ["QUESTION_BLOCK", "RESPONSE_BLOCK"]
        assert fields(item)["qmd_absolutescore_max"]
        assert {"correct", "incorrect"} <= {feedback.get("ident") for feedback in item.iter("itemfeedback")}


def test_the_first_rule_of_true_false_is_the_key() -> None:
    """Moodle's reader takes the first rule for the key."""
    for item in items(reference("blackboard")):
        if fields(item)["bbmd_questiontype"] == "True/False":
            first = next(item.iter("respcondition"))
            assert first.findtext("conditionvar/varequal") in ("true", "false")
            assert (first.get("title"), first.findtext("setvar")) == ("correct", "SCORE.max")


def test_several_answers_are_a_conjunction_of_all_options() -> None:
    options = (Option(id="a", text="a", correct=True), Option(id="b", text="b"), Option(id="c", text="c", correct=True))
    item = item_of(MultipleResponse(id="q", stem="Which?", options=options, scoring="all-or-nothing"), profile="blackboard")
    both = item.find("resprocessing/respcondition/conditionvar/and")
    assert both is not None
    assert [child.tag for child in both] == ["varequal", "not", "varequal"]
    assert fields(item)["bbmd_partialcredit"] == "false"


def test_shares_of_options_are_in_per_cent() -> None:
    options = (Option(id="a", text="a", correct=True), Option(id="b", text="b", weight=Fraction(1, 3)), Option(id="c", text="c"))
    question = MultipleChoice(id="q", stem="Which?", options=options)
    item = item_of(question, profile="blackboard")
    credit = {
        next(rule.iter("varequal")).get("respident"): rule.findtext("setvar")
        for rule in item.iter("respcondition")
        if rule.get("title") is None
    }
    assert credit == {"a": "100", "b": "33.33333", "c": "0"}
    assert losses_of(question, profile="blackboard") == [("weight-rounded", "/options")]


def test_matching_tells_right_sides_by_their_place() -> None:
    pairs = (Pair(left="l1", right="r1"), Pair(left="l2", right="r2"))
    item = item_of(Matching(id="q", stem="Match.", pairs=pairs), profile="blackboard")
    right = [flow for flow in item.iter("flow") if flow.get("class") == "RIGHT_MATCH_BLOCK"]
    assert ["".join(block.itertext()).strip() for block in right[0]] == ["r1", "r2"]
    for place, (lid, rule) in enumerate(zip(item.iter("response_lid"), item.iter("respcondition"), strict=False)):
        labels = [label.get("ident") for label in lid.iter("response_label")]
        equal = next(rule.iter("varequal"))
        assert equal.get("respident") == lid.get("ident")
        assert labels.index(equal.text) == place
    idents = [label.get("ident") for label in item.iter("response_label")]
    assert len(idents) == len(set(idents))


def test_a_number_has_its_bounds_and_its_value() -> None:
    answer = NumericAnswer(value=Decimal("7.50"), tolerance=Tolerance(absolute=Decimal("0.01")))
    item = item_of(Numeric(id="q", stem="How many?", answers=(answer,)), profile="blackboard")
    condition = next(item.iter("conditionvar"))
    assert [(child.tag, child.text) for child in condition] == [("vargte", "7.49"), ("varlte", "7.51"), ("varequal", "7.5")]


def test_gaps_are_named_as_in_the_text() -> None:
    gaps = {name: TextGap(answers=(TextAnswer(text=name), TextAnswer(text=name * 2))) for name in "ab"}
    item = item_of(Cloze(id="q", stem="{{a}} and {{b}}", gaps=gaps), profile="blackboard")
    assert "[a] and [b]" in (next(item.iter("mat_formattedtext")).text or "")
    assert [response.get("ident") for response in item.iter("response_str")] == ["a", "b"]
    either = item.findall("resprocessing/respcondition/conditionvar/and/or")
    assert [[found.text for found in one] for one in either] == [["a", "aa"], ["b", "bb"]]


def test_images_have_a_number_a_link_and_a_file_that_says_their_name() -> None:
    files = reference("blackboard")
    shown = {
        found for content in files.values() for found in re.findall(rb"@X@EmbeddedFile\.requestUrlStub@X@bbcswebdav/xid-(\d+_1)", content)
    }
    links = next(without_namespaces(content) for content in files.values() if b"<cms_resource_link_list" in content)
    assert {found.text for found in links.iter("resourceId")} == {number.decode() for number in shown}
    for number in shown:
        own = [name for name in files if f"__xid-{number.decode()}" in name]
        assert len(own) == 2
        assert any(b"/courses/" in files[name] for name in own if name.endswith(".xml"))
