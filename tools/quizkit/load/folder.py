"""A bank on disk: where its root is, and which file holds which kind."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from quizkit.errors import UsageError
from quizkit.model.bank import KINDS
from quizkit.records import dataclass, replace

from .roots import MANIFEST, is_passed_over, no_bank_above, raise_unreadable

_KIND_OF_FOLDER = {kind.folder: kind.name for kind in KINDS.values()}


class Source(Protocol):
    """Where the bytes of a file come from, when they are wanted."""

    def read(self) -> bytes:
        """The bytes; OSError where there are none."""


@dataclass(frozen=True, slots=True)
class BankFile:
    """A YAML file of a bank. `place` is where it lies, as a text, for a `Path` takes five times the memory; `inside` is its path from the
    bank's folder, with forward slashes. `kind` is None in a folder that names none; `category` is the path of the folders below the kind's.

    `source` is read instead of what is on the disk: what an editor has not saved yet, or what is about to be written.
    """

    place: str
    inside: str
    kind: str | None
    category: str | None = None
    source: bytes | Source | None = None

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.place)


def list_files(root: Path, sources: Mapping[Path, bytes] | None = None) -> list[BankFile]:
    """The YAML files of a bank in the order of the kinds, then by path; the manifest is not among them.

    `sources` holds, by absolute path, what is to be read instead of what is on the disk; such a file need not be there.

    Raises:
        UnreadableError: a folder cannot be listed.
    """
    found = list(_walk(root))
    if sources:
        known = {file.path: file for file in found}
        for path, source in sources.items():
            if path.is_relative_to(root) and path != root / MANIFEST:
                known[path] = replace(bank_file(root, path.relative_to(root)), source=source)
        found = list(known.values())
    return in_order(found)


def in_order(files: Iterable[BankFile]) -> list[BankFile]:
    """Files in the order of the kinds, then by path."""
    return sorted(files, key=place_in_order)


_ORDER = {name: number for number, name in enumerate(KINDS)}


def place_in_order(file: BankFile) -> tuple[int, str]:
    """What a file is sorted by among the files of its bank."""
    return _ORDER.get(file.kind or "", len(_ORDER)), file.inside


def is_listed(inside: str) -> bool:
    """Whether a path inside a bank is one of those that `list_files` finds, by its name."""
    *folders, name = inside.split("/")
    if not _is_yaml(name) or inside == MANIFEST or any(folder.startswith(".") for folder in folders):
        return False
    return not (folders and is_passed_over(folders[0]))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")


def content_files(root: Path, paths: Iterable[Path]) -> list[BankFile]:
    """The manifest and the files that hold entities, as far as they lie in one of some absolute paths: the bank, a folder or a file.

    Raises:
        UsageError: a path is a file that holds nothing of the bank.
        UnreadableError: a folder cannot be listed.
    """
    known = [BankFile(str(root / MANIFEST), MANIFEST, "bank"), *(file for file in list_files(root) if file.kind is not None)]
    for path in paths:
        if path.is_file() and all(file.path != path for file in known):
            raise no_content(Path(shown_path(path)))
    return [file for file in known if any(file.path.is_relative_to(path) for path in paths)]


def file_to_be(path: Path) -> tuple[BankFile, Path]:
    """The file of a bank that has a path, or would have it if it were there, and the bank's root.

    Raises:
        UsageError: it lies in no bank, or in a folder that names no kind.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (it also takes `..` out)
    if absolute.name == MANIFEST:
        return BankFile(str(absolute), MANIFEST, "bank"), absolute.parent
    root = next((folder for folder in absolute.parents if (folder / MANIFEST).is_file()), None)
    if root is None:
        raise no_bank_above(path)
    file = bank_file(root, absolute.relative_to(root))
    if file.kind is None:
        raise no_content(path)
    return file, root


def no_content(path: Path) -> UsageError:
    """What is to be said of a path that holds nothing of its bank."""
    folders = ", ".join(kind.folder for kind in KINDS.values())
    return UsageError(f"'{path}' holds nothing of a bank: its files end in .yaml, and lie in the bank's {folders}.")


def _walk(root: Path) -> Iterator[BankFile]:
    base = str(root)
    for name, folders, files in os.walk(base, onerror=raise_unreadable):
        inside = name[len(base) :].replace(os.sep, "/").strip("/")
        # Below the folder of a kind every folder is a category, whatever its name.
        folders[:] = sorted(child for child in folders if not (child.startswith(".") or (not inside and is_passed_over(child))))
        place = _place_of(inside)
        for child in sorted(files):
            if _is_yaml(child) and (inside or child != MANIFEST):
                kind, category = place if child.endswith(".yaml") else (None, place[1])
                yield BankFile(f"{name}{os.sep}{child}", f"{inside}/{child}" if inside else child, kind, category)


def _place_of(folder: str) -> tuple[str | None, str | None]:
    """The kind and the category of the files in a folder of a bank, which is given from its root with forward slashes."""
    first, _, category = folder.partition("/")
    return _KIND_OF_FOLDER.get(first), category or None


def bank_file(root: Path, inside: Path) -> BankFile:
    """What the place of a file within a bank says about it."""
    kind, category = _place_of("/".join(inside.parts[:-1]))
    return BankFile(str(root / inside), inside.as_posix(), kind if inside.suffix == ".yaml" else None, category)


def shown_path(path: Path | str) -> str:
    """A path as people see it: relative to the working directory where that is shorter, with forward slashes."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        relative = os.fspath(path)
    return relative.replace(os.sep, "/")
