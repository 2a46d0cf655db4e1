"""Other programs that do the same work, in an environment of their own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.costs import NotThereError, last_line

REQUIREMENTS = Path(__file__).with_name("peers.txt")


@dataclass(frozen=True)
class Peers:
    """The environment of the peers, and by name why some of them could not be installed."""

    folder: Path
    refused: dict[str, str]

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    def command(self, peer: str, name: str) -> str:
        """The path of a command of a peer; NotThereError with the reason if the peer could not be installed."""
        self.need(peer)
        return str(self.folder / "bin" / name)

    def need(self, peer: str) -> None:
        """Raise NotThereError with the reason if the peer could not be installed."""
        if peer in self.refused:
            raise NotThereError(f"{peer} ({self.refused[peer]})")


def requirements(text: str) -> Iterator[tuple[str, str]]:
    """Name and requirement of each line of a requirements file."""
    for line in text.splitlines():
        wanted = line.split("#")[0].strip()
        if wanted:
            yield re.split(r"[=<>~! ]", wanted)[0], wanted


def install(folder: Path) -> Peers:
    """Make the environment, unless it holds what is wanted already."""
    text = REQUIREMENTS.read_text(encoding="utf-8")
    stamp = folder / "peers.json"
    if stamp.exists():
        known = json.loads(stamp.read_text(encoding="utf-8"))
        if known["wanted"] == text and not known["refused"]:
            return Peers(folder, {})
    if not (folder / "bin" / "python").exists():
        venv.create(folder, with_pip=True)
    refused = {}
    for name, wanted in requirements(text):
        sys.stderr.write(f"installing {wanted}\n")
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted]
        asked = subprocess.run(pip, capture_output=True, text=True, check=False)
        if asked.returncode:
            refused[name] = last_line(asked.stderr)
    stamp.write_text(json.dumps({"wanted": text, "refused": refused}), encoding="utf-8")
    return Peers(folder, refused)
