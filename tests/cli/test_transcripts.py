"""Transcripts: what a person types and sees, as a shell runs it. `--accept` writes what is seen now; read it before you commit it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
_COMMAND = re.compile(r"^\$ (.+)\n", re.MULTILINE)


def replay(text: str, folder: Path) -> str:
    """Run the commands of a transcript one after the other in a folder, and write down what each prints."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }
    head, *_ = _COMMAND.split(text)
    seen = [head]
    for command in _COMMAND.findall(text):
        result = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        status = f"[exit {result.returncode}]\n" if result.returncode else ""
        seen.append(f"$ {command}\n{result.stdout}{status}")
    return "".join(seen)


@pytest.mark.skipif(sys.platform == "win32", reason="transcripts are a POSIX shell's")
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_is_what_a_person_sees(path: Path, tmp_path: Path, accept: bool) -> None:
    text = path.read_text(encoding="utf-8")
    seen = replay(text, tmp_path)
    if accept:
        path.write_text(seen, encoding="utf-8")
    assert seen == text or accept
