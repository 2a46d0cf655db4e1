"""`github`: workflow commands, which GitHub shows as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.finding import Finding

from .elsewhere import message_with_places
from .terminal import safe
from .workspace import Workspace

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github(findings: Iterable[Finding]) -> Iterator[str]:
    """A command for each finding."""
    workspace = Workspace()
    for finding in findings:
        place = {
            "file": safe(workspace.inside(finding.path) or finding.path),
            "line": finding.line,
            "col": finding.column,
            "endLine": finding.end_line,
            "endColumn": finding.end_column,
            "title": f"{finding.code} {finding.rule}",
        }
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_data(safe(message_with_places(finding)))}"


def _data(text: str) -> str:
    """The escapes that the runner undoes in a command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The escapes that the runner undoes in a command's properties."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
