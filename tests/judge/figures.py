"""Precision, recall and their harmonic mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .asking import Found
from .flaws import RULES_FOR
from .records import Record


@dataclass(frozen=True)
class Counts:
    """How often a flaw was said and there (`hits`), said and not there, there and not said, neither."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0
    silences: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.hits + other.hits,
            self.false_alarms + other.false_alarms,
            self.misses + other.misses,
            self.silences + other.silences,
        )

    @property
    def support(self) -> int:
        """How many questions have the flaw."""
        return self.hits + self.misses

    @property
    def total(self) -> int:
        """How many questions were labelled."""
        return self.hits + self.false_alarms + self.misses + self.silences

    @property
    def precision(self) -> float | None:
        """The share of what was said that is there; None where nothing was said."""
        said = self.hits + self.false_alarms
        return self.hits / said if said else None

    @property
    def recall(self) -> float | None:
        """The share of what is there that was said; None where there is nothing."""
        return self.hits / self.support if self.support else None

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing was said or nothing is there."""
        whole = 2 * self.hits + self.false_alarms + self.misses
        return 2 * self.hits / whole if whole else 0.0

    @property
    def always(self) -> Counts:
        """The counts of whoever says the flaw of every question."""
        return Counts(self.support, self.total - self.support, 0, 0)

    @property
    def never(self) -> Counts:
        """The counts of whoever never says it."""
        return Counts(0, 0, self.support, self.total - self.support)


def counts_of(flaw: str, rules: Iterable[str], records: Sequence[Record], found: Found) -> Counts:
    """How well some rules together tell a flaw, over the records that are labelled for it."""
    rules = tuple(rules)
    counts = Counts()
    for record in records:
        if flaw in record.labels:
            said = any(rule in found.by_record[record.id] for rule in rules)
            counts += _ONE[said, bool(record.labels[flaw])]
    return counts


_ONE = {
    (True, True): Counts(hits=1),
    (True, False): Counts(false_alarms=1),
    (False, True): Counts(misses=1),
    (False, False): Counts(silences=1),
}


def by_flaw(records: Sequence[Record], found: Found) -> dict[str, Counts]:
    """The counts of each flaw that some record is labelled for, in the order of the table."""
    counts = {flaw: counts_of(flaw, rules, records, found) for flaw, rules in RULES_FOR.items()}
    return {flaw: of_flaw for flaw, of_flaw in counts.items() if of_flaw.total}


def together(counts: Iterable[Counts]) -> Counts:
    """Every decision counted alike: what "micro" means."""
    return sum(counts, Counts())
