"""Words by which a stem says that it wants to be solved like a riddle, as regular expressions."""

from __future__ import annotations

from collections.abc import Mapping

# One of these words stands in each of them.
TRICK_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        (  # noqa: SIM905 (a word a line is a page)
            "trick tricky carefully careful fooled tricked misled hint hints clue clues tip tips attention easy simple obvious"
        ).split()
    ),
}

TRICKS: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"trick(?:y)? question",
        r"(?:read|think)(?: \w+){0,4} (?:very |really )?carefully\b",
        r"be (?:very )?careful\b(?=[ ,]*(?:[.!:;(-]|this|it['’]s|here|now|with this|when you))",
        r"do(?: not|n['’]t) (?:be|get) (?:fooled|tricked|misled)\b",
        r"(?:hint|clue|tip)s?\s?:",
        r"this (?:one )?is (?:a )?(?:tricky|trick)\b",
        r"(?:pay|paying) (?:close |careful )?attention to (?:the (?:wording|question|words)|this question)",
        r"not as (?:easy|simple|obvious) as (?:it|you)",
    )
}
