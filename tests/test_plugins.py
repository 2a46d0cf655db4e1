"""Entry points are found as `importlib.metadata` finds them, in whatever a `sys.path` may hold."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit import plugins

GROUP = "quizkit.rules"
POINTS = f"[console_scripts]\nthing = thing:main\n\n[{GROUP}]\nthing = thing.rules\n"


def found(monkeypatch: pytest.MonkeyPatch, *folders: Path | str) -> list[tuple[str, str]]:
    """What is found on a path made of these, once it is known to be what the standard library finds."""
    monkeypatch.setattr(sys, "path", [str(folder) for folder in folders])
    ours = [(entry.name, entry.value) for entry in plugins.entry_points(group=GROUP)]
    theirs = [(entry.name, entry.value) for entry in metadata.entry_points(group=GROUP)]
    assert sorted(ours) == sorted(theirs)
    return ours


def install(folder: Path, name: str, points: str | None = POINTS) -> None:
    """Put a distribution's metadata into a folder."""
    place = folder / name
    place.mkdir(parents=True)
    (place / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name.partition('-')[0]}\nVersion: 1\n", encoding="utf-8")
    if points is not None:
        (place / "entry_points.txt").write_text(points, encoding="utf-8")


def test_packages_without_entry_points_are_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "thing-1.dist-info")
    install(tmp_path, "other-2.dist-info", None)
    install(tmp_path, "more-2.dist-info", "[console_scripts]\nmore = more:main\n")
    assert found(monkeypatch, tmp_path, tmp_path / "none", "") == [("thing", "thing.rules")]


def test_metadata_of_setuptools_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "thing.egg-info")
    (tmp_path / "single-1.egg-info").write_text("Name: single\n", encoding="utf-8")
    assert found(monkeypatch, tmp_path) == [("thing", "thing.rules")]


def test_the_first_of_a_distribution_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "a", "Some_Thing-1.dist-info", POINTS.replace("thing.rules", "first"))
    install(tmp_path / "b", "some.thing-2.dist-info", POINTS.replace("thing.rules", "second"))
    assert found(monkeypatch, tmp_path / "a", tmp_path / "b") == [("thing", "first")]
    assert found(monkeypatch, tmp_path / "b", tmp_path / "a") == [("thing", "second")]


def test_the_first_counts_also_where_it_offers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "a", "thing-1.dist-info", None)
    install(tmp_path / "b", "thing-2.dist-info")
    assert found(monkeypatch, tmp_path / "a", tmp_path / "b") == []


def test_the_group_may_be_named_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "thing-1.dist-info", f"# {GROUP}\n[other]\n{GROUP} = a\n[ {GROUP} ]\nb=c\n[{GROUP}]\n# no = no\n  d  =  e.f : g \n")
    assert found(monkeypatch, tmp_path) == [("d", "e.f : g")]


@pytest.mark.parametrize("name", ["thing.egg", "archive.zip"])
def test_archives_are_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        folder = "EGG-INFO" if name.endswith(".egg") else "thing-1.dist-info"
        archive.writestr(f"{folder}/entry_points.txt", POINTS)
        archive.writestr(f"{folder}/PKG-INFO", "Metadata-Version: 2.1\nName: thing\nVersion: 1\n")
    assert found(monkeypatch, tmp_path / name) == [("thing", "thing.rules")]


def test_an_unpacked_egg_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "thing.egg", "EGG-INFO")
    assert found(monkeypatch, tmp_path / "thing.egg") == [("thing", "thing.rules")]


def test_names_in_capitals_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "thing-1.DIST-INFO")
    assert found(monkeypatch, tmp_path) == [("thing", "thing.rules")]


def test_another_finder_of_distributions_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "hidden", "thing-1.dist-info")

    class Finder:
        def find_spec(self, *_: object) -> None:
            return None

        def find_distributions(self, context: metadata.DistributionFinder.Context) -> list[metadata.Distribution]:
            return [metadata.PathDistribution(tmp_path / "hidden" / "thing-1.dist-info")]

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert found(monkeypatch, tmp_path) == [("thing", "thing.rules")]


LINES = st.sampled_from([f"[{GROUP}]", "[other]", "a = b", "a=b", "# a = b", "", "  c = d.e : f  ", f"# {GROUP}", "[]", "x = [a]"])
FILES = st.one_of(st.none(), st.lists(LINES, max_size=5).map("\n".join))
NAMES = st.sampled_from(["a-1.dist-info", "A-2.dist-info", "a_b-1.dist-info", "a.b.egg-info", "a__b-1.0.egg-info", "b-1.dist-info", "c"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.dictionaries(NAMES, FILES, max_size=4), max_size=3))
def test_any_environment_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, folders: list[dict[str, str | None]]
) -> None:
    root = tmp_path_factory.mktemp("environment")
    for number, content in enumerate(folders):
        for name, points in content.items():
            install(root / str(number), name, points)
    found(monkeypatch, *(root / str(number) for number in range(len(folders))))


def test_this_environment_is_read_alike() -> None:
    for group in (GROUP, "quizkit.writers", "console_scripts", "pytest11", "none"):
        ours, theirs = plugins.entry_points(group=group), metadata.entry_points(group=group)
        assert sorted((entry.name, entry.value) for entry in ours) == sorted((entry.name, entry.value) for entry in theirs)


@pytest.mark.parametrize("value", ["os", "os:path", "os : path.join", "os:path [extra]", "os.path"])
def test_what_stands_there_is_loaded_alike(value: str) -> None:
    assert plugins.EntryPoint("a", value).load() is metadata.EntryPoint("a", value, GROUP).load()


@pytest.mark.parametrize(("value", "error"), [("os.none", ImportError), ("os:none", AttributeError)])
def test_what_is_not_there_is_an_error(value: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        plugins.EntryPoint("a", value).load()


def test_the_rules_are_found_without_the_standard_library() -> None:
    code = "import sys; from quizkit.lint.registry import registry; registry(); print({'importlib.metadata', 'pkgutil'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "set()"
