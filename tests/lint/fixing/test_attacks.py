"""Files that are laid out as nobody expects, and edits that would harm."""

from __future__ import annotations

import pytest

from quizkit.finding import Arrange, Edit, Erase, Put, Reword, Take
from tests.lint.fixing.mending import finding_with, mended, mended_by

QUESTION = """\
- id: q
  type: multiple-choice
  stem: Which gas is it?
  options:
    - text: Oxygen
      correct: true
    - text: Nitrogen
  rationale: R
"""


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + QUESTION,
        QUESTION.replace("    - text", "\t- text"),
        QUESTION.replace("Which", "&a Which"),
        QUESTION.replace("Which", "!!str Which"),
        QUESTION + "---\n" + QUESTION,
        QUESTION.replace("  stem", "  id: p\n  stem"),
        QUESTION.replace("rationale: R", "rationale: [R"),
        QUESTION.replace("\n", "\r\n", 3),
        QUESTION.replace("\n  stem", "\r  stem"),
        QUESTION.replace("gas", "\x00gas"),
    ],
)
def test_a_faulty_file_is_left_alone(text: str) -> None:
    for edit in (Reword(("stem",), "x"), Put(("points",), 1), Take(("rationale",)), Arrange(("options",), (1, 0))):
        from quizkit.lint.fixing.file import mend

        result = mend("question", text.encode(), [finding_with(edit)], {})
        assert result.source == text.encode()
        assert len(result.refused) == 1


def test_bytes_that_are_no_text_are_left_alone() -> None:
    from quizkit.lint.fixing.file import mend

    assert mend("question", b"- id: \xff\n", [finding_with(Take(("id",)))], {}).source == b"- id: \xff\n"


def test_lines_that_end_in_cr_lf_still_do() -> None:
    text = QUESTION.replace("rationale: R", "rationale: |\n    R\n    S").replace("\n", "\r\n") + "# end\r\n"
    edits = (Reword(("rationale",), "T\nU", (0, 1)), Put(("points",), 1), Arrange(("options",), (1, 0)))
    result = mended_by(text, *[finding_with(edit) for edit in edits])
    assert result.refused == []
    assert result.source.decode() == (
        "- id: q\n  type: multiple-choice\n  stem: Which gas is it?\n  options:\n    - text: Nitrogen\n    - text: Oxygen\n"
        "      correct: true\n  points: 1\n  rationale: |\n    T\n    U\n    S\n# end\n"
    ).replace("\n", "\r\n")


def test_a_comment_is_erased_where_lines_end_in_cr_lf() -> None:
    text = QUESTION.replace("it?", "it? # why").replace("\n", "\r\n")
    start = text.index(" # why")
    result = mended(text, Erase(start, start + len(" # why")))
    assert result.source.decode() == QUESTION.replace("\n", "\r\n")


def test_an_erasure_takes_nothing_but_comments() -> None:
    for words in ("gas", "  rationale: R\n", "text: ", ":", "\n"):
        start = QUESTION.index(words)
        result = mended(QUESTION, Erase(start, start + len(words)))
        assert result.source.decode() == QUESTION
        assert len(result.refused) == 1
    assert mended(QUESTION, Erase(0, 100_000)).refused


def test_names_in_quotes_are_found() -> None:
    text = '- \'id\': q\n  "type": multiple-choice\n  "st\\x65m": Which\n  options:\n    - {\'text\': A, "correct":true}\n    - {text: B}\n'
    result = mended(text, Reword(("stem",), "What"), Put(("options", 0, "id"), "a"), Take(("options", 0, "correct")))
    assert result.refused  # for the key would be gone
    result = mended(text, Reword(("stem",), "What"), Put(("options", 0, "id"), "a"))
    assert result.refused == []
    assert result.source.decode() == text.replace("Which", "What").replace("{'text'", "{id: a, 'text'")


def test_a_file_with_one_entity_and_markers_of_a_document() -> None:
    text = "# head\n---\n# q\nid: q\ntype: essay # e\nstem: S\n...\n# tail"
    result = mended(text, Put(("points",), 2), Reword(("stem",), "T"))
    assert result.refused == []
    assert result.source.decode() == "# head\n---\n# q\nid: q\ntype: essay # e\nstem: T\npoints: 2\n...\n# tail"


def test_characters_of_two_halves_stay_whole() -> None:
    text = "- id: q\n  type: essay\n  stem: 🙂👩‍👩‍👧 e\u0301te\u0301 not 水\n  title: '🙂 not'\n"
    stem, title = "🙂👩‍👩‍👧 e\u0301te\u0301 not 水", "🙂 not"
    at, there = stem.index("not"), title.index("not")
    result = mended(text, Reword(("stem",), "NOT", (at, at + 3)), Reword(("title",), "NOT", (there, there + 3)))
    assert result.source.decode() == text.replace("not", "NOT")


def test_one_bad_remedy_does_not_take_the_good_ones_along() -> None:
    text = "".join(QUESTION.replace("id: q", f"id: q{number}") for number in range(8))
    good = [finding_with(Put(("points",), 2), root=number) for number in range(8)]
    bad = [
        finding_with(Put(("options", 1, "correct"), True), root=3),
        finding_with(
            Take(
                ("stem",),
            ),
            Put(("stem",), "S"),
            root=4,
        ),
    ]
    result = mended_by(text, *good, *bad)
    assert result.mended == good
    assert result.source.decode().count("points: 2") == 8
    assert {id(finding) for finding, _ in result.refused} <= {id(finding) for finding in bad}


