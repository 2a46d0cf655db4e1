"""Reads a bank file by file: bytes to data, data to entities, and every defect on the way."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Container, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from quizkit.digests import blob_id
from quizkit.errors import suggestion
from quizkit.finding import Problem, Put, Remedy
from quizkit.model.bank import KINDS, SCHEMA_VERSION, Bank, Manifest
from quizkit.model.entity import Entity
from quizkit.patterns import regex
from quizkit.records import dataclass, field, replace
from quizkit.version import __version__

from .ambiguity import ambiguous_texts
from .build import build_entity, build_manifest
from .dialect import Defect, decode
from .folder import BankFile, list_files
from .positions import locate, lost_texts
from .requires import is_met
from .roots import MANIFEST
from .schema import check_shape
from .yaml import Tree, compose

# Without waiting for somebody to write into a pipe.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_AT_ONCE = 1 << 20


@dataclass(slots=True)
class LoadedEntity:
    """One entity of a file: its place among the file's roots, its id where it has one, the entity where it could be built."""

    root: int
    id: str | None
    entity: Entity | None
    problems: list[tuple[str, Problem]]


@dataclass(slots=True)
class LoadedFile:
    """A file that was read.

    `unreadable` is the reason where it could not be; `manifest` is set where the file is a sound bank.yaml. `blob_id` tells its content
    from any other.
    """

    file: BankFile
    tree: Tree
    unreadable: str | None = None
    entities: list[LoadedEntity] = field(default_factory=list)
    manifest: Manifest | None = None
    blob_id: bytes = b""

    @property
    def is_whole(self) -> bool:
        """Whether all that the file holds is known; where it is not, a missing id may be in it."""
        return self.unreadable is None and self.tree.complete and not any(loaded.id is None for loaded in self.entities)

    @property
    def is_for_another_version(self) -> bool:
        """Whether the file is a bank.yaml that says that another quizkit than this one reads the bank."""
        return any(rule == "unknown-schema-version" for entry in self.entities for rule, _ in entry.problems)


def read_manifest(root: Path, source: bytes | None = None) -> LoadedFile:
    """Read bank.yaml, or what is to be read instead of it."""
    file = BankFile(str(root / MANIFEST), MANIFEST, "bank", source=source)
    loaded = _parsed(file)
    tree = loaded.tree
    if not _is_readable(loaded):
        return loaded
    if tree.is_list or len(tree.roots) != 1 or not isinstance(tree.roots[0], dict):
        tree.defects.append(Defect("schema", "bank.yaml holds one mapping with the bank's title and schema version.", 0, 1))
        return loaded
    entry = LoadedEntity(0, "bank", None, [])
    loaded.entities.append(entry)
    version = tree.roots[0].get("schema")
    if isinstance(version, (int, Decimal)) and version != SCHEMA_VERSION:
        message = f"Schema version {version} is unknown here: this quizkit reads version {SCHEMA_VERSION}; the files were not checked."
        entry.problems.append(("unknown-schema-version", Problem(message, ("schema",))))
        return loaded
    if 0 in tree.broken or not tree.complete:
        return loaded
    entry.problems = _shape(tree, 0, "bank")
    if entry.problems:
        return loaded
    manifest = build_manifest(tree.roots[0])
    if manifest.requires is not None and not is_met(manifest.requires, __version__):
        message = f"The bank asks for quizkit {manifest.requires}, and this is {__version__}; the files were not checked."
        entry.problems.append(("unknown-schema-version", Problem(message, ("requires",))))
        return loaded
    loaded.manifest = manifest
    return loaded


def read_files(files: Iterable[BankFile]) -> Iterator[LoadedFile]:
    """Read files one after the other, so that no more than one is in memory."""
    return map(read_file, files)


def read_file(file: BankFile, passed_over: Callable[[Tree], Container[int]] = lambda tree: ()) -> LoadedFile:
    """Read one file of entities. Nothing is raised: what is wrong is in the result.

    Those of the roots that are `passed_over` are neither checked nor built.
    """
    loaded = _parsed(file)
    if file.kind is None:
        # Other programs keep YAML beside a bank: only what looks like content is in the wrong place.
        in_kind_folder = file.inside.partition("/")[0] in {kind.folder for kind in KINDS.values()}
        is_content = in_kind_folder or _LOOKS_LIKE_CONTENT.search(loaded.tree.text) is not None
        loaded.tree.defects[:] = [_unknown_kind(file)] if is_content else []
        loaded.tree.complete = not is_content
        return loaded
    if not _is_readable(loaded):
        return loaded
    tree = loaded.tree
    if not tree.roots and tree.complete and not tree.defects:
        tree.defects.append(Defect("schema", f"The file holds no {file.kind}: write one, or delete the file.", 0, 1))
    ambiguous = _ambiguous_problems(tree, file.kind) if tree.ambiguous and tree.complete else {}
    if file.category is not None and not _CATEGORY.match(file.category):
        message = f"The folder '{file.category}' cannot be a category: use lower-case letters, digits and hyphens, as in ids."
        tree.defects.append(Defect("bad-id", message, 0, 1))
    known = passed_over(tree)
    for root, data in enumerate(tree.roots):
        if root in known:
            loaded.entities.append(LoadedEntity(root, data["id"], None, []))
        else:
            loaded.entities.append(_entity(tree, root, data, file, ambiguous.get(root, [])))
    return loaded


def read_tree(file: BankFile) -> tuple[Tree, str | None]:
    """The data of a file and the place of everything in it; or, with an empty tree, the reason why it cannot be read."""
    loaded = _parsed(file)
    return loaded.tree, loaded.unreadable


