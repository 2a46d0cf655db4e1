"""What the layouts of packages share: manifests, lists of items with their tags around them, the bank's and the categories' names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizkit.formats.base import OutFile
from quizkit.formats.categories import category_titles
from quizkit.formats.identifiers import fingerprint
from quizkit.formats.xml import DECLARATION, Attributes, Element, end_tag, serialise

from .export import Export

_LONGEST_PRINT = 12
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
QTI_ROOT: Attributes = (
    ("xmlns", QTI),
    ("xmlns:xsi", XSI),
    ("xsi:schemaLocation", f"{QTI} http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"),
)


def bank_ident(category: str | None) -> str:
    """What a category is called for good, whatever its title becomes."""
    return f"bank_{fingerprint(category)[:_LONGEST_PRINT]}" if category else "bank_top"


def bank_title(category: str | None, export: Export) -> str:
    """The titles on the way to a category, the bank's first."""
    return " / ".join(category_titles(category, export.manifest))


def document(element: Element, export: Export) -> bytes:
    """A whole file. What XML cannot hold is reported on the entity in hand."""
    return DECLARATION + part(element, export, 0)


def part(element: Element, export: Export, depth: int) -> bytes:
    """An element on lines of its own."""
    return serialise(element, indent=depth, on_forbidden=lambda: export.lose("character-replaced"))


def opening(tag: str, attributes: Attributes, export: Export) -> bytes:
    """The start of an element whose attributes come from the bank, in characters that XML can hold."""
    return part(Element(tag, (), attributes), export, 0).removesuffix(b"/>\n") + b">\n"


def within(tags: Sequence[tuple[str, Attributes]], before: Iterable[bytes], items: Iterable[bytes], export: Export) -> Iterator[bytes]:
    """The parts of a file: elements around each other, then what stands `before` the items in the innermost, then the items."""
    yield DECLARATION
    for tag, attributes in tags:
        yield opening(tag, attributes, export)
    yield from before
    yield from items
    for tag, _ in reversed(tags):
        yield end_tag(tag)


def resource(ident: str, kind: str, href: str, *, files: Sequence[str] = (), needs: Sequence[str] = (), with_href: bool = True) -> Element:
    """A resource of an IMS manifest: its files, `href` the first, and the resources that it needs."""
    children = [Element("file", (), (("href", name),)) for name in (href, *files)]
    children += [Element("dependency", (), (("identifierref", name),)) for name in needs]
    return Element("resource", children, (("identifier", ident), ("type", kind), *((("href", href),) if with_href else ())))


def manifest(export: Export, attributes: Attributes, metadata: Sequence[Element], resources: Sequence[Element]) -> OutFile:
    """`imsmanifest.xml`."""
    children = [*metadata, Element("organizations"), Element("resources", resources)]
    return OutFile("imsmanifest.xml", [document(Element("manifest", children, (("identifier", "quizkit"), *attributes)), export)])


def media_resources(export: Export) -> list[Element]:
    """A resource for each image."""
    files = export.profile.texts.files
    return [resource(f"media_{export.files[name].id}", "webcontent", f"{files}{name}") for name in sorted(export.files)]
