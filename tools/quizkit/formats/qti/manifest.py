"""`imsmanifest.xml`: every file of the package, what it is, and what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from quizkit.formats.identifiers import derived_id
from quizkit.formats.spool import Spool
from quizkit.formats.xml import DECLARATION, Element, end_tag, serialise, start_tag

from .export import Export
from .metadata import LOM

NAME = "imsmanifest.xml"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
# So many resources are written together: by turns with all else that an export does, each would take half as long again.
_TOGETHER = 100


class Resources:
    """The resources of a package, on the disk once they are many."""

    def __init__(self, export: Export) -> None:
        self._export = export
        # Closed by the package, for which this is a context manager.
        self._spool = Spool()
        self._unwritten: list[Element] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def add(
        self,
        name: str,
        kind: str,
        files: Iterable[str],
        *,
        needs: Iterable[str] = (),
        metadata: Element | None = None,
    ) -> None:
        """Add a resource: its identifier, its type, its files with the one that it is first, and the resources that it needs."""
        files = list(files)
        children = [metadata] if metadata is not None else []
        children += [Element("file", (), (("href", file),)) for file in files]
        children += [Element("dependency", (), (("identifierref", need),)) for need in needs]
        self._unwritten.append(Element("resource", children, (("identifier", name), ("type", kind), ("href", files[0]))))
        if len(self._unwritten) >= _TOGETHER:
            self._write_down()

    def _write_down(self) -> None:
        for element in self._unwritten:
            self._spool.add(b"    " + serialise(element, on_forbidden=lambda: None) + b"\n")
        self._unwritten.clear()

    def parts(self) -> Iterator[bytes]:
        """The manifest."""
        version, bank = self._export.version, self._export.manifest
        head = (
            ("xmlns", version.package_namespace),
            ("xmlns:xsi", _XSI),
            ("xsi:schemaLocation", f"{version.package_namespace} {version.package_location}"),
            ("identifier", f"bank-{derived_id(bank.title)}"),
        )
        title = Element("title", (Element("string", (" ".join(bank.title.split()),), (("language", bank.language),)),))
        about = Element("lom", (Element("general", (title, Element("language", (bank.language,)))),), (("xmlns", LOM),))
        metadata = (Element("schema", (version.package_schema,)), Element("schemaversion", (version.package_version,)), about)
        self._write_down()
        yield DECLARATION + start_tag("manifest", head)
        yield serialise(Element("metadata", metadata), indent=1)
        yield serialise(Element("organizations"), indent=1)
        yield b"  " + start_tag("resources")
        yield from self._spool.parts()
        yield b"  " + end_tag("resources") + end_tag("manifest")
