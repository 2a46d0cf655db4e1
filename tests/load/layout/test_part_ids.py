"""`--ids`: each part gets the next letter that nothing beside it has."""

from __future__ import annotations

import pytest

from quizkit.load.layout.formatter import format_source
from quizkit.load.yaml import compose

PAIRS: dict[str, tuple[str, str, str]] = {
    "options, with the letters that are free": (
        "question",
        """\
- id: q
  type: multiple-choice
  stem: S
  options:
    - text: A
      correct: true
    - id: a
      text: B
    # the third
    - text: C # quizkit: ignore[longest-key] why
    - id: c
      text: D
    - correct: false
      text: E
""",
        """\
- id: q
  type: multiple-choice
  stem: S
  options:
    - id: b
      text: A
      correct: true
    - id: a
      text: B
    # the third
    - id: d
      text: C # quizkit: ignore[longest-key] why
    - id: c
      text: D
    - id: e
      text: E
      correct: false
""",
    ),
    "in braces": (
        "question",
        "- id: q\n  type: short-answer\n  answers: [{text: A}, {text: B, weight: 1/2}, {}]\n",
        "- id: q\n  type: short-answer\n  answers: [{id: a, text: A}, {id: b, text: B, weight: 1/2}, {id: c}]\n",
    ),
    "a pair without braces gets some": (
        "question",
        "- id: q\n  type: short-answer\n  answers: [text: A, text: B]\n",
        "- id: q\n  type: short-answer\n  answers: [{id: a, text: A}, {id: b, text: B}]\n",
    ),
    "in braces over several lines": (
        "question",
        "- id: q\n  type: ordering\n  items:\n    - {\n        text: A\n      }\n    - {text: B,\n        x: 1}\n",
        "- id: q\n  type: ordering\n  items:\n    - {\n        id: a,\n        text: A\n      }\n    - {id: b, text: B,\n        x: 1}\n",
    ),
    "pairs and distractors share their letters": (
        "question",
        """\
- id: q
  type: matching
  distractors:
    - text: D
    - id: b
      text: E
  pairs:
    - left: A
      right: B
    - left: C
      right: D
""",
        """\
- id: q
  type: matching
  pairs:
    - id: a
      left: A
      right: B
    - id: c
      left: C
      right: D
  distractors:
    - id: d
      text: D
    - id: b
      text: E
""",
    ),
    "distractors do not take the names of gaps": (
        "question",
        "- id: q\n  type: drag-words\n  gaps: {a: A, c: C}\n  distractors: [{text: B}, {text: D}]\n",
        "- id: q\n  type: drag-words\n  gaps: {a: A, c: C}\n  distractors: [{id: b, text: B}, {id: d, text: D}]\n",
    ),
    "each gap begins anew": (
        "question",
        """\
- id: q
  type: cloze
  gaps:
    x:
      kind: text
      answers: [{text: A}]
    y:
      kind: dropdown
      options: [{text: A}, {text: B}]
    z:
      kind: numeric
      answers: [{value: 1}]
    unknown:
      kind: nonsense
      answers: [{value: 1}]
""",
        """\
- id: q
  type: cloze
  gaps:
    x:
      kind: text
      answers: [{id: a, text: A}]
    y:
      kind: dropdown
      options: [{id: a, text: A}, {id: b, text: B}]
    z:
      kind: numeric
      answers: [{id: a, value: 1}]
    unknown:
      kind: nonsense
      answers: [{value: 1}]
""",
    ),
    "items do not take the ids of categories, and categories get none": (
        "question",
        "- id: q\n  type: categorize\n  categories:\n    - {id: a, title: A}\n    - title: B\n  items: [{text: X, category: a}]\n",
        "- id: q\n  type: categorize\n  categories:\n    - {id: a, title: A}\n    - title: B\n  items: [{id: b, text: X, category: a}]\n",
    ),
    "the lines of a rubric, and units not": (
        "question",
        "- id: q\n  type: essay\n  rubric:\n    - text: A\n      points: 1\n- id: r\n  type: numeric\n  units: [{name: m}]\n",
        "- id: q\n  type: essay\n  rubric:\n    - id: a\n      text: A\n      points: 1\n- id: r\n  type: numeric\n  units: [{name: m}]\n",
    ),
    "the rows of a comparison": (
        "comparison",
        "id: c\ntitle: C\ncolumns: [{id: x, title: X}]\nrows:\n  - factor: A\n    cells: {x: {rating: partial}}\n",
        "id: c\ntitle: C\ncolumns: [{id: x, title: X}]\nrows:\n  - id: a\n    factor: A\n    cells: {x: {rating: partial}}\n",
    ),
    "what is no part stays without": (
        "term",
        "id: t\ntitle: T\ndefinition: D\naliases:\n  - text: A\nmisconceptions: [{say: S, actually: A}]\n",
        "id: t\ntitle: T\naliases:\n  - text: A\ndefinition: D\nmisconceptions: [{say: S, actually: A}]\n",
    ),
    "a dash on a line of its own, with a comment": (
        "question",
        "- id: q\n  type: ordering\n  items:\n    -\n      # first\n      text: A\n    - # second\n      text: B\n    - 5\n",
        """\
- id: q
  type: ordering
  items:
    - id: a
      # first
      text: A
    - # second
      id: b
      text: B
    - 5
""",
    ),
}


@pytest.mark.parametrize(("kind", "before", "after"), PAIRS.values(), ids=PAIRS)
def test_parts_without_an_id_get_one(kind: str, before: str, after: str) -> None:
    formatted = format_source(before.encode(), kind, with_ids=True)
    assert formatted.refusal is None
    assert formatted.text == after
    assert format_source(after.encode(), kind, with_ids=True).text == after
    assert format_source(after.encode(), kind).text == after


def test_after_z_comes_aa_and_words_that_mean_something_else_are_left_out() -> None:
    before = "id: q\ntype: ordering\nitems:\n" + "".join(f"  - text: T {number}\n" for number in range(400))
    formatted = format_source(before.encode(), "question", with_ids=True)
    assert formatted.refusal is None
    ids = [item["id"] for item in compose(formatted.text).roots[0]["items"]]
    assert ids[:2] == ["a", "b"]
    assert ids[25:28] == ["z", "aa", "ab"]
    assert len(set(ids)) == 400
    assert "no" not in ids
    assert "nn" in ids
    assert "np" in ids


def test_without_being_asked_no_id_is_written() -> None:
    source = "id: q\ntype: ordering\nitems:\n  - text: A\n"
    assert format_source(source.encode(), "question").text == source
