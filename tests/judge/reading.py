"""Findings with their questions, to be read and judged by a person."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from quizkit.text import parse, to_plain

from .asking import Found, shown
from .records import Record

_LONGEST = 600


def sample(rule: str, records: Sequence[Record], found: Found, number: int, seed: int) -> Iterable[str]:
    """Some of the findings of a rule, drawn with a seed: the same ones each time, as long as the rule finds the same."""
    firing = [record for record in records if rule in found.by_record[record.id]]
    chosen = random.Random(seed).sample(firing, min(number, len(firing)))
    yield f"{rule}: {len(firing)} of {len(records)} questions, {len(chosen)} of them here."
    for record in chosen:
        yield ""
        yield f"[{record.id}] {_cut(to_plain(parse(record.question.stem, 'block')).text)}"
        for option in record.question.options:
            yield f"  {'*' if option.correct else '-'} {_cut(to_plain(parse(option.text, 'inline')).text)}"
        yield from (f"  > {message}" for message in shown(found.by_record[record.id][rule]))


def _cut(text: str) -> str:
    """The end of a text, where a stem asks."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else "… " + words[-_LONGEST:]
