"""Both joins, for tests that hold for either; the one with numpy is left out where there is no numpy 2."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest

from quizkit.similarity import dict_join


def _has_numpy() -> bool:
    """Whether there is a numpy that is new enough."""
    return find_spec("numpy") is not None and hasattr(import_module("numpy"), "bitwise_count")


NEEDS_NUMPY = pytest.mark.skipif(not _has_numpy(), reason="numpy 2.0 is not installed: pip install 'quizkit[fast]'")


def join_named(name: str) -> ModuleType:
    """The module of a join."""
    return dict_join if name == "dict_join" else import_module(f"quizkit.similarity.{name}")


EITHER = pytest.mark.parametrize("name", ["dict_join", pytest.param("numpy_join", marks=NEEDS_NUMPY)])
