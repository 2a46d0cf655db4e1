"""Texts of a megabyte on which patterns that go back over what they read would never end."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.costs import cost
from tests.bench.table import Row, seconds
from tests.bench.workshop import Outcome, Workshop, quizkit

TITLE = "Giant stems"

_PIECES = {
    "one letter": "a",
    "words": "Which word of these is not one, and why? ",
    "negations": "not never no ",
    "blanks": "____ ",
    "opening brackets": "(",
    "quotation marks": "'\" ",
    "numbers": "12,345.678 ",
    "capital letters": "A and B or C, ",
    "full stops": "... ",
    "white space": "                                x",
    "emphasis": "*a **b ",
    "digits and dashes": "10-20-",
}


def measure(workshop: Workshop) -> Outcome:
    """A bank of one question with such a stem, beside one with a short stem."""
    size = 1 << 14 if workshop.quick else 1 << 20
    base = cost(quizkit("lint", _bank(workshop.root / "giant-none", "Why?")), allowed=(0, 1))
    rows = [Row("a stem of four letters", base)]
    for number, (name, piece) in enumerate(_PIECES.items()):
        stem = (piece * (size // len(piece) + 1))[:size]
        taken = cost(quizkit("lint", _bank(workshop.root / f"giant-{number}", stem)), allowed=(0, 1))
        rows.append(Row(f"{size >> 10:,} KiB of {name}", taken, f"{seconds(taken.cpu - base.cpu)} of CPU beyond it", "about 1 s"))
    return Outcome(rows)


def _bank(bank: Path, stem: str) -> Path:
    """A bank of one question."""
    (bank / "questions").mkdir(parents=True)
    (bank / "bank.yaml").write_text("title: Giants\nschema: 1\nlanguage: en\n", encoding="utf-8")
    options = "".join(f"  - text: {word}\n{'    correct: true' if word == 'Left' else ''}\n" for word in ("Left", "Right", "Neither side"))
    text = f"id: giant\ntype: multiple-choice\nstem: {json.dumps(stem)}\noptions:\n{options}rationale: So.\n"
    (bank / "questions" / "giant.yaml").write_text(text, encoding="utf-8")
    return bank
