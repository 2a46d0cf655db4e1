"""A whole package of QTI 1.2: the manifest, and each file item by item, so that a bank of any size takes the memory of one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.fault import Fault, Spot
from quizkit.formats.checking.generic import check_file, check_package, malformed
from quizkit.formats.checking.names import target_of
from quizkit.formats.checking.packaging import NAME, Manifest, Rules, load_manifest
from quizkit.formats.checking.tree import MalformedError, Node, read_pieces
from quizkit.patterns import regex
from quizkit.records import dataclass, field

from .dialects import DEFAULT, DIALECTS, Dialect
from .drawing import Mentions, check_draws
from .figures import check_figures
from .item import check_item
from .texts import Markup, texts_of

_ROOT = b"questestinterop"
_PACKAGING = (
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "",
)
_TYPES = dict.fromkeys(
    (
        "imsqti_xmlv1p2",
        "imsqti_xmlv1p2/imscc_xmlv1p1/assessment",
        "imsqti_xmlv1p2/imscc_xmlv1p1/question-bank",
        "associatedcontent/imscc_xmlv1p1/learning-application-resource",
        "imsqti_item_xmlv1p2",
        "imsqti_asi_xmlv1p2",
        "webcontent",
    )
)
_FILE_BASE = regex(r"^(?:\$|%24)IMS-CC-FILEBASE(?:\$|%24)/")
# Where a course's files lie when Canvas has unpacked them.
_WEB_RESOURCES = "web_resources/"


@dataclass(slots=True)
class _Seen:
    """The idents of the items, sections and assessments of a package, with the place of each."""

    idents: dict[str, str] = field(default_factory=dict)
    assessments: int = 0
    mentions: Mentions = field(default_factory=Mentions)


def check_qti12(contents: Contents, profile: str | None) -> Iterator[Fault]:
    """What is wrong in a package of QTI 1.2. One item is in memory at a time, with the idents of all."""
    dialect = DIALECTS.get(profile or DEFAULT, Dialect())
    yield from check_package(contents)
    manifest: Manifest | None = None
    if dialect.has_manifest:
        faults: list[Fault] = []
        manifest = load_manifest(contents, Rules("QTI 1.2", _PACKAGING, _TYPES, is_strict=dialect.words is not None), faults)
        yield from faults
    seen = _Seen()
    for name in dict.fromkeys(contents.names):
        if name == NAME and manifest is not None:
            continue
        if name.lower().endswith((".xml", ".dat")) and _ROOT in contents.head(name, 2048):
            yield from _check_file(contents, name, dialect, manifest, seen)
        else:
            yield from check_file(contents, name)
    yield from seen.mentions.check(refers=dialect.types is not None)
    if dialect.one_assessment and seen.assessments != 1:
        yield Fault("", 0, f"The package holds {seen.assessments} assessments, and the reader wants exactly one.")


def _check_file(contents: Contents, name: str, dialect: Dialect, manifest: Manifest | None, seen: _Seen) -> Iterator[Fault]:
    try:
        with contents.open(name) as stream:
            for piece in read_pieces(stream, ("item",)):
                spots = [*_words(piece, dialect), *_note(piece, name, seen)]
                if piece.name == "item":
                    spots += check_item(piece, dialect)
                elif dialect.words is not None:
                    spots += [spot for node in piece.walk() for spot in check_figures(node)]
                    spots += check_draws(piece, name, seen.mentions)
                seen.mentions.note(piece, name)
                spots += _check_texts(piece, name, contents, manifest, dialect)
                for line, message in sorted(dict.fromkeys(spots)):
                    yield Fault(name, line, message)
    except MalformedError as error:
        yield malformed(name, error)


def _words(piece: Node, dialect: Dialect) -> Iterator[Spot]:
    """What the specification does not know. Of the items only a stub stands in the last piece, which is all but them."""
    if dialect.words is None:
        return
    waiting = [piece]
    while waiting:
        node = waiting.pop()
        if node.space not in dialect.namespaces:
            yield node.line, f"<{node.name}> is in the namespace '{node.space}', which has no place here."
        yield from dialect.words.problems(node)
        if not node.name.endswith("_extension"):
            waiting += [child for child in reversed(node.children) if child.name != "item"]


def _note(piece: Node, name: str, seen: _Seen) -> Iterator[Spot]:
    nodes = [piece] if piece.name == "item" else [node for node in piece.walk() if node.name in ("assessment", "objectbank", "section")]
    for node in nodes:
        seen.assessments += node.name == "assessment"
        ident = node.attributes.get("ident")
        if ident is None:
            continue
        place = f"line {node.line} of '{name}'"
        # A section is known within its file: in every quiz that Canvas exports the first one is called root_section.
        scope = name if node.name == "section" else node.name
        first = seen.idents.setdefault(f"{scope} {ident}", place)
        if first != place:
            yield node.line, f"The ident '{ident}' stands on {first} already."


def _check_texts(piece: Node, name: str, contents: Contents, manifest: Manifest | None, dialect: Dialect) -> Iterator[Spot]:
    """That the HTML of texts is whole, and that the files that they show are in the package, and listed."""
    addresses = [
        (node.line, node.attributes["uri"])
        for node in piece.walk()
        if node.name in ("matimage", "mataudio", "matvideo") and "uri" in node.attributes
    ]
    for texts in texts_of(piece, always=dialect.all_html, across=dialect.splits_texts):
        markup = Markup(texts)
        yield from markup.problems
        addresses += markup.addresses
    for line, address in addresses:
        yield from ((line, message) for message in _wrong(address, name, contents, manifest, dialect))


def _wrong(address: str, name: str, contents: Contents, manifest: Manifest | None, dialect: Dialect) -> Iterator[str]:
    rest = _FILE_BASE.sub("", address) if dialect.own_addresses else address
    if rest != address:
        path = unquote(rest.partition("?")[0])
        target: str | None = _WEB_RESOURCES + path if _WEB_RESOURCES + path in contents else path
    elif address.startswith(dialect.own_addresses):
        # An address of the reader's own: of an equation, of its embedded files.
        return
    else:
        target, wrong = target_of(address, name)
        if wrong is not None:
            yield f"The address '{address}' {wrong}."
    if target is None:
        return
    if target not in contents:
        yield f"The file '{target}' is not in the package."
    elif manifest is not None and not any(target in resource.files for resource in manifest.resources.values()):
        yield f"The file '{target}' is not listed in the manifest."
