"""duplicate-option."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.choices import option_lists
from quizkit.lint.analysis.comparable import folded, visible
from quizkit.lint.analysis.option_texts import option_texts
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import BaseQuestion, Categorize, Cloze, DragWords, Matching, MultipleChoice, MultipleResponse, Ordering
from quizkit.patterns import regex

Choices = MultipleChoice | MultipleResponse | Cloze | Ordering | Categorize | Matching | DragWords

# A question on spelling may offer options that differ by nothing but capitals or a full stop.
_ON_SPELLING = regex(
    r"capital(?!s? of\b|s? cit)|upper[- ]?case|lower[- ]?case|punctuat|spel[lt]|correctly written|written correctly", re.IGNORECASE
)

# Where it stands, and what it is called.
Place = tuple[DataPath, str]


class DuplicateOption(EntityRule[Choices]):
    """Two options say the same.

    ## What it does
    Compares the options of a question with each other, those of each dropdown gap, the items to order or to sort, the left sides of pairs,
    and distractors with the answers beside them. Texts are the same where a reader sees the same; in prose, capitals and a final full stop
    make no difference. In code and maths every character counts, and so do the capitals of short symbols (Co and CO, Aa and aa).

    ## Why it matters
    A learner cannot tell the two apart. If one of them is the key, a right answer may be marked wrong; if none is, there is one distractor
    less than there seems to be.

    ## What to write instead
    Delete one of them, or write what was meant.

    ## References
    This rule is quizkit's own.
    """

    code = "OPT001"
    name = "duplicate-option"
    since = "0.1"
    severity = "error"
    applies_to = (MultipleChoice, MultipleResponse, Cloze, Ordering, Categorize, Matching, DragWords)
    bad = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
    - text: open  weights.  # expect: OPT001
  rationale: The data are missing.
""",
        """\
- id: operator
  type: multiple-choice
  stem: What compares two values?
  options:
    - text: "`==`"
      correct: true
    - text: "`=`"
    - text: "`==`"  # expect: OPT001
  rationale: A single sign assigns.
""",
        """\
- id: platforms
  type: matching
  stem: Match each platform with its part.
  pairs:
    - {left: Hugging Face, right: hosts weights}
    - {left: llama.cpp, right: runs weights on a laptop}
  distractors:
    - text: Hosts weights.  # expect: OPT001
  rationale: One stores them, the other computes with them.
""",
        """\
- id: order
  type: ordering
  stem: Order from least to most open.
  items:
    - text: Closed API
    - text: Open weights
    - text: Closed API  # expect: OPT001
  rationale: More is published from step to step.
""",
    )
    good = (
        """\
- id: code
  type: multiple-choice
  stem: Which line ends a statement in C?
  options:
    - text: "`x = 1`"
    - text: "`x = 1;`"
      correct: true
    - text: "`X = 1;`"
  rationale: A statement ends with a semicolon, and C tells x from X.
""",
        """\
- id: powers
  type: multiple-choice
  stem: How many bytes is a kilobyte, nearly?
  options:
    - text: 10^3^
      correct: true
    - text: "103"
    - text: $10^3$ bits
  rationale: It is a thousand.
""",
        """\
- id: genotypes
  type: multiple-choice
  stem: Which pea is heterozygous?
  options:
    - text: AA
    - text: Aa
      correct: true
    - text: aa
  rationale: Its two alleles differ.
""",
        """\
- id: capitals
  type: multiple-choice
  stem: Which name is capitalised as its makers write it?
  options:
    - text: hugging face
    - text: Hugging Face
      correct: true
    - text: Hugging face
  rationale: Both words have a capital.
""",
        """\
- id: platforms
  type: matching
  stem: Match each file with what it is.
  pairs:
    - {left: model.safetensors, right: weights}
    - {left: model.gguf, right: weights}
    - {left: LICENSE, right: a licence}
  rationale: Both formats hold weights.
""",
    )

    def check(self, entity: Choices, view: EntityView) -> Iterable[Problem]:
        if isinstance(entity, MultipleChoice | MultipleResponse) and not view.signs:
            # Without markup, a glance at all of them tells that they differ: white space, capitals and final stops apart, nearly always.
            lines = option_texts(view).lines.lower().replace(" ", "").split("\n")[1:]
            if len({line.rstrip(".") for line in lines}) == len(entity.options):
                return ()
        return _in_lists(entity, view)


def _in_lists(entity: Choices, view: EntityView) -> Iterator[Problem]:
    for places in _lists(entity):
        texts = [view.texts[path] for path, _ in places]
        if not _surely_differ(texts):
            yield from _same(entity, places, texts)


def _surely_differ(texts: Sequence[TextField]) -> bool:
    """Whether all differ, white space, capitals and final stops apart: nearly always they do."""
    rough = {_rough(text.words) for text in texts}
    return len(rough) == len(texts)


def _rough(words: str) -> str:
    together = "".join(words.split()).casefold().rstrip(".")
    return together if together.isascii() else normalize("NFC", "".join(words.split())).casefold().rstrip(".")


def _lists(entity: Choices) -> Iterator[list[Place]]:
    """The lists within which all texts must differ."""
    match entity:
        case MultipleChoice() | MultipleResponse() | Cloze():
            for path, options in option_lists(entity):
                yield [((*path, index, "text"), "option") for index in range(len(options))]
        case Ordering() | Categorize():
            yield [(("items", index, "text"), "item") for index in range(len(entity.items))]
        case Matching():
            yield [(("pairs", index, "left"), "left side") for index in range(len(entity.pairs))]
            yield _with_distractors(entity, [(("pairs", index, "right"), "right side") for index in range(len(entity.pairs))])
        case DragWords():
            yield _with_distractors(entity, [(("gaps", name), "word") for name in entity.gaps])


def _with_distractors(entity: Matching | DragWords, answers: list[Place]) -> list[Place]:
    if not entity.distractors:
        return []
    return answers + [(("distractors", index, "text"), "distractor") for index in range(len(entity.distractors))]


def _same(entity: BaseQuestion, places: list[Place], texts: list[TextField]) -> Iterator[Problem]:
    forms: dict[str, dict[str, int]] = {}
    for index, text in enumerate(texts):
        seen = visible(text)
        if seen:
            first = forms.setdefault(folded(text), {}).setdefault(seen, index)
            if first != index and _may_not_repeat(places[index]):
                yield _problem(places[index], places[first], texts[first])
    # Three that differ by their capitals alone ask about capitals.
    alike = [tuple(indices.values()) for indices in forms.values() if len(indices) == 2]
    if alike and not _ON_SPELLING.search(entity.stem):
        yield from [_problem(places[index], places[first], texts[first]) for first, index in alike if _may_not_repeat(places[index])]


def _may_not_repeat(place: Place) -> bool:
    """Two pairs may share a right side, and two gaps a word."""
    return place[1] not in ("right side", "word")


def _problem(place: Place, other: Place, text: TextField) -> Problem:
    number = next((part + 1 for part in reversed(other[0]) if isinstance(part, int)), other[0][-1])
    words = text.plain.text
    shown = words if len(words) <= 40 else words[:39] + "…"
    message = (
        f"This {place[1]} reads the same as {other[1]} {number} ('{shown}'), and a learner cannot tell them apart: "
        "delete one, or write what was meant."
    )
    return Problem(message, place[0], related=(here("reads the same", other[0]),))
