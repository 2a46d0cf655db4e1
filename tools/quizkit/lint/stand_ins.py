"""Rules that are known by what they declare, and imported when they are first asked.

A commit that changes a question concerns a third of the rules. Importing all of them, and what they share, takes longer than asking these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any, TypeAlias

from quizkit.finding import Problem
from quizkit.named_tuples import NamedTuple

from .facts import Facts
from .index import BankIndex
from .rule import BankRule, EntityRule, LoadRule, ManifestRule, Rule, RulePage
from .view import EntityView

# Where something stands: a module, and a name in it.
Home: TypeAlias = tuple[str, str]

# What is long, and looked up by those alone who show a rule or run its examples.
_LEFT_OUT = frozenset({"bad", "good", "look_up", "facts", "own_facts"})
# What a stand-in has from the base of its rule: if the rule has its own, it stands for itself.
_INHERITED = ("family", "reads", "page")


class DescribedFacts(NamedTuple):
    """A sort of facts, with the homes of its functions."""

    name: str
    applies_to: tuple[type[Any], ...]
    of: Home
    packed: bool
    share: Home | None


class DescribedRule(NamedTuple):
    """What a rule declares. `base` is its number among the bases, or -1 if it is one that no stand-in can be for; facts are named."""

    home: Home
    base: int
    declared: dict[str, Any]
    facts: tuple[str, ...] = ()
    own_facts: tuple[str, ...] = ()
    look_up: Home | None = None


class _Later:
    """A function that is imported when it is first called."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.__module__ = home[0]

    @cached_property
    def _function(self) -> Callable[..., Any]:
        return _at(self._home)  # type: ignore[no-any-return]

    def __call__(self, *arguments: Any) -> Any:
        return self._function(*arguments)


class _StandIn(Rule):
    """What all stand-ins have: the attributes that their rule declares, and the rule itself where it is asked for."""

    def __init__(self, home: Home, declared: Mapping[str, Any]) -> None:
        self._home = home
        vars(self).update(declared)

    @cached_property
    def rule(self) -> Any:
        """The rule itself."""
        return _at(self._home)()

    @cached_property
    def page(self) -> RulePage:
        """The rule's."""
        return self.rule.page  # type: ignore[no-any-return]

    @property
    def bad(self) -> tuple[str, ...]:  # type: ignore[override]
        """The rule's."""
        return self.rule.bad  # type: ignore[no-any-return]

    @property
    def good(self) -> tuple[str, ...]:  # type: ignore[override]
        """The rule's."""
        return self.rule.good  # type: ignore[no-any-return]


class _LoadStandIn(_StandIn, LoadRule):
    pass


class _ManifestStandIn(_StandIn, ManifestRule):
    def check(self, manifest: Any) -> Iterable[Problem]:
        return self.rule.check(manifest)  # type: ignore[no-any-return]


class _EntityStandIn(_StandIn, EntityRule[Any]):
    def check(self, entity: Any, view: EntityView) -> Iterable[Problem]:
        # The glance with which the rule would begin.
        if self.hints and view.vocabulary.isdisjoint(self.hints):
            return ()
        return self.rule.check(entity, view)  # type: ignore[no-any-return]


class _BankStandIn(_StandIn, BankRule):
    _look_up: Home | None = None

    @property
    def look_up(self) -> Any:  # type: ignore[override]
        return None if self._look_up is None else _at(self._look_up)

    def is_enough(self, index: BankIndex, rows: Collection[int]) -> bool:
        return self.rule.is_enough(index, rows)  # type: ignore[no-any-return]

    def files_asked_for(self, index: BankIndex) -> Iterable[str]:
        return self.rule.files_asked_for(index)  # type: ignore[no-any-return]

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        return self.rule.judge(index)  # type: ignore[no-any-return]


# The last one is for rules that the runner speaks for.
_BASES: tuple[tuple[type[Rule], type[_StandIn]], ...] = (
    (LoadRule, _LoadStandIn),
    (ManifestRule, _ManifestStandIn),
    (EntityRule, _EntityStandIn),
    (BankRule, _BankStandIn),
    (Rule, _StandIn),
)


def describe(rules: Iterable[Rule]) -> tuple[list[DescribedRule], list[DescribedFacts]]:
    """What rules declare, and all sorts of facts that they need.

    Raises:
        LookupError: something is not to be found again by a name.
    """
    facts: dict[str, Facts[Any]] = {}
    found: list[DescribedRule] = []
    for rule in rules:
        described = DescribedRule(_home(type(rule)), _base(rule), _declared(rule))
        if isinstance(rule, BankRule):
            facts |= {sort.name: sort for sort in (*rule.facts, *rule.own_facts)}
            described = described._replace(
                facts=tuple(sort.name for sort in rule.facts),
                own_facts=tuple(sort.name for sort in rule.own_facts),
                look_up=None if rule.look_up is None else _home(rule.look_up),
            )
        found.append(described)
    return found, [_described_facts(sort) for sort in facts.values()]


def stand_ins(rules: Iterable[DescribedRule], facts: Iterable[DescribedFacts]) -> Iterator[Rule]:
    """A stand-in for each rule, or itself where there can be none.

    Raises:
        ImportError, AttributeError: a rule that has to be there itself cannot be imported.
    """
    sorts = {sort.name: _facts(sort) for sort in facts}
    for rule in rules:
        if rule.base < 0:
            yield _at(rule.home)()
            continue
        found = _BASES[rule.base][1](rule.home, rule.declared)
        if isinstance(found, _BankStandIn):
            bank = {"facts": tuple(sorts[name] for name in rule.facts), "own_facts": tuple(sorts[name] for name in rule.own_facts)}
            vars(found).update(bank, _look_up=rule.look_up)
        yield found


def _base(rule: Rule) -> int:
    *bases, any_rule = [number for number, (base, _) in enumerate(_BASES) if isinstance(rule, base)]
    inherits = all(getattr(type(rule), name) is getattr(Rule, name) for name in _INHERITED)
    return -1 if len(bases) > 1 or not inherits else bases[0] if bases else any_rule


def _declared(rule: Rule) -> dict[str, Any]:
    names = (name for cls in type(rule).__mro__ if cls.__module__ == Rule.__module__ for name in vars(cls).get("__annotations__", ()))
    return {name: getattr(rule, name) for name in names if name not in _LEFT_OUT}


def _described_facts(facts: Facts[Any]) -> DescribedFacts:
    share = None if facts.share is None else _home(facts.share)
    return DescribedFacts(facts.name, facts.applies_to, _home(facts.of), facts.packed, share)


def _facts(described: DescribedFacts) -> Facts[Any]:
    share = None if described.share is None else _Later(described.share)
    return Facts(described.name, described.applies_to, _Later(described.of), described.packed, share)


def _home(thing: Any) -> Home:
    module, name = getattr(thing, "__module__", None), getattr(thing, "__qualname__", None)
    if not isinstance(module, str) or not isinstance(name, str):
        raise LookupError(f"{thing!r} has no name")
    try:
        is_there = _at((module, name)) is thing
    except (ImportError, AttributeError):
        is_there = False
    if not is_there:
        raise LookupError(f"{thing!r} does not stand where its name says")
    return module, name


def _at(home: Home) -> Any:
    """What stands under a name in a module."""
    return getattr(import_module(home[0]), home[1])
