"""Categories: a question says where it lies, Moodle's file opens a category for all that follows."""

from __future__ import annotations

from quizkit.formats.categories import category_titles
from quizkit.formats.titles import cut
from quizkit.formats.xml import Element
from quizkit.text import Document, parse

from .export import Export
from .names import LONGEST, without_tags
from .text import plain, rich

# The top category of the course that the file is imported into; Moodle 5 puts it into a question bank there.
_TOP = "$course$/top"


def write_category(category: str | None, export: Export, top: str = _TOP) -> Element:
    """A question element that is none: it opens a category."""
    titles = category_titles(category, export.manifest)
    parts = [top]
    for title in titles:
        name = cut(without_tags(title), LONGEST)
        if name != title:
            export.lose("category-changed", ("category",), f"it is now '{name}'")
        parts.append(_step(name))
    description = export.manifest.description if category is None else None
    info: Document = parse(description or "", "plain")
    return Element(
        "question",
        (Element("category", (plain("text", "/".join(parts)),)), rich(export, "info", info, ())),
        (("type", "category"),),
    )


def _step(name: str) -> str:
    """A title as one step of a path: slashes doubled, and kept away from the slashes that part the steps."""
    step = name.replace("/", "//")
    return f"{' ' if step.startswith('/') else ''}{step}{' ' if step.endswith('/') else ''}"
