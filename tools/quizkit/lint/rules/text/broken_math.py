"""broken-math."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from quizkit.finding import Problem
from quizkit.lint.analysis.literal import literal
from quizkit.lint.analysis.read_texts import read_texts
from quizkit.lint.analysis.references import nodes_of
from quizkit.lint.analysis.tex import fault_of, reads_as_prose
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.patterns import regex
from quizkit.text import ast

# A dollar that opens nothing, where what follows can only be TeX: a command, a power, a brace.
_OPENS = regex(r"\$ ?(?=(?:[^$\n\\^{}]{0,40})(?:\\[a-zA-Z]{2,}|\^[\d{(]|_\{))")
# The same beside other formulas: a letter.
_OPENS_BESIDE = regex(r"\$(?=[A-Za-z]\b)|(?<=\b[A-Za-z\d])\$(?!\d)")
_SHOWN = 40
# More of them in one text have the same cause.
_MOST = 3


class BrokenMath(EntityRule[Entity]):
    """A formula is not read as what it is meant to be.

    ## What it does
    Converts the TeX between dollar signs as the exports to QTI do, and reports what does not convert: commands that are not known,
    fractions without their lower half, braces without the other half. It reports a dollar before TeX that is never closed or has a space
    behind it, and two sums of money between whose dollars the words have become a formula.

    ## Why it matters
    A learner sees TeX in place of the formula, or the words between two prices run together in italics without their spaces.

    ## What to write instead
    Write maths as `$x^2$`, with no space behind the first dollar and before the last one, in commands that LaTeX itself or amsmath has.
    The dollar of a price is written with a backslash: `\\$5`.

    ## References
    What converts is tried with the converter of the exports. That dollars of prices carry a backslash is a rule of quizkit's texts.
    """

    code = "TXT012"
    name = "broken-math"
    since = "0.1"
    applies_to = (Entity,)
    bad = (
        """\
- id: cost
  type: multiple-choice
  stem: One model costs $5 for a million tokens, the other (large) one costs me only (cheap)$3 more. Which?  # expect: TXT012
  options:
    - text: $\\frac{1}$  # expect: TXT012
      correct: true
    - text: $\\foo + 1$  # expect: TXT012
    - text: $\\sqrt{2$  # expect: TXT012
    - text: $ x^2 $  # expect: TXT012
  rationale: If $x$ is 2, then $x^{2} is 4.  # expect: TXT012
""",
    )
    good = (
        """\
- id: cost
  type: multiple-choice
  stem: One model costs $5 for a million tokens, the other one \\$3. Which costs $10 more?
  options:
    - text: $\\frac{1}{2} \\text{ if the price is low}$
      correct: true
    - text: $x^2 \\sin x$ for $5 or more
    - text: "`$HOME^2` or `$ x^2 $`"
    - text: $P(\\text{rain} \\mid \\text{clouds}) = 0.7$
  rationale: It costs $2 \\times 3$ dollars.
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if "$" not in view.signs:
            return ()
        return chain.from_iterable(
            islice(_problems(text), _MOST) for text in read_texts(view) if "$" in text.source and text.level != "plain"
        )


def _problems(text: TextField) -> Iterator[Problem]:
    formulas = [node for node in nodes_of(text) if isinstance(node, ast.Math)]
    seen = set()
    for node in formulas:
        if node.text in seen:
            continue
        seen.add(node.text)
        if not node.display and reads_as_prose(node.text):
            message = f"The words between these two dollars have become a formula ('{_short(node.text)}'): write \\$ for a dollar."
            yield Problem(message, text.path, span=(node.start, node.end))
        elif (fault := fault_of(node.text)) is not None:
            message = f"This formula cannot be converted, and is shown as TeX: {fault}. Correct it, or write \\$ for a dollar."
            yield Problem(message, text.path, span=(node.start, node.end))
    if text.source.count("$") > 2 * len(formulas):
        yield from _unbalanced(text, has_formulas=bool(formulas))


def _unbalanced(text: TextField, *, has_formulas: bool) -> Iterator[Problem]:
    for pattern in (_OPENS, _OPENS_BESIDE) if has_formulas else (_OPENS,):
        for found in literal(text, pattern):
            message = (
                "This dollar is shown, for no formula begins or ends here: close it with another one, without a space within, or write \\$."
            )
            yield text.problem(message, found.start(), found.start() + 1)
            return


def _short(tex: str) -> str:
    words = " ".join(tex.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
