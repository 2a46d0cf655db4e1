"""What a person means by a word: a name of the bank, the beginning of one, or one that is misspelt a little."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches

from quizkit.model.reference import Target
from quizkit.records import dataclass

# How alike two words must be for the one to be a slip of the pen, and how alike to be worth a mention.
_SLIP, _MENTION = 0.8, 0.6
_MOST_MENTIONED = 5

_Keys = tuple[dict[str, list[Target]], dict[str, list[Target]]]


@dataclass(frozen=True, slots=True)
class Finds:
    """The names that a word may mean. `exact` says that they are the word itself, not what it was completed to."""

    names: Sequence[Target]
    exact: bool = False


def bare(target: Target) -> str:
    """A name without its kind."""
    return target.id if target.child is None else f"{target.id}/{target.child}"


def look_up(word: str, names: Iterable[Target], *, whole: bool = False) -> Finds:
    """The names that a word means, with or without its kind.

    The name itself comes before those that begin with the word, these before what the word is a slip of. The id of a part serves as well as
    the part's whole name, where that is nothing else. With `whole` nothing is completed.
    """
    kind, colon, rest = word.partition(":")
    if colon:
        names = [name for name in names if name.kind == kind]
        word = rest
    if not word:
        return Finds(())
    keys = _keys(names)
    found = _first(keys, lambda key: key == word)
    if found or whole:
        return Finds(found, exact=True)
    found = _first(keys, lambda key: key.startswith(word))
    for part in keys:
        found = found or _once(part[key] for key in get_close_matches(word, part, 3, _SLIP))
    return Finds(found)


def near_names(word: str, names: Iterable[Target]) -> list[Target]:
    """The names that a word may have been meant for: of another kind, of the whole, longer ones, and those that are like it."""
    names = list(names)
    kind, colon, rest = word.partition(":")
    wanted = rest if colon else word
    if not wanted:
        return []
    # Where a part is not found the whole may be there, perhaps too faulty to know its parts.
    elsewhere = _first(_keys(names), lambda key: key in (wanted, wanted.partition("/")[0]))
    keys = _keys([name for name in names if name.kind == kind] or names)
    begins = [found for part in keys for key, found in part.items() if key.startswith(wanted)]
    alike = [part[key] for part in keys for key in get_close_matches(wanted, part, _MOST_MENTIONED, _MENTION)]
    return _once([elsewhere, *begins, *alike])[:_MOST_MENTIONED]


def _first(keys: _Keys, fits: Callable[[str], bool]) -> list[Target]:
    """The names that fit as they are called, or else the parts whose own ids fit."""
    whole, children = keys
    return _matching(whole, fits) or _matching(children, fits)


def _matching(part: Mapping[str, list[Target]], fits: Callable[[str], bool]) -> list[Target]:
    return _once(names for key, names in part.items() if fits(key))


def _keys(names: Iterable[Target]) -> _Keys:
    """Names by what they are called without their kind; and parts by their own ids alone."""
    whole: dict[str, list[Target]] = {}
    children: dict[str, list[Target]] = {}
    for name in names:
        whole.setdefault(bare(name), []).append(name)
        if name.child is not None:
            children.setdefault(name.child, []).append(name)
    return whole, children


def _once(found: Iterable[Iterable[Target]]) -> list[Target]:
    return list(dict.fromkeys(name for names in found for name in names))
