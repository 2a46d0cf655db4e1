"""How questions travel to Moodle: by type, and feature by feature where something changes on the way."""

from __future__ import annotations

from quizkit.formats.base import Support, SupportTable

from .names import LONGEST_ID

_BEHIND = "Stays behind: Moodle has no place for it."

SUPPORT = SupportTable(
    longest_id=LONGEST_ID,
    types={
        "multiple-choice": Support("native", "Moodle's multichoice with one answer."),
        "multiple-response": Support("native", "Moodle's multichoice with several answers."),
        "true-false": Support("native", "Moodle's truefalse."),
        "short-answer": Support("native", "Moodle's shortanswer, which takes the first answer that fits."),
        "numeric": Support("native", "Moodle's numerical. Every tolerance becomes a distance."),
        "matching": Support("native", "Moodle's matching."),
        "ordering": Support("native", "Moodle's ordering, which scores each item by its place."),
        "categorize": Support("mapped", "Moodle's matching: each item with the title of its category."),
        "cloze": Support("native", "Moodle's cloze (embedded answers)."),
        "drag-words": Support("native", "Moodle's drag and drop into text."),
        "essay": Support("native", "Moodle's essay."),
    },
    features={
        "id": Support("lossy", "The idnumber; one of more than 100 characters is left out."),
        "title": Support("lossy", "The name; without a title, the first words of the stem. Moodle cuts it at 255 characters."),
        "category": Support("lossy", "Folders become categories, with the titles of bank.yaml. Moodle cuts these at 255 characters."),
        "tags": Support("lossy", "Moodle cuts tags at 50 characters."),
        "status": Support("lossy", "Every question arrives as ready for use."),
        "images": Support("lossy", "In the file itself. Captions, credits and long descriptions are left out."),
        "stimulus": Support("mapped", "A copy stands above each of its questions."),
        "points": {
            **dict.fromkeys(
                (
                    "multiple-choice",
                    "multiple-response",
                    "true-false",
                    "short-answer",
                    "numeric",
                    "matching",
                    "ordering",
                    "categorize",
                    "drag-words",
                    "essay",
                ),
                Support("lossy", "Up to seven decimal places, and below 100000."),
            ),
            "cloze": Support("lossy", "The sum of whole marks, one for each gap at least."),
        },
        "penalty": Support("lossy", "From 0 to 1 with seven decimal places; what is close to a third becomes one."),
        "feedback": {
            "cloze": Support("lossy", "Only gaps and their answers have feedback."),
            "essay": Support("unsupported", "A person marks it."),
            "short-answer": Support("lossy", "With each answer of its kind, and on any other answer where none fits all others already."),
            "numeric": Support("native", "With each answer of its kind, and on any other number."),
        },
        "hints": {"essay": Support("unsupported", "Moodle has none on essays.")},
        "part-ids": Support("unsupported", _BEHIND),
        "part-feedback": {"cloze": Support("native", "On each answer; a gap's own feedback stands below it, and on any other answer.")},
        "part-markup": {
            "matching": Support("lossy", "Left sides keep it, right sides become plain text."),
            "categorize": Support("lossy", "Items keep it, titles of categories become plain text."),
            "cloze": Support("lossy", "The options of a list become plain text."),
        },
        "weights": {
            name: Support("lossy", "Moodle knows 21 fractions; any other weight is rounded to the nearest.")
            for name in ("multiple-choice", "multiple-response", "short-answer", "numeric")
        },
        "scoring": {
            "ordering": Support("native", "By place, or all or nothing."),
            "multiple-response": Support("lossy", "Moodle cannot score all or nothing; partial credit is written instead."),
            **{
                name: Support("lossy", "The mean of the parts. Moodle cannot score all or nothing.")
                for name in ("matching", "categorize", "cloze", "drag-words")
            },
        },
        "pin": Support("lossy", "Moodle shuffles all options or none."),
        "distractors": {
            "categorize": Support("mapped", "An item that belongs nowhere is matched with a dash."),
            "drag-words": Support("lossy", "One that is also the word of a gap is left out."),
        },
        "tolerance": Support("lossy", "Of a number Moodle keeps 14 significant figures, and no zeros at its end."),
        "significant-figures": Support("mapped", "A range: half a unit of the last figure around the rounded value."),
        "units": Support("lossy", "A number that is right counts whatever unit stands behind it."),
        "reuse": Support("mapped", "A word that two gaps share can be used any number of times."),
        "response": Support("lossy", "The answer box has at most 32,767 lines."),
        "attachments": Support("lossy", "Up to three, or any number."),
        "grading": Support("native", "All of it in the information for graders."),
        "misconceptions": Support("unsupported", _BEHIND),
        "classification": Support("unsupported", _BEHIND),
        "attribution": Support("unsupported", _BEHIND),
        "use": Support("unsupported", "Stays behind: a question that is kept for exams arrives as any other."),
        "metadata": Support("unsupported", _BEHIND),
    },
)

# A link to an entity of the bank, such as [open weights](term:open-weights), becomes its words; a link to a web page stays a link.
