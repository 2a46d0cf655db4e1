"""A pattern from the file is the one that is compiled, and whatever is wrong with the file is no matter."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit import kept_patterns, patterns
from quizkit.kept_patterns import _Internals
from quizkit.lint.registry import registry
from quizkit.patterns import CompiledPattern, LazyPattern

PIECES = st.sampled_from(
    ["a", "[^b-f]", r"\w+", "(x)", "(?P<n>y|é)", "(?:ab|ac)*?", "^", r"\b", r"(?<!k)", "(?=z)", "{{", "ÄÖ+", "(?i:S)", "[à-ÿ]"]
)
SOURCES = st.lists(PIECES, max_size=6).map("".join)
FLAGS = st.sets(st.sampled_from([re.IGNORECASE, re.MULTILINE, re.DOTALL, re.ASCII, re.VERBOSE])).map(lambda flags: int(sum(flags)))


def internals() -> tuple[Callable[[Any, int], re.Pattern[Any]], dict[Any, Any]]:
    found: dict[Any, Any] = {}
    return _Internals().compiler({}, found), found


@given(SOURCES, FLAGS)
def test_a_kept_pattern_is_the_compiled_one(source: str, flags: int) -> None:
    compiled, found = internals()
    try:
        expected = re.compile(source, flags)
    except re.error:
        with pytest.raises(re.error):
            compiled(source, flags)
        assert not found
        return
    again = _Internals().compiler(found, {})(source, flags)
    for pattern in (compiled(source, flags), _Internals().compiler(dict(found), {})(source, flags), again):
        # Patterns are equal where their code is (bpo-28727).
        assert pattern == expected
        assert (pattern.groups, pattern.groupindex, pattern.flags) == (expected.groups, expected.groupindex, expected.flags)


def test_all_of_ours_are_kept_as_they_are(tmp_path: Path) -> None:
    registry()
    ours = [(found.pattern, int(found._flags)) for found in gc.get_objects() if isinstance(found, CompiledPattern)]  # type: ignore[attr-defined]
    assert len(ours) > 20
    file = tmp_path / "folder" / "patterns"
    for _ in range(2):
        with kept_patterns.kept_patterns(file):
            assert all(patterns.compiler(*each) == re.compile(*each) for each in ours)
    assert len(kept_patterns._read(file, _Internals().stamp)) == len(set(ours))


def test_what_is_there_is_taken_and_what_is_not_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "patterns"
    with kept_patterns.kept_patterns(file):
        assert LazyPattern("a+b").search("caab")
    first = file.read_bytes()
    with kept_patterns.kept_patterns(file):
        assert LazyPattern("a+b").search("caab")
    assert file.read_bytes() == first
    with kept_patterns.kept_patterns(file):
        assert LazyPattern(rb"(?P<n>c)", re.IGNORECASE).fullmatch(b"C")
    with kept_patterns.kept_patterns(file):
        monkeypatch.setattr(_Internals, "_compiled", lambda *_: pytest.fail("compiled once more"))
        assert LazyPattern("a+b").search("caab")
        assert LazyPattern(rb"(?P<n>c)", re.IGNORECASE).fullmatch(b"C")
    assert patterns.compiler is re.compile


@pytest.mark.parametrize("spoil", [lambda old: b"", lambda old: old[:-1], lambda old: old[:20] + b"\0" + old[21:], lambda old: b"x" * 99])
def test_a_damaged_file_is_made_anew(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "patterns"
    with kept_patterns.kept_patterns(file):
        assert LazyPattern("a+b").search("caab")
    sound = file.read_bytes()
    file.write_bytes(spoil(sound))
    with kept_patterns.kept_patterns(file):
        assert LazyPattern("a+b").search("caab")
    assert file.read_bytes() == sound


def test_another_python_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "patterns"
    with kept_patterns.kept_patterns(file):
        assert LazyPattern("a").search("a")
    assert kept_patterns._read(file, _Internals().stamp)
    assert not kept_patterns._read(file, b"another")
    monkeypatch.setattr(kept_patterns, "import_module", lambda name: 1 / 0)
    with kept_patterns.kept_patterns(file):
        assert LazyPattern("b").search("b")


def test_a_place_where_nothing_can_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with kept_patterns.kept_patterns(tmp_path / "file" / "patterns"):
        assert LazyPattern("a").search("a")
    with kept_patterns.kept_patterns(tmp_path):
        assert LazyPattern("a").search("a")


def test_a_table_that_has_grown_too_large_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "_MOST", 2)
    for source in ("a", "b", "c"):
        with kept_patterns.kept_patterns(tmp_path / "patterns"):
            assert LazyPattern(source).search(source)
    assert [source for source, _ in kept_patterns._read(tmp_path / "patterns", _Internals().stamp)] == ["c"]


def test_a_source_that_is_none_says_so(tmp_path: Path) -> None:
    with kept_patterns.kept_patterns(tmp_path / "patterns"), pytest.raises(re.error):
        LazyPattern("(").search("a")
