"""Whatever the standard library's named tuples do, ours do."""

from __future__ import annotations

import copy
import inspect
import pickle
import sys
import typing
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit import named_tuples

NAMES = ("alpha", "beta", "cls", "self", "count")
VALUES = st.one_of(st.none(), st.integers(0, 3), st.text(max_size=2))
# The fields by name: no default, or a list of one.
FIELDS = st.dictionaries(st.sampled_from(NAMES), st.one_of(st.none(), st.lists(VALUES, min_size=1, max_size=1)), max_size=4)


def build(base: Any, fields: dict[str, list[Any] | None]) -> type[Any]:
    """A class made by either library."""
    body: dict[str, Any] = {"__module__": __name__, "__qualname__": "Thing", "__annotations__": dict.fromkeys(fields, int)}
    body |= {name: default[0] for name, default in fields.items() if default is not None}
    body |= {"__doc__": "A thing.", "first": property(lambda self: self[0]), "twice": lambda self: self * 2, "constant": 5}
    (resolved,) = base.__mro_entries__((base,))
    made: type[Any] = type(resolved)("Thing", (resolved,), body)
    return made


def result(call: Callable[[], Any]) -> tuple[str, Any]:
    """What a call gives, or the kind of error that it raises. That of a wrong replacement was another before Python 3.13."""
    try:
        return "value", call()
    except Exception as error:
        return "error", TypeError if isinstance(error, ValueError) else type(error)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[type[Any], type[Any]]:
    fields = draw(FIELDS)
    ordered = dict(sorted(fields.items(), key=lambda item: item[1] is not None))  # those with defaults stand last
    return build(named_tuples.NamedTuple, ordered), build(typing.NamedTuple, ordered)


ARGUMENTS = st.tuples(st.lists(VALUES, max_size=5), st.dictionaries(st.sampled_from((*NAMES, "none")), VALUES, max_size=3))


@given(pairs(), ARGUMENTS, ARGUMENTS)
def test_they_behave_alike(
    classes: tuple[type[Any], type[Any]], first: tuple[list[Any], dict[str, Any]], second: tuple[list[Any], dict[str, Any]]
) -> None:
    ours, theirs = classes
    assert (ours._fields, ours._field_defaults, ours.__match_args__) == (theirs._fields, theirs._field_defaults, theirs.__match_args__)
    assert (ours.__doc__, ours.__mro__[1:], ours.constant) == (theirs.__doc__, theirs.__mro__[1:], theirs.constant)
    assert str(inspect.signature(ours.__new__)) == str(inspect.signature(theirs.__new__))
    made = [result(lambda cls=cls: cls(*first[0], **first[1])) for cls in classes]  # type: ignore[misc]
    assert made[0] == made[1]
    assert result(lambda: ours._make(first[0])) == result(lambda: theirs._make(first[0]))
    if made[0][0] == "error":
        return
    mine, its = made[0][1], made[1][1]
    assert (repr(mine), hash(mine), mine._asdict(), mine.twice(), [getattr(mine, name) for name in ours._fields]) == (
        (repr(its), hash(its), its._asdict(), its.twice(), [getattr(its, name) for name in ours._fields])
    )
    assert result(lambda: mine.first) == result(lambda: its.first)
    assert result(lambda: mine._replace(**second[1])) == result(lambda: its._replace(**second[1]))
    assert result(lambda: setattr(mine, "alpha", 1)) == result(lambda: setattr(its, "alpha", 1))
    assert result(lambda: setattr(mine, "other", 1)) == result(lambda: setattr(its, "other", 1))
    vars(sys.modules[__name__])["Thing"] = ours
    for copied in (copy.copy(mine), copy.deepcopy(mine), pickle.loads(pickle.dumps(mine))):
        assert (copied, type(copied)) == (mine, ours)


class Above(named_tuples.NamedTuple):
    """One that a class builds on."""

    left: int
    right: int = 2


class Below(Above):
    """One that adds a method, and is made by the class above it."""

    def __new__(cls, left: int) -> Below:
        return super().__new__(cls, left, left + 1)


def test_a_class_may_build_on_one() -> None:
    assert Below(1) == (1, 2)
    assert repr(Below(1)) == "Below(left=1, right=2)"
    assert Above(right=3, left=1)._replace(left=0) == (0, 3)
    assert typing.get_type_hints(Above) == {"left": int, "right": int}
    match Above(1):
        case Above(left, right):
            assert (left, right) == (1, 2)


def test_there_is_no_other_base() -> None:
    with pytest.raises(TypeError, match="no other base"):
        type("Both", named_tuples.NamedTuple.__mro_entries__((named_tuples.NamedTuple, int)), {})  # type: ignore[attr-defined]
