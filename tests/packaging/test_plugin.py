"""A new rule costs one file, and a new format one folder and an entry point: shown by a package that others could have written."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from .clean import build, run

pytestmark = pytest.mark.packaging

PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "quizkit-shouting"
version = "1.0"

[project.entry-points."quizkit.rules"]
shouting = "shouting.rules"

[project.entry-points."quizkit.writers"]
stems = "shouting.stems.writer:WRITER"

[tool.hatch.build.targets.wheel]
packages = ["shouting"]
"""

RULE = '''\
"""shouting-stem."""

from collections.abc import Iterator

from quizkit import EntityRule, EntityView, Problem
from quizkit.model.question import BaseQuestion


class ShoutingStem(EntityRule[BaseQuestion]):
    """A stem is in capitals throughout.

    ## What it does
    Looks for stems without a small letter.

    ## Why it matters
    Capitals are read slowly.

    ## What to write instead
    Write as you would speak.

    ## References
    This rule is a plug-in's.
    """

    code = "STM901"
    name = "shouting-stem"
    since = "1.0"
    applies_to = (BaseQuestion,)
    bad = ("- {id: a, type: true-false, stem: IT IS SO., answer: true, rationale: It is.}  # expect: STM901\\n",)
    good = ("- {id: a, type: true-false, stem: It is so., answer: true, rationale: It is.}\\n",)

    def check(self, entity: BaseQuestion, view: EntityView) -> Iterator[Problem]:
        if entity.stem.isupper():
            yield Problem("The stem shouts: write it in small letters.", ("stem",))
'''

WRITER = '''\
"""Stems, one a line."""

from quizkit import OutFile, Package, Support, SupportTable, WriteOptions, Written
from quizkit.model.bank import QUESTION_TYPES, Bank


class StemsWriter:
    """Writes the stem of every question on a line."""

    name = "stems"
    title = "Stems"
    suffix = ".txt"
    kinds = ("question",)
    profiles: dict[str, str] = {}
    layouts: dict[str, str] = {}
    support = SupportTable(dict.fromkeys(QUESTION_TYPES, Support("lossy", "The stem alone.")))

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        def parts():
            for question in bank.questions:
                yield f"{question.stem}\\n".encode()
                options.on_written(Written(question, question.id, "stems.txt"))

        return Package([OutFile("stems.txt", parts())])


WRITER = StemsWriter()
'''

BANK = {
    "bank.yaml": "title: Bank\nschema: 1\nlanguage: en\n",
    "questions/q.yaml": "- {id: a, type: true-false, stem: IT IS SO., answer: true, rationale: It is.}\n",
}


@pytest.fixture(scope="module")
def plugged(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clean environment with the plug-in in it."""
    project = tmp_path_factory.mktemp("plugin")
    files = {
        "pyproject.toml": PYPROJECT,
        "shouting/__init__.py": "",
        "shouting/rules/__init__.py": "",
        "shouting/rules/shouting_stem.py": RULE,
        "shouting/stems/__init__.py": "",
        "shouting/stems/writer.py": WRITER,
    }
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    wheel = build(project, tmp_path_factory.mktemp("plugin-wheel"))
    subprocess.run([environment / "python", "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True)
    return environment


def test_the_rule_of_a_plug_in_behaves_as_ours_do(plugged: Path, tmp_path: Path) -> None:
    for name, text in BANK.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (finding,) = json.loads(run(plugged, tmp_path, "lint", "--output-format", "json").stdout)
    assert (finding["code"], finding["rule"], finding["line"]) == ("STM901", "shouting-stem", 1)
    assert "Capitals are read slowly." in run(plugged, tmp_path, "rule", "shouting-stem").stdout
    assert run(plugged, tmp_path, "lint", "--ignore", "STM901").returncode == 0
    config = tmp_path / "quizkit.toml"
    config.write_text('ignore = ["shouting-stem"]\n', encoding="utf-8")
    assert run(plugged, tmp_path, "lint").returncode == 0


def test_the_format_of_a_plug_in_is_exported_as_ours_are(plugged: Path, tmp_path: Path) -> None:
    for name, text in BANK.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(plugged, tmp_path, "export", "stems", "-o", "stems.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "stems.txt").read_text(encoding="utf-8") == "IT IS SO.\n"
    manifest = json.loads((tmp_path / "export-manifest.json").read_text(encoding="utf-8"))
    assert manifest["exports"][0]["entities"][0]["native"] == "a"
    assert "one of json, moodle" in run(plugged, tmp_path, "export", "stem", "-o", "a").stderr


def test_the_examples_of_a_plug_ins_rule_are_run_by_the_testing_room(plugged: Path, tmp_path: Path) -> None:
    script = """
import pathlib
from quizkit import registry
from quizkit.testing.examples import actual_findings, expected_findings, write_example

rule = registry().by_name["shouting-stem"]
for number, example in enumerate((*rule.bad, *rule.good)):
    folder = pathlib.Path(str(number))
    folder.mkdir()
    write_example(example, folder)
    assert actual_findings(rule, folder) == expected_findings(example), example
assert expected_findings(rule.bad[0]) == {("questions/example.yaml", 1, "STM901")}
"""
    subprocess.run([plugged / "python", "-c", script], cwd=tmp_path, check=True)
