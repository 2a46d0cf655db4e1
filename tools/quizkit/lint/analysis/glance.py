"""A glance at a text before a look: most texts hold none of the words that a rule is about."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.text.vocabulary import Hints, hint_words, letter_runs


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words stands in a text, also within another word."""
    for word in words:  # noqa: SIM110 (`any` with a generator takes twice the time)
        if word in text:
            return True
    return False


def telling_words(phrases: Iterable[str]) -> Hints:
    """The longest word of each phrase: a text whose vocabulary has none of them holds none of the phrases as words of their own."""
    return hint_words(max(letter_runs(phrase), key=len) for phrase in phrases)
