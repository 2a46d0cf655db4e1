"""How each question type travels to Moodle. What a type loses only in some questions stands in `losses.py`."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import Support

SUPPORT: Mapping[str, Support] = {
    "multiple-choice": Support("native", "Moodle's multichoice with one answer. A weight that is not in Moodle's list is rounded to it."),
    "multiple-response": Support(
        "native", "Moodle's multichoice with several answers. Moodle cannot score all-or-nothing; partial credit is written instead."
    ),
    "true-false": Support("native", "Moodle's truefalse."),
    "short-answer": Support("native", "Moodle's shortanswer, which takes the first answer that fits."),
    "numeric": Support(
        "native",
        "Moodle's numerical. Every tolerance becomes a distance, and a number that is right counts whatever unit stands behind it.",
    ),
    "matching": Support("native", "Moodle's matching. Right sides are plain text there; all-or-nothing scoring becomes partial credit."),
    "ordering": Support("unsupported", "Not written yet."),
    "categorize": Support("unsupported", "Not written yet."),
    "cloze": Support("unsupported", "Not written yet."),
    "drag-words": Support("unsupported", "Not written yet."),
    "essay": Support("native", "Moodle's essay. Notes, rubric and model answer go into the information for graders."),
}

# Left out of every question without a loss: it is for authors and for other views of the bank, and Moodle has no place for it.
NOT_WRITTEN = (
    "authors",
    "bloom",
    "difficulty",
    "enemies",
    "language",
    "level",
    "licence",
    "minutes",
    "misconception",
    "notes",
    "origin",
    "rests_on",
    "reviewed",
    "revision",
    "sources",
    "supersedes",
    "tests",
    "use",
)

# A link to an entity of the bank, such as [open weights](term:open-weights), becomes its words; a link to a web page stays a link.
