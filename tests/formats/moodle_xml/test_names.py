"""Names of questions and categories come through Moodle's cleaning as they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.formats.categories import category_titles
from quizkit.formats.moodle_xml.names import LONGEST, question_name, without_tags
from quizkit.formats.titles import EXCERPT, cut
from quizkit.model.bank import Manifest
from quizkit.model.media import Media
from quizkit.model.question import TrueFalse

from .importer import php_trim, strip_tags
from .one import imported, losses, written

NASTY = st.lists(st.sampled_from(("<", ">", "&", "a", " ", "/", "//", "</span>", "<b>", "ü", "水", "🙂", "\u00a0")), max_size=12).map(
    "".join
)


def question(title: str | None = None, stem: str = "Is it so?", category: str | None = None) -> TrueFalse:
    return TrueFalse(id="a", title=title, stem=stem, answer=True, category=category)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("if x<y then z", "if x< y then z"),
        ("a<3", "a< 3"),
        ("List<String> x", "List< String> x"),
        (r"\(x<y\)", r"\(x< y\)"),
        ("a <", "a \uff1c"),
        ("<", "\uff1c"),
        ("<<", "< \uff1c"),
        ("<\u00a0", "\uff1c"),
    ],
)
def test_a_title_with_a_tag_keeps_its_words_and_is_told(title: str, name: str) -> None:
    assert imported(question(title)).name == name
    assert losses(question(title)) == [("name-changed", "/title")]


@pytest.mark.parametrize("title", ["a < b", "a & b", "x > y", "&lt;b&gt;", "größer 水 🙂", "two  spaces", "0"])
def test_any_other_title_is_the_name(title: str) -> None:
    assert imported(question(title)).name == title
    assert losses(question(title)) == []


def test_a_long_title_is_cut_at_a_word() -> None:
    name = imported(question("word " * 60)).name
    assert name == " ".join(["word"] * 50) + "…"
    assert losses(question("word " * 60)) == [("name-changed", "/title")]


def test_a_title_of_255_characters_is_kept() -> None:
    assert imported(question("水" * 255)).name == "水" * 255
    assert imported(question("水" * 256)).name == "水" * 254 + "…"


def test_a_question_without_a_title_is_named_after_its_stem() -> None:
    found = question(stem="Is *all*\nof `x<y`\n\n- a list\n- of $n$ things?")
    assert imported(found).name == "Is all of x< y a list of n things?"
    assert losses(found) == []


def test_a_long_stem_is_cut_at_a_word_without_a_loss() -> None:
    found = question(stem="Is the word " * 40)
    assert imported(found).name == "Is the word " * 8 + "Is…"
    assert losses(found) == []


@pytest.mark.parametrize("stem", ["", "![](media:x)", " \n"])
def test_a_stem_without_words_is_named_by_its_id(stem: str) -> None:
    assert imported(question(stem=stem), media=[Media(id="x", file="media/line one.svg", decorative=True)]).name == "a"


def test_a_blank_title_is_none() -> None:
    assert imported(question(" ")).name == "Is it so?"


@given(NASTY, st.integers(0, 300))
def test_cleaning_takes_nothing_from_a_name(text: str, longest: int) -> None:
    title = (text * longest)[:longest].strip()
    name, is_changed = question_name(title, "", "fallback")
    assert 1 <= len(name) <= LONGEST
    assert php_trim(strip_tags(name)) == name
    assert is_changed == (title not in ("", name))
    derived, is_changed = question_name("", text * 30, "fallback")
    assert not is_changed
    assert len(derived) <= EXCERPT
    assert php_trim(strip_tags(derived)) == derived


@given(NASTY)
def test_only_spaces_are_added_to_a_text_with_tags(text: str) -> None:
    assert re.sub(r"\s", "", without_tags(text)).replace("\uff1c", "<") == re.sub(r"\s", "", text)


@given(st.text("ab <", max_size=40), st.integers(2, 30))
def test_a_cut_text_has_room_for_its_ellipsis(text: str, longest: int) -> None:
    found = cut(text, longest)
    assert len(found) <= longest
    assert found == text or found.endswith("…")


# -- categories


CATEGORIES = {"licences": "Licences", "licences/open": "Open / free", "open": "Never this", "math": "a<b"}


@pytest.mark.parametrize(
    ("category", "titles"),
    [
        (None, ["Bank"]),
        ("licences", ["Bank", "Licences"]),
        ("licences/open", ["Bank", "Licences", "Open / free"]),
        ("other/open", ["Bank", "other", "Never this"]),
        ("other/deep", ["Bank", "other", "deep"]),
    ],
)
def test_a_category_is_shown_by_the_titles_of_its_path(category: str | None, titles: list[str]) -> None:
    manifest = Manifest(title="Bank", categories=CATEGORIES)
    assert category_titles(category, manifest) == titles
    assert imported(question(category=category), manifest=manifest).category == tuple(titles)


@pytest.mark.parametrize("title", ["a/b", "a//b", "a///b", "/a", "a/", "/", "//", "a / b", "top", "$course$", "ü & 水"])
def test_a_slash_in_a_title_parts_nothing(title: str) -> None:
    assert imported(question(category="x"), manifest=Manifest(title=title)).category == (title, "x")
    assert imported(question(category="x"), manifest=Manifest(title="B", categories={"x": title})).category == ("B", title)


def test_a_tag_in_a_title_keeps_its_words_and_is_told() -> None:
    manifest = Manifest(title="Bank", categories=CATEGORIES)
    assert imported(question(category="math"), manifest=manifest).category == ("Bank", "a< b")
    assert losses(question(category="math"), manifest=manifest) == [("category-changed", "/category")]


def test_a_long_title_of_a_category_is_cut_and_told() -> None:
    manifest = Manifest(title="x" * 300)
    assert imported(question(), manifest=manifest).category == ("x" * 254 + "…",)
    assert losses(question(), manifest=manifest) == [("category-changed", "/category")]


@given(NASTY, NASTY)
def test_any_titles_make_a_category_of_two_levels(bank: str, category: str) -> None:
    found = imported(question(category="x"), manifest=Manifest(title=bank, categories={"x": category}))
    assert len(found.category) == 2


def test_the_banks_own_category_says_what_the_bank_is_about() -> None:
    manifest = Manifest(title="Bank", description="About a < b & c.")
    assert b'<info format="html">\n      <text><![CDATA[About a &lt; b &amp; c.]]></text>' in written(question(), manifest=manifest)
    assert b"About" not in written(question(category="x"), manifest=manifest)


def test_a_category_opens_again_where_the_file_comes_back_to_it() -> None:
    first, second = question(category="x"), TrueFalse(id="b", stem="S", answer=True)
    assert written(first, second, TrueFalse(id="c", stem="S", answer=True, category="x")).count(b"<category>") == 3
    assert written(first, first).count(b"<category>") == 1
