"""docs/finding.svg: what a finding looks like in a terminal, drawn from a real run."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from datetime import date
from html import escape
from pathlib import Path

from quizkit.lint.config import Config
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun
from quizkit.patterns import regex
from quizkit.report.full import full
from quizkit.report.terminal import Style

_QUESTION = """\
- id: why-quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: Its licence
    - text: The precision in which its weights are stored in memory
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
"""
_COLUMNS, _CHARACTER, _LINE, _MARGIN = 100, 8.0, 20, 16
_COLOURS = {"1;31": "#ff7b72", "1;33": "#e3b341", "1;36": "#79c0ff", "34": "#6e9bd6", "1": "#ffffff", "0": "#c9d1d9"}
_CODE = regex(r"\x1b\[([0-9;]+)m")

Run = tuple[str, str]


def picture() -> str:
    """The picture as SVG: dark as a terminal, readable without colours."""
    lines = ["$ quizkit lint", *_report()]
    shown = [row for line in lines for row in _rows(_runs(line))]
    width, height = _COLUMNS * _CHARACTER + 2 * _MARGIN, len(shown) * _LINE + 2 * _MARGIN
    words = escape("A question whose key is far longer than its other options, as quizkit reports it.")
    body = "\n".join(_text(row, number) for number, row in enumerate(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}" role="img">\n'
        f"<title>{words}</title>\n"
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="13.3" xml:space="preserve">\n'
        f"{body}\n</g>\n</svg>\n"
    )


def _report() -> list[str]:
    with tempfile.TemporaryDirectory() as name, chdir(name):
        folder = Path()
        (folder / "questions").mkdir()
        (folder / "bank.yaml").write_text("title: Example\nschema: 1\n", encoding="utf-8")
        (folder / "questions" / "quantization.yaml").write_text(_QUESTION, encoding="utf-8")
        run = LintRun(folder, registry(), Config(select=("longest-key",), today=date(2026, 1, 1)))
        for _ in run.files():
            pass
        return list(full(run.report().findings, registry(), Style(colour=True)))


def _runs(line: str) -> Iterator[Run]:
    """The parts of a line, each with the code of its colour."""
    colour = "0"
    for number, part in enumerate(_CODE.split(line)):
        if number % 2:
            colour = part
        elif part:
            yield colour, part


def _rows(runs: Iterator[Run]) -> Iterator[list[Run]]:
    """A line broken into rows at spaces where it is too long."""
    row: list[Run] = []
    room = _COLUMNS
    for colour, text in runs:
        for word in re.findall(r" *[^ ]+| +", text):
            if len(word) > room and row:
                yield row
                row, room = [("0", "    ")], _COLUMNS - 4
                word = word.lstrip()
            row.append((colour, word))
            room -= len(word)
    yield row


def _text(row: list[Run], number: int) -> str:
    spans, column = [], 0
    for colour, text in row:
        if text.strip():
            lead = len(text) - len(text.lstrip())
            x = _MARGIN + (column + lead) * _CHARACTER
            length = (len(text) - lead) * _CHARACTER
            spans.append(f'<tspan x="{x:g}" textLength="{length:g}" fill="{_COLOURS[colour]}">{escape(text.strip())}</tspan>')
        column += len(text)
    return f'<text y="{_MARGIN + number * _LINE + 14}">{"".join(spans)}</text>'
