"""What a statement comes to without its one quantity, or without its "not": two statements that agree in this and differ in that
contradict each other."""

from __future__ import annotations

from quizkit.digests import blake2b
from quizkit.lint.lexicon.quantities import BEFORE_QUANTITY, DENIALS, NUMBER_WORDS, ONCE
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

_WORD = regex(r"[^\W_]+(?:[.,'’-][^\W_]+)*|%")
_NUMBER = regex(r"\d+(?:[.,]\d+)*")
_YEAR = regex(r"1[5-9]\d\d|20\d\d")
# A statement is short; a longer one says too much at once to be held against another word by word.
_LONGEST = 400
_FEWEST_WORDS = 4


class Skeleton(NamedTuple):
    """What is left of a statement, as a digest, and what was taken out: the quantity at one place, or how often it denies."""

    digest: bytes
    taken: str


def skeletons(statement: str, language: str) -> tuple[Skeleton, ...]:
    """The statement without each of its quantities in turn, and the statement without its denials."""
    if language not in DENIALS or len(statement) > _LONGEST:
        return ()
    words = _WORD.findall(statement)
    small = [word.casefold() for word in words]
    if len(words) < _FEWEST_WORDS:
        return ()
    denials = DENIALS[language]
    found = [_skeleton("-", [word for word in small if word not in denials], str(sum(word in denials for word in small)))]
    for at, word in enumerate(small):
        amount = _amount(word, language)
        if amount is not None and _is_quantity(small, at, language):
            found.append(_skeleton(str(at), [*small[:at], "\0", *small[at + 1 :]], amount))
    return tuple(found)


def _amount(word: str, language: str) -> str | None:
    number = NUMBER_WORDS[language].get(word)
    if number is not None:
        return str(number)
    return word if _NUMBER.fullmatch(word) else None


def _is_quantity(words: list[str], at: int, language: str) -> bool:
    before = words[at - 1] if at else ""
    if _YEAR.fullmatch(words[at]):
        return before == "in" and at > 1 and words[at - 2] in ONCE[language]
    return before in BEFORE_QUANTITY[language] and at + 1 < len(words)


def _skeleton(place: str, words: list[str], taken: str) -> Skeleton:
    return Skeleton(blake2b("\0".join((place, *words)).encode(), digest_size=12).digest(), taken)
