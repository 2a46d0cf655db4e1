"""An entity with everything around it as an object, as `show.schema.json` describes it."""

from __future__ import annotations

import json
from typing import Any

from quizkit.finding import json_pointer
from quizkit.lint.neighbourhood.records import Neighbourhood, Place
from quizkit.load.build import to_data

from .json import finding_record


def neighbourhood_json(found: Neighbourhood) -> str:
    """The object, indented."""
    return json.dumps(_record(found), ensure_ascii=False, indent=2)


def _record(found: Neighbourhood) -> dict[str, Any]:
    shown = found.part.value if found.part is not None else found.entity
    return {
        "entity": str(found.target),
        "kind": found.target.kind,
        "title": found.title,
        "status": None if found.entity is None else found.entity.status,
        **_place(found.place),
        "data": None if shown is None else to_data(shown),
        "findings": [finding_record(finding) for finding in found.findings],
        "also": [_place(place) for place in found.also],
        "refers_to": [
            {"data_path": json_pointer(one.path), "reference": one.reference, "title": one.title, "place": one.place and _place(one.place)}
            for one in found.outgoing
        ],
        "referred_to_by": [
            {
                "entity": one.entity,
                "title": one.title,
                "status": one.status,
                "data_path": json_pointer(one.path),
                "reference": one.reference,
                **_place(one.place),
            }
            for one in found.incoming
        ],
        "drawn_by": [{"quiz": one.quiz, "section": one.section, **_place(one.place)} for one in found.draws],
        "unread": found.unread,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}
