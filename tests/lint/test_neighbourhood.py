"""What is around an entity: held against a count by hand over the whole bank, which looks at every string there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quizkit.lint.neighbourhood.explore import explore
from quizkit.lint.neighbourhood.records import Neighbourhood
from quizkit.load.names import names_in
from quizkit.load.reader import load_bank
from quizkit.model.bank import KINDS
from quizkit.model.entity import Entity
from quizkit.model.exemplar import Exemplar
from quizkit.model.field import Ref, Text
from quizkit.model.parts import parts_of
from quizkit.model.reference import parse_reference
from quizkit.model.walk import marked_fields

CONTENT = Path(__file__).parents[2] / "content"


def look(root: Path, name: str) -> Neighbourhood:
    """The neighbourhood of a thing by its full name."""
    target = parse_reference(name)
    assert target is not None
    kinds = {target.kind}
    return explore(root, target, [file for found, file in names_in(root, kinds) if found == target])


@cache
def entities() -> list[Entity]:
    """Every entity of the bank in content/."""
    return [*load_bank(CONTENT)[0].entities()]


def references(entity: Entity) -> Iterator[str]:
    """What an entity refers to, in full, found with regular expressions."""
    for _, mark, text in marked_fields(entity):
        if isinstance(mark, Ref):
            kind = entity.entity_kind if mark.kind == "same" else mark.kind
            yield text if kind is None else f"{kind}:{text}"
        elif isinstance(mark, Text):
            yield from re.findall(r"\]\(((?!https?:)[a-z]+:[a-z0-9/-]+)\)", text)
    if isinstance(entity, Exemplar):
        yield from (f"tier:{scale}/{stated.tier}" for scale, stated in entity.stated.items())


@pytest.mark.parametrize("name", [f"{entity.entity_kind}:{entity.id}" for entity in entities()][::9])
def test_an_entity_of_the_bank_has_the_neighbours_that_a_count_by_hand_finds(name: str) -> None:
    found = look(CONTENT, name)
    own = next(entity for entity in entities() if f"{entity.entity_kind}:{entity.id}" == name)
    names = {name, *(f"{part.kind}:{own.id}/{part.id}" for part in parts_of(own))}
    referrers = {f"{entity.entity_kind}:{entity.id}" for entity in entities() if names & {*references(entity)}} - {name}
    assert {incoming.entity for incoming in found.incoming} == referrers
    assert {outgoing.reference for outgoing in found.outgoing} == {*references(own)} - names
    assert all(outgoing.place is not None and outgoing.title for outgoing in found.outgoing)
    assert (found.findings, found.unread, found.also) == ((), [], [])


@pytest.mark.parametrize("name", ["tier:release/open-weights", "objective:seven-steps/place-a-release", "step:seven-steps/evolution"])
def test_a_part_of_the_bank_has_the_neighbours_that_a_count_by_hand_finds(name: str) -> None:
    found = look(CONTENT, name)
    referrers = {f"{entity.entity_kind}:{entity.id}" for entity in entities() if name in references(entity)}
    assert {incoming.entity for incoming in found.incoming if incoming.entity != f"{found.kind}:{found.target.id}"} == referrers


def write(root: Path, files: dict[str, str]) -> Path:
    """A bank of some files."""
    for name, text in {"bank.yaml": "title: B\nschema: 1\n", **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


TERMS = "- id: boiling\n  title: Boiling\n  definition: It is.\n- id: boiling-point\n  title: Point\n  definition: It is.\n"


def test_an_id_within_a_longer_one_is_another_thing(tmp_path: Path) -> None:
    claim = "- id: a\n  statement: Water boils.\n  kind: opinion\n  about: [term:boiling-point]\n"
    root = write(tmp_path, {"terms/a.yaml": TERMS, "claims/a.yaml": claim})
    assert look(root, "term:boiling").incoming == []
    assert [incoming.entity for incoming in look(root, "term:boiling-point").incoming] == ["claim:a"]


@pytest.mark.parametrize("reference", ['["term:\\x62oiling"]', '["term:boil\\\n    ing"]'])
def test_an_id_behind_an_escape_is_found(tmp_path: Path, reference: str) -> None:
    claim = f"- id: a\n  statement: Water boils.\n  kind: opinion\n  about: {reference}\n"
    root = write(tmp_path, {"terms/a.yaml": TERMS, "claims/a.yaml": claim})
    assert [incoming.entity for incoming in look(root, "term:boiling").incoming] == ["claim:a"]


def test_links_and_images_are_references_and_what_is_missing_has_no_place(tmp_path: Path) -> None:
    body = "  body: See [it](term:boiling-point), [that](term:gone), ![a pot](media:pot) and [the web](https://example.org).\n"
    root = write(tmp_path, {"terms/a.yaml": TERMS.replace("- id: boiling-point", f"{body}- id: boiling-point")})
    (root / "media").mkdir()
    (root / "media/pot.yaml").write_text("id: pot\nfile: media/pot.svg\ntitle: A pot\n", encoding="utf-8")
    found = look(root, "term:boiling")
    assert [(out.field, out.reference, out.title, out.place is None) for out in found.outgoing] == [
        ("body", "term:boiling-point", "Point", False),
        ("body", "term:gone", None, True),
        ("body", "media:pot", "A pot", False),
    ]
    (shown,) = look(root, "media:pot").incoming
    assert (shown.entity, shown.field, shown.place.line) == ("term:boiling", "body", 4)


PATH = """\
id: p
title: P
steps:
  - {id: one, target: term:boiling}
  - {id: two, target: term:boiling, requires: [one], check: question:q}
