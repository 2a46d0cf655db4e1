"""`sarif`: SARIF 2.1.0, which GitHub's code scanning and many editors and servers read.

Silenced findings and those of a baseline are left out rather than marked as suppressed, for not every reader minds the mark.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from quizkit.finding import Finding, Problem, Severity
from quizkit.lint.fingerprints import fingerprints
from quizkit.lint.places import severity_of
from quizkit.lint.registry import Registry
from quizkit.lint.rule import FAMILIES, Rule
from quizkit.version import __version__

from .page import rule_page
from .workspace import Workspace

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
# GitHub's words for how grave an alert is.
_PROBLEM_SEVERITIES: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_TOP = "%SRCROOT%"
# The name of our fingerprint, with the version of the way it is made.
_FINGERPRINT = "quizkit/v1"


def sarif(findings: Iterable[Finding], registry: Registry) -> Iterator[str]:
    """The lines of the report. Rules are described where there is a finding of them."""
    findings = tuple(findings)
    rules = sorted({finding.rule for finding in findings}, key=lambda name: registry.by_name[name].code)
    numbers = {name: number for number, name in enumerate(rules)}
    places = _Places()
    marks = fingerprints(findings)
    run = {
        "tool": {
            "driver": {
                "name": "quizkit",
                "version": __version__,
                "rules": [_rule(registry.by_name[name]) for name in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository that the bank lies in."}}},
        "results": [_result(finding, mark, numbers, places) for finding, mark in zip(findings, marks, strict=True)],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    severity = severity_of(rule, Problem(""))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.page.summary},
        "fullDescription": {"text": " ".join(rule.page.sections["Why it matters"].split())},
        "help": {"text": " ".join(rule.page.sections["What to write instead"].split()), "markdown": rule_page(rule)},
        "defaultConfiguration": {"level": _LEVELS[severity], "enabled": rule.enabled},
        "properties": {
            "tags": [FAMILIES[rule.family].lower()],
            "problem.severity": _PROBLEM_SEVERITIES[severity],
            "status": rule.status,
            "since": rule.since,
            "languages": list(rule.languages),
            "fix": rule.fix or "none",
        },
    }


def _result(finding: Finding, mark: str, numbers: dict[str, int], places: _Places) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": max(finding.end_line, finding.line),
        "endColumn": finding.end_column,
    }
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": places.of(finding.path), "region": region}}
    if finding.entity is not None:
        location["logicalLocations"] = [_logical(finding.entity, finding.data_path or "")]
    result = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": other.message},
                "physicalLocation": {
                    "artifactLocation": places.of(other.path),
                    "region": {"startLine": other.line, "startColumn": other.column},
                },
            }
            for number, other in enumerate(finding.related, 1)
        ]
    return result


def _logical(entity: str, data_path: str) -> dict[str, str]:
    return {"name": entity, "fullyQualifiedName": f"{entity}{data_path}"}


class _Places:
    """Files as SARIF names them: from the top of the repository, or in full where they lie elsewhere."""

    def __init__(self) -> None:
        self._workspace = Workspace()

    def of(self, path: str) -> dict[str, str]:
        inside = self._workspace.inside(path)
        if inside is None:
            return {"uri": self._workspace.absolute(path).as_uri()}
        return {"uri": quote(os.fsencode(inside)), "uriBaseId": _TOP}
