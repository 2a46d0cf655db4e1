"""What draws may take agrees with the model, and whether they can share their questions agrees with looking at every way of drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.finding import Problem
from quizkit.lint.analysis.assignment import Assignment
from quizkit.lint.analysis.enemies import ENEMIES, Enemies
from quizkit.lint.analysis.pools import POOL_FACTS, Draw, Pools
from quizkit.lint.analysis.row_sets import first_of, rows_of, set_of, union
from quizkit.lint.config import Config
from quizkit.lint.index import BankIndex
from quizkit.lint.registry import registry
from quizkit.load.folder import BankFile
from quizkit.model.entity import Entity, Level
from quizkit.model.question import TrueFalse
from quizkit.model.quiz import Quiz, Section, may_draw
from quizkit.model.term import Term
from quizkit.testing.examples import TODAY

from .banks import view_of

LEVELS: st.SearchStrategy[Level | None] = st.sampled_from((None, "introductory", "advanced"))
TAGS = st.lists(st.sampled_from("abc"), max_size=2, unique=True).map(tuple)
NAMES = tuple(f"q{number}" for number in range(7))


def index_of(entities: Sequence[Entity]) -> BankIndex:
    """What bank rules know of some entities, in the order of the kinds."""
    index = BankIndex(TODAY, Config().settings(registry()))
    index.add_file(BankFile("q.yaml", "q.yaml", "question"))
    for entity in entities:
        row = index.add(entity.entity_kind, [entity.id])
        for facts in (*POOL_FACTS, ENEMIES):
            if isinstance(entity, facts.applies_to) and (fact := facts.of(view_of(entity))) is not None:
                index.add_fact(facts, row, fact)  # type: ignore[misc]
    return index


@st.composite
def questions(draw: st.DrawFn) -> tuple[TrueFalse, ...]:
    return tuple(
        TrueFalse(
            id=name,
            stem="So it is.",
            answer=True,
            status=draw(st.sampled_from(("published", "published", "draft", "review", "retired"))),
            use=draw(st.sampled_from(("practice", "exam"))),
            level=draw(LEVELS),
            tags=draw(TAGS),
            tests=tuple(f"term:{tag}" for tag in draw(TAGS)) + draw(st.sampled_from(((), ("claim:a",), ("tier:a/b",)))),
        )
        for name in NAMES[: draw(st.integers(0, len(NAMES)))]
    )


sections = st.builds(
    Section,
    id=st.just("s"),
    draw=st.integers(1, 5),
    questions=st.lists(st.sampled_from(NAMES), max_size=4).map(tuple),
    tags=TAGS,
    terms=TAGS,
    level=LEVELS,
)


@given(bank=questions(), section=sections, use=st.sampled_from(("practice", "exam")))
def test_a_pool_is_what_the_model_says_a_draw_may_take(bank: tuple[TrueFalse, ...], section: Section, use: str) -> None:
    there = {question.id for question in bank}
    section = replace(section, questions=tuple(name for name in section.questions if name in there))
    quiz = Quiz(id="z", title="Z", sections=(section,), use=use)  # type: ignore[arg-type]
    terms = [Term(id=name, title=name, definition="A letter.") for name in "abc"]
    index = index_of([*terms, quiz, *bank])
    expected = {question.id for question in bank if may_draw(section, question, quiz.use)}
    assert {index.id(row) for row in rows_of(Pools(index).pool(section, quiz.use))} == expected


def test_what_cannot_be_read_may_be_anything() -> None:
    drawn, listed = Section(id="s", draw=1, tags=("a",)), Section(id="l", draw=1, questions=("q", "unread", "missing"), tags=("a",))
    quiz = Quiz(id="z", title="Z", sections=(drawn, listed, Section(id="terms", draw=1, terms=("nowhere",))))
    index = index_of([quiz, TrueFalse(id="q", stem="So it is.", answer=True)])
    index.add("question", ["unread"])
    pools = Pools(index)
    assert [pools.pool(section, "practice").bit_count() for section in quiz.sections] == [1, 2, 2]


def test_a_question_under_an_id_that_is_taken_is_not_drawn() -> None:
    quiz = Quiz(id="z", title="Z", sections=(Section(id="s", draw=1),))
    question = TrueFalse(id="q", stem="So it is.", answer=True)
    assert Pools(index_of([quiz, question, question])).pool(quiz.sections[0], "practice").bit_count() == 1


draws = st.lists(st.tuples(st.integers(1, 3), st.sets(st.integers(0, 5), max_size=5)), max_size=4).map(
    lambda pairs: [Draw(at, amount, set_of(pool)) for at, (amount, pool) in enumerate(pairs)]
)


def ways(draws: Sequence[Draw], taken: int = 0) -> Iterator[int]:
    """Every way of drawing, as the questions that it takes."""
    if not draws:
        yield taken
        return
    first, *others = draws
    for rows in combinations(rows_of(first.pool & ~taken), first.amount):
        yield from ways(others, taken | set_of(rows))


def shortage(draws: Sequence[Draw]) -> int:
    """How many questions too few there are by Hall's theorem: what the worst group of draws asks for too much."""
    groups = (group for size in range(len(draws) + 1) for group in combinations(draws, size))
    return max(sum(draw.amount for draw in group) - union(draw.pool for draw in group).bit_count() for group in groups)


