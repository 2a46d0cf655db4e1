"""Suppressions: `# quizkit: ignore[slug] reason` at the end of a line, or on a line of its own above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quizkit.finding import Finding
from quizkit.load.positions import Lines, is_in_scalar
from quizkit.load.yaml import Tree

_MARK = "quizkit:"
# A comment that addresses quizkit in another form names no rule, and is reported as such.
_COMMENT = re.compile(r"(?:(?<=\s)|^)#[ \t]*quizkit:[ \t]*(?:ignore[ \t]*\[([^\]\n]*)\])?([^\n]*)", re.MULTILINE | re.IGNORECASE)


@dataclass(slots=True)
class Suppression:
    """Silences rules on one line. `words` are what it names, each with its offset; `used` are those that silenced one."""

    line: int
    words: tuple[tuple[str, int], ...]
    reason: str
    start: int
    used: set[str] = field(default_factory=set)

    def silences(self, finding: Finding) -> bool:
        """Whether it stands at the finding's line, or at the line of its field, and names its rule; remembers that it was of use."""
        if self.line not in (finding.line, finding.field_line):
            return False
        named = {word for word, _ in self.words if word in (finding.rule, finding.code)}
        self.used |= named
        return bool(named)


def find_suppressions(tree: Tree, lines: Lines) -> list[Suppression]:
    """The suppressions of a file; the same characters within a text are none."""
    if _MARK not in tree.text.lower():
        return []
    found = []
    for match in _COMMENT.finditer(tree.text):
        if is_in_scalar(tree, match.start()):
            continue
        line, column = lines.at(match.start())
        if not lines.line(line)[: column - 1].strip():
            line = _next_line_of_content(lines, line)
        words = tuple((word[0], match.start(1) + word.start()) for word in re.finditer(r"[^\s,]+", match[1] or ""))
        found.append(Suppression(line, words, match[2].strip(), match.start()))
    return found


def _next_line_of_content(lines: Lines, line: int) -> int:
    last = lines.text.count("\n") + 1
    line += 1
    while line < last and (not lines.line(line).strip() or lines.line(line).lstrip().startswith("#")):
        line += 1
    return line
