"""step-untested."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from quizkit.finding import DataPath, Mention, Problem
from quizkit.lint.analysis.parts import PARTS
from quizkit.lint.analysis.profiles import PLANS, PROFILES
from quizkit.lint.analysis.references import REFERENCES
from quizkit.lint.analysis.status import IN_USE
from quizkit.lint.analysis.tested import TESTED_FACTS, tested
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

# Where such a target stands, it is a mistake of its own.
_NO_TARGETS = ("question:", "quiz:")


class StepUntested(BankRule):
    """Nothing checks what a step of a path teaches.

    ## What it does
    Looks for the steps that have no `check` and that no published question names under `tests`. A check that is a draft or retired does not
    count, nor does a quiz that lists and draws nothing. A step whose target is a lesson with a quiz at its end is checked by that.

    Paths that are drafts or retired are passed over, and nothing is reported while some question cannot be read or tests a step that is not
    there, for any may be meant.

    ## Why it matters
    Neither the learner nor the author finds out whether the step did what it is for.

    ## What to write instead
    Name a question or a quiz under `check`, or let a question say that it tests the step: `tests: [step:path/step]`. Where a question tests
    what the step is about already, the message names it.

    ## References
    This rule is quizkit's own.
    """

    code = "PTH004"
    name = "step-untested"
    since = "0.1"
    severity = "info"
    facts = (PLANS, IN_USE, *TESTED_FACTS)
    about = ("path", "question", "quiz")
    own_facts = (IN_USE, *TESTED_FACTS)
    sees_others = True
    bad = (
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tests: [term:weights]
- id: still-to-come
  status: draft
  type: true-false
  stem: The scale has four tiers.
  answer: true
# file: quizzes/example.yaml
- id: empty
  title: Nothing yet
  sections: []
# file: paths/example.yaml
- id: steps
  title: Three steps
  steps:
    - id: weights  # expect: PTH004
      target: term:weights
    - id: scale
      target: scale:release
      check: question:still-to-come  # expect: PTH004
    - id: data
      target: term:data
      check: quiz:empty  # expect: PTH004
""",
    )
    good = (
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tests: [step:steps/weights]
- id: four-tiers
  type: true-false
  stem: The scale has four tiers.
  answer: true
  rationale: Count them.
# file: quizzes/example.yaml
- id: tiers
  title: What do you know?
  sections:
    - {id: all, draw: 1}
# file: lessons/example.yaml
- id: data
  title: Data
  blocks: [{kind: prose, text: A model learns from data.}]
  quiz: tiers
# file: paths/example.yaml
- id: steps
  title: Four steps
  steps:
    - id: weights
      target: term:weights
    - id: scale
      target: scale:release
      check: question:four-tiers
    - id: data
      target: lesson:data
    - id: all
      target: tier:release/open-weights
      check: quiz:tiers
""",
    )

    def is_enough(self, index: BankIndex, rows: Collection[int]) -> bool:
        names = {f"question:{index.id(row)}" for row in rows}
        return all(text not in names for row, found in index.facts(REFERENCES) if index.kind(row) == "path" for _, _, text in found)

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        found = index.once(tested) if index.count("path") else None
        if found is None or "step" in found.doubtful:
            return
        bank = _Bank(index, found.first)
        in_use = {row for row, _ in index.facts(IN_USE) if index.kind(row) == "path"}
        references = {row: named for row, named in index.facts(REFERENCES) if row in in_use}
        for row, parts in index.facts(PARTS):
            if row not in in_use:
                continue
            named = {path: text for path, _, text in references.get(row, ())}
            for at, step in enumerate(parts["steps"]):
                if f"step:{index.id(row)}/{step}" not in found.first and (problem := bank.problem(at, step, named)) is not None:
                    yield row, problem


class _Bank:
    """What a bank has for a step."""

    def __init__(self, index: BankIndex, found: Mapping[str, int]) -> None:
        self._index = index
        self._tested = found
        self._plans = dict(index.facts(PLANS))
        self._statuses: dict[int, str] = {row: profile.status for row, profile in index.facts(PROFILES) if profile.status != "published"}
        self._statuses |= {row: plan.status for row, plan in self._plans.items()}
        lessons = [(row, found) for row, found in index.facts(REFERENCES) if index.kind(row) == "lesson"]
        self._with_quiz = {index.name(row) for row, found in lessons if any(path == ("quiz",) for path, _, _ in found)}

    def problem(self, at: int, step: str, named: Mapping[DataPath, str]) -> Problem | None:
        """What is wrong with a step that no question names; `named` are the references of its path."""
        target, check = named[("steps", at, "target")], named.get(("steps", at, "check"))
        if target.startswith(_NO_TARGETS) or target in self._with_quiz:
            return None
        if check is None:
            return self._without_check(at, step, target)
        kind, _, name = check.partition(":")
        row = self._index.rows_by_id[kind].get(name) if kind in ("question", "quiz") else None
        # What is not there, or of another kind, is a mistake of its own.
        if row is None or (fault := self._fault(row)) is None:
            return None
        message = f"Nothing checks the step '{step}', for the {kind} '{name}' {fault}: finish it, or name another one."
        return Problem(message, ("steps", at, "check"), related=(Mention(row, "the check", ("id",)),))

    def _without_check(self, at: int, step: str, target: str) -> Problem:
        message = f"Nothing checks the step '{step}': name a question or a quiz under 'check', or write a question that tests it."
        related: tuple[Mention, ...] = ()
        if (row := self._tested.get(target)) is not None:
            message = f"Nothing checks the step '{step}', but question '{self._index.id(row)}' tests its target: name it under 'check'."
            related = (Mention(row, "it tests the target", ("tests",)),)
        return Problem(message, ("steps", at, "id"), related=related)

    def _fault(self, row: int) -> str | None:
        """Why a question or a quiz checks nothing."""
        status = self._statuses.get(row)
        if status in ("draft", "retired"):
            return "is a draft" if status == "draft" else "is retired"
        return "holds no questions" if row in self._plans and self._plans[row].is_empty else None
