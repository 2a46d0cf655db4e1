"""What stays behind in every profile: the rows of the support tables that all of them share."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import Support

_NO_PLACE = "Stays behind: QTI 1.2 has no place for it."

BEHIND: Mapping[str, Support] = {
    "penalty": Support("unsupported", "QTI 1.2 takes nothing off for a wrong try."),
    "stimulus": Support("mapped", "A copy stands above each of its questions."),
    "units": Support("unsupported", "Only the number is checked."),
    "misconceptions": Support("unsupported", _NO_PLACE),
    "classification": Support("unsupported", _NO_PLACE),
    "attribution": Support("unsupported", _NO_PLACE),
    "use": Support("unsupported", "Stays behind: a question that is kept for exams arrives as any other."),
    "metadata": Support("unsupported", _NO_PLACE),
}
IMAGES = Support("lossy", "As files of the package. Captions, credits and long descriptions are left out.")
READY = Support("lossy", "Every question arrives as ready for use.")
NO_TAGS = Support("unsupported", "The reader has none.")
