"""A card: one idea to read in a minute."""

from typing import ClassVar

from quizkit.records import dataclass

from .entity import Entity
from .field import Block, Inline, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Entity):
    """A short daily card: the `hook` makes curious, the `takeaway` (at most 240 characters) is what should stay.

    `for_you` says what the idea means for the reader; `derived_from` names what the card was made from.
    """

    entity_kind: ClassVar[str] = "card"

    hook: Inline
    body: Block
    takeaway: Inline
    for_you: Inline | None = None
    derived_from: tuple[Reference, ...] = ()
