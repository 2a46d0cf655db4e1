"""blank-in-middle."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.asking import asking_sentence
from quizkit.lint.analysis.glance import holds_any
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

# What stands before is not read: nobody reads a stem of a megabyte.
_READ = 4_000
# Dots that hang on a word are a pause, not a gap.
_BLANK = regex(r"_{2,}|(?<![\w_])_(?![\w_])|(?<!\w)\.{5,}|(?<!\w)…{2,}|\(\s*\?\s*\)|\[\s*\?\s*\]|\[(?:blank|gap)\]|\(\s{3,}\)|\[\s{2,}\]")
# A word on the same line, before the sentence ends. A number goes on with a series.
_GOES_ON = regex(r"[ \t]*[-–,;:'\"’”)]{0,3}[ \t]*[^\W\d_]{2}")
_SIGNS = ("_", "...", "…", "?)", "?]", "[", "( ")

_PLACES = "to|in|on|for|from|with|without|until|till|when|while|by|at|during|after|before|as|because|if|into|onto|over|under|than|through"
# "Frogs do what in winter?", "The sky is a what colour?", but not "about what in the text" and "know what to do".
_WHAT = regex(
    rf"(?<!^)\b(?P<before>[^\W\d_]+(?:['’]t)?) (?P<what>what) (?P<after>{_PLACES})\b"
    rf"|\b(?:an?|the|his|her|its|their|my|your|our) (?P<named>what) (?=[^\W\d_])",
    re.IGNORECASE,
)
_NO_GAP = """
about of in on to for from by with at and or but than as into over know knows knew known exactly just so if then now is are was were
see say says said tell tells told ask asks asked decide decides learn understand figure out matter no like idea guess show shows
explain explains
"""
_NOT_BEFORE = frozenset(_NO_GAP.split())
_ASKS_BEFORE = regex(r"\b(?:what|which|who|whom|whose|where|when|why|how)\b", re.IGNORECASE)
_INVERTED = regex(r"\W*(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had)\b", re.IGNORECASE)


class BlankInMiddle(EntityRule[MultipleChoice | MultipleResponse]):
    """The stem has a gap in its middle that an option is to fill.

    ## What it does
    Looks for a gap (`_____`, `(?)`, `[blank]`) with words behind it in the same sentence, and for a statement with "what" in the place of a
    word ("Frogs do what in winter?"). A gap at the end is passed over, for the options go on with the sentence, and so is one in code or
    maths, or in a series of numbers. Types with gaps of their own (`cloze`, `drag-words`) are not asked. English only.

    ## Why it matters
    The learner keeps half a sentence in mind, jumps to the options, and has to come back for the rest, once for each option.

    ## What to write instead
    Ask a question, or let the options finish the sentence. If it is the gap that you want, use `type: cloze` with a dropdown.

    ## References
    Haladyna, Downing and Rodriguez (2002): use the question, completion or best-answer format. Tarrant et al. (2006) count blanks in the
    stem among the flaws.
    """

    code = "STM014"
    name = "blank-in-middle"
    languages = ("en",)
    since = "0.1"
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: tier
  type: multiple-choice
  stem: A model with ______ weights can be run on a machine of your own.  # expect: STM014
  options:
    - text: open
      correct: true
    - text: secret
  rationale: They can be downloaded.
""",
        """\
- id: what
  type: multiple-choice
  stem: A laboratory does what with the weights of an open model?  # expect: STM014
  options:
    - text: It publishes them.
      correct: true
    - text: It keeps them.
  rationale: They can be downloaded.
""",
    )
    good = (
        """\
- id: tier
  type: multiple-choice
  stem: Weights that can be downloaded are called ______.
  options:
    - text: open
      correct: true
    - text: secret
  rationale: Anybody can have them.
""",
        """\
- id: code
  type: multiple-choice
  stem: What does `_` stand for in `for _ in range(3)`, and what about `__init__` and $x_1$?
  options:
    - text: A name that is not used
      correct: true
    - text: An error
  rationale: It is a custom.
""",
        """\
- id: series
  type: multiple-choice
  stem: Which number is missing in the series 4, 8, ___, 32?
  options:
    - text: "12"
    - text: "16"
      correct: true
  rationale: Each is twice the one before.
""",
        """\
- id: pause
  type: multiple-choice
  stem: Who wrote "I would gladly share the weights, but.....they are not mine"?
  options:
    - text: The laboratory
      correct: true
    - text: The hospital
  rationale: It stands in its letter.
""",
        """\
- id: cloze
  type: cloze
  stem: A model with {{kind}} weights can be run anywhere.
  gaps:
    kind:
      kind: dropdown
      options:
        - text: open
          correct: true
        - text: secret
  rationale: They can be downloaded.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        stem = view.stem
        if stem is None:
            return ()
        source = stem.source[-_READ - 100 :]
        found = _blank(stem) if holds_any(source, _SIGNS) else None
        if found is None and "what " in source:
            found = _what(view)
        return () if found is None else (_problem(stem, *found),)


def _problem(stem: TextField, start: int, end: int) -> Problem:
    shown = "'what'" if stem.plain.text[start:end].lower() == "what" else "this gap"
    message = (
        f"The sentence goes on behind {shown}, so that learners read it anew with each option: ask a question, put the gap at the end, or "
        "use `type: cloze`."
    )
    return stem.problem(message, start, end)


def _blank(stem: TextField) -> tuple[int, int] | None:
    plain = stem.plain
    start = max(len(plain.text) - _READ, 0)
    text = (plain.prose() if plain.verbatim else plain.text)[start:]
    for match in _BLANK.finditer(text):
        if _GOES_ON.match(text, match.end()):
            return start + match.start(), start + match.end()
    return None


def _what(view: EntityView) -> tuple[int, int] | None:
    begin, sentence = asking_sentence(view)
    if "?" not in sentence or _INVERTED.match(sentence):
        return None
    for match in _WHAT.finditer(sentence):
        if match["named"]:
            span = match.span("named")
        elif match["before"].lower() in _NOT_BEFORE:
            continue
        else:
            span = match.span("what")
        if not _ASKS_BEFORE.search(sentence, 0, span[0]):
            return begin + span[0], begin + span[1]
    return None
