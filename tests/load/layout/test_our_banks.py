"""The banks of this repository are in canonical form, and so is what quizkit writes itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizkit.load.build import to_data
from quizkit.load.folder import content_files
from quizkit.load.layout.formatter import format_source
from quizkit.load.skeletons.skeleton import skeleton
from quizkit.load.skeletons.wish import Wish
from quizkit.model.annotations import annotations_of
from quizkit.model.bank import KINDS, QUESTION_TYPES, Manifest
from quizkit.model.order import field_order
from quizkit.model.question import BaseQuestion, Option

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("bank", [ROOT / "content", ROOT / "tools/quizkit/starter"], ids=["content", "starter"])
def test_a_bank_of_ours_is_in_canonical_form(bank: Path) -> None:
    files = content_files(bank, [bank])
    assert files
    for file in files:
        assert file.kind is not None
        source = file.path.read_bytes()
        assert format_source(source, file.kind).text.encode() == source, file.inside


def test_the_page_on_the_formatter_shows_what_it_does() -> None:
    page = (ROOT / "docs/fmt.md").read_text(encoding="utf-8")
    before, after = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert format_source(before.encode(), "question", with_ids=True).text == after


DRAFTS = [*((kind, "") for kind in KINDS if kind != "question"), *(("question", name) for name in QUESTION_TYPES)]


@pytest.mark.parametrize(("kind", "question_type"), DRAFTS)
def test_a_draft_is_written_in_canonical_form(kind: str, question_type: str) -> None:
    text = skeleton(Wish(kind, "a-draft", question_type))
    assert format_source(text.encode(), kind, with_ids=True).text == text


CLASSES: list[type] = [Manifest, *(kind.entity for kind in KINDS.values()), *QUESTION_TYPES.values()]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_has_one_place_and_every_place_a_field(cls: type) -> None:
    order = field_order(cls)
    tags = {"type"} if issubclass(cls, BaseQuestion) and cls is not BaseQuestion else set()
    assert sorted(order) == sorted({*annotations_of(cls), *tags})


def test_the_id_comes_first_then_the_type_then_the_title() -> None:
    for cls in CLASSES[1:]:
        order = field_order(cls)
        known = [name for name in ("id", "type", "title", "status") if name in order and not (cls is BaseQuestion and name == "type")]
        assert [name for name in order if name in known] == known
        assert order[0] == "id"
    assert field_order(Option) == ("id", "text", "correct", "feedback", "misconception", "pin", "weight")


def test_a_part_is_dumped_in_the_order_in_which_it_is_formatted() -> None:
    option = Option(id="a", text="A", correct=True, feedback="F", pin="last")
    assert [name for name in field_order(Option) if name in to_data(option)] == list(to_data(option))
