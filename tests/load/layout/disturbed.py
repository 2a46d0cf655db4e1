"""Files as no formatter would leave them: entities of any bank in another order of fields, in other layouts, with comments everywhere."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString, SingleQuotedScalarString

from quizkit.load.build import to_data
from quizkit.load.layout.proof import is_same_data
from quizkit.load.positions import path_of_node
from quizkit.load.yaml import compose
from quizkit.model.bank import KINDS
from quizkit.testing.strategies import banks, entities, questions

# How a text of one line, or of several, may be written besides as ruamel.yaml likes it.
_ONE_LINE = (str, DoubleQuotedScalarString, SingleQuotedScalarString)
_LINES = (*_ONE_LINE, LiteralScalarString)


manifests = banks(most=0).map(lambda bank: bank.manifest)


@dataclass(frozen=True)
class Disturbed:
    """A file: its kind, its text, and the comments that were put into it, each of which stands there once."""

    kind: str
    text: str
    comments: tuple[str, ...]


@st.composite
def disturbed_files(draw: st.DrawFn) -> Disturbed:
    """Files of every kind: the manifest, one entity, or a list of some."""
    kind = draw(st.sampled_from(("bank", "question", "question", "question", *KINDS)))
    each: st.SearchStrategy[Any] = questions() if kind == "question" else manifests if kind == "bank" else entities(KINDS[kind].entity)
    is_list = kind != "bank" and draw(st.booleans())
    held = draw(st.lists(each, min_size=1, max_size=3)) if is_list else [draw(each)]
    data = [_laid_out(draw, to_data(entity), is_block=True) for entity in held]
    text = _dumped(draw, data if is_list else data[0])
    # libyaml refuses a few plain scalars that others write, such as [:0].
    assume(not compose(text).defects)
    return _with_comments(draw, kind, text)


def _laid_out(draw: st.DrawFn, value: Any, *, is_block: bool = False) -> Any:
    """Data for ruamel.yaml: fields in any order, collections in brackets here and there, texts in any quotes."""
    if isinstance(value, Mapping):
        names = draw(st.permutations(list(value))) if len(value) > 1 else list(value)
        mapping = CommentedMap({name: _laid_out(draw, value[name]) for name in names})
        if not is_block and draw(st.integers(0, 3)) == 0:
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq([_laid_out(draw, item) for item in value])
        if draw(st.integers(0, 3)) == 0:
            sequence.fa.set_flow_style()
        return sequence
    if not isinstance(value, str) or draw(st.booleans()):
        return value
    styles: tuple[type[Any], ...] = _LINES if "\n" in value and " \n" not in value and not value.startswith((" ", "\n")) else _ONE_LINE
    if " " in value.strip() and "\n" not in value and value == value.strip():
        styles = (*styles, FoldedScalarString)
    return draw(st.sampled_from(styles))(value)


def _dumped(draw: st.DrawFn, data: Any) -> str:
    yaml = YAML()
    mapping, sequence, offset = draw(st.sampled_from(((2, 4, 2), (2, 2, 0), (4, 6, 3), (3, 5, 0))))
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    yaml.width = draw(st.sampled_from((20, 60, 4096)))
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def _with_comments(draw: st.DrawFn, kind: str, text: str) -> Disturbed:
    """Put comments and empty lines anywhere but into texts."""
    comments: list[str] = []
    before = compose(text)
    for number in range(draw(st.integers(0, 5))):
        comment = f"# {draw(st.sampled_from(('', 'quizkit: ignore[longest-key] ', '- id: ')))}comment {number}"
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                lines[at] += f"{' ' * draw(st.integers(1, 3))}{comment}"
            case 1:
                lines.insert(at, "")
                comment = ""
            case _:
                lines.insert(at, " " * draw(st.integers(0, 9)) + comment)
        changed = "\n".join(lines)
        after = compose(changed)
        if not after.defects and is_same_data(before.roots, after.roots) and (not comment or _is_comment(changed, comment)):
            text = changed
            comments += [comment] if comment else []
    if draw(st.integers(0, 9)) == 0:
        text = text.removesuffix("\n")
    return Disturbed(kind, text, tuple(comments))


def _is_comment(text: str, comment: str) -> bool:
    """Whether taking a comment out leaves the data as it is, and what is put in its place would not."""
    tree = compose(text.replace(comment, "x: ["))
    return bool(tree.defects) or tree.roots != compose(text).roots


def owner(text: str, comment: str) -> tuple[str | int, ...] | None:
    """The path of the field on the line of a comment, or on the next line with content where the comment stands alone.

    None where the comment stands above nothing, or where several fields share the line.
    """
    lines = text.split("\n")
    number = next(number for number, line in enumerate(lines) if line.endswith(comment))
    if lines[number].strip() == comment:
        number = next((n for n in range(number, len(lines)) if lines[n].strip() and not lines[n].strip().startswith("#")), len(lines))
    tree = compose(text)
    start = sum(len(line) + 1 for line in lines[:number])
    end = start + len(lines[number]) if number < len(lines) else start
    keys = [path for node in range(len(tree.nodes)) if start <= tree.span(node)[0] < end for path in _key_path(tree, node)]
    return keys[0] if len(keys) == 1 else None


def _key_path(tree: Any, node: int) -> list[tuple[str | int, ...]]:
    root, path, is_key = path_of_node(tree, node)
    return [(root, *path)] if is_key else []
