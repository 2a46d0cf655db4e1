"""Texts as authors write them, and their canonical form, worked out by hand."""

from __future__ import annotations

import pytest

from quizkit.load.layout.formatter import format_source

# What it shows: the kind, the text before and the text after.
PAIRS: dict[str, tuple[str, str, str]] = {
    "fields take the model's order": (
        "question",
        """\
- rationale: Because.
  stem: Why?
  type: true-false
  tags: [a]
  answer: true
  status: draft
  id: why
  title: Why
""",
        """\
- id: why
  type: true-false
  title: Why
  status: draft
  stem: Why?
  answer: true
  rationale: Because.
  tags: [a]
""",
    ),
    "parts take their order as well, whatever tells them apart": (
        "question",
        """\
- id: a
  type: cloze
  stem: "{{x}} and {{w}}"
  gaps:
    x:
      options:
        - correct: true
          text: A
          id: a
      kind: dropdown
    w:
      answers: [{weight: 0.5, text: b}]
      kind: text
""",
        """\
- id: a
  type: cloze
  stem: "{{x}} and {{w}}"
  gaps:
    x:
      kind: dropdown
      options:
        - id: a
          text: A
          correct: true
    w:
      kind: text
      answers: [{text: b, weight: 0.5}]
""",
    ),
    "fields that the model does not know come last, in the author's order": (
        "term",
        "zeta: 1\nalpha: 2\ndefinition: D\nid: a\nbeta: 3\n",
        "id: a\ndefinition: D\nzeta: 1\nalpha: 2\nbeta: 3\n",
    ),
    "a question of an unknown type keeps its order": (
        "question",
        "- stem: Why?\n  options:\n  - b: 1\n    a: 2\n  type: multiple-choise\n  id: a\n",
        "- stem: Why?\n  options:\n    - b: 1\n      a: 2\n  type: multiple-choise\n  id: a\n",
    ),
    "names that are data keep their order": (
        "scale",
        "id: s\ntitle: S\nattributes:\n  zeal: Z\n  age: A\ntiers:\n  - requires: {zeal: required, age: [x]}\n    title: T\n    id: t\n",
        "id: s\ntitle: S\nattributes:\n  zeal: Z\n  age: A\ntiers:\n  - id: t\n    title: T\n    requires: {zeal: required, age: [x]}\n",
    ),
    "the manifest": (
        "bank",
        "tags:\n    b:   B\n    a:   A\nschema: 1\ntitle:   Bank\n",
        "title: Bank\nschema: 1\ntags:\n  b: B\n  a: A\n",
    ),
    "lists keep their order and are indented by two below their field": (
        "question",
        "-   id: a\n    type: ordering\n    stem: S\n    items:\n    -   text: second\n        id: b\n    -   text: first\n        id: a\n",
        """\
- id: a
  type: ordering
  stem: S
  items:
    - id: b
      text: second
    - id: a
      text: first
""",
    ),
    "one space behind a colon, a dash and a comma, none within brackets": (
        "claim",
        '-   id:   a\n    "kind":   fact\n    statement :  S\n    about: [ term:a ,term:b,   term:c, ]\n'
        '    sources: [ ]\n    x: {"a":1,b:  2 }\n',
        '- id: a\n  statement: S\n  "kind": fact\n  about: [term:a, term:b, term:c]\n  sources: []\n  x: {"a": 1, b: 2}\n',
    ),
    "white space at the end of lines goes, one line end stays": (
        "claim",
        "id: a   \nstatement: 'b'  \nkind: fact \n\n\n",
        "id: a\nstatement: 'b'\nkind: fact\n",
    ),
    "entities get one empty line between them where one of them has": (
        "claim",
        "- id: a\n\n\n\n- id: b\n- id: c\n",
        "- id: a\n\n- id: b\n\n- id: c\n",
    ),
    "entities without empty lines between them get none": ("claim", "\n- id: a\n- id: b\n", "- id: a\n- id: b\n"),
    "fields keep one empty line above them, and none at the beginning": (
        "claim",
        "- id: a\n\n\n  statement: S\n\n  about:\n\n    - term:b\n\n    - term:c\n\n  kind: fact\n",
        "- id: a\n\n  statement: S\n\n  kind: fact\n\n  about:\n    - term:b\n\n    - term:c\n",
    ),
    "a dash on a line of its own comes to its item": ("claim", "-\n  id: a\n-\n\n  id: b\n", "- id: a\n- id: b\n"),
    "lists within lists": ("claim", "-   - a\n    -   b\n-\n  - - c\n", "- - a\n  - b\n- - - c\n"),
    "nothing stays nothing": ("claim", "- kind:   \n  id:\n  x: {a: , b, c: }\n", "- id:\n  kind:\n  x: {a: , b, c: }\n"),
    "a text keeps its quotes, its escapes and its length": (
        "claim",
        "- statement: 'it''s \"so\"'\n  id: \"\\x61\\u0062\"\n  notes: " + "long " * 60 + "end\n",
        "- id: \"\\x61\\u0062\"\n  statement: 'it''s \"so\"'\n  notes: " + "long " * 60 + "end\n",
    ),
    "a text of several lines keeps its lines": (
        "claim",
        """\
- id: a
  statement: one
         two

         three
  title:
      "four \\
           five\\ \x20
        six"
  notes: 'seven
       eight   '
""",
        """\
- id: a
  title:
    "four \\
    five\\ \x20
    six"
  statement: one
    two

    three
  notes: 'seven
    eight   '
""".replace("five\\ \x20\n", "five\\ \n"),
    ),
    "block scalars move as they are": (
        "claim",
        """\
- id: a
  notes: |
        first
          deeper   \n\
        \n\

        # no comment
  statement: >-
     folded
       kept
     folded
""",
        """\
- id: a
  statement: >-
    folded
      kept
    folded
  notes: |
    first
      deeper   \n\


    # no comment
""",
    ),
    "an indentation indicator says two": (
        "claim",
        "- id: a\n  notes: |4-\n        x\n      y\n  statement: >1\n     z\n",
        "- id: a\n  statement: >2\n      z\n  notes: |4-\n        x\n      y\n".replace("|4-\n        x\n      y", "|2-\n      x\n    y"),
    ),
    "empty lines that are text stay, and none is added to them": (
        "claim",
        "- id: a\n  notes: |+\n    x\n\n\n- id: b\n\n- notes: |+\n    y\n  id: c\n- id: d\n",
        "- id: a\n  notes: |+\n    x\n\n\n- id: b\n\n- id: c\n  notes: |+\n    y\n- id: d\n",
    ),
    "a block scalar without a last line end gets none into its text": (
        "claim",
        "notes: |\n  x\nid: |+\n  y",
        "id: |-\n  y\nnotes: |\n  x\n",
    ),
    "an empty block scalar": ("claim", "- notes: |\n\n\n  id: a\n- notes: >-", "- id: a\n  notes: |\n- notes: >-\n"),
    "flow over several lines keeps its line ends": (
        "question",
        """\
- id: a
  type: multiple-choice
  tags: [
    a,
    b,
  ]
  stem: S
  options:
    - {text: A long text,
       id: a, correct: true}
    - {
        text: Another,
        id: b
      }
""",
        """\
- id: a
  type: multiple-choice
  stem: S
  options:
    - {id: a,
        text: A long text, correct: true}
    - {
        id: b,
        text: Another
      }
  tags: [
      a,
      b,
    ]
""",
    ),
    "a file in braces": ("claim", "{statement: S,id: a} # c\n", "{id: a, statement: S} # c\n"),
    "a list in brackets": ("claim", "[ {statement: S,id: a},\n{id: b}]\n", "[{id: a, statement: S},\n  {id: b}]\n"),
    "an empty list": ("claim", "[ ]\n", "[]\n"),
    "a pair without braces": ("claim", "- id: a\n  about: [ x : 1,y]\n", "- id: a\n  about: [x: 1, y]\n"),
    "marks of a document stay": (
        "claim",
        "# top\n---   # first\n\nstatement: S\nid: a\n...\n",
        "# top\n---   # first\nid: a\nstatement: S\n...\n",
    ),
    "a value on the line below stays there": (
        "claim",
        "- id: a\n  statement:\n         A statement\n",
        "- id: a\n  statement:\n    A statement\n",
    ),
    "words that others read as something else get quotes where they are text": (
        "question",
        """\
- id: no
  type: multiple-choice
  stem: No
  options:
    - {text: yes, id: y}
    - text: on # the switch
      id: n
    - text: 2024-05-01 "\\"
    - text: 12:30
    - text: 1.50
    - text: 0x1F
  reviewed: {by: Off, on: 2024-05-01}
""",
        """\
- id: "no"
  type: multiple-choice
  stem: "No"
  options:
    - {id: y, text: "yes"}
    - id: n
      text: "on" # the switch
    - text: "2024-05-01 \\"\\\\\\""
    - text: "12:30"
    - text: 1.50
    - text: "0x1F"
  reviewed: {by: "Off", on: 2024-05-01}
""",
    ),
    "letters beyond ASCII": ("claim", "statement: Größe 水 🙂\nid: a\n", "id: a\nstatement: Größe 水 🙂\n"),
    "nothing at all": ("claim", "", ""),
    "empty lines only": ("claim", "\n \n\n", ""),
}


