"""`junit`: test results as JUnit writes them, which Jenkins, GitLab and most others show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from quizkit.finding import Finding
from quizkit.patterns import regex

from .elsewhere import message_with_places
from .terminal import safe
from .workspace import Workspace

# What `safe` lets pass and XML 1.0 does not.
_NOT_IN_XML = regex("[\ud800-\udfff\ufffe\uffff]")


def junit(findings: Iterable[Finding]) -> Iterator[str]:
    """The lines of the report: a suite for each file, a case for each finding; a note is a case that passes.

    It keeps to the schema of Jenkins, the strictest of the readers.
    Without findings there is one case that passes, for Jenkins takes a report without cases for a failure.
    """
    findings = tuple(findings)
    failures = sum(_fails(finding) for finding in findings)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="quizkit" tests="{len(findings) or 1}" failures="{failures}" errors="0">'
    workspace = Workspace()
    for path, found in groupby(findings, key=lambda finding: finding.path):
        yield from _suite(workspace.inside(path) or path, [*found])
    if not findings:
        yield '  <testsuite name="quizkit" tests="1" failures="0" errors="0" skipped="0">'
        yield '    <testcase classname="quizkit" name="no findings" time="0"/>'
        yield "  </testsuite>"
    yield "</testsuites>"


def _suite(path: str, findings: list[Finding]) -> Iterator[str]:
    failures = sum(map(_fails, findings))
    yield f'  <testsuite name={_quoted(path)} file={_quoted(path)} tests="{len(findings)}" failures="{failures}" errors="0" skipped="0">'
    seen: Counter[str] = Counter()
    for finding in findings:
        # Of two cases with one name GitLab shows the first; and names without lines can be compared with those of another run.
        name = " ".join(filter(None, (f"{finding.code} {finding.rule}", finding.entity, finding.data_path)))
        seen[name] += 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        yield f'    <testcase classname={_quoted(path)} name={_quoted(name + number)} time="0">'
        message = message_with_places(finding)
        text = f"{path}:{finding.line}:{finding.column}: {finding.severity}[{finding.code}] {finding.rule}: {message}"
        if _fails(finding):
            yield f"      <failure message={_quoted(message)} type={_quoted(finding.severity)}>{escape(_clean(text))}</failure>"
        else:
            yield f"      <system-out>{escape(_clean(text))}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _fails(finding: Finding) -> bool:
    return finding.severity != "info"


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("·", safe(text))
