"""A term: one entry of the glossary."""

from typing import ClassVar, Literal

from quizkit.records import dataclass

from .entity import Entity
from .field import Block, Inline, Plain, TermId

AliasKind = Literal["synonym", "abbreviation", "deprecated", "misuse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another word for the term; `misuse` is a word that people use for it wrongly."""

    text: Plain
    kind: AliasKind = "synonym"


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """What learners say wrongly, and what is so instead."""

    say: Inline
    actually: Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entity):
    """A word of the subject with one sense, its definition and its place among other terms."""

    entity_kind: ClassVar[str] = "term"
    written_first: ClassVar[tuple[str, ...]] = ("category",)

    category: str | None = None
    aliases: tuple[Alias, ...] = ()
    definition: Inline
    why: Inline | None = None
    body: Block | None = None
    misconceptions: tuple[Misconception, ...] = ()
    broader: tuple[TermId, ...] = ()
    narrower: tuple[TermId, ...] = ()
    related: tuple[TermId, ...] = ()
    contrasts: tuple[TermId, ...] = ()
