"""Categorize: each item is matched with the title of its category."""

from __future__ import annotations

from quizkit.model.question import Categorize, CategorizeItem, Category

from .importer import php_trim, rich
from .one import imported, losses, written


def categorize(*items: tuple[str, str | None], **fields: object) -> Categorize:
    return Categorize(
        id="a",
        stem="S",
        categories=(Category(id="one", title="*One*"), Category(id="two", title="Two")),
        items=tuple(CategorizeItem(text=text, category=category) for text, category in items),
        **fields,  # type: ignore[arg-type]
    )


def subquestions(question: Categorize) -> list[tuple[str, str]]:
    found = imported(question).xml.findall("subquestion")
    return [(rich(sub), php_trim(sub.findtext("answer/text") or "")) for sub in found]


def test_an_item_is_a_stem_and_a_category_without_items_is_a_distractor() -> None:
    question = categorize(("*a*", "one"), ("b", "one"))
    assert imported(question).type == "matching"
    assert subquestions(question) == [("<em>a</em>", "One"), ("b", "One"), ("", "Two")]
    assert losses(question) == [("type-mapped", "/type"), ("markup-dropped", "/categories/0/title")]


def test_an_item_that_belongs_nowhere_has_a_dash() -> None:
    question = categorize(("a", "two"), ("b", None))
    assert subquestions(question) == [("a", "Two"), ("b", "—"), ("", "One")]
    assert ("nowhere-mapped", "/items/1") in losses(question)


def test_without_items_it_is_left_out() -> None:
    question = categorize((" ", "one"))
    assert b"<question" not in written(question)
    assert losses(question) == [("incomplete", "/items")]


def test_all_or_nothing_is_told() -> None:
    assert ("all-or-nothing", "/scoring") in losses(categorize(("a", "two"), scoring="all-or-nothing"))
