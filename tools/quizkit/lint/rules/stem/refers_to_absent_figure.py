"""refers-to-absent-figure."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.parts import PARTS
from quizkit.lint.analysis.pointing import CALLOUT_TITLES, POINTERS, Pointer
from quizkit.lint.analysis.references import REFERENCES
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

_ADVICE = {
    "figure": "add the image or the table, or name its stimulus",
    "text": "add the text to the stem, or name it as the stimulus",
    "callout": "write what it says, or name it under 'tests' as callout:lesson/id",
}


class RefersToAbsentFigure(BankRule):
    """The stem points at something that is not there.

    ## What it does
    Looks for words that point: "the diagram below", "shown above", "look at the picture", "the article above", "in Table 2". There must be
    an image, a table, code, a formula, a list or a quotation in the question, or a stimulus; for a text, enough words around may be that
    text. A callout that a stem speaks of must be one that the question tests, or stand in some lesson under the title that is quoted.
    Pictures and texts that are spoken of, and not pointed at, are passed over. English stems only.

    ## Why it matters
    Nobody can answer. It happens where a question was copied and its figure was not, or where a lesson was rewritten.

    ## What to write instead
    Show what is meant, in the stem or as a stimulus, or describe it in words.

    ## References
    This rule is quizkit's own.
    """

    code = "STM037"
    name = "refers-to-absent-figure"
    since = "0.1"
    requires = ("dangling-reference", "wrong-kind-reference", "missing-media")
    facts = (POINTERS, CALLOUT_TITLES, REFERENCES, PARTS)
    own_facts = (POINTERS, REFERENCES)
    bad = (
        """\
- id: figure
  type: multiple-choice
  stem: Which tier does the diagram below show?  # expect: STM037
  options:
    - text: Open weights
      correct: true
    - text: Fully open
    - text: Closed API
  rationale: Only the weights are drawn in colour.
- id: aside
  type: true-false
  stem: The arrow (see figure below) points at the weights.  # expect: STM037
  answer: true
  rationale: It is drawn so.
- id: numbered
  type: true-false
  stem: The arrow points at the weights, see figure 1.  # expect: STM037
  answer: true
  rationale: It is drawn so.
- id: article
  type: true-false
  stem: According to the article above, the weights of the model were published.  # expect: STM037
  answer: true
  rationale: They can be downloaded.
- id: callout
  type: true-false
  stem: The callout "Three kinds of licence" names more than two.  # expect: STM037
  answer: true
  rationale: It names three.
# file: lessons/example.yaml
id: licences
title: Licences
blocks:
  - id: kinds
    kind: callout
    title: Kinds of licence
    text: Some are permissive, some are not.
""",
    )
    good = (
        """\
- id: figure
  type: multiple-choice
  stem: |
    Which tier does the diagram below show?

    ![Four boxes, of which one is coloured](media:tiers)
  options:
    - text: Open weights
      correct: true
    - text: Fully open
    - text: Closed API
  rationale: Only the weights are drawn in colour.
- id: code
  type: short-answer
  stem: |
    What does the code above the line write?

    ```python
    print(1)
    # ------
    ```
  answers:
    - text: "1"
  rationale: It is printed.
- id: topic
  type: multiple-choice
  stem: Who painted the picture above the altar, and which map of the world hangs below sea level?
  options:
    - text: Nobody
      correct: true
    - text: A monk
    - text: A nun
  rationale: It is a riddle.
- id: callout
  type: true-false
  stem: The callout "Kinds of licence" names more than two.
  answer: false
  rationale: It names two.
- id: tested
  type: true-false
  stem: The callout of the lesson names more than two kinds.
  tests: [callout:licences/kinds]
  answer: false
  rationale: It names two.
- id: what-is-it
  type: true-false
  stem: A callout is a text that is set apart.
  answer: true
  rationale: It is called so because it calls for a look.
# file: lessons/example.yaml
id: licences
title: Licences
blocks:
  - id: kinds
    kind: callout
    title: Kinds of licence
    text: Some are permissive, some are not.
# file: media/example.yaml
- id: tiers
  file: media/tiers.svg
  alt: Four boxes, of which one is coloured
# file: media/tiers.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        pointers = list(index.facts(POINTERS))
        if not pointers:
            return
        titles = {title for _, found in index.facts(CALLOUT_TITLES) for title in found}
        held = {f"lesson:{index.id(row)}": bool(parts.get("callouts")) for row, parts in index.facts(PARTS) if index.kind(row) == "lesson"}
        wanted = {row for row, pointer in pointers if pointer.to == "callout"}
        tested = {row: [text for path, _, text in found if path[0] == "tests"] for row, found in index.facts(REFERENCES) if row in wanted}
        for row, pointer in pointers:
            if pointer.to != "callout" or not _is_held(pointer, tested.get(row, []), titles, held, index):
                yield row, Problem(_message(pointer), ("stem",), span=pointer.span)


def _is_held(pointer: Pointer, tests: list[str], titles: set[str], held: dict[str, bool], index: BankIndex) -> bool:
    if "lesson" in index.unknown_kinds or any(text.startswith("callout:") for text in tests):
        return True
    if pointer.title is not None:
        return pointer.title in titles
    lessons = {f"lesson:{text.partition(':')[2].partition('/')[0]}" for text in tests if text.startswith("objective:")}
    return any(held.get(lesson, False) for lesson in lessons)


def _message(pointer: Pointer) -> str:
    if pointer.title is not None:
        return f"No lesson holds a callout '{pointer.title}': {_ADVICE['callout']}."
    return f"'{pointer.words}' points at something that the question does not show: {_ADVICE[pointer.to]}."
