"""What response processing makes of one response: an interpreter of the expressions that scoring needs.

Source of the rules: QTI 2.1, Assessment Test, Section and Item Information Model, sections 8 (response processing) and 15 (expressions);
2.2 and 3.0 keep them. What it does not know makes it give up, never guess.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias

from quizkit.formats.checking.tree import Node

from .declarations import Variable, number

# A value of a variable: nothing, one, or several in their order. Pairs are tuples; those without a direction are sorted.
One: TypeAlias = str | float | bool | tuple[str, ...]
Value: TypeAlias = One | list[One] | None

_CONTAINERS = ("multiple", "ordered")


class UnknownError(Exception):
    """The processing uses something that is not known here."""


class _ExitError(Exception):
    """The processing is over."""


def score_of(processing: Node, variables: Mapping[str, Variable], responses: Mapping[str, Value]) -> float | None:
    """What SCORE is once the rules have run over these responses.

    Raises:
        UnknownError: they use something that is not known here.
    """
    given = {name: _held(value, variables[name].cardinality) for name, value in responses.items()}
    run = _Run(variables, given)
    with suppress(_ExitError):
        run.rules(processing.children)
    score = run.values.get("SCORE")
    return float(score) if isinstance(score, (int, float)) else None


def key_of(variable: Variable) -> Value:
    """The correct response of a variable; None where it has none."""
    values = [_parsed(text, variable.base_type) for text, _ in variable.values]
    if not values:
        return None
    return _held(values, variable.cardinality) if variable.cardinality in _CONTAINERS else values[0]


def _held(value: Value, cardinality: str) -> Value:
    """A value as a variable holds it: what is `multiple` has no order, so that it is put into one."""
    return sorted(value, key=str) if isinstance(value, list) and cardinality == "multiple" else value


def _parsed(text: str, base_type: str) -> One:
    match base_type:
        case "float" | "integer" | "duration":
            return number(text) or 0.0
        case "boolean":
            return text.strip() in ("true", "1")
        case "directedPair":
            return tuple(text.split())
        case "pair":
            return tuple(sorted(text.split()))
        case "string":
            return text
        case _:
            return text.strip()


class _Run:
    """One run over the rules. `values` are those of all variables so far."""

    def __init__(self, variables: Mapping[str, Variable], responses: dict[str, Value]) -> None:
        self._variables = variables
        self.values: dict[str, Value] = {name: self._default(variable) for name, variable in variables.items()}
        self.values |= responses

    @staticmethod
    def _default(variable: Variable) -> Value:
        values = [_parsed(text, variable.base_type) for text in variable.defaults]
        if variable.cardinality in _CONTAINERS:
            return values
        # A number that nobody set is zero.
        return values[0] if values else 0.0 if variable.sort == "outcome" and variable.base_type in ("float", "integer") else None

    def rules(self, rules: Sequence[Node]) -> None:
        """Run rules in their order."""
        for rule in rules:
            match rule.name:
                case "set-outcome-value":
                    self.values[rule.attributes.get("identifier", "")] = self.value(rule.children[0])
                case "response-condition":
                    self._condition(rule)
                case "response-processing-fragment":
                    self.rules(rule.children)
                case "exit-response":
                    raise _ExitError
                case _:
                    raise UnknownError(rule.name)

    def _condition(self, condition: Node) -> None:
        for branch in condition.children:
            if branch.name == "response-else":
                self.rules(branch.children)
                return
            if self.value(branch.children[0]) is True:
                self.rules(branch.children[1:])
                return

    def value(self, node: Node) -> Value:
        """The value of an expression."""
        name = node.attributes.get("identifier", "")
        match node.name:
            case "variable":
                return self.values.get(name)
            case "correct":
                return key_of(self._variables[name])
            case "map-response":
                return self._mapped(self._variables[name])
            case "base-value":
                return _parsed(node.text, node.attributes.get("base-type", ""))
            case "null":
                return None
        own = {"multiple": self._container, "ordered": self._container, "equal": self._equal, "string-match": self._string_match}
        if (special := {**own, "index": self._index}.get(node.name)) is not None:
            return special(node)
        operator = _OPERATORS.get(node.name)
        if operator is None:
            raise UnknownError(node.name)
        return operator([self.value(child) for child in node.children])

    def _container(self, node: Node) -> Value:
        found: list[One] = []
        for child in node.children:
            value = self.value(child)
            found += value if isinstance(value, list) else [] if value is None else [value]
        return _held(found, node.name) or None

    def _equal(self, node: Node) -> Value:
        one, other = _numbers([self.value(child) for child in node.children], 2)
        if node.attributes.get("tolerance-mode", "exact") == "exact":
            return one == other
        if node.attributes["tolerance-mode"] != "absolute":
            raise UnknownError("relative tolerance")
        bounds = [number(part) for part in node.attributes.get("tolerance", "").split()]
        if not bounds or None in bounds:
            raise UnknownError("tolerance of a variable")
        return one - (bounds[0] or 0) <= other <= one + (bounds[-1] or 0)

    def _string_match(self, node: Node) -> Value:
        one, other = (self.value(child) for child in node.children)
        if one is None or other is None or node.attributes.get("substring") == "true":
            raise UnknownError("substring") if one is not None and other is not None else UnknownError("null")
        if node.attributes.get("case-sensitive") in ("false", "0"):
            return str(one).casefold() == str(other).casefold()
        return one == other

    def _index(self, node: Node) -> Value:
        container, given = self.value(node.children[0]), node.attributes.get("n", "").strip("{}")
        at = int(given) if given.isdigit() else self.values.get(given)
        if isinstance(at, bool) or not isinstance(at, (int, float)):
            raise UnknownError("index")
        return container[int(at) - 1] if isinstance(container, list) and 0 < at <= len(container) else None

    def _mapped(self, variable: Variable) -> float:
        """The sum over the different values of a response; what is not listed counts the default."""
        mapping = variable.node.first("mapping")
        if mapping is None:
            raise UnknownError("mapping")
        entries: dict[One, float] = {}
        for entry in mapping.children:
            key = _parsed(entry.attributes.get("map-key", ""), variable.base_type)
            folds = entry.attributes.get("case-sensitive") in ("false", "0") and isinstance(key, str)
            entries[str(key).casefold() if folds else key] = number(entry.attributes.get("mapped-value")) or 0.0
        given = self.values.get(variable.identifier)
        values = set(given) if isinstance(given, list) else set() if given is None else {given}
        found = 0.0
        for value in values:
            folded = value.casefold() if isinstance(value, str) else value
            found += entries.get(value, entries.get(folded, variable.unlisted))
        found = found if variable.upper is None else min(found, variable.upper)
        return found if variable.lower is None else max(found, variable.lower)


def _numbers(values: Sequence[Value], count: int | None = None) -> list[float]:
    """Values that are all numbers.

    Raises:
        UnknownError: one is not, or they are not as many as expected.
    """
    flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
    if any(isinstance(each, bool) or not isinstance(each, (int, float)) for each in flat) or (count is not None and len(flat) != count):
        raise UnknownError("no numbers")
    return [float(each) for each in flat if isinstance(each, (int, float))]


def _all(values: Sequence[Value]) -> Value:
    return all(value is True for value in values)


def _any(values: Sequence[Value]) -> Value:
    return any(value is True for value in values)


def _not(values: Sequence[Value]) -> Value:
    return None if values[0] is None else values[0] is not True


def _same(values: Sequence[Value]) -> Value:
    one, other = values
    if one is None or other is None:
        return None
    return one == other


def _holds(values: Sequence[Value]) -> Value:
    """`contains`: the first has all of the second."""
    one, other = values
    if not isinstance(one, list) or not isinstance(other, list):
        raise UnknownError("contains")
    return all(one.count(each) >= other.count(each) for each in other)


def _member(values: Sequence[Value]) -> Value:
    one, other = values
    if one is None or other is None:
        return None
    return isinstance(other, list) and one in other


def _on_two(combine: Callable[[float, float], Value]) -> Callable[[Sequence[Value]], Value]:
    """An operator on two numbers."""

    def operator(values: Sequence[Value]) -> Value:
        one, other = _numbers(values, 2)
        return combine(one, other)

    return operator


_OPERATORS: Mapping[str, Callable[[Sequence[Value]], Value]] = {
    "and": _all,
    "or": _any,
    "not": _not,
    "match": _same,
    "contains": _holds,
    "member": _member,
    "is-null": lambda values: values[0] is None or values[0] == [] or values[0] == "",
    "container-size": lambda values: float(len(values[0])) if isinstance(values[0], list) else 0.0,
    "sum": lambda values: sum(_numbers(values)),
    "product": lambda values: math.prod(_numbers(values)),
    "subtract": _on_two(lambda one, other: one - other),
    "divide": _on_two(lambda one, other: one / other if other else None),
    "min": lambda values: min(_numbers(values)),
    "max": lambda values: max(_numbers(values)),
    "gt": _on_two(lambda one, other: one > other),
    "gte": _on_two(lambda one, other: one >= other),
    "lt": _on_two(lambda one, other: one < other),
    "lte": _on_two(lambda one, other: one <= other),
    "integer-to-float": lambda values: _numbers(values, 1)[0],
    "round": lambda values: math.floor(_numbers(values, 1)[0] + 0.5),
    "truncate": lambda values: math.trunc(_numbers(values, 1)[0]),
}
