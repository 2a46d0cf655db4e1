"""Items as Blackboard Learn writes and reads them in the archive of a pool: its own metadata, blocks by their class, `SCORE.max`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizkit.formats.xml import Attributes, Element

from .asked import Asked, Choice, Response, Words
from .common import as_paragraphs
from .export import Export
from .ims import text
from .numbers import per_cent, written
from .profile import Item
from .text import as_html

_RESPONSE = "response"
_LABEL = (("shuffle", "Yes"), ("rarea", "Ellipse"), ("rrange", "Exact"))
_LIST = (("minnumber", "0"), ("maxnumber", "0"))
_FIB: Attributes = (
    *(("charset", "us-ascii"), ("columns", "127"), ("encoding", "UTF_8")),
    *(("maxchars", "0"), ("maxnumber", "0"), ("minnumber", "0"), ("prompt", "Box"), ("rows", "1")),
)


def write_item(asked: Asked, export: Export) -> Item:
    """An item. Blackboard takes the points from the metadata, and partial credit in per cent of them."""
    (first, *_) = asked.responses
    is_partial = asked.form != "single" or first.kind == "order" or any(choice.share not in (0, 1) for choice in first.choices)
    negative = any(choice.share < 0 for choice in first.choices)
    pairs = (
        *(("bbmd_asi_object_id", asked.question.id), ("bbmd_asitype", "Item"), ("bbmd_assessmenttype", "Pool")),
        *(("bbmd_sectiontype", "Subsection"), ("bbmd_questiontype", asked.type_name), ("bbmd_is_from_cartridge", "false")),
        *(("bbmd_is_disabled", "false"), ("bbmd_negative_points_ind", "Y" if negative else "N"), ("bbmd_canvas_fullcrdt_ind", "false")),
        *(("bbmd_all_fullcredit_ind", "false"), ("bbmd_numbertype", "none")),
        *(("bbmd_partialcredit", "true" if is_partial and not asked.all_or_nothing else "false"), ("bbmd_orientationtype", "vertical")),
        *(("bbmd_is_extracredit", "false"), ("qmd_absolutescore_max", written(asked.points)), ("qmd_weighting", "0")),
        ("qmd_instructornotes", as_html(asked.grading) if asked.grading is not None else ""),
    )
    body = [_flow("QUESTION_BLOCK", [_formatted("flow", asked.prompt)]), _flow("RESPONSE_BLOCK", list(_responses(asked)))]
    if asked.form == "rows":
        right = [_flow("Block", [_formatted("flow", choice.words)]) for choice in first.choices]
        body.append(_flow("RIGHT_MATCH_BLOCK", right))
    declared = (("varname", "SCORE"), ("vartype", "Decimal"), ("defaultval", "0"), ("minvalue", "0"), ("maxvalue", written(asked.points)))
    rules = [*_scored(asked), _wrong(), *_credit(asked, first, export)]
    scored = Element("resprocessing", (Element("outcomes", (Element("decvar", (), declared),)), *rules), (("scoremodel", "SumOfScores"),))
    children = (Element("presentation", (_flow("Block", body),)), scored, *_feedback(asked))
    return Item((("title", asked.title), ("maxattempts", "0")), pairs, children)


def metadata(pairs: Sequence[tuple[str, str]]) -> list[Element]:
    """Blackboard's metadata: an element for each label."""
    return [text(name, value) for name, value in pairs]


def item_metadata(pairs: Sequence[tuple[str, str]]) -> Element:
    """What is said about an item."""
    return Element("itemmetadata", metadata(pairs))


def formatted(words: Words) -> Element:
    """A text as Blackboard takes it."""
    html = as_html(words)
    extension = Element("mat_extension", (Element("mat_formattedtext", (html,) if html else (), (("type", "HTML"),)),))
    return Element("material", (extension,))


def _formatted(tag: str, words: Words) -> Element:
    return Element(tag, (formatted(words),), (("class", "FORMATTED_TEXT_BLOCK"),))


def _flow(name: str, children: Sequence[Element]) -> Element:
    return Element("flow", children, (("class", name),))


def _responses(asked: Asked) -> Iterator[Element]:
    for response in asked.responses:
        if asked.form == "rows":
            yield _row(response)
            continue
        match response.kind:
            case "choice" | "order":
                yield _listed(response, _name(asked, response))
            case "number":
                yield _typed("response_num", _name(asked, response), "Decimal")
            case "text" | "essay" | "upload":
                yield _typed("response_str", _name(asked, response), "String")


def _name(asked: Asked, response: Response) -> str:
    """Blackboard expects the one response to be called so; gaps by what stands in brackets in the text."""
    return _RESPONSE if asked.form == "single" else response.ident


def _typed(tag: str, name: str, kind: str) -> Element:
    blank = Element("render_fib", (), (*_FIB, ("fibtype", kind)))
    return Element(tag, (blank,), (("ident", name), ("rcardinality", "Single"), ("rtiming", "No")))


def _listed(response: Response, name: str) -> Element:
    labels = [Element("flow_label", (_label(choice),), (("class", "Block"),)) for choice in response.choices]
    cardinality = "Ordered" if response.kind == "order" else "Multiple" if response.is_multiple else "Single"
    # An order is shuffled by its type; its list stands in no telling order by itself.
    shuffle = "Yes" if response.shuffle else "No"
    shown = Element("render_choice", labels, (("shuffle", shuffle), *_LIST))
    return Element("response_lid", (shown,), (("ident", name), ("rcardinality", cardinality), ("rtiming", "No")))


