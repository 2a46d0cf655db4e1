"""What an author asks of a skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from quizkit.records import dataclass, field

PARTS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Wish:
    """The entity that is wanted.

    `type` is the type of a question. `texts` are texts by their fields; `references` are references by the names that
    `model/reference_fields.py` gives the fields, as they stand in a file. `file` is the picture of a media entry. `today` is the day on
    which the draft is written.
    """

    kind: str
    id: str
    type: str = "multiple-choice"
    texts: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    file: str | None = None
    today: date = field(default_factory=date.today)

    def text(self, name: str, otherwise: str) -> str:
        """A text that was given, or else one that says what to write."""
        return self.texts.get(name, otherwise)

    def refer(self, name: str) -> tuple[str, ...]:
        """The references of a field."""
        return self.references.get(name, ())

    @property
    def title(self) -> str:
        """The title that was given, or else the id in words."""
        return self.texts.get("title", self.id.replace("-", " ").capitalize())


@dataclass(frozen=True, slots=True)
class Outline:
    """The fields of a kind's own, in order; and remarks that stand above a field, or under "" at the end."""

    fields: Mapping[str, Any]
    remarks: Mapping[str, str] = field(default_factory=dict)


def with_ids(*parts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Parts with the ids a, b, c and so on."""
    return [{"id": letter, **part} for letter, part in zip(PARTS, parts, strict=False)]


def part_ids(references: Iterable[str]) -> list[str]:
    """An id for the part that stands for each reference: the last word of it, with a number where that is taken."""
    ids: list[str] = []
    for reference in references:
        base = reference.rpartition(":")[2].rpartition("/")[2]
        name, number = base, 2
        while name in ids:
            name, number = f"{base}-{number}", number + 1
        ids.append(name)
    return ids
