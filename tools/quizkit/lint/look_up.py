"""How a rule on the bank is asked about a few entities of a large one: what lies near them is looked up, and the rest is not read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, ClassVar, Generic, TypeVar

from quizkit.named_tuples import NamedTuple
from quizkit.records import dataclass
from quizkit.store.cache import GoneError

from .facts import Facts
from .index import BankIndex

F = TypeVar("F")


@dataclass
class Changes(Generic[F]):
    """How the facts of one sort differ from those of an earlier run, whose rows are others.

    `gone` are the facts of then that are no more, by their rows of then; `fresh` those that were not there, by their rows of now. `now`
    gives the row of now for a row of then whose fact is not gone, `then` the row of then for a row of now whose fact is not fresh (None
    where it has none), and `row_of` a row of now for the id of a question. `lost` are the ids that the commit takes away.
    """

    gone: Mapping[int, F]
    fresh: Mapping[int, F]
    now: Callable[[int], int]
    then: Callable[[int], int | None]
    row_of: Callable[[str], int | None]
    lost: Collection[str] = ()


class Nearby(NamedTuple):
    """The facts of some rows, in their order, and what is known of the others: for `BankIndex.beyond`."""

    facts: Mapping[int, Any]
    beyond: Mapping[str, Any]


class Kept:
    """What an earlier run kept for look-ups, by name. `read` gives those of some blobs that are there."""

    def __init__(self, read: Callable[[Iterable[str]], Iterable[tuple[str, bytes]]]) -> None:
        self._read = read
        self._here: dict[str, bytes] = {}

    def load(self, name: str) -> bytes:
        """A blob.

        Raises:
            GoneError: it is not there.
        """
        self.bring((name,))
        found = self._here.pop(name, None)
        if found is None:
            raise GoneError(name)
        return found

    def bring(self, names: Iterable[str]) -> None:
        """Read blobs that will be asked for soon, in a third of the time that it takes to read them one by one."""
        wanted = [name for name in names if name not in self._here]
        if wanted:
            self._here.update(self._read(wanted))


class LookUp(Generic[F]):
    """Keeps the facts of a bank so that those near a few rows are found without reading the others.

    `facts` is the sort that it keeps; `is_for_what_is_lost` says that `own_facts` are enough where the commit takes nothing away. `kept` is
    what was kept.
    """

    facts: ClassVar[Facts[Any]]
    is_for_what_is_lost: ClassVar[bool] = False

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    @classmethod
    def blobs(cls, index: BankIndex) -> Iterable[tuple[str, bytes]]:
        """What is to be kept of a bank, by name."""
        raise NotImplementedError

    def around(self, rows: Collection[int], changes: Changes[F]) -> Nearby | None:
        """What a rule must know to be right about some rows; None where that is too much, and the whole bank is to be judged.

        Raises:
            LookupError: a blob is not there.
        """
        raise NotImplementedError
