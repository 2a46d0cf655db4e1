"""label-in-option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizkit.finding import DataPath, Problem, Remedy, Reword
from quizkit.lint.analysis.choices import Choosing, option_fields
from quizkit.lint.analysis.named_positions import names_position
from quizkit.lint.analysis.option_labels import Label, labels_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import Cloze, MultipleChoice, MultipleResponse
from quizkit.patterns import regex

# What a label may end with.
_CLOSING = regex(r"[).:–—-]")


class LabelInOption(EntityRule[Choosing]):
    """An option begins with a label of its own, such as "B)".

    ## What it does
    Looks for letters, numbers and Roman numerals with a full stop, a colon, a dash or a parenthesis before the options. They are labels
    where they number the options of the question, or at least half of them; a single one is where it has a parenthesis and fits the place
    at which it stands. "C. Brown" and "1. FC Köln" are no labels.

    ## Why it matters
    Learning platforms label options themselves, so that a learner reads "b. B) Nitrogen"; and where options are shuffled, "c. B) Nitrogen".

    ## What to write instead
    The option alone. To speak of it elsewhere, quote what it says.

    ## References
    This rule is quizkit's own.
    """

    code = "OPT035"
    name = "label-in-option"
    since = "0.1"
    fix = "safe"
    applies_to = (MultipleChoice, MultipleResponse, Cloze)
    bad = (
        """\
- id: air
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: A) Oxygen  # expect: OPT035
    - text: B) Nitrogen
      correct: true
    - text: C) Argon
  rationale: It is about 78 %.
""",
        """\
- id: uses
  type: multiple-response
  stem: What can be done with downloaded weights?
  options:
    - text: Fine-tuning
      correct: true
    - text: Quantization
      correct: true
    - text: c) Repeating the training  # expect: OPT035
  rationale: Repeating the training needs the data.
""",
    )
    good = (
        """\
- id: air
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: Oxygen
    - text: Nitrogen
      correct: true
    - text: Argon
  rationale: It is about 78 %.
""",
        """\
- id: authors
  type: multiple-choice
  stem: Who wrote the report?
  options:
    - text: A. Miller
      correct: true
    - text: C. Brown
    - text: J. Smith
  rationale: Her name stands on the cover.
""",
        """\
- id: scale
  type: multiple-choice
  stem: Which chord is the dominant of C major?
  options:
    - text: G
      correct: true
    - text: "A-flat"
    - text: "B minor"
  rationale: It stands on the fifth step.
""",
        """\
- id: code
  type: multiple-choice
  stem: Which line is a comment?
  options:
    - text: "`a) x`"
    - text: "`# b) x`"
      correct: true
  rationale: A hash begins a comment.
""",
    )

    def check(self, entity: Choosing, view: EntityView) -> Iterable[Problem]:
        return [
            _problem(path, texts, labels, view)
            for path, texts in option_fields(view)
            if _CLOSING.search("".join([text.source[:16] for text in texts]))
            and (labels := labels_of([text.plain.prose() for text in texts]))
        ]


def _problem(path: DataPath, texts: list[TextField], labels: Mapping[int, Label], view: EntityView) -> Problem:
    at = next(iter(labels))
    plain, end = texts[at].plain, labels[at].end
    more = f" (and so for {len(labels) - 1} more)" if len(labels) > 1 else ""
    message = (
        f"The option has a label of its own, '{plain.text[:end].strip()}', beside the one that the platform gives it: take it away{more}."
    )
    return Problem(message, (*path, at, "text"), span=plain.source_span(0, end), remedy=_remedy(path, texts, labels, view))


def _remedy(path: DataPath, texts: list[TextField], labels: Mapping[int, Label], view: EntityView) -> Remedy | None:
    # What speaks of "B" would speak of nothing, or of the letter that the platform gives.
    if names_position(view, {(*path, at, "text"): label.end for at, label in labels.items()}):
        return None
    edits = []
    for at, label in labels.items():
        plain = texts[at].plain
        start, end = plain.source_span(0, label.end)
        # Where markup stands among the signs of the label, somebody has to look.
        if texts[at].source[start:end] != plain.text[: label.end]:
            return None
        edits.append(Reword((*path, at, "text"), "", (start, end)))
    return Remedy("Take the labels away", tuple(edits))
