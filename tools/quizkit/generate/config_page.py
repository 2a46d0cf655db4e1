"""docs/schemas/config.md: what quizkit.toml may set, and the options of each rule."""

from __future__ import annotations

import json
from collections.abc import Iterator

from quizkit.lint.config_schema import config_schema_file, option_description
from quizkit.lint.registry import registry

from .schema_nodes import Node
from .schema_words import code, description, holds, markdown, such_as

_EXAMPLE = """\
extend-select = ["missing-part-id"]
ignore = ["all-of-the-above"]
fail-on = "error"

[rules.longest-key]
ratio = 1.25

[per-path-ignores]
"questions/drafts/**" = ["missing-rationale"]"""

_HELD = {"rules": "[tables](#options-of-rules)", "per-path-ignores": "map from patterns to lists of [rules](#rules)"}


def config_page() -> str:
    """The page."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    # Not from the file, which may not know a new rule yet.
    node = Node(json.loads(config_schema_file(registry())), "config")
    yield "# quizkit.toml"
    yield ""
    yield f"{description(node)} It may lie further up too, within the same git repository."
    yield "In a `pyproject.toml` the same settings stand under `[tool.quizkit]`. Without any, the defaults hold."
    yield ""
    yield "```toml"
    yield _EXAMPLE
    yield "```"
    yield ""
    yield "## Settings"
    yield ""
    yield "| setting | holds | default | meaning |"
    yield "|---|---|---|---|"
    for own in node.fields():
        held = _HELD.get(own.name) or ("list of [rules](#rules)" if "items" in own.node.schema else holds(own, _nowhere))
        default = own.node.note("default")
        meaning = " ".join(filter(None, (description(own.node), such_as(own.node))))
        yield f"| `{own.name}` | {held} | {'' if default is None else code(default)} | {meaning} |"
    yield ""
    yield "## Rules"
    yield ""
    yield f"{node.schema['$defs']['word']['description']} [All rules](../rules/README.md) are listed with their codes."
    yield "What the loader raises, such as `schema`, cannot be ignored."
    yield "[The guide to linting](../linting.md) has more on choosing, silencing and baselines."
    yield ""
    yield "## Options of rules"
    yield ""
    yield "Each rule has a table of its own, named after it: `[rules.longest-key]`. Rules that are not listed here have no options."
    yield ""
    yield from _options(node)
    yield ""
    yield "## In your editor"
    yield ""
    yield "`quizkit init` writes `schemas/config.schema.json` and a `.taplo.toml` that names it. *Even Better TOML* in VS Code, and every"
    yield "editor with the language server taplo, then completes and checks `quizkit.toml`. For any other editor, begin `quizkit.toml` with"
    yield "this line:"
    yield ""
    yield "```toml"
    yield "#:schema ./schemas/config.schema.json"
    yield "```"


def _options(node: Node) -> Iterator[str]:
    yield "| rule | option | holds | default | meaning |"
    yield "|---|---|---|---|---|"
    tables = node.schema["properties"]["rules"]["properties"]
    for rule in registry().rules:
        for own in Node(tables[rule.name], node.file).fields() if rule.options else ():
            shown = f"[{rule.name}](../rules/{rule.name}.md) | `{own.name}` | {holds(own, _nowhere)} | {code(rule.options[own.name])}"
            yield f"| {shown} | {markdown(option_description(rule, own.name))} |"


def _nowhere(node: Node) -> None:
    return None
