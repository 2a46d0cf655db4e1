"""The merged facts of a bank: a row for every entity, small enough for a million of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar

from quizkit.load.folder import BankFile
from quizkit.model.bank import Manifest
from quizkit.records import dataclass, field

from .batch import Batch
from .columns import Column
from .entities import KIND_NAMES, Entities
from .facts import Facts

F = TypeVar("F")
T = TypeVar("T")

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
    files: Sequence[BankFile] = field(default_factory=list)
    manifest_file: BankFile | None = None
    entities: Entities = field(default_factory=Entities)
    # What is known of a bank of which not all facts are here, by the name of what knows it.
    beyond: Mapping[str, Any] = field(default_factory=dict)
    # Called once, before the first look at facts that are not here yet.
    bring_facts: Callable[[], None] | None = None
    _facts: dict[str, Column] = field(default_factory=dict)
    # Columns of an earlier run that nobody has asked for yet.
    _waiting: dict[str, Callable[[], Column]] = field(default_factory=dict)
    _released: set[str] = field(default_factory=set)
    _of_others: dict[str, Column] = field(default_factory=dict)
    _worked_out: dict[Callable[[BankIndex], Any], Any] = field(default_factory=dict)

    @property
    def unknown_kinds(self) -> set[str]:
        """The kinds of which some may not be here."""
        return self.entities.unknown_kinds

    def __len__(self) -> int:
        return len(self.entities.kinds)

    def add_file(self, file: BankFile) -> None:
        """Add a file, whose entities come next."""
        assert isinstance(self.files, list), "the files of a bank that was restored are all there"
        self.files.append(file)
        self.entities.add_file()

    def add(self, kind: str, ids: Sequence[str | None]) -> int:
        """Add entities of the last file by their ids; the row of the first."""
        return self.entities.add(KIND_NAMES.index(kind), ids)

    def add_files(self, files: Sequence[BankFile], batch: Batch) -> int:
        """Add files with all their entities; the row of the first."""
        assert isinstance(self.files, list), "the files of a bank that was restored are all there"
        self.files.extend(files)
        # A file of no kind has no entities.
        return self.entities.add_files([KIND_NAMES.index(file.kind) if file.kind else 0 for file in files], batch.counts, batch.ids)

    def add_fact(self, facts: Facts[F], row: int, fact: F) -> None:
        """Keep what is to know of a row."""
        self.add_column(facts, (row,), (fact,))

    def add_facts(self, facts: Facts[F], first: int, found: Iterable[tuple[int, F]]) -> None:
        """Keep what is to know of the entities of a file, whose first one has the row `first`."""
        pairs = list(found)
        self.add_column(facts, [first + row for row, _ in pairs], [fact for _, fact in pairs])

    def add_column(self, facts: Facts[F], rows: Iterable[int], found: Iterable[F]) -> None:
        """Keep what is to know of some rows."""
        column = self._facts.get(facts.name) or self._column(facts.name)
        if column is None:
            values: Any = array("Q") if facts.packed else []
            column = self._facts[facts.name] = array("I"), values
        column[0].extend(rows)
        column[1].extend(found if facts.share is None else map(facts.share, found))

    def facts(self, facts: Facts[F]) -> Iterable[tuple[int, F]]:
        """Every fact of a sort with its row, in the order of the files."""
        assert facts.name not in self._released, f"the facts '{facts.name}' are gone"
        if self.bring_facts is not None and self._column(facts.name) is None:
            bring, self.bring_facts = self.bring_facts, None
            bring()
        return zip(*(self._column(facts.name) or ((), ())), strict=True)

    def _column(self, name: str) -> Column | None:
        """The column of a sort, if there is one."""
        waiting = self._waiting.pop(name, None)
        if waiting is not None:
            self._facts[name] = waiting()
        return self._facts.get(name)

    def _all_columns(self) -> Mapping[str, Column]:
        for name in [*self._waiting]:
            self._column(name)
        return self._facts

    def columns(self, sorts: Iterable[Facts[Any]], most: int) -> dict[str, Column]:
        """The facts of each sort of which there are `most` at most, or none at all: rows and values."""
        if self.bring_facts is None:
            for facts in sorts:
                if facts.name not in self._released:
                    self.add_column(facts, (), ())
        return {name: column for name, column in self._all_columns().items() if len(column[0]) <= most}

    def columns_of_others(self, most: int, most_others: int) -> dict[str, Column]:
        """Of the sorts of which there are more than `most`, the facts of entities that are no questions, if there are so few of these."""
        large = [name for name, (rows, _) in self._all_columns().items() if len(rows) > most]
        found = {**self._of_others, **{name: self._others(name) for name in large}}
        return {name: column for name, column in found.items() if len(column[0]) <= most_others}

    def _others(self, name: str) -> Column:
        rows, values = self._facts[name]
        question, kinds = KIND_NAMES.index("question"), self.entities.kinds
        return _picked((rows, values), [number for number, row in enumerate(rows) if kinds[row] != question])

    def release(self, name: str, but: int, *, others: bool) -> None:
        """Let go of facts that nobody will ask for again, unless there are no more than `but` of them; save those of `others` than
        questions, if these are asked for."""
        if len((self._column(name) or ((),))[0]) > but:
            if others:
                self._of_others[name] = self._others(name)
            del self._facts[name]
            self._released.add(name)

    def restore(self, columns: Mapping[str, Column], now: Callable[[int], int | None]) -> None:
        """Take facts of an earlier run, of which `now` gives the rows of now; those of rows that are no more come anew, if at all."""
        for name in columns:
            self._facts.pop(name, None)
            self._waiting[name] = partial(_moved, columns, name, now)

    def sort_facts(self, names: Iterable[str]) -> None:
        """Put facts that came out of order into the order of the rows."""
        for name in names:
            column = self._column(name)
            assert column is not None
            self._facts[name] = _picked(column, sorted(range(len(column[0])), key=column[0].__getitem__))

    def with_few_facts(self, names: Container[str]) -> BankIndex:
        """The same bank with the facts of some sorts, and none that would have to be brought."""
        facts = {name: (rows[:], values[:]) for name, (rows, values) in self._facts.items() if name in names}
        waiting = {name: column for name, column in self._waiting.items() if name in names}
        return BankIndex(
            self.today, self.settings, self.manifest, self.files, self.manifest_file, self.entities, _facts=facts, _waiting=waiting
        )

    def once(self, work: Callable[[BankIndex], T]) -> T:
        """What `work` makes of the facts: worked out when the first rule asks for it, and kept for the others."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return self._worked_out[work]  # type: ignore[no-any-return]

    def count(self, kind: str) -> int:
        """How many entities of a kind there are, sound or not."""
        return self.entities.kinds.count(KIND_NAMES.index(kind))

    def kind(self, row: int) -> str:
        """The kind of a row's entity."""
        return KIND_NAMES[self.entities.kinds[row]]

    def id(self, row: int) -> str | None:
        """The id of a row's entity, or None where it has none."""
        return self.entities.ids[row]

    def name(self, row: int) -> str | None:
        """`kind:id` of a row's entity."""
        if row == BANK_ROW:
            return None
        found = self.entities.ids[row]
        return None if found is None else f"{self.kind(row)}:{found}"

    def file_number(self, row: int) -> int:
        """Which of `files` holds a row's entity; `BANK_ROW` itself for bank.yaml."""
        return row if row == BANK_ROW else self.entities.place(row)[0]

    def place(self, row: int) -> tuple[BankFile, int]:
        """The file of a row's entity, and its place among the file's roots."""
        if row == BANK_ROW:
            assert self.manifest_file is not None
            return self.manifest_file, 0
        number, root = self.entities.place(row)
        return self.files[number], root

    def option(self, rule: str, name: str) -> Any:
        """A rule's option, as configured or by default."""
        return self.settings[rule][name]

    @cached_property
    def rows_by_id(self) -> Mapping[str, Mapping[str, int]]:
        """For each kind the first row of every id. A kind's table is made when it is first asked for, once every entity is here."""
        return _Tables(self)

    def repeated_ids(self) -> Iterable[tuple[int, int]]:
        """Each row whose id another row of its kind has already, with that first row."""
        return self.entities.repeats


def _moved(columns: Mapping[str, Column], name: str, now: Callable[[int], int | None]) -> Column:
    rows, values = columns[name]
    kept = [(row, at) for at, before in enumerate(rows) if (row := now(before)) is not None]
    _, left = _picked((rows, values), [at for _, at in kept])
    return array("I", [row for row, _ in kept]), left


def _picked(column: Column, at: Sequence[int]) -> Column:
    """Some places of a column."""
    rows, values = column
    left = [values[place] for place in at]
    return array("I", [rows[place] for place in at]), array("Q", left) if isinstance(values, array) else left


class _Tables(dict[str, Mapping[str, int]]):
    """The tables of `rows_by_id`, each made on demand."""

    def __init__(self, index: BankIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, kind: str) -> Mapping[str, int]:
        if kind not in KIND_NAMES:
            raise KeyError(kind)
        entities, table = self._index.entities, dict[str, int]()
        number = KIND_NAMES.index(kind)
        rows = entities.rows_of(number)
        for row, found in zip(rows, entities.ids_of(rows), strict=True):
            if found is not None and entities.kinds[row] == number:
                table.setdefault(found, row)
        self[kind] = table
        return table
