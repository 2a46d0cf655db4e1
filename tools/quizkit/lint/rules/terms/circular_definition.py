"""circular-definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.definitions import DEFINITIONS, Definition
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.named_tuples import NamedTuple


class _Use(NamedTuple):
    """Which name a definition uses, as it stands there, and its span in the source."""

    words: str
    span: tuple[int, int]


class CircularDefinition(BankRule):
    """A definition uses the word that it defines.

    ## What it does
    Looks in the first sentence of each definition for the term's own title and aliases, in whatever form ("tuning" for "fine-tune"), and
    for two or three terms that are defined by each other. What stands first and is the subject ("Weights are the numbers …"), what stands
    in quotation marks, and what follows "called" or "known as" is left alone. English definitions only; retired terms are passed over.

    ## Why it matters
    Whoever does not know the word does not know it afterwards. Who looks up two such terms one after the other is sent in a circle.

    ## What to write instead
    Say to which larger class the thing belongs, and what tells it apart there, in words that are known or defined without this one.

    ## References
    ISO 704, *Terminology work: Principles and methods*, on circular definitions. How they are found is quizkit's own rule.
    """

    code = "TRM010"
    name = "circular-definition"
    since = "0.1"
    facts = (DEFINITIONS,)
    about = ("term",)
    bad = (
        """\
# file: terms/example.yaml
- id: permissive-licence
  title: Permissive licence
  definition: A licence that is permissive.  # expect: TRM010
- id: fine-tuning
  title: Fine-tuning
  definition: The process in which a finished model is fine-tuned on more examples.  # expect: TRM010
- id: large-language-model
  title: Large language model
  aliases:
    - {text: LLM, kind: abbreviation}
  definition: A model of the kind that most LLMs belong to.  # expect: TRM010
""",
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that training sets.
- id: training
  title: Training
  definition: The work of setting the weights of a network.  # expect: TRM010
- id: boiling
  title: Boiling
  definition: The passage into steam at one temperature.
- id: steam
  title: Steam
  definition: What water becomes by boiling.  # expect: TRM010
""",
    )
    good = (
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: Weights are the numbers that a network has learnt. Whoever has the weights can run it.
- id: open-weights
  title: Open weights
  definition: A way of releasing a model in which its weights can be downloaded.
- id: food-chain
  title: Food chain
  definition: A chain of living things, each of which is food for the next.
- id: steam
  title: Steam
  definition: Water as a gas, in everyday speech also called "steam" where it is a mist.
- id: information-technology
  title: Information technology
  aliases:
    - {text: IT, kind: abbreviation}
  definition: Machines that process data, and whatever makes it possible.
- id: open-model
  title: Open model
  definition: Any model that is not a closed one.
  aliases:
    - text: open release
- id: closed-model
  title: Closed model
  definition: Any release that is no open model.
- id: old
  status: retired
  title: Old
  definition: What is old.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        definitions = dict(index.facts(DEFINITIONS))
        for row, definition in definitions.items():
            use = definition.own_use()
            if use is not None:
                words, span = use
                message = f"The definition uses '{words}', the word that it defines: say in other words what the thing is."
                yield row, Problem(message, ("definition",), span=span)
        yield from _circles(index, definitions)


def _circles(index: BankIndex, definitions: Mapping[int, Definition]) -> Iterator[tuple[int, Problem]]:
    """Two or three terms that are defined by each other; each circle is shown at the term of it that comes last."""
    by_word: dict[str, list[int]] = {}
    for row, definition in definitions.items():
        for name in definition.names:
            by_word.setdefault(name[0], []).append(row)
    uses = {row: _uses(row, definitions, by_word) for row in definitions}
    for last, first in ((row, other) for row in uses for other in uses[row] if other < row):
        if last in uses[first]:
            yield _circle(index, uses, (last, first))
            continue
        middle = next(
            (row for row in uses[first] if row < last and last in uses[row] and first not in uses[row] and row not in uses[last]), None
        )
        if middle is not None and middle != first:
            yield _circle(index, uses, (last, first, middle))


def _uses(row: int, definitions: Mapping[int, Definition], by_word: Mapping[str, list[int]]) -> dict[int, _Use]:
    """The other terms that a definition uses, each with the words."""
    definition, found = definitions[row], dict[int, _Use]()
    at = 0
    while at < len(definition.stems):
        others = {
            (len(name), other)
            for other in by_word.get(definition.stems[at], ())
            if other != row
            for name in definitions[other].names
            if definition.stems[at : at + len(name)] == name
        }
        # The longest name counts: who says "open weights" does not say "weights".
        length = max((length for length, _ in others), default=0)
        for other in sorted(other for found_length, other in others if found_length == length):
            found.setdefault(other, _Use(*definition.shown(at, at + length)))
        at += length or 1
    return found


def _circle(index: BankIndex, uses: Mapping[int, Mapping[int, _Use]], rows: tuple[int, ...]) -> tuple[int, Problem]:
    """The problem with a circle of terms, each of which uses the next and the last of which uses the first."""
    last, first = rows[:2]
    names = " and ".join(f"'{index.id(row)}'" for row in rows[1:])
    message = (
        f"The definition uses '{uses[last][first].words}', and {names} in turn {'is' if len(rows) == 2 else 'are'} defined by this term: "
    )
    related = tuple(Mention(row, f"the definition of '{index.id(row)}'", ("definition",)) for row in rows[1:])
    return last, Problem(
        f"{message}say one of them in words that need none of the others.", ("definition",), span=uses[last][first].span, related=related
    )
