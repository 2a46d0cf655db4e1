"""docs/rules/: a page for each rule, and an index by family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.lint.registry import registry
from quizkit.lint.rule import FAMILIES, LANGUAGES, Rule
from quizkit.report.page import rule_page


def rule_pages() -> Mapping[str, str]:
    """The text of each page by its file name."""
    pages = {f"{rule.name}.md": rule_page(rule) for rule in registry().rules}
    return {"README.md": "\n".join(_index()) + "\n", **pages}


def _index() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "Each rule has a code and a name; both are understood everywhere. Generated from the rules by `nox -s generate`."
    yield ""
    yield "*on* says whether it is checked by default, and *fix* whether `quizkit lint --fix` can mend what it finds (`unsafe`: with"
    yield "`--unsafe-fixes`, for you have to look at the result). A rule on wording names the languages that it reads."
    yield "[The guide to linting](../linting.md) says how to choose rules and how to silence them."
    for family, title in FAMILIES.items():
        rules = registry().select(family)
        if not rules:
            continue
        yield ""
        yield f"## {title} ({family})"
        yield ""
        yield "| code | rule | severity | on | fix | what it finds |"
        yield "|---|---|---|---|---|---|"
        for rule in rules:
            name, switch = f"[{rule.name}]({rule.name}.md)", "yes" if rule.enabled else "no"
            yield f"| {rule.code} | {name} | {rule.severity} | {switch} | {rule.fix or ''} | {rule.page.summary}{_notes(rule)} |"


def _notes(rule: Rule) -> str:
    """What holds of few rules: that it may still change, and which languages it reads."""
    notes = ["preview"] if rule.status == "preview" else []
    notes += [", ".join(LANGUAGES[language] for language in rule.languages)] if rule.languages else []
    return f" ({'; '.join(notes)})" if notes else ""
