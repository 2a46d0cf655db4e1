"""Readers of QTI with ways of their own, as data."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import Support
from quizkit.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """What one reader takes of a version.

    `phrase` says what the profile is, `notice` what its user has to know before anything else. `left_out` are the types that the reader
    does not take, each with the reason; `not_read` the features that the file carries and the reader passes over, likewise. `mapped` are
    types that arrive as another one.

    `templates_only` says that only items of the template `match_correct` arrive, so that nothing else is written. `shared_stimuli` says
    that stimuli may be files of their own, where the version has them. `inline_feedback` says that feedback may stand within an option,
    instead of beside the item; `caseless_mappings` that a mapping may pass over capitals. `one_test` says that the reader takes the first
    test of a package alone, `fixed_totals` that it reads the points and the pass mark of a test as numbers, `ims_md` that it reads metadata
    in the form before LOM. `uploads` says that an item may ask for files, `keys_only` that the reader takes the correct responses alone, so
    that a short answer without one would never be right. `preformatted` says that a box may be for text that keeps its spaces.
    """

    phrase: str = ""
    notice: str = ""
    left_out: Mapping[str, str] = field(default_factory=dict)
    not_read: Mapping[str, str] = field(default_factory=dict)
    mapped: Mapping[str, Support] = field(default_factory=dict)
    templates_only: bool = False
    shared_stimuli: bool = True
    inline_feedback: bool = True
    caseless_mappings: bool = True
    one_test: bool = False
    fixed_totals: bool = False
    ims_md: bool = False
    uploads: bool = True
    keys_only: bool = False
    preformatted: bool = True


STANDARD = Profile()

_TAO = Profile(
    phrase="TAO, which validates every file",
    shared_stimuli=False,
    # Its import refuses an item with any other feedback (extension-tao-itemqti, ParserFactory::buildFeedback).
    inline_feedback=False,
    # It keeps keys and values of a mapping alone, so that capitals would count (its ResponseDeclaration).
    caseless_mappings=False,
    not_read={"hints": "TAO shows an item once, so what stands behind a second try is not seen."},
)
_OPENOLAT = Profile(
    phrase="OpenOLAT, which plays the items and cannot edit them",
    # QTI21ContentPackage.getTest, QtiNodesExtractor and ManifestMetadataBuilder in its source.
    one_test=True,
    fixed_totals=True,
    ims_md=True,
    # JQTI+ waits for `preFormatted`, which no schema lets pass, and does not load the item.
    preformatted=False,
)
_BLACKBOARD = Profile(
    phrase="Blackboard Learn, which skips items that score other than by its one template",
    templates_only=True,
    uploads=False,
    keys_only=True,
    left_out=dict.fromkeys(
        ("numeric", "matching", "ordering", "categorize", "cloze", "drag-words"), "Blackboard's import of QTI 2.1 skips it."
    ),
    not_read={
        "points": "Blackboard gives each question the points of its own default.",
        "feedback": "Blackboard does not read it.",
        "part-feedback": "Blackboard does not read it.",
        "rationale": "Blackboard does not read it.",
        "hints": "Blackboard does not read it.",
        "weights": "Blackboard scores all or nothing.",
        "scoring": "Blackboard scores all or nothing.",
        "attachments": "Blackboard does not read it.",
        "grading": "Blackboard does not read it.",
    },
)
_CANVAS_NOTICE = (
    "Canvas reads QTI {number} with great losses (points, tolerances, synonyms, feedback, several types): "
    "`quizkit export qti12` writes the format that both its importers read in full."
)
_NO_GAPS = "Canvas has an error or an empty question in its place."
_CANVAS = Profile(
    phrase="Canvas, for which qti12 is the better choice",
    notice=_CANVAS_NOTICE,
    # Two interactions in an item are an error in New Quizzes, and so is an upload in Classic Quizzes.
    uploads=False,
    keys_only=True,
    left_out={"cloze": _NO_GAPS, "drag-words": _NO_GAPS},
    mapped={"ordering": Support("lossy", "Arrives in New Quizzes; Classic Quizzes have an error in its place.")},
    not_read={
        "points": "Every question is worth 1 in Classic Quizzes.",
        "feedback": "New Quizzes drops it; Classic Quizzes reads that on right and on wrong answers.",
        "part-feedback": "Left out: Classic Quizzes cut the text of an option short at the first emphasis where feedback follows it.",
        "rationale": "New Quizzes drops it; Classic Quizzes shows it after every answer.",
        "hints": "Canvas does not read it.",
        "weights": "Mappings are ignored: the first full answer counts.",
        "scoring": "Mappings are ignored.",
        "case": "Capitals never matter.",
        "wildcards": "Only the words of the first answer count.",
        "tolerance": "The number becomes a text that has to be met exactly.",
        "significant-figures": "The number becomes a text that has to be met exactly.",
        "units": "The number becomes a text that has to be met exactly.",
        "pin": "Canvas does not read it.",
        "attachments": "Left out: Canvas has an error in the place of an upload.",
        "grading": "Rubrics are ignored.",
    },
)

# The profiles of each version by their names; None is the version as it stands.
PROFILES: Mapping[str, Mapping[str | None, Profile]] = {
    "qti21": {None: STANDARD, "openolat": _OPENOLAT, "tao": _TAO, "blackboard": _BLACKBOARD, "canvas": _CANVAS},
    "qti22": {None: STANDARD, "tao": _TAO, "canvas": _CANVAS},
    "qti30": {None: STANDARD, "tao": _TAO},
}
