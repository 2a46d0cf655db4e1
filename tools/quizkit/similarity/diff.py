"""How two rows of words differ, aligned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from quizkit.named_tuples import NamedTuple

# Longer middles are not aligned word by word: the time grows with the square.
_MOST = 400


class Piece(NamedTuple):
    """A run of words of both sides: the same words, or what the one and the other has in one place. Either may be empty."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    is_same: bool


def _folded(word: str) -> str:
    return word.strip().casefold()


def aligned(left: Sequence[str], right: Sequence[str], key: Callable[[str], str] = _folded) -> Iterator[Piece]:
    """Two rows of words in pieces. Words with one key are the same; by default capitals and white space around them make no difference."""
    one, other = list(map(key, left)), list(map(key, right))
    most = min(len(one), len(other))
    begin = next((at for at in range(most) if one[at] != other[at]), most)
    end = next((at for at in range(most - begin) if one[-1 - at] != other[-1 - at]), most - begin)
    if begin:
        yield Piece(tuple(left[:begin]), tuple(right[:begin]), is_same=True)
    yield from _middle(left[begin : len(left) - end], right[begin : len(right) - end], begin, one, other)
    if end:
        yield Piece(tuple(left[len(left) - end :]), tuple(right[len(right) - end :]), is_same=True)


def _middle(left: Sequence[str], right: Sequence[str], begin: int, one: Sequence[str], other: Sequence[str]) -> Iterator[Piece]:
    if not left and not right:
        return
    if max(len(left), len(right)) > _MOST:
        yield Piece(tuple(left), tuple(right), is_same=False)
        return
    matcher = SequenceMatcher(None, one[begin : begin + len(left)], other[begin : begin + len(right)], autojunk=False)
    for tag, here, here_end, there, there_end in matcher.get_opcodes():
        yield Piece(tuple(left[here:here_end]), tuple(right[there:there_end]), tag == "equal")


def shortened(pieces: Iterable[Piece], kept: int) -> Iterator[Piece]:
    """The same pieces, of which long ones keep so many words at either end, with "… " between them."""
    for left, right, is_same in pieces:
        yield Piece(_ends(left, kept), _ends(right, kept), is_same)


def _ends(words: tuple[str, ...], kept: int) -> tuple[str, ...]:
    return words if len(words) <= 2 * kept + 1 else (*words[:kept], "… ", *words[-kept:])
