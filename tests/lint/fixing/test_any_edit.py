"""What holds for any file and any edit: it is refused, or the data is what the edit says, and every comment is where it was."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizkit.finding import Arrange, DataPath, Edit, Put, Reword, Take
from quizkit.lint.fixing.file import mend
from quizkit.lint.fixing.intended import intended
from quizkit.load.layout.proof import is_same_data
from quizkit.load.yaml import compose
from quizkit.testing.strategies import texts
from tests.lint.fixing.mending import finding_with, views_of
from tests.load.layout.disturbed import Disturbed, disturbed_files
from tests.load.layout.test_any_bank import loaded_elsewhere

# A file is found again by its seed, and is small as it is: to make it smaller takes minutes.
SLOW = settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def paths_of(data: Any, path: DataPath = ()) -> list[DataPath]:
    """Every data path there is."""
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *[found for key, value in children for found in paths_of(value, (*path, key))]]


def at(data: Any, path: DataPath) -> Any:
    """The value at a path."""
    for part in path:
        data = data[part]
    return data


@st.composite
def edits(draw: st.DrawFn, data: Any) -> Edit:
    """An edit that means something for some data."""
    path = draw(st.sampled_from(paths_of(data)))
    value = at(data, path)
    if isinstance(value, str) and draw(st.integers(0, 2)):
        start = draw(st.integers(0, len(value)))
        span = draw(st.none() | st.just((start, draw(st.integers(start, len(value))))))
        return Reword(path, draw(texts), span)
    if isinstance(value, list) and draw(st.integers(0, 2)):
        return Arrange(path, tuple(draw(st.permutations(range(len(value))))))
    if isinstance(value, dict) and draw(st.integers(0, 2)):
        name = draw(st.sampled_from(("id", "title", "points", "x", "a: b", "correct")))
        return Put(
            (*path, name), draw(st.none() | st.booleans() | st.integers() | texts | st.lists(texts) | st.dictionaries(texts, st.integers()))
        )
    return Take(path)


@SLOW
@given(disturbed_files(), st.data())
def test_an_edit_is_refused_or_does_what_it_says(file: Disturbed, data: st.DataObject) -> None:
    tree = compose(file.text)
    root = data.draw(st.integers(0, len(tree.roots) - 1))
    chosen = data.draw(st.lists(edits(tree.roots[root]), min_size=1, max_size=3))
    found = [finding_with(edit, root=root, safety=data.draw(st.sampled_from(("safe", "unsafe")))) for edit in chosen]
    result = mend(file.kind, file.text.encode(), found, views_of(file.text, file.kind))
    # Equal remedies are one.
    remedies = {repr(finding.remedy.edits): finding.remedy for finding in result.mended if finding.remedy}
    done = [edit for remedy in remedies.values() for edit in remedy.edits]
    text = result.source.decode()
    if not done:
        assert text == file.text
        return
    wanted = [intended(entity, done) if number == root else entity for number, entity in enumerate(tree.roots)]
    after = compose(text)
    assert not after.defects
    assert is_same_data(after.roots, wanted)
    elsewhere = loaded_elsewhere(text)
    assert elsewhere == loaded_elsewhere_of(after.roots if after.is_list else after.roots[0], elsewhere)
    if not any(isinstance(edit, Take) for remedy in remedies.values() if remedy.safety == "unsafe" for edit in remedy.edits):
        takes = any(isinstance(edit, Take) for edit in done)
        for comment in file.comments:
            # What silences a rule on a line goes with the line; what people wrote for people does not.
            assert text.count(comment) == 1 or (takes and comment.startswith("# quizkit:") and comment not in text)


def loaded_elsewhere_of(data: Any, like: Any) -> Any:
    """Our data as the other reader has it: numbers of its own types."""
    if isinstance(data, dict) and isinstance(like, dict):
        return {key: loaded_elsewhere_of(value, like.get(key)) for key, value in data.items()}
    if isinstance(data, list) and isinstance(like, list) and len(data) == len(like):
        return [loaded_elsewhere_of(value, other) for value, other in zip(data, like, strict=True)]
    if isinstance(data, str) or data is None or isinstance(data, bool):
        # A day is a text to us, as far as the schema does not say otherwise.
        return data if not hasattr(like, "isoformat") else like
    return like if str(like) and float(like) == float(data) else data


@SLOW
@given(disturbed_files(), st.data())
def test_a_second_time_nothing_is_left_to_do(file: Disturbed, data: st.DataObject) -> None:
    root = data.draw(st.integers(0, len(compose(file.text).roots) - 1))
    put = Put(("notes",), data.draw(texts))
    result = mend(file.kind, file.text.encode(), [finding_with(put, root=root)], {})
    again = mend(file.kind, result.source, [finding_with(put, root=root)], {})
    assert again.source == result.source
