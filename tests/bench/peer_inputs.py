"""One bank of multiple-choice questions in the languages of the peers that export.

    python -m tests.bench.peer_inputs BANK FOLDER

writes `text2qti.md`, `moodle-tools.yaml` and `bbq-generated-questions.txt`, the tab-separated text that qti-package-maker reads. Stems
and options are the same to the letter; feedback goes where a format has a place for it, and the rationale to text2qti and moodle-tools.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml


def write_inputs(bank: Path, folder: Path) -> None:
    """Write the files."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        (folder / "text2qti.md").open("w", encoding="utf-8") as markdown,
        (folder / "moodle-tools.yaml").open("w", encoding="utf-8") as documents,
        (folder / "bbq-generated-questions.txt").open("w", encoding="utf-8") as tabs,
    ):
        markdown.write("Quiz title: Generated bank\n\n")
        for number, question in enumerate(_questions(bank), 1):
            markdown.write(text2qti(number, question))
            documents.write(moodle_tools(question))
            tabs.write(tab_separated(question))


def _questions(bank: Path) -> Iterator[dict[str, object]]:
    for path in sorted((bank / "questions").rglob("*.yaml")):
        yield from yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def text2qti(number: int, question: dict[str, object]) -> str:
    """A question in the Markdown of text2qti."""
    lines = [f"Title: {question['id']}", f"{number}. {question['stem']}", f"... {question['rationale']}"]
    for letter, option in zip("abcdefgh", _options(question), strict=False):
        lines.append(f"{'*' if option.get('correct') else ''}{letter}) {option['text']}")
        if "feedback" in option:
            lines.append(f"... {option['feedback']}")
    return "\n".join(lines) + "\n\n"


def moodle_tools(question: dict[str, object]) -> str:
    """A question in the YAML of moodle-tools: a document."""
    document = {
        "type": "multiple_choice",
        "category": "generated",
        "title": question["id"],
        "question": question["stem"],
        "general_feedback": question["rationale"],
        "answers": [
            {"answer": option["text"], "points": 100 if option.get("correct") else 0, "feedback": option.get("feedback", "Right.")}
            for option in _options(question)
        ],
    }
    # JSON strings are YAML, and are written faster.
    return f"---\n{json.dumps(document, indent=2)}\n"


def tab_separated(question: dict[str, object]) -> str:
    """A question as a line of Blackboard's text upload."""
    options = [part for option in _options(question) for part in (option["text"], "Correct" if option.get("correct") else "Incorrect")]
    return "\t".join(("MC", str(question["stem"]), *options)) + "\n"


def _options(question: dict[str, object]) -> list[dict[str, str]]:
    options = question["options"]
    assert isinstance(options, list)
    return options


if __name__ == "__main__":
    write_inputs(Path(sys.argv[1]), Path(sys.argv[2]))
