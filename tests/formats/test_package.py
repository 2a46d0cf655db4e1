"""A file is written as a whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quizkit.errors import UnreadableError
from quizkit.formats.base import OutFile, Package
from quizkit.formats.package import save, spool, spool_folder


def package(*parts: bytes) -> Package:
    """A package of one file."""
    return Package([OutFile("bank.xml", parts)])


def failing(error: BaseException) -> Package:
    """A package whose second part cannot be made."""

    def parts() -> Iterator[bytes]:
        yield b"half"
        raise error

    return Package([OutFile("bank.xml", parts())])


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files open as usual, but there is no room for any byte."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    fdopen = os.fdopen

    def open_full(descriptor: int, *arguments: Any, **options: Any) -> Any:
        os.close(descriptor)
        return fdopen(os.open("/dev/full", os.O_WRONLY), *arguments, **options)

    monkeypatch.setattr(os, "fdopen", open_full)


def test_a_package_is_saved_over_an_older_file(tmp_path: Path) -> None:
    target = tmp_path / "bank.xml"
    target.write_bytes(b"old and much longer than the new one")
    save(package(b"new ", b"one"), target)
    assert content(tmp_path) == {"bank.xml": b"new one"}


def test_folders_above_the_file_are_made(tmp_path: Path) -> None:
    save(package(b"x"), tmp_path / "a" / "b" / "bank.xml")
    assert content(tmp_path) == {"a/b/bank.xml": b"x"}


def test_the_file_has_the_rights_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(package(b"x"), tmp_path / "bank.xml")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "bank.xml").stat().st_mode) == 0o640


def test_nothing_takes_its_place_before_commit(tmp_path: Path) -> None:
    target = tmp_path / "bank.xml"
    target.write_bytes(b"old")
    with spool(package(b"new"), target) as spooled:
        assert target.read_bytes() == b"old"
        spooled.commit()
        assert target.read_bytes() == b"new"
    assert content(tmp_path) == {"bank.xml": b"new"}


def test_what_is_not_committed_leaves_no_trace(tmp_path: Path) -> None:
    with spool(package(b"new"), tmp_path / "a" / "b" / "bank.xml"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_discarding_twice_does_nothing(tmp_path: Path) -> None:
    spooled = spool(package(b"new"), tmp_path / "bank.xml")
    spooled.discard()
    spooled.discard()
    assert content(tmp_path) == {}


def test_discarding_after_commit_keeps_the_file_and_its_folders(tmp_path: Path) -> None:
    spooled = spool(package(b"new"), tmp_path / "a" / "bank.xml")
    spooled.commit()
    spooled.discard()
    assert content(tmp_path) == {"a/bank.xml": b"new"}


def test_the_losses_are_complete_when_the_file_is_spooled(tmp_path: Path) -> None:
    asked: list[str] = []

    def parts() -> Iterator[bytes]:
        yield b"x"
        asked.append("all")

    with spool(Package([OutFile("bank.xml", parts())]), tmp_path / "bank.xml"):
        assert asked == ["all"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), UnreadableError("The media file 'x' cannot be read."), ZeroDivisionError()])
def test_the_old_file_stays_when_a_part_cannot_be_made(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "bank.xml"
    target.write_bytes(b"old")
    with pytest.raises(type(error)) as raised:
        save(failing(error), target)
    assert raised.value is error
    assert content(tmp_path) == {"bank.xml": b"old"}


@pytest.mark.parametrize("size", [1, 1 << 20], ids=["seen at the end", "seen on the way"])
@pytest.mark.usefixtures("full_disk")
def test_the_old_file_stays_on_a_full_disk(tmp_path: Path, size: int) -> None:
    target = tmp_path / "bank.xml"
    target.write_bytes(b"old")
    with pytest.raises(UnreadableError) as raised:
        save(package(b"x" * size), target)
    assert str(raised.value) == f"The file '{target}' cannot be written: {os.strerror(errno.ENOSPC)}."
    assert content(tmp_path) == {"bank.xml": b"old"}


def test_the_old_file_stays_when_it_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    target = tmp_path / "bank.xml"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnreadableError, match=r"bank\.xml' cannot be written: Permission denied\.$"):
        save(package(b"new"), target)
    assert content(tmp_path) == {"bank.xml": b"old"}


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be written: it is a folder"):
        save(package(b"x"), tmp_path)


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(UnreadableError, match="cannot be written: it is no ordinary file"):
        save(package(b"x"), Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(UnreadableError, match="cannot be written"):
        save(package(b"x"), tmp_path / "a" / "bank.xml")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be written"):
        save(package(b"x"), tmp_path / ("x" * 300))
    assert content(tmp_path) == {}


def test_the_file_is_named_as_the_caller_named_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError, match=r"^The file 'a' cannot be written: it is a folder\.$"):
        save(package(b"x"), Path("a"))


def test_the_longest_name_is_written(tmp_path: Path) -> None:
    save(package(b"x"), tmp_path / ("x" * 255))
    assert content(tmp_path) == {"x" * 255: b"x"}


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "bank.xml").write_bytes(b"old")
    link = tmp_path / "link.xml"
    link.symlink_to(tmp_path / "real" / "bank.xml")
    save(package(b"new"), link)
    assert link.is_symlink()
    assert (tmp_path / "real" / "bank.xml").read_bytes() == b"new"


def test_a_package_of_several_files_needs_a_folder(tmp_path: Path) -> None:
    files = [OutFile("a.xml", [b"1"]), OutFile("b/c.xml", [b"2", b"3"])]
    with pytest.raises(ValueError, match="more than one file"):
        spool(Package(files), tmp_path / "bank.xml")
    with pytest.raises(ValueError, match="no file"):
        spool(Package([]), tmp_path / "bank.xml")
    assert content(tmp_path) == {}
    with spool_folder(Package(files), tmp_path / "out") as spooled:
        assert not any(name.endswith(".xml") for name in content(tmp_path))
        spooled.commit()
    assert content(tmp_path) == {"out/a.xml": b"1", "out/b/c.xml": b"23"}


def test_a_folder_is_as_before_when_one_of_its_files_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"old")
    (bad,) = failing(KeyboardInterrupt()).files
    with pytest.raises(KeyboardInterrupt):
        spool_folder(Package([OutFile("a.xml", [b"new"]), OutFile("sub/b.xml", [b"x"]), bad]), tmp_path)
    assert content(tmp_path) == {"a.xml": b"old"}
    assert not (tmp_path / "sub").exists()
