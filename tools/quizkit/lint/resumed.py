"""Judges what a commit changes in a large bank by what an earlier run knew of it, without bringing the facts of all entities."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from quizkit.records import dataclass, field

from .facts import Facts
from .index import BankIndex
from .look_up import Changes, Kept, LookUp
from .rule import BankRule
from .snapshot import Snapshot
from .splice import FreshFile, Splice

_QUESTION = "question"
# The family of the rules that say what an entity refers to in vain.
REFERENCES = "REF"


@dataclass
class Commit:
    """What a commit changes, and how to look things up in the bank as it was kept.

    `names` are the entities, as `kind:id`, `kinds` the kinds of these and of what else is in the files that it changes, and `gone` the ids
    that these have lost. `kept` is what was kept for look-ups.
    """

    names: Collection[str]
    kinds: Collection[str]
    gone: Collection[str]
    kept: Kept


@dataclass
class Resumed:
    """A bank that was taken up again from a snapshot. `sorts` are those of the facts, by name; of those in the snapshot's columns all are
    here."""

    index: BankIndex
    splice: Splice
    snapshot: Snapshot
    sorts: Mapping[str, Facts[Any]]
    commit: Commit | None = None
    _few: dict[object, BankIndex | None] = field(default_factory=dict)

    def has_nothing_to_say(self, rule: BankRule) -> bool:
        """Whether whatever a rule finds is no matter of the commit."""
        commit = self.commit
        if commit is None:
            return False
        if not rule.about or not set(commit.kinds).isdisjoint(rule.about):
            return False
        return not (rule.family == REFERENCES and commit.gone)

    def index_for(self, rule: BankRule) -> BankIndex:
        """What a rule is to look at: the facts of what the commit changes and what is near, where these are enough."""
        commit = self.commit
        if commit is None or set(commit.kinds) != {_QUESTION}:
            return self.index
        look_up = rule.look_up
        enough = {facts.name for facts in (*rule.own_facts, *((look_up.facts,) if look_up is not None else ()))}
        if not enough or any(facts.name not in self.snapshot.columns and facts.name not in enough for facts in rule.facts):
            return self.index
        if rule.family == REFERENCES and commit.gone and look_up is None:
            return self.index
        is_own_enough = look_up is None or (look_up.is_for_what_is_lost and not commit.gone)
        sees_others = rule.sees_others or not is_own_enough
        if sees_others and any(name not in self.snapshot.columns and name not in self.snapshot.others for name in enough):
            return self.index
        found = self._own() if look_up is None or is_own_enough else self._nearby(look_up)
        return found if found is not None and rule.is_enough(found, self._rows(commit)) else self.index

    def _rows(self, commit: Commit) -> list[int]:
        """The rows of the entities that the commit changes; of those without an id nobody knows."""
        return [row for file in self.splice.present() for row, name in file.named() if name is None or name in commit.names]

    def _own(self) -> BankIndex:
        """The facts of the questions in files that have changed, of all entities that are no questions, and those of which all are here."""
        found = self._few.get(_QUESTION)
        if found is None:
            found = self._few[_QUESTION] = self.index.with_few_facts(self.snapshot.columns)
            others = {name: column for name, column in self.snapshot.others.items() if name in self.sorts}
            found.restore(others, self.splice.now)
            for file in self.splice.present():
                assert file.edit.now is not None
                for name, facts in file.edit.now.facts.items() if file.rows else ():
                    if name not in self.snapshot.columns:
                        found.add_facts(self.sorts[name], file.rows.start, facts)
            found.sort_facts(others)
        return found

    def _nearby(self, look_up: type[LookUp[Any]]) -> BankIndex | None:
        """The facts that are found by a look-up, and those of which all are here; None where the whole bank has to be judged."""
        if look_up not in self._few:
            self._few[look_up] = self._looked_up(look_up)
        return self._few[look_up]

    def _looked_up(self, look_up: type[LookUp[Any]]) -> BankIndex | None:
        assert self.commit is not None
        facts = look_up.facts
        if facts.name in self.snapshot.columns:
            return self.index
        try:
            found = look_up(self.commit.kept).around(self._rows(self.commit), self._changes(facts))
        except LookupError:
            return None
        if found is None:
            return None
        others = {name: column for name, column in self.snapshot.others.items() if name == facts.name}
        index = self._own().with_few_facts({*self.sorts} - {facts.name})
        index.beyond = found.beyond
        index.restore(others, self.splice.now)
        index.add_facts(facts, 0, found.facts.items())
        index.sort_facts(others)
        return index

    def _row_of(self, name: str) -> int | None:
        return self.index.rows_by_id[_QUESTION].get(name)

    def _changes(self, facts: Facts[Any]) -> Changes[Any]:
        """How the facts of a sort have changed: those of an entity that has the same as before are none that have."""
        gone: dict[int, Any] = {}
        fresh: dict[int, Any] = {}
        moved: dict[int, int] = {}
        for file in self.splice.files:
            before, now = _facts_of(file, facts, now=False), _facts_of(file, facts, now=True)
            for name in {*before, *now}:
                left = before.get(name, [])
                for row, fact in now.get(name, ()):
                    same = next((at for at, (_, found) in enumerate(left) if found == fact), None)
                    if same is None:
                        fresh[row] = fact
                    else:
                        moved[left.pop(same)[0]] = row
                gone |= dict(left)
        back = {row: before for before, row in moved.items()}
        changed = {row for file in self.splice.files for row in file.rows}

        def now_of(row: int) -> int:
            found = moved.get(row)
            return found if found is not None else self.splice.now(row) or 0

        def then_of(row: int) -> int | None:
            return back.get(row) if row in changed else self.splice.then(row)

        return Changes(gone, fresh, now_of, then_of, self._row_of, self.commit.gone if self.commit is not None else ())


def _facts_of(file: FreshFile, facts: Facts[Any], *, now: bool) -> dict[str | None, list[tuple[int, Any]]]:
    """The facts of a sort in a file of then or of now, by the id of the entity, each with its row."""
    outcome, rows = (file.edit.now, file.rows) if now else (file.edit.before, file.before)
    found: dict[str | None, list[tuple[int, Any]]] = {}
    if outcome is not None and rows:
        for number, fact in outcome.facts.get(facts.name, ()):
            found.setdefault(outcome.ids[number], []).append((rows.start + number, fact))
    return found
