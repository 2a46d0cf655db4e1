"""The reference bank in every profile, as a whole."""

from __future__ import annotations

import pytest

from ..golden_files import assert_golden
from .packages import PROFILES, reference

_TEXT = (".xml", ".dat", ".bb-package-info")


@pytest.mark.parametrize("profile", PROFILES)
def test_reference_bank(profile: str, accept: bool) -> None:
    """The files one below the other, each under its name."""
    files = reference(profile)
    parts = [
        b"===== " + name.encode() + b"\n" + (content if name.endswith(_TEXT) else b"(%d bytes)\n" % len(content))
        for name, content in files.items()
    ]
    assert_golden(f"reference.qti12.{profile}.txt", b"".join(parts), accept)
