"""A bank as its files pass by a check: small kinds in lists, questions as an iterator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quizkit.lint.runner import LintRun
    from quizkit.load.reader import LoadedFile
    from quizkit.model.bank import Bank
    from quizkit.model.entity import Entity


def passing_bank(lint_run: LintRun, is_wanted: Callable[[Entity], bool]) -> Bank:
    """The bank of a run, with the entities that are wanted; reading its questions to the end ends the run."""
    from quizkit.model.bank import KINDS, Bank, Manifest

    files = lint_run.files()
    lists: dict[str, list[Any]] = {kind.plural: [] for kind in KINDS.values() if kind.name != "question"}
    first: list[LoadedFile] = []
    for loaded in files:
        if loaded.file.kind == "question":
            first.append(loaded)
            break
        for entity in _entities(loaded, is_wanted):
            lists[KINDS[entity.entity_kind].plural].append(entity)

    def questions() -> Iterator[Any]:
        for loaded in first:
            yield from _entities(loaded, is_wanted)
        first.clear()
        for loaded in files:
            yield from _entities(loaded, is_wanted)

    manifest = lint_run.manifest or Manifest(title=lint_run.root.name)
    return Bank(manifest=manifest, **lists, questions=questions())


def _entities(loaded: LoadedFile, is_wanted: Callable[[Entity], bool]) -> Iterator[Entity]:
    return (entry.entity for entry in loaded.entities if entry.entity is not None and is_wanted(entry.entity))
