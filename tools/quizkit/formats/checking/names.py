"""Names of files in a package: such as every system can unpack, beside each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from quizkit.patterns import regex

from .contents import Contents
from .fault import Fault

# What Windows refuses in a name, with the control characters.
_REFUSED = regex(r'[<>:"|?*\\\x00-\x1f\x7f]')
_DEVICES = regex(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)", re.IGNORECASE)
_LONGEST = 255


def check_names(contents: Contents) -> Iterator[Fault]:
    """Paths that lead out of the package, that some system cannot have, or that fall together on a system that ignores case."""
    seen: dict[str, str] = {}
    for name in contents.names:
        if (reason := _unfit(name)) is not None:
            yield Fault(name, 0, f"The name of the file {reason}.")
        folded = unicodedata.normalize("NFC", name).casefold()
        if (other := seen.setdefault(folded, name)) != name:
            yield Fault(name, 0, f"The file differs from '{other}' in case alone: on Windows and macOS one replaces the other.")
    duplicates = (
        {name for name in contents.names if contents.names.count(name) > 1} if len(set(contents.names)) < len(contents.names) else ()
    )
    for name in sorted(duplicates):
        yield Fault(name, 0, "The file stands in the package more than once.")


def _unfit(name: str) -> str | None:
    parts = name.split("/")
    if name.startswith("/"):
        return "is an absolute path"
    if ".." in parts:
        return "leads out of the package"
    if "" in parts or "." in parts:
        return "has an empty part"
    if (found := _REFUSED.search(name)) is not None:
        return f"has the character {found[0]!r}, which Windows refuses"
    if any(_DEVICES.match(part) or part.endswith((" ", ".")) for part in parts):
        return "is one that Windows refuses"
    if any(len(part.encode()) > _LONGEST for part in parts):
        return f"is longer than {_LONGEST} bytes"
    return None


# Where an address may lead out of a package.
_SCHEMES = frozenset(("http", "https", "mailto", "data", "tel", "ftp"))


def target_of(address: str, base: str) -> tuple[str | None, str | None]:
    """The file of the package that a reference from the file `base` means, and what is wrong with the reference.

    Neither is given for what leads elsewhere on purpose: another scheme, a fragment of the same file.
    """
    if "\\" in address:
        return None, "is written with a backslash"
    try:
        parts = urlsplit(address)
    except ValueError:
        return None, "is no address"
    if parts.scheme and parts.scheme.lower() not in _SCHEMES:
        return None, f"begins with '{parts.scheme}:', which no reader should follow"
    if parts.scheme or parts.netloc or (not parts.path and parts.fragment):
        return None, None
    path = unquote(parts.path)
    if not path:
        return None, "is empty"
    if path.startswith("/"):
        return None, "is an absolute path"
    folder = base.rpartition("/")[0]
    target = normpath(f"{folder}/{path}" if folder else path)
    if target.startswith("../") or target == "..":
        return None, "leads out of the package"
    return target, None
