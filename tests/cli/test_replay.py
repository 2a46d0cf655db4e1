"""What `lint` said is said again where nothing has changed, and worked out where anything has."""

from __future__ import annotations

import marshal
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from quizkit.cli import lint
from quizkit.cli.main import main
from quizkit.store.cache import Cache
from quizkit.store.place import cache_file
from quizkit.testing.examples import write_example

QUESTION = "- id: iron\n  type: true-false\n  stem: Iron is a <b>metal</b>.\n  answer: true\n  rationale: So it is.\n"
LONG_AGO = 1_600_000_000


class Lint:
    """Runs `quizkit lint` and counts how often it worked."""

    def __init__(self, bank: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.bank = bank
        self.works = 0
        self._capsys = capsys
        work = lint._run

        def counting(*arguments: object) -> int:
            self.works += 1
            return work(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(lint, "_run", counting)

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = main(["lint", str(self.bank), "--output-format", "concise", *arguments])
        captured = self._capsys.readouterr()
        return code, captured.out, captured.err


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lint:
    bank = tmp_path / "bank"
    bank.mkdir()
    write_example(QUESTION, bank)
    (bank / "media").mkdir()
    (bank / "media" / "m.yaml").write_text("id: pic\nfile: media/pic.png\nalt: A picture of iron.\nlicence: CC0-1.0\n")
    # What has just been written may be written again within a tick of the clock, and is looked at again.
    monkeypatch.setattr("quizkit.store.tree_state.has_settled", lambda modified, changed, now: True)
    return Lint(bank, capsys, monkeypatch)


def test_the_same_is_said_again_without_work(run: Lint) -> None:
    first = run()
    assert first[0] == 1
    assert "raw-html" in first[1]
    assert run() == first
    assert run.works == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda bank: (bank / "questions" / "example.yaml").write_text(QUESTION.replace("Iron", "Zinc")),
        lambda bank: (bank / "questions" / "more.yaml").write_text(QUESTION.replace("iron", "zinc")),
        lambda bank: (bank / "questions" / "example.yaml").unlink(),
        lambda bank: (bank / "bank.yaml").write_text("title: Other\nschema: 1\nlanguage: de\n"),
        lambda bank: (bank / "quizkit.toml").write_text('ignore = ["raw-html"]\n'),
        lambda bank: (bank / "media" / "pic.png").write_bytes(b"PNG"),
        lambda bank: os.utime(bank / "questions" / "example.yaml", (LONG_AGO, LONG_AGO)),
    ],
)
def test_whatever_changes_is_looked_at(change: Callable[[Path], object], run: Lint) -> None:
    run()
    change(run.bank)
    run()
    assert run.works == 2


@pytest.mark.parametrize("arguments", [["--select", "STM"], ["--today", "2020-01-01"], ["--output-format", "json"], ["--no-cache"]])
def test_another_invocation_is_another_one(arguments: list[str], run: Lint) -> None:
    run()
    run(*arguments)
    assert run.works == 2


def test_a_media_file_in_a_hidden_folder_counts(run: Lint) -> None:
    (run.bank / "media" / "m.yaml").write_text("id: pic\nfile: .hidden/pic.png\nalt: A picture of iron.\nlicence: CC0-1.0\n")
    assert "missing-media" in run()[1]
    (run.bank / ".hidden").mkdir()
    (run.bank / ".hidden" / "pic.png").write_bytes(b"PNG")
    assert "missing-media" not in run()[1]


def test_a_baseline_that_changes_counts(run: Lint, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    assert main(["lint", str(run.bank), "--write-baseline", str(baseline)]) == 0
    assert run("--baseline", str(baseline))[0] == 0
    baseline.write_text(baseline.read_text().replace("raw-html", "longest-key"))
    assert run("--baseline", str(baseline))[0] == 1


def test_what_has_just_been_written_is_not_trusted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two versions of one size within a tick of the file system's clock look the same."""
    write_example(QUESTION, tmp_path)
    run = Lint(tmp_path, capsys, monkeypatch)
    monkeypatch.setattr("quizkit.store.tree_state.has_settled", lambda modified, changed, now: False)
    assert run() == run()
    assert run.works == 2


def test_an_unreadable_bank_is_read_again(run: Lint) -> None:
    (run.bank / "questions" / "folder.yaml").symlink_to("/dev/null")
    assert run()[0] == 2
    assert run()[0] == 2
    assert run.works == 2


@pytest.mark.parametrize("kept", [b"", b"x", marshal.dumps((1, 2)), marshal.dumps((b"", ["a folder"], [], 1, "", "", 0))])
def test_what_another_version_has_kept_is_passed_over(kept: bytes, run: Lint) -> None:
    """As after an upgrade: nothing of it is understood, and nobody is told."""
    first = run()
    file = cache_file(run.bank)
    with sqlite3.connect(file) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM blobs WHERE name LIKE 'replay-%'")]
    connection.close()
    assert names
    cache = Cache(file, pytest.fail)
    cache.save(dict.fromkeys(names, kept))
    cache.close()
    assert run() == first
    assert run.works == 2
