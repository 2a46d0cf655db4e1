"""Whether the key of an item earns its full score, where the item says what that is (MAXSCORE)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.formats.checking.tree import Node

from .declarations import Spot, Variable, number
from .interactions import Interaction
from .scoring import UnknownError, key_of, score_of
from .versions import Version

# Writers round what they divide.
_SLACK = 1e-4


def check_key(root: Node, variables: Mapping[str, Variable], interactions: Mapping[str, Interaction], version: Version) -> Iterator[Spot]:
    """That the correct response scores as much as MAXSCORE says, and as much as any response can."""
    processing, most = root.first("response-processing"), variables.get("MAXSCORE")
    if processing is None or most is None or len(most.defaults) != 1:
        return
    full = number(most.defaults[0])
    if full is None:
        return
    if processing.children:
        yield from _check_rules(processing, variables, full)
    response = variables.get("RESPONSE")
    if response is None:
        return
    name = version.templates.get(processing.attributes.get("template", ""))
    if name == "match_correct" and abs(full - 1) > _SLACK:
        yield processing.line, f"The template match_correct gives 1 for the key, and MAXSCORE is {most.defaults[0]}."
    if name == "map_response" and response.mapping is not None:
        yield from _check_mapping(response, interactions.get("RESPONSE"), full)


def _check_rules(processing: Node, variables: Mapping[str, Variable], full: float) -> Iterator[Spot]:
    """Rules that the item brings itself are run over its key. Where they cannot be, or there is no key, nothing is said."""
    responses = {name: key_of(variable) for name, variable in variables.items() if variable.sort == "response"}
    asked = {node.attributes.get("identifier") for node in processing.walk()}
    if not any(node.name == "set-outcome-value" and node.attributes.get("identifier") == "SCORE" for node in processing.walk()):
        # A person scores it.
        return
    if not responses or any(value is None for name, value in responses.items() if name in asked):
        return
    try:
        scored = score_of(processing, variables, responses)
    except UnknownError:
        return
    if scored is not None and abs(scored - full) > _SLACK:
        yield processing.line, f"The key scores {scored:g}, and MAXSCORE is {full:g}."


def _check_mapping(response: Variable, interaction: Interaction | None, full: float) -> Iterator[Spot]:
    mapping = response.mapping or {}
    positive = sorted((value for value in mapping.values() if value > 0), reverse=True)
    limit = interaction.most if interaction is not None and interaction.most else len(positive)
    best = _clamped(sum(positive[: 1 if response.cardinality == "single" else limit]), response)
    if abs(best - full) > _SLACK:
        yield response.line, f"The mapping of '{response.identifier}' reaches {best:g} at best, and MAXSCORE is {full:g}."
        return
    if response.values:
        given = {" ".join(value.split()) if "air" in response.base_type else value for value, _ in response.values}
        scored = _clamped(sum(mapping.get(value, response.unlisted) for value in given), response)
        if abs(scored - full) > _SLACK:
            yield response.line, f"The key of '{response.identifier}' scores {scored:g}, and MAXSCORE is {full:g}."


def _clamped(score: float, response: Variable) -> float:
    if response.upper is not None:
        score = min(score, response.upper)
    return max(score, response.lower) if response.lower is not None else score
