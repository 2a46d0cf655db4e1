"""definition-too-long."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.sentence_spans import sentence_spans
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.term import Term


class DefinitionTooLong(EntityRule[Term]):
    """A definition is longer than anybody can keep in mind.

    ## What it does
    Counts the sentences and the words of a term's definition: at most two sentences and 60 words, unless configured otherwise. Retired
    terms are passed over.

    ## Why it matters
    A glossary shows the definition in a bubble, on a card, beside a word in a text. What is longer is cut off there, and a learner cannot
    tell which part of it draws the border of the word.

    ## What to write instead
    Say in one or two sentences what it is and what tells it apart. Examples, history and exceptions go into `body`, reasons into `why`.

    ## References
    This rule is quizkit's own.
    """

    code = "TRM011"
    name = "definition-too-long"
    since = "0.1"
    applies_to = (Term,)
    options = {"sentences": 2, "words": 60}
    bad = (
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt. They fill one file. It can be copied. Nobody can call it back.  # expect: TRM011
""",
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: >-
    The numbers that training sets in a network of many layers, each of which takes what the layer before it has computed, multiplies it
    with its own numbers, adds up the products, bends the sum with a simple function and hands the result on to the next layer, until the
    last one gives the probabilities of all words that
    may come next, from which one is drawn at random and appended.  # expect: TRM011
""",
    )
    good = (
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt, e.g. 7 billion of them. Whoever has them can run the model.
  body: They fill one file. It can be copied. Nobody can call it back. That is why it matters who has them.
- id: old
  status: retired
  title: Old
  definition: One. Two words. Three words here. Four words are here.
""",
    )

    def check(self, entity: Term, view: EntityView) -> Iterable[Problem]:
        text = view.texts.get(("definition",))
        if text is None or entity.status == "retired":
            return
        plain = text.plain.text
        most = view.option(self.name, "sentences")
        spans = list(sentence_spans(plain))
        if len(spans) > most:
            start = spans[most][0]
            message = f"The definition has {len(spans)} sentences: say in {most} what it is, and move what stands here to 'body' or 'why'."
            yield text.problem(message, start, len(plain.rstrip()))
            return
        most = view.option(self.name, "words")
        words = plain.split(maxsplit=most)
        if len(words) > most:
            start = len(plain) - len(words[most])
            message = (
                f"The definition has {len(plain.split())} words: say in {most} at most what it is, and move the rest to 'body' or 'why'."
            )
            yield text.problem(message, start, start + len(words[most].split(maxsplit=1)[0]))
