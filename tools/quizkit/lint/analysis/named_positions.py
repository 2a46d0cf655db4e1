"""Texts of a question that name an option by its letter or its place: it must then stay where it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from quizkit.finding import DataPath
from quizkit.lint.lexicon.positions import PLACE_WORDS, PlaceWords
from quizkit.lint.view import EntityView
from quizkit.patterns import regex

from .meta_options import speaks_of_others

# Nobody reads a text that is longer, and it may name anything.
_LONGEST = 20_000


def names_position(view: EntityView, read_from: Mapping[DataPath, int] | None = None) -> bool:
    """Whether some text of a question may name one of its options by letter, number or place ("option B", "A and C", "the first answer").

    In doubt it does: who asks wants to move options. So it does in a language whose words are not known. "All of the above" and its like
    name no place as long as they stay below the others, and that is for whoever moves them to see to. `read_from` says of some texts where
    to begin: behind a label.
    """
    words = PLACE_WORDS.get(view.language or "")
    if words is None:
        return True
    named = _named(words)
    starts = read_from or {}
    for path, text in view.texts.items():
        prose = text.plain.prose()[starts.get(path, 0) :]
        if len(prose) > _LONGEST:
            return True
        if named.search(prose) and not speaks_of_others(prose):
            return True
    return False


@cache
def _named(words: PlaceWords) -> re.Pattern[str]:
    options, places, directions, joins, verbs, answers = ("|".join(map(re.escape, group)) for group in words)
    letter = r"(?-i:[A-J])(?![\w'’])"
    return regex(
        # as in: option B, options 1 and 2, choice (c)
        rf"\b(?:{options})s?\s+(?:(?:no\.?|number)\s*)?(?:{letter}|\([a-j]\)|[a-j]\)|\(?\d{{1,2}}\b|\(?[ivx]{{1,4}}\b)"
        # two letters: A and C; B or D
        rf"|(?<!\w){letter}\s{{0,3}}(?:,|&|/|\+|\b(?:{joins})\b)\s{{0,3}}{letter}"
        # a letter in parentheses
        r"|\([a-j]\)|(?<![\w(])[a-j]\)"
        # a letter that is said to be something: B is right, but not vitamin B; and a label: A. Oxygen
        rf"|(?<!\w)(?<!vitamin )(?<!hepatitis )(?<!plan )(?-i:[B-J])(?![\w'’])(?:\s{{1,3}}(?:{verbs})\b|\s?:)"
        r"|(?<!\w)(?-i:A)\s{1,3}(?:is|was)\b|\A\s*(?-i:[A-J])[.:]\s"
        # the answer is B
        rf"|\b(?:{answers})\b(?:\s{{1,3}}\w{{1,9}})?(?:\s{{1,3}}is|\s?[:=])\s{{0,3}}\(?{letter}"
        # the first answer, the last two, the second is right
        rf"|\b(?:{places})\s+(?:\w{{1,12}}\s+)?(?:(?:{options})s?|two|three)\b|\bthe\s+(?:{places})\s+(?:{verbs})\b"
        # the option above, the previous answer, one of the above
        rf"|\b(?:{options})s?\s+(?:above|below)\b|\b(?:{directions})\s+(?:{options})s?\b|\bof\s+the\s+(?:two\s+|three\s+)?(?:{directions})\b",
        re.IGNORECASE,
    )
