"""Which media are shown where, and with which words."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity
from quizkit.model.field import Ref
from quizkit.model.lesson import Lesson
from quizkit.model.media import Media
from quizkit.model.stimulus import Stimulus
from quizkit.text import ast

from .images import MEDIA
from .references import nodes_of
from .status import is_in_use

# Where it stands: the path, and the span of the image if it stands in a text; the id of the media; whether it has words there.
Showing = tuple[DataPath, tuple[int, int] | None, str, bool]


def _showings(view: EntityView) -> tuple[Showing, ...] | None:
    if "[" not in view.signs and not isinstance(view.entity, Lesson | Stimulus):
        return None
    # What is still being written, or read no more, shows nothing to anybody.
    return tuple(_all_showings(view)) or None if is_in_use(view.entity) else None


def _all_showings(view: EntityView) -> Iterator[Showing]:
    if isinstance(view.entity, Lesson | Stimulus):
        for path, mark, value in view.references:
            if isinstance(mark, Ref) and mark.kind == "media":
                yield path, None, value, False
    if "![" in view.sources:
        for text in view.texts.values():
            if "![" in text.source and text.level != "plain":
                for node in nodes_of(text):
                    if isinstance(node, ast.Image) and node.target.startswith(MEDIA):
                        yield text.path, (node.start, node.end), node.target.removeprefix(MEDIA), bool(node.alt.strip())


def _published_showings(view: EntityView) -> tuple[Showing, ...] | None:
    return _showings(view) if view.entity.status == "published" else None


def _wordless(view: EntityView) -> DataPath | None:
    media = view.entity
    assert isinstance(media, Media)
    if media.decorative or media.status == "retired" or (media.alt and media.alt.strip()):
        return None
    return ("id",) if media.alt is None else ("alt",)


def _unpublished(view: EntityView) -> str | None:
    return None if view.entity.status == "published" else view.entity.status


# The places where entities in use show media of the bank.
SHOWINGS: Facts[tuple[Showing, ...]] = Facts("showings", (Entity,), _showings)
PUBLISHED_SHOWINGS: Facts[tuple[Showing, ...]] = Facts("published-showings", (Entity,), _published_showings)
# The place of the missing words, for media that say nothing to whoever cannot see them and are not mere decoration.
WORDLESS_MEDIA: Facts[DataPath] = Facts("wordless-media", (Media,), _wordless)
# The status of media that are not exported.
UNPUBLISHED_MEDIA: Facts[str] = Facts("unpublished-media", (Media,), _unpublished)
