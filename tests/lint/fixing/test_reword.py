"""Other words in a text: in every style of scalar, and nothing else of the file changes."""

from __future__ import annotations

import pytest

from quizkit.finding import Reword
from tests.lint.fixing.mending import mended

BEFORE = "# about it\n- id: q # its id\n  type: essay\n"
AFTER = " # behind\n  # below\n  points: 2\n"

# The source of a stem, the words that are replaced and the new ones, and the source afterwards.
SCALARS = {
    "plain": ("Which is not a gas?", "not", "NOT", "Which is NOT a gas?"),
    "plain, at its end": ("Which is not", "not", "NOT", "Which is NOT"),
    "plain, where the new words need quotes": ("Which is a gas?", "gas?", "gas: #2?", '"Which is a gas: #2?"'),
    "plain, that then begins with a sign": ("not a gas", "not", "**not**", '"**not** a gas"'),
    "plain, that then is a word of YAML": ("nos", "s", "", '"no"'),
    "plain, with quotes in it": ('A "gas', "A", "- ", "'-  \"gas'"),
    "plain, with an emoji and a combining letter before it": ("🙂 e\u0301t not", "not", "NOT", "🙂 e\u0301t NOT"),
    "plain, on two lines": ("Which is\n    not a gas?", "not", "**not**", "Which is\n    **not** a gas?"),
    "single-quoted": ("'It''s not: a gas'", "not", "isn't", "'It''s isn''t: a gas'"),
    "single-quoted, on two lines": ("'It''s\n    not: a gas'", "not", "NOT", "'It''s\n    NOT: a gas'"),
    "double-quoted": ('"A \\"b\\" not\\u0021 \\U0001F642 not\\n"', "not\n", '"\\\n', '"A \\"b\\" not\\u0021 \\U0001F642 \\"\\\\\\n"'),
    "double-quoted, on two lines": ('"Which is \\\n    not: a\n    gas"', "not: a", "NOT: a", '"Which is \\\n    NOT: a\n    gas"'),
}


@pytest.mark.parametrize(("old", "words", "new", "after"), SCALARS.values(), ids=SCALARS)
def test_words_are_replaced_in_a_scalar(old: str, words: str, new: str, after: str) -> None:
    from quizkit.load.yaml import compose

    text = f"{BEFORE}  stem: {old}{AFTER}"
    value = compose(text).roots[0]["stem"]
    start = value.rindex(words)
    result = mended(text, Reword(("stem",), new, (start, start + len(words))))
    assert result.refused == []
    assert result.source.decode() == f"{BEFORE}  stem: {after}{AFTER}"


BLOCKS = {
    "literal": ("| # as is\n    Which is\n      not\n\n    a gas?\n", "not", "NOT", "| # as is\n    Which is\n      NOT\n\n    a gas?\n"),
    "literal, more lines": ("|\n    one\n    two\n", "two", "two\n\nthree", "|\n    one\n    two\n\n    three\n"),
    "literal, its last words": ("|-\n    one\n    two\n", "two", "2", "|-\n    one\n    2\n"),
    "literal, with an indicator": ("|2\n     one\n    two\n", "two", "2", "|2\n     one\n    2\n"),
    "literal, with blank lines kept": ("|+\n    one\n    two\n\n\n", "two", "2", "|+\n    one\n    2\n\n\n"),
    "folded": (">\n    Which is\n    not\n    a gas?\n", "not", "NOT", ">\n    Which is\n    NOT\n    a gas?\n"),
    "folded, over a line end": (">\n    Which is\n    not\n    a gas?\n", "not a", "NOT A", ">\n    Which is\n    NOT A gas?\n"),
    "folded, stripped": (">-\n    Which is\n    not\n", "not", "NOT", ">-\n    Which is\n    NOT\n"),
    "folded, with paragraphs": (">\n    one\n\n    two\n    three\n", "three", "3", ">\n    one\n\n    two\n    3\n"),
}


@pytest.mark.parametrize(("old", "words", "new", "after"), BLOCKS.values(), ids=BLOCKS)
def test_words_are_replaced_in_a_block(old: str, words: str, new: str, after: str) -> None:
    from quizkit.load.yaml import compose

    text = f"{BEFORE}  stem: {old}  points: 2 # two\n"
    start = compose(text).roots[0]["stem"].index(words)
    result = mended(text, Reword(("stem",), new, (start, start + len(words))))
    assert result.refused == []
    assert result.source.decode() == f"{BEFORE}  stem: {after}  points: 2 # two\n"


WHOLES = {
    "plain": ("One", "Two", "Two"),
    "plain, then several lines": ("One", "Two\nthree", '"Two\\nthree"'),
    "double-quoted stays so": ('"One"', "Two", '"Two"'),
    "single-quoted stays so": ("'One'", "It's", "'It''s'"),
    "literal": ("|\n    One\n    two", "Three\nfour\n", "|\n    Three\n    four"),
    "literal, without its last line end": ("|\n    One", "Two", "|-\n    Two"),
    "folded": (">-\n    One\n    two", "Three\nfour", ">-\n    Three\n\n    four"),
}


@pytest.mark.parametrize(("old", "new", "after"), WHOLES.values(), ids=WHOLES)
def test_a_text_is_replaced_as_a_whole_in_its_style(old: str, new: str, after: str) -> None:
    result = mended(f"{BEFORE}  stem: {old}\n  points: 2\n", Reword(("stem",), new))
    assert result.refused == []
    assert result.source.decode() == f"{BEFORE}  stem: {after}\n  points: 2\n"


def test_an_item_of_a_list_and_a_text_within_brackets_are_reworded_alike() -> None:
    text = "- id: q\n  type: essay\n  tags:\n  - |\n    one\n    two\n  - one # 1\n  notes: [one, {a: one}]\n"
    result = mended(
        text,
        Reword(("tags", 0), "2", (4, 7)),
        Reword(("tags", 1), "1", (0, 3)),
        Reword(("notes", 0), "a, b", (0, 3)),
        Reword(("notes", 1, "a"), "[1]", (0, 3)),
    )
    assert result.refused == []
    assert result.source.decode() == (
        '- id: q\n  type: essay\n  tags:\n  - |\n    one\n    2\n  - "1" # 1\n  notes: ["a, b", {a: "[1]"}]\n'
    )


def test_several_words_of_one_text_are_replaced_at_once() -> None:
    text = "- id: q\n  type: essay\n  stem: one two three\n"
    result = mended(text, Reword(("stem",), "1", (0, 3)), Reword(("stem",), "3", (8, 13)))
    assert result.source.decode() == "- id: q\n  type: essay\n  stem: 1 two 3\n"
    quoted = mended(text, Reword(("stem",), "- 1", (0, 3)), Reword(("stem",), ": 3", (7, 13)))
    assert quoted.source.decode() == '- id: q\n  type: essay\n  stem: "- 1 two: 3"\n'


def test_words_that_are_replaced_twice_are_left_alone() -> None:
    text = "- id: q\n  type: essay\n  stem: one two three\n"
    assert mended(text, Reword(("stem",), "1", (0, 3)), Reword(("stem",), "x", (2, 4))).source.decode() == text


def test_what_is_no_text_or_has_no_such_words_is_refused() -> None:
    text = "- id: q\n  type: essay\n  points: 2\n  stem: one\n"
    for edit in (Reword(("points",), "3"), Reword(("stem",), "x", (2, 9)), Reword(("title",), "x"), Reword((), "x")):
        result = mended(text, edit)
        assert result.source.decode() == text
        assert len(result.refused) == 1
