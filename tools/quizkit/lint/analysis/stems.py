"""Stems as they are held against each other: what must agree for two to ask the same, and what may differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex
from quizkit.records import dataclass, field
from quizkit.similarity.words import compared

from .vocabulary import NEGATES, NO_GUARD, Vocabulary

# Two stems are near where so much of their words is shared.
NEAR = Fraction(4, 5)
_SHORTEST_TYPO = 5
_SHORTEST_FORM = 3
_BRITISH = regex(r"(?<=\w{3})our|(?<=\w{3}[ae])ll(?=ed|ing|er)|(?<=\w{3}i)s(?=e|ing|ation)|(?<=\w{3}y)s(?=e|ing)")

# In the order in which they are looked at.
Guard = Literal["negation", "number", "unit", "opposed", "operator", "symbol", "name", "content", "order", "passage"]
_ORDER: tuple[Guard, ...] = ("negation", "number", "unit", "opposed", "operator", "symbol", "name")


# How much differs between two stems that ask the same: what says nothing (an article, a plural), what says little (a word such as "really",
# a slip of the hand), or that the one says one thing more.
NOTHING, LITTLE, MORE = 0, 1, 2


class Verdict(NamedTuple):
    """What two stems are to each other: the guard that tells them apart, or None and how much differs all the same."""

    tells: Guard | None
    differs: int = NOTHING


@dataclass(slots=True)
class Stem:
    """The words of a stem by their numbers: `written` as they are written, `order` as far as their order means something.

    `guards` are what another stem must have as well, sorted; with an even number of negations none is among them. `marks` is a digest of
    what is not in the words.
    """

    written: Sequence[int]
    marks: bytes
    guards: tuple[int, ...]
    words: list[int] = field(default_factory=list)
    tokens: frozenset[int | str] = frozenset()
    order: tuple[int, ...] = ()


def guards_of(written: Sequence[int], vocabulary: Vocabulary) -> tuple[int, ...]:
    """What guards a stem."""
    guards = vocabulary.guards
    found = sorted([guard for number in written if (guard := guards[number]) != NO_GUARD])
    if found and found[0] == NEGATES:
        negations = found.count(NEGATES)
        return (*found[:1] * (negations % 2), *found[negations:])
    return tuple(found)


def as_stem(written: Sequence[int], marks: bytes, vocabulary: Vocabulary) -> Stem:
    """A stem with all that is asked for where there is another one that might be the same."""
    words = vocabulary.words_of(written)
    return Stem(written, marks, guards_of(written, vocabulary), words, tokens_of(words, vocabulary), order_of(words, vocabulary))


def tokens_of(words: Sequence[int], vocabulary: Vocabulary) -> frozenset[int | str]:
    """What the likeness of a stem is measured by."""
    kinds = vocabulary.kinds
    if "unspaced" in {kinds[word] for word in words}:
        return frozenset(compared([vocabulary.texts[word] for word in words]))
    return frozenset(words)


def order_of(words: Sequence[int], vocabulary: Vocabulary) -> tuple[int, ...]:
    """The words whose order means something, beginning with the asking one: "X was formed in what city?" is "In what city was X formed?"

    A preposition before the asking word is one at the end.
    """
    telling, texts = vocabulary.telling, vocabulary.texts
    if telling is None:
        return tuple(words)
    begin = next((at for at, word in enumerate(words) if texts[word] in telling.asking), None)
    if begin is not None:
        fronted = begin - 1 if begin and texts[words[begin - 1]] in telling.fronted else begin
        words = [*words[begin:], *words[:fronted], *words[fronted:begin]]
    return tuple([word for word in words if vocabulary.kinds[word] != "weightless" and texts[word] not in telling.moving])


def likeness(one: Stem, other: Stem) -> Fraction:
    """The Jaccard index of the words of two stems: what both have among what either has."""
    shared = len(one.tokens & other.tokens)
    either = len(one.tokens) + len(other.tokens) - shared
    return Fraction(shared, either) if either else Fraction(1)


def judged(one: Stem, other: Stem, vocabulary: Vocabulary) -> Verdict:
    """What two stems that are near each other are to each other."""
    if one.guards != other.guards or one.marks != other.marks:
        return Verdict(_first_guard(one, other, vocabulary))
    here, there = set(one.words), set(other.words)
    pairs, slips = _same_words(here - there, there - here, vocabulary)
    left, right = here - there - pairs.keys(), there - here - set(pairs.values())
    if _content(left, vocabulary) and _content(right, vocabulary):
        return Verdict("content")
    common = here & there
    back = {word: match for match, word in pairs.items()}
    first = [word for word in one.order if word in common or word in pairs]
    second = [back.get(word, word) for word in other.order if word in common or word in back]
    if first != second:
        return Verdict("order")
    if _content(left | right, vocabulary):
        return Verdict(None, MORE)
    says_nothing = not slips and all(vocabulary.kinds[word] == "weightless" for word in left | right)
    return Verdict(None, NOTHING if says_nothing else LITTLE)


def _content(words: set[int], vocabulary: Vocabulary) -> bool:
    """Whether some word says something of a subject."""
    return any(vocabulary.kinds[word] not in ("weightless", "light") for word in words)


def _first_guard(one: Stem, other: Stem, vocabulary: Vocabulary) -> Guard:
    """The first of the guards by which two stems differ."""
    left, right = Counter(one.guards), Counter(other.guards)
    kinds = {vocabulary.guard_kind(guard) for guard in (*(left - right), *(right - left))}
    return next((guard for guard in _ORDER if guard in kinds), "symbol")


def _same_words(left: set[int], right: set[int], vocabulary: Vocabulary) -> tuple[dict[int, int], int]:
    """Words of the one stem that are words of the other in another form or with a slip, and how many of them have a slip."""
    pairs: dict[int, int] = {}
    slips = 0
    for word in sorted(left, key=vocabulary.texts.__getitem__):
        for other in sorted(right.difference(pairs.values()), key=vocabulary.texts.__getitem__):
            if vocabulary.kinds[word] or vocabulary.kinds[other]:
                continue
            one, two = vocabulary.texts[word], vocabulary.texts[other]
            is_form = vocabulary.telling is not None and _is_form(one, two)
            if is_form or _is_slip(word, other, vocabulary):
                pairs[word] = other
                slips += not is_form
                break
    return pairs, slips


def _is_form(one: str, other: str) -> bool:
    """Whether one word is the plural of the other, or spelt as in another country."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_FORM:
        return False
    if long in (f"{short}s", f"{short}es") or (short[-1] == "y" and long == f"{short[:-1]}ies"):
        return True
    return _spelling(one) == _spelling(other)


