"""duplicate-question finds a question that stands in the bank twice, whatever its type, and says so once."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkit.lint.analysis.duplicates import Duplicates
from quizkit.model.question import MultipleChoice, Option

from .banks import findings, index_of

OPTIONS = (Option(text="Always", correct=True), Option(text="Sometimes"), Option(text="At night"))
TRUE_FALSE = "- id: {id}\n  type: true-false\n  stem: {stem}\n  answer: true\n  rationale: So it is.\n"


def test_a_cluster_gives_one_finding_that_names_the_first_and_the_others(tmp_path: Path) -> None:
    example = "".join(TRUE_FALSE.format(id=f"q{number}", stem="Weights are numbers.") for number in range(100))
    (found,) = findings(example, tmp_path, "duplicate-question")
    assert found.entity == "question:q1"
    assert "'q0'" in found.message
    assert "100 times" in found.message
    assert found.related[0].entity == "question:q0"
    assert {place.entity for place in found.related} > {"question:q2", "question:q3"}


def test_the_same_question_under_the_same_id_is_a_duplicate_id_only(tmp_path: Path) -> None:
    example = TRUE_FALSE.format(id="q", stem="Weights are numbers.") * 2
    assert [finding.rule for finding in findings(example, tmp_path)] == ["duplicate-id"]


def test_typed_answers_that_are_shared_in_part_are_named_exactly(tmp_path: Path) -> None:
    asks = "- id: {}\n  type: short-answer\n  stem: What is in a cell?\n  answers: [{}]\n  rationale: So it is.\n"
    some = (("a", "{text: sap}"), ("b", "{text: sap}, {text: juice}"), ("c", "{text: air}"))
    (found,) = findings("".join(asks.format(*one) for one in some), tmp_path, "contradicting-duplicate")
    assert found.message.startswith("3 questions ask the same, and 'a' and 'c' accept no answer in common.")
    (found,) = findings(asks.format(*some[0]) + asks.format(*some[2]), tmp_path, "contradicting-duplicate")
    assert found.message.startswith("The question 'a' asks and offers the same, with another key.")


def test_a_third_copy_under_another_id_is_still_found(tmp_path: Path) -> None:
    example = TRUE_FALSE.format(id="q", stem="Weights are numbers.") * 2 + TRUE_FALSE.format(id="other", stem="weights are  numbers")
    found = findings(example, tmp_path, "duplicate-id", "duplicate-question")
    assert [(finding.rule, finding.entity) for finding in found] == [
        ("duplicate-id", "question:q"),
        ("duplicate-question", "question:other"),
    ]


def test_copies_in_two_files_are_found(tmp_path: Path) -> None:
    one, other = TRUE_FALSE.format(id="one", stem="Weights are numbers."), TRUE_FALSE.format(id="other", stem="Weights are numbers.")
    (found,) = findings(f"{one}# file: questions/further.yaml\n{other}", tmp_path, "duplicate-question")
    assert found.path.endswith("further.yaml")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "type: matching\n  pairs: [{left: A, right: B}, {left: C, right: D}]",
            "type: matching\n  pairs: [{left: C, right: D}, {left: A, right: B}]",
        ),
        ("type: numeric\n  answers: [{value: 1.50}]", "type: numeric\n  answers: [{value: 1.5}]"),
        ("type: short-answer\n  answers: [{text: open}, {text: free}]", "type: short-answer\n  answers: [{text: Free}, {text: open}]"),
        (
            "type: categorize\n  categories: [{id: a, title: One}]\n  items: [{text: X, category: a}]",
            "type: categorize\n  categories: [{id: b, title: One}]\n  items: [{text: X, category: b}]",
        ),
        ("type: essay\n  grader_notes: Yes.", "type: essay\n  lines: 5"),
    ],
)
def test_order_and_names_make_no_difference(one: str, other: str, tmp_path: Path) -> None:
    assert len(findings(f"- id: a\n  stem: Say it.\n  {one}\n- id: b\n  stem: Say it.\n  {other}\n", tmp_path, "duplicate-question")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("type: ordering\n  items: [{text: A}, {text: B}]", "type: ordering\n  items: [{text: B}, {text: A}]"),
        ("type: numeric\n  answers: [{value: 1}]", "type: numeric\n  answers: [{value: 1, tolerance: {absolute: 1}}]"),
        ("type: short-answer\n  answers: [{text: open}]", "type: short-answer\n  answers: [{text: open}]\n  case_sensitive: true"),
        ("type: true-false\n  answer: true", "type: true-false\n  answer: false"),
        ("type: true-false\n  answer: true\n  stimulus: one", "type: true-false\n  answer: true\n  stimulus: two"),
        ("type: matching\n  pairs: [{left: A, right: B}]", "type: matching\n  pairs: [{left: A, right: B}]\n  distractors: [{text: C}]"),
        (
            "type: categorize\n  categories: [{id: a, title: One}]\n  items: [{text: X, category: a}]",
            "type: categorize\n  categories: [{id: a, title: One}]\n  items: [{text: X}]",
        ),
    ],
)
def test_another_key_or_another_passage_makes_another_question(one: str, other: str, tmp_path: Path) -> None:
    assert not findings(f"- id: a\n  stem: Say it.\n  {one}\n- id: b\n  stem: Say it.\n  {other}\n", tmp_path, "duplicate-question")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What does `print(X)` write?", "What does `print(x)` write?"),
        ("What does `a  b` write?", "What does `a b` write?"),
        ("What is $X$?", "What is $x$?"),
        ("What do Aa peas look like?", "What do aa peas look like?"),
        ("What is this?\n\n    if x:\n        y", "What is this?\n\n    if x:\n    y"),
        ("Is it **not** so?", "Is it so?"),
        ("Which mark is **;** here?", "Which mark is **:** here?"),
        ("Which mark is *“*?", "Which mark is *”*?"),
    ],
)
def test_code_maths_and_symbols_tell_stems_apart(one: str, other: str) -> None:
    questions = [MultipleChoice(id=name, stem=stem, options=OPTIONS) for name, stem in (("a", one), ("b", other))]
    assert not Duplicates(index_of(questions)).found


ASKS = """\
- id: asks
  type: short-answer
  stem: What is storing the trained weights of a network in fewer bits called?
  answers: [{{text: {key}}}]
  rationale: Sixteen bits become four.{more}
