"""`quizkit lint`: standard input, baselines, comments for all findings, reports in files; and `quizkit rule` as JSON."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from quizkit.lint.registry import registry
from tests.cli.command import Command, Result, question

SCHEMAS = Path(__file__).parents[2] / "schemas"
UNKNOWN_TAG = question(more="  tags: [nowhere]\n")
HTML = question("gas", "Which <b>gas</b> is inert?", (("Argon", True), ("Oxygen", False), ("Chlorine", False)))
KNOWN = '{"rule": "a", "entity": null, "field": "", "content": "", "count": 1}'


def fits(schema: str, value: Any) -> bool:
    """Whether a value fits one of our schemas."""
    return Draft202012Validator(json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))).is_valid(value)


def piped(quizkit: Command, monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str) -> Result:
    """A run with a text on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return quizkit("lint", *arguments)


# Choosing rules


@pytest.mark.parametrize(
    ("arguments", "config", "expected"),
    [
        (("--extend-select", "missing-part-id"), "", ["missing-part-id", "unknown-tag"]),
        (("--extend-select", "REF006", "--extend-select", "KEY,missing-part-id"), "", ["missing-part-id", "unknown-tag"]),
        (("--extend-select", "missing-part-id", "--select", "KEY"), "", ["missing-part-id"]),
        (("--extend-select", "missing-part-id", "--ignore", "REF"), "", []),
        (("--extend-select", "missing-part-id", "--ignore", "ref"), "", []),
        (("--select", "Ref005"), "", ["unknown-tag"]),
        (("--select", "all", "--ignore", "All"), "", []),
        (("--extend-select", "missing-part-id"), 'ignore = ["Ref"]\nextend-select = ["key"]\n', ["missing-part-id"]),
        (("--extend-select", "missing-part-id"), 'per-path-ignores = {"questions" = ["ref"]}\n', []),
        (("--extend-select", "missing-part-id"), 'ignore = ["REF"]\n', ["missing-part-id"]),
        (("--extend-select", "unknown-tag"), 'ignore = ["REF"]\n', ["unknown-tag"]),
        (("--extend-select", "KEY"), 'extend-select = ["missing-part-id"]\n', ["missing-part-id", "unknown-tag"]),
        (("--select", "KEY"), 'extend-select = ["missing-part-id"]\n', []),
    ],
)
def test_rules_are_added_on_the_command_line(quizkit: Command, arguments: tuple[str, ...], config: str, expected: list[str]) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG, "quizkit.toml": config})
    result = quizkit("lint", *arguments, "--output-format", "json")
    assert sorted({*result.rules}) == expected


