"""Exemplars on scales: what is stated beside what the attributes say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.view import EntityView
from quizkit.model.exemplar import Attribute, Exemplar
from quizkit.model.scale import Condition, Scale, Tier
from quizkit.model.tiers import Verdict, computed_tier
from quizkit.records import dataclass

_Classified = tuple[Mapping[str, bool | str], Mapping[str, str]]
_Levels = tuple[bool, tuple[tuple[str, Mapping[str, Condition]], ...]]


def _classified(view: EntityView) -> _Classified | None:
    entity = view.entity
    assert isinstance(entity, Exemplar)
    if entity.status == "retired" or not (entity.attributes or entity.stated):
        return None
    values = {name: attribute.value for name, attribute in entity.attributes.items()}
    return values, {scale: stated.tier for scale, stated in entity.stated.items()}


def _levels(view: EntityView) -> _Levels:
    entity = view.entity
    assert isinstance(entity, Scale)
    return entity.ordered, tuple((tier.id, tier.requires) for tier in entity.tiers)


CLASSIFIED: Facts[_Classified] = Facts("classified", (Exemplar,), _classified)
LEVELS: Facts[_Levels] = Facts("levels", (Scale,), _levels)


@dataclass(frozen=True, slots=True)
class Standing:
    """An exemplar (by its row) on a scale: the tier it is said to have, if any, and what its attributes say."""

    row: int
    scale_row: int
    scale: Scale
    attributes: Mapping[str, bool | str]
    stated: str | None
    verdict: Verdict

    def conditions(self, tier_id: str) -> Iterator[tuple[bool, str]]:
        """Each condition of a tier: whether it holds, and in words what is so."""
        requires = next(tier.requires for tier in self.scale.tiers if tier.id == tier_id)
        for name, condition in requires.items():
            value = self.attributes.get(name)
            said = "is not given" if value is None else f"is {str(value).lower() if isinstance(value, bool) else value}"
            match condition:
                case "required":
                    holds, asked = value is True, "true"
                case "withheld":
                    holds, asked = value is False, "false"
                case words:
                    holds, asked = value in words, f"one of {_some(words)}"
            yield holds, f"'{name}' {said}" if holds else f"'{name}' must be {asked} and {said}"

    def denies(self, tier_id: str) -> str | None:
        """Why the exemplar cannot stand on a tier, in words; None where it may.

        A known attribute says so. Without any attributes the stated tier does: on an ordered scale, if it is a lower one.
        """
        if self.attributes:
            requires = next(tier.requires for tier in self.scale.tiers if tier.id == tier_id)
            known = [name in self.attributes for name in requires]
            broken = [words for (holds, words), is_known in zip(self.conditions(tier_id), known, strict=True) if is_known and not holds]
            return ", ".join(broken) or None
        order = [tier.id for tier in self.scale.tiers]
        if self.stated not in order or self.stated == tier_id:
            return None
        if self.scale.ordered and order.index(self.stated) > order.index(tier_id):
            return None
        return f"its tier there is '{self.stated}'"

    def failing(self, tier_id: str) -> str:
        """The conditions of a tier that do not hold, in words."""
        return ", ".join(words for holds, words in self.conditions(tier_id) if not holds)

    def holding(self, tier_id: str) -> str:
        """The conditions of a tier that hold, in words."""
        return ", ".join(words for holds, words in self.conditions(tier_id) if holds)


def _some(words: tuple[str, ...]) -> str:
    return ", ".join(words) if len(words) <= 5 else f"{', '.join(words[:4])} and {len(words) - 4} more"


def standings(index: BankIndex) -> Iterator[Standing]:
    """Every exemplar on every scale that it states, or some attribute of which it has."""
    scales = {row: _scale(index, row, levels) for row, levels in index.facts(LEVELS)}
    first = index.rows_by_id["scale"]
    scales = {row: scale for row, scale in scales.items() if first.get(scale.id) == row}
    read = {row: {name for tier in scale.tiers for name in tier.requires} for row, scale in scales.items()}
    for row, (attributes, stated) in index.facts(CLASSIFIED):
        exemplar = Exemplar(
            id=index.id(row) or "", kind="", summary="", attributes={name: Attribute(value=value) for name, value in attributes.items()}
        )
        for scale_row, scale in scales.items():
            if scale.id in stated or not read[scale_row].isdisjoint(attributes):
                yield Standing(row, scale_row, scale, attributes, stated.get(scale.id), computed_tier(exemplar, scale))


def _scale(index: BankIndex, row: int, levels: _Levels) -> Scale:
    tiers = tuple(Tier(id=name, title=name, requires=requires) for name, requires in levels[1])
    return Scale(id=index.id(row) or "", ordered=levels[0], tiers=tiers)
