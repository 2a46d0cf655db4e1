"""Writes one question as an item."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from typing import assert_never

from quizkit.formats.base import SupportTable
from quizkit.formats.features import places
from quizkit.formats.stimulus import shown
from quizkit.formats.titles import title_of
from quizkit.formats.xml import Element
from quizkit.model.question import (
    BaseQuestion,
    Categorize,
    Cloze,
    DragWords,
    Essay,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)

from .choice import write_multiple_choice, write_multiple_response, write_true_false
from .cloze import write_cloze
from .drag_words import write_drag_words
from .essay import write_essay
from .export import Export, LeftOutError, identifier
from .feedback import modal_feedback, outcomes, plan_feedback
from .item import CHOSEN, MAXSCORE, RESPONSE, SCORE, Item
from .losses import not_read_code
from .numbers import amount
from .ordering import write_ordering
from .pairing import write_categorize, write_matching
from .stimuli import stimulus_file
from .typed import write_numeric, write_short_answer

LONGEST_TITLE = 255
# A part of the points that no two scores are told apart by.
_LEAST_SLACK = Fraction(1, 10**9)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def write_question(question: Question, export: Export, support: SupportTable) -> tuple[Element, Item] | None:
    """One question as an item, or None where it is left out: the loss says why."""
    export.entity = f"question:{question.id}"
    known, mark = len(export.losses), export.mark()
    item = Item(question, export)
    try:
        if support.types[question.type].level == "unsupported":
            raise LeftOutError("type-not-read", ("type",), export.profile.left_out.get(question.type, "").rstrip("."))
        element = _element(question, item)
    except LeftOutError as reason:
        # What it would have lost or shown does not matter any more.
        del export.losses[known:]
        export.forget_since(mark)
        export.lose(reason.code, reason.path, reason.detail)
        return None
    _report_what_is_not_read(question, export)
    return element, item


def _element(question: Question, item: Item) -> Element:
    export, element = item.export, item.element
    stimulus_ref = _write_stimulus(question, item)
    _write_body(question, item)
    if item.templates_only:
        item.notes.clear()
    else:
        _bound_score(item)
        plan_feedback(item)
    # Texts come before the item's head, for they may lose something of it.
    feedback = list(modal_feedback(item))
    children = [
        *item.responses,
        *_outcomes(item),
        *stimulus_ref,
        element("itemBody", item.body),
        *_processing(item),
        *feedback,
    ]
    name = identifier(question.id)
    if name != question.id:
        export.lose("id-changed", ("id",), f"'{question.id}' became '{name}'")
    if question.title and len(question.title.strip()) > LONGEST_TITLE:
        export.lose("title-cut", ("title",))
    if question.penalty:
        export.lose("penalty-dropped", ("penalty",), str(question.penalty))
    return export.dialect.root(
        "assessmentItem",
        children,
        language_tag(question.language or export.language),
        identifier=name,
        title=title_of(question, LONGEST_TITLE),
        adaptive="false",
        timeDependent="false",
        toolName="quizkit",
    )


def language_tag(language: str) -> str | None:
    """A language as XML takes it (xs:language)."""
    return language if _LANGUAGE.fullmatch(language) else None


def _write_body(question: Question, item: Item) -> None:  # noqa: C901 (a case for each type)
    match question:
        case MultipleChoice():
            write_multiple_choice(question, item)
        case MultipleResponse():
            write_multiple_response(question, item)
        case TrueFalse():
            write_true_false(question, item)
        case ShortAnswer():
            write_short_answer(question, item)
        case Numeric():
            write_numeric(question, item)
        case Matching():
            write_matching(question, item)
        case Ordering():
            write_ordering(question, item)
        case Categorize():
            write_categorize(question, item)
        case Cloze():
            write_cloze(question, item)
        case DragWords():
            write_drag_words(question, item)
        case Essay():
            write_essay(question, item)
        case _:
            assert_never(question)


def _write_stimulus(question: BaseQuestion, item: Item) -> list[Element]:
    """The stimulus above the stem: a copy, or the place for a file that questions share, to which the item refers."""
    export = item.export
    if question.stimulus is None:
        return []
    stimulus = export.stimuli.get(question.stimulus)
    if stimulus is None:
        export.lose("stimulus-dropped", ("stimulus",), f"'{question.stimulus}'")
        return []
    if export.shares_stimuli:
        export.used_stimuli[stimulus.id] = None
        name = identifier(stimulus.id)
        item.body.append(Element("div", (), (("class", "qti-shared-stimulus"), ("data-stimulus-idref", name))))
        return [item.element("assessmentStimulusRef", identifier=name, href=stimulus_file(stimulus.id))]
    export.lose("stimulus-copied", ("stimulus",), f"'{stimulus.id}'")
    item.body.append(item.element_of_html("div", (item.texts.document(shown(stimulus), ("stimulus",)),), "stimulus"))
    return []


def _outcomes(item: Item) -> list[Element]:
    fixed, points = item.export.fixed, amount(item.points)
    marked = "human" if isinstance(item.question, Essay) and item.export.version.external_scored else ""

    def number(name: str, kind: str, value: str) -> Element:
        default = item.element("defaultValue", (item.element("value", (value,)),))
        return item.element("outcomeDeclaration", (default,), identifier=name, cardinality="single", baseType=kind)

    def score(points: str, marked: str) -> Element:
        default = item.element("defaultValue", (item.element("value", ("0",)),))
        kind = {"identifier": SCORE, "cardinality": "single", "baseType": "float"}
        # The largest score has to be above 0.
        bounds = {"normalMinimum": "0", "normalMaximum": points} if points != "0" else {}
        return item.element("outcomeDeclaration", (default,), **kind, **bounds, externalScored=marked or None)

    def shown(name: str, cardinality: str) -> Element:
        return item.element("outcomeDeclaration", identifier=name, cardinality=cardinality, baseType="identifier")

    found = [
        fixed(("score", points, marked), lambda: score(points, marked)),
        fixed(("maximum", points), lambda: number(MAXSCORE, "float", points)),
    ]
    found += [fixed(("place", name), partial(number, name, "integer", str(value))) for name, value in item.outcomes.items()]
    found += [fixed(("shown", name), partial(shown, name, "single")) for name in outcomes(item)]
    if item.chosen is not None:
        found.append(fixed(("shown", CHOSEN, item.chosen), partial(shown, CHOSEN, item.chosen)))
    return found


def _bound_score(item: Item) -> None:
    """Keep the sum of shares between 0 and the points; where only all of them count, take fewer away.

    What misses an end by less than half a step is that end: readers add in doubles, in decimals, and one rounds every sum to three of them,
    so that three thirds are 0.999 there.
    """
    process = item.process

    def settled(high: str, low: str) -> Element:
        is_full = process.of("gte", process.variable(SCORE), process.base("float", high))
        is_none = process.of("lt", process.variable(SCORE), process.base("float", low))
        return process.when((is_full, [process.let(SCORE, process.variable(MAXSCORE))]), (is_none, [item.nothing()]))

    def whole() -> Element:
        is_part = process.of("lt", process.variable(SCORE), process.variable(MAXSCORE))
        return process.when((is_part, [item.nothing()]))

    if item.step is not None and item.rules:
        slack = max(item.step / 2, item.points * _LEAST_SLACK)
        high, low = amount(item.points - slack), amount(slack)
        item.rules.append(item.export.fixed(("settled", high, low), lambda: settled(high, low)))
    if item.is_whole:
        item.rules.append(item.export.fixed(("whole",), whole))


def _processing(item: Item) -> list[Element]:
    """A template where it does all that is asked for, or else the rules."""
    if item.chosen is not None:
        item.rules.append(item.export.fixed(("chosen",), lambda: item.process.let(CHOSEN, item.process.variable(RESPONSE))))
    elif item.template is not None and not item.notes:
        address = item.export.version.templates.format(item.template)
        return [item.element("responseProcessing", template=address)]
    return [item.element("responseProcessing", item.rules)] if item.rules else []


def _report_what_is_not_read(question: BaseQuestion, export: Export) -> None:
    for feature, reason in export.profile.not_read.items():
        found = places(question, feature)
        if feature == "scoring":
            # What a reader who knows no shares does is all or nothing.
            found = iter([("scoring",)] if getattr(question, "scoring", "all-or-nothing") != "all-or-nothing" else [])
        for path in found:
            export.lose(not_read_code(feature), path, reason.rstrip("."))
