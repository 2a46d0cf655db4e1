"""Words that allow of no exception, and phrases in which the same words do."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = """
all always never none nothing nobody nowhere every everyone everybody everything everywhere everyday only completely entirely
entire totally absolutely absolute impossible solely exclusively invariably wholly whatsoever
"""

ABSOLUTE_TERMS: Mapping[str, frozenset[str]] = {"en": frozenset(_ENGLISH.split())}

# In small letters, with single spaces.
HARMLESS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("at all", "after all", "all in all", "above all", "first of all", "all over", "all right", "all along", "all day", "all night"),
        *("all year", "every other", "not only", "only child", "all but one", "nothing in particular", "the entire"),
        *("if and only if", "no longer", "no one else", "no. 1", "in no time", "no doubt", "no matter", "no solution", "no solutions"),
    ),
}