@pytest.mark.parametrize(("kind", "before", "after"), PAIRS.values(), ids=PAIRS)
def test_a_text_is_brought_into_canonical_form(kind: str, before: str, after: str) -> None:
    formatted = format_source(before.encode(), kind)
    assert formatted.refusal is None
    assert formatted.text == after


@pytest.mark.parametrize(("kind", "after"), [(kind, after) for kind, _, after in PAIRS.values()], ids=PAIRS)
def test_what_is_canonical_stays_as_it_is(kind: str, after: str) -> None:
    assert format_source(after.encode(), kind).text == after


def test_crlf_becomes_lf() -> None:
    before = b"- notes: |+\r\n    x\r\n\r\n  statement: 'a\r\n    b'\r\n  id: a # c\r\n"
    assert format_source(before, "claim").text == "- id: a # c\n  statement: 'a\n    b'\n  notes: |+\n    x\n\n"


def test_two_thousand_entities_in_one_file() -> None:
    before = "".join(f"- statement: S {number}\n  id: claim-{number}\n" for number in range(2000))
    after = "".join(f"- id: claim-{number}\n  statement: S {number}\n" for number in range(2000))
    assert format_source(before.encode(), "claim").text == after


def test_every_level_that_the_dialect_allows_is_formatted() -> None:
    before = "- id: a\n  x:" + "".join(f"\n{' ' * (3 + level)}a:" for level in range(29)) + " 1\n"
    formatted = format_source(before.encode(), "claim")
    assert formatted.refusal is None
    assert formatted.text.endswith(f"\n{' ' * (2 + 2 * 29)}a: 1\n")
