"""empty-part."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.references import nodes_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.load.schema import closed_schema
from quizkit.model.annotations import required_fields
from quizkit.model.entity import Entity
from quizkit.model.question import BaseQuestion
from quizkit.text import ast

# What can begin a text of which a reader sees nothing: markup, references to characters, and white space.
_MAY_VANISH = frozenset("\\*_~^[<&#>-+=|`$: \n\r\t")

_NOUNS: Mapping[str, str] = {"aliases": "alias", "categories": "category", "rubric": "line of the rubric"}
_SIDES = ("left", "right")


class EmptyPart(EntityRule[Entity]):
    """A text that has to be there is empty.

    ## What it does
    Looks at every text that its kind asks for, and at every text in a list: stems, options, the sides of pairs, items, answers, words of
    gaps, distractors, hints, titles of categories, definitions, statements, hooks, bodies and so on. White space, characters without a
    width and markup without words count as nothing; an image is something. A part of which all is empty is one finding.

    ## Why it matters
    Nobody can choose an option without words, and an empty answer is right for whoever gives none. Moodle's import drops an empty option,
    and stops at a pair without a right side.

    ## What to write instead
    Write the text, or delete the part. A field that may be left out, such as `rationale`, is left out.

    ## References
    What Moodle's import does was tried with Moodle 4.5 and 5.1. The rest is quizkit's own.
    """

    code = "TXT004"
    name = "empty-part"
    since = "0.1"
    severity = "error"
    applies_to = (Entity,)
    bad = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - text: Open weights
      correct: true
    - text: ""  # expect: TXT004
    - text: "&nbsp;"  # expect: TXT004
  hints:
    - "  "  # expect: TXT004
  rationale: The data are missing.
- id: pairs
  type: matching
  stem: Match each tier with what it asks for.
  pairs:
    - {left: Open weights, right: the weights}
    - {left: Fully open, right: ""}  # expect: TXT004
    - {left: "", right: ""}  # expect: TXT004
  rationale: A tier is set by what is published.
""",
        """\
- id: words
  type: drag-words
  stem: A {{a}} model is not {{b}}.
  gaps:
    a: closed
    b: ""  # expect: TXT004
  rationale: So it is.
# file: terms/example.yaml
id: open-weights
title: " "  # expect: TXT004
definition: |  # expect: TXT004

why: ""
""",
    )
    good = (
        """\
- id: which
  type: multiple-choice
  stem: "![Four steps](media:scale)"
  options:
    - text: "0"
      correct: true
    - text: "-"
    - text: "` `, a space"
    - text: $\\emptyset$
  rationale: ""
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        empty = [text.path for text in view.texts.values() if not text.source[:1].isalnum() and _is_blank(text)]
        return _problems(entity, empty) if empty else ()


def _is_blank(text: TextField) -> bool:
    """Whether a reader sees nothing."""
    source = text.source
    if not source or source.isspace():
        return True
    if source[0] not in _MAY_VANISH and source[0].isprintable():
        return False
    if text.level == "plain":
        return not _is_seen(source)
    return not _is_seen(text.plain.text) and not any(isinstance(node, ast.Image | ast.Html) for node in nodes_of(text))


def _is_seen(words: str) -> bool:
    return any(not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc") for char in words)


def _problems(entity: Entity, empty: Iterable[DataPath]) -> Iterator[Problem]:
    parts: set[DataPath] = set()
    for path in empty:
        is_of_part = len(path) > 1 and isinstance(path[-2], int)
        if not _is_required(entity, path) or (is_of_part and path[:-1] in parts):
            continue
        parts.add(path[:-1])
        yield Problem(_message(path), path)


def _is_required(entity: Entity, path: DataPath) -> bool:
    """Whether a text has to be there: its class has no default for it, or it stands in a list or a mapping."""
    if path == ("title",):
        name = entity.type if isinstance(entity, BaseQuestion) else entity.entity_kind
        return "title" in closed_schema(name)["required"]
    value: Any = entity
    is_required = True
    for part in path:
        if isinstance(value, tuple | Mapping):
            is_required = True
            value = value[part]  # type: ignore[index]
        else:
            is_required = part in required_fields(type(value))
            value = getattr(value, str(part))
    return is_required


def _message(path: DataPath) -> str:
    *before, last = path
    if isinstance(last, int):
        return f"This {_noun(before[-1])} is empty: write it, or delete it."
    if before and isinstance(before[-1], int):
        noun = _noun(before[-2])
        empty = f"This {noun} has no text" if last == "text" else f"The {last}{' side' if last in _SIDES else ''} of this {noun} is empty"
        return f"{empty}: write it, or delete the {noun}."
    if before == ["gaps"]:
        return f"The gap '{last}' has no word: write it, or delete the gap and its marker."
    where = f" of '{before[-1]}'" if before else ""
    return f"The {last}{where} is empty: write it."


def _noun(plural: str | int) -> str:
    return _NOUNS.get(str(plural), str(plural).removesuffix("s"))
