"""One item or stimulus: its names, its identifiers, its variables, and whether they fit together."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.checking.tree import Node

from .declarations import Spot, Variable, read_variable
from .interactions import SORTS, Interaction, check_binding, check_shapes, read_interaction
from .key import check_key
from .operands import check_operands
from .references import check_feedback, check_references, check_template
from .versions import Version

DECLARATIONS = frozenset({"response-declaration", "outcome-declaration", "template-declaration", "context-declaration"})


def read_variables(root: Node, problems: list[Spot]) -> dict[str, Variable]:
    """The variables that an item or a test declares, by their identifiers."""
    variables: dict[str, Variable] = {}
    for node in root.children:
        if node.name not in DECLARATIONS:
            continue
        variable = read_variable(node, problems)
        first = variables.setdefault(variable.identifier, variable)
        if first is not variable:
            problems.append((node.line, f"The variable '{variable.identifier}' is declared on line {first.line} already."))
    return variables


def check_item(root: Node, version: Version, *, is_wellformed: bool = True) -> Iterator[Spot]:
    """What is wrong in an item whose names are those of the tables (`recognise`), with the lines.

    `is_wellformed` says that its elements are where they belong. Only an item with which nothing else is wrong is scored.
    """
    problems: list[Spot] = []
    variables = read_variables(root, problems)
    interactions = _bound(root, variables, version, problems)
    for name, interaction in interactions.items():
        problems += check_binding(interaction, variables[name], version.element(interaction.node.name))
    for variable in variables.values():
        if variable.sort == "response" and variable.identifier not in interactions:
            problems.append((variable.line, f"No interaction is bound to the response '{variable.identifier}'."))
    problems += check_shapes(root)
    problems += check_references(root, variables, version)
    problems += check_operands(root, variables, version)
    problems += check_template(root, variables, version)
    problems += check_feedback(root, variables, interactions, version)
    yield from problems
    if is_wellformed and not problems:
        yield from check_key(root, variables, interactions, version)


def _bound(root: Node, variables: dict[str, Variable], version: Version, problems: list[Spot]) -> dict[str, Interaction]:
    """The interactions by the responses that they are bound to."""
    bound: dict[str, Interaction] = {}
    for node in root.walk():
        if node.name not in SORTS:
            continue
        interaction = read_interaction(node, problems)
        name = node.attributes.get("response-identifier")
        spelled = version.element(node.name)
        if name is None:
            continue
        if name not in variables or variables[name].sort != "response":
            problems.append((node.line, f"<{spelled}> is bound to the response '{name}', which is not declared."))
        elif name in bound and node.name != "position-object-interaction":
            problems.append((node.line, f"The response '{name}' is bound to the interaction on line {bound[name].node.line} already."))
        else:
            bound[name] = interaction
    return bound
