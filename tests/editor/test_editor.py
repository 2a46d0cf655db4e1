"""An author in an editor: the schemas complete fields, explain them and underline mistakes, wired as `.vscode/settings.json` says."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quizkit.model.bank import KINDS, QUESTION_TYPES

from .language_server import LanguageServer

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"
VALID = ROOT / "tests/schemas/valid"

QUESTION = "content/questions/new.yaml"
CONTENT = sorted((ROOT / "content").rglob("*.yaml"))
BANK_FILES = sorted(path for kind in ("bank", *KINDS) for path in (VALID / kind).glob("*.yaml"))


def _missing() -> str | None:
    if shutil.which("node") is None:
        return "node is not installed"
    if not PROGRAM.exists():
        return "the language server is not installed: run `npm ci` in tests/editor"
    return None


def _wired() -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    return settings


def _settings() -> dict[str, Any]:
    """The settings of the checkout, and the same schemas for the valid files of the schemas' tests."""
    settings = {name.removeprefix("yaml."): value for name, value in _wired().items()}
    schemas = {schema: [pattern] for schema, pattern in settings["schemas"].items()}
    for kind in ("bank", *KINDS):
        schemas[f"schemas/{kind}.schema.json"].append(f"tests/schemas/valid/{kind}/*.yaml")
    on = {"validate": True, "hover": True, "completion": True}
    return {**settings, **on, "schemas": schemas, "schemaStore": {"enable": False}}


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    if missing := _missing():
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with LanguageServer(PROGRAM, ROOT, _settings()) as server:
        yield server


def _label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# -- the wiring


def test_has_a_schema_for_every_folder() -> None:
    folders = {f"schemas/{kind.name}.schema.json": f"content/{kind.folder}/**/*.yaml" for kind in KINDS.values()}
    assert _wired()["yaml.schemas"] == {"schemas/bank.schema.json": "content/bank.yaml", **folders}


def test_has_a_schema_for_every_file_of_the_bank() -> None:
    assert sorted(path for pattern in _wired()["yaml.schemas"].values() for path in ROOT.glob(pattern)) == CONTENT


# -- completion


def test_offers_the_fields_of_the_type(server: LanguageServer) -> None:
    offered = server.completions(QUESTION, "- id: a\n  type: multiple-choice\n  |\n")
    assert {"stem", "options", "shuffle", "status", "rests_on"} <= set(offered)
    assert not {"pairs", "scoring", "answer", "answers", "gaps", "items", "lines"} & set(offered)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("multiple-choice", "options"),
        ("multiple-response", "scoring"),
        ("true-false", "answer"),
        ("short-answer", "pattern"),
        ("numeric", "units"),
        ("matching", "pairs"),
        ("ordering", "items"),
        ("categorize", "categories"),
        ("cloze", "gaps"),
        ("drag-words", "reuse"),
        ("essay", "rubric"),
    ],
)
def test_offers_a_field_of_every_type(server: LanguageServer, name: str, field: str) -> None:
    assert field in server.completions(QUESTION, f"id: a\ntype: {name}\n|\n")


def test_offers_the_fields_of_the_kind_of_gap(server: LanguageServer) -> None:
    offered = server.completions(QUESTION, "- id: a\n  type: cloze\n  stem: x\n  gaps:\n    a:\n      kind: dropdown\n      |\n")
    assert {"options", "shuffle", "weight"} <= set(offered)
    assert not {"answers", "case_sensitive"} & set(offered)


def test_offers_what_is_left_of_an_option(server: LanguageServer) -> None:
    offered = server.completions(QUESTION, "- id: a\n  type: multiple-choice\n  stem: x\n  options:\n    - text: b\n      |\n")
    assert set(offered) == {"id", "correct", "feedback", "misconception", "pin", "weight"}


@pytest.mark.parametrize("text", ["- id: a\n  type: |\n", "id: a\ntype: |\n"], ids=["in a list", "alone"])
def test_offers_the_eleven_types(server: LanguageServer, text: str) -> None:
    assert set(server.completions(QUESTION, text)) == set(QUESTION_TYPES)
    assert len(QUESTION_TYPES) == 11


def test_offers_the_words_of_a_field(server: LanguageServer) -> None:
    assert set(server.completions("content/terms/new.yaml", "id: a\nstatus: |\n")) == {"draft", "review", "published", "retired"}


