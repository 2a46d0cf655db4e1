"""Everything that Moodle XML may lose, one line each: the messages and the documentation come from here."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import LossKind

LOSSES: Mapping[str, LossKind] = {
    # Questions that are left out.
    "incomplete": LossKind("unsupported", None, "Moodle's import would stop here and lose all that follows, so the question is left out"),
    "indistinct": LossKind("unsupported", None, "Moodle cannot tell two items of one text apart, so the question is left out"),
    "type-mapped": LossKind("mapped", None, "Moodle has no questions that sort things under headings, so it is written as matching"),
    # Scores.
    "all-or-nothing": LossKind("lossy", "scoring", "Moodle cannot score all-or-nothing, so the question gives partial credit"),
    "fraction-rounded": LossKind("lossy", "weights", "Moodle knows only some fractions, so the nearest one is written"),
    "answer-raised": LossKind("lossy", "weights", "Moodle's import stops at a short answer without full marks, so the best one gets them"),
    "points-changed": LossKind("lossy", "points", "Moodle stores points with seven decimal places and below 100000"),
    "points-of-parts": LossKind(
        "lossy", "points", "Moodle adds up whole marks of the gaps to the points of a cloze question; the shares of the gaps stay exact"
    ),
    "penalty-changed": LossKind(
        "lossy", "penalty", "Moodle stores penalties from 0 to 1 with seven decimal places, and takes what is close to a third for one"
    ),
    "significant-figures": LossKind(
        "mapped", "significant-figures", "Moodle checks only a range, so the rounded value is written with half a unit of its last figure"
    ),
    "number-rounded": LossKind("lossy", "tolerance", "Moodle keeps 14 significant figures of a number"),
    "unit-lenient": LossKind("lossy", "units", "Moodle gives full marks for the right number whatever unit stands behind it"),
    "unit-dropped": LossKind("lossy", "units", "Moodle cannot hold the unit, so it is left out"),
    "unit-changed": LossKind("mapped", "units", "Moodle takes spaces out of what a learner types, so the unit is written without them"),
    "unit-default": LossKind("lossy", "units", "No unit has the factor 1, so Moodle shows the right answer with the first unit"),
    # Parts.
    "pin-dropped": LossKind("lossy", "pin", "Moodle shuffles all options or none, so the pinned option moves with the others"),
    "blank-dropped": LossKind("lossy", None, "Moodle has no empty texts here, so the part is left out"),
    "feedback-dropped": LossKind("lossy", "feedback", "Moodle has no place for this feedback, so it is left out"),
    "hint-dropped": LossKind("lossy", "hints", "Moodle has no hints on essays, so the hint is left out"),
    "stimulus-copied": LossKind("mapped", "stimulus", "Moodle has no texts that questions share, so a copy stands above the question"),
    "stimulus-dropped": LossKind("lossy", None, "The stimulus is not in the bank, so the question stands without it"),
    "nowhere-mapped": LossKind("mapped", "distractors", "An item that belongs nowhere gets an answer that says so"),
    "word-reusable": LossKind("mapped", "reuse", "Two gaps have one word, so Moodle lets a learner use it more than once"),
    "word-dropped": LossKind("lossy", "distractors", "The distractor is the word of a gap, and Moodle has each word once"),
    "attachments-changed": LossKind("lossy", "attachments", "Moodle allows up to three attachments or any number, so any number may come"),
    "lines-changed": LossKind("lossy", "response", "Moodle has no answer box of this height"),
    "status-dropped": LossKind("lossy", "status", "Moodle's import makes every question ready for use, so its status is lost"),
    # Texts.
    "name-changed": LossKind(
        "lossy", "title", "Moodle cuts names at 255 characters and takes `<` for a tag's start, so the title is changed"
    ),
    "category-changed": LossKind(
        "lossy", "category", "Moodle cuts names at 255 characters and takes `<` for a tag's start, so the category's title is changed"
    ),
    "answer-changed": LossKind(
        "lossy",
        "part-markup",
        "Moodle takes `<` and `&` in these answers for markup and cuts them at 255 characters, so it is changed",
    ),
    "markup-dropped": LossKind(
        "lossy", "part-markup", "Moodle shows these answers as plain text, so emphasis, code, maths and links are lost"
    ),
    "image-dropped": LossKind("lossy", "images", "The image cannot be shown here, so its alternative text stands in its place"),
    "media-notes-dropped": LossKind("lossy", "images", "Moodle shows the image alone: caption, credit and long description are left out"),
    "tag-changed": LossKind("lossy", "tags", "Moodle cuts tags at 50 characters and cannot hold an empty one or `0`"),
    "id-dropped": LossKind("lossy", "id", "Moodle's import stops at an idnumber of more than 100 characters, so there is none"),
    "character-replaced": LossKind("lossy", None, "XML cannot hold a control character, so U+FFFD stands in its place"),
}
