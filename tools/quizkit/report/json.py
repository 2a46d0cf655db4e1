"""`json`: an array of findings, as `findings.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from quizkit.finding import Finding


def json_report(findings: Iterable[Finding]) -> Iterator[str]:
    """The lines of the array, one finding on each."""
    lines = [json.dumps(finding_record(finding), ensure_ascii=False) for finding in findings]
    if not lines:
        yield "[]"
        return
    yield "[\n" + ",\n".join(lines) + "\n]"


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding as an object."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "entity": finding.entity,
        "data_path": finding.data_path,
        "fix": finding.fix,
        "fix_title": None if finding.remedy is None else finding.remedy.title,
        "related": [
            {"entity": other.entity, "path": other.path, "line": other.line, "column": other.column, "message": other.message}
            for other in finding.related
        ],
    }