@pytest.mark.parametrize(
    "text",
    [
        "- |\n",
        "- id: a\n  type: essay\n  |\n",
        "- id: a\n  type: essay\n  feedback: |\n",
        "- id: a\n  type: numeric\n  answers: |\n",
        "- id: a\n  type: numeric\n  answers:\n    - value: 1\n      tolerance: |\n",
        "- id: a\n  type: cloze\n  gaps:\n    a: |\n",
    ],
)
def test_never_offers_an_object_as_a_value(server: LanguageServer, text: str) -> None:
    """The server cannot write an object's label, so the examples of objects are hidden from it."""
    for label, inserted in server.completions(QUESTION, text).items():
        assert "object Object" not in label + inserted


def test_inserts_fields_for_the_author_to_fill(server: LanguageServer) -> None:
    """No example, no empty list and no default is written where the author's own words belong."""
    offered = server.completions(QUESTION, "- id: a\n  type: multiple-choice\n  |\n")
    assert offered["stem"] == "stem: "
    assert offered["tests"] == "tests:\n  - ${1}"
    assert offered["options"] == "options:\n  - text: "


# -- hover


@pytest.mark.parametrize(
    ("path", "text", "file", "field"),
    [
        (QUESTION, "- id: a\n  type: essay\n  s|tem: Why?\n", "question", "stem"),
        (QUESTION, "- id: a\n  type: matching\n  stem: Why?\n  p|airs: []\n", "question", "pairs"),
        ("content/tiers/new.yaml", "id: a\ntitle: A\nti|ers: []\n", "scale", "tiers"),
        ("content/terms/new.yaml", "id: a\ntitle: A\nst|atus: draft\n", "common", "status"),
        ("content/bank.yaml", "ti|tle: A\n", "bank", "title"),
    ],
)
def test_explains_a_field(server: LanguageServer, path: str, text: str, file: str, field: str) -> None:
    shown = server.hover(path, text).replace("\\", "")
    assert _description(file, field) in shown


def _description(file: str, field: str) -> str:
    root = json.loads((ROOT / f"schemas/{file}.schema.json").read_text("utf-8"))
    fields = [schema["properties"][field] for schema in (root, *root.get("$defs", {}).values()) if field in schema.get("properties", {})]
    return str(fields[0]["description"]).replace("\\", "")


# -- diagnostics


@pytest.mark.parametrize("path", [*CONTENT, *BANK_FILES], ids=_label)
def test_underlines_nothing_in_a_file_that_is_right(server: LanguageServer, path: Path) -> None:
    assert server.diagnostics(_label(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("path", "text", "words", "line", "message"),
    [
        (QUESTION, "- id: a\n  type: true-false\n  stem: A.\n  answer: true\n  options: []\n", "options", 5, "options is not allowed"),
        (QUESTION, "- id: a\n  type: true-false\n  stem: A.\n  answer: maybe\n", "maybe", 4, '"boolean"'),
        (
            QUESTION,
            "- id: a\n  type: multiple-choice\n  stem: A?\n  options:\n    - {text: a, corect: true}\n",
            "corect",
            5,
            "corect is not allowed",
        ),
        (QUESTION, "- id: a\n  type: multiplechoice\n  stem: A?\n", "multiplechoice", 2, "multiple-choice"),
        (
            "content/terms/new.yaml",
            "id: a\ntitle: A\ndefinition: A.\naliases:\n  - text: b\n    kind: synonim\n",
            "synonim",
            6,
            "synonym",
        ),
        ("content/terms/new.yaml", "- id: A\n  title: A\n  definition: A.\n", "A", 1, "does not match"),
        (
            "content/tiers/new.yaml",
            "id: a\ntitle: A\ntiers:\n  - id: b\n    title: B\n    require: {}\n",
            "require",
            6,
            "require is not allowed",
        ),
        ("content/sources/new.yaml", "- id: a\n  title: A\n  type: book\n  accessed: yesterday\n", "yesterday", 4, "date"),
        ("content/claims/new.yaml", "id: a\nstatement: A.\nkind: fakt\n", "fakt", 3, "fact"),
        (
            "content/exemplars/new.yaml",
            "id: a\ntitle: A\nkind: b\nsummary: A.\nstated: {c: {tear: d, tier: d}}\n",
            "tear",
            5,
            "tear is not",
        ),
        ("content/media/new.yaml", "id: a\nfile: a.svg\ndecorative: 'true'\n", "'true'", 3, '"boolean"'),
        ("content/paths/new.yaml", "id: a\ntitle: A\nsteps:\n  - {id: b, target: c}\n", "c", 4, "does not match"),
        ("content/bank.yaml", "title: A\nlicense: MIT\n", "license", 2, "license is not allowed"),
    ],
)
def test_underlines_the_mistake(server: LanguageServer, path: str, text: str, words: str, line: int, message: str) -> None:
    (found,) = server.diagnostics(path, text)
    assert (found.words, found.line) == (words, line)
    assert message in found.message
