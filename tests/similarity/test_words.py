"""A text as words: what makes no difference between texts goes, and what does stays."""

from __future__ import annotations

from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.similarity.diff import aligned, shortened
from quizkit.similarity.words import _all_words, compared, is_operator, is_unspaced, shown_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What is a token?", ["What", "is", "a", "token"]),
        ("C, C++ and C#", ["C", "C++", "and", "C#"]),
        ("Is a<b or a >= b?", ["Is", "a", "<", "b", "or", "a", ">=", "b"]),
        ("x^2 and y²", ["x", "^", "2", "and", "y", "^", "2"]),
        ("H₂O", ["H2O"]),
        ("1,500 or 1500", ["1500", "or", "1500"]),
        ("3,5 is no 35", ["3,5", "is", "no", "35"]),
        ("10\u202f000 people", ["10000", "people"]),
        ("the 1st of 2", ["the", "1st", "of", "2"]),
        ("5kg at 10:30", ["5", "kg", "at", "10:30"]),
        ("It isn’t 'so'", ["It", "isnt", "so"]),
        ("“open-weight”", ["open", "weight"]),
        ("from -5 to 5", ["from", "-", "5", "to", "5"]),
        ("f'(x)", ["f", "'", "x"]),
        ("2*(3+4)", ["2", "*", "(", "3", "+", "4"]),
        ("(2*3)+4", ["2", "*", "3", ")", "+", "4"]),
        ("2(x + 1)", ["2", "(", "x", "+", "1"]),
        ("(in brackets) and 'in quotes'", ["in", "brackets", "and", "in", "quotes"]),
        ("the type of '5' or 5", ["the", "type", "of", "'", "5", "'", "or", "5"]),
        ("print('a')", ["print", "(", "'", "a", "'"]),
        ("print(a)", ["print", "(", "a"]),
        ("15 - 3, 15−3 and –3", ["15", "-", "3", "15", "-", "3", "and", "-", "3"]),
        ("Stop! n! is 5!", ["Stop", "n", "!", "is", "5", "!"]),
        ("The ____ is", ["The", "is"]),
        ("snake_case", ["snake_case"]),
        ("ﬁne Ⅳ", ["fine", "IV"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("日本の", ["日", "本", "の"]),
        ("?!… 🙂", ["🙂"]),
        ("F♯ or F♭-minor", ["F", "♯", "or", "F", "♭", "minor"]),
        ("🇬🇧🇧🇬", ["🇬🇧", "🇧🇬"]),
        ("👍🏻/👍🏿 👨\u200d👩\u200d👧", ["👍🏻", "/", "👍🏿", "👨\u200d👩\u200d👧"]),
        ("❤\ufe0f 1\ufe0f\u20e3", ["❤", "1"]),
        ("† is no ‡", ["†", "is", "no", "‡"]),
        ("⠁ – 𝄞 ─ ☰", ["⠁", "𝄞", "─", "☰"]),
        ("𝅘𝅥𝅮 or 𝅘𝅥𝅯", [normalize("NFKC", "𝅘𝅥𝅮"), "or", normalize("NFKC", "𝅘𝅥𝅯")]),
        ("What is ¿ and „ ? ¿Qué?", ["What", "is", "¿", "and", "„", "Qué"]),
        ("½ of it", ["1", "/", "2", "of", "it"]),
        ("Word® and Word™, ® or ©", ["Word", "and", "Word", "®", "or", "©"]),
        ('Is it ";" or “:”?', ["Is", "it", ";", "or", ":"]),
        ("Is it '\"' or \"'\" or (!)?", ["Is", "it", '"', "or", "'", "or", "!"]),
        ('Is it "♯"?', ["Is", "it", "♯"]),
        ('He said "Stop!", "Go!" (...)', ["He", "said", "Stop", "Go"]),
        ('"a", "b" and " "', ["a", "b", "and"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("日本の首都", ["日本", "本の", "の首", "首都"]),
        ("AI と 人", ["AI", "と人"]),
        ("水 2 水", ["水", "2", "水"]),
        ("plain words", ["plain", "words"]),
    ],
)
def test_scripts_without_spaces_are_compared_by_pairs(text: str, tokens: list[str]) -> None:
    assert list(compared(words_of(text))) == tokens


@pytest.mark.parametrize("char", "字かカไລကក")
def test_characters_of_such_scripts(char: str) -> None:
    assert is_unspaced(char)


def test_operators() -> None:
    assert all(map(is_operator, ("<", "≥", "->", "%", "°", "♯", "🇫🇷", "👍🏿", "𝄞", ";")))
    assert not any(map(is_operator, ("C++", "x", "2", "字")))


@given(st.text())
def test_the_pieces_that_are_shown_are_the_text(text: str) -> None:
    assert "".join(shown_words(text)) == " ".join(text.split())


@given(st.text(alphabet="aB1.,'-<> é字_", max_size=40))
def test_words_hold_every_letter_and_digit_once(text: str) -> None:
    kept = "".join(char for char in "".join(words_of(text)) if char.isalnum())
    assert kept == "".join(char for char in text if char.isalnum())


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_pieces_of_a_diff_make_both_sides(left: list[str], right: list[str]) -> None:
    pieces = list(aligned(left, right))
    assert [word for piece in pieces for word in piece.left] == left
    assert [word for piece in pieces for word in piece.right] == right
    assert all((piece.left == piece.right) == piece.is_same for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "_" * 500_000,
        "1," * 250_000,
        "字" * 500_000,
        "x-" * 250_000,
        "a'" * 250_000,
        "👍\u200d" * 250_000,
        ' ".' * 250_000,
        " " * 500_000,
    ],
)
def test_a_giant_of_one_kind_is_read(text: str) -> None:
    assert len(words_of(text)) <= len(text)


def test_long_pieces_keep_their_ends() -> None:
    pieces = shortened(aligned([*"abcdefgh", "x"], [*"abcdefgh", "y"]), 2)
    assert [piece.left for piece in pieces] == [("a", "b", "… ", "g", "h"), ("x",)]


PIECES = [*("a", "Word", "x", "12", "7", "1,500", "3.5", "2nd", ".5"), *"   ", *',.?!:;"-(\n']


SYMBOLS = [char for char in map(chr, range(0x80, 0x20000)) if category(char)[0] == "S" and normalize("NFKC", char) == char != "−"]


@given(st.sampled_from(SYMBOLS))
def test_every_symbol_beyond_ascii_is_a_sign(char: str) -> None:
    assert words_of(f"a {char} b") == ["a", "/" if char == "⁄" else char, "b"]
    assert is_operator(char)


@given(st.lists(st.sampled_from(PIECES)))
def test_texts_of_plain_words_and_numbers_are_taken_apart_like_all_others(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert words_of(text) == _all_words(text)
