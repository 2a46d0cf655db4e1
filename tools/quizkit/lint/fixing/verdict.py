"""Judges a round of fixes by what the rules find before and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from quizkit.finding import Finding
from quizkit.lint.registry import Registry
from quizkit.lint.runner import Report
from quizkit.records import dataclass

# A file and the number of an entity in it; -1 stands for the file itself.
Entity = tuple[str, int]
_Key = tuple[Entity, str]
_FILE = -1


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which remedies did harm for certain, and the entities of which one of several did. With neither, and not good, somebody did."""

    is_good: bool
    guilty: tuple[Finding, ...] = ()
    one_by_one: frozenset[Entity] = frozenset()


def entity_of(finding: Finding) -> Entity:
    """The entity that a finding is about."""
    return finding.path, finding.root if finding.data_path is not None else _FILE


def judge(registry: Registry, before: Report, after: Report, mended: Sequence[Finding]) -> Verdict:
    """Compare what was found with what is found now: a mended finding is gone, and no other has come up at its entity, or elsewhere.

    What was hidden comes to light and is no harm: the findings of rules that wait for a mended one, and, where a mended one kept an entity
    from being read, whatever the rules find of it.
    """
    had, has = _counts(before), _counts(after)
    gone = Counter((entity_of(finding), finding.rule) for finding in mended)
    revealed = _revealed(registry, mended)
    only_loading = any(_is_raised_by_loader(registry, finding.rule) for finding in mended)
    harmed = [
        (entity, rule)
        for (entity, rule), count in has.items()
        if entity[1] != _FILE
        and count > had[entity, rule] - gone[entity, rule]
        and rule not in revealed.get(entity, ())
        and (not only_loading or _is_raised_by_loader(registry, rule))
    ]
    stayed = [key for key, count in gone.items() if has[key] > had[key] - count]
    if not harmed and not stayed:
        return Verdict(is_good=True)
    by_entity: dict[Entity, list[Finding]] = {}
    for finding in mended:
        by_entity.setdefault(entity_of(finding), []).append(finding)
    suspects = {entity for key in (*harmed, *stayed) for entity in _suspects(key, after, by_entity)}
    guilty = [by_entity[entity][0] for entity in suspects if len(by_entity[entity]) == 1]
    several = frozenset(entity for entity in suspects if len(by_entity[entity]) > 1)
    return Verdict(False, tuple(guilty), several)


def _is_raised_by_loader(registry: Registry, rule: str) -> bool:
    return registry.by_name[rule].raised_by == "load" and rule != "rule-crashed"


def _counts(report: Report) -> Counter[_Key]:
    return Counter((entity_of(finding), finding.rule) for finding in report.findings)


def _suspects(key: _Key, after: Report, by_entity: Mapping[Entity, Sequence[Finding]]) -> list[Entity]:
    """The mended entities that a finding is about, or else that it speaks of."""
    entity = key[0]
    if entity in by_entity:
        return [entity]
    lines = {
        (other.path, other.entity) for finding in after.findings if (entity_of(finding), finding.rule) == key for other in finding.related
    }
    return [mended for mended, findings in by_entity.items() if (findings[0].path, findings[0].entity) in lines]


def _revealed(registry: Registry, mended: Sequence[Finding]) -> dict[Entity, set[str]]:
    """The rules that may have waited for a mended one, by entity."""
    found: dict[Entity, set[str]] = {}
    for finding in mended:
        found.setdefault(entity_of(finding), set()).update(_waiting_for(registry, finding.rule))
    return found


def _waiting_for(registry: Registry, name: str) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        required = waiting.pop()
        more = {rule.name for rule in registry.rules if required in rule.requires} - found
        found |= more
        waiting += more
    return found
