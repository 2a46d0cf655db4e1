"""Items as Sakai's Samigo writes and reads them: a type by its name, the key by a feedback called `Correct`, answers by letters.

Samigo numbers the answers that it meets A, B, C and looks for the letter of the key, whatever their idents are.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizkit.formats.xml import Cdata, Element

from .asked import Asked, Response, Words
from .export import Export
from .ims import flow_mat, itemfeedback, material
from .numbers import spread, written
from .profile import Item
from .text import as_html

_RESPONSE = (("feedbacktype", "Response"),)
_ALTERNATIVES, _RANGE = "|", "|"


def write_item(asked: Asked, export: Export) -> Item:
    """An item. SCORE is in points."""
    (first, *_) = asked.responses
    pairs = [("qmd_itemtype", asked.type_name), ("TEXT_FORMAT", "HTML"), ("ITEM_OBJECTIVE", "")]
    pairs += [("ITEM_KEYWORD", ", ".join(asked.question.tags)), ("ITEM_RUBRIC", ""), ("ATTACHMENT", ""), ("hasRationale", "false")]
    pairs += _settings(asked, first)
    if asked.form == "rows":
        body, rules = _matching(asked), list(_matches(asked))
    elif first.kind in ("text", "number"):
        body, rules = _blanks(asked), list(_fills(asked))
    else:
        body, rules = _listed(asked, first), list(_chosen(asked, first))
    # Above 0 it would be taken off for a wrong answer.
    declared = (("varname", "SCORE"), ("vartype", "Decimal"), ("defaultval", "0"), ("minvalue", "0"), ("maxvalue", written(asked.points)))
    scored = Element("resprocessing", (Element("outcomes", (Element("decvar", (), declared),)), *rules))
    children = [Element("presentation", (body,)), scored, *_feedback(asked)]
    # The type's own name is what makes Samigo read the shares of options.
    return Item((("ident", asked.question.id), ("label", asked.title), ("title", asked.type_name)), tuple(pairs), tuple(children))


def _settings(asked: Asked, first: Response) -> Iterator[tuple[str, str]]:
    if first.kind == "choice" and asked.form == "single":
        has_shares = any(0 < choice.share < 1 for choice in first.choices) and not first.is_multiple
        yield "PARTIAL_CREDIT", "true" if has_shares else "false"
        yield "RANDOMIZE", "true" if first.shuffle else "false"
        if first.is_multiple:
            yield "MCMS_PARTIAL_CREDIT", "false" if asked.all_or_nothing else "true"
    if first.kind == "text":
        yield "MUTUALLY_EXCLUSIVE", "False"
        yield "CASE_SENSITIVE", "True" if first.case_sensitive else "False"
        yield "IGNORE_SPACES", "False"


def _listed(asked: Asked, response: Response) -> Element:
    """A list of options; for a text to write, the model answer is the only one."""
    children: list[Element] = [material(asked.prompt)]
    if response.kind == "upload":
        children.append(Element("response_str", (Element("render_fib"),), (("ident", "upload"), ("rcardinality", "Single"))))
        return Element("flow", children)
    texts = [(choice.ident, choice.words) for choice in response.choices]
    if response.kind == "essay":
        texts = [("A", asked.model)] if asked.model is not None else []
    labels = [Element("response_label", (material(words),), (("ident", ident),)) for ident, words in texts]
    cardinality = "Multiple" if response.is_multiple else "Single"
    shown = Element("render_choice", labels, (("shuffle", "Yes" if response.shuffle else "No"),))
    children.append(Element("response_lid", (shown,), (("ident", _LIST), ("rcardinality", cardinality))))
    return Element("flow", children)


_LIST = "LID01"


def _chosen(asked: Asked, response: Response) -> Iterator[Element]:
    """A rule for each option, in the order of the options: Samigo pairs them by place."""
    has_feedback = any(choice.feedback is not None for choice in response.choices)
    parts = spread(asked.points, [max(choice.share, Fraction(0)) for choice in response.choices])
    for choice, part in zip(response.choices, parts, strict=True):
        is_right = choice.is_key if response.is_multiple else choice.share == 1
        shown = [_display("Correct" if is_right else "InCorrect")]
        if has_feedback:
            shown.append(_display("AnswerFeedback", "" if choice.feedback is None else as_html(choice.feedback)))
        yield _rule(Element("varequal", (choice.ident,), (("case", "Yes"), ("respident", _LIST))), written(part), *shown)


def _blanks(asked: Asked) -> Element:
    """Text and blanks by turns. Samigo doubles a text that has no other behind its blank, so there is always one."""
    pieces = list(asked.pieces)
    if asked.form == "single":
        pieces += [asked.responses[0].ident, ""]
    kind = "render_fin" if asked.responses[0].kind == "number" else "render_fib"
    children: list[Element] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            blank = Element(kind, (), (("columns", "20"), ("rows", "1"), ("prompt", "Box")))
            children.append(Element("response_str", (blank,), (("ident", piece), ("rcardinality", "Ordered"))))
        else:
            # The space keeps Samigo from passing over a text without characters.
            children.append(material(Words(piece.replace("{}", "{ }") or "&#160;")))
    return Element("flow", (Element("flow", children, (("class", "Block"),)),))


def _fills(asked: Asked) -> Iterator[Element]:
    parts = spread(asked.points, [response.share for response in asked.responses])
    for response, part in zip(asked.responses, parts, strict=True):
        answers = [_ALTERNATIVES.join(answer.text for answer in response.texts)] if response.texts else []
        for number in response.numbers:
            exact = number.low == number.high
            answers.append(written(number.value) if exact else f"{written(number.low)}{_RANGE}{written(number.high)}")
        case = "Yes" if response.case_sensitive else "No"
        accepted = [Element("varequal", (Cdata(answer),), (("case", case), ("respident", response.ident))) for answer in answers]
        yield _rule(Element("or", accepted), written(part))


def _matching(asked: Asked) -> Element:
    sources = [
        Element("response_label", (material(row.label),), (("ident", f"MS-{row.ident}"), ("match_max", "1"), ("match_group", _group(row))))
        for row in asked.responses
        if row.label is not None
    ]
    answers = asked.responses[0].choices
    targets = [Element("response_label", (material(choice.words),), (("ident", f"MT-{choice.ident}"),)) for choice in answers]
    shuffle = "Yes" if asked.responses[0].shuffle else "No"
    shown = Element("render_choice", [*sources, *targets], (("shuffle", shuffle),))
    group = Element("response_grp", (shown,), (("ident", "resp_grp"), ("rcardinality", "Ordered")))
    return Element("flow", (material(asked.prompt), group))


def _group(row: Response) -> str:
    return ",".join(f"MT-{choice.ident}" for choice in row.choices)


def _matches(asked: Asked) -> Iterator[Element]:
    """A rule for each left side with each right side, in their order: Samigo counts them."""
    parts = spread(asked.points, [row.share for row in asked.responses])
    for row, part in zip(asked.responses, parts, strict=True):
        for choice in row.choices:
            condition = Element("varequal", (f"MS-{row.ident}",), (("case", "Yes"), ("respident", f"MT-{choice.ident}")))
            yield _rule(condition, written(part) if choice.is_key else "0", _display("CorrectMatch" if choice.is_key else "InCorrectMatch"))


def _rule(condition: Element, score: str, *shown: Element) -> Element:
    added = Element("setvar", (score,), (("action", "Add"), ("varname", "SCORE")))
    return Element("respcondition", (Element("conditionvar", (condition,)), added, *shown), (("continue", "Yes"),))


def _display(ident: str, content: str = "") -> Element:
    return Element("displayfeedback", (content,) if content else (), (*_RESPONSE, ("linkrefid", ident)))


def _feedback(asked: Asked) -> Iterator[Element]:
    """What is shown on right, on wrong and on all answers; the last is known by the item's own ident."""
    for ident, words in (("Correct", asked.correct), ("InCorrect", asked.incorrect), (asked.question.id, asked.solution)):
        if words is not None:
            yield itemfeedback(ident, flow_mat(words))
