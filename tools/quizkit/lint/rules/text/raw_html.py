"""raw-html."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.references import nodes_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.text import ast

_SHOWN = 40


class RawHtml(EntityRule[Entity]):
    """A text holds HTML.

    ## What it does
    Looks for what Markdown takes for an HTML tag or comment in every text that is Markdown. Plain fields such as titles hold no markup,
    so `<` stands for itself there, and so it does in code, in maths, and in `1 < 2`.

    ## Why it matters
    Texts are Markdown without HTML, so that they look the same on every platform. A tag is shown to learners as the characters it is
    made of, or is lost where somebody else reads the text: of `List<String>` only `List` is left.

    ## What to write instead
    Write it in Markdown: `**bold**`, `*emphasis*`, `~sub~`, `^sup^`, lists, tables. A tag that is the matter itself goes into backticks,
    and a single `<` that looks like a tag is written `\\<`.

    ## References
    CommonMark 0.31, section "Raw HTML", for what a tag is. That there are none is quizkit's own rule.
    """

    code = "TXT001"
    name = "raw-html"
    since = "0.1"
    severity = "error"
    applies_to = (Entity,)
    bad = (
        """\
- id: enough
  type: true-false
  stem: Publishing the <b>weights</b> is enough for the tier *fully open*.  # expect: TXT001
  answer: false
  rationale: The tier asks for code and data as well.
""",
        """\
- id: generic
  type: multiple-choice
  stem: Which type holds a list of words?
  options:
    - text: List<String>  # expect: TXT001
      correct: true
    - text: "`Set<String>`"
  rationale: |
    Words are strings.

    <div class="note">See the manual.</div>  # expect: TXT001
""",
        """\
- id: unclosed
  type: true-false
  stem: |
    <b><i>Weights are code.  # expect: TXT001
  answer: false
  rationale: They are numbers.
""",
    )
    good = (
        """\
- id: less
  title: What a <b> tag does
  type: multiple-choice
  stem: Which tag makes text **bold**, and for which $x$ do `1 < x` and $x < 2$ hold?
  options:
    - text: "`<b>`, for 1 < x and x < 2"
      correct: true
    - text: \\<i>, for x > 2
  rationale: |
    See <https://html.spec.whatwg.org/>.

    ```html
    <b>bold</b>
    ```
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if "<" not in view.signs:
            return ()
        found = [_problem(text) for text in view.texts.values() if "<" in text.source and text.level != "plain"]
        return [problem for problem in found if problem is not None]


def _problem(text: TextField) -> Problem | None:
    found = [node for node in nodes_of(text) if isinstance(node, ast.Html)]
    if not found:
        return None
    first = found[0]
    start = max(text.source.find("<", first.start, first.end), first.start)
    end = text.source.find(">", start, first.end) + 1 or first.end
    tag = text.source[start:end]
    shown = tag if len(tag) <= _SHOWN and "\n" not in tag else tag.partition("\n")[0][:_SHOWN] + "…"
    others = sum([node.text.count("<") for node in found]) - 1
    more = f" and {others} more" if others > 0 else ""
    message = f"Texts hold no HTML, but here is {shown}{more}: write it in Markdown, put it in backticks, or write \\< for the sign itself."
    return Problem(message, text.path, span=(start, end))
