"""duplicate-term."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath, Mention, Problem
from quizkit.lint.analysis.term_texts import TERM_TEXTS
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

_MENTIONED = 20


class DuplicateTerm(BankRule):
    """A term stands in the bank twice.

    ## What it does
    Compares the terms of each language: by their titles, where a hyphen, a capital or the plural of the last word makes no difference, and
    by their definitions, where an article or a plural makes none. Titles that are the same to the letter are the matter of
    `alias-collision`. Of
    definitions of fewer than four words it says nothing. Drafts and retired terms are passed over.

    ## Why it matters
    Questions, links and coverage are split among two entries that are one, and what is mended in one stays wrong in the other.

    ## What to write instead
    Keep one term, make the other name an alias of it, and let what refers to the other refer to the one. If they are two, let the
    definitions say what tells them apart.

    ## References
    ISO 704, *Terminology work: Principles and methods*, asks for one designation for one concept. How it is found is quizkit's own rule.
    """

    code = "DUP006"
    name = "duplicate-term"
    since = "0.1"
    severity = "error"
    requires = ("duplicate-id", "alias-collision")
    facts = (TERM_TEXTS,)
    about = ("term",)
    takes_memory = True
    bad = (
        """\
# file: terms/example.yaml
- id: open-weight
  title: Open weight
  definition: Of a model whose parameters can be downloaded.
- id: open-weights
  title: Open-weights  # expect: DUP006
  definition: Of a system that publishes what it has learnt, but not how.
- id: parameter
  title: Parameter
  definition: A number that a model sets in training.
- id: weight
  title: Weight
  definition: A number that the model sets in training.  # expect: DUP006
""",
    )
    good = (
        """\
# file: terms/example.yaml
- id: open-weights
  title: Open weights
  definition: The parameters can be downloaded.
- id: open-data
  title: Open data
  definition: The data can be downloaded.
- id: open-weights-de
  language: de
  title: Open-weights
  definition: The parameters can be downloaded.
- id: sharp
  title: F♯
  definition: The key between F and G.
- id: flat
  title: F♭
  definition: Another name for E.
- id: upper
  title: Upper bound
  definition: A number that no value of the set of numbers is greater than.
- id: lower
  title: Lower bound
  definition: A number that no value of the set of numbers is smaller than.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        # The join and all that belongs to it is read once there is something to judge.
        from quizkit.lint.analysis.same_definitions import same_definitions

        by_language: dict[str, list[tuple[int, str, str]]] = {}
        for row, (language, title, definition) in index.facts(TERM_TEXTS):
            by_language.setdefault(language, []).append((row, title, definition))
        for language, terms in by_language.items():
            seen: set[int] = set()
            for path, rows in (*_by_title(terms), *((("definition",), rows) for rows in same_definitions(terms, language))):
                fresh = [row for row in rows if row not in seen]
                seen.update(rows)
                if fresh and len(rows) > 1:
                    shown = next((row for row in rows[1:] if row in fresh), None)
                    if shown is not None:
                        yield shown, _problem(index, path, [row for row in rows if row != shown])


def _problem(index: BankIndex, path: DataPath, others: list[int]) -> Problem:
    same = "is called" if path == ("title",) else "is defined"
    more = "" if len(others) == 1 else f", and so do {len(others) - 1} more"
    message = (
        f"The term '{index.id(others[0])}' {same} the same{more}: keep one and make the other name an alias of it, "
        "or say what tells them apart."
    )
    return Problem(message, path, related=tuple(Mention(row, "the other term", path) for row in others[:_MENTIONED]))


def _by_title(terms: list[tuple[int, str, str]]) -> Iterator[tuple[DataPath, list[int]]]:
    """The rows of terms with the same title."""
    rows_of: dict[str, list[int]] = {}
    for row, title, _ in terms:
        if title:
            rows_of.setdefault(_singular(title.casefold()), []).append(row)
    return ((("title",), rows) for rows in rows_of.values() if len(rows) > 1)


def _singular(title: str) -> str:
    return title[:-1] if title.endswith("s") and not title.endswith(("ss", "us", "is")) and len(title) > 3 else title
