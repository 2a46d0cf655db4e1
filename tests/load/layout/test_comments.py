"""Comments stay with what they belong to; the texts after the arrow are worked out by hand."""

from __future__ import annotations

import pytest

from quizkit.load.layout.formatter import format_source

PAIRS: dict[str, tuple[str, str, str]] = {
    "above a field it belongs to the field, behind a value to the value": (
        "claim",
        "- id: a # the id\n  # why a fact\n  # and no opinion\n  kind: fact   # aligned\n  # what it says\n  statement: S\n",
        "- id: a # the id\n  # what it says\n  statement: S\n  # why a fact\n  # and no opinion\n  kind: fact   # aligned\n",
    ),
    "above an item it belongs to the item": (
        "claim",
        "# about a\n- statement: S\n  id: a\n\n # about b\n- statement: T\n  id: b\n",
        "# about a\n- id: a\n  statement: S\n\n# about b\n- id: b\n  statement: T\n",
    ),
    "at the end of an item or a list it stays last there": (
        "question",
        """\
- id: a
  options:
    - text: A
      id: a
      # the end of the option
    # - id: b
    #   text: B

  # why this type
  type: multiple-choice
  # the end of the question
# the end of the file
""",
        """\
- id: a

  # why this type
  type: multiple-choice
  options:
    - id: a
      text: A
      # the end of the option
    # - id: b
    #   text: B
  # the end of the question
# the end of the file
""",
    ),
    "an item that became a comment stays in a list that is not indented": (
        "question",
        "id: a\noptions:\n- id: a\n# - id: b\n#   text: B\n\n# why this type\ntype: multiple-choice\n",
        "id: a\n\n# why this type\ntype: multiple-choice\noptions:\n  - id: a\n  # - id: b\n  #   text: B\n",
    ),
    "set apart at the top of a file it stays there": (
        "claim",
        "# The claims of\n# chapter one\n\n# what it says\nstatement: S\nid: a\n",
        "# The claims of\n# chapter one\n\nid: a\n# what it says\nstatement: S\n",
    ),
    "directly above the first field it moves with the field": (
        "claim",
        "# what it says\nstatement: S\nid: a\n",
        "id: a\n# what it says\nstatement: S\n",
    ),
    "what comes to the top does not become the file's": (
        "claim",
        "statement: S\n# the id\n\nid: a\n",
        "# the id\nid: a\nstatement: S\n",
    ),
    "what editors look for stays at the top": (
        "claim",
        "# yaml-language-server: $schema=../schemas/claim.schema.json\n# what it says\nstatement: S\nid: a\n",
        "# yaml-language-server: $schema=../schemas/claim.schema.json\nid: a\n# what it says\nstatement: S\n",
    ),
    "between a name and what it names": (
        "question",
        """\
- options: # three of them

  # the first
  - text:
    # a word
     # or two
     A
    id: a
  -
    # the second
    text: B
  - # the third
    text: C
  type: multiple-choice
  id: a
""",
        """\
- id: a
  type: multiple-choice
  options: # three of them
    # the first
    - id: a
      text:
        # a word
        # or two
        A
    -
      # the second
      text: B
    - # the third
      text: C
""",
    ),
    "behind the sign of a block scalar, and below its text": (
        "claim",
        "- notes: | # as he said\n      x\n   # below\n  # the id\n  id: a\n",
        "- # below\n  # the id\n  id: a\n  notes: | # as he said\n    x\n".replace("- # below\n  # the id", "-\n  # below\n  # the id"),
    ),
    "below a name without a value": (
        "claim",
        "- id: a\n  notes:\n    # to do\n  kind: fact\n",
        "- id: a\n  kind: fact\n  notes:\n    # to do\n",
    ),
    "within brackets": (
        "claim",
        """\
- id: a
  about: [ # all of them
    # the first
    term:a # a
    , term:b, # b
    # no more
    ] # that was all
  statement: S
""",
        """\
- id: a
  statement: S
  about: [ # all of them
      # the first
      term:a, # a
      term:b, # b
    # no more
    ] # that was all
""",
    ),
    "within braces it moves with its field": (
        "question",
        "- options:\n    - {text: A, # the text\n       # the key\n       correct: true, id: a}\n  type: multiple-choice\n",
        """\
- type: multiple-choice
  options:
    - {id: a,
        text: A, # the text
        # the key
        correct: true}
""",
    ),
    "between a name and its value within braces": (
        "claim",
        "- x: {b: # c\n  1, a: # d\n   # e\n    {f: 2}}\n",
        "- x: {b: # c\n        1, a: # d\n        # e\n        {f: 2}}\n",
    ),
    "without a space before its sign": ("claim", '- x: "a"#b\n- {id: a}#c\n', '- x: "a" #b\n- {id: a} #c\n'),
    "signs in texts are no comments": (
        "claim",
        "- statement: C#, http://x#y\n  title: 'a # b'\n  id: \"c # d\"\n  notes: >\n   # e\n",
        "- id: \"c # d\"\n  title: 'a # b'\n  statement: C#, http://x#y\n  notes: >\n    # e\n",
    ),
    "a file of comments only": ("claim", "\n\n# a  \n\n\n   # b\n\n", "# a\n\n# b\n"),
    "before and behind the marks of a document": (
        "claim",
        "# a\n--- # b\n# c\n\n# d\nstatement: S\nid: a\n# e\n... # f\n# g",
        "# a\n--- # b\n# c\n\nid: a\n# d\nstatement: S\n# e\n... # f\n# g\n",
    ),
    "empty lines around comments": (
        "claim",
        "# a\n\n\n# b\n\n- id: a\n# c\n\n\n# d\n- id: b\n",
        "# a\n\n# b\n\n- id: a\n\n# c\n\n# d\n- id: b\n",
    ),
}


