"""What the programs that look for near-duplicates share: the words of a stem, and the exact test of a pair."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Set
from fractions import Fraction
from pathlib import Path

THRESHOLD = Fraction(4, 5)
_PART, _WHOLE = THRESHOLD.as_integer_ratio()
_WORD = re.compile(r"\w+")


def word_sets() -> Iterator[set[str]]:
    """The words of each stem in the file that the command line names first."""
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        for line in file:
            yield set(_WORD.findall(line.casefold()))


def are_near(left: Set[str], right: Set[str]) -> bool:
    """Whether the Jaccard index of two sets reaches the threshold; in whole numbers, so that .8 is .8."""
    common = len(left & right)
    return common * _WHOLE >= (len(left) + len(right) - common) * _PART


def write_pairs(pairs: Iterable[tuple[int, int]]) -> None:
    """Write pairs of line numbers, the smaller first, to the file that the command line names second."""
    with Path(sys.argv[2]).open("w", encoding="utf-8") as file:
        file.writelines(f"{left} {right}\n" for left, right in sorted(pairs))
