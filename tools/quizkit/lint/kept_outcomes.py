"""The outcomes of earlier runs, by the content of the file and all else that they depend on.

They lie in the cache in packs, as they came from the processes that found them; a table says which pack holds which. An outcome that is not
there, or not what the table says, is simply found again.
"""

from __future__ import annotations

import pickle
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from quizkit.load.folder import BankFile
from quizkit.store.cache import Cache

from .outcome import Outcome
from .workers import PROTOCOL, Batch

_TABLE = "outcomes"
_PACK = "pack-"
_KEY_SIZE = 16
# Packs of which less than a quarter was of use are let go when there are so many outcomes too many.
_MOST_SPARE = 4
_LEAST_SPARE = 1_000

# The pack, the number of the outcome in it, and the day that it holds for (0: any).
_Place = tuple[str, int, int]


class KeptOutcomes:
    """Looks outcomes up and keeps new ones. `around` is a digest of what they depend on beside the file, `day` the day of the run."""

    def __init__(self, cache: Cache, around: bytes, day: int) -> None:
        self._cache = cache
        self._around = around
        self._day = day
        table = cache.load(_TABLE)
        self._table: dict[bytes, _Place] = {} if table is None else pickle.loads(table)
        self._packs: dict[str, Sequence[Outcome]] = {}
        self._new: dict[str, bytes] = {}
        self._used: set[bytes] = set()

    def key(self, file: BankFile, blob_id: bytes) -> bytes:
        """What tells the outcome of a file with some content from any other."""
        return blake2b(b"%s%s%s" % (self._around, blob_id, file.inside.encode("utf-8", "surrogateescape")), digest_size=_KEY_SIZE).digest()

    def __len__(self) -> int:
        return len(self._table)

    def __contains__(self, key: bytes) -> bool:
        place = self._table.get(key)
        if place is None or place[2] not in (0, self._day):
            return False
        self._used.add(key)
        return True

    def read(self, keys: Iterable[bytes]) -> dict[bytes, Outcome]:
        """Those of some outcomes that are there."""
        wanted = [(key, self._table[key]) for key in keys if key in self]
        packs = dict.fromkeys(place[0] for _, place in wanted if place[0] not in self._packs)
        new = [(name, self._new[name]) for name in packs if name in self._new]
        for name, packed in (*new, *self._cache.load_all(name for name in packs if name not in self._new)):
            self._packs[name] = pickle.loads(packed)
        return {
            key: outcomes[number] for key, (name, number, _) in wanted if (outcomes := self._packs.get(name)) and number < len(outcomes)
        }

    def keep(self, files: Sequence[BankFile], batch: Batch) -> None:
        """Keep the outcomes of some files that were checked just now."""
        name = f"{_PACK}{secrets.token_hex(8)}"
        for number, (file, outcome) in enumerate(zip(files, batch.outcomes, strict=True)):
            if outcome.blob_id:
                key = self.key(file, outcome.blob_id)
                self._table[key] = name, number, self._day if outcome.depends_on_day else 0
                self._used.add(key)
        try:
            self._new[name] = batch.pickled or pickle.dumps(batch.outcomes, protocol=PROTOCOL)
        except Exception:
            # Facts of a plug-in that cannot be pickled are worked out each time.
            self._table = {key: place for key, place in self._table.items() if place[0] != name}

    def changes(self) -> tuple[Mapping[str, bytes], Iterable[str]]:
        """What the cache is to keep, and what it may forget."""
        gone = [*self._superfluous()] if len(self._table) > _MOST_SPARE * len(self._used) + _LEAST_SPARE else []
        if not self._new and not gone:
            return {}, ()
        return {**self._new, _TABLE: pickle.dumps(self._table, protocol=PROTOCOL)}, gone

    def _superfluous(self) -> Iterator[str]:
        """The packs that this run had no use for, and those that the table does not know. The table forgets them too."""
        of_use = {self._table[key][0] for key in self._used if key in self._table}
        self._table = {key: place for key, place in self._table.items() if place[0] in of_use}
        yield from (name for name in self._cache.names(_PACK) if name not in of_use)
