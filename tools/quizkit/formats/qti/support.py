"""How questions travel in QTI: by type, and feature by feature where something changes on the way."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import Support, SupportTable

from .profiles import PROFILES, Profile
from .versions import Version

_BEHIND = "Stays behind: QTI has no place for it."
_TYPES: Mapping[str, Support] = {
    "multiple-choice": Support("native", "A choice interaction that takes one choice."),
    "multiple-response": Support("native", "A choice interaction that takes any number of choices."),
    "true-false": Support("native", "A choice interaction with two choices."),
    "short-answer": Support("native", "A text entry interaction."),
    "numeric": Support("native", "A text entry interaction; ranges are compared."),
    "matching": Support("native", "A match interaction."),
    "ordering": Support("native", "An order interaction."),
    "categorize": Support("native", "A match interaction: headings take any number of items."),
    "cloze": Support("native", "Text entry and inline choice interactions in a text."),
    "drag-words": Support("native", "A gap match interaction."),
    "essay": Support("native", "An extended text interaction, and an upload for each attachment."),
}
_NOT_MARKED = tuple(name for name in _TYPES if name != "essay")

_CHOICES = ("multiple-choice", "multiple-response")


def support_of(version: Version) -> SupportTable:
    """What a version carries, with a table for each profile."""
    features = _features(version)
    tables = {name: _with_profile(features, profile) for name, profile in PROFILES[version.name].items() if name is not None}
    return SupportTable(_TYPES, features, tables)


def _features(version: Version) -> dict[str, Support | Mapping[str, Support]]:
    shared = version.stimulus_type is not None
    features: dict[str, Support | Mapping[str, Support]] = {
        "id": Support("lossy", "The item's identifier. One that is no NCName is changed, which no id of the schema needs."),
        "title": Support("lossy", "Without a title, the first words of the stem. Of a longer one 255 characters are kept."),
        "category": Support("native", "A classification in the manifest."),
        "tags": Support("native", "Keywords in the manifest."),
        "status": Support("native", "The status of the life cycle in the manifest."),
        "stem": Support(
            "lossy",
            "Formulas become MathML with their TeX beside them; one that MathML cannot say stays TeX."
            + ("" if version.list_starts else " Lists begin with 1."),
        ),
        "images": Support("lossy", "Files of the package. Captions, credits and long descriptions are left out."),
        "stimulus": Support("native", "A file that its questions share.")
        if shared
        else Support("mapped", "A copy stands above each question."),
        "points": Support("native", "SCORE goes from 0 to MAXSCORE."),
        "penalty": Support("lossy", "Each try is scored by itself."),
        "feedback": {
            **dict.fromkeys(
                _NOT_MARKED, Support("lossy", "Left out where no answer is better than another: without a key, or for 0 points.")
            ),
            "essay": Support("unsupported", "A person marks it."),
        },
        "rationale": Support("native", "Feedback after every try."),
        "hints": {
            **dict.fromkeys(_NOT_MARKED, Support("lossy", "Feedback after the wrong try of its number. Left out where there is no key.")),
            "essay": Support("unsupported", "A person marks it."),
        },
        "part-ids": Support("native", "Identifiers of choices, gaps and responses."),
        "part-markup": {"cloze": Support("lossy", "The options of a list become plain text.")},
        "distractors": {
            "matching": Support("mapped", "One that is also a right side is that side."),
            "categorize": Support("mapped", "An item that belongs nowhere goes under a dash."),
            "drag-words": Support("native", "One that is also the word of a gap is a second copy of that word."),
        },
        "tolerance": Support("lossy", "A range of numbers with 15 significant figures."),
        "significant-figures": Support("lossy", "The range of what is rounded to the same figures."),
        "units": Support("lossy", "The unit with the factor 1 stands behind the box; numbers in others are not accepted."),
        "response": Support("lossy", "Word limits are left out."),
        "attachments": Support("lossy", "An upload for each, up to ten."),
        "grading": Support("native", "A rubric that only markers see."),
        "misconceptions": Support("unsupported", _BEHIND),
        "classification": Support("native", "In the manifest."),
        "attribution": Support("native", "Authors and licence in the manifest; the origin stays behind."),
        "use": Support("unsupported", "Stays behind: a question that is kept for exams arrives as any other."),
        "metadata": Support("unsupported", "What is tested is in the manifest; the rest stays behind."),
    }
    return features


def _with_profile(features: Mapping[str, Support | Mapping[str, Support]], profile: Profile) -> SupportTable:
    types = {
        **_TYPES,
        **profile.mapped,
        **{name: Support("unsupported", reason) for name, reason in profile.left_out.items()},
    }
    passed_over = {name: Support("lossy", reason) for name, reason in profile.not_read.items()}
    changed: dict[str, Support | Mapping[str, Support]] = {}
    if not profile.shared_stimuli:
        changed["stimulus"] = Support("mapped", "A copy stands above each question.")
    if not profile.inline_feedback:
        changed["part-feedback"] = dict.fromkeys(_CHOICES, Support("mapped", "Feedback on an option is shown beside the item."))
    return SupportTable(types, {**features, **changed, **passed_over})
