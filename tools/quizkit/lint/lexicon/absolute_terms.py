"""Words that allow of no exception, and phrases in which the same words do."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = """
all always never none nothing nobody nowhere every everyone everybody everything everywhere only completely entirely
entire totally absolutely absolute impossible solely exclusively invariably wholly whatsoever forever endlessly
"""

ABSOLUTE_TERMS: Mapping[str, frozenset[str]] = {"en": frozenset(_ENGLISH.split())}

# In small letters, with single spaces, as regular expressions.
HARMLESS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("at all", "after all", "all in all", "above all", "first of all", "best of all", "most of all", "all over", "all right"),
        *(
            "all along",
            "all day",
            "all night",
            "all year",
            "of all times?",
            "all kinds of",
            "all sorts of",
            "all but one",
            "if and only if",
        ),
        *("every other", "every few", "not only", "only child", "nothing in particular", "nothing to do with", "the entire", "no longer"),
        # A field's own words.
        *("absolute (?:value|zero|temperature|pressure|magnitude|monarch(?:y|ies|s)?|majority|pitch)",),
        # What denies that there is no exception, or leaves some room.
        r"(?:not|cannot|\w+n['’]t|almost|nearly|virtually|practically|hardly) (?:be |have |been )?(?:all|always|every\w*|completely"
        r"|entirely|totally|absolutely|wholly|impossible|none|never|nothing|only|solely|exclusively|forever)",
        # How often, and how much: "every 50 years", "only two".
        r"every (?:\d\S*|two|three|four|five|six|seven|eight|nine|ten|second|third|fourth|fifth|sixth|seventh|tenth)",
        r"only (?:\d\S*|an?|one|two|three|four|five|six|seven|eight|nine|ten|half|some|part|partly|partially|slightly|minor|small)",
    ),
}
