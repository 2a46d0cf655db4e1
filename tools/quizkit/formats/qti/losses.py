"""Everything that a QTI package may lose, one line each: the messages and the documentation come from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizkit.formats.base import LossKind

_OWN: Mapping[str, LossKind] = {
    # Questions that are left out, and those that become another type.
    "incomplete": LossKind("unsupported", None, "A part that the question needs is missing, so the question is left out"),
    "type-not-read": LossKind("unsupported", None, "The reader does not take questions of this type, so the question is left out"),
    "no-key": LossKind("unsupported", None, "The reader knows answers that are right as they stand, and there is none: it is left out"),
    # Scores.
    "penalty-dropped": LossKind("lossy", "penalty", "QTI scores each try by itself, so the penalty for wrong tries is left out"),
    "all-or-nothing": LossKind("lossy", "scoring", "The reader scores all or nothing"),
    "answers-dropped": LossKind("lossy", "weights", "The reader knows one right answer, so the others are left out"),
    "unit-dropped": LossKind("lossy", "units", "A number stands without a unit in QTI, so answers in this unit are not accepted"),
    "number-rounded": LossKind("lossy", "tolerance", "Readers keep some 15 significant figures of a number"),
    "nowhere-mapped": LossKind("mapped", "distractors", "An item that belongs nowhere gets a heading that says so"),
    "choice-merged": LossKind("mapped", "distractors", "The same words stand there already, so they are one choice"),
    "words-not-limited": LossKind("lossy", "response", "QTI cannot ask for so many words, so the limit is left out"),
    "box-added": LossKind("lossy", "response", "Nothing could be handed in, so there is a box for a text"),
    "format-dropped": LossKind("lossy", "response", "The reader stumbles over a box for preformatted text, so it is a plain one"),
    "uploads-changed": LossKind("lossy", "attachments", "An item takes up to ten files"),
    # Parts.
    "blank-dropped": LossKind("lossy", None, "The text is empty, so the part is left out"),
    "feedback-dropped": LossKind("lossy", "feedback", "Nothing decides whether this feedback is due, so it is left out"),
    "feedback-beside": LossKind("mapped", "part-feedback", "The reader takes no feedback within an option, so it is shown beside the item"),
    "hint-dropped": LossKind("lossy", "hints", "There is no wrong try that a hint could follow, so it is left out"),
    "stimulus-copied": LossKind("mapped", "stimulus", "The text is not shared in this version, so a copy stands above the question"),
    "stimulus-dropped": LossKind("lossy", None, "The stimulus is not in the bank, so the question stands without it"),
    "id-changed": LossKind("lossy", "id", "It is no identifier in QTI, so it is changed"),
    "part-id-changed": LossKind("lossy", "part-ids", "It is no identifier in QTI, so it is changed"),
    # Texts.
    "title-cut": LossKind("lossy", "title", "Readers keep 255 characters of a title, so it is cut"),
    "image-dropped": LossKind("lossy", None, "The image cannot stand here, so its words are left"),
    "markup-dropped": LossKind("lossy", "part-markup", "Only plain words can stand here"),
    "maths-as-tex": LossKind("lossy", "stem", "The formula cannot be said in MathML, so its TeX stands in the text"),
    "list-restarted": LossKind("lossy", "stem", "A list begins with 1 in this version"),
    "media-notes-dropped": LossKind("lossy", "images", "An image has no place for its caption, credit or long description"),
    "character-replaced": LossKind("lossy", None, "XML cannot hold a control character or a lone surrogate, so U+FFFD stands for it"),
    # Quizzes.
    "question-absent": LossKind("lossy", None, "The question is not in the package, so the quiz stands without it"),
    "question-repeated": LossKind("lossy", None, "A test holds a question once, so it is left out where it comes again"),
    "draw-changed": LossKind("lossy", None, "There are fewer questions to draw from, so fewer are drawn"),
    "quiz-not-read": LossKind("lossy", None, "The reader takes the first quiz of a package, so this one needs an export of its own"),
    "total-not-fixed": LossKind(
        "lossy", None, "The points hang on which questions are drawn, so the reader shows no maximum and no pass mark"
    ),
    "attempts-dropped": LossKind("lossy", None, "QTI cannot say how often a test may be taken, so set it where learners take it"),
    "section-empty": LossKind("lossy", None, "No question is left for the section, so it is left out"),
    "quiz-empty": LossKind("unsupported", None, "No question of the quiz is in the package, so the quiz is left out"),
}


def losses(not_read: Iterable[str]) -> Mapping[str, LossKind]:
    """All kinds of loss of a profile whose reader passes over these features."""
    passed_over = {not_read_code(feature): LossKind("lossy", feature, "It does not arrive") for feature in not_read}
    return {**_OWN, **passed_over}


def not_read_code(feature: str) -> str:
    """The code of the loss of a feature that the reader passes over."""
    return f"{feature}-not-read"
