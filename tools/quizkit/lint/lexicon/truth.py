"""What options say that can only be true or false, in small letters."""

from __future__ import annotations

from collections.abc import Mapping

TRUTH_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(("true", "false", "yes", "no", "right", "wrong", "correct", "incorrect", "agree", "disagree")),
}
