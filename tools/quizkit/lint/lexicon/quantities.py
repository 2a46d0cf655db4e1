"""Words before a number that make it a quantity and not a part of a name, numbers in words, and words that deny."""

from __future__ import annotations

from collections.abc import Mapping

# "has 8 tiers" is a quantity; "Llama 3", "Article 53" and "version 2" are names.
BEFORE_QUANTITY: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {"about", "at", "by", "cost", "costs", "exactly", "had", "has", "have", "is", "least", "most", "than", "to", "was", "were"}
        | {"are", "of", "nearly", "over", "roughly", "some", "takes", "lasts", "weighs", "measures", "contains", "holds", "knows", "under"}
    ),
}

NUMBER_WORDS: Mapping[str, Mapping[str, int]] = {
    "en": {
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
    },
}

# What happens once, so that one year only can be right: "was founded in 2015".
ONCE: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {"born", "coined", "died", "discovered", "founded", "invented", "launched", "published", "released", "revoked", "signed", "adopted"}
    ),
}

DENIALS: Mapping[str, frozenset[str]] = {"en": frozenset({"not", "never", "cannot"})}
