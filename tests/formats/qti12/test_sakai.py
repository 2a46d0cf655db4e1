"""What Samigo needs, from the sources of its import (ExtractionHelper, ItemTypeExtractionStrategy and extractItem.xsl)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quizkit.model.question import (
    Cloze,
    Distractor,
    Essay,
    Gap,
    Matching,
    MultipleChoice,
    Numeric,
    NumericAnswer,
    NumericGap,
    Option,
    Pair,
    ShortAnswer,
    TextAnswer,
    TextGap,
    Tolerance,
    TrueFalse,
)

from .packages import fields, item_of, items, losses_of, reference, without_namespaces

_NAMES = {
    "Multiple Choice",
    "Multiple Correct Answer",
    "True False",
    "Fill In the Blank",
    "Numeric Response",
    "Matching",
    "Short Answers/Essay",
}


def test_the_document_is_one_assessment_and_the_first_resource_names_it() -> None:
    files = reference("sakai")
    root = without_namespaces(files["exportAssessment.xml"])
    assert [child.tag for child in root] == ["assessment"]
    first = next(without_namespaces(files["imsmanifest.xml"]).iter("resource"))
    assert first.get("href") == "exportAssessment.xml"


def test_each_type_is_named_as_samigo_names_it_in_title_and_metadata() -> None:
    """A title that is a type's name comes before the metadata, and is what makes Samigo read the shares of options."""
    for item in items(reference("sakai")):
        assert fields(item)["qmd_itemtype"] in _NAMES
        assert item.get("title") == fields(item)["qmd_itemtype"]


def test_answers_are_letters_and_the_key_is_shown_as_correct() -> None:
    options = (Option(id="x", text="no"), Option(id="y", text="yes", correct=True), Option(id="z", text="half", weight=Fraction(1, 2)))
    item = item_of(MultipleChoice(id="q", stem="Which?", options=options, points=Decimal(3)), profile="sakai")
    assert [label.get("ident") for label in item.iter("response_label")] == ["A", "B", "C"]
    rules = list(item.iter("respcondition"))
    # Samigo pairs rules with options by their places.
    assert [rule.findtext("conditionvar/varequal") for rule in rules] == ["A", "B", "C"]
    assert [rule.findtext("setvar") for rule in rules] == ["0", "3", "1.5"]
    shown = [link.get("linkrefid") for rule in rules for link in rule.findall("displayfeedback")]
    assert shown == ["InCorrect", "Correct", "InCorrect"]
    decvar = next(item.iter("decvar"))
    assert (decvar.get("maxvalue"), decvar.get("minvalue")) == ("3", "0")
    assert fields(item)["PARTIAL_CREDIT"] == "true"


def test_feedback_on_options_is_there_for_all_or_none() -> None:
    """Samigo asks for the feedback of every option once there is one."""
    options = (Option(text="a", correct=True, feedback="Yes *a*."), Option(text="b"), Option(text="c"))
    item = item_of(MultipleChoice(id="q", stem="Which?", options=options), profile="sakai")
    told = [link.text for link in item.iter("displayfeedback") if link.get("linkrefid") == "AnswerFeedback"]
    assert told == ["Yes <em>a</em>.", None, None]


def test_true_and_false() -> None:
    item = item_of(TrueFalse(id="q", stem="It is.", answer=False), profile="sakai")
    assert [text.text for text in item.iter("mattext")][1:] == ["True", "False"]
    keys = [
        rule.findtext("conditionvar/varequal")
        for rule in item.iter("respcondition")
        for link in rule.findall("displayfeedback")
        if link.get("linkrefid") == "Correct"
    ]
    assert keys == ["B"]


