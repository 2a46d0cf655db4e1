"""What all tests share: the option that takes today's output for the expected one."""

from __future__ import annotations

import pytest

from tests.formats.invented import install as install


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`."""
    parser.addoption("--accept", action="store_true", help="write the golden files anew instead of comparing with them; read the diff then")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--accept"))
