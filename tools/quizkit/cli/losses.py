"""What an export lost, for the person at the terminal and for a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkit.formats.base import Loss, Package, Writer

# More losses than these are counted; `--losses` writes them all.
_SHOWN = 20


def show_losses(losses: list[Loss], writer: Writer) -> None:
    """Write the first losses to standard error, and how many there are."""
    from quizkit.report.terminal import safe

    for loss in losses[:_SHOWN]:
        sys.stderr.write(f"{loss.level}[{loss.code}] {safe(loss.entity)}: {safe(loss.message)}\n")
    if len(losses) > _SHOWN:
        sys.stderr.write(f"… and {len(losses) - _SHOWN:,} more: --losses FILE writes them all.\n")
    if losses:
        noun = "loss" if len(losses) == 1 else "losses"
        sys.stderr.write(f"{len(losses):,} {noun} in {writer.title}.\n")


def save_losses(package: Package, writer: Writer, profile: str | None, target: Path) -> None:
    """Write all losses to a JSON file (`schemas/losses.schema.json`)."""
    from quizkit.atomic import replace_file

    records = [
        {
            "code": loss.code,
            "message": loss.message,
            "format": writer.name,
            "profile": profile,
            "entity": loss.entity,
            "data_path": loss.data_path,
            "level": loss.level,
        }
        for loss in package.losses
    ]
    text = json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    replace_file(target, text.encode())
