"""Which rows have a key: posting lists in blobs, so that a look-up in a large bank reads the few that it needs.

Keys are numbers below 2**32. A row that is found under a key need not have it, where two things have one key by chance: whoever looks has
to look at the row as well.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from zlib import crc32

# A blob of so many pairs takes about as long to fetch as to read.
_PAIRS = 1_024
_KEYS = 1 << 32


def key_of(text: str, seed: int = 0) -> int:
    """The key of a text; `seed` keeps apart what is not to be found together."""
    return crc32(text.encode("utf-8", "surrogatepass"), seed)


def posting_blobs(pairs: Iterable[tuple[Iterable[int], int]]) -> list[bytes]:
    """The blobs for some rows, each given behind its keys: blob n of N holds the keys of the Nth part of all numbers."""
    joined = array("Q", [key << 32 | row for keys, row in pairs for key in keys])
    ordered = array("Q", sorted(joined))
    count = max(1, len(ordered) // _PAIRS)
    starts = [bisect_left(ordered, _first_key(number, count) << 32) for number in range(count)]
    return [ordered[start:end].tobytes() for start, end in zip(starts, [*starts[1:], len(ordered)], strict=True)]


def _first_key(number: int, count: int) -> int:
    return -(-_KEYS * number // count)


class PostingLists:
    """Reads posting lists: `load` gives one of the `count` blobs by its number, or raises LookupError."""

    def __init__(self, load: Callable[[int], bytes], count: int) -> None:
        self._load = load
        self._count = count
        self._read: dict[int, array[int]] = {}

    def _blob_of(self, key: int) -> int:
        return key * self._count >> 32

    def unread(self, keys: Iterable[int]) -> set[int]:
        """The numbers of the blobs that would have to be loaded for some keys."""
        return {self._blob_of(key) for key in keys} - self._read.keys()

    def rows(self, key: int) -> Sequence[int]:
        """The rows that may have a key, rising.

        Raises:
            LookupError: the blob is not there.
        """
        number = self._blob_of(key)
        pairs = self._read.get(number)
        if pairs is None:
            pairs = self._read[number] = array("Q", self._load(number))
        start = bisect_left(pairs, key << 32)
        return [pair & (_KEYS - 1) for pair in _until(pairs, start, (key + 1) << 32)]


def _until(pairs: array[int], start: int, end: int) -> Iterator[int]:
    for at in range(start, len(pairs)):
        if pairs[at] >= end:
            return
        yield pairs[at]
