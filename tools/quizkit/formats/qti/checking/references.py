"""What processing, feedback and printed values say of variables: that they are declared, of the right sort, and can hold what is asked.

Source of the rules: QTI 2.1, Assessment Test, Section and Item Information Model, sections 6 to 10; 2.2 and 3.0 keep them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.errors import suggestion
from quizkit.formats.checking.tree import Node
from quizkit.formats.checking.values import is_name

from .declarations import BUILT_IN, Spot, Variable
from .interactions import Interaction
from .versions import Version

# Elements that name a variable in their attribute `identifier`, and the sorts that it may be of; none is any.
_NAMING: Mapping[str, tuple[str, ...]] = {
    "variable": (),
    "printed-variable": (),
    "default": (),
    "correct": ("response",),
    "map-response": ("response",),
    "map-response-point": ("response",),
    "set-outcome-value": ("outcome",),
    "lookup-outcome-value": ("outcome",),
    "set-template-value": ("template",),
    "set-correct-response": ("response",),
    "set-default-value": (),
}
# Attributes that hold a number, or the identifier of a variable that does.
_FIGURES: Mapping[str, tuple[str, ...]] = {
    "index": ("n",),
    "any-n": ("min", "max"),
    "repeat": ("number-repeats",),
    "round-to": ("figures",),
    "equal-rounded": ("figures",),
    "random-integer": ("min", "max", "step"),
    "random-float": ("min", "max"),
}
_FEEDBACK = frozenset({"modal-feedback", "feedback-block", "feedback-inline", "test-feedback"})
_TEMPLATED = frozenset({"template-block", "template-inline"})


def check_references(root: Node, variables: Mapping[str, Variable], version: Version) -> Iterator[Spot]:
    """Every mention of a variable in an item or a test."""
    for node in root.walk():
        if node.name in _NAMING:
            yield from _check_mention(node, "identifier", _NAMING[node.name], variables, version)
        elif node.name in _FEEDBACK:
            yield from _check_mention(node, "outcome-identifier", ("outcome",), variables, version)
        elif node.name in _TEMPLATED:
            yield from _check_mention(node, "template-identifier", ("template",), variables, version)
        for attribute in _FIGURES.get(node.name, ()):
            named = node.attributes.get(attribute, "0").strip("{}")
            if is_name(named) and named not in variables:
                yield (
                    node.line,
                    f"<{version.element(node.name)}> names the variable '{named}', which is not declared{suggestion(named, variables)}.",
                )
        if (given := node.attributes.get("string-identifier")) is not None and given not in variables:
            yield node.line, f"The variable '{given}' is not declared{suggestion(given, variables)}."


def _check_mention(
    node: Node, attribute: str, sorts: tuple[str, ...], variables: Mapping[str, Variable], version: Version
) -> Iterator[Spot]:
    name = node.attributes.get(attribute)
    if name is None:
        return
    variable = variables.get(name)
    spelled = version.element(node.name)
    if variable is None:
        if name in BUILT_IN and (not sorts or name == "completionStatus"):
            return
        yield node.line, f"<{spelled}> names the variable '{name}', which is not declared{suggestion(name, variables)}."
    elif sorts and variable.sort not in sorts:
        yield node.line, f"<{spelled}> names '{name}', which is a {variable.sort} variable and no {sorts[0]} variable."
    elif node.name == "correct" and not variable.values:
        yield node.line, f"<{spelled}> asks for the correct response of '{name}', which has none."
    elif node.name == "map-response" and variable.mapping is None:
        yield node.line, f"<{spelled}> asks for the mapping of '{name}', which has none."
    elif node.name == "map-response-point" and variable.node.first("area-mapping") is None:
        yield node.line, f"<{spelled}> asks for the area mapping of '{name}', which has none."
    elif node.name in _FEEDBACK and variable.base_type != "identifier":
        yield node.line, f"<{spelled}> hangs on '{name}', which holds no identifiers."


def check_template(root: Node, variables: Mapping[str, Variable], version: Version) -> Iterator[Spot]:
    """The response processing template, and what it takes for granted: RESPONSE with a key or a mapping, and SCORE."""
    processing = root.first("response-processing")
    address = processing.attributes.get("template") if processing is not None else None
    if processing is None or address is None:
        return
    name = version.templates.get(address)
    if name is None:
        yield processing.line, f"There is no template at '{address}'{suggestion(address, version.templates)}."
        return
    response, score = variables.get("RESPONSE"), variables.get("SCORE")
    if response is None or response.sort != "response":
        yield processing.line, f"The template {name} scores the response RESPONSE, which is not declared."
    elif name == "match_correct" and not response.values:
        yield processing.line, "The template match_correct asks for the correct response of RESPONSE, which has none."
    elif name == "map_response" and response.mapping is None:
        yield processing.line, "The template map_response asks for the mapping of RESPONSE, which has none."
    elif name == "map_response_point" and response.node.first("area-mapping") is None:
        yield processing.line, "The template map_response_point asks for the area mapping of RESPONSE, which has none."
    if score is None or score.sort != "outcome" or score.cardinality != "single" or score.base_type not in ("float", "integer"):
        yield processing.line, f"The template {name} sets the outcome SCORE, which is not declared as a single number."
    others = [variable for variable in variables.values() if variable.sort == "response" and variable.identifier != "RESPONSE"]
    for other in others:
        yield other.line, f"The template {name} scores RESPONSE alone; the response '{other.identifier}' counts for nothing."


def check_feedback(
    root: Node, variables: Mapping[str, Variable], interactions: Mapping[str, Interaction], version: Version
) -> Iterator[Spot]:
    """That the identifier of each feedback is one that its outcome can come to hold."""
    settable: dict[str, set[str] | None] = {}
    for node in root.walk():
        if node.name not in _FEEDBACK:
            continue
        outcome, wanted = node.attributes.get("outcome-identifier", ""), node.attributes.get("identifier", "")
        if outcome not in variables:
            continue
        if outcome not in settable:
            settable[outcome] = _settable(root, outcome, variables, interactions)
        known = settable[outcome]
        if known is not None and wanted not in known:
            yield (
                node.line,
                f"<{version.element(node.name)}> waits for '{wanted}' in '{outcome}', which never holds it{suggestion(wanted, known)}.",
            )


def _settable(root: Node, outcome: str, variables: Mapping[str, Variable], interactions: Mapping[str, Interaction]) -> set[str] | None:
    """Which identifiers an outcome may come to hold; None where that cannot be told."""
    found = set(variables[outcome].defaults)
    for rule in root.walk():
        if rule.name not in ("set-outcome-value", "lookup-outcome-value") or rule.attributes.get("identifier") != outcome:
            continue
        for node in rule.walk():
            given = _given(node, outcome, interactions)
            if given is None:
                return None
            found |= given
    return found


def _given(node: Node, outcome: str, interactions: Mapping[str, Interaction]) -> set[str] | frozenset[str] | None:
    """The identifiers that an expression may bring into an outcome."""
    name = node.attributes.get("identifier", "")
    if node.name == "base-value":
        return {node.text.strip()}
    if node.name in ("variable", "correct") and name != outcome:
        return interactions[name].sources if name in interactions else None
    return None if node.name in ("lookup-outcome-value", "field-value", "default") else frozenset()
