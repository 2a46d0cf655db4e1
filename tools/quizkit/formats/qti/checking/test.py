"""A test: its parts, sections and items, and what its outcome processing asks for."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.errors import suggestion
from quizkit.formats.checking.tree import Node
from quizkit.formats.checking.values import is_integer
from quizkit.records import dataclass

from .declarations import Spot, Variable
from .item import read_variables
from .operands import check_operands
from .references import check_references
from .versions import Version

_PLACES = frozenset({"test-part", "assessment-section", "assessment-item-ref", "assessment-section-ref"})
_REFERENCES = frozenset({"assessment-item-ref", "assessment-section", "assessment-section-ref"})
_ENDS = frozenset({"EXIT_TEST", "EXIT_TESTPART", "EXIT_SECTION"})


@dataclass(frozen=True, slots=True)
class Reference:
    """What an assessmentItemRef says: the file of an item, relative to the test, and what the test calls it."""

    href: str
    line: int
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A variable of its items that a test asks for; of any item, where `item` is None."""

    variable: str
    item: str | None
    line: int


def check_test(root: Node, version: Version) -> Iterator[Spot]:
    """What is wrong in a test whose names are those of the tables (`recognise`), with the lines."""
    problems: list[Spot] = []
    variables = read_variables(root, problems)
    yield from problems
    places: dict[str, Node] = {}
    weights: set[str] = set()
    for node in root.walk():
        if node.name in _PLACES:
            identifier = node.attributes.get("identifier", "")
            if identifier in places:
                yield node.line, f"The identifier '{identifier}' stands on line {places[identifier].line} of the test already."
            places.setdefault(identifier, node)
        elif node.name == "weight":
            weights.add(node.attributes.get("identifier", ""))
    for node in root.walk():
        yield from _check_selection(node)
        yield from _check_names(node, places, weights)
    known = _with_items(root, variables, places)
    yield from check_references(root, known, version)
    yield from check_operands(root, known, version)


def item_references(root: Node) -> list[Reference]:
    """The items that a test asks for."""
    return [
        Reference(node.attributes.get("href", ""), node.line, node.attributes.get("identifier", ""))
        for node in root.walk()
        if node.name == "assessment-item-ref"
    ]


def asked_of_items(root: Node) -> list[Asked]:
    """The variables of its items that a test asks for."""
    asked: list[Asked] = []
    for node in root.walk():
        get = node.attributes.get
        if node.name == "test-variables":
            asked.append(Asked(get("variable-identifier", ""), None, node.line))
        elif node.name in ("outcome-minimum", "outcome-maximum"):
            asked.append(Asked(get("outcome-identifier", ""), None, node.line))
        elif node.name == "variable" and "." in get("identifier", ""):
            item, _, variable = get("identifier", "").partition(".")
            asked.append(Asked(variable, item, node.line))
    return asked


def _check_selection(node: Node) -> Iterator[Spot]:
    if node.name != "assessment-section":
        return
    there = sum(child.name in _REFERENCES for child in node.children)
    selection = node.first("selection")
    if selection is None:
        return
    wanted = selection.attributes.get("select", "")
    if not is_integer(wanted):
        return
    repeats = selection.attributes.get("with-replacement") in ("true", "1")
    if int(wanted) < 1 or (int(wanted) > there and not repeats):
        yield selection.line, f"The section draws {wanted} of {there}."
    required = sum(child.attributes.get("required") in ("true", "1") for child in node.children if child.name in _REFERENCES)
    if int(wanted) < required:
        yield selection.line, f"The section draws {wanted}, and {required} of its parts are required."


def _check_names(node: Node, places: dict[str, Node], weights: set[str]) -> Iterator[Spot]:
    get = node.attributes.get
    weight = get("weight-identifier")
    if weight is not None and weight not in weights:
        yield node.line, f"No item of the test has a weight '{weight}'{suggestion(weight, weights)}."
    section = get("section-identifier")
    if section is not None and (section not in places or places[section].name != "assessment-section"):
        yield node.line, f"There is no section '{section}'{suggestion(section, places)}."
    target = get("target") if node.name == "branch-rule" else None
    if target is not None and target not in places and target not in _ENDS:
        yield node.line, f"There is nothing '{target}' to go to{suggestion(target, places)}."


def _with_items(root: Node, variables: dict[str, Variable], places: dict[str, Node]) -> dict[str, Variable]:
    """The variables of the test, and those of its items as far as they are named: `item.SCORE`, where there is such an item."""
    known = dict(variables)
    for node in root.walk():
        name = node.attributes.get("identifier", "")
        item, dot, inner = name.partition(".")
        if node.name == "variable" and dot and inner and item in places and places[item].name == "assessment-item-ref":
            known[name] = Variable(name, "outcome", node.line, "single", "float", node)
    return known
