"""A bank: the manifest and the entities of every kind."""

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from quizkit.records import dataclass, field

from .card import Card
from .claim import Claim
from .comparison import Comparison
from .debate import Debate
from .entity import Entity
from .exemplar import Exemplar
from .field import Plain
from .lesson import Lesson
from .media import Media
from .path import Path
from .question import BaseQuestion, Question
from .quiz import Quiz
from .scale import Scale
from .source import Source
from .stimulus import Stimulus
from .term import Term

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What `bank.yaml` says of the bank as a whole.

    `tags` and `categories` declare the words that entities may use, each with its meaning or title. `targets` are the formats the bank must
    export to, as `format` or `format/profile`.
    """

    title: Plain
    schema: int = SCHEMA_VERSION
    requires: str | None = None
    language: str = "en"
    licence: str | None = None
    origin: Plain | None = None
    description: Plain | None = None
    tags: Mapping[str, Plain] = field(default_factory=dict)
    categories: Mapping[str, Plain] = field(default_factory=dict)
    audience: int | None = None
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """A bank in memory, or one whose questions pass by once.

    Every field is an iterable in the order of the files; a loader that streams gives `questions` as an iterator, so that a writer needs no
    more memory for a hundred thousand questions than for ten.
    """

    manifest: Manifest
    sources: Iterable[Source] = ()
    claims: Iterable[Claim] = ()
    terms: Iterable[Term] = ()
    scales: Iterable[Scale] = ()
    exemplars: Iterable[Exemplar] = ()
    media: Iterable[Media] = ()
    paths: Iterable[Path] = ()
    comparisons: Iterable[Comparison] = ()
    debates: Iterable[Debate] = ()
    lessons: Iterable[Lesson] = ()
    cards: Iterable[Card] = ()
    stimuli: Iterable[Stimulus] = ()
    quizzes: Iterable[Quiz] = ()
    questions: Iterable[Question] = ()

    def entities(self) -> Iterator[Entity]:
        """Every entity, kind by kind in the order of `KINDS`."""
        for kind in KINDS.values():
            yield from getattr(self, kind.plural)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity: its name, the folder its files lie in, its list in a bank, its class (a base class for questions)."""

    name: str
    folder: str
    plural: str
    entity: type[Entity]


# Small kinds first: what questions refer to is known before the first question is read.
KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("source", "sources", "sources", Source),
        Kind("claim", "claims", "claims", Claim),
        Kind("term", "terms", "terms", Term),
        Kind("scale", "tiers", "scales", Scale),
        Kind("exemplar", "exemplars", "exemplars", Exemplar),
        Kind("media", "media", "media", Media),
        Kind("path", "paths", "paths", Path),
        Kind("comparison", "comparisons", "comparisons", Comparison),
        Kind("debate", "debates", "debates", Debate),
        Kind("lesson", "lessons", "lessons", Lesson),
        Kind("card", "cards", "cards", Card),
        Kind("stimulus", "stimuli", "stimuli", Stimulus),
        Kind("quiz", "quizzes", "quizzes", Quiz),
        Kind("question", "questions", "questions", BaseQuestion),
    )
}

QUESTION_TYPES: Mapping[str, type[BaseQuestion]] = {question.type: question for question in get_args(Question)}
