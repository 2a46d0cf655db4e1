"""The words of the stems of one language: which of them are numbers, names or negations, and how often they occur."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from quizkit.lint.lexicon.telling_words import TELLING_WORDS
from quizkit.similarity.words import is_operator, is_unspaced

from .plain_forms import plain_form

# English words that may be written with a capital in the middle of a text without being a symbol, as "Co" and "Mg" are.
_SHORT_WORDS = "an as at be by do go he if in is it me my no of on or so to up us we am"
_SHORT = frozenset(_SHORT_WORDS.split())
_GUARDING = frozenset(("number", "unit", "opposed", "operator", "name"))
NO_GUARD = 0
NEGATES = -1

# How often the stems of a bank have a word, how often not as the first one, and how often of that with a capital.
WordUse: TypeAlias = tuple[int, int, int]


class Vocabulary:
    """Words as numbers. Each way to write a word has a number (`numbers`); `words` gives the number of the word itself for it.

    `plain` gives for a word a number that its plural and its other spellings share: the place of their plain form in `plain_texts`.

    `guards` gives for a way of writing what two stems must have in common to be the same question: 0 for most words, -1 for a negation, of
    which the parity counts, and else a number that is the same for the same number, unit, operator, name, symbol or word with an opposite.
    It is there once `settle` has been called, for which words are names is seen by how the whole bank writes them.
    """

    def __init__(self, language: str) -> None:
        self.telling = TELLING_WORDS.get(language)
        self.has_unspaced = False
        self.texts: list[str] = []
        self.kinds: list[str] = []
        self.counts: list[int] = []
        self.within: list[int] = []
        self.capitals: list[int] = []
        self.words: list[int] = []
        self.plain: list[int] = []
        self._plain_texts: list[str] = []
        self._plain_of: defaultdict[str, int] = defaultdict()
        self._plain_of.default_factory = self._plain_of.__len__
        self.guards: list[int] = []
        self._written: list[str] = []
        self._by_text: dict[str, int] = {}
        self._numbers = _Numbers(self._number, {} if self.telling is None else self.telling.contracted)
        self._lasting = _LastingGuards(self._lasting_guard)
        self._kinds = _kinds_in(language)
        # The words that were learnt one after the other, and of each stem the first one.
        self._learnt, self._learnt_first = array("I"), array("I")

    def numbers(self, words: str) -> list[int]:
        """The numbers of the words of a stem, as it writes them; of a contraction those of the words that it stands for."""
        if words.startswith("A "):
            # An article at the beginning is no symbol.
            words = f"a{words[1:]}"
        elif words.isupper():
            # Where all are capitals, none means anything.
            words = words.lower()
        known = self._numbers
        numbers = list(map(known.__getitem__, words.split(" ")))
        if known.met_contraction:
            known.met_contraction = False
            numbers = [known[full] for word in words.split(" ") for full in known.in_full(word)]
        return numbers

    def learn(self, numbers: Sequence[int]) -> None:
        """Count the words of one more stem."""
        self._learnt.extend(numbers)
        self._learnt_first.append(numbers[0])

    def settle(self, uses: Callable[[str], WordUse] | None = None) -> None:
        """Decide which words are names, once all stems were learnt. Where these are not all of the bank, `uses` knows of the others too."""
        if uses is None:
            self._count()
        else:
            found = [uses(text) for text in self.texts]
            self.counts, self.within, self.capitals = ([use[at] for use in found] for at in range(3))
        for word, kind in enumerate(self.kinds):
            if not kind and self.capitals[word] * 2 > self.within[word]:
                self.kinds[word] = "name"
        self.guards = [self._guard(number) for number in range(len(self.words))]

    def _count(self) -> None:
        self.counts, self.within, self.capitals = ([0] * len(self.texts) for _ in range(3))
        first = Counter(self._learnt_first)
        for number, count in Counter(self._learnt).items():
            word, later = self.words[number], count - first.get(number, 0)
            self.counts[word] += count
            self.within[word] += later
            if self._written[number][0].isupper():
                self.capitals[word] += later

    def uses(self) -> dict[str, WordUse]:
        """How the stems that were learnt use each word. Ask after `settle`."""
        return dict(zip(self.texts, zip(self.counts, self.within, self.capitals, strict=True), strict=True))

    def lasting_guards(self, numbers: Iterable[int]) -> list[str]:
        """What guards a stem whatever other stems say: the texts of its guards, sorted, but for words that are names."""
        lasting = self._lasting
        return sorted([guard for number in numbers if (guard := lasting[number])])

    def _lasting_guard(self, number: int) -> str:
        kind = self.kinds[self.words[number]]
        if kind != "negation" and _is_symbol(self._written[number]):
            return f"^{self._written[number]}"
        return self.texts[self.words[number]] if kind in _GUARDING and kind != "name" else ""

    def _guard(self, number: int) -> int:
        word = self.words[number]
        kind = self.kinds[word]
        if kind == "negation":
            return NEGATES
        if _is_symbol(self._written[number]):
            return 2 * number + 1
        return 2 * word + 2 if kind in _GUARDING else NO_GUARD

    def guard_kind(self, guard: int) -> str:
        """What a guard stands for."""
        if guard == NEGATES:
            return "negation"
        return "symbol" if guard % 2 else self.kinds[guard // 2 - 1]

    @property
    def plain_texts(self) -> list[str]:
        """The plain forms by their numbers."""
        if len(self._plain_texts) < len(self._plain_of):
            self._plain_texts = list(self._plain_of)
        return self._plain_texts

    def words_of(self, numbers: Iterable[int]) -> list[int]:
        """The words behind ways to write them."""
        return [self.words[number] for number in numbers]

    def _number(self, written: str, text: str) -> int:
        if self.telling is not None:
            text = self.telling.same.get(text, text)
        word = self._by_text.get(text)
        if word is None:
            word = self._by_text[text] = len(self.texts)
            self.texts.append(text)
            self.kinds.append(self._kind(text))
            self.has_unspaced = self.has_unspaced or self.kinds[word] == "unspaced"
            plain = plain_form(text) if self.telling is not None and not self.kinds[word] else text
            self.plain.append(self._plain_of[plain])
        self.words.append(word)
        self._written.append(written)
        return len(self.words) - 1

    def _kind(self, text: str) -> str:
        """What a word is by itself: a name is seen by its capitals only."""
        if not (text.isascii() and text.isalpha()):
            if any(map(str.isdigit, text)):
                return "number"
            # C# and C++ are told apart by their signs.
            if is_operator(text) or text[-1] in "#+":
                return "operator"
            if is_unspaced(text):
                return "unspaced"
        found = self._kinds.get(text, "")
        return "unit" if found != "negation" and text[-1] == "s" and self._kinds.get(text[:-1]) == "unit" else found


@cache
def _kinds_in(language: str) -> Mapping[str, str]:
    """What the words of a language are; of what a word might be, the first in this order."""
    telling = TELLING_WORDS.get(language)
    if telling is None:
        return {}
    several = (
        ("negation", telling.negations),
        ("unit", telling.units),
        ("opposed", telling.opposed),
        ("weightless", telling.weightless),
        ("light", telling.light),
    )
    return {text: kind for kind, words in reversed(several) for text in words}


class _LastingGuards(dict[int, str]):
    """Guards by the numbers of words, worked out as they are asked for."""

    def __init__(self, guard: Callable[[int], str]) -> None:
        super().__init__()
        self._guard = guard

    def __missing__(self, number: int) -> str:
        guard = self[number] = self._guard(number)
        return guard


class _Numbers(dict[str, int]):
    """Numbers for words, given out as they are asked for. A contraction has none: `met_contraction` says that one was asked for."""

    def __init__(self, number: Callable[[str, str], int], contracted: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._number = number
        self._contracted = contracted
        self.met_contraction = False

    def in_full(self, word: str) -> tuple[str, ...]:
        """The words that a contraction stands for; any other word itself."""
        first, *others = self._contracted.get(word.casefold(), (word,))
        return (first.capitalize() if others and word.istitle() else first, *others)

    def __missing__(self, word: str) -> int:
        text = word.casefold()
        if text in self._contracted:
            self.met_contraction = True
            return -1
        number = self[word] = self._number(word, text)
        return number


def _is_symbol(written: str) -> bool:
    """Whether the capitals of a word mean something: mW and MW, Co and CO, Aa and aa, BRCA1, and the A of "Part A"."""
    if written.islower() or written == "I" or not any(map(str.isupper, written)):
        return False
    if len(written) > 2:
        return not written.isalpha() or not (written.istitle() or written.isupper())
    return written.lower() not in _SHORT
