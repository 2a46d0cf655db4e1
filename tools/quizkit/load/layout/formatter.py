"""Formats one file, and refuses what is faulty or could change in meaning."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.load.ambiguity import ambiguous_texts
from quizkit.load.dialect import Defect, decode
from quizkit.load.positions import Lines
from quizkit.load.yaml import Tree, compose
from quizkit.records import dataclass

from .arrange import arrange
from .cursor import UnknownLayoutError
from .proof import is_same_data, what_changed
from .read import read_layout
from .write import write_layout


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was left alone, and where that shows; lines and columns count from 1."""

    message: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text of a file in canonical form, or why there is none."""

    text: str
    refusal: Refusal | None = None


def format_source(source: bytes, kind: str, *, with_ids: bool = False) -> Formatted:
    """Format the source of a file of a kind (`bank` is the manifest); `with_ids` writes down an id for each part that has none.

    Nothing is raised. A file that is no sound YAML comes back with a refusal, and so does one of which formatting could change more than
    the layout: the result is parsed and compared, comment by comment, and formatted once more.
    """
    text, defects = decode(source)
    if defect := _worst(defects):
        return _refused(text, defect)
    tree = compose(text.replace("\r\n", "\n"))
    if defect := _worst(tree.defects):
        return _refused(tree.text, defect)
    try:
        result = _canonical(tree, kind, with_ids)
        changed = _what_changed(text, tree, kind, result, with_ids) if result != text else None
    except UnknownLayoutError as error:
        return _refused(tree.text, Defect("", error.message, error.offset, error.offset))
    if changed is not None:
        return Formatted(text, Refusal(f"Formatting would change {changed}. That is a mistake of quizkit's: please report it."))
    return Formatted(result)


def _worst(defects: Iterable[Defect]) -> Defect | None:
    """The first defect that is an error."""
    return next((defect for defect in defects if defect.severity is None), None)


def _refused(text: str, defect: Defect) -> Formatted:
    return Formatted(text, Refusal(defect.message, *Lines(text).at(defect.start)))


def _canonical(tree: Tree, kind: str, with_ids: bool) -> str:
    quoted = {tree.span(node)[0] for node, _, _ in ambiguous_texts(tree, kind)} if tree.ambiguous else frozenset[int]()
    document = read_layout(tree, quoted)
    arrange(document, kind, with_ids=with_ids)
    return write_layout(document)


def _what_changed(text: str, tree: Tree, kind: str, result: str, with_ids: bool) -> str | None:
    """What formatting would change besides the layout, or where it would not come to rest; None where all is well."""
    if tree.text is not text and not is_same_data(compose(text).roots, tree.roots):
        return "its data, for its line ends are CR LF"
    changed = what_changed(tree, result, read_layout, with_ids=with_ids)
    if changed is None and _canonical(compose(result), kind, with_ids) != result:
        return "it once more each time"
    return changed
