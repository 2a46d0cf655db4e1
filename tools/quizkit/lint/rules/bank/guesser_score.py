"""guesser-score."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.figures import percent, probability
from quizkit.lint.analysis.guessing import GUESSES, WAYS, Guess, guessing
from quizkit.lint.index import BANK_ROW, BankIndex
from quizkit.lint.rule import BankRule

_QUESTIONS = """\
- id: moon
  type: multiple-choice
  stem: What moves the sea?
  options: [{text: The pull of the earth}, {text: The light of the moon}, {text: The pull of the moon, correct: true}, {text: KEY}]
  rationale: And that of the sun.
- id: seasons
  type: multiple-choice
  stem: Why is it cold in winter?
  options: [{text: The low sun, correct: true}, {text: The far sun}, {text: A low cloud}, {text: KEY}]
  rationale: The axis is tilted.
- id: rust
  type: multiple-choice
  stem: What does iron need for rust?
  options: [{text: Wet salt}, {text: Cold air}, {text: Wet air, correct: true}, {text: KEY}]
  rationale: Oxygen and water.
- id: sound
  type: multiple-choice
  stem: Where is sound fastest?
  options: [{text: In hard steel, correct: true}, {text: In hard wood}, {text: In melted steel}, {text: KEY}]
  rationale: It is stiff.
"""
_SETTINGS = "# file: quizkit.toml\n[rules.guesser-score]\nmin_questions = 4\np = 0.02\n"


class GuesserScore(BankRule):
    """A candidate who knows nothing scores well above chance.

    ## What it does
    Answers all published questions with one key without understanding them: by always taking the longest option, the one in the middle
    (where options are not shuffled), the one that shares most words with the others, or the one that repeats most words of the stem. Where
    several options are alike in this, the candidate takes any of them.

    A way is reported where it scores at least `gain` of the points above chance, on at least `min_questions` questions, and leads to the
    key so often that chance would do it with a probability below `p`. As four ways are tried, the probability of each is counted four
    times. The finding stands at the title of the bank, and names the questions that leak most: those in which most ways lead to the key.

    `quizkit stats` shows the score of every way.

    ## Why it matters
    A score above chance is taken for knowledge. Candidates know these ways, from books on taking tests or from the last exam, and those who
    know them best are not those who have learnt most.

    ## What to write instead
    Mend the questions that are named first: keys as short as distractors, distractors that share words among themselves and with the stem,
    keys that paraphrase the stem. Run `quizkit stats` again and see the score fall.

    ## References
    Haladyna, Downing and Rodriguez (2002), guideline on avoiding clues to the right answer. That a key shares most with the other options
    is called convergence in the NBME item-writing guide. To let a candidate who knows nothing sit the whole bank is quizkit's own; the
    probabilities are binomial, and where questions have different numbers of options a bound from above (Hoeffding 1956).
    """

    code = "BNK003"
    name = "guesser-score"
    since = "0.1"
    facts = (GUESSES,)
    measures_bank = True
    options = {"min_questions": 40, "p": 0.001, "gain": 0.05}
    bad = (f"{_QUESTIONS.replace('KEY', 'Nothing')}# file: bank.yaml\ntitle: Nature  # expect: BNK003\nschema: 1\n{_SETTINGS}",)
    good = (
        _QUESTIONS.replace(", correct: true", "").replace("KEY", "Nothing, correct: true")
        + f"# file: bank.yaml\ntitle: Nature\nschema: 1\n{_SETTINGS}",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        found = index.once(guessing)
        limit = index.option(self.name, "p") / len(WAYS)
        ways = [(tally.gain, way, tally) for way, tally in found.tally.ways.items()]
        least, gain = index.option(self.name, "min_questions"), index.option(self.name, "gain")
        telling = [entry for entry in ways if entry[0] >= gain and entry[2].questions >= least and entry[2].p < limit]
        if not telling:
            return
        (_, way, best), *others = sorted(telling, key=lambda entry: -entry[0])
        message = (
            f"Who knows nothing and always {WAYS[way]} scores {percent(best.score)} on {best.questions:,} questions, where chance gives "
            f"{percent(best.chance)} ({probability(best.p)})."
        )
        for _, other, tally in others:
            message += f" Who {WAYS[other]} scores {percent(tally.score)} ({probability(tally.p)})."
        related = tuple(Mention(row, _why(guess), ("options", guess.key, "text")) for row, guess in found.worst)
        yield BANK_ROW, Problem(f"{message} Mend the questions that leak most first.", ("title",), related=related)


def _why(guess: Guess) -> str:
    """Which ways lead to the key, in words."""
    leading = [WAYS[way].removeprefix("takes ") for way in guess.leading]
    return f"the key is {', and '.join(leading)}"
