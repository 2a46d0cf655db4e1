"""Fields that are put in or taken away, and items in another order: with the comments that belong to them, in every layout."""

from __future__ import annotations

import re

import pytest

from quizkit.finding import Arrange, Edit, Put, Take
from tests.lint.fixing.mending import mended

HEAD = "- id: q\n  type: multiple-choice\n"

PUTS: dict[str, tuple[str, Edit, str]] = {
    "behind the field that comes before it": (
        "  stem: S # s\n  # r\n  rationale: R\n",
        Put(("points",), 2),
        "  stem: S # s\n  points: 2\n  # r\n  rationale: R\n",
    ),
    "first in an item": (
        "  options:\n    # one\n    - text: A # a\n      correct: true\n",
        Put(("options", 0, "id"), "a"),
        "  options:\n    # one\n    - id: a\n      text: A # a\n      correct: true\n",
    ),
    "last of all, without a last line end": ("  stem: S", Put(("options",), []), "  stem: S\n  options: []"),
    "behind a text of several lines": (
        "  stem: |\n    S\n\n    T\n\n  # o\n  shuffle: true\n",
        Put(("options",), []),
        "  stem: |\n    S\n\n    T\n  options: []\n\n  # o\n  shuffle: true\n",
    ),
    "within braces": (
        "  options: [{text: A}, {text: B, correct: true}]\n",
        Put(("options", 1, "id"), "b"),
        "  options: [{text: A}, {id: b, text: B, correct: true}]\n",
    ),
    "behind a field within braces": (
        "  options: [{text: A}, {text: B, correct: true}]\n",
        Put(("options", 1, "pin"), "last"),
        "  options: [{text: A}, {text: B, correct: true, pin: last}]\n",
    ),
    "into empty braces": ("  feedback: {}\n", Put(("feedback", "correct"), "Yes."), "  feedback: {correct: Yes.}\n"),
    "in place of a value": ("  points: 2 # two\n", Put(("points",), 3), "  points: 3 # two\n"),
    "in place of none": ("  points: # none\n  stem: S\n", Put(("points",), 3), "  points: 3 # none\n  stem: S\n"),
    "a text that needs quotes": ("  stem: S\n", Put(("x",), "no"), '  stem: S\n  x: "no"\n'),
    "a list of texts": ("  stem: S\n", Put(("x",), ["a, b", "c", "1"]), '  stem: S\n  x: ["a, b", c, "1"]\n'),
    "a mapping of numbers": ("  stem: S\n", Put(("x",), {"a": 1, "b: c": True}), '  stem: S\n  x: {a: 1, "b: c": true}\n'),
    "a text of several lines": ("  stem: S\n", Put(("rationale",), "R\n\nT\n"), "  stem: S\n  rationale: |\n    R\n\n    T\n"),
    "what the model does not know, at the end": ("  stem: S # s\n  # end\n", Put(("x",), 1), "  stem: S # s\n  x: 1\n  # end\n"),
    "a list in place of another": ("  tags: [a, b] # t\n", Put(("tags",), ["c"]), "  tags: [c] # t\n"),
    "into a list": ("  tags:\n  - a # a\n  - b\n", Put(("tags", 1), "c"), "  tags:\n  - a # a\n  - c\n"),
}


@pytest.mark.parametrize(("before", "edit", "after"), PUTS.values(), ids=PUTS)
def test_a_value_is_put_in(before: str, edit: Edit, after: str) -> None:
    result = mended(HEAD + before, edit)
    assert result.refused == []
    assert result.source.decode() == HEAD + after


