"""Banks on disk that things happen to: what runs that go on from earlier ones are tried with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st

from quizkit.lint.config import Config
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun, Report
from quizkit.store.cache import Cache
from quizkit.testing.examples import TODAY

# Texts of entities that refer to each other, repeat each other, silence rules, or are not sound.
QUESTIONS = tuple(
    f"- id: {name}\n  type: true-false\n  stem: {stem}\n  answer: true\n  rationale: {why}\n{more}"
    for name in ("iron", "gold", "lead")
    for stem, why, more in (
        ("Iron is a metal.", "So it is.", ""),
        ("Iron is a metal.", "So it is.", "  tests: [term:metal]\n"),
        ("Which of these is not a metal?", "See the table below.", "  rests_on: [claim-one]\n"),
        ("Gold is a <b>metal</b>.", "So  it is.", "  tags: [chemistry]\n"),
        ("Gold is a <b>metal</b>. # quizkit: ignore[raw-html] on purpose", "So it is.", ""),
        ("Lead is heavy. # quizkit: ignore[raw-html] of no use", "So it is.", "  supersedes: iron\n"),
        ("Lead is heavy.", "So it is.", "  nonsense: 1\n"),
        ("Lead is heavy.", "So it is.", "  enemies: [gold]\n"),
    )
)
TERMS = (
    "- id: metal\n  title: Metal\n  definition: A metal conducts heat.\n",
    "- id: metal\n  title: Metal\n  definition: A metal conducts heat.\n  related: [alloy]\n",
    "- id: alloy\n  title: Alloy\n  definition: A mixture of metals.\n  aliases: [{text: metal}]\n",
)
CLAIMS = (
    "- id: claim-one\n  statement: Iron rusts.\n  kind: fact\n  as_of: 2020-01-01\n  review_by: 2026-03-01\n",
    "- id: claim-one\n  statement: Iron rusts fast.\n  kind: fact\n  status: retired\n",
)
QUIZZES = ("id: quiz\ntitle: Metals\nsections:\n  - id: all\n    questions: [iron, gold]\n",)
NAMES = {
    "questions": ("a.yaml", "b.yaml", "deep/er/c.yaml"),
    "terms": ("t.yaml",),
    "claims": ("c.yaml",),
    "quizzes": ("q.yaml",),
}
POOL = {"questions": QUESTIONS, "terms": TERMS, "claims": CLAIMS, "quizzes": QUIZZES}
CONFIGS = (Config(today=TODAY), Config(select=("ALL",), today=TODAY), Config(ignore=("raw-html",), today=TODAY))


def report(root: Path, config: Config, cache: Cache | None) -> Report:
    run = LintRun(root, registry(), config)
    run.check_files(1, cache)
    return run.report()


class Bank:
    """A bank on disk that things happen to."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "bank"
        self.root.mkdir()
        (self.root / "bank.yaml").write_text("title: Example\nschema: 1\nlanguage: en\n")
        self.cache = folder / "cache.sqlite3"
        self.branch = folder / "branch"
        self.config = CONFIGS[0]

    def write(self, inside: str, text: str) -> None:
        path = self.root / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def files(self) -> list[Path]:
        return sorted(path for path in self.root.rglob("*.yaml") if path.name != "bank.yaml")

    def compare(self) -> None:
        cold = report(self.root, self.config, None)
        said: list[str] = []
        cache = Cache(self.cache, said.append)
        assert report(self.root, self.config, cache) == cold
        cache.close()
        assert not said


Happening = Callable[[Bank], None]


@st.composite
def writings(draw: st.DrawFn) -> Happening:
    kind = draw(st.sampled_from(["questions", "questions", "questions", "terms", "claims", "quizzes"]))
    inside = f"{kind}/{draw(st.sampled_from(NAMES[kind]))}"
    entities = draw(st.lists(st.sampled_from(POOL[kind]), min_size=1, max_size=4 if kind != "quizzes" else 1))
    return lambda bank: bank.write(inside, "".join(entities))


@st.composite
def edits(draw: st.DrawFn) -> Happening:
    """A word of a file becomes another one: what authors do most."""
    number = draw(st.integers(0, 9))
    old, new = draw(st.sampled_from([("So it", "Thus it"), ("Iron", "Zinc"), ("metal", "alloy"), ("true", "false"), ("gold", "iron")]))

    def edit(bank: Bank) -> None:
        files = bank.files()
        if files:
            path = files[number % len(files)]
            path.write_text(path.read_text().replace(old, new, 1))

    return edit


def _delete(number: int) -> Happening:
    def delete(bank: Bank) -> None:
        files = bank.files()
        if files:
            files[number % len(files)].unlink()

    return delete


def _rename(number: int) -> Happening:
    def rename(bank: Bank) -> None:
        files = bank.files()
        if files:
            path = files[number % len(files)]
            path.rename(path.with_name(f"r{path.name}"))

    return rename


def deletions() -> st.SearchStrategy[Happening]:
    """A file goes."""
    return st.integers(0, 9).map(_delete)


def renamings() -> st.SearchStrategy[Happening]:
    """A file is called otherwise."""
    return st.integers(0, 9).map(_rename)


def _keep_branch(bank: Bank) -> None:
    shutil.rmtree(bank.branch, ignore_errors=True)
    shutil.copytree(bank.root, bank.branch)


def _switch_branch(bank: Bank) -> None:
    if bank.branch.exists():
        here = bank.root.with_name("here")
        bank.root.rename(here)
        bank.branch.rename(bank.root)
        here.rename(bank.branch)


def _tomorrow(bank: Bank) -> None:
    bank.config = replace(bank.config, today=bank.config.today + timedelta(days=90))


def _configure(number: int) -> Happening:
    def configure(bank: Bank) -> None:
        bank.config = replace(CONFIGS[number], today=bank.config.today)

    return configure


def _speak(language: str) -> Happening:
    return lambda bank: bank.write("bank.yaml", f"title: Example\nschema: 1\nlanguage: {language}\ntags:\n  chemistry: Of matter.\n")


def _lose_cache(bank: Bank) -> None:
    bank.cache.unlink(missing_ok=True)


def _harm_cache(place: float) -> Happening:
    def harm(bank: Bank) -> None:
        if bank.cache.exists():
            data = bytearray(bank.cache.read_bytes())
            at = int(place * len(data))
            data[at : at + 200] = os.urandom(200)
            bank.cache.write_bytes(data)

    return harm


def _old_cache(bank: Bank) -> None:
    """Another run, which began before the last changes, ends after them: its cache takes the place of ours."""
    other = bank.cache.with_name("other.sqlite3")
    if other.exists():
        shutil.copy(other, bank.cache)
    elif bank.cache.exists():
        shutil.copy(bank.cache, other)


HAPPENINGS = st.one_of(
    writings(),
    edits(),
    edits(),
    deletions(),
    renamings(),
    st.sampled_from([_keep_branch, _switch_branch, _tomorrow, _lose_cache, _old_cache]),
    st.integers(0, 2).map(_configure),
    st.sampled_from(["en", "de"]).map(_speak),
    st.floats(0, 0.999).map(_harm_cache),
)
