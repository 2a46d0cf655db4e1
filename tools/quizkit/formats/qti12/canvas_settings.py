"""What Canvas reads of a quiz beside its questions: `assessment_meta.xml`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING

from quizkit.formats.xml import Element

from .export import Export
from .ims import text
from .numbers import written
from .quizzes import points_of
from .spool import PlannedQuiz

_NAMESPACE = "http://canvas.instructure.com/xsd/cccv1p0"
_ANY_NUMBER = "-1"
# When results are hidden, and whether the right answers are shown. Canvas has no feedback after each question alone.
_FEEDBACK: Mapping[str, tuple[tuple[str, str], ...]] = {
    "immediate": (("hide_results", ""), ("show_correct_answers", "true")),
    "deferred": (("hide_results", "until_after_last_attempt"), ("show_correct_answers", "true")),
    "none": (("hide_results", "always"), ("show_correct_answers", "false")),
}


def settings_of(planned: PlannedQuiz, export: Export) -> Element:
    """The settings of a quiz. Its identifier is that of the assessment, or Canvas passes over them without a word."""
    quiz = planned.quiz
    pairs = [
        ("title", quiz.title or quiz.id),
        ("description", ""),
        ("shuffle_answers", "true" if planned.shuffles_answers else "false"),
        ("shuffle_questions", "true" if quiz.shuffle else "false"),
        ("scoring_policy", "keep_highest"),
        *_FEEDBACK[quiz.feedback_mode],
        ("quiz_type", "assignment" if quiz.use == "exam" else "practice_quiz"),
        ("points_possible", written(points_of(planned))),
        ("allowed_attempts", _ANY_NUMBER if quiz.attempts is None else str(quiz.attempts)),
        *_time_limit(planned, export),
    ]
    if quiz.shuffle:
        export.lose("quiz-setting-dropped", ("shuffle",), "Classic Quizzes shuffle only what they draw")
    if quiz.pass_mark is not None:
        export.lose("quiz-setting-dropped", ("pass_mark",), str(quiz.pass_mark))
    return Element("quiz", [text(name, value) for name, value in pairs], (("identifier", planned.ident), ("xmlns", _NAMESPACE)))


def _time_limit(planned: PlannedQuiz, export: Export) -> list[tuple[str, str]]:
    """Canvas counts whole minutes: what begins one gets all of it."""
    limit = planned.quiz.time_limit
    if limit is None:
        return []
    minutes = limit.to_integral_value(ROUND_CEILING)
    if minutes != limit:
        export.lose("quiz-setting-dropped", ("time_limit",), f"{written(limit)} became {written(minutes)} minutes")
    return [("time_limit", written(minutes))]
