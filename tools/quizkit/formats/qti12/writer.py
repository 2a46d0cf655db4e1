"""Writes a bank as QTI 1.2 in a ZIP archive, for one reader at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from quizkit.formats.base import Loss, OutFile, Package, SupportTable, WriteOptions, Written
from quizkit.formats.xml import Element
from quizkit.model.bank import Bank
from quizkit.model.question import BaseQuestion

from .export import Export
from .idents import name_token
from .package import part
from .profile import Item
from .profiles import PROFILES, SUPPORT
from .question import write_question
from .spool import Spooled

if TYPE_CHECKING:
    from quizkit.formats.checking.checker import Checker

_DEFAULT = "canvas"


class Qti12Writer:
    """QTI 1.2: all questions by category, and quizzes where the profile's reader takes them."""

    name = "qti12"
    title = "QTI 1.2"
    suffix = ".zip"
    kinds = ("question", "stimulus", "media", "quiz")
    profiles: Mapping[str, str] = {profile.name: profile.about for profile in PROFILES.values()}
    layouts: Mapping[str, str] = {}
    support: SupportTable = SUPPORT

    @property
    def checker(self) -> Checker:
        """How a package is checked; only an export that asks for it needs what that takes."""
        from .checking.checkers import CHECKER

        return CHECKER

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """Write a bank. Questions pass by once and wait on the disk, so memory grows by a few bytes for each.

        What the parts raise: UnreadableError, where a media file cannot be read.
        """
        losses: list[Loss] = []
        export = Export(bank, options, losses, PROFILES[options.profile or _DEFAULT])
        notices = [export.profile.notice] if export.profile.notice else []
        return Package(write_bank(bank, export), losses, container="zip", notices=notices)


WRITER = Qti12Writer()


def write_bank(bank: Bank, export: Export) -> Iterator[OutFile]:
    """The files of the package. All questions have passed by when the first one is given."""
    spooled = Spooled()
    try:
        _plan(bank, spooled, export)
        for question in bank.questions:
            item = write_question(question, export)
            if item is not None:
                _spool(question, item, spooled, export)
        _leave_out_empty(spooled, export)
        yield from export.profile.write_files(spooled, export)
    finally:
        spooled.close()


def _plan(bank: Bank, spooled: Spooled, export: Export) -> None:
    for quiz in bank.quizzes:
        if export.profile.has_quizzes:
            spooled.plan(quiz, name_token(quiz.id))
            continue
        export.entity = f"quiz:{quiz.id}"
        export.lose("quiz-dropped", (), f"--select quiz={quiz.id}")


def _leave_out_empty(spooled: Spooled, export: Export) -> None:
    for planned in spooled.quizzes:
        if planned.is_empty:
            export.entity = f"quiz:{planned.quiz.id}"
            export.lose("quiz-empty", ())
    spooled.quizzes = [planned for planned in spooled.quizzes if not planned.is_empty]


def _spool(question: BaseQuestion, item: Item, spooled: Spooled, export: Export) -> None:
    """Put an item into the bank of its category, and a copy under a name of its own into each quiz that it belongs to."""
    spooled.bank_of(question.category).add(_bytes(item, export))
    for planned in spooled.quizzes:
        section = planned.section_for(question)
        if section is not None:
            section.add(question, _bytes(_copy(item, f"{planned.ident}_{section.section.id}", question.id), export))
            planned.shuffles_answers &= bool(getattr(question, "shuffle", True))
    file = export.profile.file_of(spooled.number_of(question.category), question.category)
    export.on_written(Written(question, question.id, file))


def _copy(item: Item, where: str, ident: str) -> Item:
    """An item of a quiz: it says which question of the bank it is."""
    attributes = tuple((name, f"{where}_{ident}" if name == "ident" else value) for name, value in item.attributes)
    return Item(attributes, (*item.fields, ("assessment_question_identifierref", ident)), item.children)


def _bytes(item: Item, export: Export) -> bytes:
    metadata = export.profile.metadata(item.fields)
    return part(Element("item", (metadata, *item.children), item.attributes), export, 2)
