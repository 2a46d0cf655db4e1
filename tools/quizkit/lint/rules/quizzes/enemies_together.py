"""enemies-together."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quizkit.finding import DataPath, Mention, Problem
from quizkit.lint.analysis.assignment import Assignment
from quizkit.lint.analysis.enemies import ENEMIES, Enemies
from quizkit.lint.analysis.pools import POOL_FACTS, Draw, Pools
from quizkit.lint.analysis.profiles import PLANS, Plan
from quizkit.lint.analysis.row_sets import rows_of, set_of, union
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class EnemiesTogether(BankRule):
    """A quiz asks two questions that are enemies.

    ## What it does
    Looks for questions of one quiz one of which names the other under `enemies`, and for a question that a quiz lists twice, for nothing
    gives a question away like itself. A draw counts where it cannot help taking two enemies: because it must take all that fits, or more
    than there are questions at peace with each other and with what the quiz asks in any case. That a draw might take two enemies is not
    reported, for whoever draws can look out for them. Retired quizzes are passed over.

    ## Why it matters
    Enemies give each other away, or ask the same thing twice: a learner who knows one scores twice, and one who does not fails twice.

    ## What to write instead
    Take one of the two out of the quiz, or put both into a section of their own that draws one of them.

    ## References
    N. Thompson, "Enemy items" (https://assess.com/enemy-items/), for the term and for what makes questions enemies. What counts as
    together is quizkit's own rule.
    """

    code = "QUZ002"
    name = "enemies-together"
    since = "0.1"
    severity = "error"
    facts = (ENEMIES, *POOL_FACTS)
    about = ("quiz", "question")
    own_facts = POOL_FACTS
    sees_others = True
    bad = (
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  enemies: [parameters]
- id: parameters
  type: true-false
  stem: What are numbers that a model has learnt called? Weights.
  answer: true
  rationale: Or parameters.
# file: quizzes/example.yaml
- id: listed
  title: What do you know?
  sections:
    - {id: first, questions: [numbers]}
    - id: second
      questions:
        - parameters  # expect: QUZ002
        - numbers  # expect: QUZ002
- id: drawn
  title: What do you know?
  sections:
    - {id: all, draw: 2}  # expect: QUZ002
- id: one-after-the-other
  title: What do you know?
  sections:
    - {id: first, questions: [numbers]}
    - {id: second, draw: 1}  # expect: QUZ002
""",
    )
    good = (
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  enemies: [parameters]
- id: parameters
  type: true-false
  stem: What are numbers that a model has learnt called? Weights.
  answer: true
  rationale: Or parameters.
- id: steps
  type: true-false
  stem: The scale has four steps.
  answer: true
  rationale: Count them.
# file: quizzes/example.yaml
- id: one-of-two
  title: What do you know?
  sections:
    - {id: listed, questions: [steps]}
    - {id: drawn, questions: [numbers, parameters], draw: 1}
- id: perhaps
  title: What do you know?
  sections:
    - {id: drawn, draw: 2}
""",
    )

    def is_enough(self, index: BankIndex, rows: Collection[int]) -> bool:
        return index.once(Enemies).of.keys().isdisjoint(rows)

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        for row, plan in index.facts(PLANS):
            if plan.status == "retired":
                continue
            quiz = _Quiz(index, row, plan)
            yield from ((row, problem) for problem in quiz.listed())
            if plan.draws_any and index.once(Enemies).all and "question" not in index.unknown_kinds:
                yield from ((row, problem) for problem in quiz.drawn(index.once(Pools)))


class _Quiz:
    """A quiz, and what it asks in any case: the row of each such question, and the place in the quiz."""

    def __init__(self, index: BankIndex, row: int, plan: Plan) -> None:
        self._index = index
        self._row = row
        self._plan = plan
        self._enemies = index.once(Enemies)
        self._asked: dict[int, DataPath] = {}

    def listed(self) -> Iterator[Problem]:
        """What is wrong with the questions that are listed outside of draws."""
        known = self._index.rows_by_id["question"]
        for at, section in enumerate(self._plan.sections):
            for number, name in enumerate(section.questions if section.draw is None else ()):
                path: DataPath = ("sections", at, "questions", number)
                row = known.get(name)
                if row in self._asked:
                    related = (Mention(self._row, "here before", self._asked[row]),)
                    yield Problem(f"The quiz lists the question '{name}' twice: take it out at one of the places.", path, related=related)
                elif row is not None:
                    yield from self._meeting(row, path, "take one of them out, or draw one of the two")
                    self._asked[row] = path

    def _meeting(self, row: int, path: DataPath, advice: str) -> Iterator[Problem]:
        """The problem with a question that meets enemies among those that are asked already."""
        met = {other for other in self._enemies.of.get(row, ()) if other in self._asked}
        if met:
            first = min(met, key=lambda other: self._asked[other][1::2])
            more = f" (and {len(met) - 1} more)" if len(met) > 1 else ""
            message = f"The quiz asks '{self._index.id(row)}' and its enemy '{self._index.id(first)}'{more}: {advice}."
            yield Problem(message, path, related=self._mentions(row, first))

    def _mentions(self, row: int, enemy: int) -> tuple[Mention, ...]:
        declaring, path = self._enemies.place(row, enemy)
        here = (Mention(self._row, "here the enemy is asked", self._asked[enemy]),) if enemy in self._asked else ()
        return (*here, Mention(declaring, "here they are declared enemies", path))

    def drawn(self, pools: Pools) -> Iterator[Problem]:
        """What is wrong with draws, once `listed` has been asked: each of them that cannot help taking enemies."""
        # A draw that cannot have its number is a mistake of its own.
        draws = [draw for draw in pools.draws(self._plan) if draw.pool.bit_count() >= draw.amount]
        certain = Assignment(draws).certain()
        for at, taken in certain.items():
            path: DataPath = ("sections", draws[at].section, "draw")
            problems: list[Problem] = []
            for row in rows_of(taken & self._enemies.all):
                problems += self._meeting(row, path, "all that fits must be drawn here, so draw fewer or add questions")
                self._asked[row] = path
            yield from problems[:1]
        gone = union(certain.values())
        near = set_of(other for row in self._asked for other in self._enemies.of.get(row, ()))
        for draw in [draw for at, draw in enumerate(draws) if at not in certain]:
            left = draw.pool & ~gone
            if not self._enemies.leave_room(left & ~near, draw.amount):
                yield self._crowded(draw, left)

    def _crowded(self, draw: Draw, left: int) -> Problem:
        """The problem with a draw that takes more of what is left for it than can be asked together."""
        row, enemy = next(
            (row, enemy)
            for row in rows_of(left & self._enemies.all)
            for enemy in self._enemies.of[row]
            if enemy in self._asked or left >> enemy & 1
        )
        message = (
            f"Whichever {draw.amount} of the {left.bit_count()} questions are drawn here, enemies come together, such as "
            f"'{self._index.id(row)}' and '{self._index.id(enemy)}': draw fewer, or add questions that are nobody's enemies."
        )
        return Problem(message, ("sections", draw.section, "draw"), related=self._mentions(row, enemy))