"""
TELLS = """\
- id: tells
  type: essay
  stem: "{stem}"
  rubric: [{{text: Names a cost, points: 1}}]
"""
CUE = "Quantization stores the trained weights of a network in fewer bits. What does it cost?"


@pytest.mark.parametrize(
    ("key", "more", "stem", "is_told"),
    [
        ("quantization", "", CUE, True),
        ("Quantization", "", CUE.upper(), True),
        ("distillation", "", CUE, False),
        ("quant", "", CUE, False),
        ("4 bits", "", CUE.replace("fewer", "4"), False),
        ("network", "", CUE, False),
        ("the", "", CUE, False),
        ("quantization", "\n  enemies: [tells]", CUE, False),
        ("quantization", "\n  stimulus: text", CUE, False),
        ("quantization", "", "Quantization of light was found by Planck. What does it say of colour?", False),
    ],
)
def test_a_cue_is_a_whole_key_beside_what_the_other_question_speaks_of(
    key: str, more: str, stem: str, is_told: bool, tmp_path: Path
) -> None:
    found = findings(ASKS.format(key=key, more=more) + TELLS.format(stem=stem), tmp_path, "cues-another")
    assert [(finding.entity, finding.related[0].entity) for finding in found] == [("question:tells", "question:asks")] * is_told


def terms(*texts: tuple[str, str]) -> str:
    entries = (f"- id: t{at}\n  title: {title}\n  definition: {definition}\n" for at, (title, definition) in enumerate(texts))
    return "# file: terms/example.yaml\n" + "".join(entries)


def test_terms_that_stand_three_times_are_found_once(tmp_path: Path) -> None:
    words = "Of a model whose parameters can be downloaded."
    (found,) = findings(terms(("Open", words), ("Free", words), ("Public", words)), tmp_path, "duplicate-term")
    assert found.entity == "term:t1"
    assert len(found.related) == 2


@pytest.mark.parametrize(("one", "other"), ["♯♭", "🙂🙁", "♔♕", "★☆"])
def test_symbols_tell_terms_apart(one: str, other: str, tmp_path: Path) -> None:
    words = "The sign {} stands in a text before the word that it is about."
    for titles, definitions in (
        ((f"F{one}", f"F{other}"), ("The key between two.", "Another name of a key.")),
        (("One", "Other"), (words.format(one), words.format(other))),
    ):
        assert not findings(terms(*zip(titles, definitions, strict=True)), tmp_path, "duplicate-term")


def test_what_alias_collision_says_is_not_said_again(tmp_path: Path) -> None:
    example = terms(("Open weights", "The parameters can be downloaded."), ("open  Weights", "All that was learnt is published."))
    assert [finding.rule for finding in findings(example, tmp_path, "alias-collision", "duplicate-term")] == ["alias-collision"]