def test_an_unknown_rule_to_add_is_a_sentence(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    result = quizkit("lint", "--extend-select", "longest")
    assert (result.code, result.err) == (2, "quizkit: There is no rule 'longest' (did you mean 'longest-key'?).\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '[per-path-ignores]\n"questions/**" = ["longest-kee"]\n',
            "quizkit.toml:2: there is no rule 'longest-kee' (did you mean 'longest-key'?).",
        ),
        (
            'ignore = ["longest-key"]\n[per-path-ignores]\n\n"a" = ["schema"]\n',
            "quizkit.toml:4: 'schema' cannot be ignored, for what it finds is not in the bank: mend the files.",
        ),
        (
            'ignore = ["REF001"]\n[per-path-ignores]\n"a" = [\n  "KEY",\n  "REF001",\n]\n',
            "quizkit.toml:5: 'REF001' cannot be ignored for some files, for an export would lose or leak what it finds: mend them.",
        ),
        (
            '[per-path-ignores]\n"../a/**" = ["KEY"]\n',
            "quizkit.toml:2: '../a/**' is no pattern: write a path from the folder of this file, such as questions/drafts/**.",
        ),
        ('[per-path-ignores]\n"a" = "KEY"\n', 'quizkit.toml:2: \'a\' holds a list of rules, such as ["longest-key", "STM"].'),
        (
            'per-path-ignores = ["KEY"]\n',
            "quizkit.toml:1: 'per-path-ignores' holds a list of rules for each pattern of paths, "
            'as "questions/drafts/**" = ["missing-rationale"].',
        ),
        (
            'ignore = ["KEY"]\nselect = []\n',
            "quizkit.toml:2: 'select' names no rule: name some, or leave it out for those that are on by default.",
        ),
        (
            'extend-select = ["key003"]\n[rules.longest-key]\nratio = 2.0\n[rules.key003]\nratio = 3.0\n',
            "quizkit.toml:4: 'longest-key' and 'key003' are one rule: write one table for it.",
        ),
        ("\nbaseline = true\n", "quizkit.toml:2: 'baseline' is the path of a file, such as \"baseline.json\"."),
        (
            'per-file-ignores = {"a" = ["KEY"]}\n',
            "quizkit.toml:1: there is no setting 'per-file-ignores' (did you mean 'per-path-ignores'?).",
        ),
    ],
)
def test_a_broken_setting_is_a_sentence_with_its_line(quizkit: Command, text: str, sentence: str) -> None:
    quizkit.write({"questions/q.yaml": question(), "quizkit.toml": text})
    assert quizkit("lint") == Result(2, "", f"quizkit: {sentence}\n")


def test_rules_that_are_left_out_by_path_are_so_for_an_export_too(quizkit: Command) -> None:
    quizkit.write({"questions/raw/q.yaml": HTML, "quizkit.toml": 'per-path-ignores = {"questions/raw" = ["raw-html"]}\n'})
    assert quizkit("lint").code == 0
    assert quizkit("export", "json", "-o", "b.json").code == 0


def test_a_pattern_that_fits_no_file_is_named(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    ignores = '"questions" = ["KEY"]\n"bank.yaml" = ["KEY"]\n"questions/drafts/**" = ["KEY"]\n'
    quizkit.write({"questions/q.yaml": question(), "quizkit.toml": f"[per-path-ignores]\n{ignores}"})
    sentence = "quizkit: The pattern 'questions/drafts/**' in per-path-ignores fits no file of the bank: mend it, or take it out.\n"
    assert quizkit("lint") == Result(0, "", sentence)
    assert quizkit("lint", "questions") == Result(0, "", "")
    assert piped(quizkit, monkeypatch, question(), "-", "--stdin-filename", "questions/q.yaml") == Result(0, "", "")
    quizkit.write({"questions/drafts/q.yaml": question("tin", "Which metal is in bronze beside copper?")})
    assert quizkit("lint").err == ""


def test_a_pattern_is_idle_where_it_fits_none_of_several_banks(quizkit: Command) -> None:
    ignores = 'per-path-ignores = {"a/questions" = ["KEY"], "b/questions" = ["KEY"], "c" = ["KEY"], "d" = ["KEY"]}\n'
    files = {f"{name}/bank.yaml": "title: A\nschema: 1\n" for name in "ab"} | {f"{name}/questions/q.yaml": question() for name in "ab"}
    quizkit.write({".git/HEAD": "", "quizkit.toml": ignores, **files}, bank=None)
    assert quizkit("lint", "a") == Result(0, "", "")
    sentence = "quizkit: The patterns 'c', 'd' in per-path-ignores fit no file of the banks: mend them, or take them out.\n"
    assert quizkit("lint") == Result(0, "", sentence)


def test_a_comment_without_a_reason_is_a_finding_where_it_is_asked_for(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(more="  tags: [nowhere]  # quizkit: ignore[unknown-tag]\n")})
    assert quizkit("lint").code == 0
    quizkit.write({"quizkit.toml": 'extend-select = ["suppression-without-reason"]\n'})
    (finding,) = quizkit("lint", "--output-format", "json").findings
    assert (finding["rule"], finding["line"], finding["column"], finding["end_column"]) == ("suppression-without-reason", 10, 20, 50)


# Reports


def test_a_report_goes_to_a_file_whole(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG})
    assert quizkit("lint", "--output-format", "concise", "--output-file", "out/report.txt") == Result(1, "", "")
    report = Path("out/report.txt").read_text(encoding="utf-8")
    assert report.startswith("questions/q.yaml:10:10: warning[REF005] unknown-tag: ")
    assert "\x1b" not in report
    quizkit.write({"questions/q.yaml": question()})
    assert quizkit("lint", "--output-format", "sarif", "--output-file", "out/report.txt").code == 0
    assert json.loads(Path("out/report.txt").read_text(encoding="utf-8"))["runs"][0]["results"] == []
    assert os.listdir("out") == ["report.txt"]  # noqa: PTH208


@pytest.mark.parametrize("name", ["questions/q.yaml", "quizkit.toml", "new.yaml"])
def test_no_report_goes_over_the_banks_own_files(quizkit: Command, name: str) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG})
    for option in ("--output-file", "--write-baseline"):
        result = quizkit("lint", option, name)
        assert result == Result(2, "", f"quizkit: '{name}' would stand among the bank's own files: name another one.\n")
    assert Path("questions/q.yaml").read_text(encoding="utf-8") == UNKNOWN_TAG


def test_a_file_that_cannot_be_written_is_a_sentence(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG})
    assert quizkit("lint", "--output-file", "questions") == Result(
        2, "", "quizkit: The file 'questions' cannot be written: it is a folder.\n"
    )


def test_statistics_count_and_fail_as_the_list_does(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG + HTML})
    result = quizkit("lint", "--statistics")
    assert result == Result(1, "1  REF005      unknown-tag\n1  TXT001      raw-html\nFound 2 findings of 2 rules.\n", "")
    counts = json.loads(quizkit("lint", "--statistics", "--output-format", "json").out)
    assert fits("statistics", counts)
    assert [count["rule"] for count in counts] == ["unknown-tag", "raw-html"]
    refused = quizkit("lint", "--statistics", "--output-format", "junit")
    assert refused == Result(
        2, "", "quizkit: --statistics goes with the output formats full, concise, grouped, json, and not with junit.\n"
    )


@pytest.mark.parametrize("output_format", ["grouped", "gitlab", "junit", "sarif"])
def test_every_format_can_be_asked_for(quizkit: Command, output_format: str) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG})
    result = quizkit("lint", "--output-format", output_format)
    assert (result.code, result.err) == (1, "")
    assert "unknown-tag" in result.out


# Files


@pytest.mark.parametrize("name", ["notes.yaml", "media/a.png", "quizkit.toml", "build/q.yaml"])
def test_a_file_that_holds_nothing_of_the_bank_is_a_sentence(quizkit: Command, name: str) -> None:
    quizkit.write({"questions/q.yaml": HTML, name: "" if name.endswith("toml") else "colour: red\n"})
    for arguments in ((name,), ("questions", name), (name, "--fix")):
        result = quizkit("lint", *arguments)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"quizkit: '{name}' holds nothing of a bank: its files end in .yaml, and lie in the bank's sources, ")


def test_content_in_the_wrong_place_and_files_of_the_bank_are_checked(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": HTML, "misplaced.yaml": UNKNOWN_TAG, "questions/z.yml": UNKNOWN_TAG, "terms/empty/.keep": ""})
    for name, rules in (
        ("misplaced.yaml", ["unknown-kind"]),
        ("questions/z.yml", ["unknown-kind"]),
        ("questions/q.yaml", ["raw-html"]),
        ("bank.yaml", []),
        ("terms", []),
    ):
        assert quizkit("lint", name, "--output-format", "json").rules == rules


def test_a_file_in_no_bank_is_a_sentence(quizkit: Command) -> None:
    quizkit.write({"q.yaml": HTML}, bank=None)
    assert quizkit("lint", "q.yaml") == Result(2, "", "quizkit: There is no bank.yaml above 'q.yaml': it lies in no bank.\n")


# Standard input


def test_standard_input_is_checked_as_the_file_that_it_is_to_be(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/q.yaml": question(), "questions/other.yaml": HTML})
    result = piped(quizkit, monkeypatch, UNKNOWN_TAG, "-", "--stdin-filename", "questions/q.yaml", "--output-format", "concise")
    assert result.code == 1
    assert result.out.splitlines()[0].startswith("questions/q.yaml:10:10: warning[REF005] unknown-tag: ")
    assert result.out.splitlines()[1:] == ["Found 1 warning in 1 file."]
    assert piped(quizkit, monkeypatch, question(stem="Which gas?"), "--stdin-filename", "questions/q.yaml") == Result(0, "", "")
    assert Path("questions/q.yaml").read_text(encoding="utf-8") == question()


def test_the_rest_of_the_bank_is_known_and_not_reported(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/q.yaml": question(), "questions/bad.yaml": HTML})
    result = piped(quizkit, monkeypatch, question("zinc"), "-", "--stdin-filename", "questions/z.yaml", "--output-format", "json")
    assert [(finding["rule"], finding["path"]) for finding in result.findings] == [("duplicate-question", "questions/z.yaml")]
    assert result.findings[0]["related"][0]["path"] == "questions/q.yaml"


def test_the_full_report_shows_the_lines_of_standard_input(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/q.yaml": "# another\n" * 20})
    result = piped(quizkit, monkeypatch, UNKNOWN_TAG, "-", "--stdin-filename", "questions/q.yaml")
    assert "10 |   tags: [nowhere]\n" in result.out


def test_bank_yaml_can_be_standard_input(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG})
    text = "title: A\nschema: 1\ntargets: [moodle]\ntags: {nowhere: There.}\n"
    result = piped(quizkit, monkeypatch, text, "-", "--stdin-filename", "bank.yaml", "--output-format", "json")
    assert [(finding["rule"], finding["path"]) for finding in result.findings] == [("unknown-target", "bank.yaml")]


def test_what_is_no_yaml_on_standard_input_is_a_finding(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({})
    result = piped(quizkit, monkeypatch, "- id: [\n", "-", "--stdin-filename", "questions/q.yaml", "--output-format", "json")
    assert result.rules == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-",), "- needs the path that the text has in a bank: quizkit lint - --stdin-filename PATH."),
        (
            ("questions", "--stdin-filename", "questions/q.yaml"),
            "--stdin-filename goes with -, which stands for standard input: quizkit lint - --stdin-filename PATH.",
        ),
        (
            ("-", "--stdin-filename", "other/q.yaml"),
            "'other/q.yaml' holds nothing of a bank: its files end in .yaml, and lie in the bank's",
        ),
        (("-", "--stdin-filename", "../q.yaml"), "There is no bank.yaml above '../q.yaml': it lies in no bank."),
        (("-", "--stdin-filename", "questions/q.yaml", "--add-ignore"), "--add-ignore changes files, and standard input is none."),
        (("-", "--stdin-filename", "questions/q.yaml", "--fix"), "--fix changes files, and standard input is none."),
        (("-", "--stdin-filename", "questions/q.yaml", "--diff"), "--diff works on files, and standard input is none."),
        (
            ("-", "--stdin-filename", "questions/q.yaml", "--write-baseline", "b.json"),
            "--write-baseline changes files, and standard input is none.",
        ),
    ],
)
def test_standard_input_without_a_place_is_a_sentence(
    quizkit: Command, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    quizkit.write({})
    result = piped(quizkit, monkeypatch, question(), *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"quizkit: {sentence}")


# Baselines


def test_what_is_known_is_not_reported_and_what_is_new_is(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG})
    assert quizkit("lint", "--write-baseline", "baseline.json") == Result(0, "Wrote 1 finding to baseline.json.\n", "")
    assert quizkit("lint", "--baseline", "baseline.json") == Result(0, "", "")
    quizkit.write({"questions/q.yaml": "# moved\n\n" + HTML + UNKNOWN_TAG})
    assert quizkit("lint", "--baseline", "baseline.json", "--output-format", "json").rules == ["raw-html"]
    assert quizkit("lint", "--output-format", "json").rules == ["raw-html", "unknown-tag"]


def test_a_baseline_is_sorted_and_fits_its_schema(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG + HTML, "claims/c.yaml": "- id: c\n  statement: It.\n  kind: fact\n  checked: read\n"})
    quizkit("lint", "--write-baseline", "b.json", "--select", "ALL")
    text = Path("b.json").read_text(encoding="utf-8")
    baseline = json.loads(text)
    assert fits("baseline", baseline)
    entries = baseline["banks"]["."]
    assert len(entries) > 3
    assert entries == sorted(entries, key=lambda entry: (entry["entity"] or "", entry["rule"], entry["field"], entry["content"]))
    quizkit("lint", "--write-baseline", "b.json", "--select", "ALL")
    assert Path("b.json").read_text(encoding="utf-8") == text


def test_one_more_of_the_same_in_an_entity_is_new(quizkit: Command) -> None:
    twice = question(options=(("<b>Iron", True), ("Tin", False), ("Lead", False)))
    quizkit.write({"questions/q.yaml": twice})
    quizkit("lint", "--write-baseline", "b.json")
    quizkit.write({"questions/q.yaml": question(options=(("<b>Iron", True), ("<b>Iron", False), ("Tin", False)))})
    found = quizkit("lint", "--baseline", "b.json", "--select", "raw-html", "--output-format", "json").findings
    assert [finding["data_path"] for finding in found] == ["/options/1/text"]


def test_another_text_is_new_and_the_old_one_is_said_to_be_gone(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": HTML})
    quizkit("lint", "--write-baseline", "b.json")
    quizkit.write({"questions/q.yaml": HTML.replace("inert", "noble")})
    result = quizkit("lint", "--baseline", "b.json", "--output-format", "json")
    assert result.rules == ["raw-html"]
    assert result.err == "quizkit: 1 finding of the baseline 'b.json' is gone: `quizkit lint --write-baseline b.json` takes them out.\n"
    quizkit.write({"questions/q.yaml": question()})
    assert quizkit("lint", "--baseline", "b.json").err.startswith("quizkit: 1 finding of")
    assert quizkit("lint", "--write-baseline", "b.json").out == "Wrote 0 findings to b.json.\n"
    assert quizkit("lint", "--baseline", "b.json") == Result(0, "", "")


def test_a_rule_that_is_off_is_not_said_to_find_nothing(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": HTML + UNKNOWN_TAG})
    quizkit("lint", "--write-baseline", "b.json")
    assert quizkit("lint", "--baseline", "b.json", "--select", "KEY") == Result(0, "", "")
    assert quizkit("lint", "--baseline", "b.json", "questions/q.yaml") == Result(0, "", "")


def test_what_cannot_be_read_is_not_said_to_be_gone(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": HTML, "questions/r.yaml": question()})
    quizkit("lint", "--write-baseline", "b.json")
    quizkit.write({"questions/q.yaml": HTML + "- id: [\n"})
    result = quizkit("lint", "--baseline", "b.json", "--output-format", "json")
    assert (result.rules, result.err) == (["yaml-syntax"], "")


def test_the_configuration_names_a_baseline_beside_it(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/q.yaml": HTML, "quizkit.toml": 'baseline = "known/b.json"\n'})
    missing = quizkit("lint")
    assert missing == Result(
        2, "", "quizkit: There is no baseline 'known/b.json': `quizkit lint --write-baseline known/b.json` writes it.\n"
    )
    assert quizkit("lint", "--write-baseline", "known/b.json").code == 0
    assert list(json.loads(Path("known/b.json").read_text(encoding="utf-8"))["banks"]) == [".."]
    monkeypatch.chdir("questions")
    assert quizkit("lint") == Result(0, "", "")


def test_banks_in_one_baseline_are_kept_apart(quizkit: Command) -> None:
    files: dict[str, str | bytes] = {
        f"{name}/{file}": text for name in "ab" for file, text in (("bank.yaml", "title: A\n"), ("questions/q.yaml", HTML))
    }
    quizkit.write(files, bank=None)
    assert quizkit("lint", "a", "--write-baseline", "b.json").code == 0
    assert {finding["path"] for finding in quizkit("lint", "--baseline", "b.json", "--output-format", "json").findings} == {
        "b/questions/q.yaml"
    }
    assert quizkit("lint", "--write-baseline", "b.json").out == "Wrote 2 findings to b.json.\n"
    assert quizkit("lint", "--baseline", "b.json") == Result(0, "", "")
    assert quizkit("lint", "b", "--baseline", "b.json") == Result(0, "", "")


def test_what_the_loader_refuses_cannot_be_known(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": HTML + question(more="  foo: 1\n")})
    result = quizkit("lint", "--write-baseline", "b.json", "--output-format", "concise")
    assert result.code == 1
    assert result.out.startswith("Wrote 1 finding to b.json.\nquestions/q.yaml:")
    assert "schema" in result.out
    assert result.err == "quizkit: What keeps a file or an entity from being read cannot be in a baseline:\n"
    assert quizkit("lint", "--baseline", "b.json", "--output-format", "json").rules == ["schema"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "'b.json' is no baseline (Expecting value: line 1 column 1 (char 0)){advice}"),
        ("<<<<<<< ours\n{}", "'b.json' is no baseline (Expecting value: line 1 column 1 (char 0)){advice}"),
        ("[]", "'b.json' is no baseline (it holds no 'schema' and no 'banks'){advice}"),
        ('{"banks": {}}', "'b.json' is no baseline (it has no 'schema'){advice}"),
        ('{"schema": 1}', "'b.json' is no baseline (it has no 'banks'){advice}"),
        ('{"schema": 1, "banks": []}', "'b.json' is no baseline ('banks' holds no lists of findings by bank){advice}"),
        ('{"schema": 1, "banks": {"a": {}}}', "'b.json' is no baseline ('a' in 'banks' is no list of findings){advice}"),
        ('{"schema": 1, "banks": {".": [1]}}', "'b.json' is no baseline (entry 1 of '.' is no finding){advice}"),
        (
            f'{{"schema": 1, "banks": {{".": [{KNOWN}, {{"rule": "a"}}]}}}}',
            "'b.json' is no baseline (entry 2 of '.' has no 'entity'){advice}",
        ),
        (
            f'{{"schema": 1, "banks": {{".": [{KNOWN.replace("1", "true")}]}}}}',
            "'b.json' is no baseline ('count' of entry 1 of '.' cannot be true){advice}",
        ),
        (
            f'{{"schema": 1, "banks": {{".": [{KNOWN.replace("null", "7")}]}}}}',
            "'b.json' is no baseline ('entity' of entry 1 of '.' cannot be 7){advice}",
        ),
        (
            '{"schema": 9, "banks": {}}',
            "The baseline 'b.json' is of another version (9): `quizkit lint --write-baseline b.json` writes it anew.",
        ),
    ],
)
def test_a_file_that_is_no_baseline_is_a_sentence(quizkit: Command, text: str, sentence: str) -> None:
    quizkit.write({"questions/q.yaml": HTML, "b.json": text})
    advice = ": restore it from version control, or write it anew with `quizkit lint --write-baseline b.json`."
    assert quizkit("lint", "--baseline", "b.json") == Result(2, "", f"quizkit: {sentence.replace('{advice}', advice)}\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("questions", "--write-baseline", "b.json"), "--write-baseline takes whole banks: what it leaves out would be reported as new."),
        (
            ("--write-baseline", "b.json", "--add-ignore"),
            "--add-ignore and --write-baseline are two ways to be rid of findings: choose one.",
        ),
        (("--write-baseline", "b.json", "--statistics"), "--write-baseline reports nothing: leave --statistics out."),
        (("--add-ignore", "--output-file", "x"), "--add-ignore reports nothing: leave --output-file out."),
        (("--fix", "--add-ignore"), "--fix and --add-ignore are two ways to be rid of findings: choose one."),
        (("--diff", "--statistics"), "--diff reports nothing: leave --statistics out."),
        (("--reason", "so"), "--reason goes with --add-ignore."),
        (("--add-ignore", "--reason", "a\nb"), "--reason takes one line of plain text."),
        (
            ("--add-ignore", "--extend-select", "SUP003"),
            "The rule suppression-without-reason is on: give the reason as well, with --reason TEXT.",
        ),
    ],
)
def test_what_does_not_go_together_is_a_sentence(quizkit: Command, arguments: tuple[str, ...], sentence: str) -> None:
    quizkit.write({"questions/q.yaml": HTML})
    assert quizkit("lint", *arguments) == Result(2, "", f"quizkit: {sentence}\n")
    assert Path("questions/q.yaml").read_text(encoding="utf-8") == HTML


# Comments for all findings


def test_every_finding_gets_a_comment(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG, "questions/h.yaml": HTML})
    assert quizkit("lint", "--add-ignore", "--reason", "as printed") == Result(0, "2 findings silenced in 2 files\n", "")
    assert "  # quizkit: ignore[unknown-tag] as printed\n  tags: [nowhere]\n" in Path("questions/q.yaml").read_text(encoding="utf-8")
    assert quizkit("lint") == Result(0, "", "")
    assert quizkit("lint", "--extend-select", "SUP003") == Result(0, "", "")
    assert quizkit("lint", "--add-ignore") == Result(0, "No findings.\n", "")


def test_what_is_asked_for_narrows_what_is_silenced(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG, "questions/h.yaml": HTML})
    assert quizkit("lint", "--add-ignore", "questions/q.yaml").out == "1 finding silenced in 1 file\n"
    assert quizkit("lint", "--add-ignore", "--select", "KEY").out == "No findings.\n"
    assert quizkit("lint", "--output-format", "json").rules == ["raw-html"]


def test_what_cannot_be_silenced_is_said_and_fails(quizkit: Command) -> None:
    broken = question("broken", more="  foo: 1\n")
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG + broken})
    result = quizkit("lint", "--add-ignore")
    assert result == Result(
        1,
        "1 finding silenced in 1 file, 1 not silenced\n",
        "questions/q.yaml:20:3: not silenced: schema: what it finds is not in the bank: mend the file.\n",
    )
    assert quizkit("lint", "--add-ignore").out == "0 findings silenced in 0 files, 1 not silenced\n"


def test_what_is_known_needs_no_comment(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": HTML})
    quizkit("lint", "--write-baseline", "b.json")
    assert quizkit("lint", "--add-ignore", "--baseline", "b.json").out == "No findings.\n"


def test_findings_of_one_bank_rule_in_several_files_are_silenced(quizkit: Command) -> None:
    quizkit.write({f"questions/{name}.yaml": question(name) for name in ("a", "b", "c")})
    before = len(quizkit("lint", "--output-format", "json").findings)
    assert before
    assert quizkit("lint", "--add-ignore").out.startswith(f"{before} finding")
    assert quizkit("lint") == Result(0, "", "")


def test_nothing_is_written_where_a_file_has_changed(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG, "questions/h.yaml": HTML})
    from quizkit.cli.silencing import Silencing

    real = Silencing.write

    def write(self: Silencing, found: Any) -> Any:
        Path("questions/q.yaml").write_text("# somebody else\n", encoding="utf-8")
        return real(self, found)

    monkeypatch.setattr(Silencing, "write", write)
    result = quizkit("lint", "--add-ignore")
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith("q.yaml' changed in the meantime: nothing was written, run this again.\n")
    assert Path("questions/h.yaml").read_text(encoding="utf-8") == HTML


def test_a_file_that_would_have_other_findings_is_left_alone(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG, "questions/h.yaml": HTML})
    import quizkit.lint.silencing as engine

    real = engine._comment
    monkeypatch.setattr(engine, "_comment", lambda line, rules, *rest: real(line, ["no-key" if "raw-html" in rules else rules[0]], *rest))
    result = quizkit("lint", "--add-ignore")
    assert (result.code, result.out) == (1, "1 finding silenced in 1 file, 1 not silenced\n")
    assert "raw-html: with comments in it, the file would have other findings" in result.err
    assert Path("questions/h.yaml").read_text(encoding="utf-8") == HTML


# Rules as JSON


def test_all_rules_describe_themselves(quizkit: Command) -> None:
    result = quizkit("rule", "--all", "--output-format", "json")
    rules = json.loads(result.out)
    assert fits("rules", rules)
    assert [rule["code"] for rule in rules] == [rule.code for rule in registry().rules]
    assert quizkit("rule", "--output-format", "json").out == result.out


def test_one_rule_describes_itself(quizkit: Command) -> None:
    (rule,) = json.loads(quizkit("rule", "key003", "--output-format", "json").out)
    assert (rule["name"], rule["family"], rule["default"]) == ("longest-key", {"code": "KEY", "title": "Key"}, True)
    assert rule["options"][0]["default"] == 1.5
    assert rule["sections"][0]["title"] == "What it does"
    assert rule["examples"]["reported"]
    family = json.loads(quizkit("rule", "key", "--output-format", "json").out)
    assert {rule["family"]["code"] for rule in family} == {"KEY"}


def test_every_page_is_written_at_once(quizkit: Command) -> None:
    out = quizkit("rule", "--all").out
    assert [line for line in out.split("\n") if line.startswith("# ") and line.endswith(")")] == [
        f"# {rule.name} ({rule.code})" for rule in registry().rules
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--all", "KEY"), "--all explains every rule: leave 'KEY' out, or --all."),
        (("longst-key",), "There is no rule 'longst-key' (did you mean 'longest-key'?)."),
        (("KEZ", "--output-format", "json"), "There is no rule 'KEZ' (did you mean 'KEY'?)."),
    ],
)
def test_a_rule_that_is_none_is_a_sentence(quizkit: Command, arguments: tuple[str, ...], sentence: str) -> None:
    assert quizkit("rule", *arguments) == Result(2, "", f"quizkit: {sentence}\n")


def test_nothing_of_reports_is_imported_where_nobody_reports() -> None:
    code = (
        "import sys; from quizkit.cli.main import main; main(['rule', 'longest-key']); "
        "print('quizkit.report.sarif' in sys.modules, 'quizkit.lint.baseline' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.split("\n")[-2] == "False False"


def test_what_a_baseline_knows_is_not_mended(quizkit: Command) -> None:
    known = question(stem="Which metal  rusts?")
    quizkit.write({"questions/q.yaml": known})
    assert quizkit("lint", "--select", "double-space", "--write-baseline", "b.json").code == 0
    assert quizkit("lint", "--select", "double-space", "--baseline", "b.json", "--fix") == Result(0, "", "")
    assert Path("questions/q.yaml").read_text(encoding="utf-8") == known
    quizkit.write({"questions/q.yaml": question(stem="Which metal  rusts?", options=(("Iron  ore", True), ("Tin", False)))})
    assert quizkit("lint", "--select", "double-space", "--baseline", "b.json", "--fix").code == 0
    text = Path("questions/q.yaml").read_text(encoding="utf-8")
    assert "metal  rusts" in text
    assert "Iron ore" in text


def test_what_is_known_stays_so_when_a_fix_takes_a_space_out_of_its_text(quizkit: Command) -> None:
    stem = "Which <b>metal</b>{} rusts?"
    quizkit.write({"questions/q.yaml": question(stem=stem.format(""))})
    assert quizkit("lint", "--write-baseline", "b.json").out == "Wrote 1 finding to b.json.\n"
    quizkit.write({"questions/q.yaml": question(stem=stem.format(" "))})
    assert quizkit("lint", "--baseline", "b.json", "--output-format", "json").rules == ["double-space"]
    assert quizkit("lint", "--baseline", "b.json", "--fix") == Result(0, "Fixed 1 finding (1 file).\n", "")
    assert quizkit("lint", "--baseline", "b.json") == Result(0, "", "")