@pytest.mark.parametrize(("kind", "before", "after"), PAIRS.values(), ids=PAIRS)
def test_a_comment_stays_with_what_it_belongs_to(kind: str, before: str, after: str) -> None:
    formatted = format_source(before.encode(), kind)
    assert formatted.refusal is None
    assert formatted.text == after
    assert format_source(after.encode(), kind).text == after


SUPPRESSIONS: dict[str, tuple[str, str]] = {
    "behind a value it moves with the field": (
        "type: ordering\nitems:\n  - text: A # quizkit: ignore[longest-key] why\n    id: a\n",
        "type: ordering\nitems:\n  - id: a\n    text: A # quizkit: ignore[longest-key] why\n",
    ),
    "above an item it goes with the field that gives up the first line": (
        "type: ordering\nitems:\n  # an item\n  # quizkit: ignore[longest-key] why\n  - text: A\n    id: a\n",
        "type: ordering\nitems:\n  # an item\n  - id: a\n    # quizkit: ignore[longest-key] why\n    text: A\n",
    ),
    "above an item whose first line stays it stays": (
        "type: ordering\nitems:\n  # quizkit: ignore[raw-html] why\n  - {text: A, id: a}\n  # quizkit: ignore[raw-html]\n  - text: B\n",
        "type: ordering\nitems:\n  # quizkit: ignore[raw-html] why\n  - {id: a, text: A}\n  # quizkit: ignore[raw-html]\n  - text: B\n",
    ),
    "below a list it goes with the line below": (
        "type: ordering\ntags:\n  - a\n  # not b\n  # quizkit: ignore[raw-html] why\n\nstem: S\n",
        "type: ordering\n# quizkit: ignore[raw-html] why\n\nstem: S\ntags:\n  - a\n  # not b\n",
    ),
    "on one of the lines of braces it keeps all fields on their lines": (
        "type: multiple-choice\noptions:\n  - {correct: true, text: A, # quizkit: ignore[longest-key] why\n     id: a}\n",
        "type: multiple-choice\noptions:\n  - {correct: true, text: A, # quizkit: ignore[longest-key] why\n      id: a}\n",
    ),
    "behind braces of several lines it keeps all fields on their lines": (
        "type: multiple-choice\noptions:\n  - {correct: true, id: a,\n      text: A} # quizkit: ignore[longest-key] why\n",
        "type: multiple-choice\noptions:\n  - {correct: true, id: a,\n      text: A} # quizkit: ignore[longest-key] why\n",
    ),
    "above braces of several lines it keeps all fields on their lines": (
        "# quizkit: ignore[raw-html] why\n{stem: S, type: ordering,\n id: a}\n",
        "# quizkit: ignore[raw-html] why\n{stem: S, type: ordering,\n  id: a}\n",
    ),
    "above an item that begins with such braces it does so too": (
        "type: cloze\ngaps:\n  x:\n    options:\n    # quizkit: ignore[raw-html] why\n"
        "    - {correct: true,\n       text: A}\n    kind: dropdown\n",
        "type: cloze\ngaps:\n  x:\n    kind: dropdown\n    options:\n      # quizkit: ignore[raw-html] why\n"
        "      - {correct: true,\n          text: A}\n",
    ),
    "at the top of a file it stays above the first field": (
        "# The file\n# quizkit: ignore[raw-html] why\n\nstem: S\ntype: ordering\n",
        "# The file\n\ntype: ordering\n# quizkit: ignore[raw-html] why\nstem: S\n",
    ),
    "at the end of a file it silences nothing, and still does not": (
        "type: ordering\ntags:\n  - a\n  # quizkit: ignore[raw-html] why\n",
        "type: ordering\ntags:\n  - a\n# quizkit: ignore[raw-html] why\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), SUPPRESSIONS.values(), ids=SUPPRESSIONS)
def test_what_silences_a_rule_stays_on_or_above_the_line_that_it_silences(before: str, after: str) -> None:
    formatted = format_source(before.encode(), "question")
    assert formatted.refusal is None
    assert formatted.text == after
    assert format_source(after.encode(), "question").text == after
