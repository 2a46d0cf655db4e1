"""How hard texts are to read."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from quizkit.model.question import Criterion, Essay, TrueFalse
from quizkit.model.term import Term
from quizkit.stats.readability import Reading, ReadingCount, syllables
from tests.lint.banks import view_of


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *[("a", 1), ("the", 1), ("be", 1), ("why", 1), ("scale", 1), ("scales", 1), ("called", 1), ("makes", 1), ("weights", 1)],
        *[("table", 2), ("tables", 2), ("people", 2), ("pages", 2), ("boxes", 2), ("wanted", 2), ("model", 2), ("licence", 2)],
        *[("parameter", 4), ("publication", 4), ("rhythm", 1), ("tsk", 1), ("don't", 1)],
    ],
)
def test_syllables_are_counted_about_right(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_grade_is_as_by_hand() -> None:
    reading = Reading("en", "stem")
    reading.add("The cat sat on the mat. It was red.")
    # Nine words of one syllable in two sentences: 0.39 · 4.5 + 11.8 · 1 - 15.59.
    assert (reading.number, reading.words, reading.sentences, reading.syllables) == (1, 9, 2, 9)
    assert reading.words_per_sentence == 4.5
    assert reading.grade == pytest.approx(0.39 * 4.5 + 11.8 - 15.59)


def test_the_formula_is_for_english_alone() -> None:
    reading = Reading("pt", "stem")
    reading.add("O gato dorme.")
    assert (reading.words, reading.grade) == (3, None)
    assert Reading("en", "stem").grade is None


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("What is 3.5 of it?", 4, 1),
        ("No end", 2, 1),
        ("He said “Stop!” and “Why?” But … no.", 7, 4),
        ("12 + 3 = ?", 0, 0),
        ("It’s the dog's.", 3, 1),
        ("水は青い。", 1, 1),
        ("", 0, 0),
    ],
)
def test_words_and_sentences_are_what_a_reader_counts(text: str, words: int, sentences: int) -> None:
    reading = Reading("en", "stem")
    reading.add(text)
    assert (reading.words, reading.sentences) == (words, sentences)


def test_stems_and_rationales_are_counted_apart_and_code_not_at_all() -> None:
    count = ReadingCount()
    count.add(view_of(TrueFalse(id="q", stem="It prints `x = 1 for y in z`.", answer=True, rationale="So it is.", notes="For us.")))
    count.add(
        view_of(
            Essay(
                id="e",
                stem="Write it.",
                rubric=(Criterion(text="All is there.", points=Decimal(1)),),
                grader_notes="Read it.",
                language="de",
            )
        )
    )
    count.add(view_of(Term(id="t", title="Title here", definition="One word.", body="Two more words.", notes="For us.")))
    found = {(one.language, one.texts): one.words for one in count.done()}
    assert found == {("en", "stem"): 2, ("en", "rationale"): 3, ("en", "term"): 3, ("de", "stem"): 2}
    assert next(iter(found)) == ("en", "stem")


@pytest.mark.parametrize("unit", ["a", "e", "a' ", "ee.", ". ", "!?", "le"])
def test_a_text_of_a_megabyte_takes_no_time(unit: str) -> None:
    start = time.perf_counter()
    Reading("en", "stem").add(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - start < 2
