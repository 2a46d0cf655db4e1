"""homonym."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from quizkit.finding import Problem
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.lexicon.senses import SENSES
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.term import Term
from quizkit.patterns import regex

_MARKS = {language: tuple(regex(words) for words in table) for language, table in SENSES.items()}
# "1. A … 2. A …" and the like: a list within a sentence ("a system that (1) …") is no list of senses.
_FIRST = regex(r"\s*[(\[]?(?:1|a|i)[.)\]]\s")
_SECOND = regex(r"(?<=[\s;,.])[(\[]?(?:2|b|ii)[.)\]]\s")
_QUALIFIED = regex(r"(.*\S)\s*\(([^()]+)\)\s*")
# A definition is one or two sentences; what stands behind is another rule's matter.
_READ = 2_000


class Homonym(EntityRule[Term]):
    """A term has two senses.

    ## What it does
    Looks in the definition for numbered senses ("1. … 2. …"), and for words that admit a second one: "also a …", "can mean either",
    "in another sense", "in law, a …; in sport, a …". Two aliases that are the same but for what stands in brackets behind them say so too.
    Retired terms are passed over.

    ## Why it matters
    A question that tests the term has one key in the one sense and another in the other. Links and searches lead to an entry that is half
    wrong for whoever follows them.

    ## What to write instead
    Make a term of each sense, with a title that tells them apart: "Hybrid routing" and "Hybrid licence". Let them name each other under
    `contrasts`. If the bank needs one sense only, define that, and tell of the other in `body`.

    ## References
    ISO 704, *Terminology work: Principles and methods*, asks for one designation for one concept. How it is found is quizkit's own rule.
    """

    code = "TRM013"
    name = "homonym"
    since = "0.1"
    languages = tuple(SENSES)
    applies_to = (Term,)
    bad = (
        """\
# file: terms/example.yaml
- id: hybrid
  title: Hybrid
  definition: A set-up that sends each request to one of two models; also a licence that is open for some uses only.  # expect: TRM013
- id: cell
  title: Cell
  definition: 1. The smallest unit of life. 2. A room in a prison.  # expect: TRM013
- id: open
  title: Open
  definition: The word can mean either that the weights are published or that everything is.  # expect: TRM013
- id: appeal
  title: Appeal
  definition: In law, a request to a higher court; in advertising, the means by which a text moves its reader.  # expect: TRM013
- id: mouse
  title: Mouse
  definition: A small thing with a tail.
  aliases:
    - text: mouse (animal)
    - text: mouse (device)  # expect: TRM013
""",
    )
    good = (
        """\
# file: terms/example.yaml
- id: hybrid-routing
  title: Hybrid routing
  definition: A set-up in which software sends easy requests to one model and hard ones to another.
  body: The word is also used for licences; this bank does not use it so.
- id: open-source-ai
  title: Open source AI
  definition: A system that (1) anyone may use and (2) anyone may change.
- id: gpai-model
  title: General-purpose AI model
  definition: In the EU AI Act, a model that can do many different tasks and be built into many systems.
- id: nucleon
  title: Nucleon
  definition: Either a proton or a neutron.
- id: vapour
  title: Vapour
  definition: Water as a gas, also called steam, into which it turns either by boiling or by evaporation.
- id: mouse
  title: Mouse
  definition: A small rodent.
  aliases:
    - text: house mouse
    - text: mouse (animal)
""",
    )

    def check(self, entity: Term, view: EntityView) -> Iterator[Problem]:
        if entity.status == "retired":
            return
        text = view.texts.get(("definition",))
        span = _second_sense(text, view.language or "") if text is not None else None
        if text is not None and span is not None:
            message = "The definition gives a second sense: make a term of each, with titles that tell them apart."
            yield text.problem(message, *span)
            return
        names: dict[str, tuple[int, str]] = {}
        for at, alias in enumerate(entity.aliases):
            if alias.kind == "misuse" or (match := _QUALIFIED.fullmatch(alias.text[:_READ])) is None:
                continue
            name, qualifier = (" ".join(normalize("NFC", part).casefold().split()) for part in match.groups())
            first, other = names.setdefault(name, (at, qualifier))
            if other != qualifier:
                message = f"The alias has two senses, '{other}' and '{qualifier}': make a term of each."
                related = (here("the other sense", ("aliases", first, "text")),)
                yield Problem(message, ("aliases", at, "text"), related=related)
                return


def _second_sense(text: TextField, language: str) -> tuple[int, int] | None:
    words = text.plain.prose()[:_READ]
    if (first := _FIRST.match(words)) is not None and (second := _SECOND.search(words, first.end())) is not None:
        return second.start(), second.end() - 1
    for mark in _MARKS.get(language, ()):
        if (match := mark.search(words)) is not None:
            return match.span(match.lastgroup or 0)
    return None
