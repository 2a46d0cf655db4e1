"""key-position-bias."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.figures import probability
from quizkit.lint.analysis.guessing import GUESSES
from quizkit.lint.analysis.key_positions import PositionTally, key_positions
from quizkit.lint.index import BANK_ROW, BankIndex
from quizkit.lint.rule import BankRule


def _question(number: int, key: int) -> str:
    options = ", ".join(f'{{text: "{number + at}"{", correct: true" if at == key else ""}}}' for at in range(2))
    stem = f"What is {number - 1} + {key + 1}?"
    return f"- {{id: sum-{number}, type: multiple-choice, shuffle: false, stem: '{stem}', options: [{options}], rationale: Count.}}\n"


def _bank(keys: str, *, expected: str = "") -> str:
    questions = "".join(_question(number, int(key)) for number, key in enumerate(keys, 1))
    return (
        f"{questions}# file: bank.yaml\ntitle: Sums{expected}\nschema: 1\n"
        "# file: quizkit.toml\n[rules.key-position-bias]\nmin_questions = 12\np = 0.01\n"
    )


class KeyPositionBias(BankRule):
    """Keys stand in one place more often than chance allows.

    ## What it does
    Looks at the published questions with one key whose options are not shuffled, apart for each number of options of which there are at
    least `min_questions`. It reports places of the key that are so uneven (by chi-square), or one place so many times in a row, that chance
    alone would do it with a probability below `p`. Uneven places are reported only where a candidate who always takes the commonest gains
    at least `gain` of the points over chance. The finding stands at the title of the bank.

    ## Why it matters
    Writers like to hide the key in the middle. Who has noticed takes the third option wherever knowledge fails, and the score says less
    about what was learnt; and who has had the same letter five times doubts a right answer.

    ## What to write instead
    Put the keys into places by lot or in an order that the options have by nature, such as by size or by the alphabet. Or take
    `shuffle: false` away, and let the learning platform shuffle.

    ## References
    Haladyna, Downing and Rodriguez (2002), guideline on varying the location of the right answer according to the number of choices.
    The measures: Pearson's chi-square for the places, and Feller's chance of success runs for the row ("An Introduction to Probability
    Theory and Its Applications", volume 1, XIII.7). The limits are quizkit's own.
    """

    code = "BNK001"
    name = "key-position-bias"
    since = "0.1"
    facts = (GUESSES,)
    measures_bank = True
    options = {"min_questions": 40, "p": 0.001, "gain": 0.05}
    bad = (_bank("111111111101", expected="  # expect: BNK001"),)
    good = (_bank("101101001011"), _bank("111111111101").replace("shuffle: false, ", ""))

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        tallies = index.once(key_positions).of(shuffled=False).values()
        enough = [tally for tally in tallies if tally.questions >= index.option(self.name, "min_questions")]
        said = [sentence for tally in enough for sentence in self._said(tally, index)]
        if said:
            message = f"{' '.join(said)} Put the keys into places by lot, or have the options shuffled."
            yield BANK_ROW, Problem(message, ("title",))

    def _said(self, tally: PositionTally, index: BankIndex) -> Iterator[str]:
        limit = index.option(self.name, "p")
        questions = f"Of {tally.questions:,} questions with {tally.options} options in a fixed order,"
        most = max(tally.counts)
        gain = most / tally.questions - 1 / tally.options
        if tally.p is not None and tally.p < limit and gain >= index.option(self.name, "gain"):
            expected = f"{tally.questions / tally.options:,.0f}"
            place = tally.counts.index(most) + 1
            yield f"{questions} {most:,} have the key in place {place}, where {expected} are to be expected ({probability(tally.p)})."
        elif tally.run_p < limit:
            place = tally.run_position + 1
            yield f"{questions} {tally.longest_run:,} in a row have the key in place {place} ({probability(tally.run_p)})."
