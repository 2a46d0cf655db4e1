"""Checks one file after the other: a pure function of the file's bytes, bank.yaml and the configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from quizkit.finding import Problem
from quizkit.load.folder import BankFile
from quizkit.load.reader import LoadedFile, read_file, read_files
from quizkit.model.bank import Manifest
from quizkit.model.entity import Entity
from quizkit.records import dataclass

from .config import Config
from .entity_texts import text_digests
from .facts import Facts
from .outcome import Outcome
from .places import FilePlaces, defect_finding, entity_finding
from .registry import Registry, registry
from .rule import BankRule, EntityRule, Rule
from .rule_sets import in_order, with_required
from .suppress import find_suppressions
from .suppression_flaws import suppressions_without_reason, unknown_suppressions
from .unchanged import Unchanged
from .view import EntityView

_Ask: TypeAlias = Callable[[Any, EntityView], Iterable[Problem]]
_Check: TypeAlias = tuple[EntityRule[Any], _Ask]

# Not one of the kinds: the manifest has no name by which others refer to it.
MANIFEST_KIND = "bank"

# So many entities are asked about by one rule before it is the next one's turn: a rule that has just run runs again in two thirds of the
# time, for the processor still has it at hand. What waits is bounded by its characters too.
_AT_ONCE = 128
_CHARACTERS_AT_ONCE = 400_000
# What most rules say of most entities: it needs no list to be made of it.
_NOTHING: tuple[Problem, ...] = ()


class _Notes:
    """Where is written down what comes of a file."""

    __slots__ = ("outcome", "places")

    def __init__(self, outcome: Outcome, places: FilePlaces) -> None:
        self.outcome = outcome
        self.places = places

    def add(self, rule: Rule, problem: Problem, root: int, name: str | None) -> None:
        """Note a problem with an entity."""
        self.outcome.found.append(entity_finding(rule, problem, self.places, root, name))


class _Seen:
    """An entity under the eyes of the rules: its number in its file, its place among the file's roots, and which rules spoke of it."""

    __slots__ = ("entity", "failed", "notes", "root", "row", "view")

    def __init__(self, row: int, root: int, entity: Entity, view: EntityView, notes: _Notes) -> None:
        self.row = row
        self.root = root
        self.entity = entity
        self.view = view
        self.notes = notes
        self.failed: set[str] | None = None

    def add(self, rule: Rule, problem: Problem) -> None:
        """Note a problem with it."""
        self.notes.add(rule, problem, self.root, f"{self.entity.entity_kind}:{self.entity.id}")

    def fail(self, rule: Rule) -> None:
        """Remember that a rule spoke, for those that wait for its silence."""
        if self.failed is None:
            self.failed = set()
            self.notes.outcome.failed[self.row] = self.failed
        self.failed.add(rule.name)


