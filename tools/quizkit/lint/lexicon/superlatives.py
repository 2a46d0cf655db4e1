"""Superlatives as a regular expression; what ends like one and is none is left out."""

from __future__ import annotations

from collections.abc import Mapping

SUPERLATIVES: Mapping[str, str] = {
    "en": (
        r"\b(?:the|by far the|[a-z]+['’]s|its|their) (?:very |single )?(?:"
        r"(?:most|least) (?!of\b|part\b|common multiple\b|in\b|one\b|recent common\b)[a-z-]+"
        r"|best(?! of\b| man\b)|worst|largest|biggest|smallest|greatest|highest|fastest|slowest|cheapest|strongest|weakest|longest|shortest"
        r"|oldest|youngest|newest|safest|richest|poorest|deepest|heaviest|lightest|tallest|hardest|easiest|earliest|leading"
        r"|only(?= [a-z-]+ (?:that|which|who|to)\b)"
        r"|first(?= [a-z-]+ (?:to|that ever|ever)\b))\b"
    ),
}
