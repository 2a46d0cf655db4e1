"""What git knows of a repository: what is staged, what differs between two trees, and the content of any file in one.

Git itself is asked, so that its configuration, an index of its own for a partial commit, and whatever it does next year hold here too.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO

from quizkit.digests import blob_id
from quizkit.errors import UnreadableError, UsageError
from quizkit.named_tuples import NamedTuple
from quizkit.records import dataclass

_HEAD = "HEAD^{tree}"
# What was only announced (`git add -N`) is not staged.
_STAGED = ("diff-index", "--cached", "-z", "--raw", "--no-renames", "--no-abbrev", "--ita-invisible-in-index")
_LINK, _MODULE = "120000", "160000"
_CONFLICT = "Files are in conflict, so what is staged is no whole yet: settle the conflicts first."
# A SHA-1 in hexadecimal; other repositories use SHA-256.
_SHORT = 40


class Change(NamedTuple):
    """A file that differs between two trees: its path from the top of the repository, and its blob in each, None where it is not there."""

    path: str
    before: str | None
    now: str | None


class Repository:
    """A repository, by the folder at its top."""

    def __init__(self, top: Path, head: str | None = None) -> None:
        self.top = top
        self._head = head

    def staged_tree(self) -> str:
        """The tree of what is staged, which git writes: with many files it takes longer than all else that is asked here.

        Raises:
            UsageError: files are in conflict, or git cannot say.
        """
        return self._ask("write-tree").strip()

    def head_tree(self) -> str:
        """The tree of the last commit; an empty one before the first."""
        if self._head is None:
            found = self._run("rev-parse", "--verify", "--quiet", _HEAD)
            self._head = (self._ask("hash-object", "-t", "tree", os.devnull) if found.returncode else found.stdout).strip()
        return self._head

    def staged_changes(self, before: str) -> list[Change]:
        """The files that are staged otherwise than a tree has them; a renamed one is gone at one place and new at another.

        Raises:
            UsageError: files are in conflict, or git cannot say.
        """
        return changes_in(self._ask(*_STAGED, before, "--"))

    def ask_changes(self, before: str, now: str) -> Question:
        """The files that differ between two trees, for `changes_in`; a renamed one is gone at one place and new at another."""
        return Question(self._command("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", before, now))

    def files(self, tree: str) -> Iterator[tuple[str, str]]:
        """The path and the blob of every file of a tree; links and submodules are none."""
        for line in self._ask("ls-tree", "-r", "-z", "--full-tree", tree).split("\0")[:-1]:
            head, _, path = line.partition("\t")
            mode, _, blob = head.split(" ")
            if mode not in (_LINK, _MODULE):
                yield path, blob

    def _ask(self, *arguments: str) -> str:
        found = self._run(*arguments)
        if found.returncode:
            raise _unable(found.stderr)
        return found.stdout

    def _command(self, *arguments: str) -> list[str]:
        return ["git", "-C", str(self.top), *arguments]

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                self._command(*arguments),
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="surrogateescape",
                check=False,
            )
        except OSError as error:
            raise UsageError(f"Git cannot be run: {error.strerror or error}.") from None


class Opening:
    """A repository that is looked for, and what is staged in it, while there is something else to do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Where git has said in its variables which repository is meant, as it does to a hook, it takes whichever folder it is asked in for
        # the top of the work tree, and paths in these variables begin there.
        top = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)
        try:
            self._place = Question(["git", "-C", str(top), "rev-parse", "--show-toplevel", _HEAD])
            self._changes = Question(["git", "-C", str(top), *_STAGED, "HEAD", "--"])
        except UsageError:
            raise UsageError("There is no git here: --staged asks it what is staged.") from None

    @property
    def is_done(self) -> bool:
        """Whether nobody would have to wait."""
        return self._place.is_answered and self._changes.is_answered

    def answer(self) -> tuple[Repository, list[Change]]:
        """The repository in which the folder lies, and the files that are staged otherwise than its last commit has them.

        Raises:
            UsageError: it lies in none, or git cannot say.
        """
        found, is_sound = self._place.whatever()
        top, *head = found.splitlines() or [""]
        if not top:
            self._changes.drop()
            raise UsageError(f"'{self._folder}' lies in no git repository: --staged takes what is staged in one.")
        # Before the first commit it fails, and says the top all the same.
        repository = Repository(Path(top), head[0] if head and is_sound else None)
        if not is_sound:
            self._changes.drop()
            return repository, repository.staged_changes(repository.head_tree())
        return repository, changes_in(self._changes.answer())


class Question:
    """Something that git was asked and works on."""

    def __init__(self, command: list[str]) -> None:
        try:
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="surrogateescape"
            )
        except OSError as error:
            raise UsageError(f"Git cannot be run: {error.strerror or error}.") from None

    def drop(self) -> None:
        """Do not wait for an answer that nobody needs."""
        self._process.kill()
        self._process.communicate()

    @property
    def is_answered(self) -> bool:
        """Whether git has finished."""
        return self._process.poll() is not None

    def whatever(self) -> tuple[str, bool]:
        """What it says, and whether it could do what it was asked."""
        return self._process.communicate()[0], not self._process.returncode

    def answer(self) -> str:
        """What it says.

        Raises:
            UsageError: files are in conflict, or git cannot say.
        """
        found, said = self._process.communicate()
        if self._process.returncode:
            raise _unable(said)
        return found


