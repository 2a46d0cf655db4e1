"""What a candidate who knows nothing scores: how far each way of guessing leads to the key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from heapq import heappush, heapreplace
from itertools import chain
from math import fsum
from typing import Generic, TypeVar

from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.lexicon.little_words import LITTLE_WORDS
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex
from quizkit.records import dataclass, field
from quizkit.text.vocabulary import letter_runs

from .chances import binomial_tail

# Ways to guess, and what a candidate does who follows one.
WAYS: Mapping[str, str] = {
    "longest": "takes the longest option",
    "middle": "takes the option in the middle",
    "shared": "takes the option that shares most words with the others",
    "echoed": "takes the option that repeats most words of the stem",
}

_MOST_OPTIONS = 255
_READ = 10_000  # of a longer text no more is compared
_SHORTEST = 3
_WORD = regex(r"[^\W\d_]{3,}")
_LEAST_LEAD, _MOST_LEAD = 0.0, 10.0


class Guess(NamedTuple):
    """What guessing does on one question with one key.

    `taken` says for each of `WAYS` among how many options it leaves the candidate: all where it is of no help, 0 where it cannot be
    followed. `hits` says whether the key is among these. `lead` is the length of the key over that of the longest other option.
    """

    options: int
    key: int
    shuffled: bool
    taken: tuple[int, ...]
    hits: tuple[bool, ...]
    lead: float

    @property
    def leak(self) -> float:
        """What a candidate who follows one of the ways, whichever it is, scores beyond chance."""
        shares = [hit / taken for taken, hit in zip(self.taken, self.hits, strict=True) if taken]
        return fsum(shares) / len(shares) - 1 / self.options

    @property
    def leading(self) -> tuple[str, ...]:
        """The ways that single out the key."""
        return tuple(way for way, taken, hit in zip(WAYS, self.taken, self.hits, strict=True) if taken == 1 and hit)

    def pack(self) -> int:
        """The guess as a whole number below 2**64."""
        packed = round(min(max(self.lead, _LEAST_LEAD), _MOST_LEAD) * 100)
        for taken, hit in zip(self.taken, self.hits, strict=True):
            packed = packed << 9 | taken << 1 | hit
        return packed << 17 | self.key << 9 | self.options << 1 | self.shuffled


def unpack(packed: int) -> Guess:
    """What `Guess.pack` made a number of."""
    shuffled, options, key = bool(packed & 1), packed >> 1 & 255, packed >> 9 & 255
    packed >>= 17
    found = []
    for _ in WAYS:
        found.append((packed >> 1 & 255, bool(packed & 1)))
        packed >>= 9
    found.reverse()
    return Guess(options, key, shuffled, tuple([taken for taken, _ in found]), tuple([hit for _, hit in found]), packed / 100)


def guess_of(view: EntityView) -> Guess | None:
    """What guessing does on a question; None where it does not have one key among several options."""
    question = view.entity
    if not isinstance(question, MultipleChoice):
        return None
    correct = [option.correct for option in question.options]
    number = len(correct)
    if correct.count(True) != 1 or not 2 <= number <= _MOST_OPTIONS:
        return None
    key = correct.index(True)
    texts = [field.words for field in view.options]
    lengths = [len(text) for text in texts]
    longest_other = max(lengths[:key] + lengths[key + 1 :])
    lead = lengths[key] / max(longest_other, 1)
    longest, hits_longest = _best(lengths, key)
    # Where the options are shuffled their places say nothing.
    middle, hits_middle = (0, False) if question.shuffle else (2 - number % 2, key in ((number - 1) // 2, number // 2))
    overlaps = _overlaps(view, texts)
    (shared, hits_shared), (echoed, hits_echoed) = [_best(each, key) for each in overlaps] if overlaps else ((number, True), (number, True))
    hits = hits_longest, hits_middle, hits_shared, hits_echoed
    return Guess(number, key, question.shuffle, (longest, middle, shared, echoed), hits, lead)


def _best(scores: Sequence[int], key: int) -> tuple[int, bool]:
    """How many options score best, and whether the key is among them."""
    best = max(scores)
    return scores.count(best), scores[key] == best


def _words(text: str) -> list[str]:
    """The words of a text in small letters; those of one letter and of two, which count for nothing, may be among them."""
    return letter_runs(text) if text.isascii() else _WORD.findall(text.lower())


def _overlaps(view: EntityView, texts: Sequence[str]) -> tuple[list[int], list[int]] | None:
    """For each option: how many words it shares with other options, a word counted for each of them; and how many with the stem.

    None where no option shares any.
    """
    little = LITTLE_WORDS.get(view.language or "", frozenset())
    words = [{word for word in _words(text[:_READ]) if len(word) >= _SHORTEST} - little for text in texts]
    known = set().union(*words)
    stem_words = _words(view.texts[("stem",)].words[:_READ])
    is_shared = len(known) < sum(map(len, words))
    if not is_shared and known.isdisjoint(stem_words):
        return None
    shared = echoed = [0] * len(texts)
    if is_shared:
        everywhere = Counter(chain.from_iterable(words))
        shared = [sum([everywhere[word] - 1 for word in found]) for found in words]
    repeated = known.intersection(stem_words)
    if repeated:
        echoed = [len(found & repeated) for found in words]
    return shared, echoed


def _published(view: EntityView) -> int | None:
    guess = guess_of(view) if view.entity.status == "published" else None
    return None if guess is None else guess.pack()


GUESSES: Facts[int] = Facts("guesses", (MultipleChoice,), _published, packed=True)


@dataclass(slots=True)
class WayTally:
    """How one way fared: how many questions there are with so many options, so many of them taken, and the key among these or not."""

    counts: Counter[tuple[int, int, bool]] = field(default_factory=Counter)

    @property
    def questions(self) -> int:
        """The questions on which it can be followed."""
        return self.counts.total()

    @property
    def decided(self) -> int:
        """Those on which it leaves fewer than all options."""
        return sum(count for (options, taken, _), count in self.counts.items() if taken < options)

    @property
    def score(self) -> float:
        """The share of the points that the candidate gets, who takes any of the options that the way leaves."""
        return self._mean([count / taken for (_, taken, hit), count in self.counts.items() if hit])

    @property
    def chance(self) -> float:
        """The share that a candidate gets who takes any option."""
        return self._mean([count / options for (options, _, _), count in self.counts.items()])

    @property
    def gain(self) -> float:
        """What the way gains over chance."""
        return self.score - self.chance

    @property
    def p(self) -> float:
        """The probability of leading to the key so often if the key had nothing to do with it."""
        return self._tail(only=None)

    @property
    def singled(self) -> tuple[int, int, float, float]:
        """Of the questions on which it leaves one option: their number, how many have the key there, chance, and the probability as `p`."""
        cells = {cell: count for cell, count in self.counts.items() if cell[1] == 1}
        number = sum(cells.values())
        hits = sum(count for (_, _, hit), count in cells.items() if hit)
        chance = fsum(count / options for (options, _, _), count in cells.items()) / number if number else 0.0
        return number, hits, chance, self._tail(only=1)

    def _tail(self, only: int | None) -> float:
        trials, hits, expected = 0, 0, 0.0
        for (options, taken, hit), count in self.counts.items():
            if taken < options and only in (None, taken):
                trials += count
                hits += count * hit
                expected += count * taken / options
        return binomial_tail(trials, expected / trials, hits) if trials else 1.0

    def _mean(self, points: list[float]) -> float:
        return fsum(points) / self.questions if self.counts else 0.0


@dataclass(slots=True)
class GuessTally:
    """How each way fared over many questions."""

    ways: Mapping[str, WayTally] = field(default_factory=lambda: {way: WayTally() for way in WAYS})

    def add(self, guess: Guess, times: int = 1) -> None:
        """Count a question, or so many on which guessing does the same."""
        for way, taken, hit in zip(WAYS, guess.taken, guess.hits, strict=True):
            if taken:
                self.ways[way].counts[guess.options, taken, hit] += times


L = TypeVar("L")


class Leaks(Generic[L]):
    """The questions that leak most, of all that are shown: at most `most` of them, each under a label. `by` says how much one leaks."""

    def __init__(self, most: int, by: Callable[[Guess], float] = lambda guess: guess.leak) -> None:
        self._most = most
        self._by = by
        self._heap: list[tuple[float, float, int, Guess, L]] = []
        self._seen = 0

    def add(self, guess: Guess, label: Callable[[], L]) -> None:
        """Keep a question if it leaks more than those that are kept; only then its label is asked for."""
        self._seen += 1
        if not guess.leading:
            return
        # Of two that leak alike the one that came first is kept.
        order = (round(self._by(guess), 6), guess.lead, -self._seen)
        if len(self._heap) < self._most:
            heappush(self._heap, (*order, guess, label()))
        elif order > self._heap[0][:3]:
            heapreplace(self._heap, (*order, guess, label()))

    def __iter__(self) -> Iterator[tuple[Guess, L]]:
        """What is kept, the worst first."""
        for *_, guess, label in sorted(self._heap, key=lambda entry: entry[:3], reverse=True):
            yield guess, label


_SHOWN = 5
# All of a packed guess but the length of the key.
_BELOW_LEAD = (1 << 17 + 9 * len(WAYS)) - 1


@dataclass(frozen=True, slots=True)
class Guessing:
    """How guessing fares on the published questions of a bank; and the rows of `worst`, where most ways lead to the key, and `longest`."""

    tally: GuessTally
    worst: tuple[tuple[int, Guess], ...]
    longest: tuple[tuple[int, Guess], ...]


def guessing(index: BankIndex) -> Guessing:
    """What the facts of a bank say of guessing."""
    tally, leaks, lengths = GuessTally(), Leaks[int](_SHOWN), Leaks[int](_SHOWN, lambda guess: guess.lead)
    found = [*index.facts(GUESSES)]
    # Questions differ in few ways, but for the length of the key.
    alike = {packed: unpack(packed) for packed in {packed & _BELOW_LEAD for _, packed in found}}
    for packed, times in Counter([packed & _BELOW_LEAD for _, packed in found]).items():
        tally.add(alike[packed], times)
    telling = {packed for packed, guess in alike.items() if guess.leading}
    for row, packed in found:
        if packed & _BELOW_LEAD in telling:
            guess = unpack(packed)
            leaks.add(guess, partial(int, row))
            if "longest" in guess.leading:
                lengths.add(guess, partial(int, row))
    return Guessing(tally, tuple((row, guess) for guess, row in leaks), tuple((row, guess) for guess, row in lengths))
