"""Words that are no names, with which options begin: a capital there is that of a sentence."""

from __future__ import annotations

from collections.abc import Mapping

OPENING_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        (  # noqa: SIM905 (a word a line is a page)
            "a all also although an and any are as at be because before being both but by can decrease decreases do does "
            "during each either every few fewer for from had has have he high higher how if in increase increases is it its "
            "large larger less little long longer low lower many most much neither no none not of on one only or other our "
            "over several she short shorter since slow slowly small smaller so some such than that the their there these they "
            "this those three through to too two under until use used using very was we were what when where whether which "
            "while who why with within without would you your making having getting it's"
        ).split()
    )
}

# Words in small letters with which names begin.
NAME_PARTICLES: Mapping[str, frozenset[str]] = {
    "en": frozenset(("al", "bin", "da", "dal", "de", "del", "della", "der", "di", "du", "el", "ibn", "la", "le", "ten", "van", "von"))
}

# What a sentence is about, where nothing is named.
PRONOUNS: Mapping[str, frozenset[str]] = {"en": frozenset(("he", "i", "it", "it's", "she", "there", "they", "we", "you"))}
