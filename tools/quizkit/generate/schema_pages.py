"""docs/schemas/: a page for each kind and for bank.yaml, for quizkit.toml, and for each file that programs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.model.bank import KINDS, QUESTION_TYPES, Kind, Manifest
from quizkit.model.entity import Entity
from quizkit.resources import schema_folder

from .config_page import config_page
from .schema_nodes import Node, definition, root
from .schema_sections import Page, anchor
from .schema_words import code, description, markdown

_COMMON = "Every entry has the [common fields](common.md) too."


def schema_pages() -> Mapping[str, str]:
    """The text of each page by its file name."""
    pages = [_bank_page(), *map(_kind_page, KINDS.values()), _common_page(), *_output_pages()]
    return {
        "README.md": "\n".join(_index()) + "\n",
        "config.md": config_page(),
        **{f"{page.name}.md": page.text() for page in pages},
    }


def _kind_page(kind: Kind) -> Page:
    models = tuple(QUESTION_TYPES.values()) if kind.name == "question" else (kind.entity,)
    node = definition(kind.name, kind.name, models)
    needed = [code(name) for name in node.schema["required"] if name not in node.schema["properties"]]
    *others, last = needed
    asked = f"{', '.join(others)} and {last}" if others else last
    place = f"{_file_of(kind)} {_COMMON} Of those {asked} {'are' if others else 'is'} required."
    page = Page(kind.name, str(node.note("title")), [description(node), place])
    page.add(node, "Fields of every question" if kind.name == "question" else "Fields")
    if kind.name == "question":
        page.intro.append("Types: " + ", ".join(f"[{name}](#{anchor(_title_of_type(name))})" for name in QUESTION_TYPES) + ".")
    page.add_nested()
    return page


def _title_of_type(name: str) -> str:
    return str(definition("question", name).note("title"))


def _file_of(kind: Kind) -> str:
    """The sentence of the schema that says what a file of the kind holds."""
    return markdown(str(root(kind.name).note("description"))).replace(f"{kind.folder}/", f"`{kind.folder}/`", 1)


def _bank_page() -> Page:
    node = Node(root("bank").schema, "bank", (Manifest,))
    page = Page("bank", "bank.yaml", [description(node), "The file that makes a folder a bank: it lies at its top."])
    page.add(node, "Fields")
    page.add_nested()
    return page


def _common_page() -> Page:
    entity = definition("common", "entity", (Entity,))
    intro = ["The fields that every entry of a bank has, of whatever kind, and what fields hold."]
    page = Page("common", "Common fields", intro)
    page.add(Node({**entity.schema, "required": ["id"]}, "common", entity.models), "Fields of every entry")
    definitions = [definition("common", name) for name in root("common").schema["$defs"] if name != "entity"]
    for node in sorted(definitions, key=lambda node: not node.is_object):
        page.add(node)
    return page


def _output_pages() -> Iterator[Page]:
    """Whatever has a schema and is nothing that authors write."""
    names = sorted(path.name.removesuffix(".schema.json") for path in schema_folder().glob("*.schema.json"))
    for name in names:
        if name not in (*KINDS, "bank", "common", "config"):
            yield _output_page(root(name))


def _output_page(node: Node) -> Page:
    page = Page(node.file, str(node.note("title")), [description(node)])
    if node.end.is_object:
        page.add(node.end, "Fields")
    else:
        target = Node(node.schema["items"], node.file).end
        page.intro.append("The file is a list of such objects:")
        page.add(target)
    page.add_nested()
    return page


def _index() -> Iterator[str]:
    yield "# What the files hold"
    yield ""
    yield "Generated from the files in `schemas/` by `nox -s generate`. Editors complete and check from the same files."
    yield ""
    yield "## What you write"
    yield ""
    yield "| page | where | what it is |"
    yield "|---|---|---|"
    yield f"| [bank.yaml](bank.md) | `bank.yaml` | {description(root('bank'))} |"
    for kind in KINDS.values():
        yield f"| [{kind.name}]({kind.name}.md) | `{kind.folder}/` | {description(definition(kind.name, kind.name))} |"
    yield "| [common fields](common.md) | everywhere | The fields that every entry of a bank has, and what fields hold. |"
    yield f"| [quizkit.toml](config.md) | beside `bank.yaml` | {description(root('config'))} |"
    yield ""
    yield "## What programs read"
    yield ""
    yield "| page | what it is |"
    yield "|---|---|"
    for page in _output_pages():
        yield f"| [{page.title}]({page.name}.md) | {page.intro[0]} |"
