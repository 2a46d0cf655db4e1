"""The outcomes of earlier runs, by the content of the file and all else that they depend on.

They lie in the cache in packs, as they came from the processes that found them; a table says which pack holds which. An outcome that is not
there, or not what the table says, is simply found again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from quizkit.digests import blake2b
from quizkit.store.cache import Cache, Place

from .batch import Batch, unpack
from .outcome import Outcome

_PACK = "pack-"
KEY_SIZE = 16
# There may be so many times more outcomes than files before those go that no file has now.
_MOST_SPARE = 4
_LEAST_SPARE = 1_000
# New packs of so many bytes are put into the cache before the run ends, so that they need not lie in memory.
_MOST_WAITING = 4_000_000


class KeptOutcomes:
    """Looks outcomes up and keeps new ones. `around` is a digest of what they depend on beside the file, `day` the day of the run."""

    def __init__(self, cache: Cache, around: bytes, day: int) -> None:
        self._cache = cache
        self._around = around
        self._day = day
        self._places: dict[bytes, Place] = {}
        self._packs: dict[str, Batch] = {}
        self._new_places: dict[bytes, Place] = {}
        self._new_packs: dict[str, bytes] = {}
        self._waiting = 0

    def key(self, inside: str, blob_id: bytes) -> bytes:
        """What tells the outcome of a file with some content from any other."""
        said = b"%s%s%s" % (self._around, blob_id, inside.encode("utf-8", "surrogateescape"))
        return blake2b(said, digest_size=KEY_SIZE).digest()

    def known(self, keys: Iterable[bytes]) -> set[bytes]:
        """Which of some outcomes there are."""
        wanted = [key for key in keys if key not in self._places]
        places = self._cache.find(key for key in wanted if key not in self._new_places)
        self._places |= {key: place for key, place in places.items() if place[2] in (0, self._day)}
        self._places |= {key: self._new_places[key] for key in wanted if key in self._new_places}
        return {key for key in keys if key in self._places}

    def read(self, keys: Iterable[bytes]) -> dict[bytes, Outcome]:
        """Those of some outcomes that are there."""
        wanted = [(key, self._places[key]) for key in self.known([*keys])]
        self._load({name for _, (name, _, _) in wanted if name not in self._packs})
        return {
            key: pack.outcome(number)
            for key, (name, number, _) in wanted
            if (pack := self._packs.get(name)) is not None and number < len(pack)
            if self.key(pack.insides[number], pack.blob_ids[number]) == key
        }

    def _load(self, packs: set[str]) -> None:
        new = [(name, self._new_packs[name]) for name in packs if name in self._new_packs]
        for name, pack in (*new, *self._cache.load_all(name for name in packs if name not in self._new_packs)):
            # What a plug-in says may not be read again; then it is worked out again.
            with suppress(Exception):
                self._packs[name] = unpack(pack)

    def keep(self, batch: Batch) -> list[bytes | None]:
        """Keep the outcomes of some files that were checked just now, and say under which keys; a file that could not be read has none."""
        keys = [self.key(inside, blob) if blob else None for inside, blob in zip(batch.insides, batch.blob_ids, strict=True)]
        try:
            pack = batch.pack()
        except Exception:
            # Facts of a plug-in that cannot be pickled are worked out each time.
            return keys
        name = f"{_PACK}{os.urandom(8).hex()}"
        self._new_packs[name] = pack
        for number, key in enumerate(keys):
            if key is not None:
                self._new_places[key] = (
                    name,
                    number,
                    self._day if (more := batch.more.get(number)) is not None and more.depends_on_day else 0,
                )
        self._waiting += len(pack)
        if self._waiting > _MOST_WAITING:
            # Packs that no snapshot speaks of do no harm, should the run end here.
            self._cache.save(self._new_packs, (), self._new_places)
            self._new_packs, self._new_places, self._waiting = {}, {}, 0
        return keys

    def changes(self) -> tuple[Mapping[str, bytes], Mapping[bytes, Place]]:
        """The packs and places that the cache is to keep."""
        return self._new_packs, self._new_places

    def superfluous(self, keys: Sequence[bytes]) -> Iterator[str]:
        """The packs that may go: those in which nothing of use is, where there is much too much of them. `keys` are all that are of use."""
        if self._cache.count() > _MOST_SPARE * len(keys) + _LEAST_SPARE:
            self.known(keys)
            of_use = {self._places[key][0] for key in keys if key in self._places}
            yield from (name for name in self._cache.names(_PACK) if name not in of_use)
