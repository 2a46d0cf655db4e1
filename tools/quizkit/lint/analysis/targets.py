"""Everything that an entity refers to, in one form: fields, links and images in its texts, and its own parts."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.lint.view import EntityView
from quizkit.model.field import Local
from quizkit.model.reference import NESTED, Target, parse_reference
from quizkit.named_tuples import NamedTuple

from .images import IMAGES, MEDIA
from .references import references_of


class Link(NamedTuple):
    """A reference at a path of an entity's data. `text` is in full, `kind:id`; `target` is None where that has no right form."""

    path: DataPath
    text: str
    target: Target | None


def links_from(view: EntityView) -> tuple[Link, ...]:
    """Every reference of an entity, each once at each path."""
    return tuple(dict.fromkeys(_links(view)))


def _links(view: EntityView) -> Iterator[Link]:
    for path, kind, text in references_of(view) or ():
        target = parse_reference(text, kind)
        yield Link(path, str(target) if target is not None else text, target)
    for path, _, text in IMAGES.of(view) or ():
        if text.startswith(MEDIA):
            yield Link(path, text, parse_reference(text))
    for path, mark, text in view.references:
        if isinstance(mark, Local):
            for kind, (holders, parts) in NESTED.items():
                if parts == mark.parts and view.entity.entity_kind in holders:
                    target = Target(kind, view.entity.id, text)
                    yield Link(path, str(target), target)
