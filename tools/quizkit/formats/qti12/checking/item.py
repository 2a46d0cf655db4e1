"""One item of QTI 1.2: its responses, what its rules say of them, and the feedback that they show.

Source of the rules: IMS QTI 1.2.1, ASI Information Model and ASI XML Binding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from quizkit.errors import suggestion
from quizkit.formats.checking.fault import Spot
from quizkit.formats.checking.tree import Node
from quizkit.formats.checking.values import is_number
from quizkit.records import dataclass, field

from .dialects import Dialect
from .figures import check_figures, check_span, is_figure
from .scoring import check_key
from .types import check_answering
from .words import RESPONSES

_LISTED = frozenset({"response_lid", "response_grp"})
_COMPARED = frozenset({"varlt", "varlte", "vargt", "vargte"})
# Percentages are rounded to two places, so that three thirds are 99.99.
_SLACK = 0.005


@dataclass(slots=True)
class Response:
    """A response of an item. `labels` are the idents of what may be chosen."""

    ident: str
    node: Node
    labels: dict[str, int] = field(default_factory=dict)

    @property
    def is_listed(self) -> bool:
        """Whether a value is one of the labels."""
        return self.node.name in _LISTED and any(below.name in ("render_choice", "render_hotspot") for below in self.node.walk())


def check_item(item: Node, dialect: Dialect) -> Iterator[Spot]:
    """What is wrong in an item, with the lines."""
    problems: list[Spot] = []
    nodes = list(item.walk())
    responses = _responses(item, dialect, problems)
    yield from problems
    feedback: dict[str, int] = {}
    for node in item.named("itemfeedback"):
        ident = node.attributes.get("ident", "")
        if ident in feedback:
            yield node.line, f"The feedback '{ident}' stands on line {feedback[ident]} of the item already."
        feedback.setdefault(ident, node.line)
    materials = {node.attributes["label"] for node in nodes if "label" in node.attributes and node.name.startswith("mat")}
    for node in nodes:
        yield from _check_mention(node, responses, feedback.keys() | dialect.own_feedback, materials, dialect)
    if dialect.words is not None:
        yield from _check_set(item)
    if dialect.is_strict:
        yield from _check_scores(item, responses)
    yield from _check_type(item, dialect)
    for node in nodes:
        yield from check_figures(node)
        if dialect.has_spans and node.name == "varequal" and _is_numeric(node, responses):
            yield from check_span(node)
    shown = {node.attributes.get("linkrefid") for node in nodes if node.name == "displayfeedback"}
    asked = {node.attributes.get("respident") for node in nodes if node.name == "varequal"}
    listed = any(response.is_listed and response.node.name == "response_lid" and name in asked for name, response in responses.items())
    if dialect.own_feedback and listed and "Correct" not in shown:
        yield item.line, "No rule shows the feedback 'Correct', by which the reader knows the right answer."


def _is_numeric(node: Node, responses: Mapping[str, Response]) -> bool:
    response = responses.get(node.attributes.get("respident", ""))
    return response is not None and response.node.first("render_fin") is not None


def _responses(item: Node, dialect: Dialect, problems: list[Spot]) -> dict[str, Response]:
    responses: dict[str, Response] = {}
    for node in item.walk():
        if node.name not in RESPONSES:
            continue
        # Brightspace calls the ident of a row so.
        ident = (
            node.attributes.get("ident", "") if dialect.is_strict else node.attributes.get("ident") or node.attributes.get("respident", "")
        )
        response = Response(ident, node)
        first = responses.setdefault(ident, response)
        if first is not response:
            problems.append((node.line, f"The response '{ident}' stands on line {first.node.line} of the item already."))
        for label in node.walk():
            if label.name == "response_label":
                name = label.attributes.get("ident", "")
                if name in response.labels:
                    problems.append(
                        (label.line, f"The label '{name}' stands on line {response.labels[name]} of the same response already.")
                    )
                response.labels.setdefault(name, label.line)
    return responses


def _check_mention(
    node: Node, responses: Mapping[str, Response], feedback: Set[str], materials: Set[str], dialect: Dialect
) -> Iterator[Spot]:
    name = node.attributes.get("respident")
    if name is not None and node.name not in RESPONSES and (dialect.is_strict or not _is_known(name, node, responses)):
        response = responses.get(name)
        if response is None:
            yield node.line, f"<{node.name}> asks for the response '{name}', which the item does not have{suggestion(name, responses)}."
        elif node.name in ("varequal", "varsubset") and response.is_listed:
            values = node.text.split(",") if node.name == "varsubset" else [node.text]
            for value in values:
                if value.strip() not in response.labels:
                    yield node.line, f"The response '{name}' has no label '{value.strip()}'{suggestion(value.strip(), response.labels)}."
        elif node.name in _COMPARED and not is_figure(node.text):
            yield node.line, f"<{node.name}> compares with '{node.text.strip()}', which is no number."
    name = node.attributes.get("linkrefid")
    if name is None:
        return
    if node.name == "displayfeedback" and name not in feedback:
        yield node.line, f"The item has no feedback '{name}' to show{suggestion(name, feedback)}."
    elif node.name in ("matref", "material_ref") and name not in materials:
        yield node.line, f"The item has no material '{name}'{suggestion(name, materials)}."


def _is_known(name: str, node: Node, responses: Mapping[str, Response]) -> bool:
    """Whether a reader's own rule asks for what may be chosen, or for a variable, as for a response."""
    return any(name in other.labels for other in responses.values()) or (node.name in _COMPARED and name not in responses)


