"""A bank as it is staged in git, which need not be what lies in the work tree, and which of its entities that changes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from quizkit.errors import UsageError
from quizkit.finding import Finding
from quizkit.load.dialect import decode
from quizkit.load.folder import BankFile, bank_file, in_order, is_listed
from quizkit.load.git import Change, Contents, Repository, StagedSource
from quizkit.load.roots import MANIFEST
from quizkit.load.yaml import compose
from quizkit.model.bank import KINDS
from quizkit.patterns import regex

from .resumed import REFERENCES

_KIND_WITHOUT_NAME = "bank"


class StagedBank:
    """The bank in a folder of a repository, in the tree that is staged. `changes` are those of its files since the last commit."""

    def __init__(self, root: Path, repository: Repository, contents: Contents, tree: str, changes: Iterable[Change]) -> None:
        self.root = root
        self.tree = tree
        self._repository = repository
        self._contents = contents
        self._prefix = root.relative_to(repository.top).as_posix().removeprefix(".").strip("/")
        self.changes = [change for change in changes if self._is_inside(change.path)]

    def _is_inside(self, path: str) -> bool:
        return path.startswith(f"{self._prefix}/") or not self._prefix

    def _inside(self, path: str) -> str:
        return path[len(self._prefix) + 1 :] if self._prefix else path

    def manifest(self) -> bytes | None:
        """The bytes of bank.yaml."""
        return self._contents.read(f"{self.tree}:{self._prefix}/{MANIFEST}" if self._prefix else f"{self.tree}:{MANIFEST}")

    def files(self) -> list[tuple[BankFile, str]]:
        """The YAML files of the bank in their order, each with its blob."""
        listed = [(self._file(inside, blob), blob) for inside, blob in self._yaml(self._repository.files(self.tree))]
        blobs = {file.inside: blob for file, blob in listed}
        return [(file, blobs[file.inside]) for file in in_order([file for file, _ in listed])]

    def _yaml(self, files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for path, blob in files:
            if self._is_inside(path) and is_listed(self._inside(path)):
                yield self._inside(path), blob

    def file(self, inside: str) -> BankFile:
        """A file by its path in the bank."""
        return self._file(inside, f"{self.tree}:{self._prefix}/{inside}" if self._prefix else f"{self.tree}:{inside}")

    def _file(self, inside: str, name: str) -> BankFile:
        plain = bank_file(self.root, Path(inside))
        return BankFile(plain.place, inside, plain.kind, plain.category, StagedSource(self._contents, plain.place, name))

    def changes_since(self, tree: str) -> list[Change] | None:
        """How the bank's YAML differs from another tree, with paths inside the bank; None where git no longer has that."""
        try:
            changes = self._repository.changes(tree, self.tree)
        except UsageError:
            return None
        inside = [Change(self._inside(change.path), change.before, change.now) for change in changes if self._is_inside(change.path)]
        return [change for change in inside if is_listed(change.path)]

    def changes_inside(self) -> list[Change]:
        """The changes of the commit, with paths inside the bank."""
        return [Change(self._inside(change.path), change.before, change.now) for change in self.changes]

    @cached_property
    def touched(self) -> Touched:
        """What the commit changes."""
        names: set[str] = set()
        places: set[Path] = set()
        gone: set[str] = set()
        kinds: set[str] = set()
        for path, before, now in self.changes:
            inside = self._inside(path)
            places.add(self.root / inside)
            kind = _KIND_WITHOUT_NAME if inside == MANIFEST else bank_file(self.root, Path(inside)).kind
            if kind is not None and kind in KINDS:
                kinds.add(kind)
                was, is_now = self._bytes(before), self._bytes(now)
                names |= changed_names(kind, was, is_now)
                gone |= {name for name, _ in _texts(was) if name is not None} - {name for name, _ in _texts(is_now) if name is not None}
        return Touched(names, kinds, places, gone)

    def _bytes(self, blob: str | None) -> bytes:
        return b"" if blob is None else self._contents.read(blob) or b""


_WORD = regex(r"[\w-]+")


class Touched:
    """The entities that a commit changes, adds or removes, by `kind:id`; the files in which they are or were, and the kinds of these.

    `gone` are the ids that files no longer have: whoever refers to them mentions nothing that is still there.
    """

    def __init__(self, names: set[str], kinds: set[str], places: set[Path], gone: set[str]) -> None:
        self.names = names
        self.kinds = kinds
        self._places = {str(place) for place in places}
        self.gone = gone

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is about one of them, or mentions one; or about a file as such that holds some."""
        spots = [(finding.entity, finding.path), *[(other.entity, other.path) for other in finding.related]]
        if any((name is None or name in self.names) and os.path.abspath(path) in self._places for name, path in spots):  # noqa: PTH100
            return True
        return finding.code.startswith(REFERENCES) and not self.gone.isdisjoint(_WORD.findall(finding.message))


def changed_names(kind: str, before: bytes, now: bytes) -> set[str]:
    """The entities whose text differs between two versions of a file, as `kind:id`; comments are part of the text."""
    old, new = Counter(_texts(before)), Counter(_texts(now))
    return {f"{kind}:{name}" for (name, _), _ in ((old - new) + (new - old)).items() if name is not None}


def _texts(data: bytes) -> Iterator[tuple[str | None, str]]:
    text, defects = decode(data)
    if any(defect.severity is None for defect in defects):
        return
    tree = compose(text)
    starts = [tree.span(node)[0] if node < len(tree.nodes) else len(text) for node in tree.first_node]
    for root, (data_of, start) in enumerate(zip(tree.roots, starts, strict=False)):
        end = starts[root + 1] if root + 1 < len(starts) else len(text)
        name = data_of.get("id") if isinstance(data_of, dict) else None
        yield name if isinstance(name, str) else None, text[start:end].rstrip("- \n")
