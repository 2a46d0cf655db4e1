"""An index of sets of tokens in SQLite, kept up to date set by set: what is similar to this one, exactly.

The order of tokens, by which each set has its keys, is frozen when the index is built: the frequencies of then. A token that was in one set
or in none counts as the rarest, and among equals the hash decides. So a set has the same keys for ever, whatever is added or removed, and
the answers stay exact; they come the slower the less the bank resembles the one that was indexed, until it is built anew. Equal sets
are stored once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice

from quizkit.similarity.bounds import Bounds
from quizkit.similarity.token_keys import KeyScheme
from quizkit.similarity.token_tables import VERSION, create, digest, fill, packed, token_hash, unpacked

# How many values one statement takes, and how many frequencies are kept in memory.
_VALUES, _REMEMBERED = 500, 100_000


class TokenIndex:
    """Sets of tokens by the number of the question that has them, in the tables `token_*` of a connection.

    The connection and its transactions belong to the caller: nothing here commits or rolls back, and what was done is lost if the caller
    does not commit.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Open the index of a connection; LookupError where it has none that this version of quizkit can read."""
        self._connection = connection
        try:
            version, p, q = connection.execute("SELECT version, p, q FROM token_settings").fetchone()
        except (sqlite3.OperationalError, TypeError, ValueError):
            version = None
        if version != VERSION:
            raise LookupError("the connection has no index of tokens of this version")
        self.threshold = Fraction(p, q)
        self._scheme = KeyScheme(Bounds(self.threshold))
        self._frequencies: dict[int, int] = {}

    @classmethod
    def build(cls, connection: sqlite3.Connection, items: Iterable[tuple[int, Iterable[str]]], threshold: Fraction) -> TokenIndex:
        """Make the index of a bank anew, for look-ups by this threshold and higher ones; an index that was there is dropped.

        Keys are distinct. Memory grows with the tokens.
        """
        scheme = KeyScheme(Bounds(threshold))
        create(connection, threshold)
        fill(connection, items, scheme.posted)
        return cls(connection)

    def put(self, key: int, tokens: Iterable[str]) -> None:
        """Add the set of a question, in place of the one it had."""
        ordered = self._ordered(tokens)
        known = self._set_of(key)
        found = self._find(ordered)
        if found is not None and found == known:
            return
        if known is not None:
            self._forget(key, known)
        if ordered:
            self._connection.execute("INSERT INTO token_members VALUES (?, ?)", (key, self._add(ordered) if found is None else found))

    def remove(self, key: int) -> None:
        """Take out the set of a question, if it has one."""
        if (known := self._set_of(key)) is not None:
            self._forget(key, known)

    def similar(self, tokens: Iterable[str], threshold: Fraction) -> list[tuple[int, int]]:
        """The questions whose sets are similar to this one, rising, each with how many tokens are shared.

        The question itself is among them if its set is there. A threshold below that of the index is a ValueError.
        """
        if threshold < self.threshold:
            raise ValueError(f"the index was built for thresholds from {self.threshold}, so it cannot be asked for {threshold}")
        limits = Bounds(threshold)
        ordered = self._ordered(tokens)
        mine, found = frozenset(ordered), []
        for identity, blob in self._sets(sorted(self._candidates(ordered, limits))):
            theirs = unpacked(blob)
            shared = len(mine.intersection(theirs))
            if shared >= limits.shared(len(mine), len(theirs)):
                found += [(key, shared) for (key,) in self._rows("SELECT key FROM token_members WHERE set_id = ?", identity)]
        return sorted(found)

    def _candidates(self, ordered: Sequence[int], limits: Bounds) -> set[int]:
        """The sets that share a key with this one, and the one that is equal."""
        equal = self._find(ordered)
        found = set() if equal is None else {equal}
        for first, last in self._scheme.sought(ordered, limits):
            found.update(identity for (identity,) in self._rows("SELECT set_id FROM token_postings WHERE key BETWEEN ? AND ?", first, last))
        return found

    def _rows(self, query: str, *values: int) -> list[tuple[int, ...]]:
        return self._connection.execute(query, values).fetchall()

    def _ordered(self, tokens: Iterable[str]) -> list[int]:
        """The hashes of distinct tokens in the frozen order."""
        hashes = set(map(token_hash, tokens))
        if len(self._frequencies) > _REMEMBERED:
            self._frequencies.clear()
        unknown = hashes.difference(self._frequencies)
        self._frequencies.update(dict.fromkeys(unknown, 0))
        for marks, values in _in_parts(unknown):
            self._frequencies.update(
                self._connection.execute(f"SELECT token, sets FROM token_frequencies WHERE token IN ({marks})", values)
            )
        return sorted(hashes, key=lambda token: (self._frequencies[token], token))

    def _sets(self, identities: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        for marks, values in _in_parts(identities):
            yield from self._connection.execute(f"SELECT id, tokens FROM token_sets WHERE id IN ({marks})", values).fetchall()

    def _set_of(self, key: int) -> int | None:
        rows = self._rows("SELECT set_id FROM token_members WHERE key = ?", key)
        return rows[0][0] if rows else None

    def _find(self, ordered: Sequence[int]) -> int | None:
        """The stored set that is equal to this one."""
        blob = packed(ordered)
        query = "SELECT id FROM token_digests JOIN token_sets ON id = set_id WHERE digest = ? AND tokens = ?"
        rows = self._connection.execute(query, (digest(blob), blob)).fetchall()
        return rows[0][0] if rows else None

    def _add(self, ordered: Sequence[int]) -> int:
        """Store a new set, and return its number."""
        blob = packed(ordered)
        identity = self._connection.execute("INSERT INTO token_sets (tokens) VALUES (?)", (blob,)).lastrowid
        assert identity is not None
        self._connection.execute("INSERT INTO token_digests VALUES (?, ?)", (digest(blob), identity))
        postings = [(key, identity) for key in sorted(self._scheme.posted(ordered))]
        self._connection.executemany("INSERT INTO token_postings VALUES (?, ?)", postings)
        return identity

    def _forget(self, key: int, identity: int) -> None:
        """Take a question out of the members of a set, and the set with its last one."""
        self._connection.execute("DELETE FROM token_members WHERE key = ?", (key,))
        if self._rows("SELECT 1 FROM token_members WHERE set_id = ? LIMIT 1", identity):
            return
        for _, blob in self._sets([identity]):
            postings = [(posted, identity) for posted in sorted(self._scheme.posted(unpacked(blob)))]
            self._connection.executemany("DELETE FROM token_postings WHERE key = ? AND set_id = ?", postings)
            self._connection.execute("DELETE FROM token_digests WHERE digest = ? AND set_id = ?", (digest(blob), identity))
        self._connection.execute("DELETE FROM token_sets WHERE id = ?", (identity,))


def _in_parts(values: Collection[int]) -> Iterator[tuple[str, list[int]]]:
    """Values by the number that one statement takes, each time with as many marks for its text."""
    rest = iter(values)
    while part := list(islice(rest, _VALUES)):
        yield ", ".join("?" * len(part)), part
