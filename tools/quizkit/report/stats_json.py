"""The numbers of a bank as an object, as `stats.schema.json` describes it."""

from __future__ import annotations

import json
from typing import Any

from quizkit.lint.analysis.guessing import WayTally
from quizkit.lint.analysis.key_positions import PositionTally
from quizkit.model.bank import KINDS
from quizkit.stats.coverage import Coverage
from quizkit.stats.model import Leak, Stats
from quizkit.stats.readability import Reading


def stats_json(stats: Stats) -> str:
    """The object, indented."""
    return json.dumps(_record(stats), ensure_ascii=False, indent=2)


def _record(stats: Stats) -> dict[str, Any]:
    positions = [(shuffled, tally) for shuffled in (False, True) for tally in stats.key_positions.of(shuffled=shuffled).values()]
    return {
        "title": stats.title,
        "statuses": list(stats.statuses),
        "kinds": {kind: stats.kinds[kind] for kind in KINDS if stats.kinds.get(kind)},
        "questions": {
            "total": stats.questions,
            "by_type": dict(sorted(stats.by_type.items())),
            "by_status": dict(sorted(stats.by_status.items())),
            "by_category": [
                {"category": category, "questions": count}
                for category, count in sorted(stats.by_category.items(), key=lambda one: (one[0] is None, one[0] or ""))
            ],
        },
        "guessing": [_way(way, tally) for way, tally in stats.guessing.ways.items() if tally.questions],
        "leaks": [_leak(leak) for leak in stats.leaks],
        "key_positions": [_positions(tally, shuffled) for shuffled, tally in positions],
        "true_false": {"true": stats.true_false[0], "false": stats.true_false[1]},
        "coverage": [_coverage(one) for one in stats.coverage],
        "labels": [
            {"difficulty": labels.difficulty, "bloom": labels.bloom, "questions": count}
            for labels, count in sorted(stats.labels.items(), key=lambda one: (one[0].difficulty or "~", one[0].bloom or "~"))
        ],
        "readability": [_reading(one) for one in stats.readability],
    }


def _way(way: str, tally: WayTally) -> dict[str, Any]:
    return {
        "way": way,
        "questions": tally.questions,
        "decided": tally.decided,
        "score": _rounded(tally.score),
        "chance": _rounded(tally.chance),
        "p": tally.p,
    }


def _leak(leak: Leak) -> dict[str, Any]:
    return {
        "question": leak.question,
        "title": leak.title,
        "path": leak.place.path,
        "line": leak.place.line,
        "column": leak.place.column,
        "options": leak.guess.options,
        "ways": list(leak.guess.leading),
        "leak": _rounded(leak.guess.leak),
        "length_ratio": _rounded(leak.guess.lead),
    }


def _positions(tally: PositionTally, shuffled: bool) -> dict[str, Any]:
    return {
        "options": tally.options,
        "shuffled": shuffled,
        "questions": tally.questions,
        "keys": tally.counts,
        "chi_square": _rounded(tally.statistic),
        "p": tally.p,
        "longest_run": tally.longest_run,
        "run_position": tally.run_position + 1,
        "run_p": tally.run_p,
    }


def _coverage(one: Coverage) -> dict[str, Any]:
    items = [{"reference": item.reference, "questions": item.questions, "covered": item.is_covered} for item in one.items]
    return {"kind": one.kind, "total": one.total, "covered": one.covered, "items": items}


def _reading(one: Reading) -> dict[str, Any]:
    return {
        "language": one.language,
        "texts": one.texts,
        "number": one.number,
        "words": one.words,
        "sentences": one.sentences,
        "grade": None if one.grade is None else round(one.grade, 2),
    }


def _rounded(number: float) -> float:
    return round(number, 6)
