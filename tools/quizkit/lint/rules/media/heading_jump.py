"""heading-jump."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.references import nodes_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity
from quizkit.text import ast


class HeadingJump(EntityRule[Entity]):
    """A heading stands more than one level below the heading before it.

    ## What it does
    Compares each heading of a text with the one before: a step down goes one level at a time, a step up as far as it likes. The first
    heading of a text may have any level, for the page around the text decides what comes above it.

    ## Why it matters
    Screen readers list the headings of a page, and their users go from one to the next by level. Where a level is left out it looks as if
    something were missing. Levels are often left out for the size of the letters, which another platform shows otherwise.

    ## What to write instead
    Give the heading the level that follows: `###` below `##`.

    ## References
    WCAG 2.2, success criterion 1.3.1 (Info and Relationships).
    """

    code = "MED014"
    name = "heading-jump"
    since = "0.1"
    applies_to = (Entity,)
    bad = (
        """\
# file: stimuli/example.yaml
- id: release
  body: |
    ## What is published

    The weights.

    #### The licence  # expect: MED014

    It forbids sale.
""",
    )
    good = (
        """\
# file: stimuli/example.yaml
- id: release
  body: |
    ### What is published

    The weights.

    #### The licence

    It forbids sale.

    ## What is not

    ```
    # The data
    #### of the training
    ```
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        # Of one or of two lines of signs: with fewer than two headings there is no jump.
        return () if view.signs.count("#") < 4 else _problems(view)


def _problems(view: EntityView) -> Iterator[Problem]:
    for text in view.texts.values():
        if text.level != "block" or text.source.count("#") < 4:
            continue
        before = None
        for node in nodes_of(text):
            if not isinstance(node, ast.Heading):
                continue
            if before is not None and node.level > before + 1:
                message = (
                    f"This heading of level {node.level} stands below one of level {before}: write {'#' * (before + 1)}, "
                    "one level below it."
                )
                yield Problem(message, text.path, span=(node.start, _line_end(text.source, node)))
            before = node.level


def _line_end(source: str, node: ast.Heading) -> int:
    return node.start + len(source[node.start : node.end].rstrip())
