"""JSON for apps, type by type."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from quizkit.errors import UnreadableError
from quizkit.formats.base import WriteOptions
from quizkit.formats.json.writer import WRITER
from quizkit.model.bank import Bank, Manifest
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
    Gap,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    NumericGap,
    Option,
    Ordering,
    OrderItem,
    Pair,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
    Tolerance,
    TrueFalse,
    Unit,
    Word,
)
from quizkit.model.term import Alias, Term

from ..golden_files import assert_golden
from ..reference import BANK, FILES, MEDIA, PIXEL, export
from ..reference_pages import STIMULI
from . import app
from .test_any_bank import validator

FLAT = WriteOptions(read_media=FILES.__getitem__, profile="flat")
MANIFEST = Manifest(title="Bank", categories={"x": "X"}, tags={"dna": "The molecule"}, licence="CC-BY-4.0", origin="A book")
TERMS = (Term(id="cell", title="Cell", definition="The *unit*.", aliases=(Alias(text="unit"), Alias(text="brick", kind="misuse"))),)


def written(*questions: Question, media: tuple[Media, ...] = MEDIA) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """A file, which follows the schema, and its losses."""
    bank = Bank(manifest=MANIFEST, media=media, stimuli=STIMULI, terms=TERMS, questions=questions)
    content, losses = export(WRITER, bank, FLAT)
    data = json.loads(content)
    validator().validate(data)
    return data, [(loss.code, loss.data_path) for loss in losses]


def only(question: Question) -> dict[str, Any]:
    """The one question of a file, of which nothing was lost."""
    data, losses = written(question)
    assert losses == []
    (found,) = data["questions"]
    return dict(found)


def rows(question: dict[str, Any], *names: str) -> list[tuple[Any, ...]]:
    """Some fields of each row of the key."""
    return [tuple(row.get(name) for name in names) for row in question["key"]]


def text(words: str) -> dict[str, str]:
    return {"html": words, "text": words}


def test_the_reference_bank_is_written_as_expected(accept: bool) -> None:
    content, losses = export(WRITER, BANK, FLAT)
    validator().validate(json.loads(content))
    assert_golden("reference.flat.json", content, accept)
    # Its best answer is worth nine tenths.
    assert [(loss.code, loss.entity) for loss in losses] == [("incomplete", "question:wild")]


def test_every_question_has_a_line_of_its_own_in_the_order_of_the_files() -> None:
    lines = export(WRITER, BANK, FLAT)[0].decode().splitlines()
    ids = [json.loads(line.rstrip(","))["id"] for line in lines if line.startswith('{"id"')]
    assert ids == [one.id for one in (*BANK.terms, *BANK.questions) if one.id != "wild"]


def test_an_empty_bank_is_a_whole_file() -> None:
    content, _ = export(WRITER, Bank(manifest=Manifest(title="")), FLAT)
    assert json.loads(content) == {"schema": 1, "bank": {"title": "", "language": "en"}, "terms": [], "questions": []}


# -- options


@pytest.mark.parametrize(
    ("scoring", "chosen", "score"),
    [
        ("partial-with-penalty", "abc", "1"),
        ("partial-with-penalty", "ab", "0.666666666666"),
        ("partial-with-penalty", "abd", "0.166666666666"),
        ("partial-with-penalty", "de", "0"),
        ("partial-with-penalty", "abcde", "0"),
        ("partial", "abcde", "1"),
        ("partial", "ad", "0.333333333333"),
        ("all-or-nothing", "ab", "0"),
        ("all-or-nothing", "abc", "1"),
        ("all-or-nothing", "abcd", "0"),
    ],
)
def test_an_app_scores_several_keys_as_the_content_model_does(scoring: Any, chosen: str, score: str) -> None:
    """Three keys of 1/3 each; two distractors that take 1/2 each, unless the scoring is partial."""
    options = tuple(Option(id=letter, text=letter, correct=letter in "abc") for letter in "abcde")
    question = only(MultipleResponse(id="q", stem="S", options=options, scoring=scoring))
    assert app.grade(question, [(None, letter) for letter in chosen]) == Decimal(score)
    assert question["scoring"] == scoring


def test_what_is_right_stands_in_the_key_alone() -> None:
    options = (
        Option(id="a", text="*a*", correct=True, pin="last"),
        Option(id="b", text="b", weight=Fraction(1, 3), feedback="No.", misconception="A *thought*."),
    )
    question = only(MultipleChoice(id="q", stem="S", options=options, shuffle=False))
    assert question["options"] == [{"id": "a", "html": "<em>a</em>", "text": "a", "pin": "last"}, {"id": "b", **text("b")}]
    assert question["shuffle"] is False
    assert question["key"] == [
        {"option": "a", "share": "1", "correct": True},
        {
            "option": "b",
            "share": "0.333333333333",
            "exact": "1/3",
            "correct": False,
            "feedback": text("No."),
            "misconception": {"html": "A <em>thought</em>.", "text": "A thought."},
        },
    ]


def test_true_and_false_are_options() -> None:
    assert rows(only(TrueFalse(id="q", stem="S", answer=False)), "option", "share", "correct") == [
        ("true", "0", False),
        ("false", "1", True),
    ]


# -- typed answers


def test_words_are_regular_expressions() -> None:
    answers = (TextAnswer(id="a", text="a.b*"), TextAnswer(id="b", text=r"x\*y  z", weight=Fraction(1, 2), feedback="Nearly."))
    question = only(ShortAnswer(id="q", stem="S", answers=answers, pattern="wildcard"))
    assert rows(question, "id", "text", "regex") == [("a", "a.b*", r"^a\.b[\s\S]*$"), ("b", r"x\*y z", r"^x\*y z$")]
    graded = {words: app.grade(question, [(None, words)]) for words in ("A.B", " a.b\n cd", "axb", "x*y\t z", "xy z", "")}
    assert list(graded.values()) == [1, 1, 0, Decimal("0.5"), 0, 0]
    assert question["key"][1]["feedback"] == text("Nearly.")


def test_a_star_is_a_star_and_capitals_matter_where_an_answer_says_so() -> None:
    question = only(ShortAnswer(id="q", stem="S", answers=(TextAnswer(id="a", text="A*"),), case_sensitive=True))
    assert rows(question, "regex", "case_sensitive") == [(r"^A\*$", True)]
    assert [app.grade(question, [(None, words)]) for words in ("A*", "a*", "Ax")] == [1, 0, 0]


def test_numbers_are_ranges_with_what_their_author_wrote() -> None:
    answers = (
        NumericAnswer(id="a", value=Decimal("7.50"), tolerance=Tolerance(absolute=Decimal("0.01"))),
        NumericAnswer(id="b", value=Decimal(-20), tolerance=Tolerance(relative=Decimal("0.1")), weight=Fraction(1, 2)),
        NumericAnswer(id="c", value=Decimal("9.996"), tolerance=Tolerance(significant_figures=3)),
        NumericAnswer(id="d", value=Decimal("6.02e23")),
    )
    question = only(Numeric(id="q", stem="S", answers=answers, units=(Unit(name="kg"), Unit(name="g", factor=Decimal("0.001")))))
    assert rows(question, "value", "low", "high", "tolerance", "share") == [
        ("7.50", "7.49", "7.51", {"absolute": "0.01"}, "1"),
        ("-20", "-22.0", "-18.0", {"relative": "0.1"}, "0.5"),
        ("9.996", "9.995", "10.05", {"significant_figures": 3}, "1"),
        ("6.02E+23", "602000000000000000000000", "602000000000000000000000", None, "1"),
    ]
    assert question["units"] == [{"name": "kg", "factor": "1"}, {"name": "g", "factor": "0.001"}]


# -- slots


def test_right_sides_that_look_alike_are_one_option() -> None:
    pairs = (Pair(id="a", left="A", right="*x*"), Pair(id="b", left="B", right="y"), Pair(id="c", left="C", right="_x_"))
    question = only(
        Matching(id="q", stem="S", pairs=pairs, distractors=(Distractor(id="a", text="z"), Distractor(text="y")), shuffle=False)
    )
    assert question["slots"] == [{"id": "a", **text("A")}, {"id": "b", **text("B")}, {"id": "c", **text("C")}]
    assert [(option["id"], option["text"]) for option in question["options"]] == [("a", "x"), ("b", "y"), ("distractor-a", "z")]
    assert rows(question, "slot", "option", "exact") == [("a", "a", "1/3"), ("b", "b", "1/3"), ("c", "a", "1/3")]


def test_the_order_of_options_does_not_give_the_order_of_items_away() -> None:
    for count in range(2, 8):
        items = tuple(OrderItem(id=letter, text=letter) for letter in "abcdefg"[:count])
        question = only(Ordering(id="q", stem="S", items=items))
        assert [option["id"] for option in question["options"]] != [item.id for item in items]
        assert sorted(option["id"] for option in question["options"]) == [item.id for item in items]
        assert app.grade(question, [(str(place), item.id) for place, item in enumerate(items, 1)]) == 1
        assert app.grade(question, [(str(place), item.id) for place, item in enumerate(items[1:] + items[:1], 1)]) == 0


def test_of_two_items_that_look_alike_either_may_come_first() -> None:
    items = (OrderItem(id="a", text="x"), OrderItem(id="b", text="y"), OrderItem(id="c", text="x"))
    question = only(Ordering(id="q", stem="S", items=items, scoring="all-or-nothing"))
    assert [app.grade(question, list(zip("123", order, strict=True))) for order in ("abc", "cba", "acb")] == [1, 1, 0]


def test_an_item_that_belongs_nowhere_is_right_where_it_is_left() -> None:
    items = (CategorizeItem(id="a", text="A", category="x"), CategorizeItem(id="b", text="B"))
    question = only(Categorize(id="q", stem="S", categories=(Category(id="x", title="X"), Category(id="y", title="Y")), items=items))
    assert rows(question, "slot", "option", "share") == [("a", "x", "0.5"), ("b", None, "0.5")]
    graded = [app.grade(question, [("a", first), ("b", second)]) for first, second in (("x", None), ("x", "y"), ("y", None), (None, None))]
    assert graded == [1, Decimal("0.5"), Decimal("0.5"), 0]


def test_gaps_share_the_points_by_their_weights() -> None:
    gaps: dict[str, Gap] = {
        "a": TextGap(answers=(TextAnswer(id="a", text="Sugar"), TextAnswer(id="b", text="Starch", weight=Fraction(1, 2)))),
        "b": DropdownGap(
            options=(Option(id="x", text="yes", correct=True), Option(id="y", text="no")), weight=Fraction(1, 2), feedback="Hm."
        ),
        "c": NumericGap(answers=(NumericAnswer(id="n", value=Decimal(2)),), weight=Fraction(1, 2)),
    }
    question = only(Cloze(id="q", stem="*{{a}}* is {{b}}, `{{a}}`, {{c}}.", gaps=gaps))
    assert question["slots"] == [
        {"id": "a", "kind": "text"},
        {
            "id": "b",
            "kind": "dropdown",
            "options": [{"id": "x", **text("yes")}, {"id": "y", **text("no")}],
            "shuffle": True,
            "feedback": text("Hm."),
        },
        {"id": "c", "kind": "numeric"},
    ]
    assert rows(question, "slot", "option", "text", "value", "share") == [
        ("a", None, "Sugar", None, "0.5"),
        ("a", None, "Starch", None, "0.25"),
        ("b", "x", None, None, "0.25"),
        ("b", "y", None, None, "0"),
        ("c", None, None, "2", "0.25"),
    ]


def test_a_stem_with_gaps_comes_whole_and_in_segments() -> None:
    gaps = {"a": "one", "b": "two"}
    stem = only(DragWords(id="q", stem="*{{a}}* is `{{a}}` and ![]( media:plant-cell ){{b}}", gaps=gaps))["stem"]
    assert stem["html"] == "".join(
        f'<span data-slot="{segment["slot"]}"></span>' if "slot" in segment else segment["html"] for segment in stem["segments"]
    )
    assert stem["text"] == "".join("____" if "slot" in segment else segment["text"] for segment in stem["segments"])
    assert stem["text"] == "____ is {{a}} and A plant cell____"
    assert [segment.get("slot", segment.get("html", "")[:8]) for segment in stem["segments"]] == ["<p><em>", "a", "</em> is", "b", "</p>"]


def test_a_word_that_stands_in_two_gaps_is_one_option_to_be_used_twice() -> None:
    question = DragWords(id="q", stem="{{a}} {{b}} {{c}}", gaps={"a": "x", "b": "y <z>", "c": " x"}, distractors=(Word(id="a", text="w"),))
    found = only(question)
    assert sorted((option["id"], option["html"], option["text"], option["uses"]) for option in found["options"]) == [
        ("a", "x", "x", 2),
        ("b", "y &lt;z&gt;", "y <z>", 1),
        ("distractor-a", "w", "w", 1),
    ]
    assert rows(found, "slot", "option") == [("a", "a"), ("b", "b"), ("c", "a")]
    again = only(dataclasses.replace(question, reuse=True))
    assert all("uses" not in option for option in again["options"])


def test_an_essay_says_what_may_be_handed_in_and_what_its_marker_looks_for() -> None:
    rubric = (Criterion(id="a", text="*Names* it.", points=Decimal("1.50")),)
    question = only(Essay(id="q", stem="S", format="plain", lines=5, attachments=2, grader_notes="Look.", rubric=rubric, model_answer="M"))
    assert (question["scoring"], question["key"]) == ("manual", [])
    assert question["response"] == {"format": "plain", "attachments": 2, "lines": 5}
    assert question["marking"] == {
        "notes": {"html": "<p>Look.</p>", "text": "Look."},
        "model_answer": {"html": "<p>M</p>", "text": "M"},
        "rubric": [{"id": "a", "html": "<em>Names</em> it.", "text": "Names it.", "points": "1.50"}],
    }


# -- what surrounds the answers


def test_a_question_says_where_it_belongs_and_what_it_is_about() -> None:
    question = only(
        TrueFalse(
            id="q",
            title="Title",
            stem="S",
            answer=True,
            category="x/other",
            tags=("dna",),
            tests=("term:cell", "term:gone", "tier:a/b"),
            level="advanced",
            minutes=Decimal("1.5"),
            points=Decimal("2.50"),
            penalty=Decimal("0.1"),
            authors=("A",),
            status="draft",
            feedback=Feedback(correct="*Yes*."),
            hints=("Think.",),
            rationale="- Why",
        )
    )
    assert {name: question[name] for name in question if name not in ("key", "stem", "id", "type")} == {
        "title": "Title",
        "status": "draft",
        "category": ["Bank", "X", "other"],
        "language": "en",
        "level": "advanced",
        "minutes": "1.5",
        "tags": ["dna"],
        "terms": ["cell"],
        "authors": ["A"],
        "origin": "A book",
        "licence": "CC-BY-4.0",
        "points": "2.50",
        "penalty": "0.1",
        "scoring": "partial",
        "feedback": {"correct": {"html": "<em>Yes</em>.", "text": "Yes."}},
        "hints": [text("Think.")],
        "rationale": {"html": "<ul>\n<li>Why</li>\n</ul>", "text": "Why"},
    }


def test_the_bank_says_what_its_tags_mean_and_what_its_words_mean() -> None:
    data, _ = written()
    assert data["bank"] == {"title": "Bank", "language": "en", "licence": "CC-BY-4.0", "tags": {"dna": "The molecule"}}
    definition = {"html": "The <em>unit</em>.", "text": "The unit."}
    assert data["terms"] == [{"id": "cell", "title": "Cell", "language": "en", "definition": definition, "aliases": ["unit"]}]


def test_images_are_inside_and_stimuli_whole() -> None:
    question = only(TrueFalse(id="q", stem="![](media:plant-cell) and [a term](term:cell), $x<1$", answer=True, stimulus="two-cells"))
    assert question["stem"]["html"].startswith('<p><img src="data:image/png;base64,iVBOR')
    assert question["stem"]["html"].endswith('alt="A plant cell"/> and a term, \\(x&lt;1\\)</p>')
    assert question["stem"]["text"] == "A plant cell and a term, x<1"
    assert question["stimulus"]["title"] == "Two cells"
    assert "width in µm" in question["stimulus"]["html"]
    assert "data:image/svg+xml;base64," in question["stimulus"]["html"]


def test_what_is_said_of_an_image_stands_beside_the_texts() -> None:
    media = (
        Media(id="one", file="media/plant/cell.png", alt="One", credit="J. Doe", licence="MIT", caption="*Seen*.", long_description="- It"),
        Media(id="two", file="media/animal/cell.png", alt="Two"),
    )
    data, losses = written(TrueFalse(id="q", stem="![](media:two) ![](media:one)", answer=True, rationale="![](media:one)"), media=media)
    assert losses == []
    assert data["questions"][0]["media"] == [
        {
            "id": "one",
            "credit": "J. Doe",
            "licence": "MIT",
            "caption": {"html": "<em>Seen</em>.", "text": "Seen."},
            "long_description": {"html": "<ul>\n<li>It</li>\n</ul>", "text": "It"},
        }
    ]


def test_parts_without_ids_get_ones_that_do_not_depend_on_their_place() -> None:
    options = (Option(text="a", correct=True), Option(text="b"), Option(id="mine", text="c"))
    ids = {option["text"]: option["id"] for option in only(MultipleChoice(id="q", stem="S", options=options))["options"]}
    again = {option["text"]: option["id"] for option in only(MultipleChoice(id="q", stem="S", options=options[::-1]))["options"]}
    assert ids == again
    assert ids["c"] == "mine"
    assert len(set(ids.values())) == 3


# -- what is left out


def test_questions_that_are_kept_for_exams_are_left_out_and_told() -> None:
    secret = TrueFalse(id="secret", stem="S", answer=True, use="exam")
    content, losses = export(WRITER, Bank(manifest=Manifest(title="Bank"), questions=(secret,)), FLAT)
    assert b"secret" not in content
    assert [(loss.code, loss.level, loss.entity) for loss in losses] == [("exam-withheld", "unsupported", "question:secret")]


HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("question", "path"),
    [
        (MultipleChoice(id="q", stem="S", options=(Option(text="a"),)), "/options"),
        (MultipleChoice(id="q", stem="S", options=(Option(text="a", correct=True, weight=HALF),)), "/options"),
        (MultipleResponse(id="q", stem="S", options=(Option(text="a", correct=True, weight=HALF), Option(text="b"))), "/options"),
        (ShortAnswer(id="q", stem="S", answers=(TextAnswer(text=" "),)), "/answers"),
        (
            ShortAnswer(
                id="q", stem="S", pattern="wildcard", answers=(TextAnswer(text="*", weight=Fraction(0)), TextAnswer(text="never reached"))
            ),
            "/answers",
        ),
        (Numeric(id="q", stem="S", answers=(NumericAnswer(value=Decimal(1), weight=HALF),)), "/answers"),
        (Matching(id="q", stem="S", pairs=()), "/pairs"),
        (Ordering(id="q", stem="S", items=()), "/items"),
        (Categorize(id="q", stem="S", categories=(), items=(CategorizeItem(text="a"),)), "/items"),
        (Categorize(id="q", stem="S", categories=(), items=(CategorizeItem(text="a", category="b"),)), "/items/0/category"),
        (Cloze(id="q", stem="S", gaps={}), "/gaps"),
        (Cloze(id="q", stem="{{a}}", gaps={"a": TextGap(answers=(TextAnswer(text="x"),), weight=Fraction(-1))}), "/gaps"),
        (Cloze(id="q", stem="{{a}}", gaps={"a": DropdownGap(options=(Option(text="x"),))}), "/gaps/a/options"),
        (Cloze(id="q", stem="{{a}} {{a}}", gaps={"a": TextGap(answers=(TextAnswer(text="x"),))}), "/stem"),
        (DragWords(id="q", stem="`{{a}}`", gaps={"a": "x"}), "/stem"),
        (DragWords(id="q", stem="{{a}}", gaps={"a": " "}), "/gaps"),
    ],
)
def test_what_nobody_can_get_right_is_left_out_and_told(question: Question, path: str) -> None:
    data, losses = written(question, TrueFalse(id="other", stem="S", answer=True, stimulus="gone"))
    assert [found["id"] for found in data["questions"]] == ["other"]
    assert losses == [("incomplete", path), ("stimulus-dropped", "/stimulus")]


def test_what_is_amiss_in_a_question_is_told() -> None:
    options = (Option(id="a", text="x", correct=True), Option(id="a", text="y ![pic](media:gone)"))
    data, losses = written(MultipleChoice(id="q", stem="S", options=options))
    assert [option["id"] for option in data["questions"][0]["options"]] == ["a", "a-2"]
    assert data["questions"][0]["options"][1]["html"] == "y pic"
    assert sorted(losses) == [("image-dropped", "/options/1/text"), ("part-id-changed", "/options/1")]
    answers = (TextAnswer(text=""), TextAnswer(text="x"))
    assert written(ShortAnswer(id="q", stem="S", answers=answers))[1] == [("blank-dropped", "/answers/0")]


def test_a_media_file_that_cannot_be_read_is_told_in_a_sentence() -> None:
    def unreadable(name: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    bank = Bank(manifest=MANIFEST, media=MEDIA, questions=(TrueFalse(id="q", stem="![](media:plant-cell)", answer=True),))
    with pytest.raises(UnreadableError, match=r"'media/plant/cell.png' cannot be read: Permission denied\."):
        export(WRITER, bank, WriteOptions(read_media=unreadable, profile="flat"))


@pytest.mark.parametrize(("file", "sort"), [("a.PNG", "image/png"), ("b.webp", "image/webp"), ("c.unknown", "application/octet-stream")])
def test_the_sort_of_an_image_does_not_depend_on_the_machine(file: str, sort: str) -> None:
    bank = Bank(manifest=MANIFEST, media=(Media(id="one", file=file),), questions=(TrueFalse(id="q", stem="![](media:one)", answer=True),))
    content, _ = export(WRITER, bank, WriteOptions(read_media=lambda _: PIXEL, profile="flat"))
    assert f"data:{sort};base64,".encode() in content


def test_questions_may_pass_by_once() -> None:
    once = dataclasses.replace(BANK, questions=iter(tuple(BANK.questions)))
    assert export(WRITER, once, FLAT) == export(WRITER, BANK, FLAT)
