"""Everything that the profile `flat` may lose, one line each. The whole bank as JSON loses nothing."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import LossKind

LOSSES: Mapping[str, LossKind] = {
    "exam-withheld": LossKind("unsupported", "use", "An app would show the key, so a question that is kept for exams is left out"),
    "incomplete": LossKind("unsupported", None, "Nothing that a learner can do earns the full points, so the question is left out"),
    "blank-dropped": LossKind("lossy", None, "Nothing can be typed or chosen for a part without a word, so it is left out"),
    "part-id-changed": LossKind("lossy", None, "Two parts have one id, so the second gets another"),
    "stimulus-dropped": LossKind("lossy", None, "The stimulus is not in the bank, so the question stands without it"),
    "image-dropped": LossKind("lossy", None, "The image is not in the bank, so its alternative text stands in its place"),
}
