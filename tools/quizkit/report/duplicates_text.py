"""What is alike, for a terminal: each cluster with its members, the first in full and the others as they differ from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.similarity.diff import shortened
from quizkit.stats.answer_lines import AnswerLine
from quizkit.stats.duplicates import Alike, AlikeCluster, Member

from .duplicates_diff import differing, in_short
from .terminal import Style, safe

# Of a large cluster so many members are shown.
_SHOWN = 10
# Of a long answer the beginning is shown, and of a long text so many words on either side of each difference.
_LONGEST, _CONTEXT = 600, 20


def duplicates_text(alike: Alike, style: Style) -> Iterator[str]:
    """The lines of the report."""
    for cluster in alike.clusters:
        yield from _cluster(cluster, style, two_banks=len(alike.titles) > 1)
        yield ""
    yield style.bold(summary(alike))


def summary(alike: Alike) -> str:
    """How much is alike, in a sentence."""
    counts: dict[str, int] = {}
    for cluster in alike.clusters:
        counts[cluster.rule] = counts.get(cluster.rule, 0) + 1
    among = " against ".join(f"{count:,}" for count in alike.compared)
    if not counts:
        return f"Nothing is alike: {among} questions and terms compared."
    said = ", ".join(f"{count:,} {rule}" for rule, count in counts.items())
    return (
        f"{len(alike.clusters):,} {'cluster' if len(alike.clusters) == 1 else 'clusters'} ({said}); {among} questions and terms compared."
    )


def _cluster(cluster: AlikeCluster, style: Style, *, two_banks: bool) -> Iterator[str]:
    label = style.severity(cluster.severity, cluster.severity)
    note = f": {safe(cluster.note)}" if cluster.note else ""
    noun = "terms" if cluster.members[0].kind == "term" else "questions"
    yield f"{label} {style.bold(cluster.rule)} ({cluster.size:,} {noun}{note})"
    first, *others = cluster.members
    text = in_short(first.text, (other.text for other in others), _LONGEST, _CONTEXT)
    yield from _member(first, safe(text), first.answers, style, two_banks)
    for other in others[: _SHOWN - 1]:
        answers = other.answers if sorted(first.answers) != sorted(other.answers) else ()
        yield from _member(other, _diff(first.text, other.text, style), answers, style, two_banks)
    if cluster.size > min(len(cluster.members), _SHOWN):
        yield f"  and {cluster.size - min(len(cluster.members), _SHOWN):,} more"


def _member(member: Member, text: str, answers: Iterable[AnswerLine], style: Style, two_banks: bool) -> Iterator[str]:
    bank = " (incoming)" if two_banks and member.bank else ""
    place = f"{safe(member.place.path)}:{member.place.line}:{member.place.column}"
    yield f"  {style.bold(safe(member.id))}{bank} {style.dim(place)}"
    yield f"    {text}"
    for answer, is_right in answers:
        yield f"      {'*' if is_right else '-'} {_cut(answer)}"


def _diff(one: str, other: str, style: Style) -> str:
    """The other text, with what it lacks of the one in [-…-] and what it has beside it in {+…+}."""
    if one == other:
        return "the same text"
    pieces = differing(one, other)
    if all(piece.is_same for piece in pieces):
        return "the same words"
    parts = []
    for piece in shortened(pieces, _CONTEXT):
        left, right = safe("".join(piece.left)), safe("".join(piece.right))
        if piece.is_same:
            parts.append(right)
            continue
        lacks = style.severity("error", f"[-{left.rstrip()}-]") if left else ""
        has = style.severity("info", f"{{+{right.rstrip()}+}}") if right else ""
        parts.append(f"{lacks}{has}{' ' if (right or left).endswith(' ') else ''}")
    return "".join(parts).rstrip()


def _cut(text: str) -> str:
    return safe(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
