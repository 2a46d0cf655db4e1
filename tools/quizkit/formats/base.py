"""What a writer is: it turns a bank into files, and says what the format could not carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol

from quizkit.finding import DataPath, json_pointer
from quizkit.model.bank import Bank
from quizkit.model.entity import Entity
from quizkit.named_tuples import NamedTuple
from quizkit.records import dataclass, field

from .features import FEATURES

# native: as it is. mapped: as another native type with the same scores. lossy: with listed losses. unsupported: left out and reported.
SupportLevel = Literal["native", "mapped", "lossy", "unsupported"]
LossLevel = Literal["mapped", "lossy", "unsupported"]
Container = Literal["file", "folder", "zip"]


@dataclass(frozen=True, slots=True)
class Support:
    """How a question type, or a feature of questions, travels in a format, with a note for the support matrix."""

    level: SupportLevel
    note: str = ""


_NATIVE, _UNSUPPORTED = Support("native"), Support("unsupported")


@dataclass(frozen=True, slots=True)
class SupportTable:
    """What a format carries: the one source of the support matrix, and what its losses are held against.

    `types` has an entry for every question type. `features` names what is not native among `FEATURES`, for all types or type by type; a
    type that it does not name has the feature as native. `profiles` are the tables of profiles that carry more or less than the default.
    `longest_id` is the number of characters of the longest id that arrives whole; None where there is no limit.
    """

    types: Mapping[str, Support]
    features: Mapping[str, Support | Mapping[str, Support]] = field(default_factory=dict)
    profiles: Mapping[str, SupportTable] = field(default_factory=dict)
    longest_id: int | None = None

    def in_profile(self, name: str | None) -> SupportTable:
        """What a profile carries."""
        return self.profiles.get(name, self) if name is not None else self

    def of(self, question_type: str, feature: str) -> Support | None:
        """How a feature of a question type travels; None where the type does not have it."""
        if question_type not in FEATURES[feature].types:
            return None
        if self.types[question_type].level == "unsupported":
            return _UNSUPPORTED
        found = self.features.get(feature, _NATIVE)
        return found if isinstance(found, Support) else found.get(question_type, _NATIVE)


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of an entity that a format does not carry, or carries as another thing.

    `code` is a slug of the format's own list. `feature` is the one of the support table that it concerns; None where there is none, or
    where a format does not say.
    """

    code: str
    level: LossLevel
    entity: str
    path: DataPath
    message: str
    feature: str | None = None

    @property
    def data_path(self) -> str:
        """The place in the entity as a JSON Pointer."""
        return json_pointer(self.path)


@dataclass(frozen=True, slots=True)
class LossKind:
    """A kind of loss. `sentence` says what happens, without its full stop; a loss adds what it happened to.

    `feature` is the one of the support table that it concerns; None where the content itself is amiss.
    """

    level: LossLevel
    feature: str | None
    sentence: str

    def message(self, detail: str) -> str:
        """The sentence with a detail."""
        return f"{self.sentence}: {detail}." if detail else f"{self.sentence}."


class OutFile(NamedTuple):
    """A file to write: its name within the package, and its content in parts, made while they are asked for."""

    name: str
    parts: Iterable[bytes]


@dataclass(slots=True)
class Package:
    """What a writer gives. `losses` fills up while the parts are asked for, and is complete when all files have been.

    A package of one file goes to a file of any name. A `folder` goes to a folder, its files below it; a `zip` is a file of any name that
    holds them. `notices` are sentences for whoever asked for the export, whatever the bank.
    """

    files: Iterable[OutFile]
    losses: list[Loss] = field(default_factory=list)
    container: Container = "file"
    notices: list[str] = field(default_factory=list)


class Written(NamedTuple):
    """An entity that a writer has written: what the format calls it (`native`), and the file of the package it stands in."""

    entity: Entity
    native: str
    file: str


def _ignore(written: Written) -> None:
    """What a writer tells of each entity is of no interest."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What a writer may ask for beside the bank.

    `read_media` gives the bytes of a file of the bank by its path there. `profile` and `layout` are among those that the writer names, or
    None for its default. `on_written` is to be called for each entity once its last byte has been given away, when its losses are known.
    """

    read_media: Callable[[str], bytes]
    profile: str | None = None
    layout: str | None = None
    on_written: Callable[[Written], None] = _ignore


class Writer(Protocol):
    """One format to write. It is pure: the same bank gives the same bytes, whatever the day and the machine.

    Attributes:
        name: what the command line calls it.
        title: what people call it.
        suffix: the ending of the file it writes, with its dot.
        kinds: the kinds of entity that it writes.
        profiles: forms of the format for one reader each, by name, with a phrase that says what it is. The default form has no name.
        layouts: other ways than one file to spread the format over files, likewise.
        support: how questions travel, or None for a format of other kinds.

    A writer may also have an attribute `checker`, a `formats.checking.checker.Checker`: it reads back what was written, for
    `quizkit export --check`. For a writer without one that checks what holds for every format.
    """

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def kinds(self) -> tuple[str, ...]: ...
    @property
    def profiles(self) -> Mapping[str, str]: ...
    @property
    def layouts(self) -> Mapping[str, str]: ...
    @property
    def support(self) -> SupportTable | None: ...

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """Write a bank. Its questions may pass by only once; a type that the support table calls unsupported is left out as a loss."""
        ...
