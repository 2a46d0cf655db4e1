"""What the profiles of QTI 1.2 ask of a package, beside the specification: each reader has a dialect of its own."""

from __future__ import annotations

from dataclasses import dataclass

from quizkit.formats.checking.vocabulary import Vocabulary

from .words import D2L, GROUPS, WORDS

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"

# Those that Canvas's importer knows, in both its quiz engines.
CANVAS_TYPES = frozenset(
    f"{name}_question"
    for name in (
        "multiple_choice",
        "true_false",
        "multiple_answers",
        "short_answer",
        "fill_in_multiple_blanks",
        "multiple_dropdowns",
        "matching",
        "numerical",
        "calculated",
        "essay",
        "file_upload",
        "text_only",
        "missing_word",
        "hot_spot",
        "categorization",
        "ordering",
    )
)

_STRICT = Vocabulary("", (WORDS,), GROUPS)
_D2L = Vocabulary("", (WORDS, D2L), GROUPS)


@dataclass(frozen=True, slots=True)
class Dialect:
    """One reader's QTI 1.2.

    Attributes:
        vocabulary: the elements that it may hold; None where the reader has a format of its own.
        namespaces: those that the files may be in.
        one_assessment: whether the reader wants exactly one assessment.
        types: the question types that the field `question_type` may name; None where it is not read.
        scores_by_feedback: whether the right answer is the one that shows the feedback `Correct`.
    """

    vocabulary: Vocabulary | None = _STRICT
    namespaces: tuple[str, ...] = (NAMESPACE, "")
    one_assessment: bool = False
    types: frozenset[str] | None = None
    scores_by_feedback: bool = False


DIALECTS = {
    "plain": Dialect(namespaces=(NAMESPACE,)),
    "canvas": Dialect(types=CANVAS_TYPES),
    "sakai": Dialect(one_assessment=True, scores_by_feedback=True),
    "d2l": Dialect(_D2L),
    "blackboard": Dialect(None),
}
