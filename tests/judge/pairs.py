"""Pairs of stems that people have labelled as the same question or not, and what the rules on duplicates make of them."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from quizkit.lint.analysis.near_pairs import are_near
from quizkit.lint.analysis.stems import LITTLE, Stem, as_stem, judged
from quizkit.lint.analysis.vocabulary import Vocabulary
from quizkit.similarity.words import words_of

from .tables import table


class Pair(NamedTuple):
    """Two stems of one kind of pair, and whether people call them the same question."""

    kind: str
    one: str
    other: str
    is_duplicate: bool


def read_pairs(file: Path) -> list[Pair]:
    """The pairs of a file: `kind`, `a`, `b` and `duplicate` (0 or 1) in each line."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [Pair(data["kind"], data["a"], data["b"], bool(data["duplicate"])) for data in map(json.loads, lines)]


def verdicts(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, str]]:
    """What each pair is if both questions offer and key the same, in a bank of all these stems.

    "error", "warning" (one says one thing more), "far" (too few words are shared), or the guard that tells them apart.
    """
    pairs = list(pairs)
    vocabulary = Vocabulary("en")
    written: dict[str, list[int]] = {}
    for text in (text for pair in pairs for text in (pair.one, pair.other)):
        if text not in written:
            written[text] = vocabulary.numbers(" ".join(words_of(text)))
            vocabulary.learn(written[text])
    vocabulary.settle()
    stems = {text: as_stem(numbers, b"", vocabulary) for text, numbers in written.items()}
    for pair in pairs:
        yield pair, _said(stems[pair.one], stems[pair.other], vocabulary)


def _said(one: Stem, other: Stem, vocabulary: Vocabulary) -> str:
    if not are_near(one, other, vocabulary):
        return "far"
    verdict = judged(one, other, vocabulary)
    return verdict.tells or ("error" if verdict.differs <= LITTLE else "warning")


def pair_table(pairs: Iterable[Pair]) -> Iterable[str]:
    """For each kind of pair how often the rules would call the two one question."""
    counts: dict[tuple[str, bool], Counter[str]] = {}
    for pair, said in verdicts(pairs):
        counts.setdefault((pair.kind, pair.is_duplicate), Counter())[said] += 1
    rows = []
    for (kind, is_duplicate), some in sorted(counts.items()):
        guards = ", ".join(f"{guard} {count}" for guard, count in some.most_common() if guard not in ("error", "warning", "far"))
        numbers = (str(some.total()), str(some["error"]), str(some["warning"]), guards or "–", str(some["far"]))
        rows.append((kind, "yes" if is_duplicate else "no", *numbers))
    errors = {label: sum(some["error"] for (_, same), some in counts.items() if same == label) for label in (True, False)}
    yield from table(("kind", "the same", "pairs", "error", "warning", "told apart by", "too few words"), rows)
    yield ""
    yield f"Errors: {errors[True] + errors[False]}, of which people call {errors[True]} the same question."
