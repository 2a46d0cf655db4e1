"""What is dumped loads back equal."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from quizkit.load.build import build_entity, build_manifest, to_data
from quizkit.load.dialect import decode
from quizkit.load.dump import to_yaml
from quizkit.load.schema import check_shape
from quizkit.load.yaml import compose
from quizkit.model.bank import Bank
from quizkit.testing.strategies import banks


def through_yaml(kind: str, value: Any) -> Any:
    """Dump a value, read the file as the loader does, and build it again."""
    text, defects = decode(to_yaml(to_data(value)).encode())
    tree = compose(text)
    assert not defects
    assert not tree.defects
    (data,) = tree.roots
    assert check_shape(kind, data) == []
    return build_manifest(data) if kind == "bank" else build_entity(kind, data)


@given(banks(most=1))
def test_an_entity_that_is_dumped_as_yaml_loads_back_equal(bank: Bank) -> None:
    assert through_yaml("bank", bank.manifest) == bank.manifest
    for entity in bank.entities():
        assert through_yaml(entity.entity_kind, entity) == entity
