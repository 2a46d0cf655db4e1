"""Data flows one way: no room imports one that comes after it, and no module grows past what can be read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tools" / "quizkit"

# A room may import those of earlier groups, and itself; within the third group nobody imports a neighbour.
GROUPS = (
    {
        "digests",
        "errors",
        "finding",
        "named_tuples",
        "patterns",
        "plugins",
        "records",
        "resources",
        "similarity",
        "atomic",
        "version",
        "model",
        "text",
    },
    {"load", "store"},
    {"lint", "formats", "pages"},
    {"stats"},
    {"report", "testing"},
    {"cli", "preview"},
    {"generate"},
)
INSULAR = {"lint", "formats", "pages", "load", "store"}
# One folder may look at a neighbour: whether a question can be exported is known to the format alone.
MAY_LOOK = {("lint/rules/exportability", "formats")}
# Within the first group the model, the text and what compares sets of tokens stand alone, save that what records and patterns are made with
# is the same everywhere.
MADE_WITH = {"records", "named_tuples", "patterns"}
ALONE = {
    **dict.fromkeys(("model", "text", "finding", "plugins", "similarity", *MADE_WITH), MADE_WITH),
    **{name: set[str]() for name in ("digests", "errors", "version")},
}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "starter" not in path.parts)


def room(path: Path) -> str:
    """The room of a module: its folder in the package, or its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a module imports, also within functions."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
            if node.module == "quizkit":
                names = [f"quizkit.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(PACKAGE.parent).parts[: -node.level]
            names = [".".join((*package, node.module or ""))]
        rooms |= {name.split(".")[1] for name in names if name.startswith("quizkit.") and name.count(".")}
    return rooms - {""}


def group_of(name: str) -> int:
    """The number of a room's group."""
    return next(number for number, group in enumerate(GROUPS) if name in group)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_comes_before_it(path: Path) -> None:
    if path.parent == PACKAGE and path.name in ("__init__.py", "__main__.py"):
        return  # the public interface points at every room
    here = room(path)
    for there in imported_rooms(path) - {here}:
        assert group_of(there) <= group_of(here), f"{here} imports {there}"
        if here in INSULAR and there in INSULAR and (path.parent.relative_to(PACKAGE).as_posix(), there) not in MAY_LOOK:
            assert group_of(there) < group_of(here), f"{here} imports its neighbour {there}"
        if here in ALONE:
            assert there in ALONE[here], f"{here} imports {there}"


@pytest.mark.parametrize(("folder", "neighbour"), MAY_LOOK)
def test_an_exception_is_made_use_of(folder: str, neighbour: str) -> None:
    assert any(neighbour in imported_rooms(path) for path in (PACKAGE / folder).glob("*.py"))


def test_the_test_sees_an_import_that_goes_back(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("def f():\n    from quizkit.lint import runner\nimport quizkit.cli.main\n", encoding="utf-8")
    assert imported_rooms(module) == {"lint", "cli"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_half_of_the_modules_are_shorter_than_100_lines() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    assert lengths[len(lengths) // 2] < 100
