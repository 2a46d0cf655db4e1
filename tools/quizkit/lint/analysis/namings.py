"""Places where a text may say of something on which tier it is: what stands on either side of "is", "such as" and their like.

Which words name an exemplar and which a tier is known only once the whole bank has been read, so that both sides are kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.lexicon.namings import NAMINGS, Namings
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.model.exemplar import Exemplar
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

from .asserted import asserted_texts
from .glance import holds_any, telling_words
from .quotations import blank_quoted

# So many code points are kept on either side; names are shorter.
_SIDE = 48
_MOST_WORDS = 7
_READ = 20_000
_CLAUSE = regex(r"[.!?;,\n]\s+|\n")
_PROPER = regex(r"[A-Z0-9]")
# Markup may stand beside a space and not within a word, so that the words alone are looked for in the source.
_JOINTS = {language: tuple(joint.strip() for joint in (*t.calling, *t.listing)) for language, t in NAMINGS.items()}
# Of those that are words a text has one, or a sign instead.
_SIGN = "("
_HINTS = {language: telling_words(joint for joint in joints if joint != _SIGN) for language, joints in _JOINTS.items()}


class Naming(NamedTuple):
    """A thing (as it stands in its clause) and what it is said to be, or the other way round where `listed`.

    `at` is where the tier's side begins in the source; None where markup keeps places from being counted on from there.
    """

    path: DataPath
    at: int | None
    thing: str
    said: str
    listed: bool = False


def _namings(view: EntityView) -> tuple[Naming, ...] | None:
    table = NAMINGS.get(view.language or "")
    if table is None:
        return None
    found: list[Naming] = []
    joints = _JOINTS[view.language or ""]
    may_name = not view.vocabulary.isdisjoint(_HINTS[view.language or ""]) or _SIGN in view.sources
    for text in asserted_texts(view) if may_name else ():
        if holds_any(text.source, joints) and _PROPER.search(text.source) is not None:
            found += _in_text(text, table)
    if isinstance(view.entity, Exemplar) and (own := view.texts.get(("summary",))) is not None and view.entity.title:
        found.append(_naming(own, view.entity.title, 0, min(len(own.plain.text), _SIDE)))
    return tuple(found) or None


def _in_text(text: TextField, table: Namings) -> Iterator[Naming]:
    words = blank_quoted(text.plain.prose()[:_READ])
    for joint in table.calling:
        at = words.find(joint)
        while at >= 0:
            behind = at + len(joint)
            thing = _clause_before(words, at)
            if _PROPER.search(thing) and _may_be_names(thing, table):
                yield _naming(text, thing, behind, min(behind + _SIDE, len(words)))
            at = words.find(joint, behind)
    for joint in table.listing:
        at = words.find(joint)
        while at >= 0:
            behind = at + len(joint)
            things = words[behind : behind + 2 * _SIDE]
            if _PROPER.match(things[:1]):
                before = _clause_before(words, at)
                yield _naming(text, things, at - len(before), at, listed=True)
            at = words.find(joint, behind)


def _may_be_names(thing: str, table: Namings) -> bool:
    words = thing.split()
    return len(words) <= _MOST_WORDS and words[0] not in table.pronouns


def _clause_before(words: str, at: int) -> str:
    before = words[max(at - _SIDE, 0) : at]
    ends = [match.end() for match in _CLAUSE.finditer(before)]
    if not ends and at > _SIDE:
        return before.partition(" ")[2]
    return before[ends[-1] :] if ends else before


def _naming(text: TextField, thing: str, start: int, end: int, *, listed: bool = False) -> Naming:
    plain = text.plain
    said = plain.text[start:end]
    first, last = plain.source_span(start, end)
    return Naming(text.path, first if last - first == end - start else None, thing, said, listed)


NAMINGS_FOUND: Facts[tuple[Naming, ...]] = Facts("namings", (Entity,), _namings)
