"""Finds the files that are not code: the schemas, in a wheel or in a checkout."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from .errors import UnreadableError


@cache
def schema_folder() -> Path:
    """The folder of the JSON Schemas: package data in a wheel, the checkout's `schemas/` otherwise."""
    package = Path(__file__).parent
    for folder in (package / "schemas", package.parent.parent / "schemas"):
        if (folder / "common.schema.json").exists():
            return folder
    raise UnreadableError("The installed quizkit lacks its schemas; install it again.")


@cache
def schema_file(name: str) -> Any:
    """The parsed schema of a kind (`question`), of what kinds share (`common`) or of an output (`findings`)."""
    return json.loads((schema_folder() / f"{name}.schema.json").read_text(encoding="utf-8"))


def starter_folder() -> Path:
    """The folder of the small bank that `quizkit init` copies."""
    return Path(__file__).parent / "starter"
