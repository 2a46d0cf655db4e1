"""hypothesis strategies for the model: any entity that the schemas accept, made from the annotations of its class.

Needs the extra `testing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from hypothesis import strategies as st

from quizkit.model.annotations import annotations_of, bare, is_union
from quizkit.model.bank import KINDS, QUESTION_TYPES, Bank, Manifest
from quizkit.model.entity import Entity
from quizkit.model.field import Local, Ref, Text
from quizkit.model.question import Tolerance
from quizkit.model.walk import mark_of
from quizkit.records import MISSING, fields, is_dataclass

T = TypeVar("T", bound=Entity)

_WORD = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)

# Any text that a file may hold: no control characters, no separators that break lines elsewhere; also what makes trouble in XML and YAML.
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff")
_TROUBLE = st.sampled_from(
    ("]]>", "<b>", "&amp;", '"', "'", "\\", "{{", "# x", ": ", "- a", "No", "1.50", "2024-05-01", "*a*", "`<`", "$x<1$", "ü", "水", "🙂")
)
texts = st.lists(st.text(_CHARACTERS, max_size=12) | _TROUBLE, max_size=4).map("".join)
"""Texts of every sort, the empty one among them."""

# Strings that are no text for readers have forms of their own; the name of the field says which.
_FORMS: Mapping[str, st.SearchStrategy[str]] = {
    "language": st.sampled_from(("en", "de", "pt-BR")),
    "licence": st.sampled_from(("CC-BY-4.0", "MIT")),
    "url": st.sampled_from(("https://example.org/", "https://example.org/a?b=1&c=2")),
    "doi": st.just("10.1000/182"),
    "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
    "issued": st.sampled_from(("2024", "2024-05", "2024-05-01")),
    "file": st.just("media/picture.png"),
    "requires": st.just(">=0.1"),
}
# Kinds that readers meet by their titles: the schemas ask for one.
_TITLED = frozenset(("Term", "Scale", "Exemplar", "Source", "Path", "Comparison", "Debate", "Lesson", "Quiz"))
_FREE_REFERENCE = st.tuples(st.sampled_from(("term", "claim", "exemplar")), _WORD).map(":".join)
_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000, max_value=1000)
_AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=1000)
_SHARES = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=1)
_POSITIVE = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=Decimal("0.001"), max_value=1000)
_WEIGHTS = st.fractions(min_value=-1, max_value=1, max_denominator=9)
# Numbers that have bounds of their own; the name of the field says which.
_BOUNDED: Mapping[str, st.SearchStrategy[Any]] = {
    "minutes": _AMOUNTS,
    "absolute": _AMOUNTS,
    "relative": _SHARES,
    "penalty": _SHARES,
    "factor": _POSITIVE,
    "time_limit": _POSITIVE,
    "pass_mark": st.fractions(min_value=0, max_value=1, max_denominator=9),
    "points": _AMOUNTS,
}


def entities(cls: type[T]) -> st.SearchStrategy[T]:
    """Entities of a class: of `Term`, `MultipleChoice` and so on."""
    return cast("st.SearchStrategy[T]", _instances(cls))


def questions() -> st.SearchStrategy[Any]:
    """Questions of all types."""
    return st.one_of([_instances(cls) for cls in QUESTION_TYPES.values()])


@st.composite
def banks(draw: st.DrawFn, most: int = 3) -> Bank:
    """Banks of up to `most` entities of each kind (questions: of each type), every id once."""
    lists: dict[str, tuple[Any, ...]] = {}
    for kind in KINDS.values():
        each = questions() if kind.name == "question" else _instances(kind.entity)
        lists[kind.plural] = tuple(draw(st.lists(each, max_size=most, unique_by=lambda entity: entity.id)))
    return Bank(manifest=draw(_instances(Manifest)), **lists)


def _instances(cls: type[Any]) -> st.SearchStrategy[Any]:
    hints = annotations_of(cls)
    if cls is Tolerance:
        # One of its fields and no other.
        return st.one_of([st.builds(cls, **{name: _values(name, hint)}) for name, hint in hints.items()])
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for item in fields(cls):
        must = item.default is MISSING and item.default_factory is MISSING
        if must or (item.name == "title" and cls.__name__ in _TITLED):
            required[item.name] = _values(item.name, hints[item.name])
        else:
            optional[item.name] = _values(item.name, hints[item.name])
    if cls is Manifest:
        optional["schema"] = st.just(1)
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: cls(**values))


def _values(name: str, hint: Any) -> st.SearchStrategy[Any]:
    mark = mark_of(hint)
    if isinstance(mark, Text):
        return texts
    if isinstance(mark, (Ref, Local)):
        return _references(mark)
    hint = bare(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return st.lists(_values(name, args[0]), max_size=3).map(tuple)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(_WORD, _values(name, args[1]), max_size=3)
    if is_union(hint):
        return st.one_of([_values(name, member) for member in args])
    if is_dataclass(hint):
        return _instances(cast("type", hint))
    if hint in (Decimal, Fraction) and name in _BOUNDED:
        return _BOUNDED[name]
    return _FORMS.get(name, _WORD) if hint is str else _SCALARS[hint]


def _references(mark: Ref | Local) -> st.SearchStrategy[str]:
    if isinstance(mark, Ref) and mark.kind is None:
        return _FREE_REFERENCE
    if isinstance(mark, Ref) and mark.kind == "tier":
        return st.tuples(_WORD, _WORD).map("/".join)
    return _WORD


_SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(min_value=1, max_value=50),
    Decimal: _NUMBERS,
    Fraction: _WEIGHTS,
    date: st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
}
