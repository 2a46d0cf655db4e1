"""cues-another."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.analysis.enemies import ENEMIES
from quizkit.lint.analysis.near_look_up import NearLookUp
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class CuesAnother(BankRule):
    """A stem gives away the key of another question.

    ## What it does
    Looks for a question whose only keyed text stands, whole, in the stem of another one that shares most of its content: at least three
    words and three fifths of what it speaks of, two of them rare in the bank. Keys with digits, of no content or of more than sixty
    characters are passed over, and so are questions with a stimulus, questions that are declared `enemies`, and pairs that
    `duplicates.toml` allows. English only.

    ## Why it matters
    In a quiz that asks both, whoever reads the one need not know the answer to the other.

    ## What to write instead
    Take what is not needed out of the stem that tells, or declare the two `enemies`, so that no quiz asks both.

    ## References
    Haladyna, Downing and Rodriguez (2002): keep the content of an item independent of other items.
    """

    code = "DUP007"
    name = "cues-another"
    since = "0.1"
    requires = ("duplicate-question", "contradicting-duplicate", "near-duplicate")
    facts = (ASKED, ENEMIES)
    about = ("question",)
    look_up = NearLookUp
    takes_memory = True
    bad = (
        """\
- id: asks
  type: multiple-choice
  stem: What is storing the trained weights of a network in fewer bits called?
  options:
    - text: Quantization
      correct: true
    - text: Distillation
  rationale: Sixteen bits become four.
- id: tells
  type: multiple-choice
  stem: Quantization stores the weights of a trained network in fewer bits. What does it cost?  # expect: DUP007
  options:
    - text: Some accuracy
      correct: true
    - text: Nothing
  rationale: Numbers become coarser.
""",
    )
    good = (
        """\
- id: asks
  type: multiple-choice
  stem: What is storing the trained weights of a network in fewer bits called?
  options:
    - text: Quantization
      correct: true
    - text: Distillation
  rationale: Sixteen bits become four.
  enemies: [tells]
- id: tells
  type: multiple-choice
  stem: Quantization stores the weights of a trained network in fewer bits. What does it cost?
  options:
    - text: Some accuracy
      correct: true
    - text: Nothing
  rationale: Numbers become coarser.
- id: elsewhere
  type: true-false
  stem: Quantization can be undone without loss.
  answer: false
  rationale: What was rounded is gone.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        # The join and all that belongs to it is read once there is something to judge.
        from quizkit.lint.analysis.cues import Cues

        for cue in index.once(Cues).found:
            message = (
                f"This stem says '{cue.key}', which is the key of '{index.id(cue.given)}', and speaks of the same thing: "
                "say less here, or declare the two enemies."
            )
            yield cue.giving, Problem(message, ("stem",), related=(Mention(cue.given, "its key is given away", ("stem",)),))
