"""The records that a check passes on: a problem (what and where in the data) becomes a finding (what and where in the file)."""

from __future__ import annotations

from typing import Any, Literal

from quizkit.records import dataclass, field

Severity = Literal["error", "warning", "info"]
Fix = Literal["safe", "unsafe"]
DataPath = tuple[str | int, ...]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


# An entity rule does not know the row of its entity: its mentions of other places in it say this instead.
SAME_ENTITY = -1


@dataclass(frozen=True, slots=True)
class Mention:
    """Another place that a problem speaks of: a row of the bank's entities (or `SAME_ENTITY`), and a path in it."""

    row: int
    message: str
    path: DataPath = ()


@dataclass(frozen=True, slots=True)
class Reword:
    """Other words in a text: `new` in place of the code points `span` of its source (not of what a reader sees); None is all of it."""

    path: DataPath
    new: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """A value for a field, which is replaced where it is there and added where it is not."""

    path: DataPath
    value: Any


@dataclass(frozen=True, slots=True)
class Take:
    """A field or an item of a list is taken away, with the comments that belong to it."""

    path: DataPath


@dataclass(frozen=True, slots=True)
class Arrange:
    """Another order for the items of a list, each with all that belongs to it: `order[n]` is where item n stood."""

    path: DataPath
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Erase:
    """Characters of a comment are taken away. `start` and `end` (exclusive) are code points of the file: no data is changed by it."""

    start: int
    end: int


Edit = Reword | Put | Take | Arrange | Erase


@dataclass(frozen=True, slots=True)
class Remedy:
    """What mends a problem: edits to the entity, all of them or none. `title` says it as an order: "Write NOT in bold".

    The paths of all edits, and the spans, are those that the entity has before any of them is made.

    A safe one changes how the question looks and nothing that it says or keys; whatever else is unsafe, and has to be asked for.
    """

    title: str
    edits: tuple[Edit, ...]
    safety: Fix = "safe"


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found.

    `path` leads to the value in the entity's data; with `on_key` the field's name is meant, not its value. `span` narrows it to code points
    of the value. `severity` is given only where it is lower than the rule's. `remedy` is there where it can be mended without judgement.
    """

    message: str
    path: DataPath = ()
    span: tuple[int, int] | None = None
    on_key: bool = False
    related: tuple[Mention, ...] = ()
    severity: Severity | None = None
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of."""

    entity: str | None
    path: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at its place. Lines and columns are code points and count from 1; the end is exclusive.

    `path` is relative to the working directory, `entity` is `kind:id`, `data_path` a JSON Pointer (RFC 6901) into the entity.
    `field_line` is the line on which the field begins that holds the place: a suppression may stand there as well. `content` is a digest of
    what stands at the place, whatever its line; it is empty where the finding is about an entity as a whole. `fix` is the safety of the
    `remedy`, and `root` says which entity of the file it mends.
    """

    code: str
    rule: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    entity: str | None = None
    data_path: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    field_line: int = field(default=0, compare=False)
    content: str = field(default="", compare=False)
    remedy: Remedy | None = field(default=None, compare=False)
    root: int = field(default=0, compare=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Findings are shown by file, then by place, then by code."""
        return self.path, self.line, self.column, self.code, self.message


def json_pointer(path: DataPath) -> str:
    """A data path as a JSON Pointer: `("options", 2, "text")` is `/options/2/text`."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
