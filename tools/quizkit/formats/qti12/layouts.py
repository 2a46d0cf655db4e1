"""Packages as each reader wants them: banks and quizzes for Canvas and by the standard, one test for Sakai."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.base import OutFile
from quizkit.formats.names import file_stem
from quizkit.formats.xml import Attributes, Element, end_tag

from .canvas_settings import settings_of
from .export import Export
from .ims import fields, text
from .package import QTI_ROOT, bank_ident, bank_title, document, manifest, media_resources, opening, part, resource, within
from .quizzes import canvas_assessment, standard_assessment, told
from .spool import Spooled

_CARTRIDGE: Attributes = (
    ("xmlns", "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"),
    ("xmlns:imsmd", "http://www.imsglobal.org/xsd/imsmd_v1p2"),
)
_PACKAGE: Attributes = (("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"),)
_QTI_TYPE = "imsqti_xmlv1p2"
_ASSOCIATED = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def bank_file(number: int, category: str | None) -> str:
    """The file of a category, whatever its place."""
    return f"banks/{bank_ident(category)}.xml"


def write_canvas(spooled: Spooled, export: Export) -> Iterator[OutFile]:
    """A bank for each category, a folder for each quiz with its settings beside it, and the images."""
    resources: list[Element] = []
    for planned in spooled.quizzes:
        file = f"{file_stem(planned.ident)}/{file_stem(planned.ident)}.xml"
        settings = f"{file_stem(planned.ident)}/assessment_meta.xml"
        meta = f"{planned.ident}_meta"
        yield OutFile(file, told(planned, file, canvas_assessment(planned, export), export))
        yield OutFile(settings, [document(settings_of(planned, export), export)])
        # Canvas finds the settings by the first dependency.
        resources.append(resource(planned.ident, _QTI_TYPE, file, needs=[meta], with_href=False))
        resources.append(resource(meta, _ASSOCIATED, settings))
    yield from _banks(spooled, export, resources, _ASSOCIATED)
    schema = Element("metadata", (text("schema", "IMS Content"), text("schemaversion", "1.1.3")))
    yield manifest(export, _CARTRIDGE, [schema], [*resources, *media_resources(export)])
    yield from export.media_files()


def write_standard(spooled: Spooled, export: Export) -> Iterator[OutFile]:
    """A bank for each category, an assessment for each quiz, and the images, in an IMS content package."""
    resources: list[Element] = []
    for planned in spooled.quizzes:
        name = f"quizzes/{file_stem(planned.ident)}.xml"
        yield OutFile(name, told(planned, name, standard_assessment(planned, export), export))
        resources.append(resource(planned.ident, _QTI_TYPE, name))
    yield from _banks(spooled, export, resources, _QTI_TYPE)
    schema = Element("metadata", (text("schema", "IMS Content"), text("schemaversion", "1.1.3")))
    yield manifest(export, _PACKAGE, [schema], [*resources, *media_resources(export)])
    yield from export.media_files()


def _banks(spooled: Spooled, export: Export, resources: list[Element], kind: str) -> Iterator[OutFile]:
    for category, items in spooled.banks.items():
        ident, name = bank_ident(category), bank_file(0, category)
        title = part(fields([("bank_title", bank_title(category, export))]), export, 2)
        tags = [("questestinterop", QTI_ROOT), ("objectbank", (("ident", ident),))]
        yield OutFile(name, within(tags, [title], items, export))
        resources.append(resource(ident, kind, name))


SAKAI_FILE = "exportAssessment.xml"


def sakai_file(number: int, category: str | None) -> str:
    """The file of a category: there is one."""
    return SAKAI_FILE


def write_sakai(spooled: Spooled, export: Export) -> Iterator[OutFile]:
    """One test with a part for each category: Samigo takes nothing else from a file. The first resource is the test."""
    title = export.manifest.title.strip() or "Questions"
    tags = [("questestinterop", ()), ("assessment", (("ident", "quizkit"), ("title", title)))]
    about = fields([("AUTHORS", ""), ("FEEDBACK_DELIVERY", "IMMEDIATE"), ("MAX_ATTEMPTS", "9999"), ("QUESTION_LAYOUT", "I")])
    resources = [resource("test", _QTI_TYPE, SAKAI_FILE), *media_resources(export)]
    schema = Element("metadata", (text("schema", "IMS Content"), text("schemaversion", "1.1.3")))
    yield manifest(export, _PACKAGE, [schema], resources)
    yield OutFile(SAKAI_FILE, within(tags, [part(about, export, 2)], _parts(spooled, export), export))
    yield from export.media_files()


def _parts(spooled: Spooled, export: Export) -> Iterator[bytes]:
    if not spooled.banks:
        yield part(Element("section", (), (("ident", bank_ident(None)), ("title", bank_title(None, export)))), export, 2)
    for category, items in spooled.banks.items():
        yield opening("section", (("ident", bank_ident(category)), ("title", bank_title(category, export))), export)
        # Samigo reads these by their places.
        names = ("SECTION_INFORMATION", "SECTION_OBJECTIVE", "SECTION_KEYWORD", "SECTION_RUBRIC", "ATTACHMENT", "QUESTIONS_ORDERING")
        yield part(fields([(name, "") for name in names]), export, 3)
        yield from items
        yield end_tag("section")
