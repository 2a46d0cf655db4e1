"""Scores an answer by the rules of an item, as ASI 1.2 says: its chapters on response processing and on `respcondition`.

It knows the elements and nothing of what wrote them.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from fractions import Fraction

Answers = Mapping[str, Sequence[str]]


def score(item: ET.Element, answers: Answers) -> Fraction:
    """What an answer gets: the values that were chosen or typed, by the idents of the responses."""
    return evaluate(item, answers)[0]


def shown(item: ET.Element, answers: Answers) -> set[str]:
    """The idents of the feedback that an answer makes visible."""
    return evaluate(item, answers)[1]


def evaluate(item: ET.Element, answers: Answers) -> tuple[Fraction, set[str]]:
    """The score and the feedback of an answer."""
    processing = item.find("resprocessing")
    assert processing is not None
    declared = processing.find("outcomes/decvar")
    assert declared is not None
    value = Fraction(declared.get("defaultval", "0"))
    feedback: set[str] = set()
    has_matched = False
    for rule in processing.findall("respcondition"):
        condition = rule.find("conditionvar")
        assert condition is not None
        # Conditions side by side all have to hold.
        if not all(_holds(one, item, answers, has_matched) for one in condition):
            continue
        has_matched = True
        for change in rule.findall("setvar"):
            amount = Fraction(change.text or "0")
            value = {"Set": amount, "Add": value + amount, "Subtract": value - amount}[change.get("action", "Set")]
        feedback |= {link.get("linkrefid", "") for link in rule.findall("displayfeedback")}
        if rule.get("continue", "No") == "No":
            break
    least, most = Fraction(declared.get("minvalue", value)), Fraction(declared.get("maxvalue", value))
    return min(max(value, least), most), feedback


def _holds(condition: ET.Element, item: ET.Element, answers: Answers, has_matched: bool) -> bool:
    respondent = condition.get("respident", "")
    given = answers.get(respondent, ())
    match condition.tag:
        case "and":
            return all(_holds(one, item, answers, has_matched) for one in condition)
        case "or":
            return any(_holds(one, item, answers, has_matched) for one in condition)
        case "not":
            return not _holds(condition[0], item, answers, has_matched)
        case "other":
            return not has_matched
        case "unanswered":
            return not given
        case "varequal":
            return _equal(condition, item, given)
        case "vargte" | "vargt" | "varlte" | "varlt":
            bound = Fraction(condition.text or "")
            compare = {"vargte": Fraction.__ge__, "vargt": Fraction.__gt__, "varlte": Fraction.__le__, "varlt": Fraction.__lt__}
            return any(compare[condition.tag](Fraction(value), bound) for value in given)
    raise AssertionError(condition.tag)


def _equal(condition: ET.Element, item: ET.Element, given: Sequence[str]) -> bool:
    wanted, respondent = condition.text or "", condition.get("respident", "")
    if any(number.get("ident") == respondent for number in item.iter("response_num")):
        return any(Fraction(value) == Fraction(wanted) for value in given)
    if condition.get("index") is not None:
        place = int(condition.get("index", "")) - 1
        return place < len(given) and given[place] == wanted
    if condition.get("case") == "No":
        return any(value.casefold() == wanted.casefold() for value in given)
    return wanted in given
