"""related-not-mutual."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath, Mention, Problem
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.lint.view import EntityView
from quizkit.model.scale import Scale
from quizkit.model.term import Term

# Each relation, and what the other side calls it.
_INVERSE = {"related": "related", "contrasts": "contrasts", "same_as": "same_as", "broader": "narrower", "narrower": "broader"}

# For a term, or for each tier of a scale as `scale/tier`: every relation with its path and the id that it names.
_Relations = dict[str, tuple[DataPath, tuple[tuple[str, DataPath, str], ...]]]


def _relations(view: EntityView) -> _Relations | None:
    entity = view.entity
    if entity.status in ("draft", "retired"):
        return None
    if isinstance(entity, Term):
        return {entity.id: ((), tuple(_of(entity, ("related", "contrasts", "broader", "narrower"), ())))}
    assert isinstance(entity, Scale)
    return {
        f"{entity.id}/{tier.id}": (("tiers", at), tuple(_of(tier, ("same_as", "broader", "narrower"), ("tiers", at))))
        for at, tier in enumerate(entity.tiers)
    }


def _of(holder: object, names: tuple[str, ...], path: DataPath) -> Iterator[tuple[str, DataPath, str]]:
    for name in names:
        for at, other in enumerate(getattr(holder, name)):
            yield name, (*path, name, at), other


RELATIONS: Facts[_Relations] = Facts("relations", (Term, Scale), _relations)


class RelatedNotMutual(BankRule):
    """A term names another one as related, and that one does not name it back.

    ## What it does
    Looks at `related` and `contrasts` of terms and at `same_as` of tiers, which go both ways, and at `broader`, whose other side is
    `narrower`. One that names the term back in another way, as a contrast where this one says related, is left alone. Drafts and retired
    entities are passed over.

    ## Why it matters
    A reader of the one entry finds the way to the other and not back, and pages that are built from the glossary differ from both.

    ## What to write instead
    Write the relation down on both sides, or take it away where it does not hold.

    ## References
    ISO 25964-1 and SKOS (https://www.w3.org/TR/skos-reference/) take `related` to hold both ways, and `broader` for the inverse of
    `narrower`. That both are written down is quizkit's own rule.
    """

    code = "TRM014"
    name = "related-not-mutual"
    since = "0.1"
    severity = "info"
    facts = (RELATIONS,)
    about = ("term", "scale")
    bad = (
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
  related: [training]  # expect: TRM014
- id: training
  title: Training
  definition: Setting the numbers of a network by examples.
  narrower: [fine-tuning]  # expect: TRM014
- id: fine-tuning
  title: Fine-tuning
  definition: Going on with more examples.
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: api, title: API}
    - {id: open, title: Open}
- id: spectrum
  title: Spectrum
  tiers:
    - id: closed
      title: Closed
      same_as: [release/api]  # expect: TRM014
""",
    )
    good = (
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
  related: [training, biases]
- id: training
  title: Training
  definition: Setting the numbers of a network by examples.
  narrower: [fine-tuning]
  related: [weights]
- id: fine-tuning
  title: Fine-tuning
  definition: Going on with more examples.
  broader: [training]
- id: biases
  title: Biases
  definition: Numbers that are added.
  contrasts: [weights]
- id: draft
  status: draft
  title: Draft
  definition: A draft.
  related: [weights]
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: api, title: API, same_as: [spectrum/closed]}
- id: spectrum
  title: Spectrum
  tiers:
    - {id: closed, title: Closed, same_as: [release/api]}
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        known: dict[tuple[str, str], tuple[int, DataPath, tuple[tuple[str, DataPath, str], ...]]] = {}
        for row, relations in index.facts(RELATIONS):
            for name, (place, named) in relations.items():
                known.setdefault((index.kind(row), name), (row, place, named))
        for (kind, name), (row, _, named) in known.items():
            for relation, path, other in named:
                there = known.get((kind, other))
                if there is None or other == name or any(back == name for _, _, back in there[2]):
                    continue
                noun = "term" if kind == "term" else "tier"
                message = (
                    f"The {noun} '{other}' does not name this one back: add '{name}' to its '{_INVERSE[relation]}', or take it out here."
                )
                yield row, Problem(message, path, related=(Mention(there[0], f"the other {noun}", there[1]),))
