"""Looks up which questions refer to what a commit takes away, in a bank of any size."""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterator

from quizkit.lint.entities import KIND_NAMES
from quizkit.lint.index import BankIndex
from quizkit.lint.look_up import Changes, LookUp, Nearby
from quizkit.patterns import regex

from .references import REFERENCES, Reference

_NAME = regex(r"[^:/]+")
_HEAD = "referrers"
_ROWS = 16
# Where more questions miss what is gone, the whole bank is as soon judged.
_MOST = 2_000


class Referrers(LookUp[tuple[Reference, ...]]):
    """The references of questions that name something by an id that is no more, and those of the questions that were asked for."""

    facts = REFERENCES
    is_for_what_is_lost = True

    @classmethod
    def blobs(cls, index: BankIndex) -> Iterator[tuple[str, bytes]]:
        from quizkit.similarity.posting_lists import key_of, posting_blobs

        questions = index.entities.rows_of(KIND_NAMES.index("question"))
        kept: dict[int, dict[int, tuple[Reference, ...]]] = {row // _ROWS: {} for row in (*questions[::_ROWS], *questions[-1:])}
        pairs: list[tuple[set[int], int]] = []
        for row, references in index.facts(REFERENCES):
            if index.kind(row) == "question":
                kept[row // _ROWS][row] = references
                pairs.append(({key_of(name) for _, _, text in references for name in _NAME.findall(text)}, row))
        postings = posting_blobs(pairs)
        yield _HEAD, marshal.dumps(len(postings))
        yield from ((f"{_HEAD}-names-{number}", blob) for number, blob in enumerate(postings))
        yield from ((f"{_HEAD}-rows-{number}", marshal.dumps(some)) for number, some in kept.items())

    def around(self, rows: Collection[int], changes: Changes[tuple[Reference, ...]]) -> Nearby | None:
        from quizkit.similarity.posting_lists import PostingLists, key_of

        lists = PostingLists(lambda number: self.kept.load(f"{_HEAD}-names-{number}"), marshal.loads(self.kept.load(_HEAD)))
        then = {row for name in changes.lost for row in lists.rows(key_of(name)) if row not in changes.gone}
        if len(then) > _MOST:
            return None
        found = {changes.now(row): references for row, references in self._read(then)}
        # Of what is as it was in the files that have changed, the facts are read as well.
        same = {before: row for row in rows if row not in changes.fresh and (before := changes.then(row)) is not None}
        found |= {same[before]: references for before, references in self._read(same)}
        found |= changes.fresh
        return Nearby({row: found[row] for row in sorted(found)}, {})

    def _read(self, rows: Collection[int]) -> Iterator[tuple[int, tuple[Reference, ...]]]:
        for number in sorted({row // _ROWS for row in rows}):
            some: dict[int, tuple[Reference, ...]] = marshal.loads(self.kept.load(f"{_HEAD}-rows-{number}"))
            yield from ((row, references) for row, references in some.items() if row in rows)
