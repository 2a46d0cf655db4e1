"""The merged facts of a bank: a row for every entity, small enough for a million of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from quizkit.load.folder import BankFile
from quizkit.model.bank import KINDS, Manifest

from .facts import Facts

F = TypeVar("F")
T = TypeVar("T")

_KINDS = tuple(KINDS)

# The row at which a rule shows what is wrong with the bank as a whole: bank.yaml, where a comment can silence it.
BANK_ROW = -2

# Among the settings of the rules stands, under this name, which pairs of questions the bank allows to be alike.
ALLOWED = "duplicates"


@dataclass
class BankIndex:
    """What bank rules judge.

    A row is an entity of a file, sound or not. `unknown_kinds` are those some of whose files could not be read whole, so that an id that
    is not here may be there all the same.
    """

    today: date
    settings: Mapping[str, Mapping[str, Any]]
    manifest: Manifest | None = None
    files: list[BankFile] = field(default_factory=list)
    unknown_kinds: set[str] = field(default_factory=set)
    manifest_file: BankFile | None = None
    _ids: list[str | None] = field(default_factory=list)
    _kinds: bytearray = field(default_factory=bytearray)
    _file_of: array[int] = field(default_factory=lambda: array("I"))
    _root_of: array[int] = field(default_factory=lambda: array("I"))
    _facts: dict[str, tuple[array[int], Any]] = field(default_factory=dict)
    _worked_out: dict[Callable[[BankIndex], Any], Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, kind: str, entity_id: str | None, root: int) -> int:
        """Add an entity of the last file; its row."""
        self._ids.append(entity_id)
        self._kinds.append(_KINDS.index(kind))
        self._file_of.append(len(self.files) - 1)
        self._root_of.append(root)
        return len(self._ids) - 1

    def add_fact(self, facts: Facts[F], row: int, fact: F) -> None:
        """Keep what is to know of a row."""
        if facts.name not in self._facts:
            self._facts[facts.name] = array("I"), array("Q") if facts.packed else []
        rows, values = self._facts[facts.name]
        rows.append(row)
        values.append(fact)

    def facts(self, facts: Facts[F]) -> Iterable[tuple[int, F]]:
        """Every fact of a sort with its row, in the order of the files."""
        return zip(*self._facts.get(facts.name, ((), ())), strict=True)

    def once(self, work: Callable[[BankIndex], T]) -> T:
        """What `work` makes of the facts: worked out when the first rule asks for it, and kept for the others."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return self._worked_out[work]  # type: ignore[no-any-return]

    def count(self, kind: str) -> int:
        """How many entities of a kind there are, sound or not."""
        return self._kinds.count(_KINDS.index(kind))

    def kind(self, row: int) -> str:
        """The kind of a row's entity."""
        return _KINDS[self._kinds[row]]

    def id(self, row: int) -> str | None:
        """The id of a row's entity, or None where it has none."""
        return self._ids[row]

    def name(self, row: int) -> str | None:
        """`kind:id` of a row's entity."""
        if row == BANK_ROW:
            return None
        found = self._ids[row]
        return None if found is None else f"{self.kind(row)}:{found}"

    def file_number(self, row: int) -> int:
        """Which of `files` holds a row's entity; `BANK_ROW` itself for bank.yaml."""
        return row if row == BANK_ROW else self._file_of[row]

    def place(self, row: int) -> tuple[BankFile, int]:
        """The file of a row's entity, and its place among the file's entities."""
        if row == BANK_ROW:
            assert self.manifest_file is not None
            return self.manifest_file, 0
        return self.files[self._file_of[row]], self._root_of[row]

    def option(self, rule: str, name: str) -> Any:
        """A rule's option, as configured or by default."""
        return self.settings[rule][name]

    @cached_property
    def rows_by_id(self) -> Mapping[str, Mapping[str, int]]:
        """For each kind the first row of every id. A kind's table is made when it is first asked for, once every entity is here."""
        return _Tables(self)

    def repeated_ids(self) -> Iterator[tuple[int, int]]:
        """Each row whose id another row of its kind has already, with that first row."""
        ids, kinds = self._ids, self._kinds
        rows = [row for row, found in enumerate(ids) if found is not None]
        # Sorting takes a tenth of the memory of a table.
        rows.sort(key=lambda row: ids[row] or "")
        first: dict[int, int] = {}
        for before, row in pairwise(rows):
            if ids[before] != ids[row]:
                first.clear()
                continue
            first.setdefault(kinds[before], before)
            if kinds[row] in first:
                yield row, first[kinds[row]]
            else:
                first[kinds[row]] = row


class _Tables(dict[str, Mapping[str, int]]):
    """The tables of `rows_by_id`, each made on demand."""

    def __init__(self, index: BankIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, kind: str) -> Mapping[str, int]:
        if kind not in _KINDS:
            raise KeyError(kind)
        number, table = _KINDS.index(kind), dict[str, int]()
        for row, found in enumerate(self._index._ids):
            if found is not None and self._index._kinds[row] == number:
                table.setdefault(found, row)
        self[kind] = table
        return table
