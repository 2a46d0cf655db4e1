"""Glossary XML: what the page "Import entries" of Moodle makes of it."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from quizkit.formats.base import WriteOptions, Written
from quizkit.formats.moodle_glossary.losses import LOSSES
from quizkit.formats.moodle_glossary.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.term import Alias, Term
from quizkit.testing import strategies

from ..golden_files import assert_golden
from ..reference import BANK, MEDIA, PIXEL, export


@dataclass
class Entry:
    """An entry as it lies in Moodle afterwards."""

    concept: str
    definition: str
    case_sensitive: bool
    aliases: list[str]
    categories: list[str]
    files: dict[str, bytes]
    tags: list[str]


def import_entries(data: bytes) -> list[Entry]:
    """What `mod/glossary/import.php` reads (Moodle 4.5, lines 170 to 310); a rejected entry is an error here."""
    root = ET.fromstring(data)
    assert root.tag == "GLOSSARY"
    found: list[Entry] = []
    for element in root.findall("INFO/ENTRIES/ENTRY"):
        concept, definition = (element.findtext("CONCEPT") or "").strip(), element.findtext("DEFINITION") or ""
        assert concept not in ("", "0")
        assert definition not in ("", "0")
        assert len(concept) <= 255
        assert concept.lower() not in [entry.concept.lower() for entry in found], "Moodle rejects a second entry of one word"
        assert [element.findtext(name) for name in ("FORMAT", "USEDYNALINK", "FULLMATCH")] == ["1", "1", "1"]
        files = {file.findtext("FILENAME") or "": b64decode(file.findtext("CONTENTS") or "") for file in element.findall("ENTRYFILES/FILE")}
        for name in re.findall(r'@@PLUGINFILE@@/([^"]*)"', definition):
            assert unquote(name) in files
        found.append(
            Entry(
                concept,
                definition,
                element.findtext("CASESENSITIVE") == "1",
                [(name.text or "").strip() for name in element.findall("ALIASES/ALIAS/NAME")],
                [name.text or "" for name in element.findall("CATEGORIES/CATEGORY/NAME")],
                files,
                [tag.text or "" for tag in element.findall("TAGS/TAG")],
            )
        )
    return found


def entries(*terms: Term) -> list[Entry]:
    bank = Bank(manifest=Manifest(title="Bank", categories={"a": "First", "b": "Second"}), media=MEDIA, terms=terms)
    return import_entries(export(WRITER, bank)[0])


def losses(*terms: Term) -> list[tuple[str, str]]:
    found = export(WRITER, Bank(manifest=Manifest(title="Bank"), media=MEDIA, terms=terms))[1]
    return [(loss.code, loss.data_path) for loss in found]


def term(**fields: object) -> Term:
    return Term(**{"id": "t", "title": "Word", "definition": "What it means.", **fields})  # type: ignore[arg-type]


def test_the_reference_bank_is_written_as_expected(accept: bool) -> None:
    assert_golden("reference.glossary.xml", export(WRITER, BANK)[0], accept)


def test_every_text_of_a_term_is_in_its_entry() -> None:
    entry = next(entry for entry in import_entries(export(WRITER, BANK)[0]) if entry.concept == "Nucleus")
    assert entry.definition == (
        "<p>The organelle that holds the DNA: größer als ein Ribosom, 細胞核 🧬.</p>\n"
        "<p>It <em>rules</em> the cell.</p>\n"
        '<p>Look:</p>\n<p><img src="@@PLUGINFILE@@/cell.png" alt="A plant cell"/></p>\n'
        "<ul>\n<li>\\(n&lt;2n\\)</li>\n<li><code>DNA</code></li>\n</ul>\n"
        "<p>✗ Bacteria have <em>one</em>.<br/>✓ They have none &amp; live.</p>\n"
        "<p>↑ Cell</p>\n<p>→ Cell, DNA</p>\n<p>≠ DNA</p>"
    )
    assert entry.aliases == ["karyon", "cell nucleus"]
    assert entry.categories == ["Organelles / Nucleus & co."]
    assert entry.files == {"cell.png": PIXEL}
    assert entry.tags == ["organelles"]


def test_a_word_that_people_use_wrongly_is_no_alias_and_that_is_told() -> None:
    wrong = term(aliases=(Alias(text="a", kind="misuse"), Alias(text="b"), Alias(text="B"), Alias(text="word"), Alias(text=" ")))
    assert entries(wrong)[0].aliases == ["b"]
    assert losses(wrong) == [("alias-dropped", f"/aliases/{index}") for index in (0, 2, 3, 4)]


@pytest.mark.parametrize(("title", "matters"), [("RAG", True), ("R1", True), ("Word", False), ("LoRA", False), ("水", False)])
def test_capitals_matter_in_a_word_of_capitals(title: str, matters: bool) -> None:
    assert entries(term(title=title))[0].case_sensitive == matters


def test_a_second_term_of_one_word_has_its_id_behind_it() -> None:
    first, second = term(id="one"), term(id="two", title="WORD")
    assert [entry.concept for entry in entries(first, second)] == ["Word", "WORD (two)"]
    assert losses(first, second) == [("concept-repeated", "/title")]


def test_categories_within_others_stand_on_one_line() -> None:
    assert entries(term(category="a/b"))[0].categories == ["First / Second"]


@pytest.mark.parametrize(("fields", "path"), [({"title": " "}, "/title"), ({"definition": " "}, "/definition"), ({"title": "0"}, "/title")])
def test_what_moodle_would_reject_is_left_out_and_told(fields: dict[str, str], path: str) -> None:
    assert entries(term(**fields)) == []
    assert losses(term(**fields)) == [("incomplete", path)]


def test_a_long_word_and_one_that_looks_like_a_tag_are_changed_and_told() -> None:
    assert entries(term(title="a<b"))[0].concept == "a< b"
    assert losses(term(title="a<b")) == [("concept-changed", "/title")]
    assert len(entries(term(title="x " * 200))[0].concept) <= 255


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(strategies.entities(Term), max_size=6, unique_by=lambda term: term.id))
def test_every_term_is_an_entry_once_or_a_loss(terms: list[Term]) -> None:
    bank = Bank(manifest=Manifest(title="Bank"), terms=terms)
    written: list[Written] = []
    content, found = export(WRITER, bank, WriteOptions(read_media=lambda name: b"x", on_written=written.append))
    etree.fromstring(content)
    assert [entry.concept for entry in import_entries(content)] == [one.native.strip() for one in written]
    left_out = [loss.entity for loss in found if loss.level == "unsupported"]
    assert sorted([f"term:{one.entity.id}" for one in written] + left_out) == sorted(f"term:{one.id}" for one in bank.terms)
    assert {loss.code for loss in found} <= set(LOSSES)


def test_questions_are_no_business_of_a_glossary() -> None:
    assert export(WRITER, dataclasses.replace(BANK, questions=iter(()))) == export(WRITER, BANK)
