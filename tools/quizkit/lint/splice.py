"""Puts what has changed in a bank in place of what was there: which rows its entities have now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from quizkit.named_tuples import NamedTuple

from .entities import Entities
from .outcome import Outcome


class FileEdit(NamedTuple):
    """What has become of a file: its number before, or that of the file it comes before if it is new, and its outcomes, each None where
    it is not there. `kind` is the kind of its entities."""

    number: int
    kind: str | None
    before: Outcome | None
    now: Outcome | None


class FreshFile(NamedTuple):
    """A file that has changed, and the rows of its entities before and now: none where it is not there."""

    edit: FileEdit
    before: range
    rows: range

    def named(self) -> Iterator[tuple[int, str | None]]:
        """The rows of now, each with the name of its entity, as `kind:id`."""
        for row, name in zip(self.rows, self.edit.now.ids if self.edit.now is not None else (), strict=False):
            yield row, None if name is None else f"{self.edit.kind}:{name}"


class Splice:
    """A bank of before, and of now. `edits` come in the order of the files."""

    def __init__(self, entities: Entities, edits: Sequence[FileEdit]) -> None:
        self.files: list[FreshFile] = []
        # From which row on, of then and of now, all rows that follow are others by how much.
        self._starts, self._shifts = [0], [0]
        self._starts_now = [0]
        self._replaced: set[int] = set()
        shift = 0
        for edit in edits:
            first = entities.first_of(edit.number)
            before = range(first, first + (0 if edit.before is None else _count(edit.before, edit.kind)))
            rows = range(first + shift, first + shift + (0 if edit.now is None else _count(edit.now, edit.kind)))
            self.files.append(FreshFile(edit, before, rows))
            self._replaced.update(before)
            shift += len(rows) - len(before)
            self._starts.append(before.stop)
            self._shifts.append(shift)
            self._starts_now.append(rows.stop)
        self.has_other_entities = any(_ids(edit.before) != _ids(edit.now) for edit in edits)
        self.entities = entities
        if self.has_other_entities:
            self.entities = entities.spliced(self.files)
            self.entities.take_repeats(entities, self._changed_ids(), self.now)

    def _changed_ids(self) -> set[str]:
        outcomes = [outcome for file in self.files for outcome in (file.edit.before, file.edit.now) if outcome is not None]
        return {name for outcome in outcomes for name in outcome.ids if name is not None}

    def now(self, row: int) -> int | None:
        """The row of now of an entity whose file has not changed, for its row of then."""
        if row in self._replaced:
            return None
        return row + self._shifts[bisect_right(self._starts, row) - 1]

    def then(self, row: int) -> int:
        """The row of then of an entity whose file has not changed, for its row of now."""
        return row - self._shifts[bisect_right(self._starts_now, row) - 1]

    def dirty(self) -> set[str]:
        """The sorts of facts that differ in the files that have changed."""
        found: set[str] = set()
        for file in self.files:
            before, now = _facts(file.edit.before), _facts(file.edit.now)
            found |= {name for name in {*before, *now} if before.get(name) != now.get(name)}
        return found

    def present(self) -> Iterator[FreshFile]:
        """The files that have changed and are there."""
        return (file for file in self.files if file.edit.now is not None)


def _count(outcome: Outcome, kind: str | None) -> int:
    return 0 if kind is None else len(outcome.ids)


def _facts(outcome: Outcome | None) -> Mapping[str, object]:
    return {} if outcome is None else outcome.facts


def _ids(outcome: Outcome | None) -> object:
    return None if outcome is None else outcome.ids
