"""Everything that QTI 1.2 may lose, one line each; `{reader}` is the platform that a profile writes for."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import LossKind
from quizkit.records import replace

LOSSES: Mapping[str, LossKind] = {
    # Questions that are left out.
    "type-unsupported": LossKind("unsupported", None, "{reader} has no questions of this type, so the question is left out"),
    "incomplete": LossKind("unsupported", None, "{reader} could not score it, so the question is left out"),
    "wildcards-only": LossKind("unsupported", None, "{reader} has no wildcards here, and without them no answer gives the full points"),
    "gaps-unsupported": LossKind("unsupported", None, "{reader} has no such gaps together in one text, so the question is left out"),
    "type-mapped": LossKind("mapped", None, "{reader} has no questions of this type, so it is written as another one"),
    # Scores.
    "points-changed": LossKind("lossy", "points", "{reader} cannot hold these points, so they are changed"),
    "penalty-dropped": LossKind("lossy", "penalty", "{reader} takes nothing off for a wrong try, so the penalty is lost"),
    "scoring-changed": LossKind("lossy", "scoring", "{reader} has its own partial credit for this, so some answers score otherwise"),
    "weight-dropped": LossKind("lossy", "weights", "{reader} knows only right and wrong here, so a part of the points is not given"),
    "weight-untried": LossKind(
        "lossy", "weights", "{reader} gets the weight in per cent; whether it counts one of several options so, nobody has tried"
    ),
    "weight-rounded": LossKind("lossy", "weights", "{reader} takes a share in per cent with five decimal places, so it is rounded"),
    "gap-weight-dropped": LossKind("lossy", "weights", "{reader} gives each gap the same share of the points"),
    "answer-dropped": LossKind("lossy", "weights", "{reader} would give full points to this answer, so it is left out"),
    "one-answer": LossKind("lossy", None, "{reader} takes one accepted number, so the others are left out"),
    "wildcard-dropped": LossKind(
        "lossy", "wildcards", "{reader} has no wildcards here, so the answer is left out, and what only it accepts counts as wrong"
    ),
    "case-ignored": LossKind("lossy", "case", "{reader} takes capitals and small letters for the same"),
    "sign-taken": LossKind("lossy", None, "{reader} reads a sign of this answer as something else, so the answer is left out"),
    "figures-as-range": LossKind(
        "mapped", "significant-figures", "{reader} checks a range here: half a unit of the last figure around the rounded value"
    ),
    "unit-dropped": LossKind("lossy", "units", "{reader} takes only numbers, so the unit is left out"),
    "attachments-changed": LossKind("lossy", "attachments", "{reader} does not take files along with a text, so none can be handed in"),
    "response-changed": LossKind("lossy", "response", "{reader} has an answer box of its own, so its form or limits are lost"),
    # Parts.
    "blank-dropped": LossKind("lossy", None, "{reader} has no empty texts here, so the part is left out"),
    "shuffle-changed": LossKind("lossy", "shuffle", "{reader} shuffles all questions of a quiz or none, so the order may be another one"),
    "pin-dropped": LossKind("lossy", "pin", "{reader} keeps no option in its place, so the pinned one moves with the others"),
    "nowhere-mapped": LossKind("mapped", "distractors", "An item that belongs nowhere gets an answer that says so"),
    "word-reusable": LossKind("mapped", "reuse", "{reader} offers each gap all words, so a learner may use one more than once"),
    "feedback-dropped": LossKind("lossy", "feedback", "{reader} has no place for this feedback, so it is left out"),
    "part-feedback-dropped": LossKind("lossy", "part-feedback", "{reader} has no place for this feedback, so it is left out"),
    "rationale-dropped": LossKind("lossy", "rationale", "{reader} has no place for the rationale, so it is left out"),
    "hint-dropped": LossKind("lossy", "hints", "{reader} has no hints, so the hint is left out"),
    "grading-dropped": LossKind("lossy", "grading", "{reader} has no place that learners never see, so what is for markers is left out"),
    "stimulus-copied": LossKind("mapped", "stimulus", "{reader} gets a copy of the stimulus above the question"),
    "stimulus-dropped": LossKind("lossy", None, "The stimulus is not in the bank, so the question stands without it"),
    "title-dropped": LossKind("lossy", "title", "{reader} keeps the name of the type in place of the title, so it is lost"),
    "status-dropped": LossKind("lossy", "status", "{reader} takes every question for ready, so its status is lost"),
    # Texts.
    "markup-dropped": LossKind("lossy", "part-markup", "{reader} shows plain text here, so emphasis, code, maths and links are lost"),
    "markup-at-risk": LossKind(
        "lossy", "part-markup", "{reader} shows plain text here in Classic Quizzes, so markup and images may be lost"
    ),
    "image-dropped": LossKind("lossy", "images", "The image cannot be shown here, so its alternative text stands in its place"),
    "media-notes-dropped": LossKind("lossy", "images", "{reader} shows the image alone, so what stands beside it is left out"),
    "text-too-long": LossKind("lossy", "stem", "{reader} may put an error in place of a text that is as long as this"),
    "text-changed": LossKind("lossy", None, "{reader} changes these signs"),
    "character-replaced": LossKind("lossy", None, "XML cannot hold a control character, so U+FFFD stands in its place"),
    # Quizzes.
    "quiz-dropped": LossKind(
        "unsupported",
        None,
        "{reader} takes questions from this file and no quiz, so build it there from its questions, which you can export alone",
    ),
    "quiz-setting-dropped": LossKind("lossy", None, "{reader} cannot be told this setting, so it is left out"),
    "quiz-question-missing": LossKind("lossy", None, "The question is not in the export, so the quiz stands without it"),
    "question-repeated": LossKind("lossy", None, "A quiz holds a question once, so it is left out here, for another section has it"),
    "draw-changed": LossKind("lossy", None, "There are fewer questions to draw from, so fewer are drawn"),
    "section-empty": LossKind("lossy", None, "No question is left for the section, so it is left out"),
    "draw-points": LossKind("lossy", None, "{reader} gives all questions of a draw the same points, so some count otherwise"),
    "quiz-empty": LossKind("unsupported", None, "The quiz has no question in the export, so it is left out"),
}


def losses_for(reader: str) -> Mapping[str, LossKind]:
    """The losses, told of one platform."""
    return {code: replace(kind, sentence=kind.sentence.replace("{reader}", reader)) for code, kind in LOSSES.items()}