def plain_form(word: str) -> str:
    """A word as it is spelt in one country, without the ending of a plural."""
    return _spelling(word.removesuffix("s") if len(word) > _SHORTEST_FORM else word)


def _spelling(word: str) -> str:
    """A word as it is spelt in America: "colour", "modelling", "organise"; short words such as "filled" and "prise" are others there."""
    return _BRITISH.sub(lambda match: "l" if match[0] == "ll" else "or" if match[0] == "our" else "z", word)


def _is_slip(one: int, other: int, vocabulary: Vocabulary) -> bool:
    """Whether one word is the other with a slip of the hand: one letter too much, too few, wrong, or two in the wrong order.

    "pong" is no slip for "kong": the one must be found in this stem alone, and the other in several; both are long and begin alike.
    """
    counts = vocabulary.counts
    rare, known = sorted((counts[one], counts[other]))
    if rare != 1 or known < 3:
        return False
    return is_one_slip(vocabulary.texts[one], vocabulary.texts[other])


def is_one_slip(one: str, other: str) -> bool:
    """Whether two long words differ in one letter, or in the order of two neighbours, behind the first."""
    if min(len(one), len(other)) < _SHORTEST_TYPO or one[0] != other[0] or abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other)))
    rest, others = one[at:], other[at:]
    if len(one) != len(other):
        longer, shorter = (rest, others) if len(rest) > len(others) else (others, rest)
        return longer[1:] == shorter
    return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
