"""The layout that the Moodle plug-in qbank_gitsync reads: a file for each question, in folders named after their categories.

An import of the plug-in makes new versions of questions that are there, where Moodle's own import makes copies. Its rules
(https://github.com/maths/moodle-qbank_gitsync, read at version 530a718): all lies below `top/`; each folder below that is one step of a
category's path, and holds `gitsync_category.xml` with that path from `top` on; every other `.xml` file is one question without a category.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

from quizkit.formats.base import OutFile, Written
from quizkit.formats.names import file_stem
from quizkit.formats.xml import DECLARATION, Element, end_tag, start_tag
from quizkit.model.question import Question

from .categories import write_category
from .export import Export
from .part import part

_TOP = "top"
_CATEGORY_FILE = "gitsync_category.xml"


def write_folder(questions: Iterable[tuple[Question, Element]], export: Export, on_written: Callable[[Written], None]) -> Iterator[OutFile]:
    """A file for each question, before it one for each category on the way to it that has none yet."""
    opened: set[str | None] = set()
    root = f"{_TOP}/{_folder_name(export.manifest.title)}"
    for question, element in questions:
        for category in _way_to(question.category):
            if category not in opened:
                opened.add(category)
                folder = f"{root}/{category}" if category else root
                yield OutFile(f"{folder}/{_CATEGORY_FILE}", _file(write_category(category, export, top=_TOP), export))
        folder = f"{root}/{question.category}" if question.category else root
        name = f"{folder}/{file_stem(question.id)}.xml"
        yield OutFile(name, _file(element, export))
        on_written(Written(question, question.id, name))


def _file(element: Element, export: Export) -> Iterator[bytes]:
    yield DECLARATION + start_tag("quiz")
    yield part(element, export)
    yield end_tag("quiz")


def _way_to(category: str | None) -> Iterator[str | None]:
    yield None
    folders = category.split("/") if category else []
    for depth in range(1, len(folders) + 1):
        yield "/".join(folders[:depth])


def _folder_name(title: str) -> str:
    """A bank's title as the name of a folder on any system."""
    plain = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100] or "bank"
