"""Sakai's Tests & Quizzes (Samigo): one test from a file."""

from __future__ import annotations

from quizkit.formats.base import Support, SupportTable

from ..ims import metadata
from ..layouts import sakai_file, write_sakai
from ..profile import Carries, Profile, Scores, Texts
from ..sakai import write_item
from .behind import BEHIND, IMAGES, READY

_TYPES = {
    "multiple-choice": "Multiple Choice",
    "multiple-response": "Multiple Correct Answer",
    "true-false": "True False",
    "short-answer": "Fill In the Blank",
    "numeric": "Numeric Response",
    "matching": "Matching",
    "categorize": "Matching",
    "cloze": "Fill In the Blank",
    "essay": "Short Answers/Essay",
}

_SUPPORT = SupportTable(
    types={
        "multiple-choice": Support("native", "Multiple Choice."),
        "multiple-response": Support("native", "Multiple Correct Answer."),
        "true-false": Support("native", "True False."),
        "short-answer": Support("native", "Fill In the Blank, with one blank below the text."),
        "numeric": Support("lossy", "Numeric Response, with one accepted number or range."),
        "matching": Support("native", "Matching."),
        "ordering": Support("unsupported", "Sakai has none."),
        "categorize": Support("mapped", "Matching: each item with the title of its category."),
        "cloze": Support("lossy", "Fill In the Blank, or Numeric Response where all gaps take numbers; texts with lists are left out."),
        "drag-words": Support("unsupported", "Sakai has none."),
        "essay": Support("native", "Short Answers/Essay; File Upload where only files are handed in."),
    },
    features={
        **BEHIND,
        "title": Support("unsupported", "Sakai keeps the name of the type in its place."),
        "category": Support("native", "Each category is a part of the test, named after the way to it."),
        "tags": Support("native", "The keywords of the question."),
        "status": READY,
        "images": IMAGES,
        "feedback": {
            **dict.fromkeys(
                ("multiple-choice", "multiple-response", "short-answer", "numeric", "matching", "categorize", "cloze"),
                Support("lossy", "On right and on wrong answers."),
            ),
            "essay": Support("unsupported", "A person marks it."),
        },
        "rationale": Support("native", "The general feedback."),
        "hints": Support("unsupported", "Sakai has none."),
        "part-ids": Support("unsupported", "Sakai names answers by letters."),
        "part-feedback": {name: Support("unsupported", "Only options have it.") for name in ("short-answer", "numeric", "cloze")},
        "weights": {
            "multiple-choice": Support("lossy", "Shares from 0 to 1; Sakai takes nothing off."),
            **{name: Support("lossy", "Right and wrong only.") for name in ("multiple-response", "short-answer", "numeric", "cloze")},
        },
        "scoring": {
            "multiple-response": Support("lossy", "All or nothing, or right less wrong."),
            **{name: Support("lossy", "For each row or gap its share.") for name in ("matching", "categorize", "cloze")},
        },
        "pin": Support("lossy", "Sakai shuffles all options or none."),
        "distractors": {"categorize": Support("mapped", "An item that belongs nowhere is matched with a dash.")},
        "case": {"cloze": Support("lossy", "For all gaps of a question or none.")},
        "significant-figures": Support("mapped", "A range: half a unit of the last figure around the rounded value."),
        "response": Support("lossy", "A box to write in, without limits."),
        "attachments": Support("lossy", "Files alone; with a text none can be handed in."),
        "grading": Support("lossy", "The model answer alone, which learners may see once theirs is marked."),
    },
)

SAKAI = Profile(
    name="sakai",
    title="Sakai",
    about="for Sakai: one test with a part for each category",
    types=_TYPES,
    mapped=frozenset(("categorize",)),
    idents="letters",
    scores=Scores(options=True, several=frozenset(("all-or-nothing",)), is_even=True, numbers=False),
    # Samigo finds files by what stands behind the path of its own resources.
    texts=Texts(image="/access/content/group/quizkit/{}", files="group/quizkit/", display_math=("$$", "$$"), breaks=("??", "{}")),
    carries=Carries(
        feedback=frozenset(_TYPES) - {"essay"},
        part_feedback=frozenset(("multiple-choice", "multiple-response")),
        gaps=((frozenset(("text",)), "Fill In the Blank"), (frozenset(("numeric",)), "Numeric Response")),
        title=False,
        model=True,
        wildcards=True,
        taken="|*",
        upload="File Upload",
    ),
    write_item=write_item,
    metadata=metadata,
    write_files=write_sakai,
    file_of=sakai_file,
    support=_SUPPORT,
)
