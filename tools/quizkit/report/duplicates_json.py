"""What is alike as an object, as `duplicates.schema.json` describes it."""

from __future__ import annotations

import json
from typing import Any

from quizkit.stats.duplicates import Alike, AlikeCluster, Member


def duplicates_json(alike: Alike) -> str:
    """The object, indented."""
    return json.dumps(_record(alike), ensure_ascii=False, indent=2)


def _record(alike: Alike) -> dict[str, Any]:
    banks = [{"title": title, "compared": count} for title, count in zip(alike.titles, alike.compared, strict=True)]
    return {"banks": banks, "unread": alike.unread, "clusters": [_cluster(cluster) for cluster in alike.clusters]}


def _cluster(cluster: AlikeCluster) -> dict[str, Any]:
    return {
        "rule": cluster.rule,
        "severity": cluster.severity,
        "size": cluster.size,
        "note": cluster.note or None,
        "members": [_member(member) for member in cluster.members],
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "entity": f"{member.kind}:{member.id}",
        "bank": member.bank,
        "path": member.place.path,
        "line": member.place.line,
        "column": member.place.column,
        "text": member.text,
        "answers": [{"text": text, "correct": is_right} for text, is_right in member.answers],
    }
