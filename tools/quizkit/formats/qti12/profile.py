"""What a profile is: one reader's names, limits and ways to say things, as data that the rest of the writer asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from quizkit.formats.base import OutFile, SupportTable
from quizkit.formats.xml import Attributes, Element
from quizkit.records import dataclass, field

if TYPE_CHECKING:
    from .asked import Asked
    from .export import Export
    from .spool import Spooled

# letters: A, B, C by place, because the reader counts. digitless: the part's own id, or digits that belong to it alone, because the reader
# takes the digits for a number of its own. names: the part's own id.
Idents = Literal["names", "digitless", "letters"]


@dataclass(frozen=True, slots=True)
class Item:
    """An element `item`, in two parts: what may differ from one place to another in which it stands, and its children."""

    attributes: Attributes
    fields: tuple[tuple[str, str], ...]
    children: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Which scores a reader can hold.

    `options`: shares of the options of which one is chosen. `several`: how several options may score, with `weights` if theirs can be said,
    with `per-cent` if they are written but nobody knows whether the reader counts them. `parts`: how rows and gaps may score, `order`: how
    orders may. `gaps`: shares of gaps. `typed`: shares of typed answers. `numbers`: whether there may be several accepted numbers. `told`
    says of types what the reader does where no scoring arrives in all its kinds of quizzes. `is_even` where the reader's partial credit
    takes a key's share for each wrong option.
    """

    options: bool = False
    several: frozenset[str] = frozenset()
    is_even: bool = False
    parts: frozenset[str] = frozenset(("partial",))
    order: frozenset[str] = frozenset(("partial", "all-or-nothing"))
    gaps: bool = False
    typed: bool = False
    numbers: bool = True
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Texts:
    """How a reader takes texts.

    `image` is the address of an image, `{}` being its file's name and `{number}` a number that belongs to it; `files` where files lie in
    the package. The delimiters stand around TeX. `plain` are the parts that it shows as plain text, `risky` those that it may. `breaks`
    are signs that it changes; `longest` is how many characters a stem may have. `knows_truth` says that it knows true and false by these
    words.
    """

    image: str
    files: str
    inline_math: tuple[str, str] = (r"\(", r"\)")
    display_math: tuple[str, str] = (r"\[", r"\]")
    plain: frozenset[str] = frozenset()
    risky: frozenset[str] = frozenset()
    breaks: tuple[str, ...] = ()
    longest: int | None = None
    knows_truth: bool = True


@dataclass(frozen=True, slots=True)
class Carries:
    """What else of a question arrives.

    `feedback` and `part_feedback` name the types that have it; `on_partly` those that tell partly right answers apart. `gaps` are the sets
    of kinds of gaps that can stand in one text, each with the reader's name for such a question. `taken` are signs that no typed answer may
    hold. `figures` says whether significant figures are checked as such. `grading` is a place that only markers see, `model` one for an
    answer that learners may see once theirs is marked.
    """

    feedback: frozenset[str]
    on_partly: frozenset[str] = frozenset()
    part_feedback: frozenset[str] = frozenset()
    gaps: tuple[tuple[frozenset[str], str], ...] = ()
    title: bool = True
    rationale: bool = True
    hints: bool = False
    grading: bool = False
    model: bool = False
    status: bool = False
    shuffle: bool = True
    pin: bool = False
    case: bool = True
    wildcards: bool = False
    taken: str = ""
    figures: bool = False
    lines: bool = False
    upload: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One reader.

    `types` are its names for our types; a question of another type is left out, and one among `mapped` is written as what it is not.
    `write_item` makes an item of a question, `metadata` the element with its fields, `write_files` the files of the package of all items.
    `file_of` names the file that the questions of a category stand in. A reader without quizzes gets questions alone. `notice` is what the
    person who exports has to know.
    """

    name: str
    title: str
    about: str
    types: Mapping[str, str]
    mapped: frozenset[str]
    idents: Idents
    scores: Scores
    texts: Texts
    carries: Carries
    write_item: Callable[[Asked, Export], Item]
    metadata: Callable[[Sequence[tuple[str, str]]], Element]
    write_files: Callable[[Spooled, Export], Iterator[OutFile]]
    file_of: Callable[[int, str | None], str]
    support: SupportTable
    has_quizzes: bool = False
    notice: str = ""
