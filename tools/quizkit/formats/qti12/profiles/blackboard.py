"""Blackboard Learn: an archive of question pools, as it writes them itself."""

from __future__ import annotations

from quizkit.formats.base import Support, SupportTable

from ..blackboard import item_metadata, write_item
from ..blackboard_layout import pool_file, write_blackboard
from ..profile import Carries, Profile, Scores, Texts
from .behind import BEHIND, IMAGES, NO_TAGS, READY

_TYPES = {
    "multiple-choice": "Multiple Choice",
    "multiple-response": "Multiple Answer",
    "true-false": "True/False",
    "short-answer": "Fill in the Blank",
    "numeric": "Numeric",
    "matching": "Matching",
    "ordering": "Ordering",
    "categorize": "Matching",
    "cloze": "Fill in the Blank Plus",
    "essay": "Essay",
}

_SUPPORT = SupportTable(
    types={
        "multiple-choice": Support("native", "Multiple Choice."),
        "multiple-response": Support("native", "Multiple Answer."),
        "true-false": Support("native", "True/False."),
        "short-answer": Support("native", "Fill in the Blank."),
        "numeric": Support("lossy", "Numeric (calculated), with one accepted number or range."),
        "matching": Support("native", "Matching."),
        "ordering": Support("native", "Ordering."),
        "categorize": Support("mapped", "Matching: each item with the title of its category."),
        "cloze": Support("lossy", "Fill in the Blank Plus; texts with lists or numbers are left out."),
        "drag-words": Support("unsupported", "Not in the archive that we know."),
        "essay": Support("native", "Essay."),
    },
    features={
        **BEHIND,
        "category": Support("native", "Each category is a pool, named after the way to it."),
        "tags": NO_TAGS,
        "status": READY,
        "images": IMAGES,
        "feedback": {
            **dict.fromkeys(
                ("multiple-choice", "multiple-response", "short-answer", "numeric", "matching", "ordering", "categorize", "cloze"),
                Support("lossy", "On right and on wrong answers."),
            ),
            "essay": Support("unsupported", "A person marks it."),
        },
        "rationale": Support("native", "Below the feedback on right and on wrong answers."),
        "hints": Support("unsupported", "Blackboard has none."),
        "part-ids": Support("native", "They are the idents."),
        "part-feedback": {name: Support("unsupported", "Only options and words have it.") for name in ("numeric", "cloze")},
        "weights": {
            "multiple-choice": Support("lossy", "In per cent, with five decimal places."),
            "multiple-response": Support("lossy", "In per cent; whether Blackboard counts them so, nobody has tried."),
            **{name: Support("lossy", "Right and wrong only.") for name in ("short-answer", "numeric", "cloze")},
        },
        "scoring": {
            "multiple-response": Support("lossy", "All or nothing, or Blackboard's own partial credit."),
            **{
                name: Support("lossy", "Blackboard's own partial credit: for each part its share.")
                for name in ("matching", "ordering", "categorize", "cloze")
            },
        },
        "pin": Support("lossy", "Blackboard shuffles all options or none."),
        "distractors": {"categorize": Support("mapped", "An item that belongs nowhere is matched with a dash.")},
        "wildcards": Support("lossy", "An answer with a wildcard is left out."),
        "significant-figures": Support("mapped", "A range: half a unit of the last figure around the rounded value."),
        "response": Support("lossy", "A box to write in, without limits."),
        "attachments": Support("lossy", "None can be handed in."),
        "grading": Support("native", "Notes and rubric as instructor notes; the model answer as the solution, which learners may see."),
    },
)

BLACKBOARD = Profile(
    name="blackboard",
    title="Blackboard",
    about="for Blackboard Learn: an archive with a pool for each category",
    types=_TYPES,
    mapped=frozenset(("categorize",)),
    idents="names",
    scores=Scores(options=True, several=frozenset(("all-or-nothing", "per-cent")), order=frozenset(("partial",)), numbers=False),
    texts=Texts(
        image="@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-{number}",
        files="csfiles/home_dir/",
        inline_math=("$$", "$$"),
        display_math=("$$", "$$"),
    ),
    carries=Carries(
        feedback=frozenset(_TYPES) - {"essay"},
        part_feedback=frozenset(("multiple-choice", "multiple-response", "short-answer")),
        gaps=((frozenset(("text",)), "Fill in the Blank Plus"),),
        grading=True,
        model=True,
    ),
    write_item=write_item,
    metadata=item_metadata,
    write_files=write_blackboard,
    file_of=pool_file,
    support=_SUPPORT,
    notice="Nobody has tried this profile in Blackboard yet: import it into an empty course first, and look at a question of each type.",
)
