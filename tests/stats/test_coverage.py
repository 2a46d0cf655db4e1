"""What the questions of a bank test."""

from __future__ import annotations

from quizkit.model.lesson import Lesson
from quizkit.model.objective import Objective
from quizkit.model.path import Path, Step
from quizkit.model.question import TrueFalse
from quizkit.model.scale import Scale, Tier
from quizkit.model.term import Term
from quizkit.stats.coverage import Coverage, CoverageCount


def coverage(*tests: str) -> dict[str, Coverage]:
    count = CoverageCount()
    count.add(Term(id="boiling", title="Boiling", definition="Turning into gas."))
    count.add(Term(id="melting", title="Melting", definition="Turning into a liquid."))
    count.add(Term(id="unready", title="Unready", definition="To be written.", status="draft"))
    count.add(Scale(id="heat", title="Heat", tiers=(Tier(id="hot", title="Hot"), Tier(id="cold", title="Cold"))))
    count.add(
        Path(
            id="up",
            title="Up",
            objectives=(Objective(id="know", text="Know it."),),
            steps=(
                Step(id="first", target="term:boiling"),
                Step(id="second", target="term:melting", check="question:q"),
                Step(id="third", target="lesson:with-quiz"),
                Step(id="fourth", target="lesson:without"),
            ),
        )
    )
    count.add(Lesson(id="with-quiz", title="With", blocks=(), quiz="z"))
    count.add(Lesson(id="without", title="Without", blocks=(), objectives=(Objective(id="see", text="See it."),)))
    for number, test in enumerate(tests):
        count.add_question(TrueFalse(id=f"q{number}", stem="So?", answer=True, tests=(test, test)))
    return {one.kind: one for one in count.done()}


def test_nothing_is_covered_but_what_is_checked_otherwise() -> None:
    found = coverage()
    assert [(kind, one.covered, one.total) for kind, one in found.items()] == [
        ("term", 0, 2),
        ("tier", 0, 2),
        ("objective", 0, 2),
        ("step", 2, 4),
    ]
    assert found["step"].missing == ("step:up/first", "step:up/fourth")


def test_a_question_covers_what_it_names_and_counts_once() -> None:
    found = coverage("term:boiling", "term:boiling", "tier:heat/cold", "objective:up/know", "step:up/first", "term:unready")
    assert [(item.reference, item.questions, item.is_covered) for item in found["term"].items] == [
        ("term:boiling", 2, True),
        ("term:melting", 0, False),
    ]
    assert found["tier"].missing == ("tier:heat/hot",)
    assert found["objective"].missing == ("objective:without/see",)
    assert found["step"].missing == ("step:up/fourth",)


def test_a_test_of_the_scale_is_one_of_all_its_tiers() -> None:
    found = coverage("scale:heat")
    assert (found["tier"].covered, [item.questions for item in found["tier"].items]) == (2, [0, 0])


def test_where_there_is_nothing_to_test_there_is_no_coverage() -> None:
    assert not list(CoverageCount().done())