def test_equal_remedies_are_applied_once_and_mend_all_their_findings() -> None:
    findings = [finding_with(Arrange(("options",), (1, 0))) for _ in range(2)]
    result = mended_by(QUESTION, *findings)
    assert len(result.mended) == 2
    assert result.source.decode().index("Nitrogen") < result.source.decode().index("Oxygen")


def test_what_overlaps_waits() -> None:
    findings = [finding_with(Arrange(("options",), (1, 0))), finding_with(Reword(("options", 0, "text"), "O2"))]
    result = mended_by(QUESTION, *findings)
    assert (len(result.mended), result.refused) == (1, [])


KEYS: dict[str, tuple[str, tuple[Edit, ...]]] = {
    "another option": (QUESTION, (Put(("options", 0, "correct"), False), Put(("options", 1, "correct"), True))),
    "one more": (QUESTION, (Put(("options", 1, "correct"), True),)),
    "one less": (QUESTION, (Take(("options", 0, "correct")),)),
    "a weight": (QUESTION, (Put(("options", 1, "weight"), "1/2"),)),
    "words that change places": (QUESTION, (Reword(("options", 0, "text"), "Nitrogen"), Reword(("options", 1, "text"), "Oxygen"))),
    "words put in place of others": (QUESTION, (Put(("options", 0, "text"), "Nitrogen"), Put(("options", 1, "text"), "Oxygen"))),
    "the key is taken away": (QUESTION, (Take(("options", 0)),)),
    "the list is replaced": (
        QUESTION.replace("  rationale", "  x: 1\n  rationale"),
        (Take(("options",)),),
    ),
    "an answer": ("- id: q\n  type: true-false\n  stem: S\n  answer: true\n", (Put(("answer",), False),)),
    "an order": ("- id: q\n  type: ordering\n  stem: S\n  items: [{text: one}, {text: two}]\n", (Arrange(("items",), (1, 0)),)),
    "a category": (
        "- id: q\n  type: categorize\n  stem: S\n  categories: [{id: a, title: X}, {id: b, title: Y}]\n  items: [{text: x, category: a}]\n",
        (Put(("items", 0, "category"), "b"),),
    ),
    "a number": ("- id: q\n  type: numeric\n  stem: S\n  answers: [{value: 1}]\n", (Put(("answers", 0, "value"), 2),)),
    "an accepted answer": ("- id: q\n  type: short-answer\n  stem: S\n  answers: [{text: one}, {text: two}]\n", (Take(("answers", 0)),)),
    "a gap": (
        "- id: q\n  type: cloze\n  stem: 'S {{g}}'\n  gaps: {g: {kind: dropdown, options: [{text: one, correct: true}, {text: two}]}}\n",
        (Put(("gaps", "g", "options", 1, "correct"), True),),
    ),
    "a word for a gap": ("- id: q\n  type: drag-words\n  stem: 'S {{g}}'\n  gaps: {g: one}\n", (Put(("gaps", "g"), "two"),)),
    "a pair": (
        "- id: q\n  type: matching\n  stem: S\n  pairs: [{left: one, right: 1st}, {left: two, right: 2nd}]\n",
        (Put(("pairs", 0, "right"), "2nd"), Put(("pairs", 1, "right"), "1st")),
    ),
    "another type": (QUESTION, (Put(("type",), "true-false"), Take(("options",)), Put(("answer",), True))),
}


@pytest.mark.parametrize(("text", "edits"), KEYS.values(), ids=KEYS)
def test_a_fix_never_keys_something_else(text: str, edits: tuple[Edit, ...]) -> None:
    result = mended(text, *edits)
    assert result.source.decode() == text
    assert result.refused


def test_what_keeps_the_key_may_change_how_it_is_asked() -> None:
    text = "- id: q\n  type: multiple-choice\n  stem: S\n  options: [{text: 'True'}, {text: 'False', correct: true}]\n  rationale: R\n"
    result = mended(text, Put(("type",), "true-false"), Take(("options",)), Put(("answer",), False))
    assert result.refused == []
    assert result.source.decode() == "- id: q\n  type: true-false\n  stem: S\n  rationale: R\n  answer: false\n"


@pytest.mark.parametrize(
    "words",
    [
        "Option B is what we breathe.",
        "The second answer is right.",
        "A and C are gases.",
        "Both (a) and (b) hold.",
        "See answer 2.",
        "Compare statements A and B.",
        "B is right.",
        # In doubt a letter is a place.
    ],
)
def test_nothing_is_put_in_order_where_a_text_names_a_place(words: str) -> None:
    text = QUESTION.replace("rationale: R", f"rationale: {words}")
    result = mended(text, Arrange(("options",), (1, 0)))
    assert result.source.decode() == text
    assert "letter or a position" in result.refused[0][1]


@pytest.mark.parametrize(
    "words", ["A gas is lighter.", "It is the second lightest gas.", "Vitamin B helps.", "Vitamin B is no gas.", "`A and B` is code."]
)
def test_other_letters_and_numbers_are_no_places(words: str) -> None:
    result = mended(QUESTION.replace("rationale: R", f"rationale: {words!r}"), Arrange(("options",), (1, 0)))
    assert result.refused == []


def test_one_and_true_are_not_the_same_remedy() -> None:
    result = mended_by(QUESTION, finding_with(Put(("points",), 1)), finding_with(Put(("points",), True)))
    assert len(result.mended) == 1
    assert "  points: 1\n" in result.source.decode()
