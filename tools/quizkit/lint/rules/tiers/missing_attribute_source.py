"""missing-attribute-source."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.exemplar import Exemplar


class MissingAttributeSource(EntityRule[Exemplar]):
    """An attribute of an exemplar names no source.

    ## What it does
    Looks for `source` at every attribute, and at a stated tier that no attribute of the exemplar supports. Where the exemplar as a whole
    names `sources`, they serve for all. Drafts and retired exemplars are passed over.

    ## Why it matters
    Tiers are computed from attributes, and questions are keyed by tiers. If one attribute is a guess, so is everything above it, and nobody
    can see which one to look up.

    ## What to write instead
    Name the source where it was read: `weights: {value: true, source: model-card, as_of: 2024-04-18}`.

    ## References
    This rule is quizkit's own.
    """

    code = "TIR013"
    name = "missing-attribute-source"
    since = "0.1"
    applies_to = (Exemplar,)
    bad = (
        """\
# file: exemplars/example.yaml
- id: model-a
  title: Model A
  kind: release
  summary: A model.
  attributes:
    weights: {value: true, source: card}
    data: {value: false}  # expect: TIR013
- id: model-b
  title: Model B
  kind: release
  summary: A model.
  stated:
    release: {tier: open-weights}  # expect: TIR013
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: open-weights, title: Open weights}
# file: sources/example.yaml
- id: card
  type: webpage
  title: Card of model A
""",
    )
    good = (
        """\
# file: exemplars/example.yaml
- id: model-a
  title: Model A
  kind: release
  summary: A model.
  attributes:
    weights: {value: true, source: card}
  stated:
    release: {tier: open-weights}
- id: model-b
  title: Model B
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
    data: {value: false}
  sources: [card]
- id: model-c
  status: draft
  title: Model C
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: open-weights, title: Open weights, requires: {weights: required}}
# file: sources/example.yaml
- id: card
  type: webpage
  title: Card of both models
""",
    )

    def check(self, entity: Exemplar, view: EntityView) -> Iterable[Problem]:
        if entity.sources or entity.status in ("draft", "retired"):
            return
        for name, attribute in entity.attributes.items():
            if attribute.source is None:
                message = f"Nobody can check '{name}', on which tiers rest: name where it was read under 'source'."
                yield Problem(message, ("attributes", name), on_key=True)
        if entity.attributes:
            return
        for scale, stated in entity.stated.items():
            if stated.source is None:
                message = (
                    f"Neither a source nor an attribute says why the tier on '{scale}' is '{stated.tier}': name one of them, "
                    "best the attributes that the scale reads."
                )
                yield Problem(message, ("stated", scale), on_key=True)
