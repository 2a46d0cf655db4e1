"""The kinds of the reference bank that readers see as pages, and what questions share."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quizkit.model.card import Card
from quizkit.model.comparison import Cell, Column, Comparison, Row
from quizkit.model.debate import Argument, Debate, Position
from quizkit.model.lesson import Callout, Figure, KeyIdea, Lesson, Prose, Quote, ShownComparison, ShownDebate, ShownScale
from quizkit.model.objective import Objective
from quizkit.model.quiz import Quiz, Section
from quizkit.model.stimulus import Stimulus

STIMULI = (
    Stimulus(
        id="two-cells",
        title="Two cells",
        body="Two cells, *A* and *B*:\n\n| cell | width in µm |\n|---|---:|\n| A | $10^1$ |\n| B | 30 |",
        media=("plant-cell", "line"),
        minutes=Decimal("1.50"),
    ),
)

COMPARISONS = (
    Comparison(
        id="plant-and-animal",
        title="Plant and animal cells",
        summary="Plants have a *wall*.",
        columns=(Column(id="plant", title="Plant", about="term:cell"), Column(id="animal", title="Animal")),
        rows=(
            Row(
                id="wall",
                factor="Has a wall",
                cells={
                    "plant": Cell(rating="yes", text="Of cellulose.", claims=("dna-is-in-the-nucleus",)),
                    "animal": Cell(rating="no", text="Never."),
                },
            ),
        ),
    ),
)

DEBATES = (
    Debate(
        id="what-is-alive",
        title="What is alive?",
        question="Is a *virus* alive?",
        positions=(Position(id="for", title="It is"), Position(id="against", title="It is not", summary="It has no cell.")),
        arguments=(
            Argument(id="evolves", position="for", factor="Evolution", text="Viruses evolve.", conditions=("within a host",)),
            Argument(
                id="no-cell",
                position="against",
                factor="Structure",
                text="It has **no** cell.",
                proponents=("[Biologists](term:cell)",),
                claims=("dna-is-in-the-nucleus",),
                rebuts=("evolves",),
            ),
        ),
    ),
)

LESSONS = (
    Lesson(
        id="first-look",
        title="A first look",
        hook="You have *many* of them.",
        objectives=(Objective(id="find-the-dna", text="Say where the DNA is.", bloom="remember"),),
        blocks=(
            Prose(text="## The cell\n\nSee [the nucleus](term:nucleus)."),
            Callout(id="no-wall", title="No wall", text="Animal cells have none."),
            ShownScale(scale="kinds"),
            ShownComparison(comparison="plant-and-animal"),
            ShownDebate(debate="what-is-alive"),
            Quote(text="Omnis cellula e cellula.", attribution="R. Virchow", source="book"),
            Figure(media="plant-cell", caption="A *plant* cell."),
            KeyIdea(text="Every cell comes from a cell."),
        ),
        quiz="cells",
    ),
)

CARDS = (
    Card(
        id="powerhouse",
        hook="What do you breathe for?",
        body="For the *mitochondria*.",
        takeaway="Oxygen ends up as water.",
        for_you="With every breath.",
        derived_from=("lesson:first-look", "callout:first-look/no-wall"),
    ),
)

QUIZZES = (
    Quiz(
        id="cells",
        title="Cells",
        sections=(
            Section(id="parts", title="The parts", intro="Look at the **picture**.", questions=("where-is-the-dna", "powerhouse")),
            Section(id="drawn", draw=1, tags=("dna",), terms=("nucleus",)),
        ),
        feedback_mode="deferred",
        attempts=2,
        time_limit=Decimal("22.50"),
        pass_mark=Fraction(3, 5),
        shuffle=True,
    ),
)
