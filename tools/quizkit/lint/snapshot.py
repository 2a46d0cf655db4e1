"""A bank as the last run left it: enough to go on from there when little has changed."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from contextlib import suppress

from quizkit.finding import Problem
from quizkit.named_tuples import NamedTuple
from quizkit.records import dataclass, field
from quizkit.store.cache import Cache

from .columns import PROTOCOL, Column
from .entities import Entities
from .kept_outcomes import KEY_SIZE


def joined_files(insides: Iterable[str]) -> str:
    """Paths as a snapshot has them."""
    return "".join([f"{inside}\n" for inside in insides])


def joined_keys(keys: Iterable[bytes | None]) -> bytes:
    """Names of outcomes as a snapshot has them."""
    return b"".join([key or bytes(KEY_SIZE) for key in keys])


class FileHeads(NamedTuple):
    """Of files that are kept apart the first path in each blob, and how many files there are in all."""

    paths: list[str]
    size: int


@dataclass
class Snapshot:
    """What a run knew of each file and entity, save their facts, and what each bank rule said.

    `around` is a digest of what all of it depends on beside the files, and `day` the day of the run. `files` are the paths inside the bank,
    each with a line break behind it, and `keys` the names of their outcomes, one after the other (zeros for a file that could not be read).
    `noisy` are the numbers of the files that had findings, or comments that silence some. `columns` are the facts of which there are few,
    with their rows; of other sorts `others` has those of entities that are no questions, where a later run looks things up. `failed` are
    the entity rules that spoke, by row; `problems` are what bank rules said, before any of it was left out.
    `heads` is there where files, keys and ids are kept apart, to be read as they are needed.
    """

    around: bytes
    day: int
    files: str
    keys: bytes
    noisy: list[int] = field(default_factory=list)
    entities: Entities = field(default_factory=Entities)
    columns: Mapping[str, Column] = field(default_factory=dict)
    others: Mapping[str, Column] = field(default_factory=dict)
    failed: dict[int, set[str]] = field(default_factory=dict)
    problems: dict[str, list[tuple[int, Problem]]] = field(default_factory=dict)
    heads: FileHeads | None = None

    def key(self, number: int) -> bytes | None:
        """The name of a file's outcome."""
        found = self.keys[number * KEY_SIZE : (number + 1) * KEY_SIZE]
        return found if any(found) else None

    def packed(self) -> bytes:
        """As the cache keeps it."""
        return pickle.dumps(self, protocol=PROTOCOL)


def load_snapshot(cache: Cache, slot: str, around: bytes) -> Snapshot | None:
    """The last run's, where it has one that depends on the same things."""
    head = cache.load(f"{slot}-around")
    if head != around:
        return None
    packed = cache.load(slot)
    found = None
    # What a plug-in says may not be read again.
    with suppress(Exception):
        found = None if packed is None else pickle.loads(packed)
    return found if isinstance(found, Snapshot) and found.around == around else None
