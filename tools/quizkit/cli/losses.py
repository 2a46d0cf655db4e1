"""What an export lost, for the person at the terminal and for a file."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkit.formats.base import Package, Writer

# More losses than these are counted; `--losses` writes them all.
_SHOWN = 20


def show_losses(package: Package, writer: Writer) -> None:
    """Write the notices and the first losses to standard error, and how many there are; what works alike is counted by its code."""
    from quizkit.report.terminal import safe

    for notice in package.notices:
        sys.stderr.write(f"quizkit: {notice}\n")
    losses = package.losses
    # What is left out as a whole must not hide behind small things.
    lost = sorted((loss for loss in losses if loss.level != "mapped"), key=lambda loss: loss.level != "unsupported")
    left_out = {loss.entity for loss in lost if loss.level == "unsupported"}
    mapped = Counter(loss.code for loss in losses if loss.level == "mapped")
    for loss in lost[:_SHOWN]:
        place = f" {safe(loss.data_path)}" if loss.path else ""
        sys.stderr.write(f"{loss.level}[{loss.code}] {safe(loss.entity)}{place}: {safe(loss.message)}\n")
    if len(lost) > _SHOWN:
        sys.stderr.write(f"… and {len(lost) - _SHOWN:,} more: --losses FILE writes them all.\n")
    if lost:
        noun = "loss" if len(lost) == 1 else "losses"
        sys.stderr.write(f"{len(lost):,} {noun} in {writer.title}.{_told(left_out)}\n")
    if mapped:
        counts = ", ".join(f"{number:,} {code}" for code, number in sorted(mapped.items()))
        sys.stderr.write(f"Written as something that works alike in {writer.title}: {counts} (--losses FILE says where).\n")


def _told(left_out: set[str]) -> str:
    """How many entities of which kinds are left out."""
    from quizkit.model.bank import KINDS

    if not left_out:
        return ""
    kinds = Counter(name.partition(":")[0] for name in left_out)
    parts = [f"{count:,} {name if count == 1 else KINDS[name].plural}" for name, count in sorted(kinds.items(), reverse=True)]
    return f" Left out as a whole: {', '.join(parts)}."


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
