"""How two texts that are alike differ, in what counts, and what is shown of a long one."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.similarity.diff import Piece, aligned, shortened
from quizkit.similarity.words import shown_words, words_of


def differing(one: str, other: str) -> list[Piece]:
    """Two texts in pieces: what is the same but for punctuation that does not count is the same."""
    left, right = shown_words(one), shown_words(other)
    pieces = [
        piece if piece.is_same else Piece(piece.left, piece.right, _counted(piece.left) == _counted(piece.right))
        for piece in aligned(left, right, lambda word: " ".join(_counted([word])))
    ]
    # A sign may count for what stands beside it.
    if all(piece.is_same for piece in pieces) and _counted([one]) != _counted([other]):
        return list(aligned(left, right))
    return pieces


def _counted(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words_of("".join(words))]


def in_short(text: str, others: Iterable[str], longest: int, context: int) -> str:
    """A text that is too long without its middle: with so many words beside each difference from the first other one that differs."""
    if len(text) <= longest:
        return text
    other = next((other for other in others if other != text), text)
    return "".join(word for piece in shortened(differing(text, other), context) for word in piece.left)
