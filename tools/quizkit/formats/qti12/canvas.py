"""Items as Canvas writes and reads them, in Classic Quizzes and New Quizzes: keys as rules that set SCORE, feedback by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizkit.formats.xml import Element

from .asked import Asked, Choice, Response, TypedNumber, Words
from .export import Export
from .ims import (
    all_of,
    any_of,
    exactly_keys,
    flow_mat,
    itemfeedback,
    material,
    processing,
    render_choice,
    rule,
    varequal,
)
from .numbers import spread, written
from .profile import Item
from .text import as_html

_FULL = Decimal(100)
_RESPONSE = "Response"
# New Quizzes can be told so for these; Classic Quizzes pass over it.
_ALL_OR_NOTHING = frozenset(("multiple-response", "matching", "categorize"))


def write_item(asked: Asked, export: Export) -> Item:
    """An item. Scores are parts of 100, and the points stand in the metadata."""
    pairs = [("question_type", asked.type_name), ("points_possible", written(asked.points)), *asked.fields]
    if asked.question.type in _ALL_OR_NOTHING and getattr(asked.question, "scoring", None) == "all-or-nothing":
        pairs.append(("scoring_algorithm", "AllOrNothing"))
    if asked.grading is not None:
        pairs.append(("grading_notes", as_html(asked.grading)))
    children = [_presentation(asked)]
    rules = [*_shown(asked), *_scored(asked), *_otherwise(asked)]
    if rules:
        children.append(processing(rules, "100"))
    children += [itemfeedback(ident, flow_mat(words)) for ident, words in _feedback(asked)]
    return Item((("ident", asked.question.id), ("title", asked.title)), tuple(pairs), tuple(children))


def _presentation(asked: Asked) -> Element:
    children = [material(asked.prompt)]
    for response in asked.responses:
        match response.kind:
            case "choice" | "order":
                children.append(_list(asked, response))
            case "text" if asked.form == "gaps":
                choices = tuple(Choice(answer.ident, Words(answer.text, is_html=False)) for answer in response.texts)
                children.append(_lid(_ident(asked, response), response.label, Response(response.ident, "choice", choices=choices), ""))
            case "text" | "number" | "essay":
                children.append(_typed(response))
            case "upload":
                pass
    return Element("presentation", children)


def _list(asked: Asked, response: Response) -> Element:
    cardinality = "Ordered" if response.kind == "order" else "Multiple" if response.is_multiple else "Single"
    return _lid(_ident(asked, response), response.label, response, cardinality if asked.form == "single" else "")


def _lid(ident: str, label: Words | None, response: Response, cardinality: str) -> Element:
    """New Quizzes reads whether a list is shuffled; a gap or a row says nothing of it, as in Canvas's own files."""
    before = () if label is None else (material(label),)
    attributes = (("ident", ident), *((("rcardinality", cardinality),) if cardinality else ()))
    return Element("response_lid", (*before, render_choice(response, tells_shuffle=bool(cardinality) and response.shuffle)), attributes)


def _typed(response: Response) -> Element:
    kind = (("fibtype", "Decimal"),) if response.kind == "number" else ()
    blank = Element("render_fib", (Element("response_label", (), (("ident", "answer1"), ("rshuffle", "No"))),), kind)
    return Element("response_str", (blank,), (("ident", response.ident), ("rcardinality", "Single")))


def _ident(asked: Asked, response: Response) -> str:
    """Rows and gaps are known to Canvas by `response_` and the name that stands in brackets in the text."""
    return response.ident if asked.form == "single" else f"response_{response.ident}"


def _shown(asked: Asked) -> Iterator[Element]:
    """The rules that show feedback whatever the score: to all, and on each answer."""
    if asked.solution is not None:
        yield rule(Element("other"), shows=((_GENERAL, _RESPONSE),))
    for response in asked.responses:
        if asked.form == "single":
            for value, ident, words in _answers(response):
                if words is not None:
                    yield rule(varequal(response.ident, value), shows=((f"{ident}_fb", _RESPONSE),))


