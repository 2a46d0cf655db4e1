"""The tables of an index of sets of tokens, and how they are filled with a whole bank."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from hashlib import blake2b
from struct import pack, unpack

from quizkit.similarity.token_sets import Groups, TokenSets, groups

# Raised by one whenever an index of before can no longer be read.
VERSION = 1
_TABLES = {
    "token_settings": "(version INTEGER NOT NULL, p INTEGER NOT NULL, q INTEGER NOT NULL)",
    # Tokens that were in several sets when the index was built.
    "token_frequencies": "(token INTEGER PRIMARY KEY, sets INTEGER NOT NULL)",
    # Distinct sets.
    "token_sets": "(id INTEGER PRIMARY KEY, tokens BLOB NOT NULL)",
    "token_digests": "(digest INTEGER, set_id INTEGER, PRIMARY KEY (digest, set_id)) WITHOUT ROWID",
    "token_members": "(key INTEGER PRIMARY KEY, set_id INTEGER NOT NULL)",
    # Which distinct sets have a key.
    "token_postings": "(key INTEGER, set_id INTEGER, PRIMARY KEY (key, set_id)) WITHOUT ROWID",
}


def token_hash(token: str) -> int:
    """The signed number of 64 bits by which an index knows a token."""
    return int.from_bytes(blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def packed(ordered: Sequence[int]) -> bytes:
    """A set as it is stored: the hashes of its tokens, rarest first, in eight bytes each."""
    return pack(f"<{len(ordered)}q", *ordered)


def unpacked(blob: bytes) -> tuple[int, ...]:
    """The hashes of the tokens of a stored set, rarest first."""
    return unpack(f"<{len(blob) // 8}q", blob)


def digest(blob: bytes) -> int:
    """A number by which a stored set is found; different sets may have the same."""
    return int.from_bytes(blake2b(blob, digest_size=6).digest(), "little")


def create(connection: sqlite3.Connection, threshold: Fraction) -> None:
    """Make the tables, empty, in place of those that are there."""
    for table in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for table, columns in _TABLES.items():
        connection.execute(f"CREATE TABLE {table} {columns}")
    connection.execute("INSERT INTO token_settings VALUES (?, ?, ?)", (VERSION, threshold.numerator, threshold.denominator))


def fill(
    connection: sqlite3.Connection, items: Iterable[tuple[int, Iterable[str]]], keys_of: Callable[[Sequence[int]], Iterable[int]]
) -> None:
    """Write a whole bank into empty tables; `keys_of` gives the keys of a set, of which the hashes come rarest first."""
    sets, keys = TokenSets(), array("q")
    for key, tokens in items:
        keys.append(key)
        sets.add(tokens)
    grouped = groups(sets)
    hashes = array("q", map(token_hash, sets.vocabulary()))
    frequencies = _frequencies(grouped)
    many = connection.executemany
    many(
        "INSERT INTO token_frequencies VALUES (?, ?)",
        sorted((hashes[token], count) for token, count in enumerate(frequencies) if count > 1),
    )
    many(
        "INSERT INTO token_members VALUES (?, ?)",
        ((key, group) for key, group in zip(keys, grouped.of, strict=True) if sets.size(grouped.first[group])),
    )
    many("INSERT INTO token_sets VALUES (?, ?)", _stored(grouped, hashes, frequencies))
    for table, rows in (("token_digests", _digests(connection)), ("token_postings", _postings(connection, keys_of))):
        connection.execute("CREATE TEMPORARY TABLE token_unsorted (value INTEGER, set_id INTEGER)")
        many("INSERT INTO token_unsorted VALUES (?, ?)", rows)
        connection.execute(f"INSERT INTO {table} SELECT value, set_id FROM token_unsorted ORDER BY value, set_id")
        connection.execute("DROP TABLE token_unsorted")
    connection.execute("CREATE INDEX token_members_of ON token_members (set_id)")


def _frequencies(grouped: Groups) -> list[int]:
    """In how many distinct sets each token is."""
    counts = [0] * grouped.sets.distinct_tokens
    for first in grouped.first:
        for token in grouped.sets[first]:
            counts[token] += 1
    return counts


def _stored(grouped: Groups, hashes: Sequence[int], frequencies: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The distinct sets as rows."""
    for group, first in enumerate(grouped.first):
        if grouped.sets.size(first):
            ordered = sorted((frequencies[token], hashes[token]) for token in grouped.sets[first])
            yield group, packed([token for _, token in ordered])


def _digests(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """The digests of the distinct sets as rows."""
    return ((digest(blob), identity) for identity, blob in connection.execute("SELECT id, tokens FROM token_sets"))


def _postings(connection: sqlite3.Connection, keys_of: Callable[[Sequence[int]], Iterable[int]]) -> Iterator[tuple[int, int]]:
    """The postings of the distinct sets as rows."""
    for identity, blob in connection.execute("SELECT id, tokens FROM token_sets"):
        yield from ((key, identity) for key in keys_of(unpacked(blob)))
