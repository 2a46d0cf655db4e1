"""What holds for every format: names that any system takes, files that can be read back, XML that is well-formed, JSON that parses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from .contents import Contents, read_through
from .fault import Fault
from .names import check_names
from .tree import MalformedError, check_wellformed


def kind_of(name: str, contents: Contents) -> str:
    """`xml`, `json`, or nothing for a file that is neither. Who exports may name the file as they like, so its first bytes count too.

    An image is neither, even one in SVG: it is the author's, and goes out as it is.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    head = contents.head(name).lstrip()
    if ending in ("xml", "json", "") and head.startswith((b"{", b"[")):
        return "json"
    if ending in ("xml", "json"):
        return ending
    return "xml" if head.startswith(b"<?xml") and ending != "svg" else ""


def check_package(contents: Contents) -> Iterator[Fault]:
    """Everything that can be said of a package whatever its format. What is XML or JSON is read by `check_file`."""
    if not contents.names:
        yield Fault("", 0, "The package is empty.")
    yield from check_names(contents)


def check_file(contents: Contents, name: str) -> Iterator[Fault]:
    """That one file can be read back, and is well-formed if it is XML or JSON."""
    kind = kind_of(name, contents)
    if kind == "xml":
        yield from _check_xml(contents, name)
    elif kind == "json":
        yield from _check_json(contents, name)
    else:
        read_through(contents, name)


def _check_xml(contents: Contents, name: str) -> Iterator[Fault]:
    try:
        with contents.open(name) as stream:
            check_wellformed(stream)
    except MalformedError as error:
        yield malformed(name, error)


def malformed(name: str, error: MalformedError) -> Fault:
    """The fault of a file that is no XML."""
    return Fault(name, error.line, f"The XML is not well-formed: {error.reason}.")


def _check_json(contents: Contents, name: str) -> Iterator[Fault]:
    """Parse without keeping the data: what is in memory is the text. Names that stand twice in one object are lost to most readers."""
    twice: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> None:
        if len({key for key, _ in found}) < len(found):
            keys = [key for key, _ in found]
            twice.extend(sorted({key for key in keys if keys.count(key) > 1}))

    try:
        with contents.open(name) as stream:
            json.load(stream, object_pairs_hook=pairs, parse_constant=_no_json)
    except json.JSONDecodeError as error:
        yield Fault(name, error.lineno, f"The JSON cannot be parsed: {error.msg}.")
    except (UnicodeDecodeError, ValueError) as error:
        yield Fault(name, 0, f"The JSON cannot be parsed: {error}.")
    for key in twice:
        yield Fault(name, 0, f"The name {key!r} stands twice in one object.")


def _no_json(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")
