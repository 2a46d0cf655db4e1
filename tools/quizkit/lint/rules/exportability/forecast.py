"""What exports to a bank's targets will say of each question, sorted by the rule that says it here.

The writer itself is asked, so that a finding and the loss report of the export cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sys import intern
from typing import TYPE_CHECKING, Any, cast

from quizkit.finding import DataPath, Problem
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.view import EntityView
from quizkit.model.question import BaseQuestion, Question
from quizkit.records import dataclass

if TYPE_CHECKING:
    from quizkit.formats.base import Loss
    from quizkit.formats.trial import Target, Trial

FRACTION, NAME, ID_LENGTH = "moodle-fraction", "moodle-name", "id-too-long"
TYPE, IDENTIFIER, LOSSY = "unsupported-type", "qti-identifier", "lossy-export"

# A question that is amiss in itself is lost for that reason: the rule that names the reason is enough.
REQUIRES = ("no-key", "too-few-parts", "gap-mismatch", "empty-part", "duplicate-option", "weights-do-not-add-up", "missing-media")

# Left out because the author asks for it, so nothing has gone wrong.
_BY_WISH = "use"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A loss to come, and the rule that reports it. `of_many` says that questions beside this one have it from the same cause."""

    rule: str
    path: DataPath
    message: str
    of_many: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to come of a question: its losses, and each QTI target that calls it by another name than its id, with that name."""

    losses: tuple[Foreseen, ...]
    natives: tuple[tuple[str, str], ...]


def _forecast(view: EntityView) -> Forecast | None:
    question, manifest = cast("Question", view.entity), view.manifest
    if manifest is None or not manifest.targets or question.status == "retired":
        return None
    from quizkit.formats.trial import installed_targets, trials

    found: dict[tuple[str, DataPath, str, bool], list[str]] = {}
    natives: list[tuple[str, str]] = []
    for trial in trials(question, manifest, installed_targets(manifest.targets)):
        for rule, path, message, of_many in dict.fromkeys(_losses(trial, question)):
            found.setdefault((rule, path, message, of_many), []).append(trial.target.name)
        if trial.native not in (None, question.id) and _is_qti(trial.target):
            natives.append((intern(trial.target.name), str(trial.native)))
    losses = tuple(
        Foreseen(rule, path, intern(f"For {listed(names)}: {message}"), of_many) for (rule, path, message, of_many), names in found.items()
    )
    return Forecast(losses, tuple(natives)) if losses or natives else None


FORECAST: Facts[Forecast] = Facts("forecast", (BaseQuestion,), _forecast)


def foreseen(index: BankIndex, rule: str) -> Iterator[tuple[int, Problem]]:
    """The losses that a rule reports. What many questions have from one cause is reported at the first of them."""
    said: set[str] = set()
    for row, forecast in index.facts(FORECAST):
        for loss in forecast.losses:
            if loss.rule != rule or (loss.of_many and loss.message in said):
                continue
            if loss.of_many:
                said.add(loss.message)
            yield row, Problem(loss.message, loss.path)


def _losses(trial: Trial, question: BaseQuestion) -> Iterator[tuple[str, DataPath, str, bool]]:
    """Each loss that is worth a finding: the rule, the place, the sentence, and whether other questions share it."""
    support = trial.target.support
    is_unsupported = support is not None and support.types[question.type].level == "unsupported"
    is_left_out = trial.native is None and (is_unsupported or any(loss.level == "unsupported" for loss in trial.losses))
    for loss in trial.losses:
        if loss.level != "mapped":
            rule = TYPE if is_left_out and loss.feature != _BY_WISH else _rule_of(loss, trial.target, question)
            yield rule, loss.path, loss.message, loss.feature == "category"
    if is_left_out and not trial.losses:
        title = trial.target.writer.title
        yield TYPE, ("type",), f"{title} has no questions of the type {question.type}, so the question is left out.", False


def _rule_of(loss: Loss, target: Target, question: BaseQuestion) -> str:
    """The rule that reports a loss of a question that is written."""
    is_moodle = target.writer.name.startswith("moodle")
    match loss.feature:
        case "id" | "part-ids" if _is_too_long(_id_at(question, loss.path), target):
            return ID_LENGTH
        case "id" | "part-ids" if _is_qti(target):
            return IDENTIFIER
        case "weights" if is_moodle:
            return FRACTION
        case "title" | "category" if is_moodle:
            return NAME
        case _:
            return LOSSY


def _is_qti(target: Target) -> bool:
    return target.writer.name.startswith("qti")


def _is_too_long(name: str, target: Target) -> bool:
    longest = target.support.longest_id if target.support is not None else None
    return longest is not None and len(name) > longest


def _id_at(question: BaseQuestion, path: DataPath) -> str:
    """The id that a path leads to: the value there, the id of the part there, or the name of the gap."""
    value: Any = question
    for step in path:
        if isinstance(value, Mapping):
            return str(step)
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
    return value if isinstance(value, str) else str(getattr(value, "id", None) or "")


def listed(names: list[str]) -> str:
    """Names of targets within a sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
