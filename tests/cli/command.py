"""Runs the command in this process, and writes small banks for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quizkit.cli.main import main

MANIFEST = "title: Bank\nschema: 1\nlanguage: en\n"


@dataclass(frozen=True)
class Result:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of a run with `--output-format json`."""
        found: list[dict[str, Any]] = json.loads(self.out)
        return found

    @property
    def rules(self) -> list[str]:
        """The rules of these findings, in order."""
        return [finding["rule"] for finding in self.findings]


@dataclass(frozen=True)
class Command:
    """The command, run in a folder."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Result:
        self.capsys.readouterr()
        code = main(list(arguments))
        captured = self.capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(code, captured.out, captured.err)

    def write(self, files: dict[str, str | bytes], bank: str | None = MANIFEST) -> None:
        """Write files into the folder, and a bank.yaml where `bank` is given."""
        if bank is not None:
            (self.folder / "bank.yaml").write_text(bank, encoding="utf-8")
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())


def question(
    question_id: str = "mercury",
    stem: str = "Which metal is liquid at room temperature?",
    options: tuple[tuple[str, bool], ...] = (("Mercury", True), ("Iron", False), ("Copper", False)),
    more: str = "",
) -> str:
    """A multiple-choice question as YAML."""
    lines = [f"- id: {question_id}", "  type: multiple-choice", f"  stem: {json.dumps(stem, ensure_ascii=False)}", "  options:"]
    for text, correct in options:
        lines.append(f"    - text: {json.dumps(text, ensure_ascii=False)}")
        lines += ["      correct: true"] if correct else []
    return "\n".join([*lines, "  rationale: It melts at 234 K.", more]).rstrip() + "\n"
