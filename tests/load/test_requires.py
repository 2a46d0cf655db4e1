"""`requires` means what version specifiers of Python packages mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.specifiers import SpecifierSet

from quizkit.load.requires import is_met

VERSIONS = st.lists(st.integers(0, 3), min_size=1, max_size=3).map(lambda parts: ".".join(map(str, parts)))
SIGNS = st.sampled_from(("==", "!=", "<=", ">=", "<", ">", "~="))
CLAUSES = st.tuples(SIGNS, VERSIONS).filter(lambda clause: clause[0] != "~=" or "." in clause[1]).map("".join)


@given(st.lists(CLAUSES, min_size=1, max_size=3).map(", ".join), VERSIONS)
def test_a_version_meets_what_the_packaging_library_says_it_meets(requires: str, version: str) -> None:
    assert is_met(requires, version) == (version in SpecifierSet(requires))


def test_a_short_version_is_one_with_zeros_behind_it() -> None:
    assert is_met("~=0.0.0", "0") == ("0" in SpecifierSet("~=0.0.0"))


@pytest.mark.parametrize(("requires", "met"), [(">=0.1", True), (">=0.1, <2", True), ("~=0.1", True), ("==0.1", True), (">=0.2", False)])
def test_the_first_version_meets_these(requires: str, met: bool) -> None:
    assert is_met(requires, "0.1.0") is met
