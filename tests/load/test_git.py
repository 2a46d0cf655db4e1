"""What git says of a repository, put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizkit.load.git import Change, one_after_the_other

# The blob of each file of a tree.
TREES = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("xyz"))


def difference(before: dict[str, str], now: dict[str, str]) -> list[Change]:
    return [Change(path, before.get(path), now.get(path)) for path in sorted({*before, *now}) if before.get(path) != now.get(path)]


@given(TREES, TREES, TREES)
def test_changes_after_changes_are_the_difference_of_the_first_and_the_last(
    first: dict[str, str], then: dict[str, str], last: dict[str, str]
) -> None:
    assert sorted(one_after_the_other(difference(first, then), difference(then, last))) == difference(first, last)


@given(TREES)
def test_a_file_that_only_becomes_executable_has_not_changed(tree: dict[str, str]) -> None:
    assert one_after_the_other((), [Change(path, blob, blob) for path, blob in tree.items()]) == []
