"""Labels that authors typed before their options: "A)", "b.", "(3)"."""

from __future__ import annotations

from collections.abc import Sequence

from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

_LABEL = regex(r"\s*(?P<open>\(?)(?P<name>[A-Za-z]|\d{1,2}|[ivx]{2,4}|[IVX]{2,4})(?P<close>[.):]|\s?[-–—](?=\s))(?=\s|(?<=\))\S)\s*(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Label(NamedTuple):
    """A label: which option it belongs to (a, 1 and i are 0), by the ways to read it; where its text ends; whether it has a parenthesis."""

    numbers: frozenset[int]
    end: int
    is_closed: bool


def labels_of(texts: Sequence[str]) -> dict[int, Label]:
    """The labels of options by their places: all of them where each option has one of its own, else those that can be nothing else.

    "C. Brown" alone is a name, and "1. FC" a club. "D) All of the above" in the fourth place is an option with a label.
    """
    found = {at: label for at, text in enumerate(texts) if (label := _label(text)) is not None}
    if len(found) < 2 and not any(label.is_closed for label in found.values()):
        return {}
    if len(found) == len(texts) > 1 and _are_each_others(list(found.values())):
        return found
    if len({label.numbers for label in found.values()}) < len(found):
        return {}  # "1) Rome, 2) Paris" and "1) Paris, 2) Rome"
    in_place = {at: label for at, label in found.items() if at in label.numbers}
    if len(in_place) >= 2 and 2 * len(in_place) >= len(texts):
        return in_place
    return {at: label for at, label in in_place.items() if label.is_closed}


def _label(text: str) -> Label | None:
    match = _LABEL.match(text[:16])
    if match is None or (match["open"] and match["close"] != ")"):
        return None
    name = match["name"].lower()
    numbers = set()
    if name.isdigit():
        numbers.add(int(name) - 1)
    elif len(name) == 1:
        numbers.add(ord(name) - ord("a"))
    if name in _ROMAN:
        numbers.add(_ROMAN.index(name))
    return Label(frozenset(numbers), match.end(), match["close"] == ")") if numbers else None


def _are_each_others(labels: list[Label]) -> bool:
    """Whether labels number their options from first to last, in some order."""
    return all(any(at in label.numbers for label in labels) for at in range(len(labels)))
