"""How hard a text is to read."""

from __future__ import annotations

import pytest

from quizkit.lint.analysis.reading_grade import reading_grade, syllables_of


@pytest.mark.parametrize(
    ("word", "count"),
    [("made", 1), ("table", 2), ("named", 1), ("wanted", 2), ("changes", 2), ("styles", 1), ("nation", 2), ("doing", 2), ("GPT", 1)],
)
def test_syllables_are_guessed_from_the_letters(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_a_text_without_words_has_no_grade() -> None:
    assert reading_grade(" 12 + 3 = ") is None


def test_short_words_in_short_sentences_are_easy() -> None:
    found = reading_grade("The cat sat. Dr. Who saw it. It ran to the big red barn and hid.")
    assert found is not None
    assert found.grade < 2
    assert (found.words, found.longest_words) == (16, 9)


def test_a_giant_text_is_read_in_part() -> None:
    found = reading_grade("word " * 200_000)
    assert found is not None
    assert found.words < 2_000
