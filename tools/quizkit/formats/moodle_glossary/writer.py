"""Writes the terms of a bank as a Moodle glossary, entry by entry.

The form is that of `mod/glossary/import.php` in Moodle 4.5 and 5.0: an entry needs CONCEPT, DEFINITION and FORMAT; it is rejected where an
entry of its word is there already, capitals aside; CATEGORIES come in only where the box "Import categories" is ticked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.formats.base import Loss, OutFile, Package, WriteOptions, Written
from quizkit.formats.categories import category_titles
from quizkit.formats.moodle_xml.export import Export
from quizkit.formats.moodle_xml.names import LONGEST, cut, without_tags
from quizkit.formats.moodle_xml.text import Pictures, plain
from quizkit.formats.xml import DECLARATION, Element, end_tag, serialise, start_tag
from quizkit.model.bank import Bank, Manifest
from quizkit.model.term import Term
from quizkit.text.xhtml import escape

from .definition import entry_html
from .losses import LOSSES

_HTML = "1"
_YES, _NO = "1", "0"
_LONGEST_TAG = 50
# What a new glossary is like where the file makes one: Moodle's own defaults, with links to entries and one entry for each word.
_SETTINGS = (
    ("INTROFORMAT", _HTML),
    ("ALLOWDUPLICATEDENTRIES", _NO),
    ("DISPLAYFORMAT", "dictionary"),
    ("SHOWSPECIAL", _YES),
    ("SHOWALPHABET", _YES),
    ("SHOWALL", _YES),
    ("ALLOWCOMMENTS", _NO),
    ("USEDYNALINK", _YES),
    ("DEFAULTAPPROVAL", _YES),
    ("GLOBALGLOSSARY", _NO),
    ("ENTBYPAGE", "10"),
)


class MoodleGlossaryWriter:
    """Glossary XML for Moodle 4.5 and later: all terms, in the order of the files."""

    name = "moodle-glossary"
    title = "Moodle glossary"
    suffix = ".xml"
    kinds = ("term", "media")
    profiles: Mapping[str, str] = {}
    layouts: Mapping[str, str] = {}
    support = None

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """Write the terms of a bank.

        What the parts raise: UnreadableError, where a media file cannot be read.
        """
        losses: list[Loss] = []
        export = Export(bank, options.read_media, losses, LOSSES)
        return Package([OutFile("glossary.xml", write_bank(bank, export, options))], losses)


WRITER = MoodleGlossaryWriter()


def write_bank(bank: Bank, export: Export, options: WriteOptions) -> Iterator[bytes]:
    """The parts of the file."""
    terms = list(bank.terms)
    titles = {term.id: term.title or "" for term in terms}
    yield DECLARATION + start_tag("GLOSSARY") + start_tag("INFO")
    for element in _info(bank.manifest):
        yield serialise(element, indent=1)
    yield start_tag("ENTRIES")
    taken: set[str] = set()
    for term in terms:
        export.entity = f"term:{term.id}"
        concept = _concept(term, taken, export)
        if concept:
            entry = write_term(term, concept, titles, export)
            yield serialise(entry, indent=1, on_forbidden=lambda: export.lose("character-replaced"))
            options.on_written(Written(term, concept, "glossary.xml"))
    yield end_tag("ENTRIES") + end_tag("INFO") + end_tag("GLOSSARY")


def _info(manifest: Manifest) -> Iterator[Element]:
    yield plain("NAME", cut(without_tags(manifest.title.strip() or "Glossary"), LONGEST))
    yield plain("INTRO", f"<p>{escape(manifest.description)}</p>" if manifest.description else "")
    for name, value in _SETTINGS:
        yield Element(name, (value,))


def _concept(term: Term, taken: set[str], export: Export) -> str:
    """The word of an entry, which no other has; empty (after a loss) where the term makes no entry."""
    title = (term.title or "").strip()
    if not title or title == "0" or not term.definition.strip():
        export.lose("incomplete", ("title",) if title in ("", "0") else ("definition",))
        return ""
    concept = cut(without_tags(title), LONGEST)
    if concept != title:
        export.lose("concept-changed", ("title",), f"it is now '{concept}'")
    if concept.lower() in taken:
        concept = f"{cut(concept, LONGEST - len(term.id) - 3)} ({term.id})"
        export.lose("concept-repeated", ("title",), f"it is now '{concept}'")
    taken.add(concept.lower())
    return concept


def write_term(term: Term, concept: str, titles: Mapping[str, str], export: Export) -> Element:
    """One entry. It is linked wherever its word or an alias stands as a whole word; a word in capitals only where it has these."""
    pictures = Pictures(export, _file)
    if term.status != "published":
        export.lose("status-dropped", ("status",), term.status)
    html = entry_html(term, titles, pictures)
    children = [
        plain("CONCEPT", concept),
        plain("DEFINITION", html),
        Element("FORMAT", (_HTML,)),
        Element("USEDYNALINK", (_YES,)),
        Element("CASESENSITIVE", (_YES if concept.isupper() else _NO,)),
        Element("FULLMATCH", (_YES,)),
        Element("TEACHERENTRY", (_YES,)),
        *_group("ALIASES", [Element("ALIAS", (plain("NAME", alias),)) for alias in _aliases(term, concept, export)]),
        *_group("CATEGORIES", list(_category(term, export))),
        *_group("ENTRYFILES", list(pictures.files.values())),
        *_group("TAGS", [plain("TAG", tag) for tag in _tags(term, export)]),
    ]
    return Element("ENTRY", children)


def _group(tag: str, children: list[Element]) -> Iterator[Element]:
    if children:
        yield Element(tag, children)


def _aliases(term: Term, concept: str, export: Export) -> Iterator[str]:
    seen = {concept.lower()}
    for index, alias in enumerate(term.aliases):
        text = cut(alias.text.strip(), LONGEST)
        if alias.kind == "misuse":
            export.lose("alias-dropped", ("aliases", index), f"'{text}' is a word that people use for it wrongly")
        elif not text or text == "0" or text.lower() in seen:
            export.lose("alias-dropped", ("aliases", index), f"'{text}' is empty, or there already")
        else:
            seen.add(text.lower())
            yield text


def _category(term: Term, export: Export) -> Iterator[Element]:
    """The category, with those it lies in: a glossary has no tree of them. It makes no links, for its title may be any word."""
    if not term.category:
        return
    title = " / ".join(category_titles(term.category, export.manifest)[1:])
    name = cut(without_tags(title), LONGEST)
    if name != title:
        export.lose("category-changed", ("category",), f"it is now '{name}'")
    yield Element("CATEGORY", (plain("NAME", name), Element("USEDYNALINK", (_NO,))))


def _tags(term: Term, export: Export) -> Iterator[str]:
    for index, tag in enumerate(term.tags):
        text = tag.strip()[:_LONGEST_TAG]
        if text != tag or text in ("", "0"):
            export.lose("tag-changed", ("tags", index), f"'{tag}'")
        if text not in ("", "0"):
            yield text


def _file(name: str, content: str) -> Element:
    return Element("FILE", (Element("FILENAME", (name,)), Element("FILEPATH", ("/",)), Element("CONTENTS", (content,))))