def _check_set(item: Node) -> Iterator[Spot]:
    """That rules set numbers."""
    for node in item.walk():
        if node.name == "setvar" and not is_figure(node.text):
            name = node.attributes.get("varname", "SCORE")
            yield node.line, f"The rule sets '{name}' to '{node.text.strip()}', which is no number."


def _check_scores(item: Node, responses: Mapping[str, Response]) -> Iterator[Spot]:
    """That rules set variables which are declared, and that the greatest score can be reached."""
    for processing in item.named("resprocessing"):
        declared = {node.attributes.get("varname", "SCORE"): node for node in processing.walk() if node.name == "decvar"}
        for node in processing.walk():
            name = node.attributes.get("varname", "SCORE")
            if node.name != "setvar":
                continue
            if name not in declared:
                yield node.line, f"The rule sets '{name}', which is not declared{suggestion(name, declared)}."
        score = declared.get("SCORE")
        if score is not None:
            yield from _check_reach(processing, score, responses)


def _check_reach(processing: Node, score: Node, responses: Mapping[str, Response]) -> Iterator[Spot]:
    least, most = (score.attributes.get(name, "") for name in ("minvalue", "maxvalue"))
    if is_number(least) and is_number(most) and float(least) > float(most):
        yield score.line, f"The least score, {least}, is above the greatest, {most}."
    setters = [node for node in processing.walk() if node.name == "setvar" and node.attributes.get("varname", "SCORE") == "SCORE"]
    if not setters or not is_number(most) or any(not is_number(node.text) for node in setters):
        return
    best = _best(processing, responses)
    if abs(best - float(most)) > _SLACK * max(abs(float(most)), 1):
        yield score.line, f"The rules reach {best:g} at best, and the greatest score is {most}."
    else:
        yield from check_key(processing, float(most), {name: response.node for name, response in responses.items()})


def _best(processing: Node, responses: Mapping[str, Response]) -> float:
    """The greatest score that the rules can give: what one sets, or what all add, of each response and answer the best."""
    highest = 0.0
    added: dict[tuple[str, ...], float] = {}
    for rule in processing.named("respcondition"):
        asked = tuple(sorted({node.attributes.get("respident", "") for node in rule.walk() if "respident" in node.attributes}))
        single = _is_single(asked, responses)
        for node in rule.named("setvar"):
            value = float(node.text)
            if node.attributes.get("action", "Set") == "Set":
                highest = max(highest, value)
            elif node.attributes.get("action") == "Add" and value > 0:
                added[asked] = max(added.get(asked, 0.0), value) if single else added.get(asked, 0.0) + value
    return max(highest, sum(added.values()))


def _is_single(asked: tuple[str, ...], responses: Mapping[str, Response]) -> bool:
    """Whether only one of several rules on the same response can hold at a time, because it has one value."""
    return len(asked) == 1 and asked[0] in responses and responses[asked[0]].node.attributes.get("rcardinality", "Single") == "Single"


def _check_type(item: Node, dialect: Dialect) -> Iterator[Spot]:
    if dialect.types is None:
        return
    fields = {(field.first("fieldlabel") or field).text.strip(): field for field in item.walk() if field.name == "qtimetadatafield"}
    known = fields.get("question_type")
    if known is None:
        yield item.line, "The item does not say its question_type, by which the reader knows what to make of it."
        return
    entry = known.first("fieldentry")
    value = entry.text.strip() if entry is not None else ""
    if value not in dialect.types:
        yield known.line, f"There is no question_type '{value}'{suggestion(value, dialect.types)}."
    yield from check_answering(item, value)
    points = fields.get("points_possible")
    given = (points.first("fieldentry") or points).text.strip() if points is not None else None
    if given is not None and (not is_figure(given) or float(given) < 0):
        yield item.line, f"The points are '{given}', which is no number from 0."
