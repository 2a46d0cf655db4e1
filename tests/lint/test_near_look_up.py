"""What is looked up around a few questions is enough: rules on duplicates say of these what they say when they know the whole bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.finding import Problem
from quizkit.lint.analysis import cues, near_search
from quizkit.lint.analysis.asked import ASKED, Asked
from quizkit.lint.analysis.near_look_up import NearLookUp
from quizkit.lint.index import BankIndex
from quizkit.lint.look_up import Changes, Kept
from quizkit.lint.registry import registry
from quizkit.lint.rule import BankRule
from quizkit.model.question import BaseQuestion, MultipleChoice, Option, ShortAnswer, TextAnswer

from .banks import index_of

RULES = [rule for rule in registry().rules if isinstance(rule, BankRule) and rule.look_up is NearLookUp]

# Stems of which each theme has some that are the same, near to each other in a row, siblings, or that give each other's keys away. Whether
# a word is a name, rare, or a slip of the hand, is seen by all of them.
THEMES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (
            "Which part of the system does the licence cover?",
            "Which part of a system does the licence cover?",
            "Which part of the system does the license cover?",
            "Which part of the system does the licence not cover?",
            "Which part of the system does the licence really cover?",
            "Which part of the system does the licence really also cover?",
            "Which part of the system does the licence really also just cover?",
            "Which part of the whole system does the licence cover?",
            "Which part of the whole old system does the licence cover?",
            "Which part of the whole old red system does the licence cover?",
        ),
        ("Code", "Data"),
    ),
    (
        (
            "What is the capital of Norway?",
            "What is the capital of norway?",
            "What is the great capital of norway?",
            "What is the capital of Spain?",
            "In norway and Spain, which weights of norway are there?",
            "Of the weights, which are in Norway?",
            "How large is norway?",
            "Which two weights are there?",
            "Which 2 weights are there?",
        ),
        ("Oslo", "Madrid"),
    ),
    (
        (
            "Quantization stores the weights of a trained network in fewer bits. What does it cost?",
            "Quantization stores weights of some trained network in fewer bits. What is its price?",
            "What is storing the trained weights of a network in fewer bits called?",
            "How is it called to store trained weights of some network in fewer bits?",
            "Which fewer bits?",
            "Which trained network?",
            "Which weights?",
            "What does a network store?",
        ),
        ("Quantization", "Accuracy"),
    ),
    (
        (
            "What does quantization cost?",
            "What does quantizasion cost?",
            "What does the quantization cost?",
            "Why quantization?",
            "How is quantization done?",
            "When is quantization done?",
            "Where are quantizations done?",
            "Weights",
            "weights",
        ),
        ("Accuracy", "Nothing"),
    ),
    (
        (
            "Which metals of the north of the land can't be cut by the colour of their organisms?",
            "Which metal of the north of the land cannot be cut by the color of their organism?",
            "Which metals of the north of the land can be cut by the colour of their organisms?",
            "Which metals of the land of the north can not be cut by the colour of their organisms?",
            "Which metals of the north land of the land can not be cut by the colour of their organisms?",
            "Which physics?",
            "Which ♯ physics of glasses?",
            "Which ♭ physics of glass?",
            'Which ";" physic of glass?',
            "Why don't metals melt here?",
            "Why do metals not melt here?",
        ),
        ("Iron", "Tin"),
    ),
    (("", "`x`", "`X`", "重みは何ですか", "重みは何ですね", "重みは何でした", "!", "x"), ("Weights", "Code")),
)


def question(number: int, stem: str, key: str, kind: str, more: dict[str, Any]) -> BaseQuestion:
    if kind == "typed":
        return ShortAnswer(id=f"q{number}", stem=stem, answers=(TextAnswer(text=key),), **more)
    texts = (key, "Code", "Data", "Logs")[: 4 if kind == "four" else 2]
    options = tuple(Option(text=text, correct=(text == key) == (kind != "other")) for text in texts)
    return MultipleChoice(id=f"q{number}", stem=stem, options=options, **more)


MORE = st.sampled_from([{}, {}, {}, {}, {"supersedes": "q1"}, {"supersedes": "q3"}, {"enemies": ("q0",)}, {"status": "retired"}])
KINDS = st.sampled_from(["four", "two", "two", "typed", "other"])


@st.composite
def happenings(draw: st.DrawFn) -> tuple[list[BaseQuestion], list[Any], list[BaseQuestion]]:
    """A bank, what becomes of each of its questions (None if it stays), and further ones."""
    stems, keys = draw(st.sampled_from(THEMES))
    questions = st.builds(question, st.integers(0, 29), st.sampled_from(stems), st.sampled_from(keys), KINDS, MORE)
    before = draw(st.lists(questions, min_size=1, max_size=10))
    fate = st.one_of(st.none(), st.none(), st.none(), st.just("gone"), questions)
    fates = draw(st.lists(fate, min_size=len(before), max_size=len(before)))
    return before, fates, draw(st.lists(questions, max_size=2))


def facts_in(index: BankIndex) -> dict[int, Asked]:
    return dict(index.facts(ASKED))


def becomes(before: Sequence[BaseQuestion], fates: Sequence[Any], new: Sequence[BaseQuestion]) -> tuple[list[BaseQuestion], dict[int, int]]:
    """A bank after changes, and the row of now of each question that stayed, by its row of then."""
    now: list[BaseQuestion] = []
    stayed: dict[int, int] = {}
    for row, one in enumerate(before):
        fate = fates[row]
        if fate is None:
            stayed[row] = len(now)
        if fate != "gone":
            now.append(one if fate is None else fate)
    return [*now, *new], stayed


def changes_of(then: BankIndex, now: BankIndex, stayed: dict[int, int]) -> Changes[Asked]:
    back = {row: before for before, row in stayed.items()}
    gone = {row: asked for row, asked in facts_in(then).items() if row not in stayed}
    fresh = {row: asked for row, asked in facts_in(now).items() if row not in back}
    return Changes(gone, fresh, stayed.__getitem__, back.get, lambda name: now.rows_by_id["question"].get(name))


def said(rule: BankRule, index: BankIndex, rows: Sequence[int]) -> list[tuple[int, Problem]]:
    """What a rule says of some rows, or with a mention of one."""
    return [(row, problem) for row, problem in rule.judge(index) if {row, *(mention.row for mention in problem.related)} & set(rows)]


def kept_in(blobs: Mapping[str, bytes]) -> Kept:
    return Kept(lambda names: [(name, blobs[name]) for name in names if name in blobs])


def looked_up(kept: Kept, now: BankIndex, rows: Sequence[int], changes: Changes[Asked]) -> BankIndex:
    found = NearLookUp(kept).around(rows, changes)
    assert found is not None
    index = now.with_few_facts(["enemies"])
    index.beyond = found.beyond
    index.add_facts(ASKED, 0, found.facts.items())
    return index


@settings(deadline=None, max_examples=400)
@given(happenings(), st.data())
def test_what_is_looked_up_is_enough(made: tuple[list[BaseQuestion], list[Any], list[BaseQuestion]], data: st.DataObject) -> None:
    before, fates, new = made
    after, stayed = becomes(before, fates, new)
    then, now = index_of(before), index_of(after)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cues, "RARE", 3)
        patch.setattr(near_search, "RARE", 3)
        kept = dict(NearLookUp.blobs(then))
        changes = changes_of(then, now, stayed)
        rows = sorted(data.draw(st.sets(st.sampled_from(range(len(after))), max_size=2))) if after else []
        few = looked_up(kept_in(kept), now, rows, changes)
        for rule in RULES:
            assert said(rule, few, rows) == said(rule, now, rows), rule.name


def test_no_more_is_read_than_is_near() -> None:
    many: list[BaseQuestion] = [question(number, f"What does part {number} of the system do?", "Oslo", "two", {}) for number in range(400)]
    index = index_of(many)
    kept = dict(NearLookUp.blobs(index))
    read: list[str] = []

    def load(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for name in names:
            read.append(name)
            yield name, kept[name]

    same = {row: row for row in range(400)}
    found = NearLookUp(Kept(load)).around([7], changes_of(index, index, same))
    assert found is not None
    assert list(found.facts) == [7]
    assert len(read) < len(kept) / 2


def test_what_will_be_asked_for_is_read_together() -> None:
    """In about as many reads, whatever the number of questions that have changed."""

    def asks(number: int, verb: str) -> BaseQuestion:
        words = ["".join("bdfgklmnrs"[int(digit)] + "o" for digit in str(number * factor)) for factor in (7, 11, 13)]
        return question(number, f"Where does the {words[0]} {verb} a {words[1]} near its {words[2]}?", "Oslo", "two", {})

    def reads(changed: int) -> tuple[int, int]:
        """How often something was read, and how many blobs."""
        kept = 400 - changed
        same = [asks(number, "find") for number in range(kept)]
        then = index_of([*same, *(asks(number, "find") for number in range(kept, 400))])
        now = index_of([*same, *(asks(number, "lose") for number in range(kept, 400))])
        blobs, read = dict(NearLookUp.blobs(then)), list[int]()

        def load(names: Iterable[str]) -> list[tuple[str, bytes]]:
            found = [(name, blobs[name]) for name in names]
            read.append(len(found))
            return found

        assert NearLookUp(Kept(load)).around(range(kept, 400), changes_of(then, now, {row: row for row in range(kept)})) is not None
        return len(read), sum(read)

    one, many = reads(1), reads(40)
    assert many[1] > 3 * one[1]
    assert many[0] < 2 * one[0]


def test_where_too_much_is_near_the_whole_bank_is_to_be_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_search, "_MOST", 10)
    monkeypatch.setattr(near_search, "_MOST_EACH", 0)
    index = index_of([question(number, THEMES[0][0][0], "Oslo", "two", {}) for number in range(30)])
    kept = dict(NearLookUp.blobs(index))
    assert NearLookUp(kept_in(kept)).around([7], changes_of(index, index, {row: row for row in range(30)})) is None


def test_where_something_is_missing_nothing_wrong_is_said() -> None:
    many = [question(number, stem, "Quantization", "two", {}) for number, stem in enumerate(THEMES[2][0])]
    index = index_of(many)
    kept = dict(NearLookUp.blobs(index))
    changes = changes_of(index, index, {row: row for row in range(len(many))})
    whole = NearLookUp(kept_in(kept)).around([0], changes)
    assert whole is not None
    for name in kept:
        less = {other: blob for other, blob in kept.items() if other != name}
        try:
            found = NearLookUp(kept_in(less)).around([0], changes)
        except LookupError:
            continue
        assert found is not None
        assert found.facts == whole.facts
