"""Writes one question as an item."""

from __future__ import annotations

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
from quizkit.patterns import regex

from .choice import write_multiple_choice, write_multiple_response, write_true_false
from .cloze import write_cloze
from .drag_words import write_drag_words
from .essay import write_essay
from .export import Export, LeftOutError, identifier
from .feedback import modal_feedback, plan_feedback
from .item import CHOSEN, RESPONSE, Item
from .losses import not_read_code
from .ordering import write_ordering
from .outcomes import declared_outcomes, settle_score
from .pairing import write_categorize, write_matching
from .stimuli import stimulus_file
from .typed import write_numeric, write_short_answer

LONGEST_TITLE = 255
_LANGUAGE = regex(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


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
        settle_score(item)
        plan_feedback(item)
    # Texts come before the item's head, for they may lose something of it.
    feedback = list(modal_feedback(item))
    children = [
        *item.responses,
        *declared_outcomes(item),
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
