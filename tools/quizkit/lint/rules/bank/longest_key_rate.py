"""longest-key-rate."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.figures import percent, probability
from quizkit.lint.analysis.guessing import GUESSES, guessing
from quizkit.lint.index import BANK_ROW, BankIndex
from quizkit.lint.rule import BankRule

_QUESTIONS = """\
- id: frogs
  type: multiple-choice
  stem: Why do frogs stay near water?
  options: [{text: "{frogs}", correct: true}, {text: They drink a lot}, {text: They eat fish}, {text: They fear snakes}]
  rationale: It is true of most of them.
- id: owls
  type: multiple-choice
  stem: Why do owls fly without a sound?
  options: [{text: They are small}, {text: They fly slowly}, {text: "{owls}", correct: true}, {text: They have few feathers}]
  rationale: It breaks up the air.
- id: bats
  type: multiple-choice
  stem: How do bats find their way at night?
  options: [{text: By the smell}, {text: "{bats}", correct: true}, {text: By the moon}, {text: By keen eyes}]
  rationale: They hear the echo.
- id: bees
  type: multiple-choice
  stem: What does the dance of a bee tell?
  options: [{text: Who is queen}, {text: How old it is}, {text: That rain is near}, {text: "{bees}", correct: true}]
  rationale: Karl von Frisch found it out.
"""
_SETTINGS = "# file: quizkit.toml\n[rules.longest-key-rate]\nmin_questions = 4\np = 0.01\n"


def _bank(expected: str = "", **keys: str) -> str:
    text = _QUESTIONS
    for name, key in keys.items():
        text = text.replace(f"{{{name}}}", key)
    return f"{text}# file: bank.yaml\ntitle: Animals{expected}\nschema: 1\n{_SETTINGS}"


class LongestKeyRate(BankRule):
    """Over the whole bank, the key is the longest option more often than chance allows.

    ## What it does
    Takes the published questions with one key in which one option is longer than each of the others, counted in characters that a reader
    sees. It reports where the key is that option so often that chance would do it with a probability below `p` (binomial), and at least
    `gain` more often than chance. Fewer than `min_questions` such questions say nothing. The finding stands at the title of the bank, and
    names the questions in which the key stands out most.

    `longest-key` looks at one question at a time, and only where the key is much longer. Here a few characters count, if it is always the
    key that has them.

    ## Why it matters
    Writers qualify the key until it is exactly true, and leave the distractors short. Candidates learn the habit of a bank soon, and take
    the longest option where they know nothing.

    ## What to write instead
    Begin with the questions that are named. Shorten keys by moving what they explain into the rationale, and give distractors as much
    detail, so that over the bank the longest option is wrong as often as any other.

    ## References
    Haladyna, Downing and Rodriguez (2002), guideline on keeping choices about equal in length. To test the rate over a bank is quizkit's
    own.
    """

    code = "BNK002"
    name = "longest-key-rate"
    since = "0.1"
    facts = (GUESSES,)
    measures_bank = True
    options = {"min_questions": 40, "p": 0.001, "gain": 0.05}
    bad = (
        _bank(
            "  # expect: BNK002",
            frogs="Their skin dries out",
            owls="Their feathers have soft edges",
            bats="By their own echo",
            bees="Where there is food",
        ),
    )
    good = (_bank(frogs="Their skin dries out", owls="By soft edges", bats="By their own echo", bees="Where food is"),)

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        found = index.once(guessing)
        number, hits, chance, p = found.tally.ways["longest"].singled
        if number < index.option(self.name, "min_questions") or p >= index.option(self.name, "p"):
            return
        rate = hits / number
        if rate - chance < index.option(self.name, "gain"):
            return
        message = (
            f"In {hits:,} of {number:,} questions in which one option is the longest, it is the key: {percent(rate)}, where chance gives "
            f"{percent(chance)} ({probability(p)}). Shorten keys, or give the distractors as much detail."
        )
        related = tuple(
            Mention(row, f"here the key is {guess.lead:.1f} times as long as any other option", ("options", guess.key, "text"))
            for row, guess in found.longest
        )
        yield BANK_ROW, Problem(message, ("title",), related=related)
