"""A small engine for items, written from the specifications of QTI 2.1 to 3.0: it takes responses and gives outcomes.

It knows no more than the operators that items of questions need, and stops at any other. NULL is None; comparisons with it are NULL, which
counts as false.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_HYPHEN = re.compile("-([a-z])")


@dataclass
class Node:
    """An element in the names of QTI 2, without its namespace."""

    name: str
    attributes: Mapping[str, str]
    text: str
    children: list[Node] = field(default_factory=list)

    def find(self, name: str) -> list[Node]:
        """All elements of a name below this one."""
        return [found for child in self.children for found in ([child] if child.name == name else []) + child.find(name)]


def parse(content: bytes) -> Node:
    """A file of a package."""
    return _node(ET.fromstring(content))


def _node(element: ET.Element) -> Node:
    name = element.tag.rpartition("}")[2]
    attributes = {_camel(key.rpartition("}")[2]): value for key, value in element.attrib.items()}
    return Node(_camel(name.removeprefix("qti-")), attributes, "".join(element.itertext()), [_node(child) for child in element])


def _camel(name: str) -> str:
    return _HYPHEN.sub(lambda found: found[1].upper(), name)


def _typed(base_type: str, text: str) -> Any:
    match base_type:
        case "float":
            return float(text)
        case "integer":
            return int(text)
        case "boolean":
            return text == "true"
        case "directedPair":
            first, second = text.split()
            return f"{first} {second}"
        case _:
            return text


class Attempt:
    """One try at an item: `outcomes` after `responses` have been processed."""

    def __init__(self, item: Node, responses: Mapping[str, Any], attempts: int = 1) -> None:
        self.item = item
        self.responses = {node.attributes["identifier"]: node for node in item.find("responseDeclaration")}
        assert set(responses) <= set(self.responses), "a response that is not declared"
        self.values: dict[str, Any] = {**dict.fromkeys(self.responses), **responses, "numAttempts": attempts}
        self.kinds = {name: node.attributes["baseType"] for name, node in self.responses.items()}
        for node in item.find("outcomeDeclaration"):
            name, kind = node.attributes["identifier"], node.attributes["baseType"]
            self.kinds[name] = kind
            values = [_typed(kind, value.text) for value in node.find("value")]
            self.values[name] = values[0] if values else None
        for processing in item.find("responseProcessing"):
            self._process(processing)

    @property
    def score(self) -> float:
        """The outcome SCORE."""
        score = self.values["SCORE"]
        assert isinstance(score, float)
        return score

    @property
    def maximum(self) -> float:
        """The outcome MAXSCORE."""
        maximum = self.values["MAXSCORE"]
        assert isinstance(maximum, float)
        return maximum

    def shown(self) -> list[str]:
        """The texts of the feedback that is shown, in the order of the document."""
        found = []
        for name in ("feedbackInline", "modalFeedback"):
            for node in self.item.find(name):
                value = self.values[node.attributes["outcomeIdentifier"]]
                values = value if isinstance(value, list) else [value]
                if node.attributes["identifier"] in values:
                    found.append(node.text.strip())
        return found

    def correct(self, name: str) -> Any:
        """The correct response that an item declares."""
        node = self.responses[name]
        correct = [child for child in node.children if child.name == "correctResponse"]
        values = [_typed(node.attributes["baseType"], value.text) for child in correct for value in child.find("value")]
        if not values:
            return None
        return values[0] if node.attributes["cardinality"] == "single" else values

    def _process(self, processing: Node) -> None:
        template = processing.attributes.get("template")
        if template is None:
            self._rules(processing.children)
        elif re.search(r"/match_correct(\.xml)?$", template):
            self.values["SCORE"] = 1.0 if self._same("RESPONSE", self.values["RESPONSE"], self.correct("RESPONSE")) else 0.0
        elif re.search(r"/map_response(\.xml)?$", template):
            self.values["SCORE"] = 0.0 if self.values["RESPONSE"] is None else self._mapped("RESPONSE")
        else:
            raise AssertionError(f"no such template: {template}")

    def _rules(self, rules: list[Node]) -> None:
        for rule in rules:
            if rule.name == "setOutcomeValue":
                name = rule.attributes["identifier"]
                value = self._value(rule.children[0])
                assert value is None or self.kinds[name] != "float" or isinstance(value, float), f"{name} is a float"
                self.values[name] = value
                continue
            assert rule.name == "responseCondition", rule.name
            for branch in rule.children:
                if branch.name == "responseElse":
                    self._rules(branch.children)
                    break
                if self._value(branch.children[0]):
                    self._rules(branch.children[1:])
                    break

    def _value(self, node: Node) -> Any:  # noqa: C901 (a case for each operator)
        operands = [self._value(child) for child in node.children]
        has_null = any(operand is None for operand in operands)
        match node.name:
            case "variable":
                return self.values[node.attributes["identifier"]]
            case "correct":
                return self.correct(node.attributes["identifier"])
            case "baseValue":
                return _typed(node.attributes["baseType"], node.text)
            case "mapResponse":
                return self._mapped(node.attributes["identifier"])
            case "isNull":
                return operands[0] in (None, "", [])
            case "not":
                return None if has_null else not operands[0]
            case "and":
                return all(operands)
            case "or":
                return any(operands)
            case "match":
                return None if has_null else self._same(node.children[0].attributes.get("identifier", ""), *operands)
            case "gt" | "gte" | "lt" | "lte" | "equal" if has_null:
                return None
            case "gt":
                return operands[0] > operands[1]
            case "gte":
                return operands[0] >= operands[1]
            case "lt":
                return operands[0] < operands[1]
            case "lte":
                return operands[0] <= operands[1]
            case "sum":
                return None if has_null else sum(operands)
            case "stringMatch":
                fold = str.casefold if node.attributes["caseSensitive"] == "false" else str
                return None if has_null else fold(operands[0]) == fold(operands[1])
            case "patternMatch":
                return None if has_null else re.fullmatch(node.attributes["pattern"], operands[0]) is not None
            case "index":
                place = self.values[node.attributes["n"]]
                return operands[0][place - 1] if operands[0] and place <= len(operands[0]) else None
            case _:
                raise AssertionError(f"no such operator: {node.name}")

    def _same(self, name: str, first: Any, second: Any) -> bool:
        node = self.responses.get(name)
        if first is None or second is None:
            return False
        if node is not None and node.attributes["cardinality"] == "multiple":
            return sorted(first) == sorted(second)
        return bool(first == second)

    def _mapped(self, name: str) -> float | None:
        node = self.responses[name]
        (mapping,) = [child for child in node.children if child.name == "mapping"]
        given = self.values[name]
        if given is None:
            return float(mapping.attributes["defaultValue"])
        values = given if isinstance(given, list) else [given]
        total = 0.0
        for value in dict.fromkeys(values):
            total += self._entry(mapping, value)
        if "lowerBound" in mapping.attributes:
            total = max(total, float(mapping.attributes["lowerBound"]))
        if "upperBound" in mapping.attributes:
            total = min(total, float(mapping.attributes["upperBound"]))
        return total

    @staticmethod
    def _entry(mapping: Node, value: str) -> float:
        for entry in mapping.children:
            fold = str.casefold if entry.attributes.get("caseSensitive", "true") == "false" else str
            if fold(entry.attributes["mapKey"]) == fold(value):
                return float(entry.attributes["mappedValue"])
        return float(mapping.attributes["defaultValue"])
