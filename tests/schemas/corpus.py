"""The files beside the tests: values that must pass, and values with one mistake each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from quizkit.model.bank import KINDS

from .shapes import Mistake

HERE = Path(__file__).parent
VALID = HERE / "valid"
INVALID = HERE / "invalid"


class _Core(SafeConstructor):
    """The core types of YAML 1.2, in which a day is text."""


_Core.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def files(folder: Path) -> list[Path]:
    """The files below a folder, in order."""
    return sorted(folder.glob("*/*.yaml"))


def kind_of(path: Path) -> str:
    """The schema that a file belongs to: the name of its folder."""
    return path.parent.name


@cache
def read(path: Path) -> Any:
    """A file's value, as YAML 1.2 reads it."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Core
    return yaml.load(path.read_text("utf-8"))


def values(path: Path) -> Iterator[tuple[str, Any]]:
    """What a file holds, each with the pointer to it: the entities of a file of entities, else the file as a whole."""
    value = read(path)
    if kind_of(path) in KINDS and isinstance(value, list):
        yield from ((f"/{index}", entity) for index, entity in enumerate(value))
    else:
        yield "", value


def expected(path: Path) -> Mistake:
    """The one mistake of an invalid file, from its first line: `# expect: <pointer> <keyword>`, with "" for the whole file."""
    _, _, words = path.read_text("utf-8").partition("\n")[0].partition("# expect: ")
    place, keyword = words.split(" ")
    return Mistake(place.strip('"'), keyword)
