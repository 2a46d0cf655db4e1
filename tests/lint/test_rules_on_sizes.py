"""text-too-large: two megabytes are the most, whatever the kind and the alphabet."""

from __future__ import annotations

import pytest

from quizkit.lint.registry import registry
from quizkit.model.card import Card
from quizkit.model.claim import Claim
from quizkit.model.comparison import Cell, Comparison, Row
from quizkit.model.debate import Argument, Debate
from quizkit.model.entity import Entity
from quizkit.model.exemplar import Exemplar
from quizkit.model.lesson import Callout, Lesson, Prose
from quizkit.model.media import Media
from quizkit.model.path import Path, Step
from quizkit.model.question import Cloze, DragWords, Matching, Pair, TextAnswer, TextGap
from quizkit.model.quiz import Quiz, Section
from quizkit.model.scale import Scale, Tier
from quizkit.model.source import Source
from quizkit.model.stimulus import Stimulus
from quizkit.model.term import Term

from .banks import view_of

LARGE = "a" * 2_000_001

ENTITIES: list[tuple[Entity, tuple[str | int, ...]]] = [
    (Stimulus(id="e", body=LARGE), ("body",)),
    (Lesson(id="e", blocks=(Prose(text="a"), Callout(id="c", text=LARGE))), ("blocks", 1, "text")),
    (Card(id="e", hook="a", body=LARGE, takeaway="a"), ("body",)),
    (Comparison(id="e", columns=(), rows=(Row(factor="a", cells={"c": Cell(text=LARGE)}),)), ("rows", 0, "cells", "c", "text")),
    (Debate(id="e", question="a", positions=(), arguments=(Argument(id="a", position="p", text=LARGE),)), ("arguments", 0, "text")),
    (Term(id="e", title="a", definition=LARGE), ("definition",)),
    (Scale(id="e", tiers=(Tier(id="t", title="a", summary=LARGE),)), ("tiers", 0, "summary")),
    (Exemplar(id="e", kind="model", summary=LARGE), ("summary",)),
    (Claim(id="e", kind="fact", statement=LARGE), ("statement",)),
    (Source(id="e", type="book", title=LARGE), ("title",)),
    (Path(id="e", steps=(Step(id="s", target="term:t", rationale=LARGE),)), ("steps", 0, "rationale")),
    (Media(id="e", file="a.png", long_description=LARGE), ("long_description",)),
    (Quiz(id="e", sections=(Section(id="s", intro=LARGE),)), ("sections", 0, "intro")),
    (Matching(id="e", stem="a", pairs=(Pair(left="a", right=LARGE),)), ("pairs", 0, "right")),
    (DragWords(id="e", stem="a", gaps={"a": LARGE}), ("gaps", "a")),
    (Cloze(id="e", stem="a", gaps={"a": TextGap(answers=(TextAnswer(text=LARGE),))}), ("gaps", "a", "answers", 0, "text")),
]


def sizes(entity: Entity) -> list[tuple[str | int, ...]]:
    return [problem.path for problem in registry().by_name["text-too-large"].check(entity, view_of(entity))]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("entity", "path"), ENTITIES, ids=lambda value: value.entity_kind if isinstance(value, Entity) else None)
def test_a_large_text_is_found_in_every_kind(entity: Entity, path: tuple[str | int, ...]) -> None:
    assert sizes(entity) == [path]


@pytest.mark.parametrize(
    ("text", "is_large"), [("a" * 2_000_000, False), ("é" * 1_000_000, False), ("é" * 1_000_001, True), ("水" * 666_667, True)]
)
def test_a_size_is_counted_in_bytes(text: str, is_large: bool) -> None:
    assert bool(sizes(Stimulus(id="e", body=text))) == is_large
