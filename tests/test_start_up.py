"""A check starts quickly: what takes long to import is imported by the functions that need it, and the standard library's way of making
classes and patterns is not ours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tools" / "quizkit"

# What to import instead.
INSTEAD = {
    "dataclasses": "quizkit.records",
    "typing.NamedTuple": "quizkit.named_tuples",
    "re.compile": "quizkit.patterns",
    "hashlib": "quizkit.digests, or within the function",
    "importlib.metadata": "quizkit.plugins",
    **dict.fromkeys(("difflib", "html", "inspect", "json", "pkgutil", "statistics", "string", "tomllib"), "within the function"),
}
# Every check goes through these rooms; of some modules it does not need one.
ROOMS = ("model", "text", "load", "lint")
SELDOM = (
    "load/wiring.py",
    "load/lookup.py",
    "text/mathml.py",
    "lint/baseline.py",
    "lint/config_schema.py",
    "lint/neighbourhood/",
    "lint/fixing/",
)
# Modules that are to follow.
NOT_YET: tuple[str, ...] = ()
MODULES = sorted(
    path
    for room in ROOMS
    for path in (PACKAGE / room).rglob("*.py")
    if not path.relative_to(PACKAGE).as_posix().startswith(SELDOM + NOT_YET)
)


def at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """What is evaluated when a module is imported by a program."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def slow(source: str) -> set[str]:
    """The names of what a module imports or calls that takes long."""
    found = set()
    for node in at_import(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
    return found & INSTEAD.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_that_every_check_imports_takes_no_detour(path: Path) -> None:
    for name in slow(path.read_text(encoding="utf-8")):
        pytest.fail(f"{name} takes long where it stands: {INSTEAD[name]}")


def test_the_test_sees_what_is_slow() -> None:
    source = "import json\nfrom typing import NamedTuple\nif TYPE_CHECKING:\n    import html\nclass A:\n    b = re.compile('a')\n"
    assert slow(source + "def f():\n    import inspect\n    re.compile('b')\n") == {"json", "typing.NamedTuple", "re.compile"}
