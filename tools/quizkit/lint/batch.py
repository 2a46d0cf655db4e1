"""The outcomes of some files that follow each other, column by column: so they are sent between processes, kept, and taken into a bank.

A hundred files with a question each are a few lists then, instead of some thousand objects.
"""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from quizkit.finding import Finding
from quizkit.named_tuples import NamedTuple
from quizkit.records import dataclass, field

from .columns import PROTOCOL, Column
from .outcome import Outcome
from .suppress import Suppression

# So much belongs together. Whoever wants one outcome of those that are kept reads all that lie with it.
_MOST_FILES = 100
_MOST_ENTITIES = 200


class More(NamedTuple):
    """What there is to say of few files: the further fields of an outcome."""

    found: list[Finding]
    failed: dict[int, set[str]]
    suppressions: list[Suppression]
    unreadable: str | None
    is_whole: bool
    depends_on_day: bool


@dataclass
class Batch:
    """The outcomes of some files.

    `insides`, `blob_ids` and `texts` are as in an outcome, one for each file, and `counts` says how many of the `ids` are a file's. `facts`
    has a column for each sort, whose rows are counted through the batch. `more` is there for the files of which there is more to say, by
    their numbers. `packed` is all of it as it came from another process.
    """

    insides: list[str] = field(default_factory=list)
    blob_ids: list[bytes] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    ids: list[str | None] = field(default_factory=list)
    facts: dict[str, Column] = field(default_factory=dict)
    more: dict[int, More] = field(default_factory=dict)
    packed: bytes | None = None

    def __len__(self) -> int:
        return len(self.insides)

    @cached_property
    def firsts(self) -> list[int]:
        """The number of the first entity of each file, and behind them how many entities there are."""
        return [*accumulate(self.counts, initial=0)]

    def add(self, outcome: Outcome) -> None:
        """Add the outcome of the next file."""
        first = len(self.ids)
        for name, found in outcome.facts.items():
            column = self.facts.get(name)
            if column is None:
                column = self.facts[name] = array("I"), []
            rows, values = column
            for row, fact in found:
                rows.append(first + row)
                values.append(fact)
        of = outcome
        if of.found or of.failed or of.suppressions or of.unreadable is not None or not of.is_whole or of.depends_on_day:
            self.more[len(self.insides)] = More(of.found, of.failed, of.suppressions, of.unreadable, of.is_whole, of.depends_on_day)
        self.insides.append(outcome.inside)
        self.blob_ids.append(outcome.blob_id)
        self.texts.append(outcome.texts)
        self.counts.append(len(outcome.ids))
        self.ids += outcome.ids

    def outcome(self, number: int) -> Outcome:
        """The outcome of a file by its number."""
        first, end = self.firsts[number : number + 2]
        facts: dict[str, list[tuple[int, Any]]] = {}
        for name, (rows, values) in self.facts.items():
            start, stop = bisect_left(rows, first), bisect_left(rows, end)
            if start < stop:
                facts[name] = [(row - first, fact) for row, fact in zip(rows[start:stop], values[start:stop], strict=True)]
        more: tuple[Any, ...] = self.more.get(number, ())
        return Outcome(self.insides[number], self.blob_ids[number], self.ids[first:end], facts, self.texts[number], *more)

    def outcomes(self) -> Iterator[Outcome]:
        """The outcomes of all files."""
        return map(self.outcome, range(len(self)))

    def pack(self) -> bytes:
        """As it is sent and kept."""
        if self.packed is not None:
            return self.packed
        columns = (self.insides, self.blob_ids, self.texts, self.counts, self.ids, self.facts, self.more)
        return pickle.dumps(columns, protocol=PROTOCOL)


def unpack(packed: bytes) -> Batch:
    """The batch that was packed."""
    insides, blob_ids, texts, counts, ids, facts, more = pickle.loads(packed)
    return Batch(insides, blob_ids, texts, counts, ids, facts, more, packed)


def batch_of(outcomes: Iterable[Outcome]) -> Batch:
    """The outcomes of some files as a batch."""
    batch = Batch()
    for outcome in outcomes:
        batch.add(outcome)
    return batch


def in_batches(outcomes: Iterable[Outcome]) -> Iterator[Batch]:
    """Outcomes in batches of such a size that one of them is not too much to read for the sake of one outcome."""
    batch = Batch()
    for outcome in outcomes:
        batch.add(outcome)
        if len(batch) >= _MOST_FILES or len(batch.ids) >= _MOST_ENTITIES:
            yield batch
            batch = Batch()
    if len(batch):
        yield batch


def send(batches: Iterable[Batch]) -> bytes:
    """Some batches as a message."""
    return pickle.dumps([batch.pack() for batch in batches], protocol=PROTOCOL)


def received(message: bytes) -> Sequence[Batch]:
    """The batches of a message."""
    return [unpack(packed) for packed in pickle.loads(message)]
