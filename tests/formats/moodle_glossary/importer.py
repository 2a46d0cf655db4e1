"""What Moodle's page "Import entries" makes of a file: written from Moodle's source, and tried on Moodle 4.5 and 5.0.

`mod/glossary/import.php` reads, `lib/xmlize.php` parses, `mod/glossary/classes/local/concept_cache.php` and `lib/filterlib.php` link.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from unicodedata import combining, normalize
from urllib.parse import unquote
from xml.parsers import expat

LONGEST = 255


class ImportStopsError(AssertionError):
    """The page would stop here; the entries before this one are in Moodle, the others are not."""


@dataclass
class Entry:
    """An entry as it lies in Moodle afterwards."""

    concept: str
    definition: str
    case_sensitive: bool
    aliases: list[str]
    categories: list[str]
    files: dict[str, bytes]
    authors: dict[str, tuple[str, str]]
    tags: list[str]

    @property
    def shown(self) -> str:
        """The word as a reader sees it: `format_string` takes tags out and leaves entities."""
        return html.unescape(strip_tags(self.concept))

    def links(self, text: str) -> bool:
        """Whether the entry is linked from a text, given as plain words."""
        flags = re.NOFLAG if self.case_sensitive else re.IGNORECASE
        return any(re.search(_phrase(word), html.escape(text, quote=False), flags) for word in _linked_words([self.concept, *self.aliases]))


@dataclass
class Glossary:
    """What an import left behind. `rejected` are the words of entries that were not taken, "---" where there was no word."""

    entries: list[Entry] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)


def postgres(word: str) -> str:
    """What words have in common that are the same to PostgreSQL: all but capitals."""
    return word.lower()


def mysql(word: str) -> str:
    """What words have in common in MySQL's collation utf8mb4_unicode_ci: all but capitals and accents."""
    return "".join(char for char in normalize("NFKD", word.casefold()) if not combining(char))


def import_entries(data: bytes, same: Callable[[str], str] = postgres) -> Glossary:
    """Read a file into an empty glossary that allows no duplicates, with "Import categories" ticked."""
    root = _parse(data)
    if root.tag != "GLOSSARY" or not root.findall("INFO/ENTRIES/ENTRY"):
        raise ImportStopsError("PHP cannot look for entries in a text")
    found = Glossary()
    words: set[str] = set()
    for element in root.findall("INFO/ENTRIES/ENTRY"):
        concept, definition = php_trim(_text(element, "CONCEPT")), _text(element, "DEFINITION")
        if concept in ("", "0") or definition in ("", "0"):
            found.rejected.append("---")
        elif same(concept) in words:
            found.rejected.append(concept)
        else:
            words.add(same(concept))
            found.entries.append(_entry(element, concept, definition))
    return found


def _parse(data: bytes) -> ET.Element:
    """`core_xml_parser`: a run of characters that is all white space is dropped, and each CDATA section is a run."""
    builder = ET.TreeBuilder()
    run: list[str] = []
    inside = False

    def close(*_: object) -> None:
        nonlocal inside
        if inside and (text := "".join(run)).strip():
            builder.data(text)
        run.clear()
        inside = False

    def open_section() -> None:
        nonlocal inside
        inside = True

    def characters(text: str) -> None:
        if inside:
            run.append(text)
        elif text.strip():
            builder.data(text)

    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: builder.start(tag, attributes)
    parser.EndElementHandler = lambda tag: builder.end(tag)
    parser.CharacterDataHandler = characters
    parser.StartCdataSectionHandler, parser.EndCdataSectionHandler = open_section, close
    parser.Parse(data, True)
    return builder.close()


def php_trim(text: str) -> str:
    """PHP's trim."""
    return text.strip(" \t\n\r\0\x0b")


def strip_tags(text: str) -> str:
    """PHP's strip_tags, without quotes and comments: `<` starts a tag unless white space follows, and the end of the text ends it."""
    return re.sub(r"<(?![ \t\n\v\f\r])[^>]*(>|\Z)", "", text)


def _text(element: ET.Element, path: str) -> str:
    found = element.find(path)
    if found is None or len(found):
        raise ImportStopsError(f"{path} is missing, or no text")
    return found.text or ""


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise ImportStopsError(f"the database takes {LONGEST} characters: {text}")
    return text


def _entry(element: ET.Element, concept: str, definition: str) -> Entry:
    if [_text(element, name) for name in ("FORMAT", "USEDYNALINK", "FULLMATCH")] != ["1", "1", "1"]:
        raise AssertionError("no HTML, or no links of whole words")
    files = {_file_name(file): b64decode(_text(file, "CONTENTS"), validate=True) for file in element.findall("ENTRYFILES/FILE")}
    if len(files) < len(element.findall("ENTRYFILES/FILE")):
        raise ImportStopsError("two files of one name")
    for name in re.findall(r'@@PLUGINFILE@@/([^"]*)"', definition):
        if unquote(name) not in files:
            raise AssertionError(f"no file for {name}")
    return Entry(
        _short(concept),
        definition,
        _text(element, "CASESENSITIVE") == "1",
        [_short(php_trim(alias)) for name in element.findall("ALIASES/ALIAS") if (alias := _text(name, "NAME")) not in ("", "0")],
        [_short(_text(category, "NAME")) for category in element.findall("CATEGORIES/CATEGORY")],
        files,
        {
            _text(file, "FILENAME"): (_short(file.findtext("FILEAUTHOR") or ""), file.findtext("FILELICENSE") or "")
            for file in element.findall("ENTRYFILES/FILE")
        },
        [_tag(tag.text or "") for tag in element.findall("TAGS/TAG") if (tag.text or "") not in ("", "0")],
    )


def _file_name(file: ET.Element) -> str:
    name = _text(file, "FILENAME")
    if not name or ".." in name or len(name) > LONGEST or re.search("[\x00-\x1f\x7f&<>\"'`:|/\\\\]", name):
        raise ImportStopsError(f"Moodle changes the file name {name!r}")
    if _text(file, "FILEPATH") != "/":
        raise ImportStopsError("a file elsewhere than in /")
    return name


def _tag(text: str) -> str:
    """`PARAM_TAG` (lib/classes/param.php)."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f<>`]", "", text).split())[:50]


def _linked_words(words: list[str]) -> list[str]:
    stripped = (php_trim(strip_tags(word)) for word in words)
    amended = (re.sub(r"&(?![a-zA-Z0-9#]{1,8};)", "&amp;", word) for word in stripped)
    return [word for word in amended if word not in ("", "0") and not (word.isascii() and word.isdigit() and int(word) < 1000)]


def _phrase(word: str) -> str:
    start = r"\b" if re.match(r"\w", word) else ""
    end = r"\b" if re.search(r"\w\Z", word) else ""
    return start + re.escape(word) + end
