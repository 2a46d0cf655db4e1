"""The pairs of questions that somebody has looked at and allowed to be alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quizkit.digests import blake2b
from quizkit.lint.index import ALLOWED, BankIndex

from .asked import ASKED, Asked

if TYPE_CHECKING:
    from quizkit.lint.allow_list import AllowedPair


def fingerprint(asked: Asked) -> str:
    """What an allowed pair is known by: it changes with whatever two questions are compared by."""
    words, scope, marks, offered, key, *_ = asked
    sources = (words.casefold().encode("utf-8", "surrogatepass"), scope.encode("utf-8", "surrogatepass"), marks, offered, key)
    return blake2b(b"\x1f".join(sources), digest_size=8).hexdigest()


def allowed_rows(index: BankIndex) -> Iterator[tuple[int, int]]:
    """The rows of each pair that is allowed and still reads as it did."""
    pairs: tuple[AllowedPair, ...] = index.settings.get(ALLOWED, {}).get("pairs", ())
    yield from ((one, other) for _, one, other in _matched(index, pairs))


def stale_pairs(index: BankIndex) -> list[AllowedPair]:
    """The allowed pairs that fit nothing any more: a question is gone, or reads otherwise now."""
    pairs: tuple[AllowedPair, ...] = index.settings.get(ALLOWED, {}).get("pairs", ())
    standing = {pair for pair, _, _ in _matched(index, pairs)}
    return [pair for pair in pairs if pair not in standing]


def _matched(index: BankIndex, pairs: Iterable[AllowedPair]) -> Iterator[tuple[AllowedPair, int, int]]:
    if not pairs:
        return
    rows = index.rows_by_id["question"]
    wanted = {rows[name] for pair in pairs for name in pair.ids if name in rows}
    prints = {row: fingerprint(asked) for row, asked in index.facts(ASKED) if row in wanted}
    for pair in pairs:
        one, other = (rows.get(name) for name in pair.ids)
        if one is not None and other is not None and (prints.get(one), prints.get(other)) == pair.content:
            yield pair, one, other