def test_matching_has_a_rule_for_each_pair_of_sides_in_their_order() -> None:
    pairs = (Pair(left="l1", right="r1"), Pair(left="l2", right="r2"))
    item = item_of(Matching(id="q", stem="Match.", pairs=pairs, distractors=(Distractor(text="d"),)), profile="sakai")
    labels = list(item.iter("response_label"))
    sources = [label.get("ident") for label in labels if label.get("match_group")]
    targets = [label.get("ident") for label in labels if not label.get("match_group")]
    assert (len(sources), len(targets)) == (2, 3)
    found = [(rule.findtext("conditionvar/varequal"), next(rule.iter("varequal")).get("respident")) for rule in item.iter("respcondition")]
    assert found == [(source, target) for source in sources for target in targets]
    told = [next(rule.iter("displayfeedback")).get("linkrefid") for rule in item.iter("respcondition")]
    assert told == ["CorrectMatch", "InCorrectMatch", "InCorrectMatch", "InCorrectMatch", "CorrectMatch", "InCorrectMatch"]


def test_a_blank_has_a_text_on_both_sides_and_its_answers_in_one() -> None:
    """Samigo takes each `varequal` for the answer of another blank, and doubles a text that stands alone."""
    answers = (TextAnswer(text="Paris"), TextAnswer(text="Lutetia"))
    item = item_of(ShortAnswer(id="q", stem="What?", answers=answers, case_sensitive=True), profile="sakai")
    assert [found.text for found in item.iter("varequal")] == ["Paris|Lutetia"]
    assert len(list(item.iter("mattext"))) == 2
    assert fields(item)["CASE_SENSITIVE"] == "True"


def test_blanks_and_texts_come_by_turns() -> None:
    gaps = {name: TextGap(answers=(TextAnswer(text=name),)) for name in "ab"}
    item = item_of(Cloze(id="q", stem="x {{a}} y **{{b}}**", gaps=gaps), profile="sakai")
    flow = item.find("presentation/flow/flow")
    assert flow is not None
    assert [child.tag for child in flow] == ["material", "response_str", "material", "response_str", "material"]
    # Samigo joins the texts before it reads them as HTML.
    assert "".join(text.text or "" for text in flow.iter("mattext")) == "<p>x  y <strong></strong></p>"
    assert [found.text for found in item.iter("varequal")] == ["a", "b"]


def test_a_number_is_a_value_or_a_range() -> None:
    exact = NumericAnswer(value=Decimal("7.50"))
    near = NumericAnswer(value=Decimal("7.50"), tolerance=Tolerance(absolute=Decimal("0.01")))
    for answer, expected in ((exact, "7.5"), (near, "7.49|7.51")):
        item = item_of(Numeric(id="q", stem="How many?", answers=(answer,)), profile="sakai")
        assert [found.text for found in item.iter("varequal")] == [expected]
    assert losses_of(Numeric(id="q", stem="How many?", answers=(exact, near)), profile="sakai") == [("one-answer", "/answers/1")]


def test_signs_that_samigo_reads_otherwise_are_told() -> None:
    question = ShortAnswer(id="q", stem="What??", answers=(TextAnswer(text="a"), TextAnswer(text="b|c"), TextAnswer(text="d*")))
    assert losses_of(question, profile="sakai") == [("sign-taken", "/answers/1"), ("sign-taken", "/answers/2"), ("text-changed", "/stem")]


def test_gaps_are_all_words_or_all_numbers() -> None:
    numbers: dict[str, Gap] = {"a": NumericGap(answers=(NumericAnswer(value=Decimal(1)),))}
    assert fields(item_of(Cloze(id="q", stem="{{a}}", gaps=numbers), profile="sakai"))["qmd_itemtype"] == "Numeric Response"
    mixed: dict[str, Gap] = {**numbers, "b": TextGap(answers=(TextAnswer(text="x"),))}
    assert losses_of(Cloze(id="q", stem="{{a}} {{b}}", gaps=mixed), profile="sakai") == [("gaps-unsupported", "/gaps")]


def test_images_lie_where_samigo_looks_behind_the_path_of_its_resources() -> None:
    files = reference("sakai")
    shown = b"/access/content/group/quizkit/plant-cell.png"
    assert shown in files["exportAssessment.xml"]
    assert "group/quizkit/plant-cell.png" in files


def test_the_model_answer_is_the_only_answer_of_an_essay() -> None:
    item = item_of(Essay(id="q", stem="Write.", model_answer="So."), profile="sakai")
    assert [label.get("ident") for label in item.iter("response_label")] == ["A"]
