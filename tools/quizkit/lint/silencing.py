"""Writes the comments that silence findings into a file, and proves that nothing but comments has changed."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Finding
from quizkit.load.dialect import decode
from quizkit.load.layout.proof import is_same_data
from quizkit.load.positions import Lines
from quizkit.load.yaml import Tree, compose
from quizkit.records import dataclass, field

from .registry import Registry
from .suppress import Suppression, find_suppressions

# In these a line may belong to a text or to a value between brackets.
_OPENINGS = frozenset("|>\"'{[")


@dataclass
class Silenced:
    """A file with comments for its findings: those that they silence, and each of the others with the reason why it cannot be silenced."""

    text: str
    silenced: list[Finding] = field(default_factory=list)
    refused: list[tuple[Finding, str]] = field(default_factory=list)


def why_not(finding: Finding, registry: Registry) -> str | None:
    """Why no comment can silence a finding, whatever its place; None where one can."""
    rule = registry.by_name[finding.rule]
    if rule.raised_by == "load":
        return "what it finds is not in the bank: mend the file"
    if not rule.silenceable:
        return "an export would lose or leak what it finds: mend it"
    if rule.family == "SUP":
        return "it is about such a comment: mend that"
    return None


def silence(source: bytes, findings: Iterable[Finding], registry: Registry, reason: str = "") -> Silenced:
    """Give each finding of a file a comment on a line of its own above its field, or the comment that stands there one more word."""
    text, _ = decode(source)
    tree = compose(text)
    lines = Lines(text)
    result = Silenced(text)
    standing = [suppression for suppression in find_suppressions(tree) if suppression.words]
    above: dict[int, set[str]] = {}
    longer: dict[int, set[str]] = {}
    for finding in findings:
        why = why_not(finding, registry)
        number = next((n for line in (finding.field_line, finding.line) for n, other in enumerate(standing) if other.line == line), None)
        if why is None and number is None and _is_within_a_value(tree, lines.start(finding.field_line)):
            why = "its line is part of a value that spans several lines: mend it, or write the comment yourself"
        if why is not None:
            result.refused.append((finding, why))
            continue
        result.silenced.append(finding)
        if number is None:
            above.setdefault(finding.field_line, set()).add(finding.rule)
        else:
            longer.setdefault(number, set()).add(finding.rule)
    inserted = [(lines.start(line), _comment(lines.line(line), sorted(rules), reason, text)) for line, rules in above.items()]
    for number, rules in longer.items():
        inserted += _longer(standing[number], sorted(rules), reason)
    result.text = _with(text, inserted)
    if not _is_same(tree, compose(result.text)):
        why = "the comment would change the data, which is a mistake of quizkit's: please report it"
        return Silenced(text, [], [*result.refused, *((finding, why) for finding in result.silenced)])
    return result


def _comment(line: str, rules: list[str], reason: str, text: str) -> str:
    indent = line[: len(line) - len(line.lstrip(" "))]
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{indent}# quizkit: ignore[{', '.join(rules)}]{' ' if reason else ''}{reason}{end}"


def _longer(suppression: Suppression, rules: list[str], reason: str) -> list[tuple[int, str]]:
    """What makes a comment that is there name more rules, and give a reason besides its own."""
    word, start = suppression.words[-1]
    inserted = [(start + len(word), f", {', '.join(rules)}")]
    if reason and reason not in suppression.reason:
        inserted.append((suppression.end, f"; {reason}" if suppression.reason else f" {reason}"))
    return inserted


def _with(text: str, inserted: list[tuple[int, str]]) -> str:
    for offset, addition in sorted(inserted, reverse=True):
        text = text[:offset] + addition + text[offset:]
    return text


def _is_within_a_value(tree: Tree, offset: int) -> bool:
    """Whether a line begins within a quoted text, a block of text, or brackets."""
    if tree.is_list and tree.first_node and tree.text[: tree.span(tree.first_node[0])[0]].rstrip().endswith(("[", ",")):
        return True
    spans = map(tree.span, range(len(tree.nodes)))
    return any(start < offset < end and tree.text[start] in _OPENINGS for start, end in spans)


def _is_same(before: Tree, after: Tree) -> bool:
    return not any(defect.severity is None for defect in after.defects) and is_same_data(before.roots, after.roots)
