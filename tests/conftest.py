"""What all tests share: the option that takes today's output for the expected one."""

from __future__ import annotations

import pytest

from tests.formats.invented import install as install


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`."""
    parser.addoption("--accept", action="store_true", help="write the golden files anew instead of comparing with them; read the diff then")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test goes on from what another one, or the user, has left in the cache."""
    monkeypatch.setenv("QUIZKIT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--accept"))
