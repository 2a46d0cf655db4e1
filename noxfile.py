"""Every task of the project. `nox` runs the ones that CI runs; `nox --list` shows them all."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["check", "tests", "bank"]

PYPROJECT = nox.project.load_toml("pyproject.toml")
DEV = nox.project.dependency_groups(PYPROJECT, "dev")
CODE = ("tools", "tests", "noxfile.py")


def _install(session: nox.Session) -> None:
    session.install("-e", ".[testing]", *DEV)


@nox.session
def check(session: nox.Session) -> None:
    """Style, types, and that everything derived is up to date."""
    _install(session)
    session.run("ruff", "format", "--check", *CODE)
    session.run("ruff", "check", *CODE)
    session.run("mypy")
    session.run("python", "-m", "quizkit.generate", "--check")


@nox.session
def tests(session: nox.Session) -> None:
    """Every test. Arguments after `--` go to pytest, such as `-k moodle` or `--accept`."""
    _install(session)
    if shutil.which("npm"):
        for folder in ("tests/editor", "tests/players"):
            session.run("npm", "ci", "--prefix", folder, "--no-audit", "--no-fund", "--silent", external=True)
    session.run("pytest", *session.posargs)


@nox.session
def bank(session: nox.Session) -> None:
    """Check the bank in content/ and write Moodle XML and JSON of it to dist/."""
    session.install(".")
    session.run("quizkit", "fmt", "--check", "content")
    session.run("quizkit", "lint", "content")
    session.run("quizkit", "export", "moodle-xml", "content", "-o", "dist/bank.xml")
    session.run("quizkit", "export", "json", "content", "-o", "dist/bank.json")


@nox.session
def generate(session: nox.Session) -> None:
    """Write everything derived: rule pages, the hooks file, editor wiring, the command line's help."""
    session.install("-e", ".")
    session.run("python", "-m", "quizkit.generate", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure speed and memory on generated banks, beside other programs in an environment of their own. docs/benchmarks.md says more."""
    session.install("-e", ".[all]", *DEV)
    peers = Path(session.virtualenv.location).with_name("bench-peers")
    session.run("python", "-m", "tests.bench", "--peers", str(peers), *session.posargs)


@nox.session
def judge(session: nox.Session) -> None:
    """Measure the rules on wording by labelled questions, in the folder that QUIZKIT_DATA names. docs/judgement.md says more."""
    _install(session)
    session.run("python", "-m", "tests.judge", *session.posargs)


@nox.session
def minimums(session: nox.Session) -> None:
    """The tests with the oldest versions of the dependencies that pyproject.toml allows."""
    oldest = [dependency.replace(">=", "==") for dependency in PYPROJECT["project"]["dependencies"]]
    session.install("-e", ".[testing]", *DEV, *oldest)
    session.run("pytest", "-m", "not packaging", *session.posargs)


@nox.session
def hooks(session: nox.Session) -> None:
    """Run the pre-commit hooks over every file."""
    _install(session)
    session.run("pre-commit", "run", "--all-files")
