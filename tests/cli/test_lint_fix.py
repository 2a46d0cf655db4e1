"""`quizkit lint --fix`, end to end: what is written, what is left alone, and what the layout of a file is afterwards."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import Command

SPACED = (
    "- id: q # one\n  type: multiple-choice\n  stem: Which  gas is inert? # word\n"
    "  options:\n    - {text: Argon, correct: true}\n    - text: Tin\n"
)
UNORDERED = (
    "- id: q\n  type: multiple-choice\n  stem: How many legs has a spider?\n  options:\n"
    "    # key\n    - {id: x, text: '8', correct: true, feedback: Right.}\n    - {id: y, text: '4'}\n    - {id: z, text: '6'}\n"
)
FILE = Path("questions/q.yaml")


def _fixed(quizkit: Command, source: str | bytes, *arguments: str) -> bytes:
    quizkit.write({str(FILE): source})
    quizkit("lint", "--fix", *arguments)
    return FILE.read_bytes()


def test_what_a_baseline_knows_is_not_mended(quizkit: Command) -> None:
    quizkit.write({str(FILE): SPACED})
    quizkit("lint", "--select", "double-space", "--write-baseline", "known.json")
    new = Path("questions/r.yaml")
    new.write_text(SPACED.replace("id: q", "id: r"), encoding="utf-8")
    quizkit("lint", "--fix", "--select", "double-space", "--baseline", "known.json")
    assert FILE.read_text(encoding="utf-8") == SPACED
    assert "Which gas" in new.read_text(encoding="utf-8")


def test_a_file_that_changed_in_between_is_left_alone(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from quizkit.cli.fixing import Fixing

    real = Fixing.finish

    def finish(self: Fixing) -> int | None:
        FILE.write_text("# somebody else\n", encoding="utf-8")
        return real(self)

    quizkit.write({str(FILE): SPACED})
    monkeypatch.setattr(Fixing, "finish", finish)
    result = quizkit("lint", "--fix", "--select", "double-space")
    assert result.code == 2
    assert "changed while it was fixed" in result.err
    assert FILE.read_text(encoding="utf-8") == "# somebody else\n"


def test_a_write_that_fails_leaves_the_old_file(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    quizkit.write({str(FILE): SPACED})
    monkeypatch.setattr(Path, "replace", replace)
    result = quizkit("lint", "--fix", "--select", "double-space")
    assert result.code == 2
    assert FILE.read_text(encoding="utf-8") == SPACED
    assert [path.name for path in FILE.parent.iterdir()] == ["q.yaml"]


@pytest.mark.parametrize("source", [SPACED.replace("\n", "\r\n").encode(), SPACED.encode()])
def test_line_ends_stay(quizkit: Command, source: bytes) -> None:
    assert _fixed(quizkit, source, "--select", "double-space") == source.replace(b"Which  gas", b"Which gas")


@pytest.mark.parametrize(
    "stem",
    ["|\n    Look  here.\n    # no comment\n", ">-\n    Look  here\n    now.\n", '"Look  here" # c\n', "&a Look  here\n  rationale: *a\n"],
)
def test_block_scalars_and_anchors(quizkit: Command, stem: str) -> None:
    source = SPACED.replace("Which  gas is inert? # word\n", stem)
    after = _fixed(quizkit, source, "--select", "double-space").decode()
    # A text that stands for two fields may be refused, but never be half mended.
    assert (
        after in (source.replace("Look  here", "Look here"), source) if "&a" in stem else after == source.replace("Look  here", "Look here")
    )


def test_a_line_that_is_silenced_is_not_mended(quizkit: Command) -> None:
    source = SPACED.replace("# word", "# quizkit: ignore[double-space] shown so")
    assert _fixed(quizkit, source, "--select", "double-space").decode() == source


def test_options_move_with_all_that_belongs_to_them(quizkit: Command) -> None:
    after = _fixed(quizkit, UNORDERED.replace("    # key\n", ""), "--select", "unordered-numeric").decode()
    assert (
        after.index("{id: y, text: '4'}")
        < after.index("{id: z, text: '6'}")
        < after.index("{id: x, text: '8', correct: true, feedback: Right.}")
    )


def test_a_text_that_names_a_position_keeps_the_order(quizkit: Command) -> None:
    source = UNORDERED.replace("feedback: Right.", "feedback: Option B is right.")
    quizkit.write({str(FILE): source})
    result = quizkit("lint", "--fix", "--select", "unordered-numeric", "--output-format", "json")
    assert FILE.read_text(encoding="utf-8") == source
    assert result.rules == ["unordered-numeric"]


def test_unsafe_fixes_are_asked_for(quizkit: Command) -> None:
    source = SPACED.replace("Which  gas is inert?", "Which gas does not recieve electrons?")
    assert _fixed(quizkit, source, "--select", "misspelling").decode() == source
    assert "receive" in _fixed(quizkit, source, "--select", "misspelling", "--unsafe-fixes").decode()
    source = (
        UNORDERED.replace("'8'", "Zinc")
        .replace("'4'", "Argon")
        .replace("'6'", "Iron")
        .replace("    # key\n", "")
        .replace("  options:", "  shuffle: false\n  options:")
    )
    assert _fixed(quizkit, source, "--select", "unordered-alpha").decode() == source
    after = _fixed(quizkit, source, "--select", "unordered-alpha", "--unsafe-fixes").decode()
    assert after.index("id: y") < after.index("id: z") < after.index("id: x")


@pytest.mark.parametrize("source", [SPACED.replace("# word", "#\tword").encode(), b"\xef\xbb\xbf" + SPACED.encode()])
def test_a_file_with_a_tab_or_a_mark_at_its_start_is_left_alone_and_reported(quizkit: Command, source: bytes) -> None:
    quizkit.write({str(FILE): source})
    result = quizkit("lint", "--fix", "--select", "double-space", "--output-format", "json")
    assert FILE.read_bytes() == source
    assert result.rules == ["yaml-dialect"]


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_a_patch_can_be_applied(quizkit: Command) -> None:
    quizkit.write({str(FILE): SPACED})
    patch = quizkit("lint", "--diff", "--select", "double-space").out
    assert FILE.read_text(encoding="utf-8") == SPACED
    subprocess.run(["git", "apply", "-p0", "-"], input=patch.encode(), check=True)
    assert FILE.read_text(encoding="utf-8") == SPACED.replace("Which  gas", "Which gas")
