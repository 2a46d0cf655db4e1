"""A schema's page: its objects one after the other, each under a heading that links can lead to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from quizkit.load.dump import to_yaml
from quizkit.model.bank import KINDS
from quizkit.records import dataclass, field

from .schema_nodes import Field, Node, Part, definition, is_definition, root
from .schema_words import code, description, holds, such_as


@dataclass(frozen=True)
class Section:
    """An object, or a form of value, under its heading. `tag` is what tells a member of a union apart."""

    title: str
    node: Node
    level: int
    tag: str | None = None


@dataclass
class Page:
    """A page about a schema file. Authors write YAML, so entities are shown in it; what programs read is JSON."""

    name: str
    title: str
    intro: list[str]
    sections: list[Section] = field(default_factory=list)

    def text(self) -> str:
        """The page."""
        lines = [f"# {self.title}", *(line for paragraph in self.intro for line in ("", paragraph))]
        if self._is_led_by_example() and (example := list(self._examples(self.sections[0]))):
            lines += ["", "## Example", *example]
        for section in self.sections:
            lines += ["", f"{'#' * section.level} {section.title}", *self._section(section)]
        return "\n".join(lines) + "\n"

    def _is_led_by_example(self) -> bool:
        return self.sections[0].title.startswith("Fields")

    def add(self, node: Node, title: str | None = None, *, level: int = 2, tag: str | None = None) -> None:
        """Add a section, and sections for the members of a union: those of the page's own object stand beside it, others below."""
        if any(node.key == section.node.key for section in self.sections):
            return
        member_level = level if not self.sections else level + 1
        self.sections.append(Section(title or str(node.note("title")), node, level, tag))
        for member in node.members():
            self.add(member.node, level=member_level, tag=f"{member.tag}: {member.word}")

    def add_nested(self) -> None:
        """Add sections for what the fields hold, for what that holds, and so on."""
        for section in self.sections:  # the list grows meanwhile
            for part in (part for own in section.node.fields() for part in own.parts()):
                if part.node.file == self.name and _needs_section(part):
                    self.add(part.node)

    def place(self, node: Node) -> str | None:
        """Where a node is explained: in a section of this page, on a page of its own, or among what all kinds share."""
        if node.key in (anchors := self._anchors()):
            return f"#{anchors[node.key]}"
        if node.file == self.name:
            return None
        if node.file in KINDS and node.key == definition(node.file, node.file).key:
            return f"{node.file}.md"
        if node.key == root("bank").key:
            return "bank.md"
        is_elsewhere = is_definition(node) and (node.file == "common" or node.is_object)
        return f"{node.file}.md#{anchor(node.schema['title'])}" if is_elsewhere else None

    def _anchors(self) -> dict[int, str]:
        """The anchor that GitHub gives each heading: where one stands again, it gets a number."""
        seen = {anchor(self.title): 1}
        anchors = {}
        for section in self.sections:
            name = anchor(section.title)
            anchors[section.node.key] = f"{name}-{seen[name]}" if name in seen else name
            seen[name] = seen.get(name, 0) + 1
        return anchors

    def _section(self, section: Section) -> Iterator[str]:
        node = section.node
        said = " ".join(filter(None, (description(node), such_as(node) if not node.is_object else "")))
        if not any(said in paragraph for paragraph in self.intro):
            yield ""
            yield f"`{section.tag}`. {said}" if section.tag else said
        if not (self._is_led_by_example() and section is self.sections[0]):
            yield from self._examples(section)
        if node.is_object:
            yield ""
            yield "| field | holds | default | meaning |"
            yield "|---|---|---|---|"
            for own in node.fields():
                yield f"| `{own.name}` | {holds(own, self.place)} | {_default(own)} | {self._meaning(own)} |"

    def _meaning(self, own: Field) -> str:
        """The description; only its first sentence where all of it stands on the page of what all kinds share."""
        said = description(own.node)
        if "description" not in own.node.schema and self.name != "common" and own.node.end.file == "common":
            said = said.partition(". ")[0].rstrip(".") + "."
        return " ".join(filter(None, (said, such_as(own.node))))

    def _examples(self, section: Section) -> Iterator[str]:
        """The examples that make a file of a bank, or an output of a program."""
        is_written = self.name in KINDS or self.name == "bank"
        is_file = section is self.sections[0] or (section.tag is not None and section.level == self.sections[0].level)
        for example in section.node.schema.get("examples", ()):
            if isinstance(example, dict) and (is_file or not is_written):
                yield ""
                yield f"```{'yaml' if is_written else 'json'}"
                yield (to_yaml(example) if is_written else json.dumps(example, indent=2, ensure_ascii=False)).rstrip("\n")
                yield "```"


def _needs_section(part: Part) -> bool:
    """Objects have one, and so has a definition whose own words no table would show."""
    return part.node.is_object or (is_definition(part.node) and part.is_unsaid)


def _default(own: Field) -> str:
    if own.is_required:
        return "*required*"
    default = own.node.note("default")
    return "" if default is None else code(default)


def anchor(title: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
