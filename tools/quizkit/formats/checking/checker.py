"""What a format says of how it is checked, and the check of a package that was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizkit.records import dataclass

from .contents import Contents
from .fault import Fault
from .generic import check_file, check_package


def check_any(contents: Contents, profile: str | None) -> Iterator[Fault]:
    """What can be said of any format: for those that have no checker of their own."""
    yield from check_package(contents)
    for name in dict.fromkeys(contents.names):
        yield from check_file(contents, name)


@dataclass(frozen=True, slots=True)
class Checker:
    """How a format is checked.

    Attributes:
        check: gives what is wrong in a package that was written in a profile.
        namespaces: those of the files that official schemas exist for, the one of the format itself first.
        departures: the profiles that do not keep to these schemas, for a reader that wants something else.
    """

    check: Callable[[Contents, str | None], Iterator[Fault]] = check_any
    namespaces: tuple[str, ...] = ()
    departures: frozenset[str | None] = frozenset()


def checker_of(writer: object) -> Checker:
    """The checker that a writer declares in its attribute `checker`; what holds for every format where it declares none."""
    declared = getattr(writer, "checker", None)
    return declared if isinstance(declared, Checker) else Checker()
