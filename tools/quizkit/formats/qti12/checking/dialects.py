"""What the profiles of QTI 1.2 ask of a package, beside the specification: each reader has a dialect of its own."""

from __future__ import annotations

from quizkit.formats.checking.vocabulary import Vocabulary
from quizkit.records import dataclass

from .words import GROUPS, SAKAI, WORDS

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

_WORDS = Vocabulary("", (WORDS,), GROUPS)
_SAKAI_WORDS = Vocabulary("", (WORDS, SAKAI), GROUPS)
# What Sakai's importer takes for right, wrong, and the feedback on one answer; only others need an element of their own.
_SAKAI_FEEDBACK = frozenset({"Correct", "InCorrect", "CorrectMatch", "InCorrectMatch", "AnswerFeedback"})


@dataclass(frozen=True, slots=True)
class Dialect:
    """One reader's QTI 1.2.

    Attributes:
        words: the elements that it may hold; None for Brightspace and Blackboard, whose exports only look like QTI 1.2: idents are checked
            there, and names are not.
        has_manifest: whether the manifest lists the files.
        is_strict: whether rules mean what QTI 1.2 says: they ask for responses, and what they set or add up to is the score.
        namespaces: those that the files may be in.
        one_assessment: whether the reader wants exactly one assessment.
        types: the question types that the field `question_type` may name; None where it is not read.
        has_spans: whether a key of a blank for numbers may be two of them with a bar between.
        all_html: whether texts are HTML whatever they say that they are.
        splits_texts: whether gaps stand between pieces of a text, whose elements may go on behind them.
        own_addresses: what addresses begin with that the reader resolves by itself.
        own_feedback: the idents of feedback that the reader knows by itself; where there are any, `Correct` marks the right answer.
    """

    words: Vocabulary | None = _WORDS
    has_manifest: bool = True
    is_strict: bool = True
    namespaces: tuple[str, ...] = (NAMESPACE, "")
    one_assessment: bool = False
    types: frozenset[str] | None = None
    has_spans: bool = False
    all_html: bool = False
    splits_texts: bool = False
    own_addresses: tuple[str, ...] = ("/", "$", "@X@", "%24")
    own_feedback: frozenset[str] = frozenset()


DIALECTS = {
    "plain": Dialect(namespaces=(NAMESPACE,), own_addresses=()),
    "canvas": Dialect(types=CANVAS_TYPES),
    "sakai": Dialect(
        _SAKAI_WORDS, is_strict=False, one_assessment=True, has_spans=True, all_html=True, splits_texts=True, own_feedback=_SAKAI_FEEDBACK
    ),
    "d2l": Dialect(None, is_strict=False, splits_texts=True),
    "blackboard": Dialect(None, has_manifest=False, is_strict=False),
}
# The form that is written where no profile is asked for.
DEFAULT = "canvas"
