"""Items as Brightspace writes and reads them in its Question Library: points as a weighting, scores in per cent, its own extensions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizkit.formats.xml import Attributes, Element

from .asked import Asked, Choice, Response, Words
from .export import Export
from .ims import fields, mattext
from .numbers import PER_CENT_PLACES, per_cent, spread, written
from .profile import Item

PREFIX = "d2l_2p0"
_BLOCK = (("class", "Block"),)
_LINES = 15
# How several parts score, by Brightspace's numbers.
_EVEN, _ALL_OR_NOTHING, _RIGHT_MINUS_WRONG = "0", "1", "2"


def write_item(asked: Asked, export: Export) -> Item:
    """An item. It is known by its label, for the ident of an item is not always unique in Brightspace's own files."""
    (first, *_) = asked.responses
    ident = asked.question.id
    pairs = (
        ("qmd_computerscored", "no" if first.kind == "essay" else "yes"),
        ("qmd_questiontype", asked.type_name),
        ("qmd_weighting", written(asked.points)),
    )
    about = Element("itemproc_extension", [_own("difficulty", "1"), _own("isbonus", "no"), _own("ismandatory", "no")])
    children = [about, Element("presentation", (Element("flow", list(_shown(asked, ident))),))]
    children += list(_hints(asked))
    scored = _scored(asked, ident, export)
    if scored is not None:
        children.append(scored)
    children += _feedback(asked, ident)
    attributes: Attributes = (("ident", f"OBJ_{ident}"), ("label", ident), (f"{PREFIX}:page", "1"), ("title", asked.title))
    return Item(attributes, pairs, tuple(children))


def item_metadata(pairs: Sequence[tuple[str, str]]) -> Element:
    """What is said about an item."""
    return Element("itemmetadata", (fields(pairs, "qti_metadatafield"),))


def _own(tag: str, value: str) -> Element:
    return Element(f"{PREFIX}:{tag}", (value,))


def _material(words: Words) -> Element:
    return Element("material", (mattext(words),))


def _shown(asked: Asked, ident: str) -> Iterator[Element]:
    if asked.form == "gaps" or asked.responses[0].kind == "text":
        yield from _blanks(asked, ident)
        return
    yield _material(asked.prompt)
    (first, *_) = asked.responses
    match first.kind:
        case "choice" if asked.form == "rows":
            yield Element("response_extension", (_own("grading_type", _grading(asked)),))
            for row in asked.responses:
                yield _row(row, ident)
        case "choice":
            grading = _RIGHT_MINUS_WRONG if first.is_multiple and not asked.all_or_nothing else _EVEN
            extension = [_own("display_style", "2"), _own("enumeration", "6"), _own("grading_type", grading)]
            yield Element("response_extension", extension)
            cardinality = "Multiple" if first.is_multiple else "Single"
            labels = [Element("flow_label", (_label(f"{ident}_{choice.ident}", choice),), _BLOCK) for choice in first.choices]
            yield Element("response_lid", (_rendered(first, labels),), (("ident", f"{ident}_LID"), ("rcardinality", cardinality)))
        case "order":
            yield Element("response_extension", (_own("grading_type", _grading(asked)),))
            labels = [Element("flow_label", [_label(f"{ident}_{choice.ident}", choice) for choice in first.choices], _BLOCK)]
            yield Element("response_grp", (_rendered(first, labels),), (("ident", f"{ident}_O"), ("rcardinality", "Ordered")))
        case _:
            yield from _written(asked, ident)


def _grading(asked: Asked) -> str:
    return _ALL_OR_NOTHING if asked.all_or_nothing else _EVEN


def _rendered(response: Response, labels: Sequence[Element]) -> Element:
    return Element("render_choice", labels, (("shuffle", "yes" if response.shuffle else "no"),))


def _label(ident: str, choice: Choice) -> Element:
    return Element("response_label", (Element("flow_mat", (_material(choice.words),)),), (("ident", ident),))


