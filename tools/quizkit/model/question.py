"""Questions: a closed union of eleven types, told apart by `type`."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal

from quizkit.records import dataclass, field

from .entity import Entity
from .field import Block, CategoryId, ClaimId, Inline, Number, Plain, QuestionId, Reference, StimulusId, Weight
from .objective import Bloom

Difficulty = Literal["easy", "medium", "hard"]
Use = Literal["practice", "exam"]
PartScoring = Literal["partial", "all-or-nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a learner reads after a right, a partly right and a wrong answer."""

    correct: Inline | None = None
    partially: Inline | None = None
    incorrect: Inline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseQuestion(Entity):
    """What all question types share.

    `points` is what a full answer is worth; `penalty` (0 to 1) is the share taken off for each wrong try. `rationale` says why the key is
    the key. `tests` names what the question tests, `rests_on` the claims that its key rests on. `enemies` must not share a quiz with it.
    `category` is the folder below `questions/`, unless the file says otherwise.
    """

    entity_kind: ClassVar[str] = "question"
    type: ClassVar[str]
    # An author reads what is asked first, then what is said about it, then what it is filed under.
    written_last: ClassVar[tuple[str, ...]] = (
        *("points", "penalty", "feedback", "hints", "rationale"),
        *("level", "difficulty", "bloom", "minutes", "use", "category", "tags", "tests", "rests_on", "enemies"),
        *("authors", *Entity.written_last),
    )

    stem: Block
    points: Number = Decimal(1)
    penalty: Number = Decimal(0)
    feedback: Feedback | None = None
    rationale: Block | None = None
    hints: tuple[Inline, ...] = ()
    difficulty: Difficulty | None = None
    bloom: Bloom | None = None
    minutes: Number | None = None
    tests: tuple[Reference, ...] = ()
    rests_on: tuple[ClaimId, ...] = ()
    stimulus: StimulusId | None = None
    enemies: tuple[QuestionId, ...] = ()
    use: Use = "practice"
    category: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice. `weight` (-1 to 1) is its share of the points where the default scoring does not serve; `pin` keeps its place when the
    others are shuffled; `misconception` says what a learner who takes it believes."""

    text: Inline
    id: str | None = None
    correct: bool = False
    feedback: Inline | None = None
    misconception: Inline | None = None
    pin: Literal["first", "last"] | None = None
    weight: Weight | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(BaseQuestion):
    """One key among the options."""

    type: ClassVar[str] = "multiple-choice"

    options: tuple[Option, ...]
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleResponse(BaseQuestion):
    """One or more keys among the options. By default each key adds 1/k, each distractor takes 1/d, and the sum is never below 0."""

    type: ClassVar[str] = "multiple-response"

    options: tuple[Option, ...]
    scoring: Literal["partial-with-penalty", "partial", "all-or-nothing"] = "partial-with-penalty"
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(BaseQuestion):
    """A statement that is true or false."""

    type: ClassVar[str] = "true-false"

    answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnswer:
    """An accepted answer in words; a `weight` below 1 gives a part of the points."""

    text: Plain
    id: str | None = None
    weight: Weight = Fraction(1)
    feedback: Inline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(BaseQuestion):
    """A word or a phrase to type. With `pattern: wildcard` a `*` in an answer stands for any text."""

    type: ClassVar[str] = "short-answer"

    answers: tuple[TextAnswer, ...]
    case_sensitive: bool = False
    pattern: Literal["exact", "wildcard"] = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How far an answer may lie from the value: an absolute distance, a share of the value, or agreement in significant figures."""

    absolute: Number | None = None
    relative: Number | None = None
    significant_figures: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericAnswer:
    """An accepted number; without a tolerance it must be met exactly."""

    value: Number
    id: str | None = None
    tolerance: Tolerance | None = None
    weight: Weight = Fraction(1)
    feedback: Inline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit a learner may give: an answer in it is multiplied by `factor` to reach the unit of the values."""

    name: Plain
    factor: Number = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(BaseQuestion):
    """A number to type."""

    type: ClassVar[str] = "numeric"

    answers: tuple[NumericAnswer, ...]
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A left side and the right side that belongs to it."""

    left: Inline
    right: Inline
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distractor:
    """A wrong choice that belongs to no pair or gap."""

    text: Inline
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(BaseQuestion):
    """Pairs to put together; distractors are right sides that belong to nothing."""

    type: ClassVar[str] = "matching"

    pairs: tuple[Pair, ...]
    distractors: tuple[Distractor, ...] = ()
    scoring: PartScoring = "partial"
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem:
    """One of the things to put in order."""

    text: Inline
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(BaseQuestion):
    """Items to put in order; the file lists them in the right one."""

    type: ClassVar[str] = "ordering"

    items: tuple[OrderItem, ...]
    scoring: PartScoring = "partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A heading under which items are sorted."""

    id: str
    title: Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class CategorizeItem:
    """A thing to sort; without a category it belongs nowhere."""

    text: Inline
    id: str | None = None
    category: CategoryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Categorize(BaseQuestion):
    """Items to sort under headings."""

    type: ClassVar[str] = "categorize"

    categories: tuple[Category, ...]
    items: tuple[CategorizeItem, ...]
    scoring: PartScoring = "partial"
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TextGap:
    """A gap to type words into. `weight` is the gap's share beside the other gaps; `feedback` is shown after any answer to it."""

    kind: ClassVar[str] = "text"

    answers: tuple[TextAnswer, ...]
    case_sensitive: bool = False
    weight: Weight = Fraction(1)
    feedback: Inline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropdownGap:
    """A gap with a list to choose from."""

    kind: ClassVar[str] = "dropdown"

    options: tuple[Option, ...]
    shuffle: bool = True
    weight: Weight = Fraction(1)
    feedback: Inline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericGap:
    """A gap to type a number into."""

    kind: ClassVar[str] = "numeric"

    answers: tuple[NumericAnswer, ...]
    weight: Weight = Fraction(1)
    feedback: Inline | None = None


Gap = TextGap | DropdownGap | NumericGap


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(BaseQuestion):
    """A text with gaps: the stem holds `{{name}}` where the gap of that name stands."""

    type: ClassVar[str] = "cloze"

    gaps: Mapping[str, Gap]
    scoring: PartScoring = "partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word that fits into no gap."""

    text: Plain
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DragWords(BaseQuestion):
    """A text with gaps, and words to drag into them; with `reuse` a word may be used more than once."""

    type: ClassVar[str] = "drag-words"

    gaps: Mapping[str, Plain]
    distractors: tuple[Word, ...] = ()
    reuse: bool = False
    scoring: PartScoring = "partial"
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a marking scheme, and the points it is worth."""

    text: Inline
    points: Number
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay(BaseQuestion):
    """A text to write, marked by a person. `lines` is the height of the answer box, `attachments` how many files may be handed in."""

    type: ClassVar[str] = "essay"

    format: Literal["rich", "plain", "monospaced", "none"] = "rich"
    lines: int | None = None
    min_words: int | None = None
    max_words: int | None = None
    attachments: int = 0
    grader_notes: Block | None = None
    rubric: tuple[Criterion, ...] = field(default=())
    model_answer: Block | None = None


Question = (
    MultipleChoice | MultipleResponse | TrueFalse | ShortAnswer | Numeric | Matching | Ordering | Categorize | Cloze | DragWords | Essay
)
