"""Every reference of an entity: from fields, and from links and images in its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.model.exemplar import Exemplar
from quizkit.model.field import Ref
from quizkit.patterns import regex
from quizkit.text import ast, walk

# Where it stands, the kind that the field can only point at (None where the text says it), and the text.
Reference = tuple[DataPath, str | None, str]

# A link's target is a reference where it begins with a word and a colon that is no address. Images have rules of their own.
_ADDRESS = regex(r"(?:https?|mailto|ftp|javascript|data|tel|media):", re.IGNORECASE)
_REFERENCE = regex(r"[a-z]+:(?!//)")


def references_of(view: EntityView) -> tuple[Reference, ...] | None:
    """All references of an entity, or None where it has none."""
    if not view.references and "]" not in view.signs and not isinstance(view.entity, Exemplar):
        return None
    # Many questions point at few things: equal references are kept once, however large the bank.
    found = tuple([_SHARED.setdefault(reference, reference) for reference in _references(view)])
    return found or None


_SHARED: dict[Reference, Reference] = {}


def _share(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    return tuple([_SHARED.setdefault(reference, reference) for reference in references])


def _references(view: EntityView) -> Iterator[Reference]:
    own_kind = view.entity.entity_kind
    for path, mark, value in view.references:
        if isinstance(mark, Ref):
            yield path, own_kind if mark.kind == "same" else mark.kind, value
    if isinstance(view.entity, Exemplar):
        for scale, stated in view.entity.stated.items():
            yield ("stated", scale, "tier"), "tier", f"{scale}/{stated.tier}"
    for text in view.texts.values() if "]" in view.signs else ():
        if "](" in text.source:
            for link in links_of(text):
                if _REFERENCE.match(link.target) and not _ADDRESS.match(link.target):
                    yield text.path, None, link.target


def links_of(text: TextField) -> Iterator[ast.Link]:
    """The links of a text."""
    for node in nodes_of(text):
        if isinstance(node, ast.Link):
            yield node


def nodes_of(text: TextField) -> Iterator[ast.Block | ast.Inline]:
    """Every node of a text, outermost first."""
    return walk.nodes_of(text.document)


REFERENCES: Facts[tuple[Reference, ...]] = Facts("references", (Entity,), references_of, share=_share)
