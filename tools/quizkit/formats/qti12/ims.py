"""The elements that the dialects share as IMS QTI 1.2 defines them: texts, lists, rules and feedback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from quizkit.formats.xml import Attributes, Element, Node

from .asked import Choice, Response, TypedNumber, TypedText, Words
from .numbers import written

SCORE = (("varname", "SCORE"),)


def mattext(words: Words) -> Element:
    """A text; XHTML stands in it as characters."""
    return Element("mattext", (words.text,), (("texttype", "text/html" if words.is_html else "text/plain"),))


def material(words: Words) -> Element:
    """A text where a reader sees it."""
    return Element("material", (mattext(words),))


def flow_mat(*words: Words) -> Element:
    """Texts one below the other."""
    return Element("flow_mat", [material(text) for text in words])


def fields(pairs: Iterable[tuple[str, str]], tag: str = "qtimetadatafield") -> Element:
    """Metadata by their labels."""
    return Element("qtimetadata", [Element(tag, (text("fieldlabel", name), text("fieldentry", value))) for name, value in pairs])


def metadata(pairs: Sequence[tuple[str, str]]) -> Element:
    """What is said about an item."""
    return Element("itemmetadata", (fields(pairs),))


def text(tag: str, value: str) -> Element:
    """An element with characters, or an empty one."""
    return Element(tag, (value,) if value else ())


def label(choice: Choice, *, keeps_place: bool = False) -> Element:
    """Something to choose."""
    attributes: Attributes = (("ident", choice.ident),)
    if keeps_place:
        attributes = (*attributes, ("rshuffle", "No"))
    return Element("response_label", (material(choice.words),), attributes)


def render_choice(response: Response, *, tells_shuffle: bool) -> Element:
    """A list to choose from. A pinned choice keeps its place when the others do not."""
    attributes: Attributes = (("shuffle", "Yes" if response.shuffle else "No"),) if tells_shuffle else ()
    labels = [label(choice, keeps_place=tells_shuffle and response.shuffle and choice.is_pinned) for choice in response.choices]
    return Element("render_choice", labels, attributes)


def varequal(respondent: str, value: str, *more: tuple[str, str]) -> Element:
    """That a response is, or holds, a value."""
    return Element("varequal", (value,), (("respident", respondent), *more))


def among(respondent: str, answer: TypedNumber) -> Element:
    """That a number lies in the range of an answer."""
    if answer.low == answer.high:
        return varequal(respondent, written(answer.value))
    return all_of(
        [
            Element("vargte", (written(answer.low),), (("respident", respondent),)),
            Element("varlte", (written(answer.high),), (("respident", respondent),)),
        ]
    )


def is_text(respondent: str, answer: TypedText, response: Response) -> Element:
    """That what was typed is an answer."""
    return varequal(respondent, answer.text, ("case", "Yes" if response.case_sensitive else "No"))


def all_of(conditions: Sequence[Element]) -> Element:
    """That all conditions hold."""
    return conditions[0] if len(conditions) == 1 else Element("and", conditions)


def any_of(conditions: Sequence[Element]) -> Element:
    """That one of the conditions holds."""
    return conditions[0] if len(conditions) == 1 else Element("or", conditions)


def no(condition: Element) -> Element:
    """That a condition does not hold."""
    return Element("not", (condition,))


def exactly_keys(response: Response) -> Element:
    """That the keys are chosen, and nothing else."""
    conditions = [varequal(response.ident, choice.ident) for choice in response.choices]
    return Element(
        "and", [condition if choice.is_key else no(condition) for choice, condition in zip(response.choices, conditions, strict=True)]
    )


def rule(
    *conditions: Element,
    goes_on: bool = True,
    score: tuple[str, Decimal] | None = None,
    shows: Iterable[tuple[str, str]] = (),
    title: str = "",
) -> Element:
    """What happens where conditions hold: `score` sets or adds, `shows` are idents of feedback with its type."""
    children: list[Node] = [Element("conditionvar", conditions)]
    if score is not None:
        children.append(Element("setvar", (written(score[1]),), (("action", score[0]), *SCORE)))
    children += [Element("displayfeedback", (), (("feedbacktype", kind), ("linkrefid", ident))) for ident, kind in shows]
    named: Attributes = (("title", title),) if title else ()
    return Element("respcondition", children, (*named, ("continue", "Yes" if goes_on else "No")))


def processing(rules: Sequence[Element], greatest: str) -> Element:
    """The scoring of an item: from 0 to the greatest score."""
    declared = (*SCORE, ("vartype", "Decimal"), ("defaultval", "0"), ("minvalue", "0"), ("maxvalue", greatest))
    return Element("resprocessing", (Element("outcomes", (Element("decvar", (), declared),)), *rules))


def itemfeedback(ident: str, content: Element) -> Element:
    """A feedback by its ident."""
    return Element("itemfeedback", (content,), (("ident", ident),))
