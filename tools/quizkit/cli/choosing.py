"""Which entities an export is to take: `--status`, `--select`, and what was faulty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, get_args

from .checking import words

if TYPE_CHECKING:
    from quizkit.model.entity import Entity
    from quizkit.model.selection import Selection


class Choice:
    """Says of each entity that passes by whether it is wanted, and remembers what was not and why."""

    def __init__(self, statuses: set[str], selection: Selection | None, kinds: Collection[str]) -> None:
        self._statuses = statuses
        self._selection = selection
        # What the format carries, apart from what only comes along.
        self._kinds = {*kinds} - {"media", "stimulus"}
        self.passed_over: Counter[str] = Counter()
        self.taken = 0

    def wants(self, entity: Entity) -> bool:
        """Whether an entity is to be exported."""
        return self.means(entity) and self.takes(entity)

    def means(self, entity: Entity) -> bool:
        """Whether an entity meets the selection, whatever its status."""
        return self._selection is None or self._selection.admits(entity)

    def takes(self, entity: Entity) -> bool:
        """Whether the status of an entity that meets the selection is one that is asked for."""
        if entity.status not in self._statuses:
            self.passed_over[entity.status] += 1
            return False
        self.taken += entity.entity_kind in self._kinds
        return True

    @property
    def statuses(self) -> list[str]:
        """The statuses that are asked for."""
        return sorted(self._statuses)

    def check(self, nothing: str = "Nothing that the format carries meets --select{kept}: nothing was exported.") -> None:
        """Say what was asked for by name and is not there, once all entities have passed by.

        Raises:
            UsageError: an id or a quiz is not in the bank, or nothing meets the selection.
        """
        from quizkit.errors import UsageError

        if self._selection is None:
            return
        if self._selection.missing:
            raise UsageError(f"There is no {', no '.join(map(repr, sorted(self._selection.missing)))} in the bank (see --select).")
        if not self.taken:
            kept = f" (but {self.omissions}: see --status)" if self.passed_over else ""
            raise UsageError(nothing.format(kept=kept))

    @property
    def omissions(self) -> str:
        """What its status kept back, in words; empty where nothing was."""
        return ", ".join(f"{number:,} with status {status}" for status, number in sorted(self.passed_over.items()))


def choice_of(statuses: Iterable[str], selected: Iterable[str], kinds: Collection[str]) -> Choice:
    """The choice that the command line asks for, among the kinds that a format carries (or whoever asks has a use for).

    Raises:
        UsageError: a word means nothing.
    """
    selection = _selection(selected)
    chosen = selection.values.get("status") if selection is not None else None
    known = _known_statuses(words(statuses))
    return Choice({*(chosen or {"published"}), *known}, selection, kinds)


def _known_statuses(given: list[str]) -> list[str]:
    from quizkit.errors import UsageError, suggestion
    from quizkit.model.entity import Status

    known = get_args(Status)
    for word in given:
        if word not in known:
            raise UsageError(f"There is no status '{word}'{suggestion(word, known)}: one of {', '.join(known)}.")
    return given


def _selection(given: Iterable[str]) -> Selection | None:
    from quizkit.errors import UsageError, suggestion
    from quizkit.model.selection import CRITERIA, Selection

    values: dict[str, set[str]] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if name not in CRITERIA:
            raise UsageError(f"There is no criterion '{name}'{suggestion(name, CRITERIA)}: --select takes {', '.join(CRITERIA)}, as tag=x.")
        found = [word.strip().strip("/") for word in value.split(",") if word.strip()]
        if not sign or not found:
            raise UsageError(f"--select {name} needs a value: write {name}=x, or {name}=x,y for either.")
        if another := next((word for word in found if "=" in word), None):
            raise UsageError(f"'{another}' is another criterion: write --select again for it.")
        _check_values(name, found)
        values.setdefault(name, set()).update(found)
    return Selection({name: frozenset(found) for name, found in values.items()}) if values else None


def _check_values(name: str, found: list[str]) -> None:
    """Refuse values that no bank could hold."""
    from quizkit.errors import UsageError, suggestion
    from quizkit.model.bank import KINDS, QUESTION_TYPES
    from quizkit.model.entity import Level

    if name == "status":
        _known_statuses(found)
    known = {"kind": tuple(KINDS), "type": tuple(QUESTION_TYPES), "level": get_args(Level)}.get(name, ())
    for value in found if known else ():
        if value not in known:
            raise UsageError(f"There is no {name} '{value}'{suggestion(value, known)}: one of {', '.join(known)}.")
