"""Words of frequency and amount that everybody understands in their own way. "May", "might" and "can" are no such words."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = """
often usually sometimes generally somewhat rarely frequently frequent occasionally occasional seldom typically normally mostly
commonly largely mainly several many few some most fairly quite rather very probably possibly relatively perhaps maybe
"""

VAGUE_TERMS: Mapping[str, frozenset[str]] = {"en": frozenset(_ENGLISH.split())}

# What makes such a word exact where it comes next: "as often as 12 times", "rather than".
MADE_EXACT: Mapping[str, tuple[str, ...]] = {
    "en": ("than", "as often", "as \\d", "once", "twice", "more than"),
}
