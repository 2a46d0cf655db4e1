"""What rules on duplicates say of a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from quizkit.finding import Mention, Problem
from quizkit.lint.index import BankIndex
from quizkit.similarity.diff import aligned

from .answers import TYPED, texts_in
from .asked import ASKED
from .duplicates import Duplicates, Found, Kind

_MENTIONED = 20
_DIFFERENCES = 3
_LONGEST = 60
# Of so many questions the typed answers are compared.
_COMPARED = 60


def clusters(index: BankIndex, kind: Kind) -> Iterator[tuple[int, list[int], Found]]:
    """Each cluster of a kind with the row that it is shown at, its second place, and the other rows."""
    repeated = {row for row, _ in index.repeated_ids()}
    for found in index.once(Duplicates).of(kind):
        # A copy under the same id is reported as that already.
        shown = next((row for row in found.rows[1:] if row not in repeated), None)
        if shown is not None:
            yield shown, [row for row in found.rows if row != shown], found


def problem(message: str, others: list[int], first: str, others_say: str) -> Problem:
    """A problem with the stem that mentions the other questions."""
    mentions = [Mention(row, first if row == others[0] else others_say, ("stem",)) for row in others[:_MENTIONED]]
    return Problem(message, ("stem",), related=tuple(mentions))


def difference(index: BankIndex, found: Found) -> str:
    """A sentence on how the stems of the two that differ most differ; nothing where they are the same."""
    one, other = found.worst
    duplicates = index.once(Duplicates)
    words = differing(duplicates.asked(one)[0], duplicates.asked(other)[0])
    if not words:
        return ""
    pair = f" of '{index.id(one)}' and '{index.id(other)}'" if len(found.rows) > 2 else ""
    return f" The stems{pair} differ in {words}."


def at_odds_in_part(index: BankIndex, found: Found) -> tuple[int, int] | None:
    """Of questions with typed answers, some of which accept what others do, two that have no answer in common; None of any others."""
    duplicates = index.once(Duplicates)
    some = found.rows[:_COMPARED]
    if duplicates.asked(some[0])[3][0] not in TYPED:
        return None
    keyed = {row: texts_in(duplicates.asked(row)[5]) for row in some}
    pairs = list(combinations(some, 2))
    apart = [pair for pair in pairs if keyed[pair[0]].isdisjoint(keyed[pair[1]])]
    return apart[0] if apart and len(apart) < len(pairs) else None


def differing(one: str, other: str) -> str:
    """How two stems differ, by their words: '"colour" / "color"', with a dash for the one that has no such word."""
    pieces = [piece for piece in aligned(one.split(" "), other.split(" ")) if not piece.is_same]
    shown = [f"{_quoted(piece.left)} / {_quoted(piece.right)}" for piece in pieces[:_DIFFERENCES]]
    return ", ".join(shown) + (", …" if len(pieces) > _DIFFERENCES else "")


def stem_words(index: BankIndex, row: int) -> str:
    """The words of a stem that are kept."""
    return index.once(_all_words)[row]


def _all_words(index: BankIndex) -> dict[int, str]:
    return {row: asked[0] for row, asked in index.facts(ASKED)}


def _quoted(words: Sequence[str]) -> str:
    text = " ".join(words)
    return f'"{text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"}"' if text else "–"
