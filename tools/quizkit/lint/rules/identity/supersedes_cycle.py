"""supersedes-cycle."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern

from quizkit.finding import Problem
from quizkit.lint.analysis.cycles import cycles, spelled
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity


def _supersedes(view: EntityView) -> str | None:
    older = view.entity.supersedes
    return None if older is None else intern(older)


SUPERSEDES: Facts[str] = Facts("supersedes", (Entity,), _supersedes)


class SupersedesCycle(BankRule):
    """Entities replace each other in a circle.

    ## What it does
    Follows `supersedes` among the entities of each kind, and spells out each circle.

    ## Why it matters
    Nobody can tell which of them is in force, and a program that looks for the newest one never comes to an end.

    ## What to write instead
    Keep `supersedes` at the newer entity only.

    ## References
    This rule is quizkit's own.
    """

    code = "REF004"
    name = "supersedes-cycle"
    since = "0.1"
    severity = "error"
    facts = (SUPERSEDES,)
    bad = (
        """\
# file: claims/example.yaml
- id: three-tiers
  statement: There are three tiers.
  kind: definition
  supersedes: four-tiers  # expect: REF004
- id: four-tiers
  statement: There are four tiers.
  kind: definition
  supersedes: three-tiers
""",
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
  supersedes: weights  # expect: REF004
""",
    )
    good = (
        """\
# file: claims/example.yaml
- id: three-tiers
  statement: There are three tiers.
  kind: definition
- id: four-tiers
  statement: There are four tiers.
  kind: definition
  supersedes: three-tiers
- id: five-tiers
  statement: There are five tiers.
  kind: definition
  supersedes: four-tiers
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        graphs: dict[str, dict[str, tuple[str, ...]]] = {}
        rows: dict[tuple[str, str], int] = {}
        for row, older in index.facts(SUPERSEDES):
            kind, name = index.kind(row), index.id(row)
            if name is not None and rows.setdefault((kind, name), row) == row:
                graphs.setdefault(kind, {})[name] = (older,)
        for kind, graph in graphs.items():
            for cycle in cycles(graph):
                if len(cycle) == 1:
                    message = f"This {kind} supersedes itself: name the one that it replaces."
                else:
                    message = (
                        f"These entities replace each other, so that none is in force: {spelled(cycle)}. Keep 'supersedes' at the newest."
                    )
                yield rows[kind, cycle[0]], Problem(message, ("supersedes",))
