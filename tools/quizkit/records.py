"""`dataclass` and its companions as the standard library has them, for a program that has to start quickly.

The standard library compiles the source of up to six methods for each class while its module is imported, and importing `dataclasses`
itself takes as long as starting Python does. Here a method is compiled when it is first used, and `__init__` when there are some objects.
What nothing here needs is left out: `order`, `unsafe_hash`, `InitVar`, `KW_ONLY`, and most options of a field.

To the type checker these names are the standard library's own, and so are the classes to the functions of `dataclasses`.
"""

from __future__ import annotations

import sys
from _thread import get_ident
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, ClassVar, get_origin

if TYPE_CHECKING:
    from dataclasses import MISSING as MISSING
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import fields as fields
    from dataclasses import is_dataclass as is_dataclass
    from dataclasses import replace as replace

_Class = type[Any]
_FIELDS = "__record_fields__"
_STANDARD_FIELDS = "__dataclass_fields__"


class _Sign:
    def __init__(self, shown: str) -> None:
        self._shown = shown

    def __repr__(self) -> str:
        return self._shown


_MISSING: Any = _Sign("MISSING")
# The default of a parameter whose field has a factory.
_FACTORY: Any = _Sign("<factory>")
# Compiling an `__init__` takes as long as filling twenty to fifty objects one field after the other, and of most classes there are few.
_FILLED_SLOWLY = 12


class _Field:
    """What is declared of one field."""

    __slots__ = ("compare", "default", "default_factory", "init", "kw_only", "name", "type")

    name: str
    type: Any
    kw_only: bool

    def __init__(self, *, default: Any = _MISSING, default_factory: Any = _MISSING, init: bool = True, compare: bool = True) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.compare = compare


_Fields = tuple[_Field, ...]


def _dataclass(cls: _Class | None = None, **options: bool) -> Any:
    return _made(cls, **options) if cls is not None else lambda cls: _made(cls, **options)


