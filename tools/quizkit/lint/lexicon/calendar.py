"""Months and weekdays, each with its number."""

from __future__ import annotations

from collections.abc import Mapping

_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"

MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": {word: at for at, name in enumerate(_MONTHS.split(), 1) for word in (name, name[:3], f"{name[:3]}.")} | {"sept": 9, "sept.": 9},
}

WEEKDAYS: Mapping[str, Mapping[str, int]] = {
    "en": {word: at for at, name in enumerate(_DAYS.split(), 1) for word in (name, name[:3])},
}
