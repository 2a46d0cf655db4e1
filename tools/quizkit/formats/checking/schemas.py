"""The official schemas of a format, where somebody has them: found in a folder by what they say of themselves, and run by lxml.

They are not part of quizkit: their licence lets them be passed on unchanged only, and they are large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from posixpath import basename
from typing import TYPE_CHECKING, Any, Protocol
from urllib.request import url2pathname
from xml.parsers import expat

from quizkit.errors import UnreadableError, UsageError
from quizkit.patterns import regex
from quizkit.records import dataclass

from .contents import Contents
from .fault import Fault

if TYPE_CHECKING:
    from lxml import etree

VARIABLE = "QUIZKIT_XSD"
_SCHEMA = "http://www.w3.org/2001/XMLSchema"
_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_BRACED = regex(r"\{[^}]*\}")
_DIGITS = regex(r"(\d+)")
_HEAD = 1 << 16


class _Schema(Protocol):
    """What is used of a schema of lxml."""

    error_log: Any

    def validate(self, document: Any) -> bool: ...


class Schemas:
    """The schemas of one folder.

    `used` counts the files that each schema was held against, by the name of its own file.

    Raises:
        UsageError: the folder is none, holds no schema, or lxml is not there.
    """

    def __init__(self, folder: Path) -> None:
        try:
            from lxml import etree
        except ImportError:
            raise UsageError(
                f"{VARIABLE} is set, and the official schemas need lxml: install quizkit[check], or unset {VARIABLE}."
            ) from None
        self._etree = etree
        self._folder = folder
        self._files = sorted(folder.rglob("*.xsd")) if folder.is_dir() else []
        if not self._files:
            what = "holds no schemas (files that end in .xsd)" if folder.is_dir() else "is no folder"
            raise UsageError(f"'{folder}', which {VARIABLE} names, {what}: docs/checking.md says what belongs there.")
        self._by_namespace: dict[str, list[Path]] = {}
        for file in self._files:
            self._by_namespace.setdefault(_target_namespace(file), []).append(file)
        self._compiled: dict[tuple[Path, frozenset[str]], _Schema] = {}
        self._tops: dict[Path, _Top] = {}
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        self.used: dict[str, int] = {}

    def check(self, contents: Contents, namespaces: Sequence[str]) -> Iterator[Fault]:
        """What the schemas of these namespaces find in the XML files whose root is in one of them.

        Raises:
            UsageError: the folder lacks a schema that is needed.
        """
        home = self._home(namespaces[0])
        for name in dict.fromkeys(contents.names):
            if not name.lower().endswith(".xml"):
                continue
            try:
                with contents.open(name) as stream:
                    document = self._etree.parse(stream, self._parser)
            except self._etree.XMLSyntaxError as error:
                yield Fault(name, error.lineno or 0, f"{error.msg}.")
                continue
            root = self._etree.QName(document.getroot())
            if root.namespace in namespaces:
                yield from self._validate(document, root.localname, root.namespace, name, home)

    def _validate(self, document: Any, root: str, namespace: str, name: str, home: Path) -> Iterator[Fault]:
        candidates = self._candidates(document, root, namespace, home)
        spaces = {self._etree.QName(element).namespace for element in document.iter("{*}*")}
        others = spaces & self._by_namespace.keys() - {namespace}
        findings: list[Fault] = []
        for path in candidates:
            schema = self._schema(path, frozenset(others - self._top(path).imported))
            try:
                is_valid = schema.validate(document)
            except self._etree.XMLSchemaValidateError as error:
                findings = findings or [Fault(name, 0, f"{error} ({path.name})")]
                continue
            if is_valid:
                self.used[path.name] = self.used.get(path.name, 0) + 1
                return
            findings = findings or [
                Fault(name, entry.line, f"{_BRACED.sub('', entry.message)} ({path.name})") for entry in schema.error_log
            ]
        self.used[candidates[0].name] = self.used.get(candidates[0].name, 0) + 1
        yield from findings

    def _home(self, namespace: str) -> Path:
        files = self._by_namespace.get(namespace)
        if not files:
            raise self._lacking(f"the namespace {namespace}")
        return files[-1].parent

    def _candidates(self, document: Any, root: str, namespace: str, home: Path) -> list[Path]:
        """The editions of the schema for a root element, the likeliest first: beside the schema of the format, then the newest.

        A file that says which edition it keeps to is held against that one alone.
        """
        found = [file for file in self._by_namespace.get(namespace, []) if root in self._top(file).elements]
        beside = [file for file in found if file.parent == home]
        found = sorted(beside or found, key=_edition, reverse=True)
        if not found:
            raise self._lacking(f"<{root}> of the namespace {namespace}")
        named = document.getroot().get(_LOCATION, "").split()
        asked = {basename(address) for space, address in zip(named[::2], named[1::2], strict=False) if space == namespace}
        return [file for file in found if file.name in asked] or found

    def _lacking(self, what: str) -> UsageError:
        return UsageError(
            f"'{self._folder}', which {VARIABLE} names, holds no schema for {what}: docs/checking.md says what belongs there."
        )

    def _top(self, file: Path) -> _Top:
        if file not in self._tops:
            self._tops[file] = _read_top(file)
        return self._tops[file]

    def _schema(self, path: Path, others: frozenset[str]) -> _Schema:
        """A schema, ready to run, with those of other namespaces that a document uses and the schema itself does not know."""
        key = path, others
        if key not in self._compiled:
            parser = self._etree.XMLParser(resolve_entities=False, no_network=True)
            parser.resolvers.add(_resolver(self._etree, path, self._files))
            try:
                document = self._etree.parse(path, parser) if not others else self._etree.fromstring(self._joined(path, others), parser)
                self._compiled[key] = self._etree.XMLSchema(document)
            except (self._etree.XMLSchemaParseError, self._etree.XMLSyntaxError, OSError) as error:
                raise UsageError(f"The schema '{path}' cannot be used: {_BRACED.sub('', str(error))}") from error
        return self._compiled[key]

    def _joined(self, path: Path, others: frozenset[str]) -> bytes:
        """A schema that does nothing but bring several together. What stands beside the first one fits it best."""
        imports = [(_target_namespace(path), path)]
        for namespace in sorted(others):
            files = self._by_namespace[namespace]
            imports.append((namespace, next((file for file in files if file.parent == path.parent), files[-1])))
        schema = self._etree.Element(f"{{{_SCHEMA}}}schema")
        for namespace, file in imports:
            self._etree.SubElement(schema, f"{{{_SCHEMA}}}import", namespace=namespace, schemaLocation=file.resolve().as_uri())
        return bytes(self._etree.tostring(schema))


@dataclass(frozen=True, slots=True)
class _Top:
    """What stands at the top of a schema: the elements that may be roots, and the namespaces that it imports."""

    elements: frozenset[str]
    imported: frozenset[str]


def _resolver(library: Any, schema: Path, files: Sequence[Path]) -> etree.Resolver:
    """Finds what a schema imports in the folder, whatever address it gives: nothing is fetched."""

    class Local(library.Resolver):  # type: ignore[misc, name-defined, unused-ignore]
        def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
            path = url2pathname(system_url.removeprefix("file://")) if system_url.startswith("file:") else system_url
            if Path(path).is_file():
                return self.resolve_filename(path, context)
            name = basename(system_url)
            there = [file for file in files if file.name == name]
            there.sort(key=lambda file: (file.parent != schema.parent, -_shared_end(file, system_url)))
            return self.resolve_filename(str(there[0]), context) if there else self.resolve_empty(context)

    return Local()  # type: ignore[no-any-return, unused-ignore]


def _shared_end(file: Path, address: str) -> int:
    """How many parts at the end of a path and an address are the same."""
    count = 0
    for one, other in zip(reversed(file.parts), reversed(address.split("/")), strict=False):
        if one != other:
            break
        count += 1
    return count


def _edition(file: Path) -> list[tuple[int, str]]:
    """Orders the editions of a schema as people count: v2p1p2 after v2p1, v3p0p1 after v3p0."""
    stem = file.stem.replace("_v1p0", "")
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(stem)]


def _target_namespace(file: Path) -> str:
    """The namespace that a schema is for, from its first bytes; empty where it has none."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise UnreadableError(f"The schema '{file}' cannot be read: {error.strerror or error}.") from error
    found = re.search(rb"<(?:\w+:)?schema\b[^>]*?\btargetNamespace\s*=\s*[\"']([^\"']*)[\"']", head)
    return found[1].decode("utf-8", "replace") if found else ""


def _read_top(file: Path) -> _Top:
    elements: set[str] = set()
    imported: set[str] = set()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 2 and name == f"{_SCHEMA} element":
            elements.add(attributes.get("name", ""))
        elif depth == 2 and name == f"{_SCHEMA} import":
            imported.add(attributes.get("namespace", ""))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        with file.open("rb") as stream:
            parser.ParseFile(stream)
    except (OSError, expat.ExpatError) as error:
        raise UsageError(f"The schema '{file}' cannot be read: {error}.") from error
    return _Top(frozenset(elements), frozenset(imported))
