"""Brightspace (D2L): a Question Library, as it exports one itself."""

from __future__ import annotations

from quizkit.formats.base import Support, SupportTable

from ..d2l import item_metadata, write_item
from ..d2l_layout import library_file, write_d2l
from ..profile import Carries, Profile, Scores, Texts
from .behind import BEHIND, IMAGES, NO_TAGS, READY

_TYPES = {
    "multiple-choice": "Multiple Choice",
    "multiple-response": "Multi-Select",
    "true-false": "True/False",
    "short-answer": "Fill in the Blanks",
    "matching": "Matching",
    "ordering": "Ordering",
    "categorize": "Matching",
    "cloze": "Fill in the Blanks",
    "essay": "Long Answer",
}
_NONE = Support("unsupported", "Brightspace has it only for the question as a whole.")

_SUPPORT = SupportTable(
    types={
        "multiple-choice": Support("native", "Multiple Choice."),
        "multiple-response": Support("native", "Multi-Select."),
        "true-false": Support("native", "True/False."),
        "short-answer": Support("native", "Fill in the Blanks, with one blank below the text."),
        "numeric": Support("unsupported", "Brightspace computes its numbers by formulas."),
        "matching": Support("native", "Matching."),
        "ordering": Support("native", "Ordering."),
        "categorize": Support("mapped", "Matching: each item with the title of its category."),
        "cloze": Support("lossy", "Fill in the Blanks; texts with lists or numbers are left out."),
        "drag-words": Support("unsupported", "Brightspace has none."),
        "essay": Support("native", "Long Answer (written response)."),
    },
    features={
        **BEHIND,
        "category": Support("native", "Each category is a section of the library, named after the way to it."),
        "tags": NO_TAGS,
        "status": READY,
        "images": IMAGES,
        "feedback": _NONE,
        "rationale": Support("native", "The feedback that all see."),
        "hints": Support("native", "One below the other as one hint."),
        "part-ids": Support("native", "They are the idents, with the question's id before them."),
        "part-feedback": dict.fromkeys(("short-answer", "cloze"), _NONE),
        "weights": {
            "multiple-choice": Support("lossy", "In per cent, with five decimal places."),
            "multiple-response": Support("lossy", "Right and wrong only."),
        },
        "scoring": {"multiple-response": Support("lossy", "All or nothing, or right minus wrong.")},
        "pin": Support("lossy", "Brightspace shuffles all options or none."),
        "distractors": {"categorize": Support("mapped", "An item that belongs nowhere is matched with a dash.")},
        "wildcards": Support("lossy", "An answer with a wildcard is left out."),
        "response": {"essay": Support("lossy", "The height of the box; no limits.")},
        "attachments": Support("lossy", "None can be handed in."),
        "grading": Support("lossy", "The model answer alone, as the answer key, which learners may see once theirs is marked."),
    },
)

D2L = Profile(
    name="d2l",
    title="Brightspace",
    about="for Brightspace (D2L): a Question Library with a section for each category",
    types=_TYPES,
    mapped=frozenset(("categorize",)),
    idents="names",
    scores=Scores(
        options=True,
        several=frozenset(("all-or-nothing",)),
        is_even=True,
        parts=frozenset(("partial", "all-or-nothing")),
        gaps=True,
        typed=True,
    ),
    texts=Texts(image="images/{}", files="images/", display_math=("$$", "$$")),
    carries=Carries(
        feedback=frozenset(),
        part_feedback=frozenset(("multiple-choice", "multiple-response")),
        gaps=((frozenset(("text",)), "Fill in the Blanks"),),
        hints=True,
        model=True,
        lines=True,
    ),
    write_item=write_item,
    metadata=item_metadata,
    write_files=write_d2l,
    file_of=library_file,
    support=_SUPPORT,
    notice="Nobody has tried this profile in Brightspace yet: import it into an empty course first, and look at a question of each type.",
)