def _row(row: Response, ident: str) -> Element:
    labels = [Element("flow_label", [_label(f"{ident}_{choice.ident}", choice) for choice in row.choices], _BLOCK)]
    before = (_material(row.label),) if row.label is not None else ()
    return Element("response_grp", (*before, _rendered(row, labels)), (("respident", f"{ident}_{row.ident}"), ("rcardinality", "Single")))


def _blanks(asked: Asked, ident: str) -> Iterator[Element]:
    """Text and blanks by turns. A short answer is a text with its blank below."""
    pieces = list(asked.pieces)
    if asked.form == "single":
        pieces += [asked.responses[0].ident, ""]
    for index, piece in enumerate(pieces):
        if index % 2:
            shape = (("rows", "1"), ("columns", "30"), ("prompt", "Box"), ("fibtype", "String"))
            blank = Element("render_fib", (Element("response_label", (), (("ident", f"{ident}_{piece}_ANS"),)),), shape)
            yield Element("response_str", (blank,), (("ident", f"{ident}_{piece}_STR"), ("rcardinality", "Single")))
        elif piece:
            yield _material(Words(piece))


def _written(asked: Asked, ident: str) -> Iterator[Element]:
    lines = asked.lines or _LINES
    extension = [_own("has_signed_comments", "no"), _own("has_htmleditor", "yes"), _own("has_fileupload", "no")]
    yield Element("response_extension", extension)
    shape = (("rows", str(lines)), ("columns", "100"), ("prompt", "Box"), ("fibtype", "String"))
    empty = Element(
        "response_label", (Element("material", (Element("mattext", (), (("texttype", "text/plain"),)),)),), (("ident", f"{ident}_LA"),)
    )
    yield Element("response_str", (Element("render_fib", (empty,), shape),), (("ident", f"{ident}_STR"), ("rcardinality", "Multiple")))


def _hints(asked: Asked) -> Iterator[Element]:
    """Brightspace has one hint."""
    if asked.hints:
        flow = Element("flow_mat", [_material(words) for words in asked.hints])
        yield Element("hint", (Element("hintmaterial", (flow,)),))


def _scored(asked: Asked, ident: str, export: Export) -> Element | None:
    (first, *_) = asked.responses
    if first.kind in ("essay", "upload"):
        return None
    if asked.form == "gaps" or first.kind == "text":
        return _filled(asked, ident)
    if asked.form == "rows":
        return _counted(asked, _matches(asked, ident))
    if first.kind == "order":
        return _counted(asked, _places(first, ident))
    if first.is_multiple:
        return _counted(asked, _selected(first, ident)) if not asked.all_or_nothing else _whole(first, ident)
    rules = []
    for index, choice in enumerate(first.choices, 1):
        share, is_exact = per_cent(choice.share)
        if not is_exact:
            export.lose("weight-rounded", ("options",), f"{choice.share} became {share} %")
        shows = (("linkrefid", f"{ident}_{choice.ident}_IF"),)
        rules.append(_rule([_equal(f"{ident}_LID", f"{ident}_{choice.ident}")], ("Set", "", share), f"Response Condition {index}", shows))
    return Element("resprocessing", rules)


def _filled(asked: Asked, ident: str) -> Element:
    """Each answer of a blank gives the blank's part of the points in per cent."""
    declared = [
        Element("decvar", (), (("varname", f"Blank_{index}"), ("maxvalue", "100"), ("minvalue", "0"), ("vartype", "Integer")))
        for index in range(1, len(asked.responses) + 1)
    ]
    rules = []
    # What rounding takes from a blank, another one gets: the right answers are worth 100.
    totals = spread(Decimal(100), [response.share for response in asked.responses], PER_CENT_PLACES)
    for response, total in zip(asked.responses, totals, strict=True):
        case = "yes" if response.case_sensitive else "no"
        for answer in response.texts:
            condition = Element("varequal", (answer.text,), (("respident", f"{ident}_{response.ident}_ANS"), ("case", case)))
            rules.append(_rule([condition], ("Set", "", written(spread(total, [answer.share], PER_CENT_PLACES)[0]))))
    return Element("resprocessing", (Element("outcomes", declared), *rules))


