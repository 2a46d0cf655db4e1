"""The names of what a bank holds: ids read off the files at a glance, far quicker than the entities themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from quizkit.model.parts import parts_of
from quizkit.model.reference import NESTED, Target
from quizkit.patterns import regex

from .folder import BankFile, list_files

# A file as nearly everybody writes it: a list whose items begin at the margin, or one mapping at the margin.
_LIST = regex(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*- ")
_ITEM = regex(rb"^-", re.MULTILINE)
_PLAIN_ITEM = regex(rb"^- (?! )", re.MULTILINE)
_ID_IN_ITEM = regex(rb"^(?:- |  )id: +([a-z0-9-]+)[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_ID_AT_MARGIN = regex(rb"^id: +([a-z0-9-]+)[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)


def names_in(root: Path, kinds: Collection[str]) -> Iterator[tuple[Target, BankFile]]:
    """The name of everything of some kinds, nested ones among them, and the file that it stands in; in the order of the files.

    Nothing is checked: a faulty entity has a name too. The parts of one have none.

    Raises:
        UnreadableError: a folder cannot be listed.
    """
    for file in list_files(root):
        if file.kind is None:
            continue
        if file.kind in kinds:
            for name in entity_ids(file):
                yield Target(file.kind, name), file
        nested = {kind for kind in kinds if kind in NESTED and file.kind in NESTED[kind][0]}
        if nested:
            yield from ((target, file) for target in _part_names(file) if target.kind in nested)


def entity_ids(file: BankFile) -> list[str]:
    """The ids of a file's entities. Where it is not written as most files are, it is parsed; a file that cannot be read has none."""
    data = read_bytes(file)
    if _LIST.match(data):
        found = _ID_IN_ITEM.findall(data)
        items = len(_ITEM.findall(data))
        is_plain = len(found) == items == len(_PLAIN_ITEM.findall(data))
    else:
        found = _ID_AT_MARGIN.findall(data)
        is_plain = len(found) == 1
    if is_plain:
        return [name.decode() for name in found]
    from .reader import read_tree  # what is rarely needed is not imported for those who wait at a Tab

    return [root["id"] for root in read_tree(file)[0].roots if isinstance(root, dict) and isinstance(root.get("id"), str)]


def read_bytes(file: BankFile) -> bytes:
    """A file as it is; nothing where it cannot be read."""
    try:
        return file.path.read_bytes() if file.path.is_file() else b""
    except OSError:
        return b""


def _part_names(file: BankFile) -> Iterator[Target]:
    from .reader import read_file

    for entry in read_file(file).entities:
        if entry.entity is not None:
            for part in parts_of(entry.entity):
                yield Target(part.kind, entry.entity.id, part.id)