def _made(cls: _Class, *, eq: bool = True, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> _Class:
    own = [_declared(cls, name, hint, kw_only) for name, hint in cls.__annotations__.items() if not _is_class_variable(hint)]
    every = tuple({item.name: item for item in (*_inherited(cls), *own)}.values())
    body = dict(vars(cls))
    owner: list[_Class] = []
    added: dict[str, Any] = {"__init__": _LazyInit(every, frozen, slots), "__repr__": _at_first_call("__repr__", _repr, every, owner)}
    added["__match_args__"] = tuple([item.name for item in every if item.init and not item.kw_only])
    if eq:
        added["__eq__"] = _at_first_call("__eq__", _eq, every, owner)
    if frozen and slots:
        added |= {"__getstate__": _get_state, "__setstate__": _set_state}
    # What the class defines itself stays.
    added = {name: value for name, value in added.items() if name not in body}
    if eq and (body.get("__hash__") is None and ("__eq__" in body or "__hash__" not in body)):
        added["__hash__"] = _at_first_call("__hash__", _hash, every, owner) if frozen else None
    added[_FIELDS] = every
    for name in (_STANDARD_FIELDS, "__dataclass_params__"):
        added[name] = _Standard(name, every, eq=eq, frozen=frozen)
    made = _with_slots(cls, body | added, every) if slots else _with_attributes(cls, added, own)
    owner.append(made)
    if frozen:
        _freeze(made, body, every)
    return made


def _is_class_variable(hint: Any) -> bool:
    return hint.startswith(("ClassVar", "typing.ClassVar")) if isinstance(hint, str) else ClassVar in (hint, get_origin(hint))


def _inherited(cls: _Class) -> Iterator[_Field]:
    for base in cls.__mro__[:0:-1]:
        if _FIELDS in vars(base):
            yield from vars(base)[_FIELDS]
        elif _STANDARD_FIELDS in vars(base):
            raise TypeError(f"{cls.__name__} cannot build on {base.__name__}, which is a dataclass of the standard library.")


def _declared(cls: _Class, name: str, hint: Any, kw_only: bool) -> _Field:
    given = getattr(cls, name, _MISSING)
    if isinstance(given, MemberDescriptorType):  # the slot of a class above
        given = _MISSING
    item = given if isinstance(given, _Field) else _Field(default=given)
    item.name, item.type, item.kw_only = name, hint, kw_only
    if item.default.__class__.__hash__ is None:
        raise ValueError(f"The default of {cls.__name__}.{name} can be changed: give a default_factory.")
    return item


def _with_attributes(cls: _Class, added: dict[str, Any], own: list[_Field]) -> _Class:
    for item in own:
        if isinstance(vars(cls).get(item.name), _Field):
            delattr(cls, item.name)
            if item.default is not _MISSING:
                setattr(cls, item.name, item.default)
    for name, value in added.items():
        setattr(cls, name, value)
        if isinstance(value, _LazyInit):
            value.__set_name__(cls, name)
    return cls


def _with_slots(cls: _Class, body: dict[str, Any], every: _Fields) -> _Class:
    """The class made anew: slots cannot be given to one that is there."""
    there = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    for name in ("__dict__", "__weakref__", *(item.name for item in every)):
        body.pop(name, None)
    body["__slots__"] = tuple([item.name for item in every if item.name not in there])
    kind: Any = type(cls)
    made: _Class = kind(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _slots_of(cls: _Class) -> tuple[str, ...]:
    slots = vars(cls).get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


class _LazyInit:
    """Stands where `__init__` will be, and puts it there after the first objects, or when somebody asks for it: whoever looks for its
    parameters finds them."""

    def __init__(self, every: _Fields, frozen: bool, slots: bool) -> None:
        self._fields = every
        self._frozen = frozen
        self._slots = slots
        self._owner: _Class = object
        self._filled = 0

    def __set_name__(self, owner: _Class, name: str) -> None:
        self._owner = owner

    def __get__(self, instance: Any, owner: _Class) -> Any:
        if instance is not None and self._filled < _FILLED_SLOWLY:
            self._filled += 1
            return partial(self._fill, instance)
        return self._put().__get__(instance, owner)

    def _put(self) -> Any:
        """Put the method in its place."""
        method = _init(self._owner, self._fields, self._frozen, self._slots)
        method.__qualname__ = f"{self._owner.__qualname__}.__init__"
        self._owner.__init__ = method
        return method

    def _fill(self, record: Any, /, *by_place: Any, **by_name: Any) -> None:
        """Do for one object what the method would do."""
        values = _values(self._fields, self._slots, by_place, by_name)
        if values is None:
            # It knows what to say of such arguments.
            self._put()(record, *by_place, **by_name)
            return
        put = object.__setattr__ if self._frozen else setattr
        for name, value in values:
            put(record, name, value)
        if hasattr(record, "__post_init__"):
            record.__post_init__()


def _values(every: _Fields, slots: bool, by_place: Sequence[Any], by_name: Mapping[str, Any]) -> list[tuple[str, Any]] | None:
    """The fields that are to be filled, each with its value; None where the arguments do not fit."""
    waiting = iter(by_place)
    given = len(by_place) + len(by_name)
    values = []
    for item in every:
        value = _MISSING
        if item.init:
            value = next(waiting, _MISSING) if by_place and not item.kw_only else _MISSING
            if value is _MISSING:
                value = by_name.get(item.name, _MISSING)
            given -= value is not _MISSING
        if value is _MISSING:
            if item.default_factory is not _MISSING:
                value = item.default_factory()
            elif item.init or slots:
                value = item.default
            else:
                continue  # the class's attribute serves, where there is one
            if value is _MISSING and item.init:
                return None
        if value is not _MISSING:
            values.append((item.name, value))
    return values if not given else None


def _at_first_call(
    name: str, make: Callable[[_Class, _Fields], Callable[..., Any]], every: _Fields, owner: list[_Class]
) -> Callable[..., Any]:
    """A method that is made when it is first called.

    It is no `_LazyInit`: where the interpreter looks for one of these methods itself, and a descriptor raises something (such as what
    Ctrl-C does), it takes the method for missing and goes on without.
    """

    def method(self: Any, *others: Any) -> Any:
        (cls,) = owner
        made = make(cls, every)
        made.__qualname__ = f"{cls.__qualname__}.{name}"
        if vars(cls).get(name) is method:
            setattr(cls, name, made)
        return made(self, *others)

    return method


def compiled(cls: _Class, head: str, lines: list[str], known: dict[str, Any]) -> Callable[..., Any]:
    """A function of the class's module that knows some things by name."""
    made: dict[str, Any] = {}
    source = f"def make({', '.join(known)}):\n def {head}:\n  " + "\n  ".join(lines) + f"\n return {head.partition('(')[0]}"
    # As code: where a text is executed and Ctrl-C comes, Python ends as if nobody had caught it, though somebody does.
    exec(compile(source, f"<{cls.__qualname__}>", "exec"), vars(sys.modules[cls.__module__]), made)
    return made["make"](**known)  # type: ignore[no-any-return]


def _init(cls: _Class, every: _Fields, frozen: bool, slots: bool) -> Callable[..., None]:
    known: dict[str, Any] = {"__factory__": _FACTORY, "__set__": object.__setattr__}
    for item in every:
        known[f"__default_{item.name}__"] = item.default if item.default_factory is _MISSING else item.default_factory
        if frozen and slots:
            known[f"__set_{item.name}__"] = getattr(cls, item.name).__set__
    lines = [line for item in every if (line := _assignment(item, frozen, slots))]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    init = compiled(cls, f"__init__({_parameters(every)})", lines or ["pass"], known)
    init.__annotations__ = {**{item.name: item.type for item in every if item.init}, "return": None}
    return init


def _assignment(item: _Field, frozen: bool, slots: bool) -> str:
    """The line that fills a field, or nothing where it is left empty or the class's attribute serves."""
    name = item.name
    if item.default_factory is not _MISSING:
        value = f"__default_{name}__() if {name} is __factory__ else {name}" if item.init else f"__default_{name}__()"
    elif item.init:
        value = name
    elif slots and item.default is not _MISSING:
        value = f"__default_{name}__"
    else:
        return ""
    if not frozen:
        return f"self.{name} = {value}"
    return f"__set_{name}__(self, {value})" if slots else f"__set__(self, {name!r}, {value})"


def _parameters(every: _Fields) -> str:
    by_place = [_parameter(item) for item in every if item.init and not item.kw_only]
    by_name = [_parameter(item) for item in every if item.init and item.kw_only]
    return ", ".join(["self", *by_place, *(["*", *by_name] if by_name else [])])


def _parameter(item: _Field) -> str:
    if item.default_factory is not _MISSING:
        return f"{item.name}=__factory__"
    return item.name if item.default is _MISSING else f"{item.name}=__default_{item.name}__"


# The objects that are being shown, with their threads: one of them within itself is shown as dots.
_shown: set[tuple[int, int]] = set()


def _repr(cls: _Class, every: _Fields) -> Callable[[Any], str]:
    parts = ", ".join([f"{item.name}={{self.{item.name}!r}}" for item in every])
    lines = [
        "key = id(self), get_ident()",
        "if key in shown: return '...'",
        "shown.add(key)",
        f"try: return f'{{self.__class__.__qualname__}}({parts})'",
        "finally: shown.discard(key)",
    ]
    return compiled(cls, "__repr__(self)", lines, {"shown": _shown, "get_ident": get_ident})


def _compared(whose: str, every: _Fields) -> str:
    return f"({''.join([f'{whose}.{item.name}, ' for item in every if item.compare])})"


def _eq(cls: _Class, every: _Fields) -> Callable[[Any, Any], bool]:
    test = f"return {_compared('self', every)} == {_compared('other', every)} if other.__class__ is self.__class__ else NotImplemented"
    return compiled(cls, "__eq__(self, other)", [test], {})


def _hash(cls: _Class, every: _Fields) -> Callable[[Any], int]:
    return compiled(cls, "__hash__(self)", [f"return hash({_compared('self', every)})"], {})


def _freeze(cls: _Class, body: dict[str, Any], every: _Fields) -> None:
    names = frozenset([item.name for item in every])

    def __setattr__(self: Any, name: str, value: Any) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise _frozen_error(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise _frozen_error(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if method.__name__ in body:
            raise TypeError(f"{cls.__name__} is frozen and cannot have a {method.__name__} of its own.")
        setattr(cls, method.__name__, method)


def _frozen_error(message: str) -> Exception:
    from dataclasses import FrozenInstanceError

    return FrozenInstanceError(message)


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, item.name) for item in getattr(self, _FIELDS)]


def _set_state(self: Any, state: list[Any]) -> None:
    for item, value in zip(getattr(self, _FIELDS), state, strict=True):
        object.__setattr__(self, item.name, value)


class _Standard:
    """What the functions of `dataclasses` look for in a class, borrowed from a standard dataclass with the same fields when they do."""

    def __init__(self, name: str, every: _Fields, *, eq: bool, frozen: bool) -> None:
        self._name = name
        self._fields = every
        self._options: dict[str, Any] = {"eq": eq, "frozen": frozen}

    def __get__(self, instance: Any, owner: _Class) -> Any:
        import dataclasses

        def standard(item: _Field) -> Any:
            default = {"default": item.default} if item.default is not _MISSING else {}
            factory = {"default_factory": item.default_factory} if item.default_factory is not _MISSING else {}
            return dataclasses.field(init=item.init, compare=item.compare, kw_only=item.kw_only, **default, **factory)

        twin = dataclasses.make_dataclass("Twin", [(item.name, item.type, standard(item)) for item in self._fields], **self._options)
        return getattr(twin, self._name)


def _fields(record: Any) -> _Fields:
    return getattr(record, _FIELDS)  # type: ignore[no-any-return]


def _is_dataclass(value: Any) -> bool:
    cls = value if isinstance(value, type) else type(value)
    return any(_STANDARD_FIELDS in vars(base) for base in cls.__mro__)


def _replace(record: Any, /, **changes: Any) -> Any:
    for item in _fields(record):
        if not item.init and item.name in changes:
            raise TypeError(f"The field {item.name} is not given to __init__, and cannot be replaced.")
        if item.init and item.name not in changes:
            changes[item.name] = getattr(record, item.name)
    return record.__class__(**changes)


if not TYPE_CHECKING:
    MISSING, dataclass, field, fields, is_dataclass, replace = _MISSING, _dataclass, _Field, _fields, _is_dataclass, _replace
