"""What expressions are given: base values that can be read as what they are said to be, and single numbers where operators need them.

Source of the rules: QTI 2.1, Assessment Test, Section and Item Information Model, section 15 (expressions); 2.2 and 3.0 keep them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.formats.checking.tree import Node

from .declarations import Spot, Variable, is_of_type
from .versions import Version

# Those whose operands all have to be single numbers; sums, products, least and greatest take containers of numbers too.
_SINGLE = frozenset({"gt", "gte", "lt", "lte", "equal", "equal-rounded", "subtract", "divide", "power"}) | frozenset(
    {"integer-divide", "integer-modulus", "round", "truncate", "round-to", "integer-to-float"}
)
_NUMBERS = frozenset({"integer", "float"})
# What gives the value of a variable as it is.
_VALUES = frozenset({"variable", "correct", "default"})


def check_operands(root: Node, variables: Mapping[str, Variable], version: Version) -> Iterator[Spot]:
    """Every base value and operand of an item or a test whose type can be told without running it."""
    for node in root.walk():
        if node.name == "base-value":
            base_type = node.attributes.get("base-type", "")
            if not is_of_type(node.text, base_type):
                yield node.line, f"'{node.text.strip()}' is no {base_type}, as which <{version.element(node.name)}> gives it."
        elif node.name in _SINGLE:
            for operand in node.children:
                yield from _check_operand(operand, f"<{version.element(node.name)}>", variables, version)
        elif node.name == "set-outcome-value":
            outcome = variables.get(node.attributes.get("identifier", ""))
            if outcome is not None and outcome.cardinality == "single" and outcome.base_type in _NUMBERS:
                for operand in node.children:
                    yield from _check_operand(operand, f"The outcome '{outcome.identifier}'", variables, version)


def _check_operand(operand: Node, taker: str, variables: Mapping[str, Variable], version: Version) -> Iterator[Spot]:
    """`taker` is what needs a single number."""
    name = operand.attributes.get("identifier", "")
    variable = variables.get(name) if operand.name in _VALUES else None
    if variable is not None:
        if variable.cardinality not in ("single", ""):
            yield operand.line, f"{taker} takes single numbers, and '{name}' is {variable.cardinality}."
        elif variable.base_type and variable.base_type not in _NUMBERS:
            yield operand.line, f"{taker} takes numbers, and '{name}' holds a {variable.base_type}."
    elif operand.name in ("multiple", "ordered"):
        yield operand.line, f"{taker} takes single numbers, and <{version.element(operand.name)}> gives several values."
    elif operand.name == "base-value" and (base_type := operand.attributes.get("base-type", "")) not in _NUMBERS:
        yield operand.line, f"{taker} takes numbers, and <{version.element(operand.name)}> gives a {base_type}."
