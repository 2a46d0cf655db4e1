"""The first minutes of an author: a bank, a draft, a clean check, a mistake."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from quizkit.load.yaml import compose
from quizkit.model.bank import QUESTION_TYPES
from tests.cli.command import Command

REPOSITORY = Path(__file__).parents[2]


def test_a_new_bank_is_clean_and_exports(quizkit: Command) -> None:
    assert quizkit("init").code == 0
    result = quizkit("lint")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert quizkit("lint", "--select", "ALL", "--output-format", "json").findings == []
    assert quizkit("export", "moodle-xml", "-o", "dist/bank.xml", "--strict").code == 0


def test_a_new_bank_has_hooks_editor_wiring_schemas_and_a_workflow(quizkit: Command) -> None:
    assert quizkit("init", "my-bank").code == 0
    bank = Path("my-bank")
    (hook,) = compose((bank / ".pre-commit-config.yaml").read_text(encoding="utf-8")).roots[0]["repos"][0]["hooks"]
    assert (hook["entry"], hook["language"], hook["pass_filenames"]) == ("quizkit lint", "system", False)
    assert (bank / ".github/workflows/quizkit.yml").is_file()
    wiring = json.loads((bank / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    for schema in wiring:
        assert (bank / schema).read_bytes() == (REPOSITORY / schema).read_bytes()
    (rule,) = tomllib.loads((bank / ".taplo.toml").read_text(encoding="utf-8"))["rule"]
    assert rule["include"] == ["**/quizkit.toml"]
    assert (bank / rule["schema"]["path"]).read_bytes() == (REPOSITORY / "schemas/config.schema.json").read_bytes()
    extensions = json.loads((bank / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert extensions == ["redhat.vscode-yaml", "tamasfe.even-better-toml"]


def test_init_touches_nothing_that_is_there(quizkit: Command) -> None:
    Path(".gitignore").write_text("mine\n", encoding="utf-8")
    result = quizkit("init")
    assert "kept    .gitignore" in result.out
    assert Path(".gitignore").read_text(encoding="utf-8") == "mine\n"
    again = quizkit("init")
    assert (again.code, again.err) == (2, "quizkit: '.' is a bank already: it has a bank.yaml.\n")


@pytest.mark.parametrize("question_type", QUESTION_TYPES)
def test_two_drafts_of_a_type_are_clean_even_once_published(quizkit: Command, question_type: str) -> None:
    quizkit("init")
    for name in ("one", "two"):
        result = quizkit("new", "question", name, "--type", question_type, "--category", "water")
        assert (result.code, result.out) == (0, f"questions/water/{name}.yaml\n")
    assert quizkit("lint", "--output-format", "json").findings == []
    for name in ("one", "two"):
        path = Path(f"questions/water/{name}.yaml")
        path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    assert quizkit("lint", "--output-format", "json").findings == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Bad_Id",), "'Bad_Id' is no id: use lower-case letters, digits and single hyphens, starting with a letter."),
        (("ice-and-water-in-a-jug",), "The id 'ice-and-water-in-a-jug' is taken by a question in questions/water/boiling.yaml."),
        (("fine", "--category", "../up"), "'../up' is no category: use folders named as ids are, with slashes between them."),
        (("fine", "--category", "/x"), "'/x' is no category"),
        (("fine", "--type", "cloz"), "there is no 'cloz' (did you mean 'cloze'?)"),
    ],
)
def test_new_refuses_in_a_sentence(quizkit: Command, arguments: tuple[str, ...], sentence: str) -> None:
    quizkit("init")
    before = sorted(Path().rglob("*"))
    result = quizkit("new", "question", *arguments)
    assert result.code == 2
    assert result.err.startswith(f"quizkit: {sentence}")
    assert result.err.count("\n") == 1
    assert sorted(Path().rglob("*")) == before


def test_one_planted_mistake_is_shown_with_its_line_a_caret_why_and_what_to_do(quizkit: Command) -> None:
    quizkit("init")
    path = Path("questions/water/boiling.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("tests: [term:boiling]", "tests: [term:boilin]"), encoding="utf-8")
    result = quizkit("lint")
    assert result.code == 1
    assert result.out == (
        "error[REF002] dangling-reference: There is no term 'boilin' (did you mean 'boiling'?).\n"
        "  --> questions/water/boiling.yaml:19:11\n"
        "   |\n"
        "19 |   tests: [term:boilin]\n"
        "   |           ^^^^^^^^^^^\n"
        "   = why: A question that tests a term which nobody holds measures nothing, and a link that leads nowhere lets a reader down.\n"
        "   = help: Correct the id (the message names the nearest one), or write the entity that is missing.\n"
        "\n"
        "Found 1 error in 1 file.\n"
    )
