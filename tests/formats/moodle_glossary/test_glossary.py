"""Glossary XML: what the page "Import entries" of Moodle makes of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from quizkit.formats.base import WriteOptions, Written
from quizkit.formats.moodle_glossary.losses import LOSSES
from quizkit.formats.moodle_glossary.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.entity import Entity
from quizkit.model.media import Media
from quizkit.model.term import Alias, Misconception, Term
from quizkit.testing.strategies import entities

from ..golden_files import assert_golden
from ..reference import BANK, MEDIA, PIXEL, export
from .importer import Entry, import_entries, mysql, postgres

T = TypeVar("T", bound=Entity)

READ = WriteOptions(read_media=lambda name: b"x")


def entries(*terms: Term, manifest: Manifest | None = None) -> list[Entry]:
    """What lies in Moodle afterwards; nothing was rejected."""
    bank = Bank(manifest=manifest or Manifest(title="Bank", categories={"a": "First", "b": "Second"}), media=MEDIA, terms=terms)
    found = import_entries(export(WRITER, bank)[0])
    assert found.rejected == []
    return found.entries


def losses(*terms: Term) -> list[tuple[str, str]]:
    found = export(WRITER, Bank(manifest=Manifest(title="Bank"), media=MEDIA, terms=terms))[1]
    return [(loss.code, loss.data_path) for loss in found]


def term(**fields: object) -> Term:
    return Term(**{"id": "t", "title": "Word", "definition": "What it means.", **fields})  # type: ignore[arg-type]


def test_the_reference_bank_is_written_as_expected(accept: bool) -> None:
    assert_golden("reference.glossary.xml", export(WRITER, BANK)[0], accept)


def test_every_text_of_a_term_is_in_its_entry() -> None:
    entry = next(entry for entry in import_entries(export(WRITER, BANK)[0]).entries if entry.concept == "Nucleus")
    assert entry.definition == (
        "<p>The organelle that holds the DNA: größer als ein Ribosom, 細胞核 🧬.</p>\n"
        "<p>It <em>rules</em> the cell.</p>\n"
        '<p>Look:</p>\n<p><img src="@@PLUGINFILE@@/cell.png" alt="A plant cell"/></p>\n'
        "<ul>\n<li>\\(n&lt;2n\\)</li>\n<li><code>DNA</code></li>\n</ul>\n"
        "<p><strong>People say:</strong> Bacteria have <em>one</em>.<br/><strong>In fact:</strong> They have none &amp; live.</p>\n"
        "<p><strong>Broader:</strong> Cell</p>\n"
        "<p><strong>See also:</strong> Cell, DNA</p>\n"
        "<p><strong>Not the same as:</strong> DNA</p>"
    )
    assert entry.aliases == ["karyon", "cell nucleus"]
    assert entry.categories == ["Organelles / Nucleus & co."]
    assert entry.files == {"cell.png": PIXEL}
    assert entry.tags == ["organelles"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-GB", ("People say:", "In fact:", "See also:")),
        ("de", ("Oft heißt es:", "Tatsächlich:", "Siehe auch:")),
        ("ja", ("✗", "✓", "→")),
    ],
)
def test_what_we_say_ourselves_is_in_the_language_of_the_term_or_a_sign(language: str, words: tuple[str, ...]) -> None:
    misconceptions = (Misconception(say="a", actually="b"),)
    first, _ = entries(term(language=language, misconceptions=misconceptions, related=("u",)), term(id="u", title="Other"))
    for word in words:
        assert f"<strong>{word}</strong>" in first.definition


def test_a_term_that_is_not_in_the_glossary_is_not_named_and_that_is_told() -> None:
    assert "See also" not in entries(term(related=("gone",)))[0].definition
    assert losses(term(related=("gone",), broader=("t", "away"))) == [
        ("relation-dropped", "/broader/1"),
        ("relation-dropped", "/related/0"),
    ]


# -- words and links


def test_a_word_that_people_use_wrongly_is_no_alias_and_that_is_told() -> None:
    wrong = term(aliases=(Alias(text="a", kind="misuse"), Alias(text="b"), Alias(text="B"), Alias(text="word"), Alias(text=" ")))
    assert entries(wrong)[0].aliases == ["b"]
    assert losses(wrong) == [("alias-dropped", f"/aliases/{index}") for index in (0, 2, 3, 4)]


def test_deprecated_words_still_lead_to_the_entry() -> None:
    (entry,) = entries(term(aliases=(Alias(text="old word", kind="deprecated"),)))
    assert entry.links("An old word for it.")


@pytest.mark.parametrize(("title", "matters"), [("RAG", True), ("R1", True), ("Word", False), ("LoRA", False), ("水", False)])
def test_capitals_matter_in_a_word_of_capitals(title: str, matters: bool) -> None:
    assert entries(term(title=title))[0].case_sensitive == matters


@pytest.mark.parametrize(
    ("text", "is_linked"),
    [
        ("Use IT.", True),
        ("Use it.", False),
        ("Information technology helps.", True),
        ("We need information technology.", True),
        ("INFORMATION technology", False),
        ("Our ITs", False),
    ],
)
def test_an_abbreviation_does_not_make_links_of_a_common_word(text: str, is_linked: bool) -> None:
    (entry,) = entries(term(title="Information technology", aliases=(Alias(text="IT", kind="abbreviation"),)))
    assert entry.links(text) == is_linked


def test_a_name_with_capitals_of_its_own_has_one_spelling() -> None:
    (entry,) = entries(term(title="OLMo", aliases=(Alias(text="OLM"),)))
    assert entry.aliases == ["OLM"]


@pytest.mark.parametrize("title", ["<div>", "a < b", "&nbsp;", "Q&A", "x > y", "AT&T;", "C++", "&lt;", "<"])
def test_a_word_is_shown_as_it_is_and_linked_where_it_stands(title: str) -> None:
    (entry,) = entries(term(title=title))
    assert entry.shown == title
    assert entry.links(f"See {title} here.")
    assert losses(term(title=title)) == []


def test_an_alias_that_looks_like_a_tag_makes_no_links_of_its_rest() -> None:
    (entry,) = entries(term(aliases=(Alias(text="a<b"),)))
    assert entry.aliases == ["a< b"]
    assert not entry.links("This is a text.")
    assert losses(term(aliases=(Alias(text="a<b"),))) == [("alias-changed", "/aliases/0")]


# -- what is rejected


def test_a_second_term_of_one_word_has_its_id_behind_it() -> None:
    first, second = term(id="one"), term(id="two", title="WORD")
    assert [entry.concept for entry in entries(first, second)] == ["Word", "WORD (two)"]
    assert losses(first, second) == [("concept-repeated", "/title")]


def test_words_that_differ_in_accents_are_told_apart_for_mysql() -> None:
    terms = (term(id="one", title="resume"), term(id="two", title="résumé"), term(id="three", title="Résumé (two)"))
    bank = Bank(manifest=Manifest(title="Bank"), terms=terms)
    found = import_entries(export(WRITER, bank)[0], mysql)
    assert [entry.concept for entry in found.entries] == ["resume", "résumé (two)", "Résumé (two) (three)"]
    assert found.rejected == []


@pytest.mark.parametrize(("fields", "path"), [({"title": " "}, "/title"), ({"definition": " "}, "/definition"), ({"title": "0"}, "/title")])
def test_what_moodle_would_reject_is_left_out_and_told(fields: dict[str, str], path: str) -> None:
    other = term(id="other", title="Other")
    assert [entry.concept for entry in entries(other, term(**fields))] == ["Other"]
    assert losses(term(**fields)) == [("incomplete", path)]


@pytest.mark.parametrize("title", ["x " * 200, "<" * 200, "&amp;" * 60, "ß" * 256])
def test_a_word_that_is_too_long_is_cut_and_told(title: str) -> None:
    assert len(entries(term(title=title))[0].concept) <= 255
    assert losses(term(title=title)) == [("concept-changed", "/title")]


# -- categories and files


def test_categories_within_others_stand_on_one_line() -> None:
    assert entries(term(category="a/b"))[0].categories == ["First / Second"]


def test_a_category_that_is_too_long_is_cut_and_told() -> None:
    manifest = Manifest(title="Bank", categories={"a": "long " * 100})
    assert len(entries(term(category="a"), manifest=manifest)[0].categories[0]) <= 255
    found = export(WRITER, Bank(manifest=manifest, terms=(term(category="a"),)))[1]
    assert [(loss.code, loss.data_path) for loss in found] == [("category-changed", "/category")]


def test_a_file_has_its_author_and_its_licence() -> None:
    media = (
        Media(id="one", file="media/plant/cell.png", credit="J. Doe & co.", licence="CC-BY-NC-4.0"),
        Media(id="two", file="media/animal/cell.png", authors=("A", "B"), alt="Two", caption="Seen."),
        Media(id="three", file="media/line one.svg", licence="Proprietary"),
    )
    text = term(body="![](media:one) ![](media:two) ![](media:three) ![gone](media:four)")
    bank = Bank(manifest=Manifest(title="Bank", licence="CC-BY-4.0"), media=media, terms=(text,))
    content, found = export(WRITER, bank)
    (entry,) = import_entries(content).entries
    assert entry.authors == {"cell.png": ("J. Doe & co.", "cc-nc-4.0"), "two.png": ("A, B", "cc-4.0"), "line one.svg": ("", "")}
    assert [(loss.code, loss.data_path) for loss in found] == [("media-notes-dropped", "/body"), ("image-dropped", "/body")]


# -- any bank


def unique(cls: type[T]) -> st.SearchStrategy[list[T]]:
    return st.lists(entities(cls), max_size=4, unique_by=lambda entity: entity.id)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(unique(Term), unique(Media), st.sampled_from((postgres, mysql)))
def test_every_term_is_an_entry_once_or_a_loss(terms: list[Term], media: list[Media], same: Callable[[str], str]) -> None:
    bank = Bank(manifest=Manifest(title="Bank", categories={"a": "A < & b"}), terms=terms, media=media)
    written: list[Written] = []
    content, found = export(WRITER, bank, dataclasses.replace(READ, on_written=written.append))
    etree.fromstring(content)
    left_out = [loss.entity for loss in found if loss.level == "unsupported"]
    assert sorted([f"term:{one.entity.id}" for one in written] + left_out) == sorted(f"term:{one.id}" for one in bank.terms)
    assert {loss.code for loss in found} <= set(LOSSES)
    if written:
        glossary = import_entries(content, same)
        assert glossary.rejected == []
        assert [entry.concept for entry in glossary.entries] == [one.native.strip() for one in written]


@settings(max_examples=200, deadline=None)
@given(entities(Term))
def test_a_word_is_shown_as_it_is_unless_that_is_told(one: Term) -> None:
    assert one.title is not None
    content, found = export(WRITER, Bank(manifest=Manifest(title="Bank"), terms=(one,)), READ)
    codes = {loss.code for loss in found}
    if codes.isdisjoint({"incomplete", "concept-changed", "character-replaced"}):
        (entry,) = import_entries(content).entries
        assert entry.shown == " ".join(one.title.split())


def test_questions_are_no_business_of_a_glossary() -> None:
    assert export(WRITER, dataclasses.replace(BANK, questions=iter(()))) == export(WRITER, BANK)