def _unable(said: str) -> UsageError:
    """What is to be said where git fails, by what it said on standard error."""
    if ": unmerged (" in said:
        return UsageError(_CONFLICT)
    last = (said.strip().splitlines() or ["it gives no reason"])[-1]
    return UsageError(f"Git cannot say what is staged: {last.removeprefix('fatal: ').removeprefix('error: ').rstrip('.')}.")


def changes_in(raw: str) -> list[Change]:
    """The changes that git lists in its raw form.

    Raises:
        UsageError: files are in conflict.
    """
    parts = raw.split("\0")
    found = []
    for head, path in zip(parts[0::2], parts[1::2], strict=False):
        old_mode, new_mode, old, new_id, status = head[1:].split(" ")
        if status == "U":
            raise UsageError(_CONFLICT)
        found.append(Change(path, _file(old_mode, old), _file(new_mode, new_id)))
    return found


def one_after_the_other(earlier: Iterable[Change], later: Iterable[Change]) -> list[Change]:
    """What differs where some changes came after others."""
    found = {change.path: change for change in earlier}
    for change in later:
        first = found.get(change.path)
        found[change.path] = change if first is None else Change(change.path, first.before, change.now)
    return [change for change in found.values() if change.before != change.now]


def _file(mode: str, blob: str) -> str | None:
    return None if mode in ("000000", _LINK, _MODULE) else blob


class Staged:
    """What is staged: the last commit's tree, and the `changes` since. Git need not write a tree for that."""

    def __init__(self, repository: Repository, changes: Sequence[Change]) -> None:
        self.repository = repository
        self.changes = changes
        self._now = {change.path: change.now for change in changes}

    def name(self, path: str) -> str | None:
        """What git calls a staged file, by its path from the top: a blob, or "tree:path" even where there is none; None if it is gone."""
        return self._now[path] if path in self._now else f"{self.repository.head_tree()}:{path}"

    @cached_property
    def tree(self) -> str:
        """The tree of it, which git has to write."""
        return self.repository.staged_tree()

    def ask_changes_since(self, tree: str) -> Question | None:
        """Let git work on how the last commit differs from a tree; None where it does not."""
        head = self.repository.head_tree()
        return None if tree == head else self.repository.ask_changes(tree, head)

    def changes_since(self, asked: Question | None) -> list[Change]:
        """How what is staged differs from the tree that was asked about.

        Raises:
            UsageError: git no longer has that.
        """
        return one_after_the_other(() if asked is None else changes_in(asked.answer()), self.changes)


class Contents:
    """The objects of a repository, read by one process of git for as long as they are asked for; in a forked process by another one."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(self, name: str | None) -> bytes | None:
        """The content of an object, which is named as git does: a blob, or "tree:path". None where there is none.

        Raises:
            UnreadableError: git has gone.
        """
        if name is None or "\n" in name:
            return None
        requests, answers = self._pipes()
        try:
            requests.write(os.fsencode(name) + b"\n")
            requests.flush()
            head = answers.readline().split()
            if len(head) != 3 or not head[2].isdigit():
                return None
            data = answers.read(int(head[2]))
            answers.read(1)
        except OSError as error:
            raise UnreadableError(f"Git does not answer: {error.strerror or error}.") from None
        return data if head[1] == b"blob" else None

    def begin(self) -> None:
        """Start the process, so that it is ready when something is asked for."""
        self._pipes()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None or self._owner != os.getpid():
            command = ["git", "-C", str(self._repository.top), "cat-file", "--batch"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            self._owner = os.getpid()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process.stdin, self._process.stdout

    def close(self) -> None:
        """End the process."""
        if self._process is not None and self._owner == os.getpid():
            requests, answers = self._pipes()
            requests.close()
            answers.close()
            self._process.wait()
        self._process = None

    def __getstate__(self) -> Repository:
        return self._repository

    def __setstate__(self, repository: Repository) -> None:
        self.__init__(repository)  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class StagedSource:
    """The bytes of a file as they are staged. They are read from the work tree where they are the same there, which is faster."""

    contents: Contents
    place: str
    name: str | None

    def read(self) -> bytes:
        """The bytes.

        Raises:
            OSError: git has no such file.
        """
        if self.name is not None and ":" not in self.name:
            try:
                with open(self.place, "rb", buffering=0) as file:  # noqa: PTH123
                    data = file.readall()
                if blob_id(data, is_long=len(self.name) > _SHORT).hex() == self.name:
                    return data
            except OSError:
                pass
        found = self.contents.read(self.name)
        if found is None:
            raise OSError(0, "git has no such file")
        return found
