"""Which tier an exemplar reaches on a scale, computed from its attributes."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.records import dataclass

from .exemplar import Attribute, Exemplar
from .scale import Condition, Scale, Tier


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the attributes say.

    `holds` are the ids of the tiers that hold (on an ordered scale at most the highest one); `undecided` are the tiers that an unknown
    attribute could still make the answer, and `unknown` those attributes.
    """

    holds: tuple[str, ...]
    undecided: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def tier(self) -> str | None:
        """The one tier that the exemplar has, or None where none holds, two hold or an unknown attribute decides."""
        return self.holds[0] if len(self.holds) == 1 and not self.undecided else None


def _meets(condition: Condition, attribute: Attribute) -> bool:
    match condition:
        case "required":
            return attribute.value is True
        case "withheld":
            return attribute.value is False
        case _:
            return attribute.value in condition


def _missing(tier: Tier, attributes: Mapping[str, Attribute]) -> tuple[str, ...] | None:
    """The attributes that are unknown and would decide; None where a known one already denies the tier."""
    unknown = []
    for name, condition in tier.requires.items():
        attribute = attributes.get(name)
        if attribute is None:
            unknown.append(name)
        elif not _meets(condition, attribute):
            return None
    return tuple(unknown)


def computed_tier(exemplar: Exemplar, scale: Scale) -> Verdict:
    """Compute the tier of an exemplar on a scale.

    On an ordered scale it is the highest tier whose conditions all hold; an unknown attribute decides only where it could lift the exemplar
    higher. On an unordered scale exactly one tier must hold, so every tier that could still hold leaves the answer open.
    """
    holds: list[str] = []
    undecided: list[str] = []
    unknown: list[str] = []
    for tier in reversed(scale.tiers) if scale.ordered else scale.tiers:
        missing = _missing(tier, exemplar.attributes)
        if missing is None:
            continue
        if missing:
            undecided.append(tier.id)
            unknown.extend(name for name in missing if name not in unknown)
            continue
        holds.append(tier.id)
        if scale.ordered:
            break
    return Verdict(tuple(holds), tuple(undecided), tuple(unknown))