TAKES: dict[str, tuple[str, Edit, str]] = {
    "a field with its comments": (
        "  # about s\n  # more\n  stem: S # s\n\n  points: 2\n",
        Take(("stem",)),
        "\n  points: 2\n",
    ),
    "between blank lines one of them goes": ("  a: 1\n\n  b: 2\n\n  c: 3\n", Take(("b",)), "  a: 1\n\n  c: 3\n"),
    "the last field": ("  stem: S\n  points: 2 # two", Take(("points",)), "  stem: S\n"),
    "the first field of an item": ("  x:\n    - a: 1 # a\n      b: 2\n", Take(("x", 0, "a")), "  x:\n    - b: 2\n"),
    "an item with all that is in it": (
        "  options:\n    - text: A\n    # b\n    - text: B\n      # in b\n      feedback: |\n        F\n"
        "      # end of b\n    # c\n    - text: C\n",
        Take(("options", 1)),
        "  options:\n    - text: A\n    # c\n    - text: C\n",
    ),
    "a list": ("  tags:\n  # a\n  - a\n  - b\n  # p\n  points: 2\n", Take(("tags",)), "  # p\n  points: 2\n"),
    "a field that a suppression stands above": (
        "  a: 1\n  # quizkit: ignore[x] y\n  b: 2\n  c: 3\n",
        Take(("b",)),
        "  a: 1\n  c: 3\n",
    ),
    "within brackets": ("  tags: [a, b, c]\n", Take(("tags", 1)), "  tags: [a, c]\n"),
    "the first within brackets": ("  tags: [ a, b ]\n", Take(("tags", 0)), "  tags: [ b ]\n"),
    "the only one within brackets": ("  tags: [a]\n", Take(("tags", 0)), "  tags: []\n"),
    "on lines within braces": ("  x: {\n    a: 1,\n    b: 2,\n    }\n", Take(("x", "b")), "  x: {\n    a: 1,\n    }\n"),
}


@pytest.mark.parametrize(("before", "edit", "after"), TAKES.values(), ids=TAKES)
def test_a_field_or_an_item_is_taken_away(before: str, edit: Edit, after: str) -> None:
    result = mended(HEAD + before, edit, safety="unsafe")
    assert result.refused == []
    assert result.source.decode() == HEAD + after


@pytest.mark.parametrize("name", ["a field with its comments", "the last field", "an item with all that is in it", "a list"])
def test_a_safe_remedy_takes_no_comment_along(name: str) -> None:
    before, edit, _ = TAKES[name]
    result = mended(HEAD + before, edit)
    assert result.source.decode() == HEAD + before
    assert "comment would be lost" in result.refused[0][1]


def test_parts_with_ids_are_not_taken_away_with_their_list() -> None:
    text = HEAD + "  x: 1\n  y:\n    - {id: a, text: A}\n"
    result = mended(text, Take(("y",)), safety="unsafe")
    assert result.source.decode() == text
    assert "has an id" in result.refused[0][1]


ARRANGED: dict[str, tuple[str, tuple[int, ...], str]] = {
    "items with all that is in them": (
        """\
  options: # three
    # first
    - text: A # a
      feedback: >
        F

        G
    # second
    - text: B
      # in b
      correct: true
      # end of b

    - {text: C, correct: false} # c
    # the end
  rationale: R
""",
        (2, 0, 1),
        """\
  options: # three
    - {text: C, correct: false} # c
    # first
    - text: A # a
      feedback: >
        F

        G

    # second
    - text: B
      # in b
      correct: true
      # end of b
    # the end
  rationale: R
""",
    ),
    "flush with its name, and the last of the file": (
        "  options:\n  - text: A\n  # quizkit: ignore[longest-key] because\n  - text: B\n    correct: true\n  - text: C",
        (1, 2, 0),
        "  options:\n  # quizkit: ignore[longest-key] because\n  - text: B\n    correct: true\n  - text: C\n  - text: A",
    ),
    "with a suppression behind the text": (
        "  options:\n    - text: A # quizkit: ignore[longest-key] because\n    - text: B\n",
        (1, 0),
        "  options:\n    - text: B\n    - text: A # quizkit: ignore[longest-key] because\n",
    ),
    "with dashes on lines of their own": (
        "  options:\n    -\n      # a\n      text: A\n    - # b\n      text: B\n",
        (1, 0),
        "  options:\n    - # b\n      text: B\n    -\n      # a\n      text: A\n",
    ),
    "within brackets": (
        "  options: [{text: A}, {text: 'Ex: F'} ,  {text: D}]\n",
        (2, 0, 1),
        "  options: [{text: D}, {text: A} ,  {text: 'Ex: F'}]\n",
    ),
    "on lines within brackets": (
        "  options: [\n    {text: A},\n    {text: B,\n     correct: true}\n    ]\n",
        (1, 0),
        "  options: [\n    {text: B,\n     correct: true},\n    {text: A}\n    ]\n",
    ),
    "with comments within brackets": (
        "  options: [\n    # first\n    {text: A}, # a\n    # second\n    {text: B} # b\n    ]\n",
        (1, 0),
        "  options: [\n    # second\n    {text: B}, # b\n    # first\n    {text: A} # a\n    ]\n",
    ),
}


