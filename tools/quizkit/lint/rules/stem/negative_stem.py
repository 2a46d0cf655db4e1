"""negative-stem."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.negation import negating_words
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse


class NegativeStem(EntityRule[MultipleChoice | MultipleResponse]):
    """The question asks for what does not fit.

    ## What it does
    Looks in the clause that asks for "not", "never", "except", "all but", "least likely", "is false" and their like, where they turn the
    question round, whether they stand out or not, and for what denies something in a beginning that the options complete ("Whales do not
    eat"). Negations that belong to the matter are passed over: in because-, if- and that-clauses, in quotations, in code and maths. English
    stems only.

    ## Why it matters
    A question that is answered by the exception asks for little: who finds the odd one out need not know why the others fit. It also takes
    longer to read, and is often misread.

    ## What to write instead
    Ask for what does fit. Where there is one thing that must be avoided, and knowing it is the point, keep the negative, and let it stand
    out.

    ## References
    Haladyna, Downing and Rodriguez (2002): word the stem positively, avoid negatives such as not or except. Tarrant et al. (2006) count
    negatively worded stems among the flaws.
    """

    code = "STM010"
    name = "negative-stem"
    languages = ("en",)
    since = "0.1"
    severity = "info"
    enabled = False
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: not-published
  type: multiple-choice
  stem: Which of these is **not** published with open weights?  # expect: STM010
  options:
    - text: The parameters
    - text: The payroll
      correct: true
  rationale: The payroll is no part of a model.
""",
        """\
- id: never
  type: multiple-choice
  stem: Which of these is never part of a model card?  # expect: STM010
  options:
    - text: The licence
    - text: The payroll
      correct: true
  rationale: A card describes the model.
""",
        """\
- id: all-but
  type: multiple-choice
  stem: "Open weights allow all of the following but:"  # expect: STM010
  options:
    - text: fine-tuning
    - text: replication
      correct: true
  rationale: Training again needs the data.
""",
        """\
- id: beginning
  type: multiple-choice
  stem: "Open weights do not include:"  # expect: STM010
  options:
    - text: the training data
      correct: true
    - text: the parameters
  rationale: Data are published apart.
""",
        """\
- id: name-it
  type: multiple-choice
  stem: Name the planet that does not have a moon.  # expect: STM010
  options:
    - text: Venus
      correct: true
    - text: Mars
  rationale: Mars has two.
""",
    )
    good = (
        """\
- id: missing
  type: multiple-choice
  stem: What is missing where a model comes with its weights, but not with its data?
  options:
    - text: What it was trained on
      correct: true
    - text: Its parameters
  rationale: The data are what it was trained on.
""",
        """\
- id: all-but-one
  type: multiple-choice
  stem: A lab has published all weights but one file. What can be done?
  options:
    - text: Asking for it
      correct: true
    - text: Running the model
  rationale: Every file is needed.
""",
        """\
- id: cause
  type: multiple-choice
  stem: The first computers did not fit on a desk because
  options:
    - text: their switches were valves.
      correct: true
    - text: nobody had a desk.
  rationale: A valve is as large as a finger.
""",
        """\
- id: need
  type: multiple-choice
  stem: A fire cannot burn without
  options:
    - text: oxygen.
      correct: true
    - text: wood.
  rationale: Burning is oxidation.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        words = negating_words(view)
        if words:
            stem = view.texts["stem",]
            start, end = words[0]
            message = (
                f"'{stem.plain.text[start:end]}' makes the question ask for what does not fit: ask for what does, "
                "if knowing the exception is not the point."
            )
            yield stem.problem(message, start, end)
