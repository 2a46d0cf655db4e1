"""Finds the entity itself: sound, faulty, or lost in a file that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizkit.finding import DataPath, Finding, Problem
from quizkit.lint.analysis.heading import heading
from quizkit.lint.places import FilePlaces, defect_finding, entity_finding
from quizkit.load.folder import BankFile
from quizkit.load.reader import LoadedEntity, LoadedFile, read_file
from quizkit.model.parts import parts_of
from quizkit.model.reference import Target

from .records import Neighbourhood, Place


def find_entity(target: Target, files: Sequence[BankFile]) -> Neighbourhood:
    """The thing itself, and the places of others that have its name."""
    found: Neighbourhood | None = None
    for file in files:
        loaded = read_file(file)
        places = FilePlaces(file, loaded.tree)
        for entry in loaded.entities:
            if entry.id == target.id:
                if found is None:
                    found = _described(target, loaded, entry, places)
                else:
                    found.also.append(place_of(places, entry.root))
        if found is None:
            found = _lost(target, loaded, places)
    assert found is not None
    return found


def _described(target: Target, loaded: LoadedFile, entry: LoadedEntity, places: FilePlaces) -> Neighbourhood:
    assert loaded.file.kind is not None
    place = place_of(places, entry.root)
    if entry.entity is None:
        title = _title_of_data(loaded.tree.roots[entry.root])
        findings = _findings(loaded, places, (entry,))
        return Neighbourhood(target, loaded.file.kind, place, title=title, findings=findings)
    part = next((part for part in parts_of(entry.entity) if (part.kind, part.id) == (target.kind, target.child)), None)
    if part is not None:
        place = place_of(places, entry.root, part.path)
    title = heading(entry.entity if part is None else part.value)
    return Neighbourhood(target, loaded.file.kind, place, entry.entity, part, title)


def _lost(target: Target, loaded: LoadedFile, places: FilePlaces) -> Neighbourhood:
    """A file that breaks off before the entity, or within it: the place is where its id seems to stand."""
    assert loaded.file.kind is not None
    at = re.search(rf"^(?:- |  )?(id: +{re.escape(target.id)})[ \t]*(?:#.*)?$", loaded.tree.text, re.MULTILINE)
    line, column = places.lines.at(at.start(1)) if at else (1, 1)
    return Neighbourhood(target, loaded.file.kind, Place(places.path, line, column), findings=_findings(loaded, places, ()))


def _findings(loaded: LoadedFile, places: FilePlaces, entries: Sequence[LoadedEntity]) -> tuple[Finding, ...]:
    """What keeps entities of a file from being read."""
    from quizkit.lint.registry import registry

    rules = registry().by_name
    found = [defect_finding(rules[defect.rule], defect, places) for defect in loaded.tree.defects]
    for entry in entries:
        name = f"{loaded.file.kind}:{entry.id}"
        found += [entity_finding(rules[rule], problem, places, entry.root, name) for rule, problem in entry.problems]
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def _title_of_data(data: object) -> str | None:
    title = data.get("title") if isinstance(data, dict) else None
    return title if isinstance(title, str) else None


def place_of(places: FilePlaces, root: int, path: DataPath = ()) -> Place:
    """Where a path of an entity's data stands."""
    span = places.problem(root, Problem("", path))
    return Place(places.path, span.line, span.column)
