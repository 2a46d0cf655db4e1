"""Names of files that every system takes."""

from __future__ import annotations

# Devices, which Windows takes for no file whatever their ending (Naming Files, Paths, and Namespaces; Microsoft).
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))))


def file_stem(name: str) -> str:
    """A name for a file, without its ending: the name itself, or with an underscore behind it where it is that of a device.

    Ids have no underscores, so that no other entity has the file.
    """
    return f"{name}_" if name.partition(".")[0].lower() in _DEVICES else name
