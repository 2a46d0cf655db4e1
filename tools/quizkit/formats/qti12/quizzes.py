"""Quizzes as an `assessment`: its sections with the items that they list or draw."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quizkit.formats.base import Written
from quizkit.formats.xml import Element, end_tag
from quizkit.text.xhtml import escape

from .asked import Words
from .export import Export
from .ims import fields, flow_mat, material, text
from .numbers import written
from .package import QTI_ROOT, opening, part, within
from .spool import PlannedQuiz, PlannedSection
from .text import block


def points_of(planned: PlannedQuiz) -> Decimal:
    """What the quiz is worth: each listed question its points, each draw the points of one of its questions times their number."""
    total = Decimal(0)
    for section in planned.sections:
        if section.section.draw is None:
            total += sum((points * count for points, count in section.points.items()), Decimal(0))
        else:
            total += points_per_item(section) * min(section.section.draw, len(section.items))
    return total


def points_per_item(section: PlannedSection) -> Decimal:
    """The points of most questions of a draw."""
    return max(section.points, key=lambda points: (section.points[points], points)) if section.points else Decimal(0)


def check_questions(planned: PlannedQuiz, export: Export) -> None:
    """Report listed questions that are not in the export, those that come again, and draws that become smaller or whose points differ."""
    for index, section in enumerate(planned.sections):
        path, listed = ("sections", index), section.section.questions
        draw = section.section.draw
        for place, name in enumerate(listed if draw is None else ()):
            if name not in section.found and name not in section.repeated:
                export.lose("quiz-question-missing", (*path, "questions", place), f"'{name}'")
        for name in section.repeated:
            export.lose("question-repeated", (*path, "questions", listed.index(name)) if name in listed else path, f"'{name}'")
        if not len(section.items):
            export.lose("section-empty", path)
        elif draw is not None and draw > len(section.items):
            export.lose("draw-changed", (*path, "draw"), f"{draw} became {len(section.items)}")
        if section.section.draw is not None and len(section.points) > 1:
            export.lose("draw-points", ("sections", index), f"{written(points_per_item(section))} each")


def canvas_assessment(planned: PlannedQuiz, export: Export) -> Iterator[bytes]:
    """A quiz for Canvas: listed questions in the one section that it shows, each draw as a group with the questions to draw from.

    Before the first item stands what Canvas reads of the quiz itself.
    """
    quiz = planned.quiz
    attempts = "unlimited" if quiz.attempts is None else str(quiz.attempts)
    about = fields([("qmd_assessmenttype", "Examination" if quiz.use == "exam" else "Self-assessment"), ("cc_maxattempts", attempts)])
    tags = [
        ("questestinterop", QTI_ROOT),
        ("assessment", (("ident", planned.ident), ("title", quiz.title or quiz.id))),
    ]
    yield from within(
        tags, [part(about, export, 2), opening("section", (("ident", "root_section"),), export)], _sections(planned, export), export
    )


def _sections(planned: PlannedQuiz, export: Export) -> Iterator[bytes]:
    for index, section in enumerate(planned.sections):
        if not len(section.items):
            continue
        told = _told(planned, section, index, export)
        if told is not None:
            yield part(told, export, 3)
        if section.section.draw is None:
            yield from section.in_order()
            continue
        yield opening("section", (("ident", f"{planned.ident}_{section.section.id}"), ("title", section.section.title or "")), export)
        yield part(_selection(section), export, 4)
        yield from section.in_order()
        yield end_tag("section")
    yield end_tag("section")


def _told(planned: PlannedQuiz, section: PlannedSection, index: int, export: Export) -> Element | None:
    """The title and the introduction of a section, as Canvas's text between questions. A draw carries its title itself."""
    own = section.section
    title = own.title if own.draw is None or own.intro else None
    if not title and not own.intro:
        return None
    html = f"<h3>{escape(title)}</h3>\n" if title else ""
    if own.intro:
        html += block(export, own.intro, ("sections", index, "intro")).text
    about = Element("itemmetadata", (fields([("question_type", "text_only_question"), ("points_possible", "0")]),))
    shown = Element("presentation", (material(Words(html)),))
    return Element("item", (about, shown), (("ident", f"{planned.ident}_{own.id}_text"), ("title", own.title or "")))


def _selection(section: PlannedSection) -> Element:
    drawn = min(section.section.draw or 0, len(section.items))
    extension = Element("selection_extension", (text("points_per_item", written(points_per_item(section))),))
    return Element("selection_ordering", (Element("selection", (text("selection_number", str(drawn)), extension)),))


def standard_assessment(planned: PlannedQuiz, export: Export) -> Iterator[bytes]:
    """A quiz by the standard: a section for each of its own, draws as `selection_ordering`; settings as fields of the metadata."""
    quiz = planned.quiz
    pairs: list[tuple[str, str]] = [("use", quiz.use), ("feedback_mode", quiz.feedback_mode)]
    pairs += [("attempts", str(quiz.attempts))] if quiz.attempts is not None else []
    pairs += [("pass_mark", str(quiz.pass_mark))] if quiz.pass_mark is not None else []
    before = []
    if quiz.time_limit is not None:
        before.append(part(text("duration", f"PT{written(quiz.time_limit * 60)}S"), export, 2))
    before.append(part(fields(pairs), export, 2))
    tags = [("questestinterop", QTI_ROOT), ("assessment", (("ident", planned.ident), ("title", quiz.title or quiz.id)))]
    yield from within(tags, before, _standard_sections(planned, export), export)


def _standard_sections(planned: PlannedQuiz, export: Export) -> Iterator[bytes]:
    for index, section in enumerate(planned.sections):
        own = section.section
        if not len(section.items):
            continue
        yield opening("section", (("ident", f"{planned.ident}_{own.id}"), ("title", own.title or own.id)), export)
        if own.intro:
            shown = flow_mat(block(export, own.intro, ("sections", index, "intro")))
            yield part(Element("presentation_material", (shown,)), export, 3)
        chosen: tuple[Element, ...] = ()
        if own.draw is not None:
            chosen = (Element("selection", (text("selection_number", str(min(own.draw, len(section.items)))),)),)
        order = "Random" if planned.quiz.shuffle or own.draw is not None else "Sequential"
        yield part(Element("selection_ordering", (*chosen, Element("order", (), (("order_type", order),)))), export, 3)
        yield from section.in_order()
        yield end_tag("section")


def told(planned: PlannedQuiz, file: str, parts: Iterator[bytes], export: Export) -> Iterator[bytes]:
    """The parts of a quiz's file; when the last one has been given away, the quiz is."""
    export.entity = f"quiz:{planned.quiz.id}"
    check_questions(planned, export)
    yield from parts
    export.on_written(Written(planned.quiz, planned.ident, file))
