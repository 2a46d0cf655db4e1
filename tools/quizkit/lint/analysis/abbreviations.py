"""Abbreviations in capitals: where an entity uses them, which it spells out, and which names hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.lexicon.capitals import KNOWN_CAPITALS
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity
from quizkit.model.exemplar import Exemplar
from quizkit.model.media import Media
from quizkit.model.scale import Scale
from quizkit.model.source import Source
from quizkit.model.stimulus import Stimulus
from quizkit.model.term import Term
from quizkit.patterns import regex

_CAPITALS = regex(r"(?<![\w.&/@#-])([A-Z]{2,6})(?:s|['’]s)?(?![\w&/@#]|-[A-Z0-9]|\.[\w])")
_ROMAN = regex(r"[IVXLC]+")
_READ = 20_000
_NO_STATEMENTS = frozenset(("title", "authors", "reviewed", "origin", "notes", "aliases", "authority", "grader_notes", "attribution"))

# The path and the span in the source of the first use of each, and those that are spelt out.
Used = tuple[dict[str, tuple[DataPath, tuple[int, int]]], tuple[str, ...]]


def _used(view: EntityView) -> Used | None:
    known = KNOWN_CAPITALS.get(view.language or "")
    if known is None or isinstance(view.entity, Source | Media | Stimulus) or view.entity.status == "retired":
        return None
    first: dict[str, tuple[DataPath, tuple[int, int]]] = {}
    spelt: list[str] = []
    for path, text in view.texts.items():
        if path[0] in _NO_STATEMENTS or _CAPITALS.search(text.source[:_READ]) is None:
            continue
        plain = text.plain
        words = plain.prose()[:_READ]
        for match in _CAPITALS.finditer(words):
            name = match[1]
            if name in known or _ROMAN.fullmatch(name) or _is_shouted(words, match):
                continue
            if _is_spelt_out(words, match):
                spelt.append(name)
            elif name not in first:
                first[name] = path, plain.source_span(*match.span(1))
    return (first, tuple(spelt)) if first or spelt else None


def _is_shouted(words: str, match: re.Match[str]) -> bool:
    """Whether a neighbour is in capitals too, as in a heading or a cry."""
    before, behind = words[max(match.start() - 40, 0) : match.start()].split(), words[match.end() : match.end() + 40].split()
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in (*before[-1:], *behind[:1]))


def _is_spelt_out(words: str, match: re.Match[str]) -> bool:
    """Whether the words of an abbreviation stand in brackets behind it, or it in brackets behind them."""
    if words[match.end() : match.end() + 2] == " (":
        inner = words[match.end() + 2 : match.end() + 100].partition(")")[0]
        return _initials(inner.split()).startswith(match[1][:2].lower())
    if words[: match.start()].endswith("("):
        before = words[max(match.start() - 120, 0) : match.start() - 1].replace("-", " ").split()
        return match[1][0].lower() in _initials(before[-2 * len(match[1]) :])
    return False


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words).lower()


def _named(view: EntityView) -> tuple[str, ...] | None:
    return tuple({match for name in _names(view.entity) for match in re.findall(r"[A-Z]{2,}", name[:_READ])}) or None


def _names(entity: Entity) -> Iterator[str]:
    if entity.title:
        yield entity.title
    if isinstance(entity, Term):
        yield from (alias.text for alias in entity.aliases)
    if isinstance(entity, Scale):
        yield from (tier.title for tier in entity.tiers)


ABBREVIATIONS_USED: Facts[Used] = Facts("abbreviations", (Entity,), _used)
# Abbreviations in the names of terms, tiers, exemplars and sources.
ABBREVIATIONS_NAMED: Facts[tuple[str, ...]] = Facts("abbreviations-named", (Term, Scale, Exemplar, Source), _named)
