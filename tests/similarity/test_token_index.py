"""The index answers as if every question were compared, after whatever was added, changed and removed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.similarity.token_index import TokenIndex
from tests.similarity import brute

OPERATIONS = st.lists(
    st.tuples(st.integers(0, 9), st.one_of(st.none(), brute.words(6, 8), brute.words(12, 14), brute.words(60, 60))), max_size=30
)
TABLES = ("token_sets", "token_digests", "token_members", "token_postings")


def expected(bank: dict[int, list[str]], tokens: Iterable[str], threshold: Fraction) -> list[tuple[int, int]]:
    wanted = set(tokens)
    return [
        (key, len(wanted & set(words)))
        for key, words in sorted(bank.items())
        if wanted and words and brute.jaccard(wanted, words) >= threshold
    ]


def rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()


@given(begin=brute.BANKS, operations=OPERATIONS, threshold=brute.THRESHOLDS, more=st.fractions(0, 1, max_denominator=9))
@settings(max_examples=200, deadline=None)
def test_answers_stay_exact_whatever_is_put_and_removed(
    begin: list[list[str]], operations: list[tuple[int, list[str] | None]], threshold: Fraction, more: Fraction
) -> None:
    bank = dict(enumerate(begin))
    connection = sqlite3.connect(":memory:")
    index = TokenIndex.build(connection, bank.items(), threshold)
    for key, words in operations:
        if words is None:
            bank.pop(key, None)
            index.remove(key)
        else:
            bank[key] = words
            index.put(key, words)
    asked = threshold + (1 - threshold) * more
    fresh = TokenIndex.build(sqlite3.connect(":memory:"), bank.items(), threshold)
    for words in [*begin, *(words for _, words in operations if words is not None)]:
        assert index.similar(words, asked) == expected(bank, words, asked) == fresh.similar(words, asked)


@given(begin=brute.BANKS, operations=OPERATIONS)
@settings(max_examples=100, deadline=None)
def test_nothing_is_left_of_what_was_removed(begin: list[list[str]], operations: list[tuple[int, list[str] | None]]) -> None:
    connection = sqlite3.connect(":memory:")
    index = TokenIndex.build(connection, enumerate(begin), Fraction(4, 5))
    for key, words in operations:
        index.put(key, words or [])
    for key in range(max(10, len(begin))):
        index.remove(key)
    assert [rows(connection, table) for table in TABLES] == [[], [], [], []]


@given(begin=brute.BANKS)
@settings(max_examples=100, deadline=None)
def test_a_set_is_stored_in_one_way_whether_built_or_put(begin: list[list[str]]) -> None:
    built, put = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    TokenIndex.build(built, enumerate(begin), Fraction(4, 5))
    index = TokenIndex.build(put, enumerate(begin), Fraction(4, 5))
    for key, words in enumerate(begin):
        index.remove(key)
        index.put(key, [*reversed(words), *words])
    joined = (
        "token_members m JOIN token_sets s ON s.id = m.set_id JOIN token_digests d USING (set_id) LEFT JOIN token_postings p USING (set_id)"
    )
    query = f"SELECT m.key, s.tokens, d.digest, p.key FROM {joined} ORDER BY m.key, p.key"
    assert built.execute(query).fetchall() == put.execute(query).fetchall()


def test_the_caller_owns_the_transaction(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "index.sqlite")
    TokenIndex.build(connection, enumerate([["a", "b", "c", "d", "e"]]), Fraction(4, 5))
    connection.commit()
    index = TokenIndex(connection)
    index.put(1, ["a", "b", "c", "d"])
    index.remove(0)
    assert index.similar(["a", "b", "c", "d", "e"], Fraction(4, 5)) == [(1, 4)]
    connection.rollback()
    assert index.similar(["a", "b", "c", "d", "e"], Fraction(4, 5)) == [(0, 5)]
    assert TokenIndex(connection).threshold == Fraction(4, 5)


def test_a_failed_build_can_be_rolled_back(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "index.sqlite")
    TokenIndex.build(connection, enumerate([["a", "b"]]), Fraction(4, 5))
    connection.commit()
    connection.execute("BEGIN")
    with pytest.raises(sqlite3.IntegrityError):
        TokenIndex.build(connection, [(1, ["c", "d"]), (1, ["d", "e"])], Fraction(1, 2))
    connection.rollback()
    assert TokenIndex(connection).similar(["a", "b"], Fraction(4, 5)) == [(0, 2)]


def test_a_connection_without_an_index_says_so() -> None:
    with pytest.raises(LookupError, match="no index of tokens"):
        TokenIndex(sqlite3.connect(":memory:"))


def test_an_index_of_another_version_is_none() -> None:
    connection = sqlite3.connect(":memory:")
    TokenIndex.build(connection, [], Fraction(4, 5))
    connection.execute("UPDATE token_settings SET version = version + 1")
    with pytest.raises(LookupError, match="of this version"):
        TokenIndex(connection)


def test_a_lower_threshold_than_it_was_built_for_is_refused() -> None:
    index = TokenIndex.build(sqlite3.connect(":memory:"), [], Fraction(4, 5))
    with pytest.raises(ValueError, match="from 4/5"):
        index.similar(["a"], Fraction(3, 4))
