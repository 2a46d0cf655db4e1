"""docs/rules/: a page for each rule, and an index by family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.lint.registry import registry
from quizkit.lint.rule import FAMILIES
from quizkit.report.page import rule_page


def rule_pages() -> Mapping[str, str]:
    """The text of each page by its file name."""
    pages = {f"{rule.name}.md": rule_page(rule) for rule in registry().rules}
    return {"README.md": "\n".join(_index()) + "\n", **pages}


def _index() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "Each rule has a code and a name; both are understood everywhere. Generated from the rules by `nox -s generate`."
    for family, title in FAMILIES.items():
        rules = registry().select(family)
        if not rules:
            continue
        yield ""
        yield f"## {title} ({family})"
        yield ""
        yield "| code | rule | severity | on | what it finds |"
        yield "|---|---|---|---|---|"
        for rule in rules:
            switch = "yes" if rule.enabled else "no"
            yield f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity} | {switch} | {rule.page.summary} |"
