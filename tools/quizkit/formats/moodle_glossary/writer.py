"""Writes the terms of a bank as a Moodle glossary, entry by entry.

What Moodle's page "Import entries" does with the file (mod/glossary/import.php, the same in 4.5 and 5.0):

* An entry needs CONCEPT, DEFINITION and FORMAT. One without a word or a definition is rejected, and "0" counts as nothing; so is one whose
  word is there already, where the glossary allows no duplicates. The others come in. A file without any entry stops the page.
* Words, aliases and names of categories go into columns of 255 characters (db/install.xml). A longer one stops the import in the middle.
* Words and categories are shown as HTML, aliases as they are. Of all three, what looks like a tag is no part of a link: of an alias "a<b"
  each "a" of a course becomes one.
* CASESENSITIVE and FULLMATCH hold for the links of the word and of all aliases alike (classes/local/concept_cache.php).
* CATEGORIES are read where "Import categories" is ticked. USEDYNALINK of a category is not: each becomes a link, until a teacher says no.
* TEACHERENTRY and approval are always yes. TAGS are read, and so are author and licence of ENTRYFILES (lib.php).
* White space between elements is nothing, and so is a text of nothing else (lib/xmlize.php). Words and aliases lose it at their ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.formats.base import Loss, OutFile, Package, WriteOptions, Written
from quizkit.formats.categories import category_titles
from quizkit.formats.moodle_xml.export import Export
from quizkit.formats.moodle_xml.names import LONGEST, without_tags
from quizkit.formats.moodle_xml.text import plain
from quizkit.formats.titles import cut
from quizkit.formats.xml import DECLARATION, Element, end_tag, serialise, start_tag
from quizkit.model.bank import Bank, Manifest
from quizkit.model.term import Term
from quizkit.text.xhtml import escape

from .definition import RELATIONS, entry_html
from .files import EntryFiles
from .losses import LOSSES
from .names import in_other_case, sameness, stored
from .words import words_of

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
    titles = {term.id: term.title.strip() for term in terms if term.title}
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
    """What a new glossary is called and set to; an import into one that is there passes over it."""
    name, _ = stored(manifest.title.strip() or "Glossary")
    yield plain("NAME", name)
    yield plain("INTRO", f"<p>{escape(manifest.description)}</p>" if manifest.description else "")
    for tag, value in _SETTINGS:
        yield Element(tag, (value,))


def _concept(term: Term, taken: set[str], export: Export) -> str:
    """The word of an entry, which no other has; empty (after a loss) where the term makes no entry."""
    title = (term.title or "").strip()
    if title in ("", "0") or not term.definition.strip():
        export.lose("incomplete", ("title",) if title in ("", "0") else ("definition",))
        return ""
    concept, is_cut = stored(title)
    if is_cut:
        export.lose("concept-changed", ("title",), f"it is now '{concept}'")
    if sameness(concept) in taken:
        concept = _told_apart(title, term.id, taken)
        export.lose("concept-repeated", ("title",), f"it is now '{concept}'")
    taken.add(sameness(concept))
    return concept


def _told_apart(title: str, term_id: str, taken: set[str]) -> str:
    mark, number = term_id, 2
    while True:
        concept, _ = stored(f"{cut(title, LONGEST // 2)} ({mark})")
        if sameness(concept) not in taken:
            return concept
        mark, number = f"{term_id} {number}", number + 1


def write_term(term: Term, concept: str, titles: Mapping[str, str], export: Export) -> Element:
    """One entry, which is linked wherever its word or an alias stands as a whole word."""
    if term.status != "published":
        export.lose("status-dropped", ("status",), term.status)
    files = EntryFiles(export)
    html = entry_html(term, _known(term, titles, export), files, words_of(term.language or export.manifest.language))
    aliases, is_case_sensitive = _links(concept, list(_aliases(term, concept, export)))
    children = [
        plain("CONCEPT", concept),
        plain("DEFINITION", html),
        Element("FORMAT", (_HTML,)),
        Element("USEDYNALINK", (_YES,)),
        Element("CASESENSITIVE", (_YES if is_case_sensitive else _NO,)),
        Element("FULLMATCH", (_YES,)),
        Element("TEACHERENTRY", (_YES,)),
        *_group("ALIASES", [Element("ALIAS", (plain("NAME", alias),)) for alias in aliases]),
        *_group("CATEGORIES", list(_category(term, export))),
        *_group("ENTRYFILES", list(files.files.values())),
        *_group("TAGS", [plain("TAG", tag) for tag in _tags(term, export)]),
    ]
    return Element("ENTRY", children)


def _group(tag: str, children: list[Element]) -> Iterator[Element]:
    if children:
        yield Element(tag, children)


def _known(term: Term, titles: Mapping[str, str], export: Export) -> Mapping[str, str]:
    """The titles, after a loss for each related term that has none here."""
    for name in RELATIONS:
        for index, other in enumerate(getattr(term, name)):
            if not titles.get(other):
                export.lose("relation-dropped", (name, index), f"'{other}'")
    return titles


def _links(concept: str, aliases: list[str]) -> tuple[list[str], bool]:
    """The aliases, and whether capitals matter in an entry's links.

    They do where the word or an alias is all capitals: "RAG" is not a rag, and "IT" stands for information technology but not in every
    sentence. The other words then need an alias in their other case, or they would not be linked at the start of a sentence, or only there.
    """
    words = [concept, *aliases]
    if not any(word.isupper() for word in words):
        return aliases, False
    others = (in_other_case(word) for word in words if not word.isupper())
    return list(dict.fromkeys([*aliases, *(other for other in others if other and other not in words)])), True


def _aliases(term: Term, concept: str, export: Export) -> Iterator[str]:
    """All words for the term but those that people use wrongly: a deprecated one stands in older texts, and leads a reader to this one."""
    seen = {concept.lower()}
    for index, alias in enumerate(term.aliases):
        whole = " ".join(alias.text.split())
        text = cut(without_tags(whole), LONGEST)
        if alias.kind == "misuse":
            export.lose("alias-dropped", ("aliases", index), f"'{text}' is a word that people use for it wrongly")
        elif text in ("", "0") or text.lower() in seen:
            export.lose("alias-dropped", ("aliases", index), f"'{text}' is empty, or there already")
        else:
            if text != whole:
                export.lose("alias-changed", ("aliases", index), f"it is now '{text}'")
            seen.add(text.lower())
            yield text


def _category(term: Term, export: Export) -> Iterator[Element]:
    """The category, with those it lies in: a glossary has no tree of them."""
    if not term.category:
        return
    name, is_cut = stored(" / ".join(category_titles(term.category, export.manifest)[1:]))
    if is_cut:
        export.lose("category-changed", ("category",), f"it is now '{name}'")
    yield Element("CATEGORY", (plain("NAME", name), Element("USEDYNALINK", (_NO,))))


def _tags(term: Term, export: Export) -> Iterator[str]:
    for index, tag in enumerate(term.tags):
        text = tag.strip()[:_LONGEST_TAG]
        if text != tag or text in ("", "0"):
            export.lose("tag-changed", ("tags", index), f"'{tag}'")
        if text not in ("", "0"):
            yield text
