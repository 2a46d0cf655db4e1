"""The support tables speak of every field of a question, and of nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from quizkit.formats.base import Support, SupportLevel, SupportTable, Writer
from quizkit.formats.features import FEATURES
from quizkit.formats.registry import find_writer, writer_names
from quizkit.model.annotations import annotations_of
from quizkit.model.bank import QUESTION_TYPES

# What makes a question of a type: without it there is nothing to carry.
STRUCTURE = {"answer", "answers", "options", "pairs", "items", "categories", "gaps", "value", "correct", "points", "factor", "name"}
STRUCTURE |= {"absolute", "relative", "significant_figures", "text", "left", "right", "title", "category", "incorrect", "partially"}
STRUCTURE |= {"id", "by", "on"}


def _classes(cls: type[Any]) -> Iterator[type[Any]]:
    yield cls
    for hint in annotations_of(cls).values():
        yield from _below(hint)


def _below(hint: Any) -> Iterator[type[Any]]:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        yield from _classes(hint)
    for argument in get_args(hint):
        yield from _below(argument)


@pytest.mark.parametrize("name", QUESTION_TYPES)
def test_every_field_of_a_type_falls_under_a_feature_of_the_type(name: str) -> None:
    known = {field for feature in FEATURES.values() if name in feature.types for field in feature.fields}
    for cls in _classes(QUESTION_TYPES[name]):
        assert {field.name for field in dataclasses.fields(cls)} <= known | STRUCTURE, cls


def test_features_name_fields_that_there_are() -> None:
    there = {field.name for question in QUESTION_TYPES.values() for cls in _classes(question) for field in dataclasses.fields(cls)}
    assert {field for feature in FEATURES.values() for field in feature.fields} <= there


@pytest.mark.parametrize("format_name", writer_names())
def test_a_support_table_has_every_type_and_known_features(format_name: str) -> None:
    writer: Writer = find_writer(format_name)
    if writer.support is None:
        return
    assert set(writer.support.profiles) <= set(writer.profiles)
    for table in (writer.support, *writer.support.profiles.values()):
        assert set(table.types) == set(QUESTION_TYPES)
        assert set(table.features) <= set(FEATURES)
        levels = {table.of(name, feature) for name in QUESTION_TYPES for feature in FEATURES} - {None}
        assert {support.level for support in levels if support is not None} <= set(get_args(SupportLevel))
        for feature, support in table.features.items():
            if not hasattr(support, "level"):
                assert set(support) <= set(FEATURES[feature].types), feature


def test_a_profile_has_its_own_table_or_the_default() -> None:
    own = SupportTable({}, {"id": Support("lossy")})
    table = SupportTable({}, profiles={"canvas": own})
    assert table.in_profile("canvas") is own
    assert table.in_profile("plain") is table
    assert table.in_profile(None) is table
