"""Runs the driver: items in a browser, in players that others wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

import pytest

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Seconds for one run of the driver, many times what it takes.
PATIENCE = 600

Player = Literal["citolab", "amp-up"]
PLAYERS: tuple[Player, ...] = ("citolab", "amp-up")
Answers = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Job:
    """One item to play: `item` is its path in the package, `answers` has a value or several for each response identifier.

    It is handed in `submissions` times. `screenshot` is a path without suffix, for pictures before and after handing in.
    """

    player: Player
    item: str
    answers: Answers
    submissions: int = 1
    screenshot: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A feedback that can be read on the page."""

    kind: str
    identifier: str
    text: str


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a job: outcome variables and feedback for each submission, and the page before anything was answered.

    `problems` are exceptions, errors on the console and requests without an answer; `failed` says why the job came to no end.
    """

    outcomes: list[dict[str, Any]]
    feedback: list[list[Shown]]
    text: str
    images: int
    broken: list[str]
    problems: list[str]
    failed: str | None


def needed() -> tuple[str, str]:
    """The paths of Node.js and of a browser. Where one of them is missing, or the players are, the test is skipped, or fails in CI."""
    node = shutil.which("node")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if node is None:
        _without("node is not installed")
    if browser is None:
        _without("chromium is not installed")
    if not (HERE / "node_modules/playwright-core").exists():
        _without("the players are not installed: run `npm ci` in tests/players")
    return node, browser


def _without(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def play(package: Path, jobs: Sequence[Job]) -> list[Played]:
    """Play items of an unzipped package, and tell what came of each job."""
    node, browser = needed()
    order = {"root": str(package), "browser": browser, "jobs": [asdict(job) for job in jobs]}
    command = [node, str(HERE / "driver.mjs")]
    run = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert run.returncode == 0, run.stderr
    return [_played(result) for result in json.loads(run.stdout)]


def _played(result: dict[str, Any]) -> Played:
    return Played(
        outcomes=result["outcomes"],
        feedback=[[Shown(**shown) for shown in submission] for submission in result["feedback"]],
        text=result["text"],
        images=result["images"]["shown"],
        broken=result["images"]["broken"],
        problems=result["problems"],
        failed=result["failed"],
    )
