"""`NamedTuple` as `typing` has it, for a program that has to start quickly.

That of the standard library evaluates source for each class and each annotation while a module is imported, which takes nine times as long.
It can be generic; this one cannot. To the type checker it is that of `typing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from .records import compiled

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple

try:
    from _collections import _tuplegetter as _getter
except ImportError:  # an interpreter without it

    def _getter(number: int, doc: None) -> Any:
        return property(itemgetter(number))


class _TupleType(type):
    """Makes a subclass of tuple of what is declared below `NamedTuple`."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        # From Python 3.14 on annotations are not in the body.
        names = tuple(body.get("__annotations__") or type(name, (), dict(body)).__annotations__)
        defaults = {name: body[name] for name in names if name in body}
        getters = {name: _getter(number, None) for number, name in enumerate(names)}
        fixed = {
            "__slots__": (),
            "__new__": _LazyNew(names, defaults),
            "__match_args__": names,
            "_fields": names,
            "_field_defaults": defaults,
        }
        return type(name, (tuple,), {**_TUPLE_METHODS, **body, **getters, **fixed})


class _LazyNew:
    """Stands where the `__new__` of a named tuple will be."""

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any]) -> None:
        self._names = names
        self._defaults = defaults
        self._owner: type[Any] = tuple

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self._owner = owner

    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        parameters = ["_cls", *(f"{name}=__default_{name}__" if name in self._defaults else name for name in self._names)]
        known = {"__tuple__": tuple.__new__, **{f"__default_{name}__": default for name, default in self._defaults.items()}}
        body = f"return __tuple__(_cls, ({''.join(f'{name}, ' for name in self._names)}))"
        new = compiled(self._owner, f"__new__({', '.join(parameters)})", [body], known)
        new.__annotations__ = dict(self._owner.__annotations__)
        self._owner.__new__ = staticmethod(new)
        return new


def _tuple_make(cls: type[Any], values: Iterable[Any]) -> Any:
    made = tuple.__new__(cls, values)
    if len(made) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
    return made


def _tuple_repr(self: Any) -> str:
    return f"{self.__class__.__name__}({', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self, strict=True)])})"


def _tuple_replace(self: Any, /, **changes: Any) -> Any:
    made = self._make(map(changes.pop, self._fields, self))
    if changes:
        raise TypeError(f"Got unexpected field names: {list(changes)!r}")
    return made


def _tuple_as_dict(self: Any) -> dict[str, Any]:
    return dict(zip(self._fields, self, strict=True))


_TUPLE_METHODS: dict[str, Any] = {
    "_make": classmethod(_tuple_make),
    "_replace": _tuple_replace,
    "_asdict": _tuple_as_dict,
    "__repr__": _tuple_repr,
    "__getnewargs__": lambda self: tuple(self),
}


class _NamedTuple:
    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        if bases != (self,):
            raise TypeError("A named tuple has no other base.")
        return (_TUPLE_ROOT,)


_TUPLE_ROOT: type = type.__new__(_TupleType, "NamedTuple", (), {})


if not TYPE_CHECKING:
    NamedTuple = _NamedTuple()
