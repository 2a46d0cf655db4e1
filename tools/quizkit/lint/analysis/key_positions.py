"""Where the key stands among the options."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.lint.index import BankIndex
from quizkit.records import dataclass, field

from .chances import chi_square, chi_square_tail, run_tail
from .guessing import GUESSES, Guess, unpack

# Chi-square says little where fewer than so many are to be expected in a place.
_LEAST_EXPECTED = 5


@dataclass(slots=True)
class PositionTally:
    """The positions of the keys of questions with as many options, in the order of the files."""

    options: int
    counts: list[int]
    longest_run: int = 0
    run_position: int = 0
    _last: int = -1
    _run: int = 0

    def add(self, key: int) -> None:
        """Count a question whose key is the option of that number."""
        self.counts[key] += 1
        self._run = self._run + 1 if key == self._last else 1
        self._last = key
        if self._run > self.longest_run:
            self.longest_run, self.run_position = self._run, key

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(self.counts)

    @property
    def statistic(self) -> float:
        """Chi-square of the positions."""
        return chi_square(self.counts)

    @property
    def p(self) -> float | None:
        """The probability of positions so uneven if each were as likely; None where there are too few questions to tell."""
        if self.questions < _LEAST_EXPECTED * self.options:
            return None
        return chi_square_tail(self.statistic, self.options - 1)

    @property
    def run_p(self) -> float:
        """The probability of a run so long."""
        return run_tail(self.questions, self.options, self.longest_run)


@dataclass(slots=True)
class KeyPositions:
    """The positions of the keys, by the number of options; and by whether the options are shuffled, for then a learner sees others."""

    tallies: dict[tuple[bool, int], PositionTally] = field(default_factory=dict)

    def add(self, guess: Guess) -> None:
        """Count a question."""
        name = guess.shuffled, guess.options
        if name not in self.tallies:
            self.tallies[name] = PositionTally(guess.options, [0] * guess.options)
        self.tallies[name].add(guess.key)

    def of(self, *, shuffled: bool) -> Mapping[int, PositionTally]:
        """The tallies by the number of options, in rising order."""
        return {number: tally for (kind, number), tally in sorted(self.tallies.items()) if kind == shuffled}


def key_positions(index: BankIndex) -> KeyPositions:
    """Where the keys of the published questions of a bank stand."""
    found = KeyPositions()
    for _, packed in index.facts(GUESSES):
        found.add(unpack(packed))
    return found
