"""The few words of our own that questions need, by language."""

from __future__ import annotations

from collections.abc import Mapping

# What "true" and "false" are called below a statement.
_TRUTH: Mapping[str, tuple[str, str]] = {
    "cs": ("Pravda", "Nepravda"),
    "da": ("Sandt", "Falsk"),
    "de": ("Wahr", "Falsch"),
    "en": ("True", "False"),
    "es": ("Verdadero", "Falso"),
    "fi": ("Totta", "Tarua"),
    "fr": ("Vrai", "Faux"),
    "it": ("Vero", "Falso"),
    "nl": ("Waar", "Onwaar"),
    "no": ("Sant", "Usant"),
    "pl": ("Prawda", "Fałsz"),
    "pt": ("Verdadeiro", "Falso"),
    "sv": ("Sant", "Falskt"),
}


def truth_words(language: str) -> tuple[str, str]:
    """The words for true and for false in a language, given as a BCP 47 tag; in English where the language is not here."""
    return _TRUTH.get(language.partition("-")[0].lower(), _TRUTH["en"])
