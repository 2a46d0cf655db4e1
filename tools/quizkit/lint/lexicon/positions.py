"""Words for an option by its place among the others: "option", "first"."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple


class PlaceWords(NamedTuple):
    """What an option is called, which places it may have, what joins two letters, and what is said of a letter."""

    options: tuple[str, ...]
    places: tuple[str, ...]
    directions: tuple[str, ...]
    joins: tuple[str, ...]
    verbs: tuple[str, ...]
    answers: tuple[str, ...]


PLACE_WORDS: Mapping[str, PlaceWords] = {
    "en": PlaceWords(
        options=("option", "answer", "choice", "alternative", "response", "distractor", "statement", "item", "one", "letter"),
        places=("first", "second", "third", "fourth", "fifth", "sixth", "last", "final", "penultimate", "top", "bottom", "middle"),
        directions=("above", "below", "preceding", "previous", "foregoing", "aforementioned"),
        joins=("and", "or", "nor", "to", "than", "but not"),
        verbs=("is", "are", "was", "were", "isn't", "isn’t", "would", "describes", "names", "says", "states", "means", "gives", "confuses"),
        answers=("answer", "key", "correct", "right", "wrong", "incorrect", "solution"),
    )
}
