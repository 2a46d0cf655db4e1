"""What cannot be formatted without risk is left alone, with a place and a reason."""

from __future__ import annotations

import pytest

from quizkit.load.layout import formatter, proof
from quizkit.load.layout.formatter import Refusal, format_source
from quizkit.load.layout.read import read_layout
from quizkit.load.yaml import compose

# The source, a part of the reason, and the place.
REFUSED: dict[str, tuple[bytes, str, tuple[int, int]]] = {
    "a syntax error": (b"- id: a\n  x: [b\n", "Not YAML", (2, 8)),
    "a colon within a text": (b"- id: a\n  statement: a: b\n", "A colon and a space", (2, 15)),
    "a tab": (b"- id: a\n\tkind: fact\n", "A tab", (2, 1)),
    "a tab behind a value": (b"- id: a\t\n", "A tab", (1, 8)),
    "a byte order mark": (b"\xef\xbb\xbf- id: a\n", "byte order mark", (1, 1)),
    "bytes that are no UTF-8": (b"- id: \xff\n", "is not UTF-8", (1, 7)),
    "a lone CR": (b"- id: a\r  kind: fact\n", "A lone CR", (1, 8)),
    "an anchor": (b"- id: &a b\n", "The anchor &a", (1, 7)),
    "an alias": (b"- id: &a b\n  x: *a\n", "The anchor &a", (1, 7)),
    "a tag": (b"- id: !!str b\n", "The tag", (1, 7)),
    "a merge key": (b"- <<: {a: 1}\n", "The merge key", (1, 3)),
    "a field that stands there twice": (b"- id: a\n  kind: fact\n  id: b\n", "a second time", (3, 3)),
    "a number as a field's name": (b"- 1: a\n", "something else than text", (1, 3)),
    "two documents": (b"id: a\n---\nid: b\n", "A second document", (2, 1)),
    "a directive": (b"%YAML 1.2\n---\nid: a\n", "A directive", (1, 1)),
    "a collection as a field's name": (b"? [a]\n: b\n", "must be plain text", (1, 3)),
    "a name behind a question mark": (b"- id: a\n  ? kind\n  : fact\n", "behind '? '", (2, 3)),
    "a name behind a question mark in braces": (b"- {? id : a}\n", "behind '? '", (1, 4)),
    "more levels than the dialect allows": (b"a: " + b"[" * 40 + b"]" * 40, "Nested deeper", (1, 35)),
    "a single value": (b"just a text\n", "a single value", (1, 1)),
    "a document that holds nothing": (b"---\n# c\n", "a single value", (1, 1)),
}


@pytest.mark.parametrize(("source", "reason", "place"), REFUSED.values(), ids=REFUSED)
def test_a_faulty_file_is_left_alone_and_the_reason_given(source: bytes, reason: str, place: tuple[int, int]) -> None:
    formatted = format_source(source, "claim")
    assert formatted.refusal is not None
    assert reason in formatted.refusal.message
    assert (formatted.refusal.line, formatted.refusal.column) == place


@pytest.mark.parametrize(
    "source",
    [
        "- id: a\n  statement: C #sharp\n  kind: fact\n",  # the text ends before the sign: a warning of lint, and its comment stays
        "- statement:\n- 1\n- ~\n- [a]\n",  # no shape that a schema accepts
        "- id: A B\n  kind: nonsense\n",
    ],
)
def test_what_is_wrong_in_other_ways_is_formatted_all_the_same(source: str) -> None:
    formatted = format_source(source.encode(), "claim")
    assert formatted.refusal is None
    assert formatted.text == source


SOURCE = "- statement: S # c\n  id: a\n  kind: fact\n"

# Results of a formatter gone wrong, and what is then said.
WRONG = {
    "- id: a\n  statement: T # c\n  kind: fact\n": "its data",
    "- id: a\n  statement: S # c\n": "its data",
    "- id: a\n  statement: S # c\n  kind: fact\n  x: 1\n": "its data",
    "- id: a\n  statement: S # c\n  kind: fact\n- id: b\n": "its data",
    "id: a\nstatement: S # c\nkind: fact\n": "its data",
    "- id: a\n  statement: S # c\n  kind: [fact\n": "its data",
    "- id: a\n  statement: S\n  kind: fact\n": "its comments",
    "- id: a\n  statement: S # c # c\n  kind: fact\n": "its comments",
    "- id: a\n  statement: S # d\n  kind: fact\n": "its comments",
    "- id: a # c\n  statement: S\n  kind: fact\n": "what its comments belong to",
    "- id: a\n  # c\n  statement: S\n  kind: fact\n": "what its comments belong to",
    "- id: a\n  statement: S # c\n  kind: fact\n\n": "it once more each time",
}


@pytest.mark.parametrize(("result", "changed"), WRONG.items())
def test_a_result_that_changes_more_than_the_layout_is_not_taken(monkeypatch: pytest.MonkeyPatch, result: str, changed: str) -> None:
    right = formatter._canonical
    monkeypatch.setattr(formatter, "_canonical", lambda tree, *rest: result if tree.text == SOURCE else right(tree, *rest))
    formatted = format_source(SOURCE.encode(), "claim")
    assert formatted.text == SOURCE
    assert formatted.refusal == Refusal(f"Formatting would change {changed}. That is a mistake of quizkit's: please report it.")


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("{a: 1, b: 2}", "{b: 2, a: 1}", True),
        ("[1, 2]", "[2, 1]", False),
        ("a: 1", "a: true", False),
        ("a: 1", "a: 1.0", False),
        ("a: 1.5", "a: 1.50", False),
        ("a: '1'", "a: 1", False),
        ("a: ~", "a: ''", False),
        ("a: yes", "a: 'yes'", True),
    ],
)
def test_data_is_the_same_where_only_the_order_of_fields_differs(before: str, after: str, is_same: bool) -> None:
    assert proof.is_same_data(compose(before).roots, compose(after).roots) is is_same


def test_an_id_is_all_that_may_come_in_and_only_into_parts_without_one() -> None:
    def changed(before: str, after: str) -> str | None:
        return proof.what_changed(compose(before), after, read_layout, with_ids=True)

    before = "options:\n  - text: A\n  - id: b\n"
    assert changed(before, "options:\n  - id: a\n    text: A\n  - id: b\n") is None
    assert changed(before, "options:\n  - id: a\n    text: A\n  - id: c\n") == "its data"
    assert changed(before, "options:\n  - id: a\n    text: B\n  - id: b\n") == "its data"
    assert changed(before, "id: a\noptions:\n  - text: A\n  - id: b\n") == "its data"
    assert changed(before, "options:\n  - text: A\n    x: a\n  - id: b\n") == "its data"
