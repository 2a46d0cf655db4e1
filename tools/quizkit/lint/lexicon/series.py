"""Words that stand in an order of their own, in small letters: the alphabet would spoil it."""

from __future__ import annotations

from collections.abc import Mapping

SERIES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"),
        ("spring", "summer", "autumn", "fall", "winter"),
        ("never", "rarely", "seldom", "occasionally", "sometimes", "often", "frequently", "usually", "always"),
        ("none", "few", "some", "half", "many", "most", "all"),
        ("tiny", "small", "medium", "large", "huge", "low", "moderate", "high", "short", "long"),
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "once", "twice"),
        ("first", "second", "third", "fourth", "fifth", "last"),
        ("past", "present", "future", "before", "during", "after", "beginner", "intermediate", "advanced", "expert"),
        ("primary", "secondary", "tertiary", "quaternary", "mercury", "venus", "earth", "mars", "jupiter", "saturn", "uranus", "neptune"),
        ("red", "orange", "yellow", "green", "blue", "indigo", "violet"),
    )
}
