"""References: `kind:id`, and `kind:parent/child` for a thing that lies inside another."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple

# A nested kind, the kinds it lies in and its list there.
NESTED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "tier": (("scale",), "tiers"),
    "step": (("path",), "steps"),
    "objective": (("lesson", "path"), "objectives"),
    "callout": (("lesson",), "callouts"),
}


class Target(NamedTuple):
    """What a reference names; `child` is None for an entity itself."""

    kind: str
    id: str
    child: str | None = None

    @property
    def holders(self) -> tuple[str, ...]:
        """The kinds in which what is named lies: its own, unless it is nested."""
        return NESTED[self.kind][0] if self.kind in NESTED else (self.kind,)

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
