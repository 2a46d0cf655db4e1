"""Stated tiers are held against computed ones, and the message says what decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkit.finding import Finding

from .banks import findings

SCALES = """\
# file: tiers/scales.yaml
- id: release
  title: Release
  tiers:
    - {id: api, title: API, requires: {weights: withheld}}
    - {id: weights, title: Weights, requires: {weights: required}}
    - {id: open, title: Open, requires: {weights: required, data: required, licence: [mit, apache]}}
- id: licences
  title: Licences
  ordered: false
  tiers:
    - {id: permissive, title: Permissive, requires: {licence: [mit, apache]}}
    - {id: sellable, title: Sellable, requires: {sale: required}}
# file: exemplars/example.yaml
- id: model
  title: Model
  kind: release
  summary: A model.
"""


def found(attributes: str, stated: str, folder: Path, *select: str) -> tuple[Finding, ...]:
    """What is found for an exemplar with some attributes and stated tiers."""
    text = SCALES + (f"  attributes: {{{attributes}}}\n" if attributes else "") + (f"  stated: {{{stated}}}\n" if stated else "")
    return findings(text, folder, *(select or ("computed-tier-mismatch", "two-tiers-one-scale")))


def test_the_message_names_the_conditions_that_fail(tmp_path: Path) -> None:
    (finding,) = found("weights: {value: true}, data: {value: false}, licence: {value: gpl}", "release: {tier: open}", tmp_path)
    assert finding.rule == "computed-tier-mismatch"
    assert "'weights' on the scale 'release', not 'open'" in finding.message
    assert "'data' must be true and is false" in finding.message
    assert "'licence' must be one of mit, apache and is gpl" in finding.message
    assert finding.data_path == "/stated/release/tier"
    assert finding.related[0].entity == "scale:release"


def test_the_message_names_the_conditions_that_lift_it_higher(tmp_path: Path) -> None:
    (finding,) = found("weights: {value: true}, data: {value: true}, licence: {value: mit}", "release: {tier: weights}", tmp_path)
    assert "the conditions of 'open' hold as well ('weights' is true, 'data' is true, 'licence' is mit)" in finding.message


def test_no_tier_may_hold(tmp_path: Path) -> None:
    (finding,) = found("licence: {value: gpl}, sale: {value: false}", "licences: {tier: permissive}", tmp_path)
    assert "give no tier" in finding.message


@pytest.mark.parametrize(
    ("attributes", "stated"),
    [
        ("weights: {value: true}", "release: {tier: open}"),
        ("weights: {value: true}", "release: {tier: weights}"),
        ("", "release: {tier: open}"),
        ("weights: {value: true}", "release: {tier: nowhere}"),
        ("weights: {value: true}", "nowhere: {tier: open}"),
        ("weights: {value: true}", ""),
    ],
)
def test_what_is_undecided_or_unknown_is_no_mismatch(attributes: str, stated: str, tmp_path: Path) -> None:
    assert not found(attributes, stated, tmp_path)


def test_a_tier_that_no_unknown_can_save_is_a_mismatch(tmp_path: Path) -> None:
    (finding,) = found("weights: {value: true}", "release: {tier: api}", tmp_path)
    assert "rule out 'api'" in finding.message
    assert "'weights' must be false and is true" in finding.message


def test_two_tiers_of_an_unordered_scale_silence_the_mismatch(tmp_path: Path) -> None:
    (finding,) = found("licence: {value: mit}, sale: {value: true}", "licences: {tier: permissive}", tmp_path)
    assert finding.rule == "two-tiers-one-scale"
    assert "'permissive' ('licence' is mit); 'sellable' ('sale' is true)" in finding.message
    assert [place.entity for place in finding.related] == ["scale:licences", "scale:licences"]


def test_a_scale_that_reads_none_of_the_attributes_is_passed_over(tmp_path: Path) -> None:
    text = SCALES.replace("requires: {licence: [mit, apache]}}", "}").replace("requires: {sale: required}}", "}")
    assert not findings(text + "  attributes: {weights: {value: true}}\n", tmp_path, "computed-tier-mismatch", "two-tiers-one-scale")


def test_the_mismatch_waits_for_two_tiers_also_where_that_is_off(tmp_path: Path) -> None:
    assert not found("licence: {value: mit}, sale: {value: true}", "licences: {tier: nowhere}", tmp_path, "computed-tier-mismatch")
