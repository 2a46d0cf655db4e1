"""A glance only saves time: a rule says the same where it has to read everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import is_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.finding import DataPath
from quizkit.lint.analysis.option_texts import option_texts
from quizkit.lint.analysis.stem_words import words_of
from quizkit.lint.registry import registry
from quizkit.lint.rule import BankRule, EntityRule
from quizkit.lint.stand_ins import describe, stand_ins
from quizkit.lint.view import EntityView
from quizkit.load.folder import list_files
from quizkit.load.reader import read_file
from quizkit.model.entity import Entity
from quizkit.testing.examples import write_example
from quizkit.text import plain_of
from quizkit.text.vocabulary import UNKNOWN, hint_words, signs_of, source_vocabulary

from .banks import view_of

RULES = registry().rules
ENTITY_RULES = sorted((rule for rule in RULES if isinstance(rule, EntityRule)), key=lambda rule: len(rule.requires))
STAND_INS = {rule.name: rule for rule in stand_ins(*describe(RULES)) if isinstance(rule, EntityRule)}
FACTS = {facts.name: facts for rule in RULES if isinstance(rule, BankRule) for facts in rule.facts}.values()

# Markup, references, letters that have others for small ones, and what stands beside words.
ODD = (
    *(
        "*",
        "**",
        "_",
        "\\",
        "`",
        "$",
        "~",
        "^",
        "[",
        "](x)",
        "<b>",
        "<",
        "&#116;",
        "&amp;",
        "&",
        "\n",
        "\t",
        "  ",
        " ",
        ".",
        ",",
        "-",
        "'",
        "(",
    ),
    *("İ", "ſ", "\u212a", "’", "é", "\u00ad", "\u00a0", "2", "²", "½", "s", "not ", "today ", " of the above", "Both "),
)
LOOKALIKES = {"s": "ſ", "k": "\u212a", "i": "İ", "'": "’", "t": "&#116;", " ": "\u00a0"}


def entities_of_examples() -> Iterator[Entity]:
    for rule in RULES:
        for example in (*rule.bad, *rule.good):
            with TemporaryDirectory() as folder:
                write_example(example, Path(folder))
                for file in list_files(Path(folder), {}):
                    yield from (entry.entity for entry in read_file(file).entities if entry.entity is not None)


ENTITIES = list(entities_of_examples())


@st.composite
def disturbed(draw: st.DrawFn) -> Entity:
    """An entity of an example, with some texts that are not quite as they were."""
    entity = deepcopy(draw(st.sampled_from(ENTITIES)))
    paths = [path for path in view_of(entity).texts if is_dataclass(_holder(entity, path))]
    for path in draw(st.lists(st.sampled_from(paths), max_size=3)) if paths else ():
        holder = _holder(entity, path)
        text = getattr(holder, str(path[-1]))
        at = draw(st.sampled_from([match.start() for match in re.finditer(r"\b|\Z", text)])) + draw(st.sampled_from((0, 0, 0, 1)))
        behind = text[at:]
        if draw(st.booleans()):
            letter = draw(st.sampled_from(sorted(LOOKALIKES)))
            behind = draw(st.sampled_from((behind.replace(letter, LOOKALIKES[letter], 1), behind.swapcase(), behind.title())))
        object.__setattr__(holder, str(path[-1]), text[:at] + draw(st.sampled_from(("", *ODD))) + behind)
    return entity


def _holder(entity: Entity, path: DataPath) -> object:
    value: object = entity
    for part in path[:-1]:
        value = value[part] if isinstance(part, int) or isinstance(value, dict) else getattr(value, part)  # type: ignore[index]
    return value


def without_glances(view: EntityView) -> EntityView:
    """A view in which any word may stand, and any sign."""
    view._vocabulary = UNKNOWN
    view._signs = view.sources
    option_texts(view).vocabulary = UNKNOWN
    return view


@settings(max_examples=200, deadline=None)
@given(disturbed())
def test_a_stand_in_says_what_its_rule_says(entity: Entity) -> None:
    """It takes the glance for the rule."""
    view = view_of(entity)
    failed: set[str] = set()
    for rule in ENTITY_RULES:
        if isinstance(entity, rule.applies_to) and rule.reads("en") and failed.isdisjoint(rule.requires):
            problems = list(rule.check(entity, view))
            assert list(STAND_INS[rule.name].check(entity, view)) == problems, rule.name
            failed |= {rule.name} if problems else set()


@settings(max_examples=500, deadline=None)
@given(disturbed())
def test_a_rule_says_the_same_without_its_glance(entity: Entity) -> None:
    view, other = view_of(entity), without_glances(view_of(entity))
    failed: set[str] = set()
    for rule in ENTITY_RULES:
        if isinstance(entity, rule.applies_to) and rule.reads("en") and failed.isdisjoint(rule.requires):
            problems = list(rule.check(entity, other))
            assert list(rule.check(entity, view)) == problems, rule.name
            assert not (problems and rule.hints and view.vocabulary.isdisjoint(rule.hints)), rule.name
            failed |= {rule.name} if problems else set()
    for facts in FACTS:
        if isinstance(entity, facts.applies_to):
            assert facts.of(view) == facts.of(other), facts.name


HINT = hint_words(("today",))


@pytest.mark.parametrize(
    ("source", "may_stand"),
    [
        ("It is open today.", True),
        ("TODAY", True),
        ("to-day, todays", False),
        ("(today)", True),
        ("**today**", True),
        ("today's", True),
        ("to**day**", True),
        ("to[day](x)", True),
        ("&#116;oday", True),
        ("yesterday é", True),
        ("A *word*, and another one.", False),
    ],
)
def test_a_vocabulary_knows_what_may_stand_in_a_source(source: str, *, may_stand: bool) -> None:
    assert source_vocabulary(source, signs_of(source)).isdisjoint(HINT) is not may_stand


@settings(max_examples=400)
@given(st.lists(st.sampled_from(("today", "to", "day", "Today", *ODD)), max_size=8).map("".join))
def test_no_word_that_a_reader_sees_is_missed(source: str) -> None:
    if re.search(r"\btoday\b", plain_of(source, "inline").text, re.IGNORECASE):
        assert not source_vocabulary(source, signs_of(source)).isdisjoint(HINT)


@given(st.text(st.sampled_from("aB1 .'-_?!\n\t,é’"), max_size=20))
def test_the_words_of_a_text_are_the_same_in_ascii(text: str) -> None:
    words = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", text.lower().replace("’", "'"))
    assert words_of(text) == " ".join(words)
