"""`gitlab`: a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from quizkit.finding import Finding
from quizkit.lint.fingerprints import fingerprints

from .elsewhere import message_with_places
from .terminal import safe
from .workspace import Workspace

# GitLab's words are info, minor, major, critical and blocker.
_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def gitlab(findings: Iterable[Finding]) -> Iterator[str]:
    """The lines of the report: an array, one finding on each."""
    findings = tuple(findings)
    workspace = Workspace()
    issues = [_issue(finding, mark, workspace) for finding, mark in zip(findings, fingerprints(findings), strict=True)]
    lines = [json.dumps(issue, ensure_ascii=False) for issue in issues]
    yield "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _issue(finding: Finding, mark: str, workspace: Workspace) -> dict[str, Any]:
    return {
        "description": safe(message_with_places(finding)),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": workspace.inside(finding.path) or finding.path,
            "lines": {"begin": finding.line, "end": max(finding.end_line, finding.line)},
        },
    }
