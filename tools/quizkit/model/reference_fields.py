"""Which fields of a kind name other entities: found in its annotations, each under one name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_origin

from quizkit.records import dataclass

from .annotations import annotations_of, bare
from .bank import KINDS
from .field import Ref
from .walk import declared_marks


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """A field of a kind that names other entities.

    `path` are the names of the fields that lead to it; `kind` is the only kind that it names, or None where the reference says the kind;
    `many` says whether an entity can have more than one such reference.
    """

    path: tuple[str, ...]
    kind: str | None
    many: bool


# A list of a kind's ids is called by the kind: one of the `sources` is a `source`.
_SINGULAR = {kind.plural: kind.name for kind in KINDS.values()}


@cache
def reference_fields(kind: str) -> Mapping[str, ReferenceField]:
    """The reference fields of a kind by name, in the order of the class.

    A name is that of the innermost field, in the singular where the field is called after a kind. Where two fields share a name, the outer
    one has it: the `source` of a lesson is one of its `sources`, not that of a quotation in it.
    """
    cls = KINDS[kind].entity
    found: dict[str, ReferenceField] = {}
    for path, mark in declared_marks(cls):
        if not isinstance(mark, Ref):
            continue
        target = kind if mark.kind == "same" else mark.kind
        if (kind, path) == ("exemplar", ("stated",)):
            target = "tier"  # its key is a scale, and together with the tier below it names that
        name = _SINGULAR.get(path[-1], path[-1])
        if name not in found or len(path) < len(found[name].path):
            found[name] = ReferenceField(path, target, _is_plural(cls, path[0]))
    return found


def _is_plural(cls: type, field: str) -> bool:
    origin = get_origin(bare(annotations_of(cls)[field]))
    return isinstance(origin, type) and issubclass(origin, (tuple, Mapping))
