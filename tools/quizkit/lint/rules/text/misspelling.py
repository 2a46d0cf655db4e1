"""misspelling."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem, Remedy, Reword
from quizkit.lint.analysis.known_words import KNOWN_WORDS, MISSPELT
from quizkit.lint.index import BankIndex
from quizkit.lint.lexicon.misspellings import MISSPELLINGS
from quizkit.lint.rule import BankRule


class Misspelling(BankRule):
    """A word is a common misspelling.

    ## What it does
    Looks words up in a table of some 1,400 common misspellings of English, such as `recieve` and `seperate`, and says what was meant. It
    knows no dictionary: a word that is not in the table is taken for right, and so are American and British spellings alike. What the bank
    itself calls a thing wins, namely titles and ids of terms, exemplars and scales, and aliases; so do the `words` of the configuration.
    Accepted answers and aliases may be misspelt on purpose. Names, code, maths and words in quotation marks are left alone, and so are
    entities that speak of spelling, and words that an option spells right.

    ## Why it matters
    A learner who stumbles over the spelling of a question trusts its key less, and a search does not find the word.

    ## What to write instead
    Correct it. If the word is right in your subject, make it a term or list it under `words`.

    ## References
    This rule is quizkit's own.
    """

    code = "TXT016"
    name = "misspelling"
    since = "0.1"
    enabled = False
    fix = "unsafe"
    languages = tuple(MISSPELLINGS)
    facts = (MISSPELT, KNOWN_WORDS)
    options = {"words": []}
    bad = (
        """\
- id: weights
  type: multiple-choice
  stem: Which file do you recieve with open weights?  # expect: TXT016
  options:
    - text: The parameters
      correct: true
    - text: A seperate licence  # expect: TXT016
  rationale: Definately the parameters.  # expect: TXT016
""",
    )
    good = (
        """\
- id: weights
  type: short-answer
  stem: Which of these is the right spelling?
  answers:
    - text: recieve
      weight: 1/2
    - text: receive
  rationale: Recieve is wrong.
- id: provide
  type: multiple-choice
  stem: To provide with something that is needed.
  options:
    - text: accomodate
    - text: accommodate
      correct: true
  rationale: It has two pairs.
- id: names
  type: true-false
  stem: The teh protocol is a term of this bank, and Mr. Beleive a name; is the word "recieve" right? It's at https://example.org/recieve.html.
  answer: false
  rationale: In `seperate` and $sence$ nothing is read. Colour and color are words.
# file: terms/example.yaml
- id: teh
  title: TEH
  definition: A protocol of the bank's own.
  aliases:
    - text: beleive
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        own = [word.lower() for word in index.option(self.name, "words") if isinstance(word, str)]
        known = {word for _, words in index.facts(KNOWN_WORDS) for word in words}.union(own)
        for row, found in index.facts(MISSPELT):
            for path, span, word, meant in found:
                if word.lower() not in known:
                    remedy = Remedy(f"Write '{meant}'", (Reword(path, meant, span),), "unsafe")
                    message = f"'{word}' is a common misspelling of '{meant}': correct it, or make it a word of the bank."
                    yield row, Problem(message, path, span=span, remedy=remedy)
