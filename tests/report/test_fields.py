"""The fields of an entity as lines: nothing that an author wrote is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.model.bank import KINDS, QUESTION_TYPES
from quizkit.model.entity import Entity
from quizkit.model.field import Text
from quizkit.model.walk import marked_fields
from quizkit.report.fields import entity_lines, part_lines
from quizkit.report.paragraphs import folded, text_lines
from quizkit.report.terminal import safe, width
from quizkit.testing.strategies import entities, texts
from quizkit.text import parse, to_plain

CLASSES = [*(kind.entity for kind in KINDS.values() if kind.name != "question"), *QUESTION_TYPES.values()]


def squeezed(text: str) -> str:
    """A text without white space, which folding changes."""
    return "".join(safe(" ".join(text.split())).split())


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=30, deadline=None)
@given(st.data(), st.integers(30, 120))
def test_every_text_of_one_paragraph_is_there(cls: type[Entity], data: st.DataObject, columns: int) -> None:
    entity = data.draw(entities(cls))
    shown = squeezed(" ".join(line.strip() for line in entity_lines(entity, columns)))
    for _, mark, text in marked_fields(entity):
        if isinstance(mark, Text) and mark.level != "block":
            for word in to_plain(parse(text, mark.level)).text.split():
                assert squeezed(word) in shown


@given(texts, st.integers(20, 80))
def test_folding_changes_spaces_alone(text: str, columns: int) -> None:
    lines = [*folded(text, columns)]
    assert "".join(" ".join(lines).split()) == "".join(safe(text.replace("\n", " ")).split())
    assert all(width(line) <= columns or " " not in line.strip() for line in lines)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("One *word*.", ["One word."]),
        ("One.\n\nTwo.", ["One.", "", "Two."]),
        ("- a\n- b\n  - c", ["- a", "- b", "  - c"]),
        ("3. a\n4. b", ["3. a", "4. b"]),
        ("> said", ["> said"]),
        ("```\nx = 1\n\ny\n```", ["    x = 1", "    ", "    y"]),
        ("| a | b |\n|---|---|\n| 1 | *2* |", ["a | b", "1 | 2"]),
        ("---", ["---"]),
        ("", [""]),
        ("a\\\nb", ["a", "b"]),
    ],
)
def test_blocks_keep_their_form(source: str, lines: list[str]) -> None:
    assert text_lines(source, "block", 40) == lines


def test_the_parts_of_an_entity_stand_by_their_ids() -> None:
    from quizkit.model.scale import Scale, Tier

    scale = Scale(id="s", title="S", tiers=(Tier(id="low", title="Low", requires={"weights": "withheld", "licence": ("a", "b")}),))
    assert entity_lines(scale, 60, {"id", "title"}) == [
        "tiers  low  Low",
        "            requires  weights  withheld",
        "                      licence  a, b",
    ]
    assert part_lines(scale.tiers[0], 60, {"id"}) == ["title     Low", "requires  weights  withheld", "          licence  a, b"]
