"""The few words of our own in an entry, by language. In a language that is not here, signs stand for them."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.records import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What stands before a misconception, before what is so instead, and before the titles of other terms."""

    say: str
    actually: str
    broader: str
    narrower: str
    related: str
    contrasts: str


_SIGNS = Words("✗", "✓", "↑", "↓", "→", "≠")

_LANGUAGES: Mapping[str, Words] = {
    "en": Words("People say:", "In fact:", "Broader:", "Narrower:", "See also:", "Not the same as:"),
    "de": Words("Oft heißt es:", "Tatsächlich:", "Oberbegriff:", "Unterbegriff:", "Siehe auch:", "Nicht dasselbe wie:"),
    "es": Words("Se dice:", "En realidad:", "Más general:", "Más específico:", "Véase también:", "No es lo mismo que:"),
    "fr": Words("On dit :", "En fait :", "Plus général :", "Plus précis :", "Voir aussi :", "À ne pas confondre avec :"),
}


def words_of(language: str) -> Words:
    """The words in a language, given as a BCP 47 tag."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), _SIGNS)
