"""What is wrong with suppressions themselves, as far as their file alone shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.errors import suggestion
from quizkit.finding import Finding
from quizkit.load.dialect import Defect

from .places import FilePlaces, defect_finding
from .registry import Registry
from .rule import Rule
from .suppress import Suppression


def unknown_suppressions(rule: Rule, suppressions: Iterable[Suppression], places: FilePlaces, registry: Registry) -> Iterator[Finding]:
    """Comments that name no rule, or none that there is."""
    for suppression in suppressions:
        if not suppression.words:
            message = "The comment names no rule: write `# quizkit: ignore[longest-key] why`, with the rule's name."
            yield defect_finding(rule, Defect(rule.name, message, suppression.start, suppression.start + 1), places)
        for word, start in suppression.words:
            if registry.find(word) is None:
                message = f"There is no rule '{word}'{suggestion(word, registry.by_name)}: nothing is silenced."
                if registry.select(word):
                    message = f"'{word}' names several rules: a comment names each rule that it silences."
                yield defect_finding(rule, Defect(rule.name, message, start, start + len(word)), places)


def suppressions_without_reason(rule: Rule, suppressions: Iterable[Suppression], places: FilePlaces) -> Iterator[Finding]:
    """Comments that name a rule and do not say why."""
    for suppression in suppressions:
        if suppression.words and not any(char.isalnum() for char in suppression.reason):
            message = "The comment gives no reason: write one behind the bracket, so that readers know whether it still holds."
            yield defect_finding(rule, Defect(rule.name, message, suppression.start, suppression.end), places)
