"""A lesson: a page to read, made of blocks."""

from typing import ClassVar

from quizkit.records import dataclass

from .entity import Entity
from .field import Block, ComparisonId, DebateId, Inline, MediaId, Plain, QuizId, ScaleId, SourceId
from .objective import Objective


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Text to read."""

    kind: ClassVar[str] = "prose"

    text: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A text set apart. It has an id, so that questions can say that they test it: `callout:lesson/id`."""

    kind: ClassVar[str] = "callout"

    id: str
    title: Plain | None = None
    text: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScale:
    """A scale with its tiers."""

    kind: ClassVar[str] = "scale"

    scale: ScaleId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownComparison:
    """A comparison as a table."""

    kind: ClassVar[str] = "comparison"

    comparison: ComparisonId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDebate:
    """A debate with its arguments."""

    kind: ClassVar[str] = "debate"

    debate: DebateId


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's words. `attribution` says whose; `source` is where they stand."""

    kind: ClassVar[str] = "quote"

    text: Block
    attribution: Inline | None = None
    source: SourceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A media entry with a caption of its own; without one, the caption of the entry stands."""

    kind: ClassVar[str] = "figure"

    media: MediaId
    caption: Inline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyIdea:
    """The sentence that should stay."""

    kind: ClassVar[str] = "key-idea"

    text: Inline


LessonBlock = Prose | Callout | ShownScale | ShownComparison | ShownDebate | Quote | Figure | KeyIdea


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Entity):
    """A page to read. The `hook` opens it, the `objectives` say what it is for, the `quiz` stands at its end."""

    entity_kind: ClassVar[str] = "lesson"

    hook: Inline | None = None
    objectives: tuple[Objective, ...] = ()
    blocks: tuple[LessonBlock, ...]
    quiz: QuizId | None = None
