"""near-duplicate."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.analysis.enemies import ENEMIES
from quizkit.lint.analysis.near_look_up import NearLookUp
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class NearDuplicate(BankRule):
    """Two questions ask nearly the same.

    ## What it does
    Looks for stems that share four fifths of their words (or, of stems of eight words or fewer, of their letters, five at a time) and that
    nothing tells apart: no negation, number, unit, name, operator, symbol, word with an opposite, other content or other order of words;
    the one may say one thing more than the other. A plural is the same word. Of these it reports questions that key the same text and are
    not the same throughout, and those where one keys what the other offers as wrong. The same stem with other options and another key
    ("Which of these is a mammal?") is another question. Questions about different stimuli, `enemies`, and pairs that `duplicates.toml`
    allows are passed over. One finding is given for each cluster.

    ## Why it matters
    A quiz that draws from the bank may ask the same thing twice, and the one question gives the other away.

    ## What to write instead
    Keep the better one, or declare them `enemies`, so that no quiz asks both. If they ask different things, let the stems say so.

    ## References
    The measure is the Jaccard index of the stems' words. The guards are quizkit's own; docs/duplicates.md says what they were measured by.
    """

    code = "DUP003"
    name = "near-duplicate"
    since = "0.1"
    requires = ("duplicate-id",)
    facts = (ASKED, ENEMIES)
    about = ("question",)
    look_up = NearLookUp
    takes_memory = True
    bad = (
        """\
- id: founded
  type: multiple-choice
  stem: In what city was the Open Model Workshop founded?
  options:
    - text: Lisbon
      correct: true
    - text: Oslo
    - text: Vienna
  rationale: It was.
- id: founded-again
  type: multiple-choice
  stem: The Open Model Workshop was founded in what city?  # expect: DUP003
  options:
    - text: Madrid
    - text: Lisbon
      correct: true
    - text: Paris
  rationale: It was.
""",
    )
    good = (
        """\
- id: founded
  type: multiple-choice
  stem: In what city was the Open Model Workshop founded?
  options:
    - text: Lisbon
      correct: true
    - text: Oslo
  rationale: It was.
- id: founded-again
  type: multiple-choice
  stem: The Open Model Workshop was founded in what city?
  options:
    - text: Madrid
    - text: Lisbon
      correct: true
  rationale: It was.
  enemies: [founded]
- id: spain
  type: multiple-choice
  stem: What is the capital of Spain?
  options:
    - text: Madrid
      correct: true
    - text: Seville
  rationale: So it is.
- id: norway
  type: multiple-choice
  stem: What is the capital of Norway?
  options:
    - text: Oslo
      correct: true
    - text: Madrid
  rationale: So it is.
- id: mammal
  type: multiple-choice
  stem: Which of these is a mammal?
  options:
    - text: A bat
      correct: true
    - text: A wren
  rationale: It suckles its young.
- id: mammal-again
  type: multiple-choice
  stem: Which of these is a mammal?
  options:
    - text: A whale
      correct: true
    - text: A shark
  rationale: It suckles its young.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        # The join and all that belongs to it is read once there is something to judge.
        from quizkit.lint.analysis.duplicate_problems import clusters, difference, problem

        for shown, others, found in clusters(index, "near"):
            often = "" if len(others) == 1 else f" (and {len(others) - 1} more)"
            keys = "keys the same" if found.shared_key else "offers as wrong what is keyed here, or the other way round"
            stems = difference(index, found)
            asks = "asks nearly the same" if stems else "asks the same with other answers"
            message = f"The question '{index.id(others[0])}'{often} {asks}, and {keys}.{stems} Keep one of them, or declare them enemies."
            yield shown, problem(message, others, "the first one", "near it as well")
