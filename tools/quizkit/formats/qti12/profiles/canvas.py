"""Canvas, Classic Quizzes and New Quizzes: both read its own dialect of QTI 1.2 best.

Formulas go as `\\( … \\)`, which Canvas typesets: its equation images fall back to their alternative text where the server does not draw
them. Display formulas stand between `$$`, for by these Canvas sees that there is something to typeset.
"""

from __future__ import annotations

from quizkit.formats.base import Support, SupportTable

from ..canvas import write_item
from ..ims import metadata
from ..layouts import bank_file, write_canvas
from ..profile import Carries, Profile, Scores, Texts
from .behind import BEHIND, IMAGES, NO_TAGS, READY

_SINGLE = frozenset(("multiple-choice", "multiple-response", "true-false", "short-answer", "numeric", "ordering"))
_PARTS = ("matching", "categorize", "cloze", "drag-words")
_OWN_CREDIT = "Classic Quizzes give partial credit of their own: for each row or gap its share."
_SOME_CREDIT = f"{_OWN_CREDIT} New Quizzes take all or nothing."

_BOTH = {
    "multiple-response": (
        "Classic Quizzes give each right option its share and take as much for each wrong one, New Quizzes give all points or none"
    ),
    **dict.fromkeys(("matching", "categorize"), "Classic Quizzes give each row its share, New Quizzes give all points or none"),
    "ordering": "Classic Quizzes give each place its share, New Quizzes give all points or none",
}

_SUPPORT = SupportTable(
    types={
        "multiple-choice": Support("native", "multiple_choice_question."),
        "multiple-response": Support("native", "multiple_answers_question."),
        "true-false": Support("native", "true_false_question."),
        "short-answer": Support("native", "short_answer_question."),
        "numeric": Support("native", "numerical_question: a value with a margin, a range, or significant figures."),
        "matching": Support("native", "matching_question."),
        "ordering": Support("native", "ordering_question of New Quizzes; Classic Quizzes make a matching question of it."),
        "categorize": Support("mapped", "matching_question: each item with the title of its category."),
        "cloze": Support(
            "lossy", "Gaps to type in are one type, lists to choose from another; a text with both, or with numbers, is left out."
        ),
        "drag-words": Support("mapped", "multiple_dropdowns_question: each gap offers all words."),
        "essay": Support("native", "essay_question; file_upload_question where only files are handed in."),
    },
    features={
        **BEHIND,
        "category": Support("native", "Each category is a question bank, named after the way to it."),
        "tags": NO_TAGS,
        "status": READY,
        "stem": Support("lossy", "Classic Quizzes show an error in place of more than 16,384 characters."),
        "images": IMAGES,
        "feedback": {
            **dict.fromkeys(
                ("multiple-choice", "multiple-response", "short-answer", "numeric", "ordering", *_PARTS),
                Support("lossy", "On right and on wrong answers."),
            ),
            "essay": Support("unsupported", "A person marks it."),
        },
        "rationale": Support("native", "The general comment, which is shown to all."),
        "hints": Support("unsupported", "Canvas has none."),
        "part-ids": Support("mapped", "Idents come from them; what Canvas takes for a number or a sort of feedback becomes digits."),
        "part-feedback": {"cloze": Support("unsupported", "Canvas has none on gaps.")},
        "part-markup": {
            "matching": Support("lossy", "Left sides keep it, right sides become plain text."),
            "categorize": Support("lossy", "Items keep it, titles of categories become plain text."),
            "cloze": Support("lossy", "The options of a list become plain text."),
            "ordering": Support("lossy", "New Quizzes keep it, Classic Quizzes do not."),
        },
        "weights": Support("lossy", "Right and wrong only; answers that give a part of the points are left out, and gaps count alike."),
        "scoring": {
            "multiple-response": Support(
                "lossy", "Classic Quizzes give each key its share, and take as much for each other option; New Quizzes take all or nothing."
            ),
            "ordering": Support("lossy", "All or nothing in New Quizzes, by place in Classic Quizzes."),
            **{name: Support("lossy", _SOME_CREDIT if name in ("matching", "categorize") else _OWN_CREDIT) for name in _PARTS},
        },
        "shuffle": Support("lossy", "Canvas shuffles all answers of a quiz or none."),
        "pin": Support("lossy", "Canvas keeps no option in its place."),
        "distractors": {"categorize": Support("mapped", "An item that belongs nowhere is matched with a dash.")},
        "case": Support("lossy", "Canvas takes capitals and small letters for the same."),
        "wildcards": Support("lossy", "An answer with a wildcard is left out."),
        "significant-figures": Support("mapped", "As such where the range lies evenly above 0; else as a range."),
        "reuse": Support("mapped", "A word can be used any number of times."),
        "response": Support("lossy", "Canvas has a rich text box without limits."),
        "attachments": Support("lossy", "Files alone; with a text none can be handed in."),
        "grading": Support("lossy", "New Quizzes keep it as notes for graders, Classic Quizzes leave it out."),
    },
)

CANVAS = Profile(
    name="canvas",
    title="Canvas",
    about="for Canvas, Classic Quizzes and New Quizzes; this is what you get without --profile",
    types={
        "multiple-choice": "multiple_choice_question",
        "multiple-response": "multiple_answers_question",
        "true-false": "true_false_question",
        "short-answer": "short_answer_question",
        "numeric": "numerical_question",
        "matching": "matching_question",
        "ordering": "ordering_question",
        "categorize": "matching_question",
        "cloze": "fill_in_multiple_blanks_question",
        "drag-words": "multiple_dropdowns_question",
        "essay": "essay_question",
    },
    mapped=frozenset(("categorize", "drag-words")),
    idents="digitless",
    scores=Scores(is_even=True, order=frozenset(), told=_BOTH),
    texts=Texts(
        image="$IMS-CC-FILEBASE$/images/{}",
        files="images/",
        display_math=("$$", "$$"),
        plain=frozenset(("right", "gap")),
        risky=frozenset(("item",)),
        longest=16_384,
    ),
    carries=Carries(
        feedback=_SINGLE | frozenset(_PARTS),
        part_feedback=frozenset(("multiple-choice", "multiple-response", "short-answer", "numeric")),
        gaps=((frozenset(("text",)), "fill_in_multiple_blanks_question"), (frozenset(("dropdown",)), "multiple_dropdowns_question")),
        grading=True,
        shuffle=False,
        case=False,
        figures=True,
        upload="file_upload_question",
    ),
    write_item=write_item,
    metadata=metadata,
    write_files=write_canvas,
    file_of=bank_file,
    support=_SUPPORT,
    has_quizzes=True,
)
