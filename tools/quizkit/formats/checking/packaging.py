"""The manifest of a package as IMS Content Packaging has it: resources with their files, and how they hang together.

Source of the rules: IMS Content Packaging 1.1.4 and 1.2, and what QTI 2.1, 2.2 and 3.0 add to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.errors import suggestion
from quizkit.records import dataclass, field

from .contents import Contents
from .fault import Fault
from .generic import malformed
from .names import target_of
from .tree import MalformedError, Node, read_pieces
from .vocabulary import Vocabulary

NAME = "imsmanifest.xml"

WORDS = """
manifest: identifier=name! version=text xml:base=address : metadata organizations resources
metadata: : ANY
schema schemaversion: : TEXT
organizations: default=name : ANY
resources: xml:base=address : resource*
resource: identifier=name! type=text! href=address xml:base=address : metadata? file* dependency*
file: href=address! : metadata?
dependency: identifierref=name!
"""
VOCABULARY = Vocabulary("", (WORDS,))


@dataclass(frozen=True, slots=True)
class Rules:
    """What the manifest of a format says.

    Attributes:
        title: what people call the format.
        namespaces: those that the manifest may be in.
        types: the types of resources, with the root elements of the files that they are for; None where that is no XML of the format.
        schema, schema_versions: what it says that the package is; nothing where any will do.
        unlisted: files that belong in the package though no resource lists them.
        is_strict: whether the manifest keeps to content packaging; if not, only what it names is looked at.
    """

    title: str
    namespaces: tuple[str, ...]
    types: Mapping[str, str | None]
    schema: str = ""
    schema_versions: tuple[str, ...] = ()
    unlisted: frozenset[str] = frozenset()
    is_strict: bool = True


@dataclass(slots=True)
class Resource:
    """A resource of the manifest. `files` are names in the package, `needs` the identifiers of the resources that it depends on."""

    identifier: str
    type: str
    line: int
    href: str | None = None
    files: dict[str, int] = field(default_factory=dict)
    needs: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Manifest:
    """What a manifest says, by the identifiers of the resources, and by the files that they are for."""

    resources: dict[str, Resource] = field(default_factory=dict)
    by_href: dict[str, Resource] = field(default_factory=dict)

    def files_of(self, resource: Resource) -> set[str]:
        """The files of a resource and of all that it depends on."""
        seen: set[str] = set()
        waiting = [resource.identifier]
        files: set[str] = set()
        while waiting:
            identifier = waiting.pop()
            if identifier not in seen and identifier in self.resources:
                seen.add(identifier)
                files |= self.resources[identifier].files.keys()
                waiting += self.resources[identifier].needs
        return files


def load_manifest(contents: Contents, rules: Rules, faults: list[Fault]) -> Manifest | None:
    """The manifest of a package, with what is wrong in it and between it and the files; None where there is none to go by.

    One resource is in memory at a time, with the names of all.
    """
    if NAME not in contents:
        faults.append(Fault(NAME, 0, "The package has no manifest."))
        return None
    found: list[Fault] = []
    manifest, root = Manifest(), None
    try:
        with contents.open(NAME) as stream:
            for root in read_pieces(stream, ("resource",), hollow=True):
                if rules.is_strict:
                    found += [Fault(NAME, line, message) for line, message in _words(root)]
                if root.name == "resource":
                    _add_resource(root, manifest, found, rules)
    except MalformedError as error:
        faults.append(malformed(NAME, error))
        return None
    if root is None or root.space not in rules.namespaces or root.name != "manifest":
        name, space, line = (root.name, root.space, root.line) if root is not None else ("", "", 0)
        faults.append(Fault(NAME, line, f"The root is <{name}> of '{space}', and must be <manifest> of '{rules.namespaces[0]}'."))
        return None
    faults += sorted(found, key=lambda fault: fault.line)
    faults += check_manifest(root, manifest, contents, rules)
    return manifest


def _words(piece: Node) -> Iterator[tuple[int, str]]:
    """What content packaging does not know. What other standards say within the metadata is left to their schemas."""
    waiting = [piece]
    while waiting:
        node = waiting.pop()
        yield from VOCABULARY.problems(node)
        if node.name == "organizations":
            continue
        for child in node.children:
            if child.space == piece.space:
                # Of the resources only a stub stands in the last piece, which is all but them.
                waiting += [child] if child.name != "resource" else []
            elif node.name != "metadata":
                yield child.line, f"<{child.name}> is in '{child.space}', which has no place here."


def _add_resource(node: Node, manifest: Manifest, faults: list[Fault], rules: Rules) -> None:
    resource = _resource(node, faults, rules)
    first = manifest.resources.setdefault(resource.identifier, resource)
    if first is not resource:
        faults.append(Fault(NAME, node.line, f"The resource '{resource.identifier}' stands on line {first.line} already."))
    if resource.href is not None:
        other = manifest.by_href.setdefault(resource.href, resource)
        if other is not resource:
            faults.append(Fault(NAME, node.line, f"'{resource.href}' is what the resource '{other.identifier}' is for already."))


def _resource(node: Node, faults: list[Fault], rules: Rules) -> Resource:
    get = node.attributes.get
    resource = Resource(get("identifier", ""), get("type", ""), node.line)
    for child in node.children:
        if child.name == "file":
            name = _named(child.attributes.get("href", ""), child.line, faults)
            if name is not None:
                if name in resource.files:
                    faults.append(
                        Fault(NAME, child.line, f"The file '{name}' stands on line {resource.files[name]} of the resource already.")
                    )
                resource.files.setdefault(name, child.line)
        elif child.name == "dependency":
            wanted = child.attributes.get("identifierref", "")
            if wanted in resource.needs:
                faults.append(Fault(NAME, child.line, f"The dependency on '{wanted}' stands there twice."))
            resource.needs.setdefault(wanted, child.line)
    href = get("href")
    if href is not None:
        resource.href = _named(href, node.line, faults)
        if resource.href is not None and not rules.is_strict:
            resource.files.setdefault(resource.href, node.line)
        elif resource.href is not None and resource.href not in resource.files:
            faults.append(Fault(NAME, node.line, f"'{resource.href}' is what the resource is for, and is not among its files."))
    return resource


def _named(href: str, line: int, faults: list[Fault]) -> str | None:
    name, wrong = target_of(href, NAME)
    if wrong is not None:
        faults.append(Fault(NAME, line, f"The address '{href}' {wrong}."))
    return name


def check_manifest(root: Node, manifest: Manifest, contents: Contents, rules: Rules) -> Iterator[Fault]:
    """The manifest against the package: everything listed is there, and everything there is listed."""
    yield from _check_schema(root, rules)
    listed: set[str] = set()
    for resource in manifest.resources.values():
        if resource.type not in rules.types:
            yield Fault(
                NAME,
                resource.line,
                f"{rules.title} has no resources of the type '{resource.type}'{suggestion(resource.type, rules.types)}.",
            )
        elif rules.types[resource.type] is not None and resource.href is None:
            yield Fault(NAME, resource.line, f"The resource '{resource.identifier}' does not say which file it is for.")
        yield from _check_files(resource, manifest, contents)
        yield from _check_needs(resource, manifest)
        listed |= resource.files.keys()
    for name in contents.names:
        if name != NAME and name not in listed and name not in rules.unlisted:
            yield Fault(name, 0, "The file is in the package, and no resource of the manifest lists it.")


def _check_files(resource: Resource, manifest: Manifest, contents: Contents) -> Iterator[Fault]:
    for name, line in resource.files.items():
        if name == NAME:
            yield Fault(NAME, line, "The manifest lists itself.")
        elif name not in contents:
            yield Fault(NAME, line, f"The file '{name}' is listed, and is not in the package.")
        owner = manifest.by_href.get(name, resource)
        if owner is not resource:
            yield Fault(NAME, line, f"The file '{name}' has a resource of its own, '{owner.identifier}': depend on that.")


def _check_needs(resource: Resource, manifest: Manifest) -> Iterator[Fault]:
    for wanted, line in resource.needs.items():
        if wanted == resource.identifier:
            yield Fault(NAME, line, f"The resource '{wanted}' depends on itself.")
        elif wanted not in manifest.resources:
            yield Fault(NAME, line, f"There is no resource '{wanted}'{suggestion(wanted, manifest.resources)}.")


def _check_schema(root: Node, rules: Rules) -> Iterator[Fault]:
    metadata = root.first("metadata")
    if metadata is None:
        return
    own = [child for child in metadata.children if child.space == root.space]
    if metadata.children[: len(own)] != own or [child.name for child in own] != sorted({child.name for child in own}):
        yield Fault(NAME, metadata.line, "The metadata must begin with <schema> and <schemaversion>, once each.")
    for name, expected in (("schema", (rules.schema,)), ("schemaversion", rules.schema_versions)):
        node = metadata.first(name)
        if node is None:
            yield Fault(NAME, metadata.line, f"The metadata does not say <{name}>, by which importers know the version.")
        elif rules.schema and node.text.strip() not in expected:
            yield Fault(NAME, node.line, f"<{name}> is '{node.text.strip()}', and must be '{expected[0]}' for {rules.title}.")
