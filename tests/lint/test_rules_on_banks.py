"""What only many questions together show."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from quizkit.finding import Finding

from .banks import findings

_WORDS = """amber birch cedar delta ember frost grove heron inlet juniper kelp larch maple north otter pine quartz river stone thorn"""


def bank(keys: Sequence[int], texts: Callable[[int, int, int], str], *, options: int = 4, more: str = "") -> str:
    """A bank with a question for each key; `texts` says what an option reads, from the question, the option and the key."""
    lines = []
    for number, key in enumerate(keys):
        listed = ", ".join(f'{{text: "{texts(number, at, key)}"{", correct: true" if at == key else ""}}}' for at in range(options))
        lines.append(f"- {{id: q-{number}, type: multiple-choice, stem: 'Number {number}?', options: [{listed}], rationale: So.{more}}}\n")
    return "".join(lines)


def alike(number: int, at: int, key: int) -> str:
    """Options of one length that share no word."""
    return f"{_WORDS.split()[(number * 4 + at) % 20][:4]}{chr(97 + at)}"


def longest(number: int, at: int, key: int) -> str:
    """The key is a little longer than the others."""
    return alike(number, at, key) + ("ing" if at == key else "")


def shared(number: int, at: int, key: int) -> str:
    """The key shares a word with each of two others."""
    words = {0: "amber birch", 1: "amber cedar", 2: "delta birch", 3: "heron inlet"}
    return words[(at - key) % 4]


def names(found: Sequence[Finding]) -> list[str]:
    return [finding.rule for finding in found]


LOTS = random.Random(5).choices(range(4), k=60)


def test_a_bank_by_lot_is_silent(tmp_path: Path) -> None:
    assert not findings(bank(LOTS, alike, more=", shuffle: false"), tmp_path, "BNK")


@pytest.mark.parametrize("count", [39, 40])
def test_keys_in_one_place_are_found_from_forty_questions_on(count: int, tmp_path: Path) -> None:
    keys = [2 if number % 5 else number % 4 for number in range(count)]
    found = findings(bank(keys, alike, more=", shuffle: false"), tmp_path, "key-position-bias")
    assert bool(found) == (count >= 40)
    for finding in found:
        assert finding.message.startswith("Of 40 questions with 4 options in a fixed order, 34 have the key in place 3, where 10 are to be")
        assert (Path(finding.path).name, finding.line, finding.column, finding.entity, finding.data_path) == (
            "bank.yaml",
            1,
            8,
            None,
            "/title",
        )


def test_places_say_nothing_where_options_are_shuffled_or_the_question_is_no_longer_asked(tmp_path: Path) -> None:
    assert not findings(bank([2] * 60, alike), tmp_path, "key-position-bias")
    assert not findings(bank([2] * 60, alike, more=", shuffle: false, status: retired"), tmp_path, "key-position-bias")


def test_a_long_run_is_found_though_all_places_are_alike(tmp_path: Path) -> None:
    keys = [0, 1, 2, 3] * 6 + [0, 1, 2] * 9 + [3] * 9
    (found,) = findings(bank(keys, alike, more=", shuffle: false"), tmp_path, "key-position-bias")
    assert found.message.startswith("Of 60 questions with 4 options in a fixed order, 9 in a row have the key in place 4 (p = 0.0006).")


def test_each_number_of_options_is_looked_at_apart_and_said_in_one_finding(tmp_path: Path) -> None:
    two = bank([1] * 40, alike, options=2, more=", shuffle: false").replace("id: q-", "id: two-")
    (found,) = findings(bank([2] * 40, alike, more=", shuffle: false") + two, tmp_path, "key-position-bias")
    assert "Of 40 questions with 2 options" in found.message
    assert "Of 40 questions with 4 options" in found.message


def test_a_key_that_is_always_a_little_longer_is_found_over_the_bank_and_not_in_one_question(tmp_path: Path) -> None:
    found = findings(bank(LOTS, longest), tmp_path, "longest-key-rate", "guesser-score", "longest-key")
    assert names(found) == ["longest-key-rate", "guesser-score"]
    rate, score = found
    assert rate.message.startswith(
        "In 60 of 60 questions in which one option is the longest, it is the key: 100.0 %, where chance gives 25.0 %"
    )
    assert "always takes the longest option scores 100.0 % on 60 questions, where chance gives 25.0 % (p < 0.0001)" in score.message
    assert [related.entity for related in rate.related] == [f"question:q-{number}" for number in range(5)]
    assert rate.related[0].message == "here the key is 1.6 times as long as any other option"
    assert score.related[0].message == "the key is the longest option"


def test_a_key_that_shares_words_is_found_by_the_score_alone(tmp_path: Path) -> None:
    (found,) = findings(bank(LOTS, shared), tmp_path, "BNK", "longest-key")
    assert found.rule == "guesser-score"
    assert "always takes the option that shares most words with the others scores 100.0 %" in found.message


def test_questions_with_unlike_numbers_of_options_are_judged_by_their_own_chance(tmp_path: Path) -> None:
    # Of two options the key is the longer one in 22 of 44: that is chance, though it would be much among four.
    two = bank([0] * 44, lambda number, at, key: alike(number, at, key) + ("s" if (at == key) == (number % 2) else ""), options=2)
    assert not findings(two.replace("id: q-", "id: two-") + bank([0] * 3, alike), tmp_path, "BNK")


def test_drafts_are_not_counted(tmp_path: Path) -> None:
    assert not findings(bank(LOTS, longest, more=", status: draft"), tmp_path, "BNK")


def test_a_comment_at_the_title_silences_the_finding(tmp_path: Path) -> None:
    manifest = "# file: bank.yaml\ntitle: Words # quizkit: ignore[longest-key-rate] a bank on long words\nschema: 1\nlanguage: en\n"
    found = findings(bank(LOTS, longest) + manifest, tmp_path, "longest-key-rate", "guesser-score", "unused-suppression")
    assert names(found) == ["guesser-score"]


def test_options_set_the_limits(tmp_path: Path) -> None:
    few = bank(LOTS[:10], longest)

    def found(**options: float) -> bool:
        settings: dict[str, Any] = {"longest-key-rate": options}
        return bool(findings(few, tmp_path, "longest-key-rate", **settings))

    assert not found()
    assert found(min_questions=5)
    assert not found(min_questions=5, p=1e-9)
    assert not found(min_questions=5, gain=0.9)


def test_a_skew_is_found_where_labels_are_stated_at_all(tmp_path: Path) -> None:
    easy = bank(LOTS[:45], alike, more=", difficulty: easy, bloom: remember")
    found = findings(easy + bank(LOTS, alike).replace("id: q-", "id: p-"), tmp_path, "difficulty-skew", "bloom-skew")
    assert names(found) == ["difficulty-skew", "bloom-skew"]
    assert "100.0 % of the 45 questions that state a difficulty say 'easy' (45 easy, 0 medium, 0 hard)" in found[0].message


def test_a_bank_whose_manifest_is_not_sound_is_judged_all_the_same(tmp_path: Path) -> None:
    found = findings(bank(LOTS, longest) + "# file: bank.yaml\nschema: 1\n", tmp_path, "longest-key-rate")
    assert sorted(names(found)) == ["longest-key-rate", "schema"]
