"""The file of pairs that may be alike: what is written is read, whatever the words, and the rest of it stays."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.errors import ConfigError
from quizkit.lint.allow_list import FILE, add_to_allow_list, read_allow_list

PRINTS = ("0123456789abcdef", "fedcba9876543210")
REASONS = st.text(min_size=1, max_size=40).filter(lambda text: any(map(str.isalnum, text.encode("utf-8", "replace").decode())))


def test_a_bank_without_the_file_allows_nothing(tmp_path: Path) -> None:
    assert read_allow_list(tmp_path) == ()


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["x", "y"]), REASONS), max_size=6))
def test_what_is_written_is_read(entries: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        expected: dict[tuple[str, str], str] = {}
        for one, other, reason in entries:
            add_to_allow_list(Path(folder), (one, other), PRINTS, reason)
            expected.pop((one, other), None)
            expected[one, other] = reason.encode("utf-8", "replace").decode()
        found = read_allow_list(Path(folder))
        assert {pair.ids: pair.reason for pair in found} == expected
        assert all(pair.content == PRINTS for pair in found)
        lines = (Path(folder) / FILE).read_text(encoding="utf-8").split("\n") if found else []
        assert all(lines[pair.line - 1] == "[[allowed]]" for pair in found)


def test_comments_and_other_entries_stay(tmp_path: Path) -> None:
    add_to_allow_list(tmp_path, ("a", "b"), PRINTS, "first")
    file = tmp_path / FILE
    file.write_text(f"# Mine.\n{file.read_text(encoding='utf-8')}\n# Ours.\n", encoding="utf-8")
    add_to_allow_list(tmp_path, ("c", "d"), PRINTS, "second")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Mine.\n")
    assert "# Ours." in text
    assert [pair.ids for pair in read_allow_list(tmp_path)] == [("a", "b"), ("c", "d")]


def test_pairs_on_one_line_are_not_added_to(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_text(f'allowed = [{{questions = ["a", "b"], content = ["{PRINTS[0]}", "{PRINTS[1]}"], reason = "so"}}]\n', encoding="utf-8")
    before = file.read_bytes()
    assert [pair.ids for pair in read_allow_list(tmp_path)] == [("a", "b")]
    with pytest.raises(ConfigError, match="table of its own"):
        add_to_allow_list(tmp_path, ("c", "d"), PRINTS, "so")
    assert file.read_bytes() == before