class FileChecker:
    """Asks the rules on entities about the entities of a file, and works out what the rules on the bank must know of them.

    `active` are the rules that are on, `rules` those that run, in silence where they are not among the active ones.
    """

    def __init__(self, registry: Registry, config: Config, manifest: Manifest | None) -> None:
        active = config.active(registry)
        rules = with_required(active, registry)
        self._registry = registry
        self._by_name = {rule.name: rule for rule in active}
        self._manifest = manifest
        self._today = config.today
        self._settings = config.settings(registry)
        facts = {fact.name: fact for rule in rules if isinstance(rule, BankRule) for fact in rule.facts}
        self._facts = [*facts.values()]
        self._facts_for: dict[type[Entity], frozenset[str]] = {}
        self._entity_rules = in_order([rule for rule in rules if isinstance(rule, EntityRule)])
        self._checks_in: dict[tuple[type[Entity], str | None], tuple[_Check, ...]] = {}
        # Not to be switched off: a rule that fails has checked nothing.
        self._crashed = registry.by_name["rule-crashed"]

    def check(self, loaded: LoadedFile) -> Outcome:
        """Check the entities of a file, and keep of it what the bank as a whole has to know."""
        return next(self.check_all((loaded,)))

    def check_again(self, file: BankFile, before: Outcome) -> Outcome:
        """Check a file that has changed since its last outcome, and ask no rule about what is as it was."""
        unchanged = Unchanged(before)
        outcome = self.check(read_file(file, unchanged.roots))
        unchanged.complete(outcome)
        return outcome

    def check_all(self, files: Iterable[LoadedFile]) -> Iterator[Outcome]:
        """Check one file after the other. Some entities are waited for, of several files if need be, before the rules are asked."""
        begun: list[Outcome] = []
        waiting: list[_Seen] = []
        characters = 0
        for loaded in files:
            notes = self._begin(loaded)
            begun.append(notes.outcome)
            # The characters of a file are shared out among its entities: nobody knows better without looking.
            share = len(loaded.tree.text) // (len(loaded.entities) or 1)
            for seen in self._entities(loaded, notes):
                waiting.append(seen)
                characters += share
                if len(waiting) >= _AT_ONCE or characters >= _CHARACTERS_AT_ONCE:
                    self._ask(waiting)
                    waiting, characters = [], 0
            if not waiting:
                yield from begun
                begun = []
        self._ask(waiting)
        yield from begun

    def _begin(self, loaded: LoadedFile) -> _Notes:
        """Note what is wrong with a file as such."""
        places = FilePlaces(loaded.file, loaded.tree)
        outcome = Outcome(
            is_whole=loaded.is_whole, inside=loaded.file.inside, blob_id=loaded.blob_id, suppressions=find_suppressions(loaded.tree)
        )
        if loaded.unreadable is not None:
            outcome.unreadable = f"The file '{places.path}' cannot be read: {loaded.unreadable}."
        for defect in loaded.tree.defects:
            if (rule := self._by_name.get(defect.rule)) is not None:
                outcome.found.append(defect_finding(rule, defect, places))
        if outcome.suppressions:
            if (rule := self._by_name.get("unknown-suppression")) is not None:
                outcome.found += unknown_suppressions(rule, outcome.suppressions, places, self._registry)
            if (rule := self._by_name.get("suppression-without-reason")) is not None:
                outcome.found += suppressions_without_reason(rule, outcome.suppressions, places)
        return _Notes(outcome, places)

    def _entities(self, loaded: LoadedFile, notes: _Notes) -> Iterator[_Seen]:
        """The sound entities of a file; what the loader found wrong with the others is noted."""
        kind = loaded.file.kind
        if kind is None:
            return
        if kind == "question":
            digests = text_digests(loaded.tree)
            notes.outcome.texts = b"".join([digests[entry.root] for entry in loaded.entities])
        for row, entry in enumerate(loaded.entities):
            notes.outcome.ids.append(entry.id)
            if entry.problems:
                named = None if entry.id is None or kind == MANIFEST_KIND else f"{kind}:{entry.id}"
                for slug, problem in entry.problems:
                    if (rule := self._by_name.get(slug)) is not None:
                        notes.add(rule, problem, entry.root, named)
            if entry.entity is not None:
                view = EntityView(entry.entity, self._manifest, self._today, self._settings)
                yield _Seen(row, entry.root, entry.entity, view, notes)

    def _ask(self, seen: Sequence[_Seen]) -> None:
        """Ask rule by rule about some entities, and then for one sort of facts after the other."""
        alike: dict[tuple[type[Entity], str | None], list[_Seen]] = {}
        for one in seen:
            alike.setdefault((type(one.entity), one.view.language), []).append(one)
        for (cls, language), group in alike.items():
            for rule, check in self._checks(cls, language):
                self._ask_rule(rule, check, group)
        known = {cls: self._facts_of(cls) for cls in {type(one.entity) for one in seen}}
        for facts in self._facts:
            concerned = [one for one in seen if facts.name in known[type(one.entity)]]
            if concerned:
                self._ask_for_facts(facts, concerned)
        for one in seen:
            if one.view.asked_for_day:
                one.notes.outcome.depends_on_day = True

    def _ask_rule(self, rule: EntityRule[Any], check: _Ask, group: Sequence[_Seen]) -> None:
        requires = rule.requires
        for one in group:
            if one.failed is not None and not one.failed.isdisjoint(requires):
                continue
            try:
                found = check(one.entity, one.view)
                if found is _NOTHING:
                    continue
                problems = [*found]
            except Exception as error:
                one.add(self._crashed, crash(rule, error))
                one.fail(rule)
                continue
            if problems:
                one.fail(rule)
                if rule.name in self._by_name:
                    for problem in problems:
                        one.add(rule, problem)

    def _ask_for_facts(self, facts: Facts[Any], seen: Sequence[_Seen]) -> None:
        name, work_out = facts.name, facts.of
        for one in seen:
            try:
                fact = work_out(one.view)
            except Exception as error:
                one.add(self._crashed, crash(facts, error))
                continue
            if fact is not None:
                one.notes.outcome.facts.setdefault(name, []).append((one.row, fact))

    def _facts_of(self, cls: type[Entity]) -> frozenset[str]:
        """The sorts of facts that there are of a class, by name."""
        found = self._facts_for.get(cls)
        if found is None:
            found = self._facts_for[cls] = frozenset(fact.name for fact in self._facts if issubclass(cls, fact.applies_to))
        return found

    def _checks(self, cls: type[Entity], language: str | None) -> tuple[_Check, ...]:
        """The rules that apply to a class and read a language, in their order, each with what it does."""
        found = self._checks_in.get((cls, language))
        if found is None:
            rules = [rule for rule in self._entity_rules if issubclass(cls, rule.applies_to) and rule.reads(language)]
            found = self._checks_in[cls, language] = tuple([(rule, rule.check) for rule in rules])
        return found


@dataclass(frozen=True)
class CheckRecipe:
    """Makes a checker of files in whatever process it is called; where it was pickled, of the rules that are installed."""

    registry: Registry
    config: Config
    manifest: Manifest | None

    def __call__(self) -> Callable[[Iterable[BankFile]], Iterator[Outcome]]:
        checker = FileChecker(self.registry, self.config, self.manifest)
        return lambda files: checker.check_all(read_files(files))

    def __reduce__(self) -> tuple[Callable[..., CheckRecipe], tuple[Config, Manifest | None]]:
        return _installed_recipe, (self.config, self.manifest)


def _installed_recipe(config: Config, manifest: Manifest | None) -> CheckRecipe:
    return CheckRecipe(registry(), config, manifest)


def crash(failed: Rule | Facts[Any], error: Exception) -> Problem:
    """What is said of a rule, or of facts, that raised something."""
    name = f"rule {failed.code} {failed.name}" if isinstance(failed, Rule) else f"analysis '{failed.name}'"
    return Problem(f"The {name} failed here ({type(error).__name__}: {error}). Please report it; the others ran.")
