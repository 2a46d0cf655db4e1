"""What a field holds, said once in its annotation.

The annotations of the model's dataclasses are read by the loader (how to build a value), by the dumper (how to write it), by the rules
(which texts and references an entity has) and by the test strategies. So a new field is declared in one place. The model's modules do
not postpone the evaluation of annotations: reading real objects is quick.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from quizkit.records import dataclass

TextLevel = Literal["block", "inline", "plain"]


@dataclass(frozen=True, slots=True)
class Text:
    """Marks a field whose string is text for readers.

    `block` is Markdown with paragraphs, lists, tables, code and images; `inline` is Markdown within one paragraph; `plain` is no Markdown.
    """

    level: TextLevel


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field whose string names another entity.

    `kind` is the only kind the field can point at (the string is then the bare id, `parent/child` for a nested thing), "same" for the kind
    of the entity that holds the field, or None where the string says the kind itself: `term:open-weights`.
    """

    kind: str | None


@dataclass(frozen=True, slots=True)
class Local:
    """Marks a field whose string names a part of the same entity: one of the list `parts`, by its id."""

    parts: str


Block = Annotated[str, Text("block")]
Inline = Annotated[str, Text("inline")]
Plain = Annotated[str, Text("plain")]

Reference = Annotated[str, Ref(None)]
SameKindId = Annotated[str, Ref("same")]
TermId = Annotated[str, Ref("term")]
ScaleId = Annotated[str, Ref("scale")]
TierId = Annotated[str, Ref("tier")]
ExemplarId = Annotated[str, Ref("exemplar")]
ClaimId = Annotated[str, Ref("claim")]
SourceId = Annotated[str, Ref("source")]
QuestionId = Annotated[str, Ref("question")]
StepId = Annotated[str, Local("steps")]
CategoryId = Annotated[str, Local("categories")]
StimulusId = Annotated[str, Ref("stimulus")]
MediaId = Annotated[str, Ref("media")]
QuizId = Annotated[str, Ref("quiz")]
ComparisonId = Annotated[str, Ref("comparison")]
DebateId = Annotated[str, Ref("debate")]
PositionId = Annotated[str, Local("positions")]
ArgumentId = Annotated[str, Local("arguments")]

# Numbers keep the places the author wrote (1.50), and weights are exact (1/3): never binary floats.
Number = Decimal
Weight = Fraction
Day = date

# A day, a month or a year: 2024-05-01, 2024-05, 2024.
PartialDate = str
