"""templated-stem."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.belonging import GROUP_FACTS, groups
from quizkit.lint.analysis.frames import TITLE, Masked, by_first_word, is_empty, masked, shared_frames
from quizkit.lint.analysis.profiles import PLANS
from quizkit.lint.analysis.stem_words import SHORT_STEMS, SUBJECTS, TITLES
from quizkit.lint.index import BankIndex
from quizkit.lint.lexicon.frames import FRAME_WORDS
from quizkit.lint.rule import BankRule

_MENTIONED = 10


class TemplatedStem(BankRule):
    """A stem was made by a template: it could be asked of anything.

    ## What it does
    Takes the titles of lessons, quizzes and paths out of the stems, and reports a stem in which nothing of a subject is left: "What is the
    key takeaway of 'What open means'?" It also reports stems of one quiz, or of questions on one lesson, where three or more (and one in
    twenty) share a frame: they differ in what stands in one place, and the words around it are vague (which term best describes, is true
    of, an example of), or are eight and more. Stems with code or maths, with a stimulus, or of several paragraphs are passed over, and so
    are draws from more than a thousand questions. English stems only.

    ## Why it matters
    The options must say what is asked, so that learners compare five sentences with their memory of a page. Who made twenty questions so
    has asked one question twenty times, and whoever saw through one has seen through all.

    ## What to write instead
    What exactly should a learner know or be able to do? Ask that, in words that could not head another question.

    ## References
    Haladyna, Downing and Rodriguez (2002): base each item on important content; state the central idea in the stem, not in the choices.
    That a quiz has one frame is quizkit's own.
    """

    code = "STM030"
    name = "templated-stem"
    since = "0.1"
    requires = ("duplicate-question", "dangling-reference", "refers-to-absent-figure")
    facts = (SHORT_STEMS, TITLES, SUBJECTS, *GROUP_FACTS)
    own_facts = (SHORT_STEMS, *GROUP_FACTS)
    sees_others = True
    bad = (
        """\
- id: takeaway
  type: multiple-choice
  stem: What is the key takeaway of "What open means"?  # expect: STM030
  options:
    - text: Weights are not data
      correct: true
    - text: Data are not code
    - text: Code is not a licence
  rationale: The lesson says so.
- id: whole
  type: true-false
  stem: This lesson covers the main points of the topic.  # expect: STM030
  answer: true
  rationale: It does.
# file: lessons/example.yaml
id: what-open-means
title: What open means
blocks:
  - kind: prose
    text: Weights are not data.
""",
        """\
- id: weights
  type: short-answer
  stem: Which term best describes trained weights?  # expect: STM030
  answers: [{text: parameters}]
  rationale: They are set in training.
- id: pieces
  type: short-answer
  stem: Which term best describes the pieces of words?  # expect: STM030
  answers: [{text: tokens}]
  rationale: A model reads them.
- id: rules
  type: short-answer
  stem: Which term best describes what a user may do?  # expect: STM030
  answers: [{text: licence}]
  rationale: It says what is allowed.
# file: quizzes/example.yaml
id: words
title: Words of the trade
sections:
  - id: all
    questions: [weights, pieces, rules]
""",
    )
    good = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier of "What open means" does a model with public weights and withheld data reach?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
    - text: Closed API
  rationale: The data are missing.
- id: quantization
  type: multiple-choice
  stem: What is the meaning of quantization?
  options:
    - text: Fewer bits for each weight
      correct: true
    - text: Fewer weights
    - text: Fewer layers
  rationale: Sixteen bits become four.
- id: spain
  type: short-answer
  stem: What is the capital of Spain?
  answers: [{text: Madrid}]
  rationale: The court moved there in 1561.
- id: france
  type: short-answer
  stem: What is the capital of France?
  answers: [{text: Paris}]
  rationale: It lies on the Seine.
- id: italy
  type: short-answer
  stem: What is the capital of Italy?
  answers: [{text: Rome}]
  rationale: It has been so since 1871.
# file: lessons/example.yaml
- id: what-open-means
  title: What open means
  blocks:
    - kind: prose
      text: Weights are not data.
- id: quantization
  title: Quantization
  blocks:
    - kind: prose
      text: Fewer bits for each weight.
# file: quizzes/example.yaml
id: capitals
title: Capitals
sections:
  - id: all
    questions: [spain, france, italy, tier]
""",
    )

    def is_enough(self, index: BankIndex, rows: Collection[int]) -> bool:
        if any(plan.draws_any for _, plan in index.facts(PLANS)):
            return False
        return all(set(rows).isdisjoint(grouped) for grouped in index.once(groups).values())

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        words = FRAME_WORDS["en"]
        subjects = frozenset(name for _, names in index.facts(SUBJECTS) for name in names)
        titles = by_first_word(title for _, title in index.facts(TITLES))
        found: dict[int, Problem] = {}
        # Nearly every stem has a word that is neither one of any lesson's nor one of a title.
        of_any = words.grammar | words.asking | words.reading | words.unit
        of_titles = of_any.union(*(title.split() for some in titles.values() for title in some))
        for row, text in index.facts(SHORT_STEMS):
            if of_titles.issuperset(text.split()):
                stem = masked(text, titles)
                if (of_any | {TITLE}).issuperset(stem.words) and is_empty(stem, words, subjects):
                    found[row] = _empty(stem)
        grouped = index.once(groups)
        wanted = {row for rows in grouped.values() for row in rows}
        stems = {row: masked(text, titles) for row, text in index.facts(SHORT_STEMS) if row in wanted}
        for holder, rows in grouped.items():
            shared = shared_frames({row: stems[row] for row in rows if row in stems}, words)
            for row, (frame, others) in shared.items():
                if row not in found:
                    found[row] = _framed(index, holder, row, frame, others)
        yield from sorted(found.items(), key=lambda item: item[0])


def _empty(stem: Masked) -> Problem:
    if stem.title is None:
        message = "This could be asked of any lesson: ask for one thing that learners should know."
    else:
        message = f"But for the title '{stem.title}' this could be asked of any lesson: ask for one thing that learners should know."
    return Problem(message, ("stem",))


def _framed(index: BankIndex, holder: int, row: int, frame: str, rows: list[int]) -> Problem:
    others = [other for other in rows if other != row]
    message = (
        f"{len(rows)} questions of {index.name(holder) or 'one quiz'} share the frame '{frame}': "
        "ask each for what is its own, in its own words."
    )
    return Problem(message, ("stem",), related=tuple(Mention(other, "the same frame", ("stem",)) for other in others[:_MENTIONED]))
