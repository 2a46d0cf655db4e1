"""A whole package: the manifest, then each file by itself, then what files say of each other."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.errors import suggestion
from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.fault import Fault
from quizkit.formats.checking.generic import check_file, check_package, malformed
from quizkit.formats.checking.names import target_of
from quizkit.formats.checking.packaging import NAME, Manifest, load_manifest
from quizkit.formats.checking.tree import MalformedError, Node, read_tree
from quizkit.records import dataclass, field

from .declarations import BUILT_IN, Spot
from .item import DECLARATIONS, check_item
from .recognise import recognise
from .test import Asked, Reference, asked_of_items, check_test, item_references
from .versions import Version

# Attributes that are addresses of files, by their names in the tables.
_ADDRESSES = ("src", "data", "href", "longdesc", "poster")
_NO_FILES = frozenset({"assessment-item-ref", "assessment-section-ref", "assessment-stimulus-ref"})
_ROOTS = ("assessment-item", "assessment-test", "assessment-stimulus", "assessment-section")


@dataclass(slots=True)
class _Seen:
    """What is known of the files that were read: their root elements by the names of the tables, and what they ask for."""

    roots: dict[str, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    tests: dict[str, list[Reference]] = field(default_factory=dict)
    stimuli: dict[str, list[Reference]] = field(default_factory=dict)
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    variables: dict[str, frozenset[str]] = field(default_factory=dict)
    # Thousands of items declare the same few variables.
    _alike: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)

    def note_variables(self, name: str, variables: frozenset[str]) -> None:
        """Remember what an item declares."""
        self.variables[name] = self._alike.setdefault(variables, variables)


def check_qti(version: Version, contents: Contents, profile: str | None = None) -> Iterator[Fault]:
    """What is wrong in a package of QTI 2.1, 2.2 or 3.0. One file is in memory at a time, with the names of all."""
    yield from check_package(contents)
    faults: list[Fault] = []
    manifest = load_manifest(contents, version.rules(profile), faults)
    yield from faults
    if manifest is None:
        return
    seen = _Seen()
    for name in dict.fromkeys(contents.names):
        if name != NAME:
            yield from _check_file(contents, name, version, manifest, seen)
    yield from _check_types(manifest, version, seen)
    yield from _check_tests(seen, manifest, version)
    yield from _check_asked(seen)


def _check_file(contents: Contents, name: str, version: Version, manifest: Manifest, seen: _Seen) -> Iterator[Fault]:
    if not name.lower().endswith(".xml") or (name not in manifest.by_href and name not in _listed_roots(contents, name)):
        yield from check_file(contents, name)
        return
    try:
        with contents.open(name) as stream:
            root = read_tree(stream)
    except MalformedError as error:
        yield malformed(name, error)
        return
    if root.space != version.namespace:
        if name in manifest.by_href and version.types.get(manifest.by_href[name].type) is not None:
            yield Fault(name, root.line, f"The root is <{root.name}> of '{root.space}', and must be of '{version.namespace}'.")
        return
    spots: list[Spot] = list(recognise(root, version.name))
    if root.name in _ROOTS:
        seen.roots[name] = root.name
        if root.name == "assessment-test":
            spots += check_test(root, version)
            seen.tests[name] = item_references(root)
            seen.asked[name] = asked_of_items(root)
        else:
            spots += check_item(root, version, is_wellformed=not spots)
            spots += _note(root, name, seen)
    else:
        spots.append((root.line, f"<{root.name}> is no root of a file that a package holds."))
    spots += _check_addresses(root, name, contents, manifest)
    for line, message in sorted(dict.fromkeys(spots)):
        yield Fault(name, line, message)


def _listed_roots(contents: Contents, name: str) -> tuple[str, ...]:
    """The file itself if it looks like QTI, so that an item that no resource is for is read all the same."""
    head = contents.head(name, 2048)
    return (
        (name,)
        if b"assessmentItem" in head or b"assessment-item" in head or b"assessment-test" in head or b"assessmentTest" in head
        else ()
    )


def _note(root: Node, name: str, seen: _Seen) -> Iterator[Spot]:
    identifier = root.attributes.get("identifier", "")
    seen.note_variables(name, frozenset(node.attributes.get("identifier", "") for node in root.children if node.name in DECLARATIONS))
    other = seen.items.setdefault(identifier, name)
    if other != name:
        yield root.line, f"The identifier '{identifier}' is that of '{other}' already."
    references = [Reference(node.attributes.get("href", ""), node.line) for node in root.named("assessment-stimulus-ref")]
    if references:
        seen.stimuli[name] = references


def _check_addresses(root: Node, name: str, contents: Contents, manifest: Manifest) -> Iterator[Spot]:
    """That every file that is shown is in the package, and that the resource has it or depends on what has it."""
    resource = manifest.by_href.get(name)
    owned = manifest.files_of(resource) if resource is not None else None
    for node in root.walk():
        if node.name in _NO_FILES:
            continue
        for attribute in _ADDRESSES:
            address = node.attributes.get(attribute)
            if address is None or (node.space != root.space and attribute == "href"):
                continue
            target, wrong = target_of(address, name)
            if wrong is not None:
                yield node.line, f"The address '{address}' {wrong}."
            elif target is not None and target not in contents:
                yield node.line, f"The file '{target}' is not in the package."
            elif target is not None and owned is not None and target not in owned:
                yield node.line, f"The file '{target}' is in no resource that this file's own is or depends on."


def _check_types(manifest: Manifest, version: Version, seen: _Seen) -> Iterator[Fault]:
    for name, resource in manifest.by_href.items():
        wanted, found = version.types.get(resource.type), seen.roots.get(name)
        if wanted is not None and found is not None and wanted != found:
            yield Fault(
                NAME, resource.line, f"'{name}' holds <{version.element(found)}>, and its resource is of the type '{resource.type}'."
            )
    for name in seen.roots:
        if name not in manifest.by_href:
            yield Fault(name, 0, "No resource of the manifest is for this file.")


def _check_tests(seen: _Seen, manifest: Manifest, version: Version) -> Iterator[Fault]:
    for references, wanted in ((seen.tests, "assessment-item"), (seen.stimuli, "assessment-stimulus")):
        for name, asked in references.items():
            resource = manifest.by_href.get(name)
            owned = manifest.files_of(resource) if resource is not None else set()
            for reference in asked:
                target, wrong = target_of(reference.href, name)
                if wrong is not None:
                    yield Fault(name, reference.line, f"The address '{reference.href}' {wrong}.")
                elif target is None or seen.roots.get(target) != wanted:
                    yield Fault(name, reference.line, f"'{reference.href}' is no <{version.element(wanted)}> of the package.")
                elif resource is not None and target not in owned:
                    yield Fault(name, reference.line, f"The resource '{resource.identifier}' does not depend on that of '{target}'.")


def _check_asked(seen: _Seen) -> Iterator[Fault]:
    """That the items of a test have the variables that its outcome processing asks for."""
    for name, asked in seen.asked.items():
        items = {reference.identifier: target_of(reference.href, name)[0] or "" for reference in seen.tests[name]}
        anywhere = frozenset[str]().union(*(seen.variables.get(file, frozenset()) for file in items.values())) | BUILT_IN
        for each in asked:
            known = anywhere if each.item is None else seen.variables.get(items.get(each.item, ""), frozenset()) | BUILT_IN
            if each.variable not in known and (each.item is None or each.item in items):
                whose = "No item of the test" if each.item is None else f"The item '{each.item}'"
                no = "declares" if each.item is None else "does not declare"
                yield Fault(name, each.line, f"{whose} {no} '{each.variable}'{suggestion(each.variable, known)}.")
