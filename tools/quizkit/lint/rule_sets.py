"""Which rules run, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from .registry import Registry
from .rule import Rule

S = TypeVar("S", bound=Rule)


def with_required(active: Iterable[Rule], registry: Registry) -> list[Rule]:
    """The rules that are on, and those that they require: these run in silence where they are off."""
    chosen: dict[str, Rule] = {}
    waiting = list(active)
    while waiting:
        rule = waiting.pop()
        if rule.name not in chosen:
            chosen[rule.name] = rule
            waiting.extend(registry.by_name[name] for name in rule.requires)
    return sorted(chosen.values(), key=lambda rule: rule.code)


def in_order(rules: Iterable[S]) -> list[S]:
    """Rules after those that they require."""
    waiting = {rule.name: rule for rule in rules}
    done: list[S] = []
    while waiting:
        ready = [rule for rule in waiting.values() if not any(name in waiting for name in rule.requires)]
        assert ready, f"rules that require each other: {', '.join(waiting)}"
        for rule in ready:
            done.append(waiting.pop(rule.name))
    return done
