"""The schema of questions in one file, without references to another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.bench.workshop import REPOSITORY

SCHEMA = REPOSITORY / "schemas" / "question.schema.json"
_COMMON = SCHEMA.with_name("common.schema.json")


def bundled(target: Path) -> Path:
    """Write it: the definitions of common.schema.json come in under names of their own."""
    schema = _redirected(json.loads(SCHEMA.read_text(encoding="utf-8")), f"{_COMMON.name}#/$defs/")
    common = _redirected(json.loads(_COMMON.read_text(encoding="utf-8")), "#/$defs/")
    schema["$defs"] |= {f"common.{name}": definition for name, definition in common["$defs"].items()}
    target.write_text(json.dumps(schema), encoding="utf-8")
    return target


def _redirected(node: Any, before: str) -> Any:
    """The node with every reference that begins so led to the definitions of this file whose names begin with `common.`."""
    if isinstance(node, dict):
        return {
            key: f"#/$defs/common.{value.removeprefix(before)}"
            if key == "$ref" and isinstance(value, str) and value.startswith(before)
            else _redirected(value, before)
            for key, value in node.items()
        }
    return [_redirected(value, before) for value in node] if isinstance(node, list) else node