def _label(choice: Choice) -> Element:
    return Element("response_label", (_formatted("flow_mat", choice.words),), (("ident", choice.ident), *_LABEL))


def _row(response: Response) -> Element:
    """A left side. Its list repeats the right sides under idents of its own: Blackboard tells them by their place."""
    labels = [Element("response_label", (), (("ident", _pair(response, choice)), *_LABEL)) for choice in response.choices]
    shown = Element("render_choice", (Element("flow_label", labels, (("class", "Block"),)),), (("shuffle", "Yes"), *_LIST))
    choosing = Element("response_lid", (shown,), (("ident", response.ident), ("rcardinality", "Single"), ("rtiming", "No")))
    shown_left = [_formatted("flow", response.label)] if response.label is not None else []
    return _flow("Block", [*shown_left, choosing])


def _pair(response: Response, choice: Choice) -> str:
    return f"{response.ident}_{choice.ident}"


def _scored(asked: Asked) -> Iterator[Element]:
    (first, *_) = asked.responses
    if asked.form == "rows":
        for row in asked.responses:
            key = next(choice for choice in row.choices if choice.is_key)
            yield _rule([_equal(row.ident, _pair(row, key))], shows=("correct",))
        return
    if asked.form == "gaps":
        yield _rule([Element("and", [Element("or", list(_filled(response))) for response in asked.responses])], "SCORE.max", "correct")
        return
    yield from _single(first)


def _single(first: Response) -> Iterator[Element]:
    match first.kind:
        case "choice" if first.is_multiple:
            conditions = [_equal(_RESPONSE, choice.ident) for choice in first.choices]
            whole = [
                condition if choice.is_key else Element("not", (condition,))
                for choice, condition in zip(first.choices, conditions, strict=True)
            ]
            yield _rule([Element("and", whole)], "SCORE.max", "correct")
        case "choice":
            key = next(choice for choice in first.choices if choice.share == 1)
            yield _rule([_equal(_RESPONSE, key.ident)], "SCORE.max", "correct")
        case "order":
            yield _rule([Element("and", [_equal(_RESPONSE, choice.ident) for choice in first.choices])], "SCORE.max", "correct")
        case "text":
            for answer in first.texts:
                case = "Yes" if first.case_sensitive else "No"
                yield _rule([_equal(_RESPONSE, answer.text, case)], "", answer.ident, shows=("correct", answer.ident))
        case "number":
            for number in first.numbers:
                bounds = [_bound("vargte", number.low), _bound("varlte", number.high)]
                yield _rule([*bounds, _equal(_RESPONSE, written(number.value))], "", number.ident, shows=("correct",))
        case "essay" | "upload":
            yield _rule([], "SCORE.max", "correct")


def _bound(tag: str, value: Decimal) -> Element:
    return Element(tag, (written(value),), (("respident", _RESPONSE),))


def _filled(response: Response) -> Iterator[Element]:
    for answer in response.texts:
        yield _equal(response.ident, answer.text, "Yes" if response.case_sensitive else "No")
    for choice in response.choices:
        if choice.share == 1:
            yield _equal(response.ident, choice.ident)


def _equal(respondent: str, value: str, case: str = "No") -> Element:
    return Element("varequal", (value,), (("respident", respondent), ("case", case)))


def _rule(conditions: Sequence[Element], score: str = "", title: str = "", shows: Sequence[str] = ()) -> Element:
    children: list[Element] = [Element("conditionvar", conditions)]
    if score:
        children.append(Element("setvar", (score,), (("variablename", "SCORE"), ("action", "Set"))))
    told = shows or ((title,) if title else ())
    children += [Element("displayfeedback", (), (("linkrefid", ident), ("feedbacktype", "Response"))) for ident in told]
    return Element("respcondition", children, (("title", title),) if title else ())


def _wrong() -> Element:
    return _rule([Element("other")], "0", "incorrect")


def _credit(asked: Asked, first: Response, export: Export) -> Iterator[Element]:
    """What each option gives, in per cent; Blackboard keeps it at the end, and names the option as if it were the response."""
    if asked.form != "single" or first.kind != "choice" or asked.question.type == "true-false":
        return
    for choice in first.choices:
        share, is_exact = per_cent(choice.share)
        if not is_exact and not first.is_multiple:
            export.lose("weight-rounded", ("options",), f"{choice.share} became {share} %")
        yield _rule([Element("varequal", (), (("respident", choice.ident), ("case", "No")))], share, shows=(choice.ident,))


def _feedback(asked: Asked) -> Iterator[Element]:
    """What is shown on right and wrong answers, and on each; both of the former are always there. The solution stands below them."""
    for ident, words in (("correct", asked.correct), ("incorrect", asked.incorrect)):
        told = as_paragraphs(words, asked.solution)
        yield _itemfeedback(ident, _block(told))
    for response in asked.responses:
        if asked.form == "single" and asked.question.type != "true-false":
            for answer in response.answers:
                shown = Element("solutionmaterial", (_block(answer.feedback),))
                yield _itemfeedback(answer.ident, Element("solution", (shown,), (("view", "All"), ("feedbackstyle", "Complete"))))
    if asked.model is not None:
        shown = Element("solutionmaterial", (_block(asked.model),))
        yield _itemfeedback("solution", Element("solution", (shown,), (("view", "All"), ("feedbackstyle", "Complete"))))


def _itemfeedback(ident: str, content: Element) -> Element:
    return Element("itemfeedback", (content,), (("ident", ident), ("view", "All")))


def _block(words: Words | None) -> Element:
    return Element("flow_mat", (_formatted("flow_mat", words or Words("")),), (("class", "Block"),))
