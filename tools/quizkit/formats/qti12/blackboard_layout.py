"""The archive of pools that Blackboard Learn writes and reads: a manifest of its own, a file for each pool, images by their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.base import OutFile
from quizkit.formats.xml import Attributes, Element, end_tag

from .asked import Words
from .blackboard import formatted, metadata
from .export import Export, number_of
from .ims import text
from .package import bank_ident, bank_title, document, manifest, opening, part, within
from .spool import Records, Spooled

_BB = "http://www.blackboard.com/content-packaging/"
_LOM = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
_POOL = "assessment/x-bb-qti-pool"
_LINKS = "course/x-bb-csresourcelinks"
# Blackboard asks an archive for its version first.
_INFO = b"cx.package.info.version=6.0\n"


def pool_file(number: int, category: str | None) -> str:
    """The file of a category, by its place: Blackboard knows pools by such names alone."""
    return f"{_resource_ident(number)}.dat"


def _resource_ident(number: int) -> str:
    return f"res{number:05}"


def write_blackboard(spooled: Spooled, export: Export) -> Iterator[OutFile]:
    """A pool for each category, and the images, each with a file beside it that says what it is called."""
    resources = []
    for number, (category, items) in enumerate(spooled.banks.items(), 1):
        title = bank_title(category, export)
        yield OutFile(pool_file(number, category), _pool(bank_ident(category), title, items, export))
        resources.append(_resource(_resource_ident(number), _POOL, title))
    if export.files:
        links = _resource_ident(len(spooled.banks) + 1)
        yield OutFile(f"{links}.dat", [document(_links(export), export)])
        resources.append(_resource(links, _LINKS, "CSResourceLinks"))
    yield manifest(export, (("xmlns:bb", _BB),), [], resources)
    yield OutFile(".bb-package-info", [_INFO])
    yield from _images(export)


def _resource(ident: str, kind: str, title: str) -> Element:
    attributes: Attributes = (("bb:file", f"{ident}.dat"), ("bb:title", title), ("identifier", ident), ("type", kind), ("xml:base", ident))
    return Element("resource", (), attributes)


def _pool(ident: str, title: str, items: Records, export: Export) -> Iterator[bytes]:
    tags = [("questestinterop", ()), ("assessment", (("title", title),))]
    empty = Element("flow_mat", (formatted(Words("")),), (("class", "Block"),))
    before = [
        part(Element("assessmentmetadata", metadata(_about(ident, "Assessment"))), export, 2),
        part(Element("rubric", (empty,), (("view", "All"),)), export, 2),
        part(Element("presentation_material", (empty,)), export, 2),
    ]
    yield from within(tags, before, _section(ident, items, export), export)


def _section(ident: str, items: Records, export: Export) -> Iterator[bytes]:
    yield opening("section", (), export)
    yield part(Element("sectionmetadata", metadata(_about(f"{ident}_section", "Section"))), export, 3)
    yield from items
    yield end_tag("section")


def _about(ident: str, kind: str) -> list[tuple[str, str]]:
    return [
        *(("bbmd_asi_object_id", ident), ("bbmd_asitype", kind), ("bbmd_assessmenttype", "Pool"), ("bbmd_sectiontype", "Subsection")),
        *(("bbmd_questiontype", "Multiple Choice"), ("bbmd_is_from_cartridge", "false"), ("bbmd_is_disabled", "false")),
        *(("bbmd_negative_points_ind", "N"), ("bbmd_canvas_fullcrdt_ind", "false"), ("bbmd_all_fullcredit_ind", "false")),
        *(("bbmd_numbertype", "none"), ("bbmd_partialcredit", ""), ("bbmd_orientationtype", "vertical"), ("bbmd_is_extracredit", "false")),
        *(("qmd_absolutescore_max", "0"), ("qmd_weighting", "0"), ("qmd_instructornotes", "")),
    ]


def _links(export: Export) -> Element:
    """Which images the pools show."""
    found = [
        Element(
            "cms_resource_link",
            (Element("courseId", (), (("data-type", "blackboard.data.course.Course"),)), text("resourceId", number_of(name))),
        )
        for name in sorted(export.files)
    ]
    return Element("cms_resource_link_list", found)


def _images(export: Export) -> Iterator[OutFile]:
    for file in export.media_files():
        name = file.name.rpartition("/")[2]
        stem, _, ending = name.rpartition(".")
        number = number_of(name)
        path = f"{export.profile.texts.files}__xid-{number}.{ending}" if stem else f"{export.profile.texts.files}__xid-{number}"
        yield OutFile(path, file.parts)
        told = text("identifier", f"{number}#/courses/quizkit/{name}")
        about = Element("lom", (Element("relation", (Element("resource", (told,)),)),), (("xmlns", _LOM),))
        yield OutFile(f"{path}.xml", [document(about, export)])