"""


def test_the_steps_that_require_a_step_refer_to_it_and_the_path_does_not_refer_to_itself(tmp_path: Path) -> None:
    root = write(tmp_path, {"terms/a.yaml": TERMS, "paths/p.yaml": PATH})
    (incoming,) = look(root, "step:p/one").incoming
    assert (incoming.entity, incoming.field, incoming.reference) == ("path:p", "steps/two/requires", "step:p/one")
    assert [out.reference for out in look(root, "step:p/two").outgoing] == ["term:boiling", "question:q", "step:p/one"]
    assert [out.reference for out in look(root, "path:p").outgoing] == ["term:boiling", "term:boiling", "question:q"]
    assert look(root, "path:p").incoming == []


def test_what_names_a_part_refers_to_the_whole_and_a_part_that_is_not_there_to_nothing(tmp_path: Path) -> None:
    question = "- id: {}\n  type: true-false\n  stem: So it is.\n  answer: true\n  tests: [step:p/{}]\n"
    root = write(tmp_path, {"paths/p.yaml": PATH, "questions/q.yaml": question.format("q", "one") + question.format("r", "three")})
    assert [(one.entity, one.reference) for one in look(root, "path:p").incoming] == [("question:q", "step:p/one")]


QUESTION = "- id: q\n  type: true-false\n  stem: It boils.\n  answer: true\n  tests: [term:boiling]\n  tags: [hot]\n"
QUIZ = """\
id: z
title: Z
sections:
  - {id: listed, questions: [q]}
  - {id: of-the-term, draw: 1, terms: [boiling]}
  - {id: of-the-tag, draw: 1, tags: [hot]}
  - {id: of-another-term, draw: 1, terms: [boiling-point]}
  - {id: of-another-tag, draw: 1, tags: [cold]}
  - {id: of-a-list, draw: 1, questions: [q, r]}
"""


@pytest.mark.parametrize(
    ("more", "drawn"),
    [("", ["of-the-term", "of-the-tag", "of-a-list"]), ("  status: draft\n", []), ("  use: exam\n", [])],
)
def test_a_question_knows_the_quizzes_that_list_it_and_those_that_may_draw_it(tmp_path: Path, more: str, drawn: list[str]) -> None:
    root = write(tmp_path, {"questions/q.yaml": QUESTION + more, "quizzes/z.yaml": QUIZ})
    found = look(root, "question:q")
    assert [(one.field, one.is_listing) for one in found.incoming] == [
        ("sections/listed/questions", True),
        ("sections/of-a-list/questions", True),
    ]
    assert [(draw.quiz, draw.section) for draw in found.draws] == [("quiz:z", name) for name in drawn]


def test_a_faulty_entity_has_its_findings_and_its_referrers(tmp_path: Path) -> None:
    root = write(tmp_path, {"terms/a.yaml": TERMS.replace("definition: It is.", "defnition: It is.", 1), "questions/q.yaml": QUESTION})
    found = look(root, "term:boiling")
    assert (found.entity, found.title, found.place.line, found.place.column) == (None, "Boiling", 1, 3)
    assert [(finding.rule, finding.line) for finding in found.findings] == [("schema", 3)]
    assert [(one.entity, one.is_test) for one in found.incoming] == [("question:q", True)]


def test_an_entity_in_a_file_that_breaks_off_is_found_by_its_id(tmp_path: Path) -> None:
    root = write(tmp_path, {"terms/a.yaml": TERMS + '- id: torn\n  title: "Torn\n'})
    found = look(root, "term:torn")
    assert (found.entity, found.place.line, [finding.rule for finding in found.findings]) == (None, 7, ["yaml-syntax"])


def test_what_cannot_be_read_and_may_refer_to_us_is_named(tmp_path: Path) -> None:
    files = {
        "terms/a.yaml": TERMS,
        "questions/faulty.yaml": QUESTION.replace("answer", "anwser"),
        "questions/torn.yaml": QUESTION + '- stem: "Torn\n',
        "questions/other.yaml": QUESTION.replace("answer", "anwser").replace("boiling", "boiling-point"),
    }
    found = look(write(tmp_path, files), "term:boiling")
    assert [Path(name).name for name in found.unread] == ["faulty.yaml", "torn.yaml"]


def test_a_second_entity_of_the_name_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {"terms/a.yaml": TERMS, "terms/b.yaml": TERMS})
    found = look(root, "term:boiling")
    assert [(Path(place.path).name, place.line) for place in (found.place, *found.also)] == [("a.yaml", 1), ("b.yaml", 1)]


def test_every_kind_can_be_looked_at() -> None:
    seen: dict[str, Any] = {}
    for entity in entities():
        seen.setdefault(entity.entity_kind, entity)
    assert {*seen} <= {*KINDS}
    for kind, entity in seen.items():
        assert look(CONTENT, f"{kind}:{entity.id}").entity == entity
