"""undefined-term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quizkit.finding import DataPath, Mention, Problem
from quizkit.lint.analysis.abbreviations import ABBREVIATIONS_NAMED, ABBREVIATIONS_USED
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

_MENTIONED = 5


class UndefinedTerm(BankRule):
    """The bank uses an abbreviation that it explains nowhere.

    ## What it does
    Looks for abbreviations in capitals, such as RLHF, that three entities or more use. It is reported once, at the first of them, where no
    term, alias, tier, exemplar or source has it in its name, and no text spells it out: "retrieval-augmented generation (RAG)". What
    everybody knows (EU, PDF), Roman numbers, words that are shouted, code and maths are passed over. `min_entities` says how many are many.
    It finds no other words that want a definition. English texts only.

    ## Why it matters
    Who does not know the abbreviation can look it up nowhere in the bank, and fails a question for three letters.

    ## What to write instead
    Write a term with the abbreviation as an alias, or spell it out where it stands first.

    ## References
    This rule is quizkit's own.
    """

    code = "TRM015"
    name = "undefined-term"
    since = "0.1"
    enabled = False
    options = {"min_entities": 3}
    facts = (ABBREVIATIONS_USED, ABBREVIATIONS_NAMED)
    bad = (
        """\
- id: tuned
  type: true-false
  stem: A model is tuned with RLHF.  # expect: TRM015
  answer: true
  rationale: It often is.
- id: cheap
  type: true-false
  stem: Tuning with RLHF costs nothing.
  answer: false
  rationale: People are paid to judge.
- id: people
  type: true-false
  stem: People judge answers in RLHF.
  answer: true
  rationale: Their judgements are what is learnt.
""",
    )
    good = (
        """\
- id: tuned
  type: true-false
  stem: A model is tuned with RLHF, and it is NOT free.
  answer: true
  rationale: People are paid in the EU.
- id: cheap
  type: true-false
  stem: Tuning with RLHF costs nothing. Retrieval-augmented generation (RAG) does, and it is NOT tuning.
  answer: false
  rationale: People are paid to judge, and not for RAG.
- id: people
  type: true-false
  stem: People judge answers in RLHF, and not in `DPO`. NOT all are paid in the EU.
  answer: true
  rationale: With RAG nobody judges.
- id: rare
  type: true-false
  stem: RAG is tuning, and LORA is too.
  answer: false
  rationale: Only the second is.
# file: terms/example.yaml
- id: rlhf
  title: Reinforcement learning from human feedback
  definition: Tuning by what people preferred.
  aliases:
    - {text: RLHF, kind: abbreviation}
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        explained = {name for _, names in index.facts(ABBREVIATIONS_NAMED) for name in names}
        uses: dict[str, list[tuple[int, DataPath, tuple[int, int]]]] = defaultdict(list)
        for row, (first, spelt) in index.facts(ABBREVIATIONS_USED):
            explained.update(spelt)
            for name, (path, span) in first.items():
                uses[name].append((row, path, span))
        least = index.option(self.name, "min_entities")
        for name, places in uses.items():
            if name in explained or len(places) < least:
                continue
            (row, path, span), *others = places
            related = tuple(Mention(other, f"'{name}' again", there) for other, there, _ in others[:_MENTIONED])
            message = f"{len(places)} entities use '{name}', and none explains it: write a term with this alias, or spell it out."
            yield row, Problem(message, path, span=span, related=related)
