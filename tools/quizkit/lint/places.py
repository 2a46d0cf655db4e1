"""Problems become findings: paths and spans are turned into lines and columns, a file at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from quizkit.finding import SAME_ENTITY, Finding, Mention, Problem, Related, Remedy, Severity, json_pointer
from quizkit.load.dialect import Defect
from quizkit.load.folder import BankFile, shown_path
from quizkit.load.positions import Lines, Place, locate, offset_in_scalar
from quizkit.load.reader import read_tree
from quizkit.load.yaml import Tree
from quizkit.named_tuples import NamedTuple
from quizkit.records import replace

from .fingerprints import content_digest
from .index import BankIndex
from .rule import Rule


class Span(NamedTuple):
    """A place in a file; `field_line` is the line on which the field begins that holds it, `content` a digest of what stands there."""

    line: int
    column: int
    end_line: int
    end_column: int
    field_line: int
    content: str


class FilePlaces:
    """The places of one file. Most files have no findings: what finding places needs is made when it is asked for."""

    def __init__(self, file: BankFile, tree: Tree) -> None:
        self._file = file
        self._tree = tree

    @cached_property
    def path(self) -> str:
        """The file's path as people see it."""
        return shown_path(self._file.place)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the file."""
        return Lines(self._tree.text)

    def span(self, start: int, end: int) -> Span:
        """Offsets as lines and columns."""
        return self._span(start, end, start, content_digest(self.lines.text[start:end]))

    def _span(self, start: int, end: int, field_start: int, content: str) -> Span:
        return Span(*self.lines.at(start), *self.lines.at(max(end, start)), self.lines.at(field_start)[0], content)

    def problem(self, root: int, problem: Problem) -> Span:
        """Where a problem with an entity of the file stands."""
        if root >= len(self._tree.roots):
            return Span(1, 1, 1, 1, 1, "")
        place = locate(self._tree, root, problem.path)
        field_start = place.start if place.key is None else place.key[0]
        # An entity as a whole is known by its name, whatever else in it changes.
        content = "" if place.value is self._tree.roots[root] else content_digest(place.value)
        if problem.on_key and place.key is not None:
            return self._span(*place.key, field_start, content)
        if isinstance(place.value, str):
            return self._span(*self._in_scalar(place, problem.span), field_start, content)
        return self._span(place.start, place.end, field_start, content)

    def _in_scalar(self, place: Place, span: tuple[int, int] | None) -> tuple[int, int]:
        text, value = self._tree.text, place.value
        if span is None:
            if text[place.start : place.start + 1] not in ("|", ">"):
                return place.start, place.end
            if not value.strip():
                return place.start, place.start + 1  # there is nothing behind the sign
            span = (0, len(value.rstrip()))
        start = offset_in_scalar(text, place.start, value, span[0])
        if span[1] <= span[0]:
            return start, start
        return start, max(offset_in_scalar(text, place.start, value, span[1] - 1) + 1, start)


def defect_finding(rule: Rule, defect: Defect, places: FilePlaces) -> Finding:
    """A defect of a file as a finding."""
    severity = defect.severity or rule.severity
    return _finding(rule, severity, defect.message, places.path, places.span(defect.start, defect.end), remedy=defect.remedy)


def at_path(findings: Iterable[Finding], path: str) -> list[Finding]:
    """Findings of one file as they are shown now: they may have been found while another folder was the working directory."""
    return [
        finding
        if finding.path == path
        else replace(finding, path=path, related=tuple([replace(other, path=path) for other in finding.related]))
        for finding in findings
    ]


def severity_of(rule: Rule, problem: Problem) -> Severity:
    """A problem's severity: the rule's, unless the problem is milder; a preview rule warns at most."""
    severity = problem.severity or rule.severity
    return "warning" if severity == "error" and rule.status == "preview" else severity


def entity_finding(rule: Rule, problem: Problem, places: FilePlaces, root: int, name: str | None) -> Finding:
    """A problem with an entity as a finding."""
    span, pointer = places.problem(root, problem), json_pointer(problem.path)
    related = tuple(
        Related(name, places.path, *places.problem(root, Problem(mention.message, mention.path))[:2], mention.message)
        for mention in problem.related
        if mention.row == SAME_ENTITY
    )
    severity = severity_of(rule, problem)
    return _finding(rule, severity, problem.message, places.path, span, name, pointer, related, problem.remedy, root)


def bank_findings(index: BankIndex, found: Iterable[tuple[Rule, int, Problem]]) -> list[Finding]:
    """The findings of bank rules. Each file that a problem names is read once more, for its positions only."""
    problems = list(found)
    wanted: dict[int, list[tuple[int, Problem | Mention]]] = {}
    for _, row, problem in problems:
        wanted.setdefault(index.file_number(row), []).append((row, problem))
        for mention in problem.related:
            wanted.setdefault(index.file_number(mention.row), []).append((mention.row, mention))
    spans: dict[tuple[int, int], Span] = {}
    paths: dict[int, str] = {}
    for number, items in wanted.items():
        file, _ = index.place(items[0][0])
        places = FilePlaces(file, read_tree(file)[0])
        paths[number] = places.path
        for row, item in items:
            problem = item if isinstance(item, Problem) else Problem(item.message, item.path)
            spans[row, id(item)] = places.problem(index.place(row)[1], problem)
    return [_bank_finding(index, rule, row, problem, spans, paths) for rule, row, problem in problems]


def _bank_finding(
    index: BankIndex, rule: Rule, row: int, problem: Problem, spans: Mapping[tuple[int, int], Span], paths: Mapping[int, str]
) -> Finding:
    related = tuple(
        Related(index.name(item.row), paths[index.file_number(item.row)], *spans[item.row, id(item)][:2], item.message)
        for item in problem.related
    )
    path, span, pointer = paths[index.file_number(row)], spans[row, id(problem)], json_pointer(problem.path)
    severity, root = severity_of(rule, problem), index.place(row)[1]
    return _finding(rule, severity, problem.message, path, span, index.name(row), pointer, related, problem.remedy, root)


def _finding(
    rule: Rule,
    severity: Severity,
    message: str,
    path: str,
    span: Span,
    entity: str | None = None,
    pointer: str | None = None,
    related: tuple[Related, ...] = (),
    remedy: Remedy | None = None,
    root: int = 0,
) -> Finding:
    return Finding(
        rule.code,
        rule.name,
        severity,
        message,
        path,
        *span[:4],
        entity,
        pointer,
        None if remedy is None else remedy.safety,
        related,
        field_line=span.field_line,
        content=span.content,
        remedy=remedy,
        root=root,
    )
