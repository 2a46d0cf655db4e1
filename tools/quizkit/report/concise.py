"""`concise`: a line for each finding, as editors and grep read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.finding import Finding

from .summary import summary
from .terminal import Style, safe


def concise(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """The lines of the report; none where there is no finding."""
    findings = tuple(findings)
    for finding in findings:
        where = f"{safe(finding.path)}:{finding.line}:{finding.column}"
        label = style.severity(finding.severity, f"{finding.severity}[{finding.code}]")
        yield f"{style.bold(where)}: {label} {finding.rule}: {safe(finding.message)}"
    yield from summary(findings, style)
