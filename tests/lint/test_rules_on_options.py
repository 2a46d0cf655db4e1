"""Options that say the same, options that speak of the others, and keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkit.lint.analysis.meta_options import is_all_of_the_above, is_none_of_the_above
from quizkit.lint.registry import registry
from quizkit.model.question import DragWords, MultipleChoice, Option

from .banks import findings, lines, view_of


def duplicates(*options: str, stem: str = "Which one?") -> list[int]:
    """The options that duplicate-option points at, counted from 1."""
    entity = MultipleChoice(id="q", stem=stem, options=tuple(Option(text=text, correct=not number) for number, text in enumerate(options)))
    rule = registry().by_name["duplicate-option"]
    return [problem.path[1] + 1 for problem in rule.check(entity, view_of(entity))]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paris", "Paris"),
        ("Paris", "paris."),
        ("Paris", " Paris "),
        ("New York", "new  york"),
        ("caf\u00e9", "cafe\u0301"),
        ("**Paris**", "Paris"),
        ("[Paris](https://example.org)", "Paris"),
        ("A dog", "a dog"),
        ("GPT", "gpt"),
        ("`x`", "`x`"),
        ("`x` is 1.", "`x` is 1"),
        ("$x$", "$x$"),
        ("10^2^", "10^2^"),
        ("&amp;", "\\&"),
    ],
)
def test_what_reads_the_same_is_the_same(one: str, other: str) -> None:
    assert duplicates(one, "something else", other) == [3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("`x;`", "`x`"),
        ("`X`", "`x`"),
        ("`x.`", "`x`"),
        ("`a  b`", "`a b`"),
        ("$X$", "$x$"),
        ("$x.$", "$x$"),
        ("$x^2$", "x\\^2"),
        ("10^2^", "102"),
        ("H~2~O", "H2O"),
        ("AA", "Aa"),
        ("AABB", "AaBb"),
        ("Aabb", "aabb"),
        ("CO", "Co"),
        ("5 mW", "5 MW"),
        ("BRCA1", "Brca1"),
        ("1.0", "1"),
        ("yes!", "yes"),
        ("...", "."),
        ("![](media:a)", "![](media:b)"),
        ("", ""),
    ],
)
def test_what_does_not_read_the_same_is_not(one: str, other: str) -> None:
    assert duplicates(one, "something else", other) == []


def test_three_that_differ_by_capitals_ask_about_capitals() -> None:
    assert duplicates("the white house", "the White House", "The White House") == []
    assert duplicates("the white house", "the White House", stem="Which one has the right capitals?") == []
    assert duplicates("the white house", "the White House") == [2]


def test_each_copy_is_reported_and_names_the_first() -> None:
    assert duplicates("a b", "a b", "c", "a b") == [2, 4]


def test_a_distractor_must_differ_from_the_words_of_gaps_which_may_repeat() -> None:
    rule = registry().by_name["duplicate-option"]
    stem = "{{a}} and {{b}}"
    same = DragWords(id="q", stem=stem, gaps={"a": "open", "b": "open"})
    assert not list(rule.check(same, view_of(same)))  # type: ignore[attr-defined]


def test_gaps_are_compared_each_by_itself(tmp_path: Path) -> None:
    example = """\
- id: q
  type: cloze
  stem: "{{one}} and {{two}}."
  gaps:
    one:
      kind: dropdown
      options:
        - {text: Open, correct: true}
        - {text: Closed}
    two:
      kind: dropdown
      options:
        - {text: Open}
        - {text: Closed, correct: true}
        - {text: open}
  rationale: So it is.
"""
    assert lines(findings(example, tmp_path, "duplicate-option")) == [15]


@pytest.mark.parametrize(
    "text",
    [
        "All of the above",
        "all of the above.",
        "All the above",
        "All of these",
        "All of these answers",
        "All of these are correct",
        "all of the listed options",
        "All of the mentioned",
        "Both of the above",
        "Each of these",
        "Any of the above",
        "All are correct",
        "All three of these",
        "D) All of the above",
        "All of them",
    ],
)
def test_options_that_mean_all_others(text: str) -> None:
    assert is_all_of_the_above(text)


@pytest.mark.parametrize(
    "text",
    [
        "All of these countries",
        "All of the weights",
        "All of the above-average pupils",
        "All of the data above the line",
        "All Saints",
        "Both parents",
        "Everything",
        "It is all of the above, and more",
        "Above all, the price",
        "all" * 1000,
    ],
)
def test_options_that_mean_something_else(text: str) -> None:
    assert not is_all_of_the_above(text)


@pytest.mark.parametrize("text", ["None of the above", "None of these.", "None", "Neither of these", "none of these options"])
def test_options_that_mean_no_other(text: str) -> None:
    assert is_none_of_the_above(text)


def longest_key(key: str, *others: str) -> bool:
    """Whether longest-key fires."""
    entity = MultipleChoice(id="q", stem="Which?", options=(Option(text=key, correct=True), *[Option(text=text) for text in others]))
    return bool(list(registry().by_name["longest-key"].check(entity, view_of(entity))))  # type: ignore[attr-defined]


def test_the_longest_key_counts_what_a_reader_sees() -> None:
    assert longest_key("the very first of all of them", "the second", "the third one")
    assert not longest_key("the **very** [first](https://example.org/long/address)", "the second of them", "the third one")
    assert longest_key("the very first of them", "the second", "None of the other answers")
    assert longest_key("the very first of them", "the second", "There is not enough information to tell.")


def test_the_longest_key_differs_by_more_than_a_word() -> None:
    assert not longest_key("in the north", "north", "south")
    assert longest_key("in the north of Spain", "north", "south")
    assert not longest_key("the river that flows through Vienna and Budapest", "the river that flows through Paris", "the sea")


def test_the_longest_key_is_a_matter_of_words() -> None:
    assert not longest_key("There is no such number.", "0", "1", "2")
    assert not longest_key("F, G, J, K", "F, G", "J, K")
    assert not longest_key("I and III only", "II only", "III only")
    assert not longest_key("None of these", "Nuts", "Meat")
    assert not longest_key("San Francisco", "Chicago", "Boston")
    assert not longest_key("the value of `x` after it", "`x`", "`y`")


def test_longest_key_waits_for_one_key(tmp_path: Path) -> None:
    example = """\
- id: q
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: Its licence
    - text: The precision in which its weights are stored in memory
      correct: true
    - text: The length of its context
      correct: true
  rationale: Weights of four bits take a quarter of the memory of sixteen.
"""
    assert [finding.rule for finding in findings(example, tmp_path)] == ["several-keys"]
    assert not findings(example, tmp_path, "longest-key")
