"""empty-section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.status import is_in_use
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.comparison import Comparison
from quizkit.model.debate import Debate
from quizkit.model.entity import Entity
from quizkit.model.lesson import Lesson, Prose
from quizkit.model.path import Path
from quizkit.model.quiz import Quiz
from quizkit.named_tuples import NamedTuple
from quizkit.text import ast
from quizkit.text.markdown import words

# The lists without which an entity holds nothing, the one to begin with first.
_LISTS: dict[type[Entity], tuple[str, ...]] = {
    Path: ("steps",),
    Lesson: ("blocks",),
    Quiz: ("sections",),
    Comparison: ("columns", "rows"),
    Debate: ("positions", "arguments"),
}


class EmptySection(EntityRule[Entity]):
    """Something is announced that holds nothing.

    ## What it does
    Looks for sections of quizzes with neither questions nor a draw; for quizzes without sections, paths without steps, lessons without
    blocks, comparisons without columns or rows, debates without positions or arguments; and for headings in a lesson's prose below which
    nothing stands before the next heading of the same or a higher level. Whatever block comes after the prose stands below its last
    heading, and so does the quiz at the end of the lesson. Drafts and retired entities are passed over. (Of blocks without text
    `empty-part` speaks.)

    ## Why it matters
    The reader is led to a place where there is nothing, and takes it for a mistake of the page.

    ## What to write instead
    Write what belongs there, or delete the heading, the section or the whole. What is still to come is a `status: draft`.

    ## References
    This rule is quizkit's own.
    """

    code = "PTH005"
    name = "empty-section"
    since = "0.1"
    applies_to = tuple(_LISTS)
    bad = (
        """\
# file: quizzes/example.yaml
- id: check
  title: What do you know?
  sections:
    - {id: listed, questions: [weights]}
    - {id: later, title: The scale}  # expect: PTH005
    - {id: mixed, tags: [basics]}  # expect: PTH005
- id: none
  title: Nothing
  sections: []  # expect: PTH005
""",
        """\
# file: lessons/example.yaml
- id: weights
  title: Weights
  blocks:
    - kind: prose
      text: |
        ## What they are  # expect: PTH005
        ## What they are for

        They make the answers.

        ## Who has them  # expect: PTH005
    - kind: prose
      text: |
        ## Who may have them

        That depends on the licence.
""",
        """\
# file: comparisons/example.yaml
- id: open-and-closed
  title: Open and closed models
  columns:
    - {id: open, title: Open}
  rows: []  # expect: PTH005
# file: debates/example.yaml
- id: publish
  title: To publish or not
  question: Should weights be published?
  positions: [{id: for, title: Publish them}, {id: against, title: Keep them}]
  arguments: []  # expect: PTH005
# file: paths/example.yaml
- id: steps
  title: Seven steps
  steps: []  # expect: PTH005
""",
    )
    good = (
        """\
# file: quizzes/example.yaml
- id: check
  title: What do you know?
  sections:
    - {id: listed, questions: [weights]}
    - {id: drawn, draw: 3}
- id: later
  title: To come
  status: draft
  sections: []
# file: lessons/example.yaml
- id: weights
  title: Weights
  blocks:
    - kind: prose
      text: |
        # Weights
        ## What they are

        They are numbers.

        ## The scale
    - {kind: scale, scale: release}
    - {kind: prose, text: "## Who has them"}
    - {kind: prose, text: "### Labs\\n\\nMost of them."}
    - {kind: prose, text: "## What do you know?"}
  quiz: check
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if not is_in_use(entity):
            return
        if (missing := next((name for name in _LISTS[type(entity)] if not getattr(entity, name)), None)) is not None:
            yield Problem(
                f"This {entity.entity_kind} has no {missing}: write them, or set 'status: draft' until they are there.", (missing,)
            )
        elif isinstance(entity, Quiz):
            yield from _of_quiz(entity)
        elif isinstance(entity, Lesson):
            yield from _of_lesson(entity, view)


def _of_quiz(quiz: Quiz) -> Iterator[Problem]:
    for at, section in enumerate(quiz.sections):
        if section.questions or section.draw is not None:
            continue
        advice = "list its 'questions', say how many to 'draw', or delete it"
        if section.tags or section.terms or section.level is not None:
            advice = "say how many questions to 'draw' by what it asks for"
        yield Problem(f"The section '{section.id}' has no questions: {advice}.", ("sections", at, "id"))


class _Heading(NamedTuple):
    """A heading of a lesson."""

    level: int
    text: TextField
    node: ast.Heading


def _of_lesson(lesson: Lesson, view: EntityView) -> Iterator[Problem]:
    open_heading: _Heading | None = None
    for heading in _course(lesson, view):
        if open_heading is not None and heading is not None and heading.level <= open_heading.level:
            yield _nothing_below(open_heading)
        open_heading = heading
    if open_heading is not None and lesson.quiz is None:
        yield _nothing_below(open_heading)


def _course(lesson: Lesson, view: EntityView) -> Iterator[_Heading | None]:
    """What a reader meets in turn: headings, and None for everything else."""
    for at, block in enumerate(lesson.blocks):
        if not isinstance(block, Prose):
            yield None
            continue
        text = view.texts["blocks", at, "text"]
        for node in text.document.blocks:
            if isinstance(node, ast.Heading):
                yield _Heading(node.level, text, node)
            elif not isinstance(node, ast.Rule):
                yield None


def _nothing_below(heading: _Heading) -> Problem:
    children = heading.node.children
    start, end = (children[0].start, children[-1].end) if children else (heading.node.start, heading.node.end)
    title = words(children).strip()
    message = f"Nothing stands below the heading '{title}': write what belongs there, or delete it."
    return Problem(message, heading.text.path, span=(start, end))
