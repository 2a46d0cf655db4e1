"""double-space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from quizkit.finding import Problem, Remedy, Reword
from quizkit.lint.analysis.read_texts import is_answer, read_texts
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.patterns import regex

_SPACES = regex(r"(?<=[^ \n\ufffc])  +(?=[^ \n\ufffc])")
_ENDING = tuple(".!?:;…。．！？；")
_CLOSING = "\"'”’»)]"
# So many spaces are no slip: they may stand for a blank to fill in, or for columns.
_ON_PURPOSE = 4


class DoubleSpace(EntityRule[Entity]):
    """Two words have more than one space between them.

    ## What it does
    Looks for two or three spaces within a line of prose. Code, maths, the ends of lines and the padding of tables are left alone, and so
    are two spaces behind a full stop, which some were taught to write; `after_sentences` reports these as well. Four spaces and more stand
    for a blank or for columns, and are left alone.

    ## Why it matters
    HTML shows one space where the text has two, a plain-text export shows both, and where a typed answer is compared exactly, it is wrong.
    It is often the trace of a word that was deleted.

    ## What to write instead
    Write one space, or the word that is missing.

    ## References
    This rule is quizkit's own.
    """

    code = "TXT014"
    name = "double-space"
    since = "0.1"
    fix = "safe"
    options = {"after_sentences": False}
    applies_to = (Entity,)
    bad = (
        """\
- id: spaces
  type: multiple-choice
  stem: Which file  holds the weights of a model?  # expect: TXT014
  options:
    - text: model.safetensors
      correct: true
    - text: the **read  me**  # expect: TXT014
  rationale: "The format  was made for it."  # expect: TXT014
""",
    )
    good = (
        """\
- id: spaces
  type: multiple-choice
  stem: |
    Look at the table.  What does the file hold?

    | File  | Size   |
    |-------|--------|
    | a.bin | 4 GB   |

    ```
    x  =  1
    ```
  options:
    - text: "`a  b`"
      correct: true
    - text: "weights "
    - text: A line that is folded,
        as long ones are
  rationale: The model is      and its licence is      .
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if "  " not in view.sources:
            return ()
        after_sentences = view.option(self.name, "after_sentences")
        return chain.from_iterable(_problems(text, after_sentences=after_sentences) for text in read_texts(view) if "  " in text.source)


def _problems(text: TextField, *, after_sentences: bool) -> Iterator[Problem]:
    found = list(_runs(text, after_sentences=after_sentences))
    if not found:
        return
    start, end = found[0]
    more = f" (and in {len(found) - 1} more places)" if len(found) > 1 else ""
    message = f"Here are {end - start} spaces between two words{more}: write one, or the word that is missing."
    edits = tuple([Reword(text.path, " ", span) for span in found])
    remedy = Remedy("Write one space", edits, "unsafe" if is_answer(text.path) else "safe")
    yield Problem(message, text.path, span=(start, end), remedy=remedy)


def _runs(text: TextField, *, after_sentences: bool) -> Iterator[tuple[int, int]]:
    """The runs of spaces, as spans of the source."""
    plain = text.plain
    words = plain.prose()
    for found in _SPACES.finditer(words):
        if found.end() - found.start() >= _ON_PURPOSE:
            continue
        if not after_sentences and _ends_sentence(words, found.start()):
            continue
        start, end = plain.source_span(found.start(), found.end())
        # A line end within a text counts as a space, and a character reference may stand for one.
        if text.source[start:end] == found[0]:
            yield start, end


def _ends_sentence(words: str, at: int) -> bool:
    return words[max(at - 4, 0) : at].rstrip(_CLOSING)[-1:] in _ENDING