@pytest.mark.parametrize(("before", "order", "after"), ARRANGED.values(), ids=ARRANGED)
def test_items_are_put_in_another_order(before: str, order: tuple[int, ...], after: str) -> None:
    result = mended(HEAD + "  stem: S\n" + before, Arrange(("options",), order))
    assert result.refused == []
    assert result.source.decode() == HEAD + "  stem: S\n" + after


REFUSED: dict[str, tuple[str, Edit, str]] = {
    "the comment may speak of both fields": ("  # scoring\n  points: 2\n  penalty: 1\n", Take(("points",)), "clear"),
    "the comment may speak of the list": ("  x:\n  # these\n  - a\n  - b\n", Take(("x", 0)), "clear"),
    "a comment below a field stands further right than the next one": (
        "  a: 1\n    # below\n  b: 2\n",
        Take(("a",)),
        "something else",
    ),
    "the only field": ("  x:\n    a: 1\n", Take(("x", "a")), "Nothing would be left"),
    "a comment within braces": ("  x: {a: 1, # a\n    b: 2}\n", Take(("x", "a")), "comments|Comments"),
    "the comment above the first item may speak of the list": (
        "  options:\n    # in order of size\n    - text: A\n    - text: B\n",
        Arrange(("options",), (1, 0)),
        "whole list",
    ),
    "a comment stands apart": ("  options:\n    - text: A\n    # the others\n\n    - text: B\n", Arrange(("options",), (1, 0)), "clear"),
    "comments between items on one line": (
        "  options: [{text: A}, {text: B}, # b\n    {text: C}]\n",
        Arrange(("options",), (1, 0, 2)),
        "omments",
    ),
    "no such order": ("  options: [{text: A}, {text: B}]\n", Arrange(("options",), (0, 0)), "put in order"),
    "a list that is not there": ("  stem: S\n", Arrange(("tags",), (0, 1)), "not there"),
    "a key of two parts": ("  ? x\n  : 1\n  y: 2\n", Take(("y",)), "not understood"),
    "a list line by line is not replaced": ("  tags:\n  - a\n", Put(("tags",), ["b"]), "line by line"),
    "the entity": ("  stem: S\n", Take(()), "whole"),
    "an id": ("  stem: S\n", Put(("id",), "p"), "id never changes"),
    "the id of a part": ("  options: [{id: a, text: A}]\n", Put(("options", 0, "id"), "b"), "id never changes"),
    "a field that is taken from a part with its id": ("  options: [{id: a, text: A}]\n", Take(("options", 0, "id")), "id never changes"),
}


@pytest.mark.parametrize(("before", "edit", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_clear_is_refused(before: str, edit: Edit, reason: str) -> None:
    text = HEAD + ("" if "stem" in before else "  stem: S\n") + ("" if "options" in before else "  options: []\n") + before
    result = mended(text, edit, safety="unsafe")
    assert result.source.decode() == text
    ((_, said),) = result.refused
    assert re.search(reason, said)
