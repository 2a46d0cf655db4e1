"""Both joins, for tests that hold for either; the one with numpy is left out where numpy is not installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest

from quizkit.similarity import dict_join

NEEDS_NUMPY = pytest.mark.skipif(find_spec("numpy") is None, reason="numpy is not installed: pip install 'quizkit[fast]'")


def join_named(name: str) -> ModuleType:
    """The module of a join."""
    return dict_join if name == "dict_join" else import_module(f"quizkit.similarity.{name}")


EITHER = pytest.mark.parametrize("name", ["dict_join", pytest.param("numpy_join", marks=NEEDS_NUMPY)])
