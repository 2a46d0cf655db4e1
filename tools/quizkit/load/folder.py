"""A bank on disk: where its root is, and which file holds which kind."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from quizkit.errors import UnreadableError, UsageError
from quizkit.model.bank import KINDS
from quizkit.records import dataclass, replace

MANIFEST = "bank.yaml"

_KIND_OF_FOLDER = {kind.folder: kind.name for kind in KINDS.values()}
# Folders that hold no content, whatever lies above them.
_PASSED_OVER = frozenset(("node_modules", "__pycache__", "dist", "build", "venv", "schemas", "site-packages"))


@dataclass(frozen=True, slots=True)
class BankFile:
    """A YAML file of a bank. `kind` is None in a folder that names none; `category` is the path of the folders below the kind's.

    `source` is read instead of what is on the disk: what an editor has not saved yet, or what is about to be written.
    """

    path: Path
    inside: str
    kind: str | None
    category: str | None = None
    source: bytes | None = None


def find_banks(path: Path) -> list[Path]:
    """The roots of the banks that a path belongs to or holds.

    A path within a bank leads to that bank; else every bank below the path is meant.

    Raises:
        UsageError: there is no such path, or no bank in it.
        UnreadableError: a folder cannot be listed.
    """
    try:
        if not path.exists():
            raise UsageError(f"There is no file or folder '{path}'.")
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 (it also takes `..` out)
    except OSError as error:
        raise UnreadableError(f"'{path}' cannot be read: {error.strerror}.") from None
    for folder in (absolute, *absolute.parents):
        if (folder / MANIFEST).is_file():
            return [folder]
    if not absolute.is_dir():
        raise _no_bank_above(path)
    banks = sorted(_banks_below(absolute))
    if not banks:
        raise UsageError(f"There is no {MANIFEST} in '{path}', above it or below it: a bank's folder starts with one (see `quizkit init`).")
    return banks


def _banks_below(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder, onerror=_unreadable):
        if MANIFEST in files:
            yield Path(name)
            folders.clear()
        folders[:] = [child for child in folders if not _is_passed_over(child)]


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
    order = {name: index for index, name in enumerate(KINDS)}
    return sorted(found, key=lambda file: (order.get(file.kind or "", len(order)), file.inside))


def content_files(root: Path, paths: Iterable[Path]) -> list[BankFile]:
    """The manifest and the files that hold entities, as far as they lie in one of some absolute paths: the bank, a folder or a file.

    Raises:
        UsageError: a path is a file that holds nothing of the bank.
        UnreadableError: a folder cannot be listed.
    """
    known = [BankFile(root / MANIFEST, MANIFEST, "bank"), *(file for file in list_files(root) if file.kind is not None)]
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
        return BankFile(absolute, MANIFEST, "bank"), absolute.parent
    root = next((folder for folder in absolute.parents if (folder / MANIFEST).is_file()), None)
    if root is None:
        raise _no_bank_above(path)
    file = bank_file(root, absolute.relative_to(root))
    if file.kind is None:
        raise no_content(path)
    return file, root


def _no_bank_above(path: Path) -> UsageError:
    return UsageError(f"There is no {MANIFEST} above '{path}': it lies in no bank.")


def no_content(path: Path) -> UsageError:
    """What is to be said of a path that holds nothing of its bank."""
    folders = ", ".join(kind.folder for kind in KINDS.values())
    return UsageError(f"'{path}' holds nothing of a bank: its files end in .yaml, and lie in the bank's {folders}.")


def _walk(root: Path) -> Iterator[BankFile]:
    for name, folders, files in os.walk(root, onerror=_unreadable):
        inside = Path(name).relative_to(root)
        # Below the folder of a kind every folder is a category, whatever its name.
        folders[:] = sorted(child for child in folders if not (child.startswith(".") or (not inside.parts and _is_passed_over(child))))
        for child in sorted(files):
            if child.lower().endswith((".yaml", ".yml")) and not child.startswith(".") and (inside / child) != Path(MANIFEST):
                yield bank_file(root, inside / child)


def _unreadable(error: OSError) -> None:
    raise UnreadableError(f"The folder '{error.filename}' cannot be read: {error.strerror}.")


def bank_file(root: Path, inside: Path) -> BankFile:
    """What the place of a file within a bank says about it."""
    folders = inside.parts[:-1]
    kind = _KIND_OF_FOLDER.get(folders[0]) if folders and inside.suffix == ".yaml" else None
    category = "/".join(folders[1:]) or None
    return BankFile(root / inside, inside.as_posix(), kind, category)


def _is_passed_over(folder: str) -> bool:
    return folder.startswith(".") or folder in _PASSED_OVER


def shown_path(path: Path) -> str:
    """A path as people see it: relative to the working directory where that is shorter, with forward slashes."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path.as_posix()
    return Path(relative).as_posix()
