"""Names read off the files at a glance are those that the parser finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.load.dump import to_yaml
from quizkit.load.folder import BankFile, list_files
from quizkit.load.lookup import look_up, near_names
from quizkit.load.names import entity_ids, names_in
from quizkit.load.reader import read_tree
from quizkit.model.bank import KINDS
from quizkit.model.reference import NESTED, Target, parse_reference

CONTENT = Path(__file__).parents[2] / "content"


def parsed_ids(file: BankFile) -> list[str]:
    """The slow way."""
    return [root["id"] for root in read_tree(file)[0].roots if isinstance(root, dict) and isinstance(root.get("id"), str)]


@pytest.mark.parametrize("file", [file for file in list_files(CONTENT) if file.kind], ids=lambda file: file.inside)
def test_a_glance_at_a_file_of_the_bank_finds_what_the_parser_finds(file: BankFile) -> None:
    assert entity_ids(file) == parsed_ids(file) != []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("id: a\ntitle: A\n", ["a"]),
        ("- id: a\n- id: b\n", ["a", "b"]),
        ("# a comment\n\n- id: a\n", ["a"]),
        ("- title: A\n  id: a\n-\n  id: b\n", ["a", "b"]),
        ("-   id: a\n    title: A\n", ["a"]),
        ("- {id: a, title: A}\n- {id: b}\n", ["a", "b"]),
        ('- id: "a"\n- id: b # why\n', ["a", "b"]),
        ("id: a\nsteps:\n- id: b\n- id: c\n", ["a"]),
        ("- id: a\n  steps:\n  - id: b\n", ["a"]),
        ("id: a\nstem: |\n  id: b\n\n  id: c\n", ["a"]),
        ("- id: a\n  stem: |\n    id: b\n- stem: no id\n", ["a"]),
        ("- stem: id\n  # id: b\n  id: a\n", ["a"]),
        ("---\n- id: a\n", ["a"]),
        ("- id: a\r\n  title: A\r\n", ["a"]),
        ("- id: a\n  title: A\n  id: b\n", ["a"]),
        ("- just a text\n", []),
        ("", []),
    ],
)
def test_ids_are_found_however_a_file_is_written(tmp_path: Path, text: str, ids: list[str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode())
    assert entity_ids(BankFile(str(path), "terms/a.yaml", "term")) == ids


_TEXTS = st.text("id: ab\n-#|'\"", max_size=30)
_ENTITIES = st.lists(st.fixed_dictionaries({"id": st.sampled_from(["a", "b-2", "c"])}, optional={"stem": _TEXTS, "ids": st.lists(_TEXTS)}))


@given(_ENTITIES | st.fixed_dictionaries({"stem": _TEXTS, "id": st.just("a")}), st.booleans())
def test_no_text_of_an_entity_is_taken_for_its_id(tmp_path_factory: pytest.TempPathFactory, data: Any, crlf: bool) -> None:
    path = tmp_path_factory.mktemp("bank") / "a.yaml"
    path.write_bytes(to_yaml(data).replace("\n", "\r\n" if crlf else "\n").encode())
    file = BankFile(str(path), "terms/a.yaml", "term")
    assert entity_ids(file) == parsed_ids(file)


def test_files_that_cannot_be_read_have_no_names(tmp_path: Path) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms/a.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "terms/folder.yaml").mkdir()
    assert list(names_in(tmp_path, ("term",))) == []


def test_parts_are_named_with_what_they_lie_in() -> None:
    names = {str(target) for target, _ in names_in(CONTENT, NESTED)}
    assert {"tier:release/open-weights", "step:seven-steps/evolution", "objective:seven-steps/place-a-release"} <= names
    assert {name.partition(":")[0] for name in names} <= {*NESTED}


def targets(*names: str) -> list[Target]:
    """References by their text."""
    found = [parse_reference(name) for name in names]
    return [target for target in found if target is not None]


NAMES = targets("term:open", "term:open-weights", "claim:open", "tier:release/open", "tier:release/closed", "source:weights-report")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("open", ["term:open", "claim:open"]),
        ("term:open", ["term:open"]),
        ("open-", ["term:open-weights"]),
        ("release/", ["tier:release/open", "tier:release/closed"]),
        ("closed", ["tier:release/closed"]),
        ("clo", ["tier:release/closed"]),
        ("wieghts-report", ["source:weights-report"]),
        ("claim:weights", []),
        ("tree", []),
        ("", []),
        ("term:", []),
    ],
)
def test_a_word_means_what_it_is_or_begins_or_is_a_slip_of(word: str, found: list[str]) -> None:
    assert list(map(str, look_up(word, NAMES).names)) == found


def test_what_is_asked_for_whole_is_not_completed() -> None:
    assert look_up("open-", NAMES, whole=True).names == []
    assert list(map(str, look_up("closed", NAMES, whole=True).names)) == ["tier:release/closed"]


def test_what_is_not_there_is_looked_for_under_other_kinds_and_as_a_whole() -> None:
    assert str(near_names("claim:open-weights", NAMES)[0]) == "term:open-weights"
    assert str(near_names("tier:scale/top", targets("term:stop", "scale:scale"))[0]) == "scale:scale"


@given(st.lists(st.sampled_from([*KINDS, *NESTED]).map(lambda kind: Target(kind, "a", "b" if kind in NESTED else None)), min_size=1))
def test_every_name_is_found_by_itself(names: list[Target]) -> None:
    for name in names:
        assert list(look_up(str(name), names).names) == [name]
