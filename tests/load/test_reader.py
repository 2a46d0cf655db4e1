"""A file is read whole, whatever the system says of its size beforehand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizkit.load.reader import read_source


@pytest.mark.parametrize("size", [0, 1, 4096, 100_001])
@pytest.mark.parametrize("said", [None, 0, 1, 99_999, 1 << 20])
def test_a_file_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, said: int | None) -> None:
    content = bytes(number % 251 for number in range(size))
    (tmp_path / "file").write_bytes(content)
    if said is not None:
        fstat, place = os.fstat, os.stat_result
        monkeypatch.setattr(os, "fstat", lambda file: place((*fstat(file)[:6], said, *fstat(file)[7:])))
    assert read_source(tmp_path / "file") == content
    assert read_source(str(tmp_path / "file")) == content


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    places = [tmp_path]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        places.append(tmp_path / "pipe")
    for place in places:
        with pytest.raises(OSError, match="no ordinary file"):
            read_source(place)
    with pytest.raises(FileNotFoundError):
        read_source(tmp_path / "missing")
