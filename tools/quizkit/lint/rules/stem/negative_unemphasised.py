"""negative-unemphasised."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem, Remedy, Reword
from quizkit.lint.analysis.negation import TURNING_WORDS, some_stand_out, turning_words
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse


class NegativeUnemphasised(EntityRule[MultipleChoice | MultipleResponse]):
    """The question asks for what does not fit, and the word that says so is easily overlooked.

    ## What it does
    Looks in the clause that asks for "not", "cannot", "except", "least likely", "is false" and their like, where they turn the question
    round. They must be in capitals or emphasised. Negations that belong to the matter are passed over: in because-, if- and that-clauses,
    in quotations, in code and maths; but "Select the planet that has not" asks as "Which planet has not" does. The fix writes the word in
    bold. English stems only.

    ## Why it matters
    A learner who knows the subject and overlooks the word takes the first option that fits. The answer then says how carefully somebody
    read, not what they know.

    ## What to write instead
    Ask for what does fit. Where the negative is what is to be learnt, make the word stand out: `Which of these is **not** a licence?`

    ## References
    Haladyna, Downing and Rodriguez (2002): word the stem positively; where a negative word is used, capitalise and embolden it.
    """

    code = "STM001"
    name = "negative-unemphasised"
    languages = ("en",)
    since = "0.1"
    fix = "safe"
    applies_to = (MultipleChoice, MultipleResponse)
    hints = TURNING_WORDS
    bad = (
        """\
- id: not-published
  type: multiple-choice
  stem: Which of these is not published with open weights?  # expect: STM001
  options:
    - text: The parameters
    - text: The architecture
    - text: The payroll
      correct: true
  rationale: The payroll is no part of a model.
""",
        """\
- id: all-but-one
  type: multiple-choice
  stem: |
    A lab publishes the weights of a model.

    All of the following can be done with them except:  # expect: STM001
  options:
    - text: fine-tuning
    - text: quantization
    - text: replication
      correct: true
  rationale: Training again needs the data.
""",
        """\
- id: false-statement
  type: multiple-choice
  stem: Which statement about the licence is false?  # expect: STM001
  options:
    - text: It allows sale.
    - text: It forbids study.
      correct: true
  rationale: It allows both.
""",
        """\
- id: least-likely
  type: multiple-response
  stem: Which two of the following are least likely to change within a year?  # expect: STM001
  options:
    - text: The number of parameters
      correct: true
    - text: The architecture
      correct: true
    - text: The price
  rationale: A published model stays as it is.
""",
        """\
- id: chosen
  type: multiple-choice
  stem: Select the planet that doesn't have rings.  # expect: STM001
  options:
    - text: Saturn
    - text: Uranus
    - text: Venus
      correct: true
  rationale: The four giants have rings.
""",
    )
    good = (
        """\
- id: only
  type: multiple-choice
  stem: Name the planet that is not only warm, but hot.
  options:
    - text: Venus
      correct: true
    - text: Mars
  rationale: Lead melts there.
""",
        """\
- id: not-published
  type: multiple-choice
  stem: Which of these is **not** published with open weights?
  options:
    - text: The parameters
    - text: The payroll
      correct: true
  rationale: The payroll is no part of a model.
""",
        """\
- id: all-but-one
  type: multiple-choice
  stem: "All of the following can be done with open weights EXCEPT:"
  options:
    - text: fine-tuning
    - text: replication
      correct: true
  rationale: Training again needs the data.
""",
        """\
- id: because
  type: multiple-choice
  stem: Which tier does the model reach, because its data are not published?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: Fully open asks for the data.
""",
        """\
- id: if
  type: multiple-choice
  stem: The data are not published. If the code is not published either, which tier is reached?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: Only the weights are there.
""",
        """\
- id: that
  type: multiple-choice
  stem: What do you call a model that does not come with its training data?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: Fully open asks for the data.
""",
        """\
- id: quoted
  type: multiple-choice
  stem: Which licence says that the work "may not be used for commercial purposes"?
  options:
    - text: CC BY-NC
      correct: true
    - text: CC BY
  rationale: NC stands for non-commercial.
""",
        """\
- id: code
  type: multiple-choice
  stem: What does `not True or False` give?
  options:
    - text: "`True`"
    - text: "`False`"
      correct: true
  rationale: Both sides of the disjunction are false.
""",
        """\
- id: why
  type: multiple-choice
  stem: Why can a reader not repeat the training of a model with open weights?
  options:
    - text: The data are missing.
      correct: true
    - text: The licence has run out.
  rationale: The weights alone do not show what they were trained on.
""",
        """\
- id: at-least
  type: multiple-choice
  stem: Which tier needs at least the weights, but not the data?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: Fully open asks for the data.
""",
        """\
# file: questions/example.yaml
- id: german
  language: de
  type: multiple-choice
  stem: Which of these is not gemeint?
  options:
    - text: Dies
      correct: true
    - text: Das
  rationale: Nur Englisch wird gelesen.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        turning = turning_words(view)
        if not turning:
            return ()
        stem = view.texts["stem",]
        # One word that stands out is enough to make a reader look.
        return () if some_stand_out(stem, turning) else (_problem(stem, turning[0]),)


def _problem(stem: TextField, turning: tuple[int, int]) -> Problem:
    start, end = turning
    word = stem.plain.text[start:end]
    message = (
        f"'{word}' turns the question round and is easily overlooked: ask for what fits, or make the word stand out, as in **{word}**."
    )
    span = stem.plain.source_span(start, end)
    return Problem(message, stem.path, span, remedy=_remedy(stem, word, span))


def _remedy(stem: TextField, word: str, span: tuple[int, int]) -> Remedy | None:
    """The word in bold, where it stands in the source as a reader sees it, and apart from other signs."""
    start, end = span
    source = stem.source
    around = source[max(start - 1, 0) : start] + source[end : end + 1]
    if source[start:end] != word or "![" in source or any(char.isalnum() or char in "*_`\\" for char in around):
        return None
    return Remedy(f"Write '{word}' in bold", (Reword(stem.path, f"**{word}**", span),))
