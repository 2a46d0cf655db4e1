"""`github`: workflow commands, which GitHub shows as annotations on the lines of a pull request."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from quizkit.finding import Finding

from .terminal import safe

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github(findings: Iterable[Finding]) -> Iterator[str]:
    """A command for each finding."""
    for finding in findings:
        place = {
            "file": safe(_from_workspace(finding.path)),
            "line": finding.line,
            "col": finding.column,
            "endLine": finding.end_line,
            "endColumn": finding.end_column,
            "title": f"{finding.code} {finding.rule}",
        }
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_data(safe(finding.message))}"


def _from_workspace(path: str) -> str:
    """The path from the folder that GitHub has checked out, where that is not the working directory."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace or not Path(path).resolve().is_relative_to(Path(workspace).resolve()):
        return path
    return Path(path).resolve().relative_to(Path(workspace).resolve()).as_posix()


def _data(text: str) -> str:
    """The escapes that the runner undoes in a command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The escapes that the runner undoes in a command's properties."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
