"""An entity with everything around it, as an author sees it and as a program reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import Command
from tests.schemas.shapes import definition, fast_mistakes, slow_mistakes

CONTENT = str(Path(__file__).parents[2] / "content")

FILES: dict[str, str | bytes] = {
    "terms/a.yaml": (
        "- id: boiling\n  title: Boiling\n  definition: Turning into *gas*.\n  related: [gone]\n  aliases:\n    - {text: seething}\n"
        "- id: melting\n  title: Melting\n  defnition: Turning into a liquid, unlike [boiling](term:boiling).\n"
    ),
    "tiers/a.yaml": "id: heat\ntitle: Heat\ntiers: [{id: boiling, title: Boils}, {id: cold, title: Cold}]\n",
    "claims/boiling.yaml": "id: heat\nstatement: Water boils at 100 °C.\nkind: opinion\nabout: [term:boiling]\n",
    "questions/a.yaml": (
        "- id: when\n  type: multiple-choice\n  stem: |\n    When does water boil?\n\n    - at sea\n    - on land\n  options:\n"
        "    - {id: a, text: At 50 °C, feedback: Too cold.}\n    - {id: b, text: At 100 °C, correct: true}\n"
        "  rationale: So it is.\n  tests: [term:boiling, tier:heat/boiling]\n"
    ),
    "quizzes/a.yaml": "id: test\ntitle: Test\nsections: [{id: all, questions: [when]}, {id: more, draw: 1, terms: [boiling]}]\n",
}


@pytest.fixture
def bank(quizkit: Command) -> Command:
    quizkit.write(FILES)
    return quizkit


def test_a_term_is_shown_with_what_it_refers_to_and_what_tests_it(bank: Command) -> None:
    result = bank("show", "boiling", "--bank", ".")
    assert result.code == 0
    assert result.out == (
        "term:boiling  published\n"
        "Boiling\n"
        "terms/a.yaml:1:3\n"
        "\n"
        "aliases     1  seething\n"
        "definition  Turning into gas.\n"
        "\n"
        "Refers to\n"
        "  related  term:gone  missing\n"
        "\n"
        "Tested by\n"
        "  question:when  tests  questions/a.yaml:12:11\n"
        "\n"
        "Referred to by\n"
        "  claim:heat  about                claims/boiling.yaml:4:9\n"
        "  quiz:test   sections/more/terms  quizzes/a.yaml:3:70\n"
    )
    assert result.err == ("quizkit: What refers to it in terms/a.yaml is not known: something there cannot be read (see `quizkit lint`).\n")


def test_a_question_is_shown_with_its_key_and_its_quizzes(bank: Command) -> None:
    assert bank("show", "question:when").out == (
        "question:when  multiple-choice, published\n"
        "questions/a.yaml:1:3\n"
        "\n"
        "stem       When does water boil?\n"
        "\n"
        "           - at sea\n"
        "           - on land\n"
        "options    a        At 50 °C\n"
        "                    feedback  Too cold.\n"
        "           b (key)  At 100 °C\n"
        "rationale  So it is.\n"
        "\n"
        "Refers to\n"
        "  tests  term:boiling       Boiling\n"
        "  tests  tier:heat/boiling  Boils\n"
        "\n"
        "In quizzes\n"
        "  quiz:test  sections/all lists it      quizzes/a.yaml:3:34\n"
        "  quiz:test  sections/more may draw it  quizzes/a.yaml:3:42\n"
    )


def test_a_part_is_shown_by_its_whole_name_or_by_its_own_where_nothing_else_has_it(bank: Command) -> None:
    whole = bank("show", "tier:heat/cold")
    assert whole.out == ("tier:heat/cold  part of scale:heat, published\nCold\ntiers/a.yaml:3:38\n\nNothing in the bank refers to it.\n")
    assert bank("show", "heat/cold").out == whole.out
    assert bank("show", "cold").out == whole.out
    assert "question:when  tests  questions/a.yaml:12:25" in bank("show", "tier:heat/boiling").out


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("heat", "'heat' may be claim:heat or scale:heat: write which."),
        ("boilin", "There is no 'boilin' in the bank (did you mean term:boiling or tier:heat/boiling?)."),
        ("claim:boiling", "There is no 'claim:boiling' in the bank (did you mean term:boiling?)."),
        ("tier:heat/warm", "There is no 'tier:heat/warm' in the bank (did you mean claim:heat or scale:heat?)."),
        ("trem:boiling", "There is no kind 'trem' (did you mean 'term'?)."),
        ("nothing-like-it", "There is no 'nothing-like-it' in the bank."),
        ("", "There is no '' in the bank."),
        ("term:", "There is no 'term:' in the bank."),
        ("../bank.yaml", "There is no '../bank.yaml' in the bank."),
    ],
)
def test_what_is_not_one_thing_is_a_sentence(bank: Command, word: str, sentence: str) -> None:
    for output_format in ("full", "json"):
        result = bank("show", word, "--output-format", output_format)
        assert (result.code, result.out, result.err) == (2, "", f"quizkit: {sentence}\n")


def test_a_faulty_entity_is_shown_with_why_and_with_what_refers_to_it(bank: Command) -> None:
    bank.write({"claims/b.yaml": "id: melts\nstatement: Ice melts.\nkind: opinion\nabout: [term:melting]\n"})
    result = bank("show", "melting")
    assert result.code == 1
    assert result.out.startswith(
        "term:melting  cannot be read\nMelting\nterms/a.yaml:7:3\n\nerror[SCH001] schema: There is no field 'defnition'"
    )
    assert result.out.endswith("Referred to by\n  claim:melts  about  claims/b.yaml:4:9\n")


@pytest.mark.parametrize("word", ["boiling", "melting", "question:when", "tier:heat/boiling", "test", "scale:heat", "claim:heat"])
def test_the_object_is_as_the_schema_says(bank: Command, word: str) -> None:
    record = json.loads(bank("show", word, "--output-format", "json").out)
    assert slow_mistakes(definition("show"), record) == fast_mistakes(definition("show"), record) == set()


def test_the_object_says_what_the_report_says(bank: Command) -> None:
    record: dict[str, Any] = json.loads(bank("show", "question:when", "--output-format", "json").out)
    assert (record["entity"], record["kind"], record["title"]) == ("question:when", "question", "When does water boil? at sea on land")
    assert record["data"]["options"][1] == {"id": "b", "text": "At 100 °C", "correct": True}
    assert [(one["reference"], one["data_path"]) for one in record["refers_to"]] == [
        ("term:boiling", "/tests/0"),
        ("tier:heat/boiling", "/tests/1"),
    ]
    assert [(one["entity"], one["data_path"]) for one in record["referred_to_by"]] == [("quiz:test", "/sections/0/questions/0")]
    assert [(one["quiz"], one["section"]) for one in record["drawn_by"]] == [("quiz:test", "more")]


def test_colours_are_for_terminals_alone(bank: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = bank("show", "question:when").out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = bank("show", "question:when").out
    assert "\x1b[1mquestion:when\x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert bank("show", "question:when").out == plain


def test_no_text_can_drive_the_terminal(bank: Command) -> None:
    # A right-to-left override is no control character of YAML, and turns the rest of a line round.
    bank.write({"terms/b.yaml": "id: turned\ntitle: \u202egnirut\ndefinition: \u202eIt is.\n"})
    assert "\u202e" not in bank("show", "turned").out


def test_texts_are_folded_to_the_width_of_the_terminal(bank: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    bank.write({"terms/b.yaml": f"id: long\ntitle: Long\ndefinition: {'word ' * 100}end.\nbody: {'水' * 300}\n"})
    monkeypatch.setenv("COLUMNS", "60")
    lines = bank("show", "long").out.split("\n")
    assert max(len(line) for line in lines if "word" in line) in range(50, 61)


def test_a_bank_of_several_is_asked_for_by_its_folder(quizkit: Command) -> None:
    for name in ("one", "two"):
        quizkit.write({f"{name}/bank.yaml": "title: B\nschema: 1\n", f"{name}/terms/a.yaml": FILES["terms/a.yaml"]}, bank=None)
    assert quizkit("show", "boiling").err == "quizkit: '.' holds several banks: name one with --bank.\n"
    assert quizkit("show", "boiling", "--bank", "two").out.startswith("term:boiling  published\nBoiling\ntwo/terms/a.yaml:1:3\n")
