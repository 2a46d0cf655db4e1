"""Archives are read back by the standard library, which shares no line with the writer."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.errors import UnreadableError
from quizkit.formats import zipped as module
from quizkit.formats.base import OutFile, Package
from quizkit.formats.package import save, spool
from quizkit.formats.zipped import zipped

CONTENTS = st.dictionaries(
    st.from_regex(r"[a-zäß水]{1,8}(/[a-z]{1,5})?\.xml", fullmatch=True), st.lists(st.binary(max_size=200), max_size=3)
)


def archive(contents: dict[str, list[bytes]]) -> bytes:
    """The archive of files by their names."""
    return b"".join(zipped(OutFile(name, parts) for name, parts in contents.items()))


def read(data: bytes) -> dict[str, bytes]:
    """Every file of an archive, as the standard library reads it."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


@given(CONTENTS)
def test_every_file_is_read_back(contents: dict[str, list[bytes]]) -> None:
    assert read(archive(contents)) == {name: b"".join(parts) for name, parts in contents.items()}


def test_the_date_and_the_rights_are_the_same_everywhere() -> None:
    with zipfile.ZipFile(io.BytesIO(archive({"a.xml": [b"x"]}))) as opened:
        info = opened.infolist()[0]
    assert (info.date_time, info.external_attr >> 16, info.create_system) == ((1980, 1, 1, 0, 0, 0), 0o100644, 3)


def test_more_files_than_two_bytes_can_count() -> None:
    data = b"".join(zipped(OutFile(f"{number}.xml", [b""]) for number in range(65_600)))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert len(opened.namelist()) == 65_600
        assert opened.namelist()[-1] == "65599.xml"


def test_a_large_file_does_not_stay_in_memory() -> None:
    def parts() -> Iterator[bytes]:
        for number in range(400):
            # What an image is like: it cannot be made smaller.
            yield b"".join(struct.pack("<Q", (number << 32 | word) * 0x9E3779B97F4A7C15 % 2**64) for word in range(8192))

    tracemalloc.start()
    size = sum(len(part) for part in zipped([OutFile("big.bin", parts())]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 20 * 2**20
    assert peak < 6 * 2**20


def test_an_offset_beyond_four_gibibytes_stands_in_the_64_bit_field() -> None:
    """The fields as APPNOTE 6.3.3 lays them out in 4.3.12 and 4.5.3."""
    entry = module._central_entry(b"a.xml", (1, 2, 3), 5 * 2**30)
    assert entry[42:46] == b"\xff\xff\xff\xff"
    assert struct.unpack("<HHQ", entry[46 + len(b"a.xml") :]) == (1, 8, 5 * 2**30)
    end = module._end(1, 60, 5 * 2**30)
    assert end[:4] == b"PK\6\6"
    assert struct.unpack("<Q", end[48:56]) == (5 * 2**30,)
    assert end[56:60] == b"PK\6\7"
    assert struct.unpack("<Q", end[64:72]) == (5 * 2**30 + 60,)


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_unzip_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive({"items/ä.xml": [b"<a/>"] * 1000, "b.xml": []}))
    subprocess.run(["unzip", "-tq", "a.zip"], cwd=tmp_path, check=True)


def test_a_package_of_this_kind_is_one_file(tmp_path: Path) -> None:
    save(Package([OutFile("a.xml", [b"a"]), OutFile("b/c.xml", [b"c"])], container="zip"), tmp_path / "bank.zip")
    assert read((tmp_path / "bank.zip").read_bytes()) == {"a.xml": b"a", "b/c.xml": b"c"}


def test_the_old_archive_stays_when_a_part_cannot_be_made(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half"
        raise UnreadableError("The media file 'x' cannot be read.")

    (tmp_path / "bank.zip").write_bytes(b"old")
    with pytest.raises(UnreadableError):
        spool(Package([OutFile("a.xml", parts())], container="zip"), tmp_path / "bank.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["bank.zip"]
