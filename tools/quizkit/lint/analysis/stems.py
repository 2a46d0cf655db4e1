"""Stems as they are held against each other: what must agree for two to ask the same, and what may differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from quizkit.lint.lexicon.telling_words import TellingWords
from quizkit.named_tuples import NamedTuple
from quizkit.records import dataclass, field
from quizkit.similarity.words import compared

from .plain_forms import is_form
from .vocabulary import NEGATES, Vocabulary

# Two stems are near where so much of their words is shared.
NEAR = Fraction(4, 5)
_SHORTEST_TYPO = 5

# In the order in which they are looked at.
Guard = Literal["negation", "number", "unit", "opposed", "operator", "symbol", "name", "content", "order", "passage"]
_ORDER: tuple[Guard, ...] = ("negation", "number", "unit", "opposed", "operator", "symbol", "name")


# How much differs between two stems that ask the same: what says nothing (an article, a plural), what says little (a word such as "really",
# a slip of the hand), or that the one says one thing more.
NOTHING, LITTLE, MORE = 0, 1, 2


class Verdict(NamedTuple):
    """What two stems are to each other: the guard that tells them apart, or None and how much differs all the same.

    With a guard, `differs` says whether the one stem has a number, a name and so on more (MORE), or each has its own.
    """

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
    # Where there is none it is 0.
    found = sorted(filter(None, map(vocabulary.guards.__getitem__, written)))
    if found and found[0] == NEGATES:
        negations = found.count(NEGATES)
        return (*found[:1] * (negations % 2), *found[negations:])
    return tuple(found)


def as_stem(written: Sequence[int], marks: bytes, vocabulary: Vocabulary) -> Stem:
    """A stem with all that is asked for where there is another one that might be the same."""
    words = vocabulary.words_of(written)
    return Stem(written, marks, guards_of(written, vocabulary), words, tokens_of(words, vocabulary), order_of(words, vocabulary))


def tokens_of(words: Sequence[int], vocabulary: Vocabulary) -> frozenset[int | str]:
    """What the likeness of a stem is measured by: the plain forms of its words, by their numbers; the texts where some have no spaces."""
    if vocabulary.has_unspaced and "unspaced" in {vocabulary.kinds[word] for word in words}:
        return frozenset(compared([vocabulary.texts[word] for word in words]))
    plain = vocabulary.plain
    return frozenset([plain[word] for word in words])


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
    if len(words) > 3 and "not" in (texts[words[1]], texts[words[2]]):
        words = _denied_behind(words, vocabulary, telling)
    return tuple([word for word in words if vocabulary.kinds[word] != "weightless" and texts[word] not in telling.moving])


def _denied_behind(words: Sequence[int], vocabulary: Vocabulary, telling: TellingWords) -> Sequence[int]:
    """Words in which "not" stands behind the subject: "Does not the moon shine?" is "Does the moon not shine?" A subject has one word here,
    or an article and one."""
    texts = vocabulary.texts
    at = 1 if texts[words[0]] in telling.asking_how else 0
    if len(words) < at + 4 or texts[words[at + 1]] != "not" or texts[words[at]] not in telling.inverting:
        return words
    behind = at + 4 if texts[words[at + 2]] in telling.weightless else at + 3
    # "Not always" is not "always not".
    if vocabulary.kinds[words[behind - 1]] not in ("", "name"):
        return words
    return [*words[: at + 1], *words[at + 2 : behind], words[at + 1], *words[behind:]]


def likeness(one: Stem, other: Stem) -> Fraction:
    """The Jaccard index of the words of two stems: what both have among what either has."""
    shared = len(one.tokens & other.tokens)
    either = len(one.tokens) + len(other.tokens) - shared
    return Fraction(shared, either) if either else Fraction(1)


def judged(one: Stem, other: Stem, vocabulary: Vocabulary) -> Verdict:
    """What two stems that are near each other are to each other."""
    if one.guards != other.guards or one.marks != other.marks:
        return _guarded(one, other, vocabulary)
    here, there = set(one.words), set(other.words)
    pairs, slips = _same_words(here - there, there - here, vocabulary)
    left, right = here - there - pairs.keys(), there - here - set(pairs.values())
    if _content(left, vocabulary) and _content(right, vocabulary):
        return Verdict("content")
    common = here & there
    back = {word: match for match, word in pairs.items()}
    first = [word for word in one.order if word in common or word in pairs]
    second = [back.get(word, word) for word in other.order if word in common or word in back]
    said_again = _inserted(first, second)
    if said_again is None:
        return Verdict("order")
    if len(first) > len(second):
        left |= said_again
    else:
        right |= said_again
    if _content(left, vocabulary) and _content(right, vocabulary):
        return Verdict("content")
    if _content(left | right, vocabulary):
        return Verdict(None, MORE)
    says_nothing = not (slips or said_again) and all(vocabulary.kinds[word] == "weightless" for word in left | right)
    return Verdict(None, NOTHING if says_nothing else LITTLE)


def _inserted(one: Sequence[int], other: Sequence[int]) -> set[int] | None:
    """What the longer of two rows of words has beside the other one, which it holds in its order; None where it does not hold it."""
    if one == other:
        return set()
    shorter, longer = sorted((one, other), key=len)
    left, further = iter(shorter), set()
    wanted = next(left, None)
    for word in longer:
        if word == wanted:
            wanted = next(left, None)
        else:
            further.add(word)
    return further if wanted is None else None


def _content(words: set[int], vocabulary: Vocabulary) -> bool:
    """Whether some word says something of a subject."""
    return any(vocabulary.kinds[word] not in ("weightless", "light") for word in words)


def _guarded(one: Stem, other: Stem, vocabulary: Vocabulary) -> Verdict:
    """The first of the guards by which two stems differ, and whether the one has more of them or each has its own."""
    left, right = Counter(one.guards), Counter(other.guards)
    here = {vocabulary.guard_kind(guard) for guard in left - right}
    there = {vocabulary.guard_kind(guard) for guard in right - left}
    tells: Guard = next((guard for guard in _ORDER if guard in here | there), "symbol")
    return Verdict(tells, MORE if (tells in here) != (tells in there) else NOTHING)


def _same_words(left: set[int], right: set[int], vocabulary: Vocabulary) -> tuple[dict[int, int], int]:
    """Words of the one stem that are words of the other in another form or with a slip, and how many of them have a slip."""
    pairs: dict[int, int] = {}
    slips = 0
    for word in sorted(left, key=vocabulary.texts.__getitem__):
        for other in sorted(right.difference(pairs.values()), key=vocabulary.texts.__getitem__):
            if vocabulary.kinds[word] or vocabulary.kinds[other]:
                continue
            one, two = vocabulary.texts[word], vocabulary.texts[other]
            has_form = vocabulary.telling is not None and is_form(one, two)
            if has_form or _is_slip(word, other, vocabulary):
                pairs[word] = other
                slips += not has_form
                break
    return pairs, slips


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
