"""The pages on the schemas show every field in words, and what they show is right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from quizkit.generate.schema_pages import schema_pages
from quizkit.lint.config import load_config
from quizkit.lint.registry import registry
from quizkit.model.bank import KINDS, QUESTION_TYPES
from tests.lint.banks import findings
from tests.schemas.shapes import definition, fast_mistakes, schemas, subschemas

PAGES = schema_pages()
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BROKEN = {rule.name for rule in registry().rules if rule.raised_by == "load"}


def _tables(page: str) -> list[list[str]]:
    """The names in the first column of each table."""
    rows = [re.findall(r"^\| `([^`]+)` \|", block, re.MULTILINE) for block in re.split(r"^\|---.*$", page, flags=re.MULTILINE)[1:]]
    return [row for row in rows if row]


def _row(page: str, heading: str, field: str) -> list[str]:
    """The cells of a field under a heading, behind its name."""
    _, _, below = PAGES[page].partition(f"# {heading}\n")
    (row,) = re.findall(rf"^\| `{field}` \| (.*) \|$", below.partition("\n#")[0], re.MULTILINE)
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row)]


def _objects() -> Iterator[tuple[str, str]]:
    for file, schema in schemas().items():
        for pointer, below in subschemas(schema):
            if "properties" in below and not pointer.startswith("/properties/rules"):
                yield file.removesuffix(".schema.json"), pointer


@pytest.mark.parametrize(("name", "pointer"), list(_objects()))
def test_every_object_of_a_schema_has_a_table_with_all_of_its_fields(name: str, pointer: str) -> None:
    (schema,) = [below for found, below in subschemas(schemas()[f"{name}.schema.json"]) if found == pointer]
    assert list(schema["properties"]) in _tables(PAGES[f"{name}.md"])


def test_every_option_of_a_rule_stands_on_the_page_of_the_configuration() -> None:
    listed = re.findall(
        r"^\| \[([a-z-]+)\]\(../rules/([a-z-]+)\.md\) \| `(\w+)` \| .* \| `(.*)` \| .+ \|$", PAGES["config.md"], re.MULTILINE
    )
    expected = [(rule.name, rule.name, option, default) for rule in registry().rules for option, default in rule.options.items()]
    assert [(*row[:3], yaml.safe_load(row[3])) for row in listed] == expected


def test_every_kind_and_every_output_is_in_the_index() -> None:
    linked = set(re.findall(r"\]\(([a-z]+\.md)\)", PAGES["README.md"]))
    assert linked == set(PAGES) - {"README.md"} == {f"{name.removesuffix('.schema.json')}.md" for name in schemas()}
    for kind in KINDS.values():
        assert f"| [{kind.name}]({kind.name}.md) | `{kind.folder}/` |" in PAGES["README.md"]


@pytest.mark.parametrize(
    ("page", "heading", "field", "holds", "default"),
    [
        ("question.md", "Fields of every question", "rests_on", "list of [ids](common.md#id) of [claims](claim.md)", ""),
        ("question.md", "Fields of every question", "stimulus", "[id](common.md#id) of a [stimulus](stimulus.md)", ""),
        ("question.md", "Fields of every question", "tests", "list of [references](common.md#reference)", ""),
        ("question.md", "Fields of every question", "stem", "[block text](common.md#block-text)", "*required*"),
        ("question.md", "Multiple response", "options", "list of [options](#option)", "*required*"),
        ("question.md", "Cloze", "gaps", "map from [names](common.md#name) to [gaps](#gap)", "*required*"),
        ("question.md", "Essay", "attachments", "whole number from 0", "`0`"),
        ("question.md", "Tolerance", "significant_figures", "whole number from 1 to 50", ""),
        ("question.md", "Essay", "rubric", "list of [criteria](#criterion)", ""),
        ("term.md", "Alias", "kind", "`synonym`, `abbreviation`, `deprecated` or `misuse`", "`synonym`"),
        ("scale.md", "Tier", "requires", "map from [names](common.md#name) to [conditions](#condition)", ""),
        ("lesson.md", "Figure", "media", "[id](common.md#id) of a [media entry](media.md)", "*required*"),
        ("common.md", "Fields of every entry", "supersedes", "[id](#id) of the same kind", ""),
        ("common.md", "Fields of every entry", "id", "[id](#id)", "*required*"),
        ("findings.md", "Finding", "data_path", "text or `null`", "*required*"),
        ("export.md", "Fields", "quizzes", "list of [quizzes](quiz.md)", "*required*"),
        ("show.md", "Fields", "findings", "list of [findings](findings.md#finding)", "*required*"),
        ("show.md", "Fields", "refers_to", "list of [references from the entry](#reference-from-the-entry)", "*required*"),
        ("manifest.md", "Entity", "parts", "map from names to [fingerprints](#fingerprint)", ""),
        ("config.md", "Settings", "ignore", "list of [rules](#rules)", ""),
    ],
)
def test_says_in_words_what_a_field_holds(page: str, heading: str, field: str, holds: str, default: str) -> None:
    assert _row(page, heading, field)[:2] == [holds, default]


def test_words_that_are_explained_are_set_as_code_and_signs_of_markdown_are_not_signs() -> None:
    assert _row("question.md", "Short answer", "pattern")[2] == (
        "`exact`: the answer must be the words you wrote. `wildcard`: a \\* in an answer stands for any text."
    )
    assert "In a text, write `![what it shows](media:id)`." in PAGES["media.md"]
    assert "holds `{{name}}` where a gap stands" in PAGES["question.md"]


def test_every_kind_has_an_example_and_every_question_type_has_its_own() -> None:
    for name in ("bank", *KINDS):
        assert "\n## Example\n\n```yaml\n" in PAGES[f"{name}.md"]
    for name in QUESTION_TYPES:
        assert re.search(rf"^`type: {name}`\.[^#]*^```yaml\n[^#]*^type: {name}$", PAGES["question.md"], re.MULTILINE)


def _examples() -> Iterator[tuple[str, int]]:
    for name in ("bank", *KINDS):
        yield from ((name, index) for index, _ in enumerate(FENCE.findall(PAGES[f"{name}.md"])))


@pytest.mark.parametrize(("name", "index"), list(_examples()))
def test_an_example_of_yaml_is_a_file_of_a_bank(name: str, index: int, tmp_path: Path) -> None:
    language, text = FENCE.findall(PAGES[f"{name}.md"])[index]
    assert language == "yaml"
    place = "bank.yaml" if name == "bank" else f"{KINDS[name].folder}/example.yaml"
    broken = [finding for finding in findings(f"# file: {place}\n{text}", tmp_path) if finding.rule in BROKEN]
    assert broken == []
    as_list = "- " + text.replace("\n", "\n  ").rstrip(" ")
    if name != "bank":
        assert [finding for finding in findings(f"# file: {place}\n{as_list}", tmp_path) if finding.rule in BROKEN] == []


@pytest.mark.parametrize("name", sorted({path.removesuffix(".schema.json") for path in schemas()} - {"bank", "common", "config", *KINDS}))
def test_an_example_of_json_fits_its_schema(name: str) -> None:
    for language, text in FENCE.findall(PAGES[f"{name}.md"]):
        value = json.loads(text)
        assert language == "json"
        assert any(fast_mistakes(f"{name}.schema.json#{pointer}", value) == set() for pointer in _with_examples(name))


def _with_examples(name: str) -> list[str]:
    return [pointer for pointer, schema in subschemas(schemas()[f"{name}.schema.json"]) if schema.get("examples")]


def test_the_example_of_the_configuration_is_one(tmp_path: Path) -> None:
    text = next(text for language, text in FENCE.findall(PAGES["config.md"]) if language == "toml")
    (tmp_path / "quizkit.toml").write_text(text, encoding="utf-8")
    assert load_config(tmp_path, registry()).rules == {"longest-key": {"ratio": 1.25}}
    assert definition("config") == "config.schema.json"
