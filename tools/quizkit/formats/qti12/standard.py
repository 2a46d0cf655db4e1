"""Items as the standard has them: every share of the points is a rule, and any reader that goes by the rules scores as the author wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quizkit.formats.xml import Attributes, Element

from .asked import Asked, Response, Words
from .export import Export
from .ims import (
    all_of,
    among,
    any_of,
    exactly_keys,
    flow_mat,
    is_text,
    itemfeedback,
    material,
    no,
    processing,
    render_choice,
    rule,
    varequal,
)
from .numbers import spread, written
from .profile import Item

_CORRECT, _PARTLY, _INCORRECT, _HINTS, _SOLUTION = "correct", "partially", "incorrect", "hints", "solution"


def write_item(asked: Asked, export: Export) -> Item:
    """An item. SCORE is in points."""
    children: list[Element] = []
    if asked.grading is not None:
        children.append(Element("rubric", (flow_mat(asked.grading),), (("view", "Scorer"),)))
    children.append(Element("presentation", (Element("flow", (material(asked.prompt), *map(_respond, asked.responses))),)))
    children.append(processing([*_told(asked), *_scored(asked)] or [rule(Element("other"))], written(asked.points)))
    children += _feedback(asked)
    pairs = [("qmd_itemtype", asked.type_name), ("qmd_weighting", written(asked.points)), *asked.fields]
    question = asked.question
    pairs += [("keyword", tag) for tag in question.tags]
    pairs.append(("qmd_status", _STATUS[question.status]))
    return Item((("ident", question.id), ("title", asked.title)), tuple(pairs), tuple(children))


# The standard's words for the state of an item, in the sense of its vocabulary.
_STATUS = {"draft": "Experimental", "review": "Experimental", "published": "Normal", "retired": "Retired"}


def _respond(response: Response) -> Element:
    before = () if response.label is None else (material(response.label),)
    match response.kind:
        case "choice" | "order":
            cardinality = "Ordered" if response.kind == "order" else "Multiple" if response.is_multiple else "Single"
            attributes: Attributes = (("ident", response.ident), ("rcardinality", cardinality))
            return Element("response_lid", (*before, render_choice(response, tells_shuffle=True)), attributes)
        case "number":
            blank = Element("render_fib", (), (("fibtype", "Decimal"), ("prompt", "Box")))
            attributes = (("ident", response.ident), ("rcardinality", "Single"), ("numtype", "Decimal"))
            return Element("response_num", (*before, blank), attributes)
        case "text" | "essay" | "upload":
            size: Attributes = (("rows", "15"), ("columns", "80")) if response.kind == "essay" else ()
            blank = Element("render_fib", (), (("fibtype", "String"), ("prompt", "Box"), *size))
            return Element("response_str", (*before, blank), (("ident", response.ident), ("rcardinality", "Single")))


def _scored(asked: Asked) -> Iterator[Element]:
    if asked.all_or_nothing:
        yield rule(_whole(asked), score=("Set", asked.points))
    totals = spread(asked.points, [response.share for response in asked.responses])
    for response, total in zip(asked.responses, totals, strict=True):
        conditions = _graded(response)
        shares = [share for _, share, _ in conditions]
        adds_up = response.is_multiple or response.kind == "order"
        parts = spread(total, shares) if adds_up else [part for share in shares for part in spread(total, [share])]
        action = "Add" if adds_up or len(asked.responses) > 1 else "Set"
        for (condition, _, ident), part in zip(conditions, parts, strict=True):
            shows = ((f"{ident}_fb", "Response"),) if ident else ()
            scores = bool(part) and not asked.all_or_nothing
            if scores or ident:
                yield rule(condition, score=(action, part) if scores else None, shows=shows)
        if response.feedback is not None:
            yield rule(no(Element("unanswered", (), (("respident", response.ident),))), shows=((f"{response.ident}_fb", "Response"),))


def _graded(response: Response) -> list[tuple[Element, Fraction, str]]:
    """Conditions that exclude each other, or stand for themselves where several choices are made; what each is worth of the response,
    and the ident of its feedback, if it has one."""
    found: list[tuple[Element, Fraction, str]] = []
    ident = response.ident
    for index, choice in enumerate(response.choices):
        more = (("index", str(index + 1)),) if response.kind == "order" else ()
        found.append((varequal(ident, choice.ident, *more), choice.share, choice.ident if choice.feedback else ""))
    seen: set[str] = set()
    for answer in response.texts:
        known = answer.text if response.case_sensitive else answer.text.casefold()
        if known not in seen:
            found.append((is_text(ident, answer, response), answer.share, answer.ident if answer.feedback else ""))
        seen.add(known)
    for index, number in enumerate(response.numbers):
        # The first range that holds the number counts.
        earlier = [no(among(ident, other)) for other in response.numbers[:index] if other.low <= number.high and number.low <= other.high]
        condition = all_of([among(ident, number), *earlier])
        found.append((condition, number.share, number.ident if number.feedback else ""))
    return found


def _told(asked: Asked) -> Iterator[Element]:
    """The rules on the answer as a whole, which score nothing."""
    solution = [(_SOLUTION, "Solution")] if asked.solution is not None else []
    hints = [(_HINTS, "Hint")] if asked.hints else []
    if asked.responses[0].kind in ("essay", "upload"):
        if hints or solution:
            yield rule(Element("other"), shows=[*hints, *solution])
        return
    whole = _whole(asked)
    right = [*([(_CORRECT, "Response")] if asked.correct is not None else []), *solution]
    if right:
        yield rule(whole, shows=right)
    wrong = [*([(_INCORRECT, "Response")] if asked.incorrect is not None else []), *hints, *solution]
    if asked.partially is not None:
        some = _some(asked)
        if some is not None:
            yield rule(all_of([no(whole), some]), shows=[(_PARTLY, "Response"), *hints, *solution])
            whole = any_of([whole, some])
    if wrong:
        yield rule(no(whole), shows=wrong)


def _whole(asked: Asked) -> Element:
    """The condition that the answer is right as a whole."""
    return all_of([_right(response) for response in asked.responses])


def _right(response: Response) -> Element:
    if response.is_multiple:
        return exactly_keys(response)
    if response.kind == "order":
        return all_of([condition for condition, _, _ in _graded(response)])
    return any_of([condition for condition, share, _ in _graded(response) if share == 1])


def _some(asked: Asked) -> Element | None:
    """The condition that a part of the answer is right; None where no part can be."""
    conditions: list[Element] = []
    for response in asked.responses:
        conditions += [condition for condition, share, _ in _graded(response) if share * response.share > 0]
    if len(asked.responses) == 1 and len(conditions) < 2:
        return None
    return any_of(conditions)


def _feedback(asked: Asked) -> Iterator[Element]:
    for ident, words in ((_CORRECT, asked.correct), (_PARTLY, asked.partially), (_INCORRECT, asked.incorrect)):
        if words is not None:
            yield itemfeedback(ident, flow_mat(words))
    if asked.hints:
        yield itemfeedback(_HINTS, _wrapped("hint", "hintmaterial", asked.hints, "Multilevel"))
    if asked.solution is not None:
        yield itemfeedback(_SOLUTION, _wrapped("solution", "solutionmaterial", (asked.solution,), "Complete"))
    for response in asked.responses:
        for answer in response.answers:
            if answer.feedback is not None:
                yield itemfeedback(f"{answer.ident}_fb", flow_mat(answer.feedback))
        if response.feedback is not None:
            yield itemfeedback(f"{response.ident}_fb", flow_mat(response.feedback))


def _wrapped(tag: str, inner: str, texts: Sequence[Words], style: str) -> Element:
    return Element(tag, [Element(inner, (flow_mat(words),)) for words in texts], (("feedbackstyle", style),))
