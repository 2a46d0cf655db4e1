"""alias-collision."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern
from unicodedata import normalize

from quizkit.finding import DataPath, Mention, Problem
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.lint.view import EntityView
from quizkit.model.term import Term

# The language that the term names, and each name with its path; the title comes first.
_Names = tuple[str | None, tuple[tuple[DataPath, str], ...]]


def _names(view: EntityView) -> _Names | None:
    term = view.entity
    assert isinstance(term, Term)
    if term.status == "retired":
        return None
    names: list[tuple[DataPath, str]] = [] if term.title is None else [(("title",), _folded(term.title))]
    # That a word is misused for this term is said because it is the name of another.
    names += [(("aliases", at, "text"), _folded(alias.text)) for at, alias in enumerate(term.aliases) if alias.kind != "misuse"]
    return term.language, tuple(names)


def _folded(name: str) -> str:
    return intern(" ".join(normalize("NFC", name).casefold().split()))


NAMES: Facts[_Names] = Facts("term-names", (Term,), _names)


class AliasCollision(BankRule):
    """Two terms share a name.

    ## What it does
    Compares the titles and aliases of all terms of a language; capitals and white space make no difference. An alias of the kind `misuse`
    may be the name of another term, for that is why it is a misuse. Retired terms are passed over.

    ## Why it matters
    Who looks the word up finds one of the two, and whoever links or searches by it gets the wrong definition half of the time.

    ## What to write instead
    Keep the alias at the term that it names. Where people use it for both, say `kind: misuse` at the one it does not name; where the terms
    are one, merge them.

    ## References
    This rule is quizkit's own.
    """

    code = "TRM001"
    name = "alias-collision"
    since = "0.1"
    severity = "error"
    facts = (NAMES,)
    about = ("term",)
    bad = (
        """\
# file: terms/example.yaml
- id: open-weights
  title: Open weights
  definition: The parameters can be downloaded.
  aliases:
    - text: open  Source AI  # expect: TRM001
- id: open-source-ai
  title: Open source AI
  definition: All that is needed to study, use, change and share it is published.
""",
        """\
# file: terms/example.yaml
- id: large-language-model
  title: Large language model
  definition: A model of text.
  aliases:
    - {text: LLM, kind: abbreviation}
- id: master-of-laws
  title: Master of Laws
  definition: A degree.
  aliases:
    - {text: LLM, kind: abbreviation}  # expect: TRM001
""",
    )
    good = (
        """\
# file: terms/example.yaml
- id: open-weights
  title: Open weights
  definition: The parameters can be downloaded.
  aliases:
    - text: open-weight
    - text: open source AI
      kind: misuse
- id: open-source-ai
  title: Open source AI
  definition: All that is needed to study, use, change and share it is published.
  aliases:
    - text: open source AI
- id: open-weights-de
  language: de
  title: Open Weights
  definition: Die Parameter lassen sich herunterladen.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        default = index.manifest.language if index.manifest is not None else "en"
        places: dict[tuple[str, str], dict[int, DataPath]] = {}
        for row, (language, names) in index.facts(NAMES):
            for path, name in names:
                if name:
                    places.setdefault((language or default, name), {}).setdefault(row, path)
        for rows in places.values():
            if len(rows) < 2:
                continue
            # Whoever has it as a title owns the name.
            owner = min(rows, key=lambda row: (rows[row] != ("title",), row))
            for row, path in rows.items():
                if row != owner:
                    yield row, _problem(index, path, owner, rows[owner])


def _problem(index: BankIndex, path: DataPath, owner: int, at: DataPath) -> Problem:
    noun, other = ("title" if where == ("title",) else "alias" for where in (path, at))
    message = (
        f"This {noun} is {'the title' if other == 'title' else 'an alias'} of the term '{index.id(owner)}' already: "
        "keep it at one of the two, or mark it 'kind: misuse' where it is used wrongly."
    )
    return Problem(message, path, related=(Mention(owner, f"the other {other}" if noun == other else f"the {other}", at),))
