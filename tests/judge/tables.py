"""The tables that the judge prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizkit.lint.rule import Rule

from .asking import Found
from .figures import Counts, by_flaw, counts_of, together
from .flaws import RULES_FOR, SURFACE
from .records import Record

# Shares of a professionally edited bank: a rule that is on should stay below the first, and must stay below the second.
SHOULD, MUST = 0.03, 0.05

# The precision that a rule that is on should have, where it speaks of at least so many questions.
PRECISE, ENOUGH = 0.85, 10


def label_tables(records: Sequence[Record], found: Found) -> Iterable[str]:
    """How well the rules tell the flaws that people labelled: first by flaw, then by rule."""
    flaws = by_flaw(records, found)
    there = {rule.name for rule in found.rules}
    rows = [_flaw_row(flaw, counts, there) for flaw, counts in flaws.items()]
    for title, names in (("micro, surface", SURFACE), ("micro, all", tuple(flaws))):
        counts = together(flaws[name] for name in names if name in flaws)
        rows.append((f"**{title}**", *_figures(counts), _number(counts.always.f1), "", f"{len([n for n in names if n in flaws])} flaws"))
    yield from table(("flaw", "P", "R", "F1", "support", "labelled", "always F1", "never P / R", "rules (? is not there)"), rows)
    yield ""
    rows = []
    for flaw, rules in RULES_FOR.items():
        for rule in [rule for rule in found.rules if rule.name in rules]:
            counts = counts_of(flaw, (rule.name,), records, found)
            said = counts.hits + counts.false_alarms
            row = (rule.name, _default(rule), flaw, str(said), str(counts.hits), _number(counts.precision), str(counts.support))
            rows.append((*row, _below(rule, counts)))
    yield from table(("rule", "default", "flaw", "said", "right", "P", "support", ""), rows)


def halves_table(records: Sequence[Record], found: Found) -> Iterable[str]:
    """The surface flaws together in each half of the records: what was made with one half is to hold for the other."""
    rows = []
    for half in ("a", "b"):
        flaws = by_flaw([record for record in records if record.half == half], found)
        counts = together(flaws[name] for name in SURFACE if name in flaws)
        rows.append((half, *_figures(counts), _number(counts.always.f1)))
    yield from table(("half", "P", "R", "F1", "support", "labelled", "always F1"), rows)


def _below(rule: Rule, counts: Counts) -> str:
    """A mark for a rule that is on, where there is enough to judge it by, and labels say too often that it is wrong."""
    precision = counts.precision
    if not rule.enabled or counts.hits + counts.false_alarms < ENOUGH or precision is None or precision >= PRECISE:
        return ""
    return f"**below {_number(PRECISE)}**"


def _flaw_row(flaw: str, counts: Counts, there: set[str]) -> tuple[str, ...]:
    rules = ", ".join(rule if rule in there else f"{rule}?" for rule in RULES_FOR[flaw])
    never = f"{_number(counts.never.precision)} / {_number(counts.never.recall)}"
    return (flaw, *_figures(counts), _number(counts.always.f1), never, rules)


def _figures(counts: Counts) -> tuple[str, ...]:
    figures = (_number(counts.precision), _number(counts.recall), _number(counts.f1))
    return (*figures, str(counts.support), str(counts.total))


def rate_table(found: dict[str, Found]) -> Iterable[str]:
    """The share of the questions of each file of which a rule says something, the most frequent first."""
    rules = {rule.name: rule for one in found.values() for rule in one.rules}
    rates = {name: [len(one.firing(name)) / max(len(one.by_record), 1) for one in found.values()] for name in rules}
    rows = []
    for name in sorted(rules, key=lambda name: (rates[name], name), reverse=True):
        shares = [f"{share:.2%} ({len(one.firing(name))})" for share, one in zip(rates[name], found.values(), strict=True)]
        if any(rates[name]):
            rows.append((name, _default(rules[name]), *shares, _mark(rules[name], rates[name][0])))
    sizes = [f"{file} ({len(one.by_record)})" for file, one in found.items()]
    yield from table(("rule", "default", *sizes, ""), rows)
    silent = [name for name in sorted(rules) if not any(rates[name])]
    yield ""
    yield f"Silent: {', '.join(silent)}."


def _mark(rule: Rule, rate: float) -> str:
    if rate <= SHOULD:
        return ""
    over = f"over {MUST if rate > MUST else SHOULD:.0%}"
    return f"**{over}**" if rule.enabled else over


def _default(rule: Rule) -> str:
    return ("on" if rule.enabled else "off") + (", preview" if rule.status == "preview" else "")


def _number(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}".removeprefix("0") if figure < 1 else "1.00"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """A Markdown table in straight columns."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, ["-" * width for width in widths], *rows):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
