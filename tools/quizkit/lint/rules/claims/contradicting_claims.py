"""contradicting-claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.opposites import Skeleton, skeletons
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.lint.view import EntityView
from quizkit.model.claim import Claim
from quizkit.named_tuples import NamedTuple


class _Assertion(NamedTuple):
    contradicts: tuple[str, ...]
    supersedes: str | None
    as_of: date | None
    skeletons: tuple[Skeleton, ...]


def _assertion(view: EntityView) -> _Assertion | None:
    claim = view.entity
    assert isinstance(claim, Claim)
    # Opinions and forecasts may differ; a draft asserts nothing yet.
    if claim.status in ("draft", "retired") or claim.kind in ("opinion", "forecast"):
        return None
    text = view.texts.get(("statement",))
    found = skeletons(text.plain.text, view.language or "") if text is not None else ()
    return _Assertion(claim.contradicts, claim.supersedes, claim.as_of, found)


ASSERTIONS: Facts[_Assertion] = Facts("assertions", (Claim,), _assertion)


class ContradictingClaims(BankRule):
    """The bank holds two claims that cannot both be true.

    ## What it does
    Looks for claims in use that name each other under `contradicts`, and (as a warning, in English) for statements of the same day that
    differ in nothing but one quantity, or in a "not". Opinions, forecasts, drafts and retired claims may contradict others. So may a claim
    that another one supersedes, for the newer one counts.

    ## Why it matters
    A question that rests on the one is wrong by the other. Learners meet both.

    ## What to write instead
    Find out which of them holds, and say of the other `status: retired`; where the newer one replaces the older, let it say `supersedes`.
    If both hold, each at its time or under its condition, say so in the statements, and take `contradicts` away.

    ## References
    This rule is quizkit's own.
    """

    code = "CLM011"
    name = "contradicting-claims"
    since = "0.1"
    severity = "error"
    facts = (ASSERTIONS,)
    about = ("claim",)
    bad = (
        """\
# file: claims/example.yaml
- id: three-tiers
  statement: The release scale has three tiers.
  kind: definition
- id: a-spectrum
  statement: Releases lie on a spectrum without tiers.
  kind: definition
  contradicts: [three-tiers]  # expect: CLM011
- id: four-tiers
  statement: The release scale has 4 tiers.  # expect: CLM011
  kind: definition
- id: published
  statement: The training data of Model A are published.
  kind: fact
  as_of: 2025-01-01
- id: withheld
  statement: The training data of Model A are not published.  # expect: CLM011
  kind: fact
  as_of: 2025-01-01
- id: founded
  statement: The workshop was founded in 2020.
  kind: fact
- id: founded-later
  statement: The workshop was founded in 2021.  # expect: CLM011
  kind: fact
""",
    )
    good = (
        """\
# file: claims/example.yaml
- id: three-tiers
  statement: The release scale has three tiers.
  kind: definition
- id: four-tiers
  supersedes: three-tiers
  statement: The release scale has four tiers.
  kind: definition
  contradicts: [three-tiers]
- id: a-spectrum
  status: retired
  statement: Releases lie on a spectrum without tiers.
  kind: definition
  contradicts: [four-tiers]
- id: worth-it
  statement: Openness is worth its risks.
  kind: opinion
- id: not-worth-it
  statement: Openness is not worth its risks.
  kind: opinion
  contradicts: [worth-it]
- id: users-in-2024
  statement: The platform has 5 million users.
  kind: fact
  as_of: 2024-01-01
- id: users-in-2025
  statement: The platform has 8 million users.
  kind: fact
  as_of: 2025-01-01
- id: version-2
  statement: Model B 2 is under a permissive licence.
  kind: fact
- id: version-3
  statement: Model B 3 is under a permissive licence.
  kind: fact
- id: article-51
  statement: Article 51 speaks of models with systemic risk.
  kind: policy
- id: article-53
  statement: Article 53 speaks of models with systemic risk.
  kind: policy
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        rows = index.rows_by_id["claim"]
        assertions = dict(index.facts(ASSERTIONS))
        replaced = {rows[old] for assertion in assertions.values() if (old := assertion.supersedes) is not None and old in rows}
        standing = {row: assertion for row, assertion in assertions.items() if row not in replaced}
        declared: set[frozenset[int]] = set()
        for row, assertion in standing.items():
            for at, name in enumerate(assertion.contradicts):
                other = rows.get(name)
                if other is None or other == row or other not in standing or (pair := frozenset((row, other))) in declared:
                    continue
                declared.add(pair)
                message = (
                    f"The claim says itself that it contradicts '{name}', and both are in use: retire one of them, "
                    "let the newer supersede the older, or say when each holds."
                )
                yield row, Problem(message, ("contradicts", at), related=(Mention(other, "the other claim", ("statement",)),))
        yield from _undeclared(index, standing, declared)


def _undeclared(index: BankIndex, standing: dict[int, _Assertion], declared: set[frozenset[int]]) -> Iterator[tuple[int, Problem]]:
    """Statements of one day that differ in one quantity or in a denial; each is held against the first of its like."""
    first: dict[tuple[date | None, bytes], tuple[int, str]] = {}
    for row, assertion in standing.items():
        for skeleton in assertion.skeletons:
            other, taken = first.setdefault((assertion.as_of, skeleton.digest), (row, skeleton.taken))
            if other == row or taken == skeleton.taken or frozenset((row, other)) in declared:
                continue
            declared.add(frozenset((row, other)))
            message = (
                f"The claim '{index.id(other)}' says the same with another number or without the 'not': correct or retire one of them, "
                "or say in both when and of what each holds."
            )
            related = Mention(other, "the other claim", ("statement",))
            yield row, Problem(message, ("statement",), related=(related,), severity="warning")
