"""What our writer writes is let pass, whatever the bank holds."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from hypothesis import given

from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.fault import Fault
from quizkit.formats.qti12.checking.package import check_qti12
from quizkit.model.bank import Bank

from ..packages import PROFILES, archive, files_of, reference
from ..test_any_bank import BANKS, OPTIONS, SETTINGS


def _check(files: Mapping[str, bytes], profile: str) -> list[Fault]:
    return list(check_qti12(Contents(files, lambda name: io.BytesIO(files[name])), profile))


@pytest.mark.parametrize("profile", PROFILES)
def test_the_reference_bank_is_let_pass(profile: str) -> None:
    assert _check(reference(profile), profile) == []


@pytest.mark.parametrize("profile", PROFILES)
@SETTINGS
@given(BANKS)
def test_any_bank_is_let_pass(profile: str, bank: Bank) -> None:
    faults = _check(files_of(archive(bank, profile, OPTIONS)[0]), profile)
    # Weights that add up to more or less than the points are the bank's: lint does not let them pass.
    assert [fault for fault in faults if not fault.message.startswith(("The rules reach", "The key scores"))] == []
