"""Objectives: what a learner can do afterwards, of a lesson or of a path."""

from typing import Literal

from quizkit.records import dataclass

from .field import Inline

Bloom = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a learner can do afterwards; `bloom` is the level of the revised taxonomy (Anderson and Krathwohl 2001)."""

    id: str
    text: Inline
    bloom: Bloom | None = None
