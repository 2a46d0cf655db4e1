"""Writes a bank as Moodle XML, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, assert_never

from quizkit.formats.base import Loss, OutFile, Package, SupportTable, WriteOptions, Written
from quizkit.formats.xml import DECLARATION, Element, end_tag, start_tag
from quizkit.model.bank import Bank
from quizkit.model.question import (
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

from .answers import write_short_answer, write_true_false
from .categories import write_category
from .choice import write_multiple_choice, write_multiple_response
from .cloze import write_cloze
from .common import header, tags
from .drag_words import write_drag_words
from .essay import write_essay
from .export import Export, LeftOutError
from .gitsync import write_folder
from .matching import write_categorize, write_matching
from .numeric import write_numeric
from .ordering import write_ordering
from .part import part
from .support import SUPPORT

if TYPE_CHECKING:
    from quizkit.formats.checking.checker import Checker


class MoodleXmlWriter:
    """Moodle XML for Moodle 4.5 and later: all questions, in the order of the files, each in its category."""

    name = "moodle-xml"
    title = "Moodle XML"
    suffix = ".xml"
    kinds = ("question", "stimulus", "media")
    profiles: Mapping[str, str] = {}
    layouts: Mapping[str, str] = {"gitsync": "a folder with a file for each question and category, which Moodle's plug-in Gitsync reads"}
    support: SupportTable = SUPPORT

    @property
    def checker(self) -> Checker:
        """How a file is checked; only an export that asks for it needs what that takes."""
        from .checking import CHECKER

        return CHECKER

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """Write a bank. Each part of the file is one question, so memory does not grow with the bank.

        What the parts raise: UnreadableError, where a media file cannot be read.
        """
        losses: list[Loss] = []
        export = Export(bank, options.read_media, losses)
        if options.layout == "gitsync":
            return Package(write_folder(write_questions(bank, export), export, options.on_written), losses, container="folder")
        return Package([OutFile("bank.xml", write_bank(bank, export, options))], losses)


WRITER = MoodleXmlWriter()


def write_bank(bank: Bank, export: Export, options: WriteOptions) -> Iterator[bytes]:
    """The parts of the file. A category is opened wherever it changes from one question to the next."""
    yield DECLARATION + start_tag("quiz")
    opened: list[str | None] = []
    for question, element in write_questions(bank, export):
        if opened != [question.category]:
            opened = [question.category]
            yield part(write_category(question.category, export), export)
        yield part(element, export)
        options.on_written(Written(question, question.id, "bank.xml"))
    yield end_tag("quiz")


def write_questions(bank: Bank, export: Export) -> Iterator[tuple[Question, Element]]:
    """Every question that Moodle takes, with its element."""
    for question in bank.questions:
        element = write_question(question, export)
        if element is not None:
            yield question, element


def write_question(question: Question, export: Export) -> Element | None:
    """One question, or None where it is left out: the loss says why."""
    export.entity = f"question:{question.id}"
    known = len(export.losses)
    try:
        kind, fields = _write_fields(question, export)
        children = [*header(question, export), *fields, *tags(question, export)]
    except LeftOutError as reason:
        # What it would have lost in Moodle does not matter any more.
        del export.losses[known:]
        export.lose(reason.code, reason.path, reason.detail)
        return None
    return Element("question", children, (("type", kind),))


def _write_fields(question: Question, export: Export) -> tuple[str, Iterable[Element]]:  # noqa: C901 (a case for each type)
    """Moodle's name for the type, and the fields of the type alone."""
    match question:
        case MultipleChoice():
            return "multichoice", write_multiple_choice(question, export)
        case MultipleResponse():
            return "multichoice", write_multiple_response(question, export)
        case TrueFalse():
            return "truefalse", write_true_false(question, export)
        case ShortAnswer():
            return "shortanswer", write_short_answer(question, export)
        case Numeric():
            return "numerical", write_numeric(question, export)
        case Matching():
            return "matching", write_matching(question, export)
        case Essay():
            return "essay", write_essay(question, export)
        case Ordering():
            return "ordering", write_ordering(question, export)
        case Categorize():
            return "matching", write_categorize(question, export)
        case Cloze():
            return "cloze", write_cloze(question, export)
        case DragWords():
            return "ddwtos", write_drag_words(question, export)
        case _:
            assert_never(question)
