"""Everything that a Moodle glossary may lose of a term, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import LossKind

LOSSES: Mapping[str, LossKind] = {
    "incomplete": LossKind("unsupported", None, "Moodle rejects an entry without a word or without a definition, so the term is left out"),
    "concept-changed": LossKind("lossy", None, "Moodle stops at a word of more than 255 characters, so it is cut"),
    "concept-repeated": LossKind("lossy", None, "Moodle rejects a second entry of one word, so the term's id stands behind it"),
    "alias-dropped": LossKind("lossy", None, "The alias is left out, for Moodle would link it to the entry"),
    "alias-changed": LossKind(
        "lossy", None, "Moodle stops at an alias of more than 255 characters and takes `<` for a tag's start, so it is changed"
    ),
    "category-changed": LossKind("lossy", None, "Moodle stops at a category's name of more than 255 characters, so it is cut"),
    "relation-dropped": LossKind("lossy", None, "The other term is not in the glossary, so the entry does not name it"),
    "image-dropped": LossKind("lossy", None, "The image cannot be shown here, so its alternative text stands in its place"),
    "media-notes-dropped": LossKind("lossy", None, "Moodle shows the image alone: caption and long description are left out"),
    "tag-changed": LossKind("lossy", None, "Moodle cuts tags at 50 characters and cannot hold an empty one or `0`"),
    "status-dropped": LossKind("lossy", None, "Moodle's import approves every entry, so its status is lost"),
    "character-replaced": LossKind("lossy", None, "XML cannot hold a control character, so U+FFFD stands in its place"),
}
