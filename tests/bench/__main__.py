"""`nox -s bench`: speed, memory and start-up on generated banks, in one run, as a table.

Every figure is of a whole process, as the operating system accounts for it; the median of several runs where they are short. Machines
differ and are busy: read the ratios, and the column that says what the aim is.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from quizkit.testing.generator import generate_bank

REPOSITORY = Path(__file__).parents[2]
QUIZKIT = (sys.executable, "-m", "quizkit")

# What no reader can do without: read and hash the same bytes; and let libyaml make its events of them.
FLOOR = """
import hashlib, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    hashlib.sha256(path.read_bytes()).digest()
"""
EVENTS = """
import pathlib, sys
from yaml.cyaml import CParser
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    parser = CParser(path.read_text(encoding="utf-8"))
    while parser.get_event() is not None:
        pass
"""


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of processor, seconds by the clock, and its largest size in MiB."""

    cpu: float
    wall: float
    memory: float


def cost(command: list[str], runs: int = 1) -> Cost:
    """Run a command and take the median of what it cost."""
    found = [_once(command) for _ in range(runs)]
    return Cost(*(statistics.median(getattr(one, name) for one in found) for name in ("cpu", "wall", "memory")))


def _once(command: list[str]) -> Cost:
    import time

    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=_silence())
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def _silence() -> list[tuple[int, int, str, int, int]]:
    return [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=20_000, help="the size of the bank for speed (default: 20000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: 3)")
    arguments = parser.parse_args()
    rows: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        rows += speed(root, arguments.questions, arguments.runs)
        rows += memory(root)
        rows += rules(root, arguments.questions, arguments.runs)
    rows += start_up(arguments.runs)
    width = max(len(row[0]) for row in rows)
    sys.stdout.write(f"{'work':{width}}  {'measured':>34}  aim\n")
    for work, measured, aim in rows:
        sys.stdout.write(f"{work:{width}}  {measured:>34}  {aim}\n")


def speed(root: Path, questions: int, runs: int) -> list[tuple[str, str, str]]:
    """Questions per second of processor, and each as a multiple of the floors in the same run."""
    bank = root / "speed"
    generate_bank(bank, questions)
    floor = cost([sys.executable, "-c", FLOOR, str(bank)], runs)
    events = cost([sys.executable, "-c", EVENTS, str(bank)], runs)
    rows = [
        (f"read and hash {questions:,} questions", f"{questions / floor.cpu:,.0f}/s", "the floor"),
        ("libyaml's events of them", f"{questions / events.cpu:,.0f}/s", "the parser alone"),
    ]
    for name, aim, command in (
        ("lint, all default rules", "at least 4,000/s", ["lint", str(bank)]),
        ("YAML to Moodle XML", "at least 4,000/s, better 6,000", ["export", "moodle-xml", str(bank), "-o", str(root / "speed.xml")]),
        ("YAML to QTI 3.0", "at least 3,000/s, better 5,000", ["export", "qti30", str(bank), "-o", str(root / "speed.zip")]),
        ("YAML to JSON", "", ["export", "json", str(bank), "-o", str(root / "speed.json")]),
    ):
        taken = cost([*QUIZKIT, *command], runs)
        ratio = f"{questions / taken.cpu:,.0f}/s, {taken.cpu / events.cpu:.1f} x the parser"
        rows.append((name, ratio, aim))
    size = sum(path.stat().st_size for path in bank.rglob("*.yaml"))
    rows.append(("size of the YAML, of the Moodle XML", f"{size / 2**20:.1f}, {(root / 'speed.xml').stat().st_size / 2**20:.1f} MiB", ""))
    return rows


def rules(root: Path, questions: int, runs: int) -> list[tuple[str, str, str]]:
    """What the rules cost beyond loading: a run of all that are on by default, and of one that looks at nothing there."""
    bank = str(root / "speed")
    every = cost([*QUIZKIT, "lint", bank], runs)
    hardly_any = cost([*QUIZKIT, "lint", bank, "--select", "one-sided-debate"], runs)
    each = (every.cpu - hardly_any.cpu) / questions * 1e6
    rows = [("all default rules, a question", f"{each:.0f} µs, {every.cpu / hardly_any.cpu:.2f} x loading", "at most 120 µs, better 60")]
    slowest = {name: cost([*QUIZKIT, "lint", str(_giant(root / f"giant-{number}", text))]) for number, (name, text) in enumerate(giants())}
    base = cost([*QUIZKIT, "lint", str(_giant(root / "giant-none", "Why?"))]).cpu
    for name, taken in slowest.items():
        rows.append((f"a stem of a megabyte: {name}", f"{taken.cpu - base:.2f} s", "about 1 s"))
    return rows


def giants() -> list[tuple[str, str]]:
    """Texts of a megabyte on which patterns that go back over what they read would never end."""
    size = 1 << 20
    pieces = {
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
    return [(name, (piece * (size // len(piece) + 1))[:size]) for name, piece in pieces.items()]


def _giant(bank: Path, stem: str) -> Path:
    """A bank of one question."""
    (bank / "questions").mkdir(parents=True)
    (bank / "bank.yaml").write_text("title: Giants\nschema: 1\nlanguage: en\n", encoding="utf-8")
    options = "".join(f"  - text: {word}\n{'    correct: true' if word == 'Left' else ''}\n" for word in ("Left", "Right", "Neither side"))
    text = f"id: giant\ntype: multiple-choice\nstem: {json.dumps(stem)}\noptions:\n{options}rationale: So.\n"
    (bank / "questions" / "giant.yaml").write_text(text, encoding="utf-8")
    return bank


def memory(root: Path) -> list[tuple[str, str, str]]:
    """The largest size of an export at ten and at a hundred thousand questions."""
    banks = []
    for questions in (10_000, 100_000):
        banks.append(root / f"memory-{questions}")
        generate_bank(banks[-1], questions)
    rows = []
    for name in ("moodle-xml", "qti30"):
        small, large = (cost([*QUIZKIT, "export", name, str(bank), "-o", str(root / "memory.out")]).memory for bank in banks)
        rows += [
            (f"{name}: peak memory at 10,000 and 100,000 questions", f"{small:.0f}, {large:.0f} MiB", ""),
            ("the second as a multiple of the first", f"{large / small:.2f}", "at most 2"),
        ]
    return rows


def start_up(runs: int) -> list[tuple[str, str, str]]:
    """What an author waits for."""
    many = max(runs * 3, 9)
    python = cost([sys.executable, "-c", "pass"], many)
    version = cost([*QUIZKIT, "--version"], many)
    content = cost([*QUIZKIT, "lint", str(REPOSITORY / "content")], many)
    return [
        ("python alone", f"{python.wall * 1000:.0f} ms", ""),
        ("quizkit --version", f"{version.wall * 1000:.0f} ms, {version.wall / python.wall:.1f} x python", "at most 60 ms"),
        ("quizkit lint content, cold", f"{content.wall * 1000:.0f} ms, {content.wall / python.wall:.1f} x python", "at most 300 ms"),
    ]


if __name__ == "__main__":
    main()
