"""A rule's page in Markdown: for `quizkit rule`, and for docs/rules/."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.lint.rule import FAMILIES, LANGUAGES, Rule
from quizkit.patterns import regex

_FIXES = {
    "safe": "safe (`quizkit lint --fix`).",
    "unsafe": "unsafe (`quizkit lint --fix --unsafe-fixes`, and a look at the result).",
}
_EXPECT = regex(r"\s*# expect: ([A-Z0-9, ]+)")


def rule_page(rule: Rule) -> str:
    """The page of a rule."""
    return "\n".join(_page(rule)) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.name} ({rule.code})"
    yield ""
    yield rule.page.summary
    yield ""
    default = "on by default" if rule.enabled else "off unless selected"
    status = ", preview" if rule.status == "preview" else ""
    yield f"{rule.severity.capitalize()}, {default}. Family: {FAMILIES[rule.family]}. Since {rule.since}{status}."
    if rule.fix is not None:
        yield ""
        yield f"Fix: {_FIXES[rule.fix]}"
    if rule.languages:
        yield ""
        yield f"It reads {', '.join(LANGUAGES[language] for language in rule.languages)}, and keeps silent in other languages."
    for title, body in rule.page.sections.items():
        yield ""
        yield f"## {title}"
        yield ""
        yield body
    if rule.options:
        yield ""
        yield "## Options"
        yield ""
        for name, default_value in rule.options.items():
            yield f"- `{name}`: {default_value!r} by default"
        yield ""
        yield f"Set them under `[rules.{rule.name}]` in quizkit.toml."
    for title, examples in (("Reported", rule.bad), ("Not reported", rule.good)):
        for example in examples:
            yield ""
            yield f"## {title}"
            yield ""
            yield "```yaml"
            yield _EXPECT.sub(r"  # \1", example).rstrip().replace("\t", "\\t")
            yield "```"