@settings(max_examples=400)
@given(draws=draws)
def test_draws_have_their_fill_where_there_is_a_way(draws: list[Draw]) -> None:
    assert (not Assignment(draws).overdrawn()) == any(True for _ in ways(draws)) == (shortage(draws) == 0)


@settings(max_examples=400)
@given(draws=draws)
def test_overdrawn_groups_share_nothing_and_lack_together_what_there_is_too_little(draws: list[Draw]) -> None:
    groups = [[draws[at] for at in group] for group in Assignment(draws).overdrawn()]
    pools = [union(draw.pool for draw in group) for group in groups]
    assert all(not one & other for one, other in combinations(pools, 2))
    lacks = [sum(draw.amount for draw in group) - pool.bit_count() for group, pool in zip(groups, pools, strict=True)]
    assert all(lack > 0 for lack in lacks)
    assert sum(lacks) == shortage(draws)


@settings(max_examples=400)
@given(draws=draws)
def test_what_is_certain_is_what_every_way_takes(draws: list[Draw]) -> None:
    all_ways = list(ways(draws))
    expected = 0
    if all_ways:
        expected = all_ways[0]
        for way in all_ways:
            expected &= way
    assert union(Assignment(draws).certain().values()) == expected


@given(
    pairs=st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9),
    chosen=st.sets(st.integers(0, 6)),
    amount=st.integers(1, 7),
)
def test_where_there_is_no_room_every_choice_holds_enemies(pairs: set[tuple[int, int]], chosen: set[int], amount: int) -> None:
    bank = [
        TrueFalse(id=name, stem="So it is.", answer=True, enemies=tuple(NAMES[other] for one, other in sorted(pairs) if one == at))
        for at, name in enumerate(NAMES)
    ]
    at_war = {frozenset(pair) for pair in pairs if pair[0] != pair[1]}
    peaceful = any(not any(war <= set(choice) for war in at_war) for choice in combinations(sorted(chosen), amount))
    if peaceful:
        assert Enemies(index_of(bank)).leave_room(set_of(chosen), amount)


def test_of_questions_that_are_all_enemies_one_has_room() -> None:
    bank = [TrueFalse(id=name, stem="So it is.", answer=True, enemies=NAMES[:at]) for at, name in enumerate(NAMES)]
    enemies = Enemies(index_of(bank))
    assert enemies.leave_room(set_of(range(7)), 1)
    assert not enemies.leave_room(set_of(range(7)), 2)
    assert enemies.place(0, 3) == enemies.place(3, 0) == (3, ("enemies", 0))


@given(rows=st.sets(st.integers(0, 300)), amount=st.integers(0, 40))
def test_a_set_gives_its_rows_back(rows: set[int], amount: int) -> None:
    assert list(rows_of(set_of(rows))) == sorted(rows)
    assert list(rows_of(first_of(set_of(rows), amount))) == sorted(rows)[:amount]


def test_a_hundred_draws_from_a_hundred_thousand_questions_are_judged() -> None:
    section = [Section(id=f"s{at}", draw=900 + at, tags=("a",) if at % 2 else ()) for at in range(100)]
    quiz = Quiz(id="z", title="Z", sections=tuple(section))
    index = index_of([quiz])
    question = TrueFalse(id="q", stem="So it is.", answer=True, tags=("a",))
    facts = [(fact, fact.of(view_of(question))) for fact in POOL_FACTS if isinstance(question, fact.applies_to)]
    for number in range(94_949):
        row = index.add("question", [f"q{number}"])
        for fact, value in facts:
            if value is not None:
                index.add_fact(fact, row, value)  # type: ignore[misc]
    problems: list[tuple[int, Problem]] = list(registry().by_name["draw-too-small"].judge(index))  # type: ignore[attr-defined]
    assert len(problems) == 1
    assert "take 94950 questions together, and there are 94949" in problems[0][1].message
