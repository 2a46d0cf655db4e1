"""The cache gives back what it was given, or nothing; and it never stops a run."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.store.cache import Cache
from quizkit.store.place import cache_file, cache_folder

BLOBS = {"one": b"1" * 3000, "two": b"", "three": bytes(range(256)) * 40}


def open_cache(file: Path, said: list[str] | None = None) -> Cache:
    heard: list[str] = [] if said is None else said
    return Cache(file, heard.append)


def test_it_gives_back_what_it_was_given(tmp_path: Path) -> None:
    cache = open_cache(tmp_path / "new" / "c.sqlite3")
    assert cache.load("one") is None
    assert not cache.file.exists(), "looking makes no file"
    cache.save(BLOBS)
    cache.close()
    again = open_cache(cache.file)
    assert dict(again.load_all([*BLOBS, "four"])) == BLOBS
    assert sorted(again.names("t")) == ["three", "two"]
    again.save({"one": b"new"}, forget=["two"])
    assert (again.load("one"), again.load("two")) == (b"new", None)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_happens_to_the_file_no_blob_is_wrong(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    file = tmp_path_factory.mktemp("cache") / "c.sqlite3"
    cache = open_cache(file)
    cache.save(BLOBS)
    cache.close()
    whole = bytearray(file.read_bytes())
    # Most damage in the header and the table of tables, which the rest hangs on.
    start = data.draw(st.one_of(st.integers(0, len(whole) - 1), st.integers(0, 300), st.integers(3500, 4200)))
    harm = data.draw(st.sampled_from(["cut", "zeros", "noise", "text"]))
    if harm == "cut":
        del whole[start:]
    else:
        length = data.draw(st.integers(1, 600))
        whole[start : start + length] = {"zeros": bytes(length), "noise": os.urandom(length), "text": b"x" * length}[harm]
    file.write_bytes(whole)
    damaged = open_cache(file)
    for name, value in damaged.load_all([*BLOBS, "four"]):
        assert value == BLOBS[name]
    damaged.names("")
    damaged.save({"five": b"5"})
    damaged.close()
    assert open_cache(file).load("five") in (b"5", None)


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    file.write_text("This is a letter. " * 500)
    said: list[str] = []
    cache = open_cache(file, said)
    assert cache.load("one") is None
    cache.save(BLOBS)
    cache.close()
    assert dict(open_cache(file).load_all(BLOBS)) == BLOBS
    assert said == []


def test_a_file_whose_tables_have_no_names_is_replaced(tmp_path: Path) -> None:
    """The layout is another one, so that the tables are to go; and what they are called is no text."""
    cache = open_cache(tmp_path / "c.sqlite3")
    cache.save(BLOBS)
    cache.close()
    data = cache.file.read_bytes()
    # The user version is at offset 60 of the header (Database File Format, 1.3).
    data = data[:60] + b"\0\0\0\x63" + data[64:].replace(b"tableblobsblobs", b"table\xfalobs\xfalobs")
    cache.file.write_bytes(data)
    said: list[str] = []
    again = open_cache(cache.file, said)
    assert again.load("one") is None
    again.save({"one": b"1"})
    again.close()
    assert open_cache(cache.file).load("one") == b"1"
    assert said == []


def test_where_no_folder_can_be_made_one_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said: list[str] = []
    cache = open_cache(tmp_path / "file" / "cache" / "c.sqlite3", said)
    cache.save(BLOBS)
    cache.save(BLOBS)
    assert cache.load("one") is None
    assert len(said) == 1
    assert "this run goes on without it" in said[0]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write anywhere, and Windows has other rights")
def test_a_read_only_folder_is_said_and_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(0o500)
    said: list[str] = []
    open_cache(folder / "c.sqlite3", said).save(BLOBS)
    folder.chmod(0o700)
    assert len(said) == 1


def test_a_full_disk_is_said_and_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    said: list[str] = []
    cache = open_cache(file, said)
    cache.save({"one": b"1"})
    connection = cache._connection
    assert connection is not None
    # As many pages as there are: SQLite then says what it says of a full disk.
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    cache.save({"two": b"2" * 100_000})
    assert len(said) == 1
    assert "full" in said[0]
    assert open_cache(file).load("one") == b"1"


def test_while_another_run_writes_nothing_is_kept_and_nothing_said(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    first = open_cache(file)
    first.save({"one": b"1"})
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    said: list[str] = []
    second = open_cache(file, said)
    second.save({"one": b"2"})
    assert second.load("one") is None
    other.execute("ROLLBACK")
    assert said == []
    assert open_cache(file).load("one") == b"1"


def test_the_place_follows_the_conventions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QUIZKIT_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "quizkit"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache_folder() == tmp_path / "home" / ".cache" / "quizkit"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == tmp_path / "home" / "Library" / "Caches" / "quizkit"
    monkeypatch.setenv("QUIZKIT_CACHE_DIR", str(tmp_path / "mine"))
    assert cache_file(tmp_path).parent == tmp_path / "mine"
    assert cache_file(tmp_path) != cache_file(tmp_path / "other")
