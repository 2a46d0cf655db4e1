"""QTI 1.2 by the standard: valid against its schema, and scored as the author wrote by any reader that goes by the rules."""

from __future__ import annotations

from quizkit.formats.base import Support, SupportTable
from quizkit.model.bank import QUESTION_TYPES

from ..ims import metadata
from ..layouts import bank_file, write_standard
from ..profile import Carries, Profile, Scores, Texts
from ..standard import write_item
from .behind import BEHIND, IMAGES

_ALL = frozenset(QUESTION_TYPES)
_SCORED = _ALL - {"essay"}
# Where some option or part can be right without the whole being so.
_PARTLY = _SCORED - {"true-false"}
_ANY_GAPS = frozenset(("text", "dropdown", "numeric"))

_SUPPORT = SupportTable(
    types={
        "multiple-choice": Support("native", "response_lid, Single."),
        "multiple-response": Support("native", "response_lid, Multiple."),
        "true-false": Support("native", "response_lid, Single."),
        "short-answer": Support("native", "response_str."),
        "numeric": Support("native", "response_num."),
        "matching": Support("native", "A response_lid for each row."),
        "ordering": Support("native", "response_lid, Ordered; rules by index."),
        "categorize": Support("mapped", "A response_lid for each item, with the categories to choose from."),
        "cloze": Support("native", "The name of a gap stands in brackets in the text, and its response below."),
        "drag-words": Support("mapped", "A response_lid for each gap, with all words."),
        "essay": Support("native", "response_str without a rule that scores."),
    },
    features={
        **BEHIND,
        "category": Support("native", "Each category is an objectbank, named after the way to it."),
        "images": IMAGES,
        "feedback": {"essay": Support("unsupported", "A person marks it.")},
        "part-ids": Support("native", "They are the idents; what is no name for XML is changed."),
        "shuffle": Support("native"),
        "distractors": {"categorize": Support("mapped", "An item that belongs nowhere is matched with a dash.")},
        "wildcards": Support("lossy", "An answer with a wildcard is left out."),
        "significant-figures": Support("mapped", "A range: half a unit of the last figure around the rounded value."),
        "reuse": Support("mapped", "A word can be used any number of times."),
        "response": Support("lossy", "A box to write in, without limits."),
        "attachments": Support("unsupported", "QTI 1.2 has no files to hand in."),
    },
)

PLAIN = Profile(
    name="plain",
    title="QTI 1.2",
    about="by the standard alone, valid against its schema, for readers that go by its rules",
    types={name: name for name in QUESTION_TYPES},
    mapped=frozenset(("categorize", "drag-words")),
    idents="names",
    scores=Scores(
        options=True,
        several=frozenset(("partial-with-penalty", "partial", "all-or-nothing", "weights")),
        parts=frozenset(("partial", "all-or-nothing")),
        gaps=True,
        typed=True,
    ),
    texts=Texts(image="../images/{}", files="images/", display_math=(r"\[", r"\]"), knows_truth=False),
    carries=Carries(
        feedback=_SCORED,
        on_partly=_PARTLY,
        part_feedback=_ALL,
        gaps=((_ANY_GAPS, "cloze"),),
        hints=True,
        grading=True,
        status=True,
        pin=True,
    ),
    write_item=write_item,
    metadata=metadata,
    write_files=write_standard,
    file_of=bank_file,
    support=_SUPPORT,
    has_quizzes=True,
)
