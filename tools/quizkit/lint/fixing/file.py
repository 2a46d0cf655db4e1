"""Mends one file: as many remedies at once as do not overlap, each one proved."""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from quizkit.finding import Edit, Erase, Finding
from quizkit.lint.view import EntityView
from quizkit.load.dialect import decode
from quizkit.load.yaml import Tree, compose
from quizkit.records import dataclass, field, replace

from . import guards
from .keys import check_key
from .proof import prove
from .refusal import RefusedError
from .source import Source, Splice
from .splices import Target, splices_of


@dataclass
class MendedFile:
    """A file with remedies applied: its new source, the findings that are mended, and those that are not, with the reason."""

    source: bytes
    mended: list[Finding] = field(default_factory=list)
    refused: list[tuple[Finding, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Planned:
    """The remedy of some findings, as splices of the source."""

    findings: tuple[Finding, ...]
    root: int
    edits: tuple[Edit, ...]
    splices: tuple[Splice, ...]


def mend(kind: str, source: bytes, findings: Iterable[Finding], views: dict[int, EntityView]) -> MendedFile:
    """Apply the remedies of findings of a file of a kind. What overlaps with another remedy waits: it is neither mended nor refused.

    `views` are the entities of the file that could be built, by their place in it.
    """
    result = MendedFile(source)
    findings = list(findings)
    try:
        text, tree, is_crlf = _read(source)
    except RefusedError as error:
        result.refused = [(finding, str(error)) for finding in findings]
        return result
    planned = _without_overlap(_plan(kind, tree, text if is_crlf else "", findings, views, result))
    kept = _settled(tree, planned, result)
    result.mended = [finding for plan in kept for finding in plan.findings]
    mended = _applied(tree.text, kept)
    result.source = (mended.replace("\n", "\r\n") if is_crlf else mended).encode()
    return result


def _read(source: bytes) -> tuple[str, Tree, bool]:
    """The text, the data, and whether every line ends in CR LF; lines of the data end in LF.

    Raises:
        RefusedError: the file is faulty, or its lines end in several ways.
    """
    text, defects = decode(source)
    if any(defect.severity is None for defect in defects):
        raise RefusedError("The file has faults that must be mended first.")
    is_crlf = "\r\n" in text
    plain = text.replace("\r\n", "\n")
    if "\r" in plain or (is_crlf and text.count("\r\n") != plain.count("\n")):
        raise RefusedError("The lines of the file end in several ways.")
    tree = compose(plain)
    if not tree.complete or tree.defects:
        raise RefusedError("The file has faults that must be mended first.")
    return text, tree, is_crlf


def _plan(
    kind: str, tree: Tree, crlf_text: str, findings: Sequence[Finding], views: dict[int, EntityView], result: MendedFile
) -> list[_Planned]:
    source = Source(tree)
    # Not by the edits themselves: to Python 1 and True are equal.
    found: dict[tuple[int, str], _Planned] = {}
    for finding in findings:
        remedy = finding.remedy
        assert remedy is not None
        edits = tuple([_moved(edit, crlf_text) for edit in remedy.edits])
        name = finding.root, repr(edits)
        if name in found:
            found[name] = replace(found[name], findings=(*found[name].findings, finding))
            continue
        try:
            if finding.root >= len(tree.roots):
                raise RefusedError("The entity is not there any more.")
            guards.check(tree.roots[finding.root], edits, views.get(finding.root))
            splices = splices_of(Target(source, kind, finding.root), edits)
            if not splices:
                raise RefusedError("The file reads so already.")
            _check_order(splices)
            if remedy.safety == "safe":
                guards.check_remarks(source.text, edits, splices)
        except RefusedError as error:
            result.refused.append((finding, str(error)))
            continue
        found[name] = _Planned((finding,), finding.root, edits, tuple(splices))
    return list(found.values())


def _moved(edit: Edit, crlf_text: str) -> Edit:
    """An edit of characters of a file with CR LF, as one of the text with LF."""
    if not crlf_text or not isinstance(edit, Erase):
        return edit
    return Erase(*[offset - crlf_text.count("\r\n", 0, offset) for offset in (edit.start, edit.end)])


def _check_order(splices: Sequence[Splice]) -> None:
    """Splices of one remedy may not touch the same characters.

    Raises:
        RefusedError: they do.
    """
    for before, after in _pairs(splices):
        if after.start < before.end:
            raise RefusedError("The edits of the remedy touch the same place.")


def _pairs(splices: Sequence[Splice]) -> list[tuple[Splice, Splice]]:
    ordered = sorted(splices, key=lambda splice: (splice.start, splice.end))
    return list(itertools.pairwise(ordered))


def _without_overlap(planned: Sequence[_Planned]) -> list[_Planned]:
    """The remedies that do not touch one another: the one that begins first goes first, all its splices or none."""
    kept: list[_Planned] = []
    taken: list[tuple[int, int]] = []
    for plan in sorted(planned, key=lambda plan: min((splice.start, splice.end) for splice in plan.splices)):
        spans = [(splice.start, splice.end) for splice in plan.splices]
        if any(_touches(span, taken) for span in spans):
            continue
        kept.append(plan)
        for span in spans:
            insort(taken, span)
    return kept


def _touches(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a span overlaps with one of others, which do not overlap among themselves and stand in order.

    Two insertions at one place do, for the result would depend on their order.
    """
    at = bisect_left(taken, span)
    return any(span == other or (span[0] < other[1] and other[0] < span[1]) for other in taken[max(at - 1, 0) : at + 1])


def _settled(tree: Tree, planned: Sequence[_Planned], result: MendedFile) -> list[_Planned]:
    """The remedies that can be applied together and proved: one that fails does not take the others along."""
    kept: list[_Planned] = []
    waiting = [list(planned)]
    while waiting:
        group = waiting.pop()
        try:
            _prove(tree, [*kept, *group])
        except RefusedError as error:
            if len(group) == 1:
                if not kept or not _holds(tree, group):
                    result.refused += [(finding, str(error)) for finding in group[0].findings]
            elif group:
                half = len(group) // 2
                waiting += [group[half:], group[:half]]
            continue
        kept += group
    return kept


def _holds(tree: Tree, planned: Sequence[_Planned]) -> bool:
    """Whether remedies can be proved by themselves: what others stand in the way of waits for the next round."""
    try:
        _prove(tree, planned)
    except RefusedError:
        return False
    return True


def _prove(tree: Tree, planned: Sequence[_Planned]) -> None:
    edits: dict[int, list[Edit]] = {}
    for plan in planned:
        edits.setdefault(plan.root, []).extend(plan.edits)
    for root, each in edits.items():
        check_key(tree.roots[root], each)
    prove(tree, _applied(tree.text, planned), edits)


def _applied(text: str, planned: Iterable[_Planned]) -> str:
    """A text with all splices made; those at one place stand in the order of the edits."""
    parts: list[str] = []
    at = 0
    for splice in sorted((splice for plan in planned for splice in plan.splices), key=lambda splice: (splice.start, splice.end)):
        parts += [text[at : splice.start], splice.new]
        at = max(at, splice.end)
    return "".join([*parts, text[at:]])
