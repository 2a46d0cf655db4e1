"""What the annotations declare is what the entities have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.model.bank import KINDS, QUESTION_TYPES
from quizkit.model.entity import Entity
from quizkit.model.parts import parts_of
from quizkit.model.reference import NESTED
from quizkit.model.reference_fields import reference_fields
from quizkit.model.walk import declared_marks, marked_fields
from quizkit.testing.strategies import entities

CLASSES = [*(kind.entity for kind in KINDS.values() if kind.name != "question"), *QUESTION_TYPES.values()]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_every_marked_field_of_an_entity_is_declared_by_its_class(cls: type[Entity], data: st.DataObject) -> None:
    declared = {(names[0], names[-1], mark) for names, mark in declared_marks(cls)}
    for path, mark, _ in marked_fields(data.draw(entities(cls))):
        names = {part for part in path if isinstance(part, str)}
        assert any(first == path[0] and last in names and mark == wanted for first, last, wanted in declared), path


@settings(max_examples=50, deadline=None)
@given(st.sampled_from([KINDS[kind].entity for holders, _ in NESTED.values() for kind in holders]).flatmap(entities))
def test_a_part_lies_where_its_path_leads(entity: Entity) -> None:
    for part in parts_of(entity):
        field, at = part.path
        assert getattr(entity, str(field))[at] is part.value
        assert part.value.id == part.id


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("source", ["supersedes", "source"]),
        ("claim", ["supersedes", "source", "about", "contradicts"]),
        ("exemplar", ["supersedes", "source", "part_of", "stated"]),
        ("lesson", ["supersedes", "source", "scale", "comparison", "debate", "media", "quiz"]),
        ("quiz", ["supersedes", "source", "question", "term"]),
        ("question", ["supersedes", "source", "tests", "rests_on", "stimulus", "enemies"]),
    ],
)
def test_the_reference_fields_of_a_kind_have_one_name_each(kind: str, names: list[str]) -> None:
    assert list(reference_fields(kind)) == names


def test_fields_say_what_they_name_and_how_often() -> None:
    question, lesson = reference_fields("question"), reference_fields("lesson")
    assert [(question[name].kind, question[name].many) for name in ("tests", "rests_on", "stimulus")] == [
        (None, True),
        ("claim", True),
        ("stimulus", False),
    ]
    assert (lesson["source"].path, lesson["media"].path, lesson["quiz"].many) == (("sources",), ("blocks", "media"), False)
    assert reference_fields("exemplar")["stated"].kind == "tier"
