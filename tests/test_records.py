"""Whatever the standard library's dataclasses do, ours do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
import typing
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit import records

NAMES = ("alpha", "beta", "_gamma", "self_", "make", "_set")
VALUES = st.one_of(st.none(), st.integers(0, 3), st.sampled_from(["", "a"]), st.just(float("nan")), st.just(()), st.just([1]))
IMMUTABLE = st.one_of(st.none(), st.integers(0, 3), st.text(max_size=2))
HASHABLE = st.one_of(IMMUTABLE, st.tuples(st.integers(0, 2)))

# How a field is declared: nothing, a default, or `field` with these arguments.
DECLARATIONS = st.one_of(
    st.none(),
    st.builds(lambda value: {"plain": value}, IMMUTABLE),
    st.fixed_dictionaries({"default": IMMUTABLE}, optional={"compare": st.booleans(), "init": st.booleans()}),
    st.fixed_dictionaries({"default_factory": st.sampled_from([list, dict])}, optional={"compare": st.booleans(), "init": st.booleans()}),
    st.fixed_dictionaries({}, optional={"compare": st.booleans()}),
)
BODIES = st.dictionaries(st.sampled_from(NAMES), DECLARATIONS, max_size=4)
OPTIONS = st.fixed_dictionaries({"frozen": st.booleans()}, optional={"slots": st.booleans(), "kw_only": st.booleans(), "eq": st.booleans()})
EXTRAS = st.sets(st.sampled_from(["__repr__", "__eq__", "__hash__", "__post_init__", "__init__", "method"]))

Declared = dict[str, dict[str, Any] | None]


def extra(name: str) -> Callable[..., Any]:
    """A method that a class defines itself."""
    methods: dict[str, Callable[..., Any]] = {
        "__repr__": lambda self: "shown",
        "__eq__": lambda self, other: True,
        "__hash__": lambda self: 7,
        "__post_init__": lambda self: object.__setattr__(self, "alpha", "after") if hasattr(self, "alpha") else None,
        "__init__": lambda self, alpha=1: object.__setattr__(self, "alpha", alpha),
        "method": lambda self: type(self).__name__,
    }
    return methods[name]


def build(library: Any, declared: Declared, options: dict[str, bool], extras: set[str], base: type[Any] = object) -> type[Any]:
    """A class made by either library."""
    body: dict[str, Any] = {"__module__": __name__, "__qualname__": "Thing", "__annotations__": {}, "__doc__": "A thing."}
    body["__annotations__"]["constant"] = ClassVar[int]
    body["constant"] = 1
    for name, how in declared.items():
        body["__annotations__"][name] = int
        if how is not None:
            body[name] = how["plain"] if "plain" in how else library.field(**how)
    body |= {name: extra(name) for name in extras}
    made: type[Any] = library.dataclass(**options)(type("Thing", (base,), body))
    return made


def result(call: Callable[[], Any]) -> tuple[str, Any]:
    """What a call gives, or the kind of error that it raises. That of a wrong replacement was another before Python 3.13."""
    try:
        return "value", call()
    except Exception as error:
        return "error", TypeError if isinstance(error, ValueError) else type(error)


def pair(
    declared: Declared, options: dict[str, bool], extras: set[str], bases: tuple[type[Any], type[Any]] = (object, object)
) -> tuple[type[Any], type[Any]] | None:
    """The class of ours and that of the standard library; None where the latter refuses it."""
    try:
        theirs = build(dataclasses, declared, options, extras, bases[1])
    except TypeError:
        return None
    return build(records, declared, options, extras, bases[0]), theirs


@st.composite
def pairs(draw: st.DrawFn) -> tuple[type[Any], type[Any]]:
    options = draw(OPTIONS)
    found = pair(draw(BODIES), options, draw(EXTRAS) - ({"__init__", "__post_init__"} if options.get("slots") else set()))
    if found is None or draw(st.booleans()):
        found = found or pair({"alpha": None}, options, set())
        assert found is not None
        return found
    below, extras = draw(BODIES), draw(EXTRAS) - {"__init__", "__post_init__"}
    return pair(below, options, extras, found) or found


def same(ours: Any, theirs: Any) -> None:
    """Two objects, or two reasons why there is none, that look alike."""
    assert ours[0] == theirs[0], (ours, theirs)
    if ours[0] == "error":
        assert ours[1] is theirs[1]
        return
    for value in (ours[1], theirs[1]):
        assert type(value).__name__ == "Thing"
    for name in (*NAMES, "constant"):
        assert repr(getattr(ours[1], name, "none")) == repr(getattr(theirs[1], name, "none"))
    assert result(lambda: repr(ours[1])) == result(lambda: repr(theirs[1]))
    assert hasattr(ours[1], "__dict__") == hasattr(theirs[1], "__dict__")


@given(pairs(), st.data())
def test_objects_behave_alike(classes: tuple[type[Any], type[Any]], data: st.DataObject) -> None:
    ours, theirs = classes
    if data.draw(st.booleans()):
        # From now on the method is there; else the first objects are filled without it.
        assert str(inspect.signature(ours)) == str(inspect.signature(theirs))
    assert ours.__match_args__ == theirs.__match_args__
    arguments = st.tuples(st.lists(HASHABLE, max_size=3), st.dictionaries(st.sampled_from(NAMES), HASHABLE, max_size=4))
    made = []
    for _ in range(2):
        by_place, by_name = data.draw(arguments)
        both = [result(lambda cls=cls, p=by_place, n=by_name: cls(*p, **n)) for cls in classes]  # type: ignore[misc]
        same(*both)
        made.append(both)
    assert str(inspect.signature(ours)) == str(inspect.signature(theirs))
    first, second = made
    if "error" in (first[0][0], second[0][0]):
        return
    (mine, my_other), (its, its_other) = (first[0][1], second[0][1]), (first[1][1], second[1][1])
    for my_right, its_right in ((my_other, its_other), (mine, its), (1, 1)):
        assert result(lambda other=my_right: mine == other) == result(lambda other=its_right: its == other)  # type: ignore[misc]
    by_identity = [vars(object)["__hash__"] is cls.__hash__ for cls in classes]
    assert by_identity[0] == by_identity[1]
    if not by_identity[0]:
        assert result(lambda: hash(mine)) == result(lambda: hash(its))


@given(pairs(), st.sampled_from([*NAMES, "other"]), HASHABLE)
def test_attributes_are_guarded_alike(classes: tuple[type[Any], type[Any]], name: str, value: Any) -> None:
    found = [result(cls) for cls in classes]
    same(*found)
    if found[0][0] == "error":
        return
    ours, theirs = (item[1] for item in found)
    for change in (lambda thing: setattr(thing, name, value), lambda thing: delattr(thing, name)):
        assert result(lambda change=change: change(ours)) == expected(theirs, name, result(lambda change=change: change(theirs)))  # type: ignore[misc]
        same(("value", ours), ("value", theirs))


def expected(thing: Any, name: str, found: Any) -> Any:
    """What is to happen where a standard dataclass that has slots and is frozen loses its way among its two classes."""
    is_lost = found == ("error", TypeError) and name not in [item.name for item in dataclasses.fields(thing)]
    return ("error", dataclasses.FrozenInstanceError) if is_lost else found


@given(pairs(), st.dictionaries(st.sampled_from(NAMES), HASHABLE, max_size=2))
def test_they_are_copied_and_taken_apart_alike(classes: tuple[type[Any], type[Any]], changes: dict[str, Any]) -> None:
    found = [result(cls) for cls in classes]
    if found[0][0] == "error":
        return
    ours, theirs = (item[1] for item in found)
    for way in (copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))):
        copies = []
        for value in (ours, theirs):
            vars(sys.modules[__name__])["Thing"] = type(value)
            copies.append(result(lambda value=value, way=way: way(value)))  # type: ignore[misc]
        same(*copies)
    for library in (records, dataclasses):
        assert [item.name for item in library.fields(ours)] == [item.name for item in dataclasses.fields(theirs)]
        assert library.is_dataclass(ours)
        assert library.is_dataclass(type(ours))
        same(result(lambda library=library: library.replace(ours, **changes)), result(lambda: dataclasses.replace(theirs, **changes)))  # type: ignore[misc]
    assert repr(result(lambda: dataclasses.asdict(ours))) == repr(result(lambda: dataclasses.asdict(theirs)))
    assert repr(result(lambda: dataclasses.astuple(ours))) == repr(result(lambda: dataclasses.astuple(theirs)))


def test_the_fields_say_what_was_declared() -> None:
    made = build(records, {"alpha": None, "beta": {"default_factory": list}, "make": {"plain": 3}}, {"frozen": True}, set())
    for library in (records, dataclasses):
        alpha, beta, make = library.fields(made)
        assert (alpha.default is library.MISSING, alpha.default_factory is library.MISSING) == (True, True)
        assert (beta.default_factory, make.default, make.type) == (list, 3, int)


def test_the_first_objects_are_like_the_others() -> None:
    for frozen in (False, True):
        made = build(
            records, {"alpha": None, "beta": {"default_factory": list}, "make": {"plain": 3}}, {"frozen": frozen}, {"__post_init__"}
        )
        things = [made(number, make=number + 1) for number in range(40)]
        assert [(thing.alpha, thing.beta, thing.make) for thing in things] == [("after", [], number + 1) for number in range(40)]
        assert len({id(thing.beta) for thing in things}) == len(things)
        assert things[0] == things[0] != things[1]


T = TypeVar("T")


@records.dataclass(frozen=True, slots=True)
class Boxed(Generic[T]):
    content: T
    within: Boxed[T] | None = None
    count: typing.ClassVar[int] = 0


def test_a_generic_class_may_say_its_hints_as_strings() -> None:
    box = Boxed(1, Boxed(2))
    assert [item.name for item in records.fields(box)] == ["content", "within"]
    assert Boxed[int](1, Boxed[int](2)) == box
    assert repr(box) == "Boxed(content=1, within=Boxed(content=2, within=None))"
    assert typing.get_type_hints(Boxed.__init__)["return"] is type(None)


def test_an_object_within_itself_is_shown_as_dots() -> None:
    content: list[Any] = []
    box = Boxed(content)
    content.append(box)
    assert repr(box) == "Boxed(content=[...], within=None)"


def test_a_plain_subclass_may_have_attributes_of_its_own() -> None:
    class Wider(Boxed[int]):
        pass

    wider = Wider(1)
    wider.more = 2  # type: ignore[attr-defined]
    with pytest.raises(dataclasses.FrozenInstanceError):
        wider.content = 2  # type: ignore[misc]
    assert wider != Boxed(1)


def test_a_default_that_can_be_changed_is_refused() -> None:
    with pytest.raises(ValueError, match="default_factory"):
        build(records, {"alpha": {"default": []}}, {"frozen": True}, set())


def test_a_standard_dataclass_is_no_base() -> None:
    standard = build(dataclasses, {"alpha": None}, {}, set())
    with pytest.raises(TypeError, match="standard library"):
        build(records, {}, {}, set(), standard)


def test_making_classes_needs_no_dataclasses() -> None:
    import subprocess

    code = "import sys, quizkit.model.bank, quizkit.text; print({'dataclasses', 'inspect'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "set()"


@pytest.mark.parametrize("use", [repr, hash, lambda record: record == type(record)(1)])
def test_ctrl_c_while_a_method_is_made_is_not_lost(use: Callable[[object], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """The interpreter takes a method for missing when a descriptor raises on the way to it, and shows or compares without."""

    @records.dataclass(frozen=True)
    class Point:
        x: int

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    record = Point(1)
    with monkeypatch.context() as patched:
        patched.setattr(records, "compiled", interrupted)
        with pytest.raises(KeyboardInterrupt):
            use(record)
    assert repr(record).endswith("Point(x=1)")
    assert hash(record) == hash((1,))
    assert record == Point(1)
