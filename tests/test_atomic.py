"""Files that are there whole or not at all, whoever stops the process."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from quizkit.atomic import Spooled
from quizkit.errors import UnreadableError


@pytest.mark.skipif(sys.platform == "win32", reason="the signals are Unix ones")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_amid_many_files_leaves_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals) -> None:
    replace, done = Path.replace, []

    def replace_under_fire(self: Path, target: Path) -> Path:
        done.append(target)
        if len(done) == 2:
            os.kill(os.getpid(), number)
        return replace(self, target)

    before = signal.getsignal(number)
    monkeypatch.setattr(Path, "replace", replace_under_fire)
    with Spooled() as spooled:
        for name in "abcd":
            spooled.add(tmp_path / name, [name.encode()])
        spooled.commit()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c", "d"]
    assert signal.getsignal(number) == before


def test_what_fails_amid_many_files_leaves_those_before_and_no_debris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def refuse_c(self: Path, target: Path) -> Path:
        if target.name == "c":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_c)
    with Spooled() as spooled:
        for name in "abcd":
            spooled.add(tmp_path / name, [name.encode()])
        with pytest.raises(UnreadableError, match="c' cannot be written: No space left on device"):
            spooled.commit()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
