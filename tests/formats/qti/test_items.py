"""Single items: what they show, what they score, and what is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from quizkit.formats.qti.export import identifier
from quizkit.formats.qti.typed import wildcard_pattern
from quizkit.formats.qti.writer import QTI21_WRITER, QTI22_WRITER, QTI30_WRITER, QtiWriter
from quizkit.model.bank import Manifest
from quizkit.model.media import Media
from quizkit.model.question import (
    Categorize,
    CategorizeItem,
    Category,
    Cloze,
    Criterion,
    Distractor,
    DragWords,
    DropdownGap,
    Essay,
    Feedback,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderItem,
    Pair,
    ShortAnswer,
    TextAnswer,
    TextGap,
    Tolerance,
    TrueFalse,
    Unit,
    Word,
)
from quizkit.model.stimulus import Stimulus

from .engine import Node, parse
from .one import WRITERS, attempt, item, losses, package

CHOICE = MultipleChoice(
    id="gas",
    stem="Which gas?",
    options=(
        Option(id="a", text="Oxygen", correct=True, feedback="Yes, it *is*."),
        Option(id="b", text="Argon", feedback="It is noble."),
        Option(id="c", text="None", pin="last"),
    ),
    feedback=Feedback(correct="Right.", incorrect="Wrong."),
    hints=("It burns.", "You breathe it."),
    rationale="Fire needs it.",
)
SHORT = ShortAnswer(
    id="word", stem="Which?", answers=(TextAnswer(id="a", text="Oxygen"), TextAnswer(id="b", text="O", weight=Fraction(1, 2)))
)


def names(node: Node, name: str) -> list[str]:
    """The identifiers of elements of a name, in the order of the document."""
    return [found.attributes["identifier"] for found in node.find(name)]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_feedback_is_shown_for_what_was_answered(writer: QtiWriter) -> None:
    played = item(CHOICE, writer=writer)
    assert attempt(played, {"RESPONSE": "a"}).shown() == ["Yes, it is.", "Right.", "Fire needs it."]
    assert attempt(played, {"RESPONSE": "b"}).shown() == ["It is noble.", "Wrong.", "It burns.", "Fire needs it."]
    assert attempt(played, {}).shown() == ["Wrong.", "It burns.", "Fire needs it."]


def test_each_wrong_try_brings_its_hint_and_the_last_one_stays() -> None:
    played = item(CHOICE)
    shown = [attempt(played, {"RESPONSE": "c"}, attempts).shown()[1] for attempts in (1, 2, 3)]
    assert shown == ["It burns.", "You breathe it.", "You breathe it."]


def test_a_partly_right_answer_without_a_text_of_its_own_shows_none() -> None:
    options = (Option(id="a", text="x", correct=True), Option(id="b", text="y", correct=True), Option(id="c", text="z"))
    played = item(MultipleResponse(id="q", stem="?", options=options, feedback=Feedback(correct="Right.", incorrect="Wrong.")))
    assert attempt(played, {"RESPONSE": ["a"]}).shown() == []
    assert attempt(played, {"RESPONSE": ["a"]}).score == 0.5


def test_a_template_does_where_nothing_else_is_asked_for() -> None:
    plain = replace(
        CHOICE, options=tuple(replace(option, feedback=None) for option in CHOICE.options), feedback=None, hints=(), rationale=None
    )
    addresses = [item(plain, writer=writer).find("responseProcessing")[0].attributes["template"] for writer in WRITERS]
    assert addresses == [
        "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
        "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct",
        "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
    ]
    five = item(replace(plain, points=Decimal(5)))
    assert five.find("responseProcessing")[0].attributes["template"].endswith("/map_response.xml")
    assert attempt(five, {"RESPONSE": "a"}).score == 5.0


def test_a_pinned_option_keeps_its_end_and_only_where_options_are_shuffled() -> None:
    options = (Option(id="z", text="All", pin="last"), *CHOICE.options[:2], Option(id="y", text="None yet", pin="first"))
    played = item(replace(CHOICE, options=options))
    assert names(played, "simpleChoice") == ["y", "a", "b", "z"]
    assert [node.attributes.get("fixed") for node in played.find("simpleChoice")] == ["true", None, None, "true"]
    still = item(replace(CHOICE, options=options, shuffle=False))
    assert names(still, "simpleChoice") == ["z", "a", "b", "y"]
    assert not [node for node in still.find("simpleChoice") if "fixed" in node.attributes]


@pytest.mark.parametrize(("language", "words"), [("en", ["True", "False"]), ("de-AT", ["Wahr", "Falsch"]), ("xx", ["True", "False"])])
def test_true_and_false_are_called_by_the_language(language: str, words: list[str]) -> None:
    played = item(TrueFalse(id="q", stem="It is so.", answer=True, language=language))
    assert [node.text for node in played.find("simpleChoice")] == words


@pytest.mark.parametrize(
    ("text", "is_sensitive", "pattern"),
    [
        ("a*b", True, "a.*b"),
        ("A.c", False, "[Aa]\\.[cC]"),
        ("3 (x)*", True, "3\\s\\(x\\).*"),
        ("a\u00a0b", True, "a[\\s\u00a0]b"),
    ],
)
def test_a_wildcard_is_a_regular_expression_of_xml_schema(text: str, is_sensitive: bool, pattern: str) -> None:
    assert wildcard_pattern(text, case_sensitive=is_sensitive) == pattern


def test_capitals_matter_where_the_author_says_so() -> None:
    assert attempt(item(SHORT), {"RESPONSE": "OXYGEN"}).score == 1.0
    assert attempt(item(SHORT), {"RESPONSE": "o"}).score == 0.5
    sensitive = item(replace(SHORT, case_sensitive=True))
    assert [attempt(sensitive, {"RESPONSE": word}).score for word in ("Oxygen", "oxygen")] == [1.0, 0.0]


def test_the_unit_of_the_values_stands_behind_the_box_and_the_others_are_lost() -> None:
    numeric = Numeric(
        id="q",
        stem="How far?",
        answers=(NumericAnswer(id="a", value=Decimal(5)),),
        units=(Unit(name="m", factor=Decimal("0.001")), Unit(name="km")),
    )
    (body,) = item(numeric).find("itemBody")
    assert body.text.split()[-1] == "km"
    assert losses(numeric) == [("unit-dropped", "/units/0")]


def test_what_belongs_nowhere_has_a_heading_of_its_own() -> None:
    categories = (Category(id="x", title="X"), Category(id="y", title="Y"))
    things = (CategorizeItem(id="a", text="A", category="x"), CategorizeItem(id="b", text="B"))
    question = Categorize(id="q", stem="Sort.", categories=categories, items=things)
    assert names(item(question), "simpleAssociableChoice") == ["item-a", "item-b", "category-x", "category-y", "nowhere"]
    assert attempt(item(question), {"RESPONSE": ["item-a category-x", "item-b nowhere"]}).score == 1.0
    assert attempt(item(question), {"RESPONSE": ["item-a category-y", "item-b nowhere"]}).score == 0.5
    assert losses(question) == [("nowhere-mapped", "/items/1")]


def test_right_sides_of_one_text_are_one_choice_and_may_be_taken_twice() -> None:
    pairs = (Pair(id="a", left="1", right="odd"), Pair(id="b", left="2", right="even"), Pair(id="c", left="3", right="odd"))
    played = item(Matching(id="q", stem="Match.", pairs=pairs))
    found = names(played, "simpleAssociableChoice")
    assert found[:3] == ["left-a", "left-b", "left-c"]
    assert sorted(found[3:]) == ["right-a", "right-b"]
    assert {node.attributes["matchMax"] for node in played.find("simpleAssociableChoice")[3:]} == {"0"}
    assert attempt(played, {"RESPONSE": ["left-a right-a", "left-b right-b", "left-c right-a"]}).score == 1.0


def test_the_order_of_the_file_never_gives_the_key_away() -> None:
    for number in range(30):
        items = tuple(OrderItem(id=letter, text=letter) for letter in "abc")
        assert names(item(Ordering(id=f"q{number}", stem="Order.", items=items)), "simpleChoice") != ["a", "b", "c"]


def test_ten_items_in_order_are_all_points() -> None:
    letters = "abcdefghij"
    played = item(Ordering(id="q", stem="Order.", items=tuple(OrderItem(id=letter, text=letter) for letter in letters)))
    assert attempt(played, {"RESPONSE": list(letters)}).score == 1.0
    assert attempt(played, {"RESPONSE": [*letters[:8], "j", "i"]}).score == pytest.approx(0.8)


def test_a_word_of_two_gaps_has_two_copies_and_a_distractor_like_it_one_more() -> None:
    question = DragWords(
        id="q",
        stem="{{x}} {{y}} {{z}}",
        gaps={"x": "in", "y": "out", "z": "in"},
        distractors=(Word(id="a", text="in"), Word(id="b", text="up")),
    )
    played = item(question)
    assert {node.text: node.attributes["matchMax"] for node in played.find("gapText")} == {"in": "3", "out": "1", "up": "1"}
    assert attempt(played, {"RESPONSE": ["word-x gap-x", "word-y gap-y", "word-x gap-z"]}).score == 1.0
    endless = item(replace(question, reuse=True))
    assert {node.attributes["matchMax"] for node in endless.find("gapText")} == {"0"}


@pytest.mark.parametrize(("writer", "attribute"), [(QTI21_WRITER, None), (QTI22_WRITER, "0"), (QTI30_WRITER, "0")])
def test_any_number_of_words_may_be_dragged(writer: QtiWriter, attribute: str | None) -> None:
    played = item(DragWords(id="q", stem="{{x}}", gaps={"x": "in"}), writer=writer)
    assert played.find("gapMatchInteraction")[0].attributes.get("maxAssociations") == attribute


def test_all_or_nothing_takes_the_points_of_a_part_away() -> None:
    gaps: dict[str, Any] = {
        "x": TextGap(answers=(TextAnswer(id="a", text="one"),)),
        "y": DropdownGap(options=(Option(id="a", text="two", correct=True), Option(id="b", text="three"))),
        "z": TextGap(answers=(TextAnswer(id="a", text="four"),)),
    }
    played = item(Cloze(id="q", stem="{{x}} {{y}} {{z}}", gaps=gaps, scoring="all-or-nothing", points=Decimal(7)))
    assert attempt(played, {"RESPONSE_x": "one", "RESPONSE_y": "a", "RESPONSE_z": "four"}).score == 7.0
    assert attempt(played, {"RESPONSE_x": "one", "RESPONSE_y": "b", "RESPONSE_z": "four"}).score == 0.0


def test_what_markers_read_is_for_no_learner() -> None:
    essay = Essay(id="q", stem="Write.", attachments=2, rubric=(Criterion(id="a", text="Clear", points=Decimal(3)),), points=Decimal(3))
    played = item(essay)
    (rubric,) = played.find("rubricBlock")
    assert rubric.attributes["view"] == "scorer"
    assert "Clear" in rubric.text
    assert names(played, "responseDeclaration") == ["RESPONSE", "FILE_1", "FILE_2"]
    assert played.find("outcomeDeclaration")[0].attributes["externalScored"] == "human"
    assert played.find("responseProcessing") == []


def test_a_survey_is_not_scored() -> None:
    survey = replace(CHOICE, options=tuple(replace(option, correct=False) for option in CHOICE.options))
    assert attempt(item(survey), {"RESPONSE": "a"}).shown() == ["Yes, it is.", "Fire needs it."]
    assert [code for code, _ in losses(survey)] == ["feedback-dropped", "feedback-dropped", "hint-dropped", "hint-dropped"]


STIMULUS = Stimulus(id="report", title="A report", body="Read ![](media:plot).", media=())
PLOT = Media(id="plot", file="media/plant/cell.png", alt="A plot")


def test_a_stimulus_is_a_file_that_items_share_in_version_3() -> None:
    two = (replace(CHOICE, stimulus="report"), replace(SHORT, stimulus="report"))
    files, _ = package(*two, stimuli=[STIMULUS], media=[PLOT])
    assert [name for name in files if "stimulus" in name] == ["items/report.stimulus.xml"]
    assert files["items/report.stimulus.xml"].count(b'src="media/plot.png"') == 1
    for question in two:
        played = item(question, stimuli=[STIMULUS], media=[PLOT])
        assert [node.attributes["href"] for node in played.find("assessmentStimulusRef")] == ["report.stimulus.xml"]
        assert b'data-stimulus-idref="report"' in files[f"items/{question.id}.xml"]
        assert b"Read" not in files[f"items/{question.id}.xml"]


@pytest.mark.parametrize(("writer", "profile"), [(QTI21_WRITER, None), (QTI22_WRITER, None), (QTI30_WRITER, "tao")])
def test_before_a_copy_of_the_stimulus_stands_above_the_stem(writer: QtiWriter, profile: str | None) -> None:
    question = replace(CHOICE, stimulus="report")
    files, found = package(question, stimuli=[STIMULUS], media=[PLOT], writer=writer, profile=profile)
    text = files["items/gas.xml"].decode()
    assert text.index("A report") < text.index("Read <img") < text.index("<p>Which gas?")
    assert "stimulus-copied" in [loss.code for loss in found]
    assert not [name for name in files if "stimulus" in name]


@pytest.mark.parametrize(
    ("name", "legal"),
    [
        ("gas", "gas"),
        ("A.b-c_d", "A.b-c_d"),
        ("1st", "_1st-"),
        ("a b", "_a-b-"),
        ("x:y", "_x-y-"),
        ("ü", "_--"),
        ("q" * 101, "_" + "q" * 89 + "-"),
    ],
)
def test_an_identifier_is_the_id_or_is_kept_apart_by_a_fingerprint(name: str, legal: str) -> None:
    found = identifier(name)
    assert found == legal or (found.startswith(legal) and len(found) == len(legal) + 8)
    assert len(found) <= 100


def test_ids_that_would_fold_into_one_stay_apart() -> None:
    assert len({identifier(name) for name in ("a b", "a:b", "a-b", "a;b", "_a-b")}) == 5


def test_two_braces_are_no_template_to_a_player() -> None:
    files, _ = package(replace(CHOICE, stem="What does {{ x }} print, and `{{ y }}`?"))
    text = files["items/gas.xml"].partition(b"<qti-item-body>")[2]
    assert b"{{" not in text
    assert b"{<span></span>{ x }}" in text


def test_penalties_are_lost_and_long_titles_cut() -> None:
    assert losses(replace(CHOICE, penalty=Decimal("0.3"), title="x" * 300)) == [("title-cut", "/title"), ("penalty-dropped", "/penalty")]


def test_metadata_is_in_the_manifest() -> None:
    question = replace(
        CHOICE,
        title="Gases",
        difficulty="hard",
        bloom="apply",
        tags=("air",),
        minutes=Decimal("1.5"),
        authors=("A, B",),
        category="x/y",
        licence="MIT",
    )
    manifest = package(question, manifest=Manifest(title="Bank", categories={"x": "Ex", "x/y": "Why"}))[0]["imsmanifest.xml"].decode()
    assert "<difficulty><source>LOMv1.0</source><value>difficult</value></difficulty>" in manifest
    assert "<typicalLearningTime><duration>PT90S</duration></typicalLearningTime>" in manifest
    assert '<keyword><string language="en">air</string></keyword>' in manifest
    assert "FN:A\\, B" in manifest
    assert '<taxon><id>x</id><entry><string language="en">Ex</string></entry></taxon><taxon><id>y</id>' in manifest
    assert '<entry><string language="en">apply</string></entry>' in manifest
    assert "<interactionType>choiceInteraction</interactionType><feedbackType>nonadaptive</feedbackType>" in manifest
    assert '<string language="en">MIT</string>' in manifest


def test_the_solution_of_a_wildcard_is_an_answer_that_fits() -> None:
    wild = replace(SHORT, pattern="wildcard", answers=(TextAnswer(id="a", text="ox*"), TextAnswer(id="b", text="O2")))
    assert attempt(item(wild), {}).correct("RESPONSE") == "O2"
    only = item(replace(wild, answers=wild.answers[:1]))
    assert attempt(only, {}).correct("RESPONSE") == "ox…"
    assert attempt(only, {"RESPONSE": "ox…"}).score == 1.0


def test_capitals_of_other_scripts_are_the_same() -> None:
    played = item(replace(SHORT, answers=(TextAnswer(id="a", text="ΟΔΟΣ"),)))
    assert [attempt(played, {"RESPONSE": word}).score for word in ("ΟΔΟΣ", "οδος", "Οδοσ", "οδο")] == [1.0, 1.0, 1.0, 0.0]
    sharp = item(replace(SHORT, answers=(TextAnswer(id="a", text="groß"),)))
    assert attempt(sharp, {"RESPONSE": "GROẞ"}).score == 1.0


def test_a_large_number_is_right_to_its_last_figure() -> None:
    value = Decimal("12345678901234567890.123")
    answer = NumericAnswer(id="a", value=value, tolerance=Tolerance(absolute=Decimal("0.00001")))
    numeric = Numeric(id="q", stem="How many?", answers=(answer,))
    assert attempt(item(numeric), {"RESPONSE": str(value)}).score == 1.0
    assert losses(numeric) == [("number-rounded", "/answers/0")]


def test_a_link_holds_what_an_address_may_hold() -> None:
    files, _ = package(replace(CHOICE, stem="Read [this](<http://x.org/a|b c?q={ü}&r=%20>)."))
    assert b'href="http://x.org/a%7Cb%20c?q=%7B%C3%BC%7D&amp;r=%20"' in files["items/gas.xml"]


@pytest.mark.parametrize("name", ["con", "nul", "com1", "aux"])
def test_no_file_is_named_after_a_device(name: str) -> None:
    files, _ = package(replace(CHOICE, id=name))
    assert f"items/{name}_.xml" in files
    assert parse(files[f"items/{name}_.xml"]).attributes["identifier"] == name


@pytest.mark.parametrize(("writer", "has_start"), [(QTI21_WRITER, False), (QTI22_WRITER, False), (QTI30_WRITER, True)])
def test_a_list_begins_where_it_may(writer: QtiWriter, has_start: bool) -> None:
    question = replace(CHOICE, stem="Go on:\n\n3. third\n4. fourth\n")
    files, found = package(question, writer=writer)
    assert (b'<ol start="3">' in files["items/gas.xml"]) is has_start
    assert ("list-restarted" in [loss.code for loss in found]) is not has_start


def test_blanks_at_the_ends_of_an_answer_are_nothing() -> None:
    played = item(replace(SHORT, answers=(TextAnswer(id="a", text=" two words "),)))
    assert attempt(played, {"RESPONSE": "Two words"}).score == 1.0
    assert attempt(played, {}).correct("RESPONSE") == "two words"


def test_words_that_read_alike_are_one_choice() -> None:
    pairs = (Pair(id="a", left="1", right="one  two"), Pair(id="b", left="2", right="one two"))
    question = Matching(id="q", stem="Match.", pairs=pairs, distractors=(Distractor(id="c", text="one two"),))
    assert names(item(question), "simpleAssociableChoice") == ["left-a", "left-b", "right-a"]
    assert losses(question) == [("choice-merged", "/distractors/0")]


def test_an_essay_with_nothing_to_hand_in_gets_a_box() -> None:
    essay = Essay(id="q", stem="Think.", format="none")
    assert names(item(essay), "responseDeclaration") == ["RESPONSE"]
    assert losses(essay) == [("box-added", "/format")]
