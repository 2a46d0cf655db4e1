"""`duplicates.toml`: the pairs of questions of a bank that may be alike, each with a reason.

An entry is keyed by what the two questions ask, offer and key, so an edit of either asks again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeGuard

from quizkit.atomic import replace_file
from quizkit.errors import ConfigError, UnreadableError, suggestion
from quizkit.load.folder import shown_path
from quizkit.patterns import regex
from quizkit.records import dataclass

from .config import ALLOW_LIST

FILE = ALLOW_LIST
_KEYS = ("questions", "content", "reason")
_ENTRY = regex(r"^[ \t]*\[\[[ \t]*allowed[ \t]*\]\]", re.MULTILINE)
_DIGEST = regex(r"[0-9a-f]{16}")
_HEAD = """\
# Pairs of questions that may be alike, and why. `quizkit duplicates --allow ID ID --reason "…"` adds one.
# An edit of either question asks again.
"""


@dataclass(frozen=True, slots=True)
class AllowedPair:
    """Two ids, the fingerprint of each question when the pair was allowed, the reason, and the line of the entry."""

    ids: tuple[str, str]
    content: tuple[str, str]
    reason: str
    line: int


def read_allow_list(root: Path, read: Callable[[Path], bytes | None] | None = None) -> tuple[AllowedPair, ...]:
    """The pairs that a bank allows; none where it has no such file. `read` gives the bytes of a file where not the disk's are meant.

    Raises:
        ConfigError: the file holds something that means nothing; the sentence names the line.
        UnreadableError: the file cannot be read.
    """
    file = root / FILE
    if read is None and not file.is_file():
        return ()
    try:
        data = file.read_bytes() if read is None else read(file)
        if data is None:
            return ()
        text = data.decode("utf-8")
    except OSError as error:
        raise UnreadableError(f"The allow-list '{shown_path(file)}' cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError as error:
        raise UnreadableError(f"The allow-list '{shown_path(file)}' cannot be read: {error}.") from None
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)\Z", str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise ConfigError(f"{shown_path(file)}:{line}: {str(error)[:1].lower()}{str(error)[1:]}.") from None
    except RecursionError as error:
        raise UnreadableError(f"The allow-list '{shown_path(file)}' cannot be read: {error}.") from None
    return _Reader(file, text).pairs(table)


class _Reader:
    """Makes pairs of a table, or says at which line it means nothing."""

    def __init__(self, file: Path, text: str) -> None:
        self._file = file
        self._lines = [text.count("\n", 0, match.start()) + 1 for match in _ENTRY.finditer(text)]

    def pairs(self, table: Mapping[str, Any]) -> tuple[AllowedPair, ...]:
        for key in table:
            if key != "allowed":
                self._fail(1, f"there is no setting '{key}'{suggestion(key, ('allowed',))}: each pair is a table [[allowed]]")
        entries = table.get("allowed", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._fail(1, "'allowed' holds a table [[allowed]] for each pair")
        return tuple([self._pair(entry, self._line(at)) for at, entry in enumerate(entries)])

    def _line(self, at: int) -> int:
        return self._lines[at] if at < len(self._lines) else 1

    def _pair(self, entry: Mapping[str, Any], line: int) -> AllowedPair:
        for key in entry:
            if key not in _KEYS:
                self._fail(line, f"an allowed pair has no '{key}'{suggestion(key, _KEYS)}: it has {', '.join(_KEYS)}")
        ids, content, reason = (entry.get(key) for key in _KEYS)
        if not _are_two(ids) or ids[0] == ids[1]:
            self._fail(line, '\'questions\' names the ids of two questions, as ["one", "other"]')
        if not _are_two(content) or not all(map(_DIGEST.fullmatch, content)):
            self._fail(line, "'content' holds the fingerprints of the two questions: let `quizkit duplicates --allow` write the entry")
        if not isinstance(reason, str) or not any(map(str.isalnum, reason)):
            self._fail(line, "'reason' says why the two questions may be alike")
        return AllowedPair((ids[0], ids[1]), (content[0], content[1]), reason, line)

    def _fail(self, line: int, message: str) -> NoReturn:
        raise ConfigError(f"{shown_path(self._file)}:{line}: {message}.")


def _are_two(words: object) -> TypeGuard[list[str]]:
    return isinstance(words, list) and len(words) == 2 and all(isinstance(word, str) and word for word in words)


def add_to_allow_list(root: Path, ids: tuple[str, str], content: tuple[str, str], reason: str) -> None:
    """Write one more pair; an entry for the same two questions gives way to it, and everything else stays as it is.

    Raises:
        ConfigError: the file that is there means nothing.
        UnreadableError: it cannot be read or written.
    """
    file = root / FILE
    known = read_allow_list(root)
    text = file.read_bytes().decode("utf-8") if file.is_file() else _HEAD
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if len(starts) != len(known):
        raise ConfigError(f"{shown_path(file)}:1: write each pair as a table of its own, [[allowed]], so that one can be added.")
    for at in reversed(range(len(known))):
        if set(known[at].ids) == set(ids):
            text = text[: starts[at]] + (text[starts[at + 1] :] if at + 1 < len(starts) else "")
    lines = (
        "[[allowed]]",
        f"questions = [{_quoted(ids[0])}, {_quoted(ids[1])}]",
        f"content = [{_quoted(content[0])}, {_quoted(content[1])}]",
        f"reason = {_quoted(reason)}",
    )
    replace_file(file, (text.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n").encode("utf-8"))


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON escapes all that it must, save the delete character. What no file can hold becomes "?"."""
    sound = text.encode("utf-8", "replace").decode()
    import json

    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")
