"""stale-question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from quizkit.finding import Mention, Problem
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.lint.view import EntityView
from quizkit.model.claim import Claim
from quizkit.model.question import BaseQuestion

# Whether a claim is retired, whether it is unchecked, the day of its review, and the claim that it replaces, where it does so already.
_Standing = tuple[bool, bool, date | None, str | None]


def _standing(view: EntityView) -> _Standing:
    claim = view.entity
    assert isinstance(claim, Claim)
    replaces = claim.supersedes if claim.status in ("published", "review") else None
    return claim.status == "retired", claim.checked == "unchecked", claim.review_by, replaces


def _rests_on(view: EntityView) -> tuple[str, ...] | None:
    question = view.entity
    assert isinstance(question, BaseQuestion)
    if not question.rests_on or question.status in ("draft", "retired"):
        return None
    # Many questions rest on few claims: equal lists are kept once.
    return _SHARED.setdefault(question.rests_on, question.rests_on)


_SHARED: dict[tuple[str, ...], tuple[str, ...]] = {}


STANDING: Facts[_Standing] = Facts("claim-standing", (Claim,), _standing)
RESTS_ON: Facts[tuple[str, ...]] = Facts("rests-on", (BaseQuestion,), _rests_on)


class StaleQuestion(BankRule):
    """The key of a question rests on a claim that cannot be relied on.

    ## What it does
    Looks at each claim in `rests_on`: whether another claim supersedes it, whether it is retired, unchecked, or overdue for review. Drafts
    and retired questions are passed over.

    ## Why it matters
    The key may have become wrong while nobody looked at the question.

    ## What to write instead
    Check the claim again, or let the question rest on the claim that replaced it, and see whether its key still holds.

    ## References
    This rule is quizkit's own.
    """

    code = "CLM003"
    name = "stale-question"
    since = "0.1"
    facts = (STANDING, RESTS_ON)
    own_facts = (RESTS_ON,)
    bad = (
        """\
- id: largest
  type: true-false
  stem: The largest open model has 405 billion parameters.
  answer: true
  rationale: It was released in July 2024.
  rests_on:
    - largest-2024  # expect: CLM003
    - tiers  # expect: CLM003
    - rumour  # expect: CLM003
# file: claims/example.yaml
- id: largest-2024
  statement: The largest open model has 405 billion parameters.
  kind: fact
  checked: read
  review_by: 2025-07-23
- id: tiers
  statement: There are three tiers.
  kind: definition
  checked: read
- id: tiers-now
  supersedes: tiers
  statement: There are four tiers.
  kind: definition
  checked: read
- id: rumour
  statement: A larger one is on its way.
  kind: forecast
""",
    )
    good = (
        """\
- id: tiers
  type: true-false
  stem: The release scale has four tiers.
  answer: true
  rationale: They are listed with it.
  rests_on: [tiers-now]
- id: draft
  status: draft
  type: true-false
  stem: The release scale will have five tiers.
  answer: true
  rests_on: [rumour]
# file: claims/example.yaml
- id: tiers-now
  statement: There are four tiers.
  kind: definition
  checked: read
  review_by: 2027-01-01
- id: tiers-soon
  status: draft
  supersedes: tiers-now
  statement: There are five tiers.
  kind: definition
- id: rumour
  statement: A fifth tier is on its way.
  kind: forecast
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        rows = index.rows_by_id["claim"]
        standings = dict(index.facts(STANDING))
        replaced = {replaces: row for row, (_, _, _, replaces) in standings.items() if replaces is not None and index.id(row) != replaces}
        stale: dict[str, tuple[str, Mention] | None] = {}
        for row, claims in index.facts(RESTS_ON):
            for number, claim in enumerate(claims):
                if claim not in stale:
                    stale[claim] = _fault(index, rows.get(claim), standings, replaced)
                if (fault := stale[claim]) is not None:
                    message = f"The key rests on the claim '{claim}', which {fault[0]}"
                    yield row, Problem(message, ("rests_on", number), related=(fault[1],))


def _fault(
    index: BankIndex, row: int | None, standings: Mapping[int, _Standing], replaced: Mapping[str, int]
) -> tuple[str, Mention] | None:
    """What is wrong with a claim, the gravest first."""
    if row is None or row not in standings:
        return None
    retired, unchecked, review_by, _ = standings[row]
    newer = replaced.get(index.id(row) or "")
    if newer is not None:
        return f"'{index.id(newer)}' supersedes: see whether the key still holds, and rest it on that.", Mention(
            newer, "it supersedes the claim", ("supersedes",)
        )
    if retired:
        return "is retired: rest the key on one that is in use, or retire the question.", Mention(row, "the claim", ("status",))
    if unchecked:
        return "nobody has checked: read its source and say so in 'checked', or keep the question a draft.", Mention(
            row, "the claim", ("id",)
        )
    if review_by is not None and review_by < index.today:
        return f"was to be checked again by {review_by}: check it, and see whether the key still holds.", Mention(
            row, "the claim", ("review_by",)
        )
    return None
