"""Reads what the JSON writer wrote."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from quizkit.errors import UnreadableError
from quizkit.load.build import build_entity, build_manifest
from quizkit.model.bank import KINDS, Bank


def read_json(text: str | bytes) -> Bank:
    """Read a bank from JSON, with its entities in the order in which they stand.

    The shape is taken on trust: whoever reads a file from elsewhere holds it against `schemas/export.schema.json` first.

    Raises:
        UnreadableError: the text is not JSON, or no bank.
    """
    try:
        data = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise UnreadableError(f"This is not JSON: {error}.") from error
    if not isinstance(data, dict) or not isinstance(data.get("bank"), dict):
        raise UnreadableError('This is no bank as JSON: it must be an object with a "bank".')
    lists: dict[str, Any] = {
        kind.plural: tuple(build_entity(kind.name, entity) for entity in data.get(kind.plural, ())) for kind in KINDS.values()
    }
    return Bank(manifest=build_manifest(data["bank"]), **lists)
