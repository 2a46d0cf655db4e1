"""The variables that an item declares, and the values that it gives them.

Source of the rules: QTI 2.1, Assessment Test, Section and Item Information Model, sections 5 (variables) and 8 (response processing); 2.2
and 3.0 keep them.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.checking.tree import Node
from quizkit.formats.checking.values import is_boolean, is_integer, is_name, is_number
from quizkit.patterns import regex
from quizkit.records import dataclass, field

# Every item has these without declaring them.
BUILT_IN = frozenset({"numAttempts", "duration", "completionStatus"})
Spot = tuple[int, str]

_POINT = regex(r"-?\d+\s+-?\d+")
_PAIR = regex(r"\S+\s+\S+")


@dataclass(slots=True)
class Variable:
    """A declared variable. `values` are those of its correct response or its default, `mapping` its entries by their keys."""

    identifier: str
    sort: str
    line: int
    cardinality: str
    base_type: str
    node: Node
    values: list[tuple[str, int]] = field(default_factory=list)
    defaults: list[str] = field(default_factory=list)
    mapping: dict[str, float] | None = None
    lower: float | None = None
    upper: float | None = None
    unlisted: float = 0.0

    @property
    def keys(self) -> Iterator[tuple[str, int]]:
        """The keys of the mapping with their lines."""
        mapping = self.node.first("mapping")
        if mapping is not None:
            yield from ((entry.attributes.get("map-key", ""), entry.line) for entry in mapping.children)


def read_variable(node: Node, problems: list[Spot]) -> Variable:
    """One declaration, with what is wrong in it."""
    get = node.attributes.get
    sort = node.name.removesuffix("-declaration")
    variable = Variable(get("identifier", ""), sort, node.line, get("cardinality", ""), get("base-type", ""), node)
    record = variable.cardinality == "record"
    if not variable.base_type and not record:
        problems.append((node.line, f"The variable '{variable.identifier}' has no base type, which only records do without."))
    if variable.identifier in BUILT_IN and variable.identifier != "completionStatus":
        problems.append((node.line, f"The variable '{variable.identifier}' is built in, and must not be declared."))
    for name, values in (("correct-response", variable.values), ("default-value", None)):
        given = node.first(name)
        if given is None:
            continue
        found = [(value.text, value.line) for value in given.children]
        if values is None:
            variable.defaults = [text.strip() for text, _ in found]
        else:
            values += found
        _check_values(variable, found, given.line, problems)
    _read_mapping(variable, problems)
    return variable


def _check_values(variable: Variable, found: list[tuple[str, int]], line: int, problems: list[Spot]) -> None:
    if variable.cardinality == "single" and len(found) != 1:
        problems.append((line, f"The variable '{variable.identifier}' is single, and has {len(found)} values."))
    for text, at in found:
        if variable.base_type and not is_of_type(text, variable.base_type):
            problems.append((at, f"'{text}' is no {variable.base_type}, which '{variable.identifier}' must hold."))
    texts = [" ".join(text.split()) for text, _ in found]
    if variable.cardinality == "multiple" and variable.base_type in ("identifier", "pair", "directedPair") and len(set(texts)) < len(texts):
        problems.append((line, f"The variable '{variable.identifier}' has a value twice."))


def is_of_type(text: str, base_type: str) -> bool:
    """Whether a value can be read as its base type."""
    text = text.strip() if base_type != "string" else text
    match base_type:
        case "identifier":
            return is_name(text)
        case "integer":
            return is_integer(text)
        case "float" | "duration":
            return is_number(text)
        case "boolean":
            return is_boolean(text)
        case "pair" | "directedPair":
            return _PAIR.fullmatch(text) is not None
        case "point":
            return _POINT.fullmatch(text) is not None
        case _:
            return True


def number(text: str | None) -> float | None:
    """The number that an attribute holds, or None."""
    if text is None or not is_number(text):
        return None
    return float(text.strip().replace("INF", "inf"))


def _read_mapping(variable: Variable, problems: list[Spot]) -> None:
    mapping = variable.node.first("mapping") or variable.node.first("area-mapping")
    if mapping is None:
        return
    get = mapping.attributes.get
    variable.lower, variable.upper = number(get("lower-bound")), number(get("upper-bound"))
    variable.unlisted = number(get("default-value")) or 0.0
    if variable.lower is not None and variable.upper is not None and variable.lower > variable.upper:
        problems.append((mapping.line, f"The mapping of '{variable.identifier}' has a lower bound above its upper one."))
    if mapping.name == "area-mapping":
        if variable.base_type != "point":
            problems.append((mapping.line, f"The variable '{variable.identifier}' is no point, and has an area mapping."))
        return
    if variable.base_type in ("file", "duration") or variable.cardinality == "record":
        problems.append((mapping.line, f"The variable '{variable.identifier}' is of a type that cannot be mapped."))
    entries: dict[str, float] = {}
    seen: set[str] = set()
    for entry in mapping.children:
        key = entry.attributes.get("map-key", "")
        folded = key.casefold() if entry.attributes.get("case-sensitive") in ("false", "0") else key
        if not is_of_type(key, variable.base_type):
            problems.append((entry.line, f"The key '{key}' is no {variable.base_type}, which '{variable.identifier}' holds."))
        if folded in seen:
            problems.append((entry.line, f"The key '{key}' stands twice in the mapping of '{variable.identifier}'."))
        seen |= {folded, key}
        entries[key] = number(entry.attributes.get("mapped-value")) or 0.0
    variable.mapping = entries
