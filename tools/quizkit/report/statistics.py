"""How often each rule found something, instead of where."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from quizkit.finding import Finding
from quizkit.records import dataclass

from .terminal import Style


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many findings there are of a rule, and how many of them can be mended at once."""

    code: str
    rule: str
    count: int
    safe: int
    unsafe: int


def counts(findings: Iterable[Finding]) -> list[RuleCount]:
    """A count for each rule that found something, the most frequent first."""
    fixes: dict[tuple[str, str], Counter[str | None]] = {}
    for finding in findings:
        fixes.setdefault((finding.code, finding.rule), Counter())[finding.fix] += 1
    found = [RuleCount(code, rule, number.total(), number["safe"], number["unsafe"]) for (code, rule), number in fixes.items()]
    return sorted(found, key=lambda count: (-count.count, count.code))


def statistics(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """The counts as a table for people: `*` marks rules whose findings `--fix` mends, `-` those that need `--unsafe-fixes` as well."""
    found = counts(findings)
    if not found:
        return
    number_width, rule_width = max(len(f"{count.count:,}") for count in found), max(len(count.rule) for count in found)
    for count in found:
        mark = "[*]" if count.safe else "[-]" if count.unsafe else "   "
        yield f"{count.count:>{number_width},}  {style.bold(count.code)}  {mark} {count.rule:{rule_width}}".rstrip()
    total, safe, unsafe = (sum(column) for column in zip(*((c.count, c.safe, c.unsafe) for c in found), strict=True))
    yield style.bold(f"Found {total:,} finding{'' if total == 1 else 's'} of {len(found):,} rule{'' if len(found) == 1 else 's'}.")
    if safe:
        yield f"[*] {safe:,} can be fixed with `quizkit lint --fix`."
    if unsafe:
        yield f"[-] {unsafe:,} can be fixed with `quizkit lint --fix --unsafe-fixes`; look at the result."


def statistics_json(findings: Iterable[Finding]) -> Iterator[str]:
    """The counts as an array, as `statistics.schema.json` describes it."""
    found = counts(findings)
    lines = [
        json.dumps({"code": each.code, "rule": each.rule, "count": each.count, "safe": each.safe, "unsafe": each.unsafe}) for each in found
    ]
    yield "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
