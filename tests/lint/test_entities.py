"""The entities of a bank, packed and taken apart, and with others in place of some."""

from __future__ import annotations

import pickle
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizkit.lint.entities import KIND_NAMES, Entities
from quizkit.lint.outcome import Outcome
from quizkit.lint.splice import FileEdit, Splice

KIND_NAME = "term"
KIND = KIND_NAMES.index(KIND_NAME)
IDS = st.sampled_from([None, "a", "b", "c", "long-name"])
# The entities of each file, and what has become of them (the same where None).
FILES = st.lists(st.lists(IDS, max_size=4), max_size=6)
BECOMES = st.lists(st.one_of(st.just("stays"), st.just("goes"), st.lists(IDS, max_size=4)), min_size=6, max_size=6)


def entities_of(files: list[list[str | None]]) -> Entities:
    made = Entities()
    for names in files:
        made.add_file()
        made.add(KIND, names)
    return made


def state(entities: Entities) -> tuple[object, ...]:
    rows = range(len(entities.kinds))
    return list(entities.ids), bytes(entities.kinds), [entities.place(row) for row in rows], entities.firsts


@given(FILES, st.data())
def test_some_ids_of_a_packed_bank_are_those_of_the_bank(files: list[list[str | None]], data: st.DataObject) -> None:
    entities = entities_of(files)
    count = len(entities.kinds)
    start = data.draw(st.integers(0, count))
    rows = range(start, data.draw(st.integers(start, count)))
    packed = pickle.loads(pickle.dumps(entities))
    assert packed.ids_of(rows) == entities.ids[rows.start : rows.stop]
    assert state(packed) == state(entities)


def outcome(names: list[str | None]) -> Outcome:
    return Outcome(ids=names)


@given(FILES, BECOMES, st.lists(st.tuples(st.integers(0, 6), st.lists(IDS, max_size=3)), max_size=3))
def test_a_bank_with_other_files_is_the_bank_of_these_files(  # noqa: C901 (a model of what happens to a bank)
    files: list[list[str | None]], becomes: list[object], new: list[tuple[int, list[str | None]]]
) -> None:
    before = entities_of(files)
    now: list[list[str | None]] = []
    edits: list[FileEdit] = []
    # Which entities of then stay, by file of then and of now.
    stays: dict[int, int] = {}
    for number in range(len(files) + 1):
        for place, names in new:
            if min(place, len(files)) == number:
                edits.append(FileEdit(number, KIND_NAME, None, outcome(names)))
                now.append(names)
        if number == len(files):
            break
        fate = becomes[number]
        if fate == "stays":
            stays[number] = len(now)
            now.append(files[number])
            continue
        edits.append(FileEdit(number, KIND_NAME, outcome(files[number]), outcome(fate) if isinstance(fate, list) else None))
        if isinstance(fate, list):
            now.append(fate)
    splice = Splice(pickle.loads(pickle.dumps(before)), edits)
    fresh = entities_of(now)
    assert state(splice.entities)[:2] == state(fresh)[:2]
    if splice.has_other_entities:
        assert state(splice.entities) == state(fresh)
    assert sorted(splice.entities.repeats) == sorted(fresh.repeats)
    firsts = [sum(map(len, files[:number])) for number in range(len(files))]
    firsts_now = [sum(map(len, now[:number])) for number in range(len(now))]
    for number, first in enumerate(firsts):
        for at in range(len(files[number])):
            expected = firsts_now[stays[number]] + at if number in stays else None
            assert splice.now(first + at) == expected
            if expected is not None:
                assert splice.then(expected) == first + at
    assert all(one.rows.stop <= other.rows.start for one, other in pairwise(splice.files))
