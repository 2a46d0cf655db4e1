"""`grouped`: the findings of each file together, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from quizkit.finding import Finding

from .elsewhere import message_with_places
from .summary import summary
from .terminal import Style, safe


def grouped(findings: Iterable[Finding], style: Style, *, unsafe_fixes: bool = False) -> Iterator[str]:
    """The lines of the report; none where there is no finding."""
    findings = tuple(findings)
    for path, found in groupby(findings, key=lambda finding: finding.path):
        yield style.bold(safe(path))
        yield from _rows([*found], style)
        yield ""
    yield from summary(findings, style, unsafe_fixes=unsafe_fixes)


def _rows(findings: list[Finding], style: Style) -> Iterator[str]:
    places = [f"{finding.line}:{finding.column}" for finding in findings]
    labels = [f"{finding.severity}[{finding.code}]" for finding in findings]
    place_width, label_width, rule_width = max(map(len, places)), max(map(len, labels)), max(len(finding.rule) for finding in findings)
    for finding, place, label in zip(findings, places, labels, strict=True):
        shown = style.severity(finding.severity, label) + " " * (label_width - len(label))
        yield f"  {place:>{place_width}}  {shown}  {finding.rule:{rule_width}}  {safe(message_with_places(finding))}"
