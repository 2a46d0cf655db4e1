"""`full`: each finding with the line it stands on, a caret, why it matters and what to do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from quizkit.finding import Finding
from quizkit.lint.registry import Registry
from quizkit.lint.rule import Rule

from .remedies import can_be_fixed, title
from .summary import summary
from .terminal import Style, safe, width

# A line of YAML can be a whole passage: so many columns of it are shown, around the place.
_COLUMNS = 100
_BEFORE = 40


def full(
    findings: Iterable[Finding],
    registry: Registry,
    style: Style,
    sources: Mapping[Path, bytes] | None = None,
    *,
    unsafe_fixes: bool = False,
) -> Iterator[str]:
    """The lines of the report; none where there is no finding. `sources` is read instead of what is on the disk."""
    findings = tuple(findings)
    shown = {str(path): source.decode("utf-8", "replace").split("\n") for path, source in (sources or {}).items()}
    for finding in findings:
        lines = shown.get(os.path.abspath(finding.path)) if shown else None  # noqa: PTH100
        source = _line(_lines(finding.path) if lines is None else lines, finding.line)
        yield from _finding(finding, registry.by_name[finding.rule], style, source)
        if can_be_fixed(finding, unsafe_fixes=unsafe_fixes):
            yield f"{' ' * len(str(finding.line))} {style.dim('=')} {style.bold('fix')}: {safe(title(finding))}"
        yield ""
    yield from summary(findings, style, unsafe_fixes=unsafe_fixes)


def _finding(finding: Finding, rule: Rule, style: Style, source: str | None) -> Iterator[str]:
    label = style.severity(finding.severity, f"{finding.severity}[{finding.code}]")
    yield f"{label} {style.bold(finding.rule)}: {safe(finding.message)}"
    number = str(finding.line)
    gutter = " " * len(number)
    yield f"{gutter}{style.dim('-->')} {safe(finding.path)}:{finding.line}:{finding.column}"
    if source is not None:
        shown, offset, length = _excerpt(source, finding)
        caret = style.severity(finding.severity, "^" * max(length, 1))
        yield f"{gutter} {style.dim('|')}"
        yield f"{style.dim(number + ' |')} {safe(shown)}"
        yield f"{gutter} {style.dim('|')} {' ' * offset}{caret}"
    for related in finding.related:
        yield f"{gutter} {style.dim('=')} {style.bold('see')}: {safe(related.path)}:{related.line}:{related.column} {safe(related.message)}"
    yield f"{gutter} {style.dim('=')} {style.bold('why')}: {first_sentence(rule, 'Why it matters')}"
    yield f"{gutter} {style.dim('=')} {style.bold('help')}: {first_sentence(rule, 'What to write instead')}"


def first_sentence(rule: Rule, section: str) -> str:
    """The first sentence of a section of a rule's page, on one line."""
    text = " ".join(rule.page.sections[section].split())
    found = re.match(r".*?[.!?](?=\s+[A-Z`]|$)", text)
    return found[0] if found else text


def _excerpt(source: str, finding: Finding) -> tuple[str, int, int]:
    """The part of a line to show, the column of the caret in it and the caret's length."""
    start = finding.column - 1
    end = finding.end_column - 1 if finding.end_line == finding.line else len(source)
    cut = max(start - _BEFORE, 0) if len(source) > _COLUMNS and start > _COLUMNS - _BEFORE else 0
    shown = source[cut : cut + _COLUMNS]
    marked = source[start : min(end, cut + _COLUMNS)]
    before, after = ("…" if cut else ""), ("…" if len(source) > cut + _COLUMNS else "")
    return f"{before}{shown}{after}", width(before) + width(source[cut:start]), width(marked)


def _line(lines: list[str], number: int) -> str | None:
    return lines[number - 1] if number <= len(lines) else None


@lru_cache(maxsize=8)
def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return []
