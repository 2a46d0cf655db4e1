"""`concise`: a line for each finding, as editors and grep read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.finding import Finding

from .elsewhere import message_with_places
from .remedies import can_be_fixed
from .summary import summary
from .terminal import Style, safe


def concise(findings: Iterable[Finding], style: Style, *, unsafe_fixes: bool = False) -> Iterator[str]:
    """The lines of the report; none where there is no finding. What can be fixed is marked with [*]."""
    findings = tuple(findings)
    for finding in findings:
        where = f"{safe(finding.path)}:{finding.line}:{finding.column}"
        label = style.severity(finding.severity, f"{finding.severity}[{finding.code}]")
        mark = "[*] " if can_be_fixed(finding, unsafe_fixes=unsafe_fixes) else ""
        yield f"{style.bold(where)}: {label} {finding.rule}: {mark}{safe(message_with_places(finding))}"
    yield from summary(findings, style, unsafe_fixes=unsafe_fixes)