def _parsed(file: BankFile) -> LoadedFile:
    try:
        data = source_of(file)
    except OSError as error:
        return LoadedFile(file, Tree("", complete=False), error.strerror or str(error))
    return LoadedFile(file, _tree(data), blob_id=blob_id(data))


def source_of(file: BankFile) -> bytes:
    """The bytes of a file, wherever they come from.

    Raises:
        OSError: there are none.
    """
    if file.source is None:
        return read_source(file.place)
    return file.source if isinstance(file.source, bytes) else file.source.read()


def _tree(data: bytes) -> Tree:
    text, defects = decode(data)
    if any(defect.severity is None for defect in defects):
        return Tree(text, defects=defects, complete=False)
    tree = compose(text)
    tree.defects[:0] = defects
    tree.defects += lost_texts(tree)
    return tree


def read_source(path: Path | str) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: it cannot be read, or it is a pipe or a device, which would keep us waiting for ever.
    """
    # In as few calls of the system as can be, for each of many files.
    try:
        file = os.open(path, _READING)
    except OSError:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            raise _no_file() from None
        raise
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise _no_file()
        data = os.read(file, status.st_size + 1)
        if len(data) != status.st_size:
            # It is being written, or its size is not known beforehand.
            parts = [data]
            while data := os.read(file, _AT_ONCE):
                parts.append(data)
            data = b"".join(parts)
        return data
    finally:
        os.close(file)


def _no_file() -> OSError:
    return OSError(errno.EINVAL, "it is no ordinary file")


def _is_readable(loaded: LoadedFile) -> bool:
    return loaded.unreadable is None and (loaded.tree.complete or bool(loaded.tree.roots))


_SLUG = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_CATEGORY = regex(rf"{_SLUG}(/{_SLUG})*\Z")
_LOOKS_LIKE_CONTENT = regex(r"^(?:- )?id: *[a-z]", re.MULTILINE)


def _unknown_kind(file: BankFile) -> Defect:
    folders = [kind.folder for kind in KINDS.values()]
    first, slash, _ = file.inside.partition("/")
    if first in folders:
        return Defect("unknown-kind", "Only files whose names end in .yaml are read: rename it.", 0, 1)
    if not slash:
        return Defect("unknown-kind", f"A file's folder names its kind: move it into one of {', '.join(folders)}.", 0, 1)
    return Defect("unknown-kind", f"The folder '{first}' names no kind{suggestion(first, folders)}: one of {', '.join(folders)}.", 0, 1)


def _entity(tree: Tree, root: int, data: Any, file: BankFile, ambiguous: list[tuple[str, Problem]]) -> LoadedEntity:
    kind = file.kind
    assert kind is not None
    found = data.get("id") if data.__class__ is dict else None
    name = found if isinstance(found, str) else None
    if root in tree.broken or not tree.complete:
        return LoadedEntity(root, name, None, [])
    problems = check_shape(kind, data)
    if ambiguous:
        known = {problem.path for _, problem in problems}
        problems += [(rule, problem) for rule, problem in ambiguous if problem.path not in known]
    if problems:
        return LoadedEntity(root, name, None, _with_remedies(tree, root, problems))
    if kind == "question" and file.category is not None and "category" not in data:
        data = {**data, "category": file.category}
    try:
        return LoadedEntity(root, name, build_entity(kind, data), problems)
    except (ValueError, ArithmeticError) as error:
        return LoadedEntity(root, name, None, [("schema", Problem(f"A value cannot be read: {error}."))])


def _shape(tree: Tree, root: int, kind: str) -> list[tuple[str, Problem]]:
    problems = check_shape(kind, tree.roots[root])
    return _with_remedies(tree, root, problems + (_ambiguous_problems(tree, kind).get(root, []) if tree.ambiguous else []))


def _with_remedies(tree: Tree, root: int, problems: list[tuple[str, Problem]]) -> list[tuple[str, Problem]]:
    """The problems of an entity; what lacks its quotes can be put in quotes, and then says what stands there."""
    if not any(rule == "quoted-scalar" for rule, _ in problems):
        return problems
    return [(rule, _with_quotes(tree, root, problem) if rule == "quoted-scalar" else problem) for rule, problem in problems]


def _with_quotes(tree: Tree, root: int, problem: Problem) -> Problem:
    place = locate(tree, root, problem.path)
    text = tree.text[place.start : place.end]
    if not text or "\n" in text:
        return problem
    return replace(problem, remedy=Remedy("Put it in quotes", (Put(problem.path, text),)))


def _ambiguous_problems(tree: Tree, kind: str) -> dict[int, list[tuple[str, Problem]]]:
    """The scalars that should stand in quotes, as problems of their entities."""
    found: dict[int, list[tuple[str, Problem]]] = {}
    for node, root, path in ambiguous_texts(tree, kind):
        message = f"Some YAML readers take {tree.text[slice(*tree.span(node))]} for something else than text: put it in quotes."
        found.setdefault(root, []).append(("quoted-scalar", Problem(message, path)))
    return found


def load_bank(root: Path) -> tuple[Bank, list[LoadedFile]]:
    """A whole bank in memory, and the files it came from with all that is wrong in them; only sound entities are in the bank.

    Raises:
        UnreadableError: a folder cannot be listed.
    """
    manifest = read_manifest(root)
    files = [manifest, *read_files(list_files(root))]
    lists: dict[str, list[Any]] = {kind.plural: [] for kind in KINDS.values()}
    for loaded in files:
        for entry in loaded.entities:
            if entry.entity is not None:
                lists[KINDS[entry.entity.entity_kind].plural].append(entry.entity)
    title = manifest.manifest or Manifest(title=root.name)
    return Bank(manifest=title, **{plural: tuple(found) for plural, found in lists.items()}), files