def _answers(response: Response) -> Iterator[tuple[str, str, Words | None]]:
    for choice in response.choices:
        yield choice.ident, choice.ident, choice.feedback
    for answer in response.texts:
        yield answer.text, answer.ident, answer.feedback


def _scored(asked: Asked) -> Iterator[Element]:
    """The rules that score. What Canvas gives for a part of the answer it decides by itself."""
    right = ((_CORRECT, _RESPONSE),) if asked.correct is not None else ()
    if asked.form != "single":
        yield from _parts(asked)
        return
    yield from _single(asked.responses[0], right)


def _single(response: Response, right: Sequence[tuple[str, str]]) -> Iterator[Element]:
    full = ("Set", _FULL)
    match response.kind:
        case "choice" if response.is_multiple:
            yield rule(exactly_keys(response), goes_on=False, score=full, shows=right)
        case "choice":
            for choice in response.choices:
                if choice.share == 1:
                    yield rule(varequal(response.ident, choice.ident), goes_on=False, score=full, shows=right)
        case "order":
            yield rule(*[varequal(response.ident, choice.ident) for choice in response.choices], goes_on=False, score=full, shows=right)
        case "text":
            # In Canvas one of several values is enough.
            yield rule(*[varequal(response.ident, answer.text) for answer in response.texts], goes_on=False, score=full, shows=right)
        case "number":
            for number in response.numbers:
                own = ((f"{number.ident}_fb", _RESPONSE),) if number.feedback is not None else ()
                yield rule(_range(response.ident, number), goes_on=False, score=full, shows=(*own, *right))
        case "essay" | "upload":
            yield from _by_hand(response)


def _by_hand(response: Response) -> Iterator[Element]:
    """Canvas's own essays have a rule that scores nothing; its uploads have none."""
    if response.kind == "essay":
        yield rule(Element("other"), goes_on=False)


def _parts(asked: Asked) -> Iterator[Element]:
    parts = spread(_FULL, [response.share for response in asked.responses])
    for response, part in zip(asked.responses, parts, strict=True):
        ident = _ident(asked, response)
        for value in [choice.ident for choice in response.choices if choice.share == 1] or [answer.ident for answer in response.texts]:
            yield rule(varequal(ident, value), score=("Add", part))


def _range(respondent: str, number: TypedNumber) -> Element:
    """A number in one of the three ways that Canvas tells apart: a value with a margin, a value of so many figures, a range."""
    value = varequal(respondent, written(number.value))
    at = (("respident", respondent),)
    upper = Element("varlte", (written(number.high),), at)
    if number.figures is not None:
        return any_of([value, all_of([Element("vargt", (written(number.low),), at), upper])])
    within = all_of([Element("vargte", (written(number.low),), at), upper])
    if number.value - number.low == number.high - number.value:
        return any_of([value, within])
    return within


def _otherwise(asked: Asked) -> Iterator[Element]:
    if asked.incorrect is not None:
        yield rule(Element("other"), shows=((_INCORRECT, _RESPONSE),))
    # Where parts score, no rule sets the full score that right answers would be told by.
    if asked.correct is not None and asked.form != "single":
        yield rule(Element("other"), shows=((_CORRECT, _RESPONSE),))


def _feedback(asked: Asked) -> Iterator[tuple[str, Words]]:
    for ident, words in ((_GENERAL, asked.solution), (_CORRECT, asked.correct), (_INCORRECT, asked.incorrect)):
        if words is not None:
            yield ident, words
    if asked.form == "single":
        for response in asked.responses:
            for answer in response.answers:
                if answer.feedback is not None:
                    yield f"{answer.ident}_fb", answer.feedback


_GENERAL, _CORRECT, _INCORRECT = "general_fb", "correct_fb", "general_incorrect_fb"
