"""title-in-stem."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.belonging import GROUP_FACTS, groups
from quizkit.lint.analysis.profiles import PLANS
from quizkit.lint.analysis.stem_words import SHORT_STEMS, SUBJECTS, TITLES
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class TitleInStem(BankRule):
    """More than a quarter of a stem is the title of its lesson or quiz.

    ## What it does
    Looks for the title of the quiz that asks a question, and of the lesson or path that it tests, in the stem. Titles of one word, and
    those that are names of terms or exemplars, are passed over: the question may be about these. English stems only.

    ## Why it matters
    The title says where the answer was read, and not what is asked. In another quiz, or after the lesson was renamed, it says nothing.

    ## What to write instead
    Leave the title out, and name the thing that is asked about.

    ## References
    This rule is quizkit's own.
    """

    code = "STM031"
    name = "title-in-stem"
    since = "0.1"
    severity = "info"
    requires = ("templated-stem", "duplicate-question", "dangling-reference")
    facts = (SHORT_STEMS, TITLES, SUBJECTS, *GROUP_FACTS)
    own_facts = (SHORT_STEMS, *GROUP_FACTS)
    sees_others = True
    options = {"share": 0.25}
    bad = (
        """\
- id: weights
  type: true-false
  stem: As "What open means" says, weights hide their data.  # expect: STM031
  answer: true
  rationale: Nobody can read the texts off them.
  tests: [objective:what-open-means/weights]
# file: lessons/example.yaml
id: what-open-means
title: What open means
objectives:
  - {id: weights, text: Say what weights show.}
blocks:
  - kind: prose
    text: Weights are numbers.
""",
    )
    good = (
        """\
- id: weights
  type: true-false
  stem: Who has the weights of a model cannot tell what open means to the lawyers of the firm that made it.
  answer: true
  rationale: Weights are numbers.
  tests: [objective:what-open-means/weights]
- id: term
  type: true-false
  stem: Open weights are data.
  answer: false
  rationale: They are numbers that training has set.
# file: lessons/example.yaml
id: what-open-means
title: What open means
objectives:
  - {id: weights, text: Say what weights show.}
blocks:
  - kind: prose
    text: Weights are numbers.
# file: quizzes/example.yaml
id: open-weights
title: Open weights
sections:
  - id: all
    questions: [term]
# file: terms/example.yaml
id: open-weights
title: Open weights
definition: Weights that can be downloaded.
""",
    )

    def is_enough(self, index: BankIndex, rows: Collection[int]) -> bool:
        return not any(plan.draws_any for _, plan in index.facts(PLANS))

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        subjects = {name for _, names in index.facts(SUBJECTS) for name in names}
        titles = {row: title for row, title in index.facts(TITLES) if " " in title and title not in subjects}
        if not titles:
            return
        stems = dict(index.facts(SHORT_STEMS))
        share = index.option(self.name, "share")
        seen: set[int] = set()
        for holder, rows in sorted(index.once(groups).items()):
            title = titles.get(holder)
            for row in rows if title is not None else ():
                stem = stems.get(row, "")
                if row not in seen and title is not None and len(title) > share * len(stem) and f" {title} " in f" {stem} ":
                    seen.add(row)
                    message = (
                        f"The title of the {index.kind(holder)} '{index.id(holder)}' takes {100 * len(title) // len(stem)} % of the stem: "
                        "leave it out, and name the thing that is asked about."
                    )
                    yield row, Problem(message, ("stem",), related=(Mention(holder, "the title", ("title",)),))
