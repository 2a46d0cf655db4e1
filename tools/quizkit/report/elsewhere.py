"""A finding's message with the other files that it speaks of, for reports that do not list these places."""

from __future__ import annotations

from quizkit.finding import Finding

_SHOWN = 3


def message_with_places(finding: Finding) -> str:
    """The message, and where in other files the finding's other places are: the first of each file, at most three."""
    places: dict[str, str] = {}
    for other in finding.related:
        if other.path != finding.path:
            places.setdefault(other.path, f"{other.path}:{other.line}:{other.column}")
    if not places:
        return finding.message
    shown = list(places.values())[:_SHOWN]
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return f"{finding.message} (See {', '.join(shown)}{more}.)"
