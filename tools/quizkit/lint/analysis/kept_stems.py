"""The stems of a bank as they are kept for look-ups: by their keys, by what they speak of, and with how the bank uses each word."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from quizkit.lint.entities import KIND_NAMES
from quizkit.lint.index import BankIndex
from quizkit.lint.look_up import Kept
from quizkit.similarity.posting_lists import PostingLists, key_of, posting_blobs

from .asked import ASKED, Asked, language_of
from .contents import CUED, StemContents, is_cued
from .near_stems import NearStems
from .stem_keys import keys_of
from .vocabulary import WordUse

T = TypeVar("T")
# How many facts, words or contents lie in one blob.
_ROWS, _TEXTS = 16, 16
# More questions that replace others than that are not gone through.
_MOST_LINKS = 2_000
# Of what more stems speak of, or more questions have, no rows are kept.
MOST_STEMS, _MOST_ROWS = 64, 256
_NO_USE: WordUse = (0, 0, 0)
_HEAD = "head"


def stem_blobs(index: BankIndex) -> Iterator[tuple[str, bytes]]:
    """All that is kept of a bank's stems; nothing where they are not to be looked up."""
    near = index.once(NearStems)
    links = [(row, asked[7]) for row, asked in index.facts(ASKED) if asked[7]]
    if near.is_crowded or len(links) > _MOST_LINKS:
        return
    uses = {language: vocabulary.uses() for language, vocabulary in near.vocabularies.items()}
    postings = posting_blobs(_keyed(near, uses))
    words = {language: _in_parts(found) for language, found in uses.items()}
    contents = _in_parts(_contents(near))
    has_keys = any(is_cued(asked) for _, asked in index.facts(ASKED))
    counts = {
        "postings": len(postings),
        "contents": len(contents),
        **{f"words-{language}": len(parts) for language, parts in words.items()},
    }
    yield _HEAD, marshal.dumps((counts, links, has_keys))
    for sort, blobs in (
        ("postings", postings),
        ("contents", contents),
        *((f"words-{language}", parts) for language, parts in words.items()),
    ):
        yield from ((f"{sort}-{number}", blob) for number, blob in enumerate(blobs))
    questions = index.entities.rows_of(KIND_NAMES.index("question"))
    rows: dict[int, dict[int, Asked]] = {number: {} for number in range(questions.start // _ROWS, questions.stop // _ROWS + 1)}
    for row, asked in index.facts(ASKED):
        rows[row // _ROWS][row] = asked
    yield from ((f"rows-{number}", marshal.dumps(some)) for number, some in rows.items())


def _keyed(near: NearStems, uses: Mapping[str, Mapping[str, WordUse]]) -> Iterator[tuple[Iterable[int], int]]:
    for place, (words, scope, marks) in enumerate(near.variants.stems()):
        counted = uses.get(language_of(scope), {})
        keys = keys_of(words, scope, marks, near.vocabulary(scope), partial(_count_in, counted)).all()
        yield from ((keys, row) for row in near.variants.rows(place))


def _count_in(uses: Mapping[str, WordUse], text: str) -> int:
    return uses.get(text, _NO_USE)[0]


def _contents(near: NearStems) -> dict[str, tuple[int, tuple[int, ...] | None]]:
    """How many stems speak of each thing, and the rows that have them."""
    contents = StemContents(near.vocabulary(CUED))
    places = [place for place, (words, scope, _) in enumerate(near.variants.stems()) if scope == CUED and words]
    counts = Counter(content for place in places for content in contents.of(near.written(place)))
    few = {content for content, count in counts.items() if count <= MOST_STEMS}
    rows: dict[str, list[int]] = {}
    for place in places:
        for content in contents.of(near.written(place)) & few:
            rows.setdefault(content, []).extend(near.variants.rows(place))
    return {
        content: (count, tuple(rows[content]) if content in few and len(rows[content]) <= _MOST_ROWS else None)
        for content, count in counts.items()
    }


def _in_parts(table: Mapping[str, T]) -> list[bytes]:
    count = max(1, len(table) // _TEXTS)
    parts: list[dict[str, T]] = [{} for _ in range(count)]
    for text, value in table.items():
        parts[key_of(text) % count][text] = value
    return [marshal.dumps(part) for part in parts]


class KeptStems:
    """Reads what was kept. Everything raises LookupError where something is missing. Of many things that will be asked for it is quicker to
    `expect` them first."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._counts, links, self.has_keys = marshal.loads(kept.load(_HEAD))
        self.links: list[tuple[int, str]] = links
        self._postings = PostingLists(lambda number: kept.load(f"postings-{number}"), self._counts["postings"])
        self._tables: dict[str, dict[str, Any]] = {}
        self._rows: dict[int, dict[int, Asked]] = {}

    def expect_keys(self, keys: Iterable[int]) -> None:
        """Prepare to be asked for the rows of some keys."""
        self._kept.bring(f"postings-{number}" for number in self._postings.unread(keys))

    def expect_rows(self, rows: Iterable[int]) -> None:
        """Prepare to be asked what some questions ask."""
        self._kept.bring(f"rows-{number}" for number in {row // _ROWS for row in rows} - self._rows.keys())

    def expect_words(self, language: str, words: Iterable[str]) -> None:
        """Prepare to be asked how the bank uses some words."""
        self._expect(f"words-{language}", words)

    def expect_contents(self, contents: Iterable[str]) -> None:
        """Prepare to be asked which stems speak of some things."""
        self._expect("contents", contents)

    def _expect(self, sort: str, texts: Iterable[str]) -> None:
        count = self._counts.get(sort)
        if count is not None:
            self._kept.bring({f"{sort}-{key_of(text) % count}" for text in texts} - self._tables.keys())

    def rows(self, key: int) -> Iterable[int]:
        """The rows of the stems that may have a key."""
        return self._postings.rows(key)

    def asked(self, row: int) -> Asked | None:
        """What a question asks; None for a retired one."""
        number = row // _ROWS
        if number not in self._rows:
            self._rows[number] = marshal.loads(self._kept.load(f"rows-{number}"))
        return self._rows[number].get(row)

    def use(self, language: str, word: str) -> WordUse:
        """How the bank uses a word."""
        found: WordUse = self._find(f"words-{language}", word) or _NO_USE
        return found

    def content(self, content: str) -> tuple[int, tuple[int, ...] | None]:
        """How many stems speak of something, and the rows that have them, where these are few."""
        return self._find("contents", content) or (0, ())

    def _find(self, sort: str, text: str) -> Any:
        count = self._counts.get(sort)
        if count is None:
            return None
        name = f"{sort}-{key_of(text) % count}"
        if name not in self._tables:
            self._tables[name] = marshal.loads(self._kept.load(name))
        return self._tables[name].get(text)
