"""A Question Library as Brightspace exports and imports it."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.base import OutFile
from quizkit.formats.xml import Attributes, Element, end_tag

from .d2l import PREFIX
from .export import Export
from .package import bank_ident, bank_title, manifest, opening, part, within
from .spool import Spooled

_NAMESPACE: Attributes = ((f"xmlns:{PREFIX}", "http://desire2learn.com/xsd/d2lcp_v2p0"),)
LIBRARY = "questiondb.xml"


def library_file(number: int, category: str | None) -> str:
    """The file of a category: there is one."""
    return LIBRARY


def write_d2l(spooled: Spooled, export: Export) -> Iterator[OutFile]:
    """One file with a section for each category, and the images."""
    tags = [("questestinterop", _NAMESPACE), ("objectbank", (("ident", "QLIB_quizkit"),))]
    yield OutFile(LIBRARY, within(tags, [], _sections(spooled, export), export))
    files = [Element("file", (), (("href", f"{export.profile.texts.files}{name}"),)) for name in sorted(export.files)]
    library: Attributes = (
        *(("identifier", "res_question_library"), ("type", "webcontent"), (f"{PREFIX}:material_type", "d2lquestionlibrary")),
        *((f"{PREFIX}:link_target", ""), ("href", LIBRARY), ("title", "Question Library")),
    )
    attributes = (("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"), *_NAMESPACE)
    yield manifest(export, attributes, [], [Element("resource", files, library)])
    yield from export.media_files()


def _sections(spooled: Spooled, export: Export) -> Iterator[bytes]:
    for number, (category, items) in enumerate(spooled.banks.items(), 1):
        attributes: Attributes = (
            (f"{PREFIX}:id", str(number)),
            ("ident", f"SECT_{bank_ident(category)}"),
            ("title", bank_title(category, export)),
        )
        yield opening("section", attributes, export)
        shown = [Element(f"{PREFIX}:{name}", (value,)) for name, value in _HIDDEN]
        yield part(Element("sectionproc_extension", shown), export, 3)
        yield from items
        yield end_tag("section")


# The section's title is for authors: learners do not see it.
_HIDDEN = (("display_section_name", "no"), ("display_section_line", "no"), ("type_display_section", "0"))
