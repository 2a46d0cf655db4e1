"""What a finding is about, apart from the line that it stands on: so it is the same finding when lines above it come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from quizkit.digests import sha256
from quizkit.finding import Finding
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

_LENGTH = 16
_POSITIONS = regex(r"/\d+(?=/|$)")


class Identity(NamedTuple):
    """What makes two findings the same: the rule, the entity, the field without positions in lists, and what stands there."""

    rule: str
    entity: str | None
    field: str
    content: str


def identity(finding: Finding) -> Identity:
    """The identity of a finding; those of one text by one rule share it."""
    return Identity(finding.rule, finding.entity, _POSITIONS.sub("", finding.data_path or ""), finding.content)


def digest(value: Any) -> str:
    """A digest of data, however it is laid out in the file."""
    import json

    text = json.dumps(value, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()[:_LENGTH]


def content_digest(value: Any) -> str:
    """A digest of what stands in a file, however it is spaced: the fixes that put spaces right leave it as it is."""
    return digest(_evenly_spaced(value))


def _evenly_spaced(value: Any) -> Any:
    match value:
        case str():
            return " ".join(value.split())
        case dict():
            return {key: _evenly_spaced(part) for key, part in value.items()}
        case list():
            return [_evenly_spaced(part) for part in value]
        case _:
            return value


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """A fingerprint for each finding of a report, no two alike: findings with one identity are counted in their order.

    Where there is no entity, the file is part of it.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    for finding in findings:
        key = (*identity(finding), finding.path if finding.entity is None else None)
        seen[key] += 1
        yield digest([*key, seen[key]])
