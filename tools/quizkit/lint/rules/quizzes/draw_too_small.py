"""draw-too-small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.assignment import Assignment
from quizkit.lint.analysis.pools import POOL_FACTS, Draw, Pools, Restriction
from quizkit.lint.analysis.profiles import PLANS, Plan
from quizkit.lint.analysis.row_sets import union
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class DrawTooSmall(BankRule):
    """A quiz draws more questions than the bank has for it.

    ## What it does
    Counts the questions that each draw may take: published ones that the section's tags, terms, level and list admit and, in a quiz for
    practice, that are not kept for exams. The message says which field narrows the draw most, and what else keeps questions out.

    A quiz asks no question twice: what it lists outside of its draws is not drawn again, and draws that share questions must all get their
    number. Whether they can is worked out exactly, for any number of draws; the finding stands at the last of those that are short of
    questions together, and names the others.

    Quizzes that are drafts or retired are passed over. A question that cannot be read, or that is listed and not there, counts as one that
    fits, for it has a finding of its own.

    ## Why it matters
    The platform stops with an error when a learner begins the quiz, or gives a shorter quiz than was promised.

    ## What to write instead
    Draw fewer, ask for less, publish what is ready, or write more questions.

    ## References
    Moodle's own documentation of `random_question_loader` (question/classes/local/bank/random_question_loader.php): no question is given
    twice, nor one that the quiz has already, and where none is left there is none. P. Hall, "On Representatives of Subsets", Journal of the
    London Mathematical Society 10 (1935), for when draws can share their questions. That it is an error is quizkit's own rule.
    """

    code = "QUZ001"
    name = "draw-too-small"
    since = "0.1"
    severity = "error"
    facts = POOL_FACTS
    about = ("quiz",)
    bad = (
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tags: [basics]
- id: texts
  type: true-false
  stem: Data are texts.
  answer: false
  rationale: They may be pictures.
  tags: [basics]
  status: draft
# file: quizzes/example.yaml
- id: check
  title: What do you know?
  sections:
    - id: drawn
      tags: [basics]
      draw: 2  # expect: QUZ001
    - id: chosen
      questions: [numbers]
      draw: 2  # expect: QUZ001
""",
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tags: [basics]
- id: texts
  type: true-false
  stem: Data are texts.
  answer: false
  rationale: They may be pictures.
- id: steps
  type: true-false
  stem: The scale has four steps.
  answer: true
  rationale: Count them.
# file: quizzes/example.yaml
- id: twice
  title: What do you know?
  sections:
    - {id: basics, tags: [basics], draw: 1}
    - {id: mixed, draw: 3}  # expect: QUZ001
- id: listed
  title: What do you know?
  sections:
    - {id: first, questions: [numbers]}
    - {id: mixed, draw: 3}  # expect: QUZ001
""",
    )
    good = (
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tags: [basics]
- id: texts
  type: true-false
  stem: Data are texts.
  answer: false
  rationale: They may be pictures.
- id: steps
  type: true-false
  stem: The scale has four steps.
  answer: true
  rationale: Count them.
  use: exam
# file: quizzes/example.yaml
- id: practice
  title: What do you know?
  sections:
    - {id: mixed, draw: 1}
    - {id: basics, tags: [basics], draw: 1}
- id: exam
  title: The exam
  use: exam
  sections:
    - {id: mixed, draw: 3}
- id: to-come
  title: To come
  status: draft
  sections:
    - {id: mixed, draw: 30}
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        plans = [(row, plan) for row, plan in index.facts(PLANS) if plan.status not in ("draft", "retired") and plan.draws_any]
        if not plans or "question" in index.unknown_kinds:
            return
        pools = index.once(Pools)
        for row, plan in plans:
            draws = pools.draws(plan)
            for draw in draws:
                if draw.pool.bit_count() < draw.amount:
                    yield row, Problem(_one(pools, plan, draw), ("sections", draw.section, "draw"))
            yield from _shared(row, plan, [draw for draw in draws if draw.pool.bit_count() >= draw.amount])


def _one(pools: Pools, plan: Plan, draw: Draw) -> str:
    """What there is for a draw that cannot have its number, and what keeps others out."""
    section = plan.sections[draw.section]
    shown = pools.shown(plan)

    def more_without(lifted: Restriction) -> int:
        return (pools.pool(section, plan.use, lifted) & ~shown & ~draw.pool).bit_count()

    found = draw.pool.bit_count()
    asked = "1 question" if draw.amount == 1 else f"{draw.amount} questions"
    said = [f"This draw takes {asked}, and {_there_are(found)} for it"]
    fields = [field for field in _FIELDS if getattr(section, field)]
    if fields:
        narrowest = max(fields, key=more_without)
        said.append(f"; '{narrowest}' narrows it most: without it there would be {found + more_without(narrowest)}")
    said.append(_kept_out(more_without("status"), more_without("use"), (pools.pool(section, plan.use) & shown).bit_count()))
    return f"{''.join(said)}. Draw fewer, ask for less, or write more questions."


_FIELDS: tuple[Restriction, ...] = ("tags", "terms", "level", "questions")


def _there_are(found: int) -> str:
    return "there is none" if found == 0 else "there is 1" if found == 1 else f"there are {found}"


def _kept_out(unpublished: int, for_exams: int, listed: int) -> str:
    """The questions that would fit but for something that is no field of the section."""
    said = [f"{unpublished} more would fit if published"] if unpublished else []
    for number, reason in ((for_exams, "kept for exams"), (listed, "listed elsewhere in the quiz")):
        if number:
            said.append(f"{number} more {'is' if number == 1 else 'are'} {reason}")
    return f" ({', '.join(said)})" if said else ""


def _shared(row: int, plan: Plan, draws: Sequence[Draw]) -> Iterator[tuple[int, Problem]]:
    """Groups of draws each of which could have its number, but not all of them together."""
    for group in Assignment(draws).overdrawn():
        *others, last = [draws[at] for at in group]
        names = [f"'{plan.sections[draws[at].section].id}'" for at in group]
        if len(names) > _NAMED:
            names[_NAMED:] = [f"{len(names) - _NAMED} more"]
        asked, found = sum(draws[at].amount for at in group), union(draws[at].pool for at in group).bit_count()
        message = (
            f"The draws of {', '.join(names[:-1])} and {names[-1]} take {asked} questions together, and {_there_are(found)} for them: "
            "a quiz asks no question twice. Draw fewer, or write more questions."
        )
        related = [Mention(row, "it draws from the same questions", ("sections", other.section, "draw")) for other in others[:_NAMED]]
        yield row, Problem(message, ("sections", last.section, "draw"), related=tuple(related))


_NAMED = 8
