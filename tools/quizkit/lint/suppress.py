"""Suppressions: `# quizkit: ignore[slug] reason` at the end of a line, or on a line of its own above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from quizkit.finding import Erase, Finding, Remedy
from quizkit.load.positions import Lines, is_in_scalar
from quizkit.load.yaml import Tree
from quizkit.patterns import regex
from quizkit.records import dataclass, field

_MARK = "quizkit:"
# A comment that addresses quizkit in another form names no rule, and is reported as such.
_COMMENT = regex(r"(?:(?<=\s)|^)#[ \t]*quizkit:[ \t]*(?:ignore[ \t]*\[([^\]\n]*)\])?([^\n]*)", re.MULTILINE | re.IGNORECASE)


@dataclass(slots=True)
class Suppression:
    """Silences rules on one line. `words` are what it names, each with its offset; `used` are those that silenced one.

    `start` and `end` are the comment's offsets.
    """

    line: int
    words: tuple[tuple[str, int], ...]
    reason: str
    start: int
    end: int
    used: set[str] = field(default_factory=set)

    def silences(self, finding: Finding) -> bool:
        """Whether it names the rule of a finding on its line; remembers that it was of use."""
        named = {word for word, _ in self.words if word == finding.rule or word.upper() == finding.code}
        self.used |= named
        return bool(named)


def find_suppressions(tree: Tree) -> list[Suppression]:
    """The suppressions of a file; the same characters within a text are none."""
    if _MARK not in tree.text.lower():
        return []
    lines = Lines(tree.text)
    found = []
    next_lines = _next_lines_of_content(lines)
    for match in _COMMENT.finditer(tree.text):
        if is_in_scalar(tree, match.start()):
            continue
        line, column = lines.at(match.start())
        if not lines.line(line)[: column - 1].strip():
            line = next_lines[line]
        words = tuple((word[0], match.start(1) + word.start()) for word in re.finditer(r"[^\s,]+", match[1] or ""))
        end = match.start() + len(match[0].rstrip())
        found.append(Suppression(line, words, match[2].strip(), match.start(), end))
    return found


def _next_lines_of_content(lines: Lines) -> list[int]:
    """For each line (counted from 1; 0 stands for none) the next one below it that is neither empty nor a comment."""
    texts = lines.text.split("\n")
    following = len(texts)
    below = [following] * (len(texts) + 1)
    for number in range(len(texts), 0, -1):
        below[number] = following
        text = texts[number - 1].strip()
        if text and not text.startswith("#"):
            following = number
    return below


def erasure(text: str, suppression: Suppression, number: int, unused: Collection[int]) -> Remedy:
    """What takes a word out of a comment, or the whole comment where none of its words is of use; words are told by their numbers."""
    if len(unused) == len(suppression.words):
        line = text.rfind("\n", 0, suppression.start) + 1
        start = line + len(text[line : suppression.start].rstrip())
        end = text.find("\n", suppression.start)
        end = len(text) if end < 0 else end
        is_alone = start == line
        # Of a line that is gone its end is gone; where it was the last one, that of the line before it.
        if is_alone and end == len(text):
            start = max(start - 1, 0)
        elif not is_alone and text[end - 1] == "\r":
            end -= 1
        return Remedy("Delete the comment", (Erase(start, end + is_alone if end < len(text) else end),))
    (word, start), *others = suppression.words[number:]
    end = start + len(word)
    if others:
        end = others[0][1]
    else:
        before, at = suppression.words[number - 1]
        start = at + len(before)
    return Remedy("Take the word out of the comment", (Erase(start, end),))


def by_line(suppressions: Iterable[Suppression]) -> dict[int, list[Suppression]]:
    """Comments that silence rules, by the line that they stand for."""
    found: dict[int, list[Suppression]] = {}
    for suppression in suppressions:
        found.setdefault(suppression.line, []).append(suppression)
    return found
