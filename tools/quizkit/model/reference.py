"""References: `kind:id`, and `kind:parent/child` for a thing that lies inside another."""

from __future__ import annotations

from dataclasses import dataclass

# A nested kind, the kind it lies in and the list there.
NESTED = {
    "tier": ("scale", "tiers"),
    "step": ("path", "steps"),
    "objective": ("path", "objectives"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference names; `child` is None for an entity itself."""

    kind: str
    id: str
    child: str | None = None

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.child is None else f"{self.kind}:{self.id}/{self.child}"


def parse_reference(text: str, kind: str | None = None) -> Target | None:
    """Read a reference; `kind` is the kind that a field can only point at, whose name is then left out. None where the form is wrong."""
    if kind is None:
        kind, colon, text = text.partition(":")
        if not colon:
            return None
    parent, slash, child = text.partition("/")
    if bool(slash) != (kind in NESTED) or not parent or (slash and not child):
        return None
    return Target(kind, parent, child or None)
