"""Everything that Moodle XML may lose, one line each: the messages and the documentation come from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LossLevel = Literal["mapped", "lossy", "unsupported"]


@dataclass(frozen=True, slots=True)
class LossKind:
    """A kind of loss. `sentence` says what happens, without its full stop; a loss adds what it happened to."""

    level: LossLevel
    sentence: str

    def message(self, detail: str) -> str:
        """The sentence with a detail."""
        return f"{self.sentence}: {detail}." if detail else f"{self.sentence}."


LOSSES: Mapping[str, LossKind] = {
    # Questions that are left out.
    "type-unsupported": LossKind("unsupported", "Questions of this type are not written to Moodle XML yet, so it is left out"),
    "incomplete": LossKind("unsupported", "Moodle's import would stop here and lose all that follows, so the question is left out"),
    # Scores.
    "all-or-nothing": LossKind("lossy", "Moodle cannot score all-or-nothing, so the question gives partial credit"),
    "fraction-rounded": LossKind("lossy", "Moodle knows only some fractions, so the nearest one is written"),
    "answer-raised": LossKind("lossy", "Moodle's import stops at a short answer without full marks, so the best answer gets them"),
    "points-changed": LossKind("lossy", "Moodle stores points with seven decimal places and below 100000"),
    "penalty-changed": LossKind(
        "lossy", "Moodle stores penalties from 0 to 1 with seven decimal places, and takes what is close to a third for one"
    ),
    "significant-figures": LossKind(
        "mapped", "Moodle checks only a range, so the rounded value is written with half a unit of its last figure"
    ),
    "unit-lenient": LossKind("lossy", "Moodle gives full marks for the right number whatever unit stands behind it"),
    "unit-dropped": LossKind("lossy", "Moodle cannot hold the unit, so it is left out"),
    "unit-changed": LossKind("mapped", "Moodle takes spaces out of what a learner types, so the unit is written without them"),
    "unit-default": LossKind("lossy", "No unit has the factor 1, so Moodle shows the right answer with the first unit"),
    # Parts.
    "pin-dropped": LossKind("lossy", "Moodle shuffles all options or none, so the pinned option moves with the others"),
    "blank-dropped": LossKind("lossy", "Moodle has no empty texts here, so the part is left out"),
    "feedback-dropped": LossKind("lossy", "Moodle has no place for this feedback, so it is left out"),
    "hint-dropped": LossKind("lossy", "Moodle has no hints on essays, so the hint is left out"),
    "stimulus-dropped": LossKind("lossy", "The stimulus is not written, so the question stands without it"),
    "attachments-changed": LossKind("lossy", "Moodle allows up to three attachments or any number, so any number is allowed"),
    "lines-changed": LossKind("lossy", "Moodle has no answer box of this height"),
    "status-dropped": LossKind("lossy", "Moodle's import makes every question ready for use, so its status is lost"),
    # Texts.
    "name-changed": LossKind("lossy", "Moodle cuts names at 255 characters and takes `<` for the start of a tag, so the title is changed"),
    "category-changed": LossKind(
        "lossy", "Moodle cuts names at 255 characters and takes `<` for the start of a tag, so the category's title is changed"
    ),
    "answer-changed": LossKind(
        "lossy", "Moodle takes `<` and `&` in these answers for markup and cuts them at 255 characters, so the text is changed"
    ),
    "markup-dropped": LossKind("lossy", "Moodle shows these answers as plain text, so emphasis, code, maths and links are left out"),
    "image-dropped": LossKind("lossy", "The image cannot be shown here, so its alternative text stands in its place"),
    "media-notes-dropped": LossKind("lossy", "Moodle shows the image alone: its caption, credit and long description are left out"),
    "tag-changed": LossKind("lossy", "Moodle cuts tags at 50 characters and cannot hold an empty one or `0`"),
    "id-dropped": LossKind("lossy", "Moodle's import stops at an idnumber of more than 100 characters, so the question has none"),
    "character-replaced": LossKind("lossy", "XML cannot hold a control character, so U+FFFD stands in its place"),
}
