"""A claim: one statement that can be checked."""

from typing import ClassVar, Literal

from quizkit.records import dataclass

from .entity import Entity
from .field import ClaimId, Day, Inline, Reference

ClaimKind = Literal["definition", "fact", "comparison", "forecast", "opinion", "policy"]
Checked = Literal["read", "secondary", "unchecked"]
Volatility = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Entity):
    """One statement with the day it was true and the day to look again.

    `checked` says whether somebody read the source itself, another text about it, or nothing yet: an unchecked claim keys no question.
    `kind` says what the statement is (a fact, a forecast, an opinion); only an opinion may lack a source.
    """

    entity_kind: ClassVar[str] = "claim"

    statement: Inline
    kind: ClaimKind
    about: tuple[Reference, ...] = ()
    as_of: Day | None = None
    review_by: Day | None = None
    volatility: Volatility | None = None
    checked: Checked = "unchecked"
    contradicts: tuple[ClaimId, ...] = ()
