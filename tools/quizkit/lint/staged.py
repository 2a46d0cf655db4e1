"""A bank as it is staged in git, which need not be what lies in the work tree, and which of its entities that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from quizkit.errors import UsageError
from quizkit.load.folder import BankFile, bank_file, in_order, is_listed
from quizkit.load.git import Change, Contents, Question, Staged, StagedSource
from quizkit.load.roots import MANIFEST

from .touched import Known, Touched, touched_by


class StagedBank:
    """The bank in a folder of a repository, as it is staged. `changes` are those of its files since the last commit."""

    def __init__(self, root: Path, staged: Staged, contents: Contents) -> None:
        self.root = root
        self._staged = staged
        self._contents = contents
        self._prefix = root.relative_to(staged.repository.top).as_posix().removeprefix(".").strip("/")
        self.changes = [change for change in staged.changes if self._is_inside(change.path)]
        self._asked: tuple[str, Question | None] | None = None
        # Set by whoever has the outcomes of earlier runs.
        self.known: Known = lambda inside, blob: None

    def _is_inside(self, path: str) -> bool:
        return path.startswith(f"{self._prefix}/") or not self._prefix

    def _inside(self, path: str) -> str:
        return path[len(self._prefix) + 1 :] if self._prefix else path

    def manifest(self) -> bytes | None:
        """The bytes of bank.yaml."""
        return self._contents.read(self._name(MANIFEST))

    @property
    def tree(self) -> str:
        """The tree that is staged, which git has to write."""
        return self._staged.tree

    def _name(self, inside: str) -> str | None:
        return self._staged.name(f"{self._prefix}/{inside}" if self._prefix else inside)

    def files(self) -> list[tuple[BankFile, str]]:
        """The YAML files of the bank in their order, each with its blob."""
        listed = [(self._file(inside, blob), blob) for inside, blob in self._yaml(self._staged.repository.files(self.tree))]
        blobs = {file.inside: blob for file, blob in listed}
        return [(file, blobs[file.inside]) for file in in_order([file for file, _ in listed])]

    def _yaml(self, files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for path, blob in files:
            if self._is_inside(path) and is_listed(self._inside(path)):
                yield self._inside(path), blob

    def file(self, inside: str) -> BankFile:
        """A file by its path in the bank."""
        return self._file(inside, self._name(inside))

    def _file(self, inside: str, name: str | None) -> BankFile:
        plain = bank_file(self.root, Path(inside))
        return BankFile(plain.place, inside, plain.kind, plain.category, StagedSource(self._contents, plain.place, name))

    def ask_changes_since(self, tree: str) -> None:
        """Let git work on `changes_since`, until `close`."""
        self._asked = tree, self._staged.ask_changes_since(tree)

    def close(self) -> None:
        """Ask nothing any more."""
        if self._asked is not None and self._asked[1] is not None:
            self._asked[1].drop()
        self._asked = None

    def changes_since(self, tree: str) -> list[Change] | None:
        """How the bank's YAML differs from another tree, with paths inside the bank; None where git no longer has that."""
        if self._asked is None or self._asked[0] != tree:
            self.ask_changes_since(tree)
        assert self._asked is not None
        (_, asked), self._asked = self._asked, None
        try:
            changes = self._staged.changes_since(asked)
        except UsageError:
            return None
        inside = [Change(self._inside(change.path), change.before, change.now) for change in changes if self._is_inside(change.path)]
        return [change for change in inside if is_listed(change.path)]

    def changes_inside(self) -> list[Change]:
        """The changes of the commit, with paths inside the bank."""
        return [Change(self._inside(change.path), change.before, change.now) for change in self.changes]

    @cached_property
    def touched(self) -> Touched:
        """What the commit touches."""
        return touched_by(self.root, self.changes_inside(), self._contents.read, lambda inside, blob: self.known(inside, blob))
