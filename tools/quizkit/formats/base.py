"""What a writer is: it turns a bank into files, and says what the format could not carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from quizkit.finding import DataPath, json_pointer
from quizkit.model.bank import Bank

# native: as it is. mapped: as another native type with the same scores. lossy: with listed losses. unsupported: left out and reported.
SupportLevel = Literal["native", "mapped", "lossy", "unsupported"]


@dataclass(frozen=True, slots=True)
class Support:
    """How a question type travels in a format, with a note for the support matrix."""

    level: SupportLevel
    note: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of an entity that a format does not carry, or carries as another thing. `code` is a slug of the format's own list."""

    code: str
    level: Literal["mapped", "lossy", "unsupported"]
    entity: str
    path: DataPath
    message: str

    @property
    def data_path(self) -> str:
        """The place in the entity as a JSON Pointer."""
        return json_pointer(self.path)


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file to write: its name within the package, and its content in parts, made while they are asked for."""

    name: str
    parts: Iterable[bytes]


@dataclass(slots=True)
class Package:
    """What a writer gives. `losses` fills up while the parts are asked for, and is complete when all files have been."""

    files: Iterable[OutFile]
    losses: list[Loss] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What a writer may ask for beside the bank: `read_media` gives the bytes of a file of the bank by its path there."""

    read_media: Callable[[str], bytes]


class Writer(Protocol):
    """One format to write. It is pure: the same bank gives the same bytes, whatever the day and the machine.

    Attributes:
        name: what the command line calls it.
        title: what people call it.
        suffix: the ending of the file it writes, with its dot.
        support: how each question type travels; this one table feeds the support matrix and the losses.
    """

    name: str
    title: str
    suffix: str
    support: Mapping[str, Support]

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """Write a bank. Its questions may pass by only once; a type that the support table calls unsupported is left out as a loss."""
        ...