_Counted = tuple[Element, bool]


def _selected(response: Response, ident: str) -> Iterator[_Counted]:
    for choice in response.choices:
        yield _equal(f"{ident}_LID", f"{ident}_{choice.ident}"), choice.is_key


def _matches(asked: Asked, ident: str) -> Iterator[_Counted]:
    for row in asked.responses:
        for choice in row.choices:
            yield _equal(f"{ident}_{row.ident}", f"{ident}_{choice.ident}"), choice.is_key


def _places(response: Response, ident: str) -> Iterator[_Counted]:
    for place, choice in enumerate(response.choices, 1):
        condition = _equal(f"{ident}_{choice.ident}", str(place))
        yield condition, True
        yield Element("not", (condition,)), False


def _counted(asked: Asked, conditions: Iterator[_Counted]) -> Element:
    """Right and wrong parts are counted, and the score is told by the two numbers."""
    bounds = (("minvalue", "0"), ("maxvalue", "100"))
    declared = [
        Element("decvar", (), (("vartype", kind), ("defaultval", "0"), ("varname", name), *bounds))
        for name, kind in (("D2L_Correct", "Integer"), ("D2L_Incorrect", "Integer"), ("que_score", "Decimal"))
    ]
    rules = [_rule([condition], ("Add", "D2L_Correct" if is_right else "D2L_Incorrect", "1")) for condition, is_right in conditions]
    if asked.all_or_nothing:
        wrong = Element("vargte", ("1",), (("respident", "D2L_Incorrect"),))
        rules += [_rule([wrong], ("Set", "que_score", "0")), _rule([Element("other")], ("Set", "que_score", "D2L_Correct"))]
    else:
        rules.append(_rule([Element("other")], ("Set", "que_score", "D2L_Correct")))
    return Element("resprocessing", (Element("outcomes", declared), *rules))


def _whole(response: Response, ident: str) -> Element:
    """Only the keys and nothing else score."""
    conditions = []
    for choice in response.choices:
        condition = _equal(f"{ident}_LID", f"{ident}_{choice.ident}")
        conditions.append(condition if choice.is_key else Element("not", (condition,)))
    outcomes = Element("outcomes", (Element("decvar", (), (("vartype", "Integer"), ("defaultval", "0"))),))
    right = _rule([Element("and", conditions)], ("Set", "", "100"), "Scoring for the correct answers")
    return Element("resprocessing", (outcomes, right, _rule([Element("other")], ("Set", "", "0"), "Scoring for the incorrect answers")))


def _equal(respondent: str, value: str) -> Element:
    return Element("varequal", (value,), (("respident", respondent),))


def _rule(conditions: Sequence[Element], scored: tuple[str, str, str], title: str = "", shows: Attributes = ()) -> Element:
    action, name, value = scored
    named: Attributes = (("varname", name),) if name else ()
    children = [Element("conditionvar", conditions), Element("setvar", (value,), (("action", action), *named))]
    if shows:
        children.append(Element("displayfeedback", (), (("feedbacktype", "Response"), *shows)))
    return Element("respcondition", children, (("title", title),) if title else ())


def _feedback(asked: Asked, ident: str) -> Iterator[Element]:
    """What is shown on an option, and to all; the latter is known by the label of the item."""
    if asked.form == "single":
        for choice in asked.responses[0].choices:
            if asked.responses[0].kind == "choice":
                content = mattext(choice.feedback) if choice.feedback is not None else Element("mattext", (), (("texttype", "text/plain"),))
                yield Element("itemfeedback", (Element("material", (content,)),), (("ident", f"{ident}_{choice.ident}_IF"),))
    if asked.solution is not None:
        yield Element("itemfeedback", (_material(asked.solution),), (("ident", ident),))
    if asked.model is not None:
        flow = Element("flow_mat", (_material(asked.model),))
        yield Element("answer_key", (Element("answer_key_material", (flow,)),))
