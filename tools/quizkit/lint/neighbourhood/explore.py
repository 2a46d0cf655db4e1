"""Goes through the bank, one file in memory at a time, for what an entity refers to and what refers to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from quizkit.lint.analysis.field_name import field_name
from quizkit.lint.analysis.heading import heading
from quizkit.lint.analysis.targets import Link, links_from
from quizkit.lint.places import FilePlaces
from quizkit.lint.view import EntityView
from quizkit.load.folder import BankFile, list_files
from quizkit.load.names import read_bytes
from quizkit.load.reader import LoadedEntity, LoadedFile, read_file
from quizkit.model.entity import Entity
from quizkit.model.parts import parts_of
from quizkit.model.question import BaseQuestion
from quizkit.model.quiz import Quiz, may_draw
from quizkit.model.reference import Target
from quizkit.patterns import regex

from .entity import find_entity, place_of
from .records import Draw, Incoming, Neighbourhood, Outgoing, Place


def explore(
    root: Path, target: Target, files: Sequence[BankFile], on_file: Callable[[int, int], None] = lambda done, total: None
) -> Neighbourhood:
    """Look at what is around a thing of a bank; `files` are those that hold its name, one at least.

    Raises:
        UnreadableError: a folder cannot be listed.
    """
    found = find_entity(target, files)
    search = _Search(found)
    every = list_files(root)
    for done, file in enumerate(every):
        on_file(done, len(every))
        if search.concerns(file):
            search.read(read_file(file))
    if found.entity is not None:
        entity = found.entity
        found.outgoing = [
            Outgoing(link.path, field_name(entity, link.path), link.text, *search.known.get(link.text, (None, None)))
            for link in search.links
        ]
    return found


# What could hide an id from a search for its letters: escapes of YAML, and of Markdown.
_HIDDEN = regex(rb"\\[xuU\r\n-]|&#")


class _Search:
    """Reads the files that name our entity, and those that hold what it refers to."""

    def __init__(self, found: Neighbourhood) -> None:
        self._found = found
        self.links: tuple[Link, ...] = ()
        self.known: dict[str, tuple[str | None, Place]] = {}
        self._wanted: dict[tuple[str, str], set[Target]] = {}
        self._own_parts: set[tuple[str, str]] = set()
        if found.entity is not None:
            self._own_parts = {(part.kind, part.id) for part in parts_of(found.entity)}
            self.links = tuple(link for link in links_from(_view(found.entity)) if self._is_own_link(link))
        for link in self.links:
            if link.target is not None:
                for holder in link.target.holders:
                    self._wanted.setdefault((holder, link.target.id), set()).add(link.target)

    def _is_own_link(self, link: Link) -> bool:
        """Whether what was asked for refers to something outside of it: a part has the links within it alone."""
        part = self._found.part
        if part is not None:
            return link.path[: len(part.path)] == part.path
        return not self._means_us(link.target)

    def _means_us(self, target: Target | None) -> bool:
        us = self._found.target
        if target is None or us.child is not None:
            return target == us
        if target.id != us.id or us.kind not in target.holders:
            return False
        return target.child is None or self._found.entity is None or (target.kind, target.child) in self._own_parts

    def concerns(self, file: BankFile) -> bool:
        """Whether a file has to be read: a glance at its bytes is far quicker."""
        if file.kind is None:
            return False
        if file.kind == "quiz" and self._found.kind == "question":
            return True
        data = read_bytes(file)
        ids = {name for kind, name in self._wanted if kind == file.kind} | {self._found.target.id}
        return any(_mentions(data, name) for name in ids) or _HIDDEN.search(data) is not None

    def read(self, loaded: LoadedFile) -> None:
        """Take from a file what concerns us."""
        found, kind = self._found, loaded.file.kind
        places = FilePlaces(loaded.file, loaded.tree)
        text = loaded.tree.text.encode(errors="replace")
        is_whole = loaded.unreadable is None and (loaded.tree.complete or not _mentions(text, found.target.id))
        naming = self._roots_that_name_us(loaded)
        for entry in loaded.entities:
            for target in self._wanted.get((kind or "", entry.id or ""), ()):
                self._note_target(target, entry, places)
            is_us = (kind, entry.id) == (found.kind, found.target.id)
            if entry.entity is not None and entry.root in naming:
                self._note_links(entry, entry.entity, places, is_us)
            if isinstance(entry.entity, Quiz) and isinstance(found.entity, BaseQuestion):
                self._note_draws(entry.root, entry.entity, found.entity, places)
            is_whole = is_whole and (entry.entity is not None or is_us or entry.root not in naming)
        # A file in which we ourselves are faulty has findings that are shown.
        if not is_whole and (found.entity is not None or places.path != found.place.path):
            found.unread.append(places.path)

    def _roots_that_name_us(self, loaded: LoadedFile) -> set[int]:
        """The entities of a file in whose lines our id stands."""
        tree = loaded.tree
        if _HIDDEN.search(tree.text.encode(errors="replace")) is not None:
            return {*range(len(tree.roots))}
        starts = [tree.span(node)[0] for node in tree.first_node]
        found = re.finditer(rf"(?<![a-z0-9-]){re.escape(self._found.target.id)}(?![a-z0-9-])", tree.text)
        return {max(bisect_right(starts, at.start()) - 1, 0) for at in found}

    def _note_target(self, target: Target, entry: LoadedEntity, places: FilePlaces) -> None:
        """The title and the place of something that we refer to; the first of several with one name."""
        if target.child is None or entry.entity is None:
            name = None if entry.entity is None or target.child is not None else heading(entry.entity)
            self.known.setdefault(str(target), (name, place_of(places, entry.root)))
            return
        for part in parts_of(entry.entity):
            if (part.kind, part.id) == (target.kind, target.child):
                self.known.setdefault(str(target), (heading(part.value), place_of(places, entry.root, part.path)))

    def _note_links(self, entry: LoadedEntity, entity: Entity, places: FilePlaces, is_us: bool) -> None:
        """The references of an entity that lead to us, from outside of us."""
        part, name = self._found.part, f"{entity.entity_kind}:{entity.id}"
        links = [link for link in links_from(_view(entity)) if self._means_us(link.target)]
        for link in links:
            is_within = is_us and (part is None or link.path[: len(part.path)] == part.path)
            # The scale and the tier that an exemplar states are one reference, and the longer path says it better.
            is_outdone = any(other.path[: len(link.path)] == link.path != other.path for other in links)
            if not is_within and not is_outdone:
                place = place_of(places, entry.root, link.path)
                field = field_name(entity, link.path)
                self._found.incoming.append(Incoming(name, heading(entity), entity.status, link.path, field, link.text, place))

    def _note_draws(self, root: int, quiz: Quiz, question: BaseQuestion, places: FilePlaces) -> None:
        """The sections of a quiz that may draw us."""
        for at, section in enumerate(quiz.sections):
            if may_draw(section, question, quiz.use):
                self._found.draws.append(Draw(f"quiz:{quiz.id}", section.id, place_of(places, root, ("sections", at))))


def _mentions(data: bytes, name: str) -> bool:
    """Whether an id stands in a file, and not as a part of a longer one."""
    wanted = name.encode()
    return wanted in data and re.search(rb"(?<![a-z0-9-])%b(?![a-z0-9-])" % re.escape(wanted), data) is not None


def _view(entity: Entity) -> EntityView:
    return EntityView(entity, None, date.min, {})
