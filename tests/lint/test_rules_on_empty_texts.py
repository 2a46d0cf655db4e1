"""empty-part: what has to be there, and what a reader sees nothing of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.finding import DataPath, Problem
from quizkit.lint.registry import registry
from quizkit.model.bank import KINDS, QUESTION_TYPES
from quizkit.model.entity import Entity
from quizkit.model.question import DragWords, Matching, MultipleChoice, Option, Pair, TrueFalse
from quizkit.testing.strategies import entities

from .banks import findings, view_of

CLASSES = [kind.entity for kind in KINDS.values() if kind.name != "question"] + list(QUESTION_TYPES.values())


def problems(entity: Entity) -> list[Problem]:
    return list(registry().by_name["empty-part"].check(entity, view_of(entity)))  # type: ignore[attr-defined]


def places(entity: Entity) -> list[DataPath]:
    return [problem.path for problem in problems(entity)]


def option(text: str) -> MultipleChoice:
    return MultipleChoice(id="q", stem="Which?", options=(Option(text="Right", correct=True), Option(text=text)))


def statement(stem: str) -> TrueFalse:
    return TrueFalse(id="q", stem=stem, answer=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\u00a0",
        "\u200b",
        "\ufeff\u00ad",
        "&nbsp;",
        "&#32; &#x200b;",
        "[](https://example.org)",
    ],
)
def test_an_inline_text_without_words_is_empty(text: str) -> None:
    assert places(option(text)) == [("options", 1, "text")]


@pytest.mark.parametrize(
    "text", ["0", "-", "*", "#", "---", "&", "&lt;", "\\", "$x$", "` `a", "![](media:a)", "<br>", "?", "é", "水", "🙂", "…", "\u0301"]
)
def test_an_inline_text_with_a_sign_or_an_image_is_not(text: str) -> None:
    assert places(option(text)) == []


@pytest.mark.parametrize("text", ["---", "#", "> ", "- ", "```\n```", "&nbsp;\n\n&nbsp;", "[a]: https://example.org"])
def test_a_block_text_of_markup_alone_is_empty(text: str) -> None:
    assert places(statement(text)) == [("stem",)]


@pytest.mark.parametrize("text", ["- a", "> ![](media:a)", "```\nx\n```", "*x*", "$$y$$", "| a |\n|---|"])
def test_a_block_text_with_something_in_it_is_not(text: str) -> None:
    assert places(statement(text)) == []


def test_a_part_of_which_all_is_empty_is_one_finding() -> None:
    (problem,) = problems(Matching(id="q", stem="Match.", pairs=(Pair(left="a", right="b"), Pair(left=" ", right=""))))
    assert problem.path == ("pairs", 1, "left")
    assert problem.message == "The left side of this pair is empty: write it, or delete the pair."


def test_two_empty_words_are_two_findings() -> None:
    question = DragWords(id="q", stem="{{a}} {{b}}", gaps={"a": "", "b": " "})
    assert places(question) == [("gaps", "a"), ("gaps", "b")]
    assert problems(question)[0].message == "The gap 'a' has no word: write it, or delete the gap and its marker."


def test_what_may_be_left_out_may_be_empty() -> None:
    assert places(replace(statement("So it is."), title="", rationale="", notes=" ")) == []


EMPTY = """\
# file: terms/a.yaml
- {id: a, title: "", definition: "", aliases: [{text: ""}], misconceptions: [{say: "", actually: It is.}]}
# file: claims/a.yaml
- {id: a, kind: opinion, statement: ""}
# file: tiers/a.yaml
- {id: a, title: A, attributes: {x: ""}, tiers: [{id: one, title: ""}]}
# file: exemplars/a.yaml
- {id: a, title: A, kind: model, summary: ""}
# file: sources/a.yaml
- {id: a, type: book, title: "", authors: [""]}
# file: paths/a.yaml
- {id: a, title: A, objectives: [{id: o, text: ""}], steps: []}
# file: comparisons/a.yaml
- {id: a, title: A, columns: [], rows: [{factor: "", cells: {}}]}
# file: debates/a.yaml
- {id: a, title: A, question: "", positions: [{id: p, title: ""}], arguments: [{id: b, position: p, text: "", conditions: [""]}]}
# file: lessons/a.yaml
- {id: a, title: A, hook: "", blocks: [{kind: prose, text: ""}, {kind: key-idea, text: ""}]}
# file: cards/a.yaml
- {id: a, hook: "", body: "", takeaway: ""}
# file: stimuli/a.yaml
- {id: a, body: "", reviewed: {by: "", on: 2025-01-01}}
# file: quizzes/a.yaml
- {id: a, title: "", sections: []}
"""


def test_every_kind_is_asked_for_its_texts(tmp_path: Path) -> None:
    found = {(finding.entity or "").split(":")[0]: set[str | None]() for finding in findings(EMPTY, tmp_path, "empty-part")}
    for finding in findings(EMPTY, tmp_path, "empty-part"):
        assert finding.rule == "empty-part"
        found[(finding.entity or "").split(":")[0]].add(finding.data_path)
    assert found == {
        "term": {"/title", "/definition", "/aliases/0/text", "/misconceptions/0/say"},
        "claim": {"/statement"},
        "scale": {"/attributes/x", "/tiers/0/title"},
        "exemplar": {"/summary"},
        "source": {"/title", "/authors/0"},
        "path": {"/objectives/0/text"},
        "comparison": {"/rows/0/factor"},
        "debate": {"/question", "/positions/0/title", "/arguments/0/text", "/arguments/0/conditions/0"},
        "lesson": {"/blocks/0/text", "/blocks/1/text"},
        "card": {"/hook", "/body", "/takeaway"},
        "stimulus": {"/body", "/reviewed/by"},
        "quiz": {"/title"},
    }


def test_nothing_behind_a_sign_is_found_at_the_sign(tmp_path: Path) -> None:
    example = "- id: q\n  type: true-false\n  stem: |\n\n  answer: true\n  rationale: So it is.\n"
    (finding,) = findings(example, tmp_path, "empty-part")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (3, 9, 3, 10)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_no_text_with_a_letter_or_a_figure_is_empty(cls: type[Any], data: st.DataObject) -> None:
    entity = data.draw(entities(cls))
    texts = view_of(entity).texts
    found = places(entity)
    assert all(not any(char.isalnum() for char in texts[path].plain.text) for path in found)
