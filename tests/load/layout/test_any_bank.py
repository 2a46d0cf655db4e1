"""What holds for every file: formatting keeps its data and its comments, and comes to rest at once."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import HealthCheck, given, settings
from ruamel.yaml import YAML

from quizkit.load.build import to_data
from quizkit.load.dump import to_yaml
from quizkit.load.layout.formatter import format_source
from quizkit.load.layout.proof import is_same_data
from quizkit.load.yaml import compose
from quizkit.model.bank import Bank
from quizkit.testing.strategies import banks

from .disturbed import Disturbed, disturbed_files, owner

SLOW = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
)


def loaded_elsewhere(text: str) -> Any:
    """What ruamel.yaml, another reader, makes of a text."""
    return YAML(typ="safe", pure=True).load(io.StringIO(text))


@SLOW
@given(disturbed_files())
def test_data_and_comments_are_as_before_and_a_second_time_changes_nothing(file: Disturbed) -> None:
    formatted = format_source(file.text.encode(), file.kind)
    assert formatted.refusal is None
    assert is_same_data(compose(file.text).roots, compose(formatted.text).roots)
    assert loaded_elsewhere(formatted.text) == loaded_elsewhere(file.text)
    for comment in file.comments:
        assert formatted.text.count(comment) == 1
        assert any(line.endswith(comment) for line in formatted.text.split("\n"))
    assert format_source(formatted.text.encode(), file.kind).text == formatted.text


@SLOW
@given(disturbed_files())
def test_what_silences_a_rule_on_a_field_still_stands_at_the_field(file: Disturbed) -> None:
    formatted = format_source(file.text.encode(), file.kind)
    for comment in file.comments:
        if "quizkit:" in comment and (before := owner(file.text, comment)) is not None:
            assert owner(formatted.text, comment) == before


@SLOW
@given(disturbed_files())
def test_with_ids_every_part_has_one_and_nothing_else_is_new(file: Disturbed) -> None:
    formatted = format_source(file.text.encode(), file.kind, with_ids=True)
    assert formatted.refusal is None
    before, after = compose(file.text).roots, compose(formatted.text).roots
    for old, new in zip(before, after, strict=True):
        for old_parts, new_parts in zip(parts_of(old), parts_of(new), strict=True):
            ids = [part["id"] for part in new_parts]
            given = [part["id"] for part in old_parts if "id" in part]
            assert len(set(ids) - set(given)) == len(ids) - len(given)
            for was, part in zip(old_parts, new_parts, strict=True):
                if "id" not in was:
                    del part["id"]
    assert is_same_data(before, after)


def parts_of(entity: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The lists of parts that may have ids: of a question, of its gaps, and of a comparison."""
    gaps = entity.get("gaps", {})
    holders = [entity, *(gaps[name] for name in sorted(gaps) if isinstance(gaps[name], dict))]
    names = ("answers", "distractors", "items", "options", "pairs", "rows", "rubric")
    return [holder[name] for holder in holders for name in names if name in holder]


@SLOW
@given(banks(most=1))
def test_any_bank_that_is_dumped_can_be_formatted(bank: Bank) -> None:
    for kind, value in [("bank", bank.manifest), *((entity.entity_kind, entity) for entity in bank.entities())]:
        text = to_yaml(to_data(value))
        formatted = format_source(text.encode(), kind)
        assert formatted.refusal is None
        assert sorted(formatted.text.split("\n")) == sorted(text.split("\n"))
