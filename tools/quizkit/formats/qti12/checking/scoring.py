"""What the rules of an item make of its key: whether an answer that a rule gives the full score for gets it.

Source of the rules: IMS QTI 1.2.1, ASI Information Model, on `respcondition` and `conditionvar`. What is not known here makes it give up,
never guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from quizkit.formats.checking.fault import Spot
from quizkit.formats.checking.tree import Node

from .figures import figure, is_figure

# What is answered, by the idents of the responses: several values where a response has them.
Answer = Mapping[str, Sequence[str]]

_SLACK = 0.01
_COMPARED = frozenset({"vargt", "vargte", "varlt", "varlte"})


class UnknownError(Exception):
    """The rules use something that is not known here."""


def check_key(processing: Node, full: float, responses: Mapping[str, Node]) -> Iterator[Spot]:
    """That some answer gets the full score, of those that the rules themselves name. `full` is that score."""
    rules = list(processing.named("respcondition"))
    first: tuple[float, Node] | None = None
    try:
        for answer in _keys(rules, full, responses):
            score, by = score_of(rules, answer, responses)
            if score >= full - _SLACK * max(full, 1):
                return
            if by is not None and (first is None or score > first[0]):
                first = score, by
    except UnknownError:
        return
    if first is not None:
        yield first[1].line, f"The key scores {first[0]:g} by this rule, and the greatest score is {full:g}: it is never reached."


def _keys(rules: Sequence[Node], full: float, responses: Mapping[str, Node]) -> Iterator[Answer]:
    """An answer for each rule that sets the full score, and one for all the rules that add to it."""
    together: dict[str, list[str]] = {}
    best: dict[str, float] = {}
    for rule in rules:
        for node in _scores(rule):
            value, action = float(node.text), node.attributes.get("action", "Set")
            if value <= 0:
                continue
            if action == "Set" and value >= full - _SLACK * max(full, 1):
                yield from (_met(rule, responses, backwards) for backwards in (False, True))
            elif action == "Add":
                _join(_met(rule, responses, False), value, together, best, responses)
            elif action != "Set":
                raise UnknownError(action)
    if together:
        yield together


def _join(answer: Answer, value: float, together: dict[str, list[str]], best: dict[str, float], responses: Mapping[str, Node]) -> None:
    """Take an answer in; of several to a response that has one value, the one that adds most."""
    for name, values in answer.items():
        if not _has_one(responses[name]):
            together.setdefault(name, []).extend(each for each in values if each not in together.get(name, ()))
        elif value > best.get(name, 0.0):
            together[name], best[name] = list(values), value


def _met(rule: Node, responses: Mapping[str, Node], backwards: bool) -> dict[str, list[str]]:
    """An answer for which a rule holds: of alternatives and of the ends of ranges the first one, or the last.

    Raises:
        UnknownError: there may be one, and it does not stand in the rule.
    """
    answer: dict[str, list[str]] = {}
    condition = _condition(rule)
    _meet(condition, answer, responses, backwards)
    if not _holds(condition, answer, responses, has_matched=False):
        raise UnknownError("condition")
    return answer


def _meet(node: Node, answer: dict[str, list[str]], responses: Mapping[str, Node], backwards: bool) -> None:
    """Answer so that a condition may hold. What must not be is left out, and looked at when the rules are run."""
    children = node.children[::-1] if backwards else node.children
    match node.name:
        case "and" | "conditionvar":
            for child in children[:1] if _alternatives(node, responses) else children:
                _meet(child, answer, responses, backwards)
        case "or":
            _meet(children[0], answer, responses, backwards)
        case "not":
            pass
        case "varequal" | "vargte" | "varlte":
            name = node.attributes.get("respident", "")
            if name not in responses:
                raise UnknownError(name)
            values = answer.setdefault(name, [])
            if not (_has_one(responses[name]) and values):
                values.append(node.text.strip())
        case _:
            raise UnknownError(node.name)


def score_of(rules: Sequence[Node], answer: Answer, responses: Mapping[str, Node]) -> tuple[float, Node | None]:
    """What an answer gets, and the last rule that changed it.

    Raises:
        UnknownError: the rules use something that is not known here.
    """
    score, by, has_matched = 0.0, None, False
    for rule in rules:
        if not _holds(_condition(rule), answer, responses, has_matched):
            continue
        has_matched = True
        for node in _scores(rule):
            value, action = float(node.text), node.attributes.get("action", "Set")
            if action not in ("Set", "Add", "Subtract"):
                raise UnknownError(action)
            score = {"Set": value, "Add": score + value, "Subtract": score - value}[action]
            by = rule
        if rule.attributes.get("continue", "No") == "No":
            by = by or rule
            break
    return score, by


def _scores(rule: Node) -> list[Node]:
    found = [node for node in rule.named("setvar") if node.attributes.get("varname", "SCORE") == "SCORE"]
    if not all(is_figure(node.text) for node in found):
        raise UnknownError("no number")
    return found


def _condition(rule: Node) -> Node:
    condition = rule.first("conditionvar")
    if condition is None or not condition.children:
        raise UnknownError("no condition")
    return condition


def _holds(node: Node, answer: Answer, responses: Mapping[str, Node], has_matched: bool) -> bool:
    name = node.attributes.get("respident", "")
    given = answer.get(name, ())
    match node.name:
        case "conditionvar" | "and":
            found = [_holds(child, answer, responses, has_matched) for child in node.children]
            return any(found) if _alternatives(node, responses) else all(found)
        case "or":
            return any(_holds(child, answer, responses, has_matched) for child in node.children)
        case "not":
            return not all(_holds(child, answer, responses, has_matched) for child in node.children)
        case "other":
            return not has_matched
        case "unanswered":
            return not given
        case "varequal":
            return any(_is_same(value, node, responses) for value in given)
        case _ if node.name in _COMPARED and is_figure(node.text):
            return any(_compares(node.name, value, figure(node.text)) for value in given)
    raise UnknownError(node.name)


def _is_same(value: str, node: Node, responses: Mapping[str, Node]) -> bool:
    wanted = node.text.strip()
    response = responses.get(node.attributes.get("respident", ""))
    if response is not None and response.name != "response_lid":
        if is_figure(value) and is_figure(wanted):
            return figure(value) == figure(wanted)
        if node.attributes.get("case", "No") == "No":
            return value.casefold() == wanted.casefold()
    return value == wanted


def _compares(name: str, value: str, bound: Decimal) -> bool:
    if not is_figure(value):
        raise UnknownError(value)
    number = figure(value)
    return {"vargt": number > bound, "vargte": number >= bound, "varlt": number < bound, "varlte": number <= bound}[name]


def _alternatives(node: Node, responses: Mapping[str, Node]) -> list[Node]:
    """The conditions that stand side by side for any of them: values of a response that has only one, as Canvas lists them."""
    same = {child.attributes.get("respident", "") for child in node.children if child.name == "varequal"}
    if len(node.children) > 1 and len(same) == 1 and all(child.name == "varequal" for child in node.children):
        response = responses.get(next(iter(same)))
        if response is not None and _has_one(response):
            return node.children
    return []


def _has_one(response: Node) -> bool:
    return response.attributes.get("rcardinality", "Single") == "Single"
