"""Stems with gaps for Moodle: what stands in their places, and what must not look like one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from quizkit.formats.gaps import split_at_signs

from .export import LeftOutError


def fill(html: str, gaps: Mapping[str, str], guard: Callable[[str], str]) -> str:
    """Put what stands for each gap in its place, and guard what Moodle would take for one elsewhere.

    Raises:
        LeftOutError: a gap has no place in the text, or a place no gap.
    """
    parts = split_at_signs(html)
    names = parts[1::2]
    if not gaps or set(names) != set(gaps):
        raise LeftOutError("incomplete", ("gaps",), "every gap needs its marker in the stem, and every marker its gap")
    parts[::2] = [guard(part) for part in parts[::2]]
    parts[1::2] = [gaps[name] for name in names]
    return "".join(parts)
