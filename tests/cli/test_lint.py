"""`quizkit lint`: choosing rules, configuration, suppressions, output formats, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.command import Command, question

SCHEMAS = Path(__file__).parents[2] / "schemas"
NO_KEY = question(options=(("Mercury", False), ("Iron", False), ("Copper", False)))
UNKNOWN_TAG = question(more="  tags: [nowhere]\n")
NO_PART_IDS = question()


def test_findings_fit_their_schema(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question() + question("again") + NO_KEY, "terms/t.yaml": "- id: T\n", "other/x.yaml": "a"})
    findings = quizkit("lint", "--output-format", "json").findings
    assert len(findings) > 3
    assert any(finding["related"] for finding in findings)
    schema = json.loads((SCHEMAS / "findings.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(findings)) == []


def test_a_finding_says_all_that_the_promise_names(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question() + question("again")})
    (finding,) = quizkit("lint", "--output-format", "json").findings
    assert finding == {
        "code": "DUP001",
        "rule": "duplicate-question",
        "severity": "error",
        "message": finding["message"],
        "path": "questions/q.yaml",
        "line": 12,
        "column": 9,
        "end_line": 12,
        "end_column": 53,
        "entity": "question:again",
        "data_path": "/stem",
        "fix": None,
        "fix_title": None,
        "related": [
            {"entity": "question:mercury", "path": "questions/q.yaml", "line": 3, "column": 9, "message": finding["related"][0]["message"]}
        ],
    }


def test_paths_are_relative_to_the_working_directory(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/deep/q.yaml": NO_KEY})
    monkeypatch.chdir(quizkit.folder / "questions")
    assert [finding["path"] for finding in quizkit("lint", "--output-format", "json").findings] == ["deep/q.yaml"]


def test_a_file_or_folder_narrows_what_is_reported_not_what_is_known(quizkit: Command) -> None:
    quizkit.write({"questions/a/q.yaml": NO_KEY, "questions/b/q.yaml": NO_KEY.replace("mercury", "other").replace("liquid", "solid")})
    assert [finding["path"] for finding in quizkit("lint", "questions/a", "--output-format", "json").findings] == ["questions/a/q.yaml"]
    assert quizkit("lint", "questions/b/q.yaml", "--output-format", "json").findings[0]["path"] == "questions/b/q.yaml"


def test_several_banks_below_a_folder_are_all_checked(quizkit: Command) -> None:
    quizkit.write(
        {f"{name}/{file}": text for name in "ab" for file, text in {"bank.yaml": "title: A\n", "questions/q.yaml": NO_KEY}.items()},
        bank=None,
    )
    assert [finding["path"] for finding in quizkit("lint", "--output-format", "json").findings] == [
        "a/questions/q.yaml",
        "b/questions/q.yaml",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ["no-key", "unknown-tag"]),
        (("--select", "no-key"), ["no-key"]),
        (("--select", "KEY001,REF005"), ["no-key", "unknown-tag"]),
        (("--select", "REF"), ["missing-part-id", "missing-part-id", "unknown-tag"]),
        (("--ignore", "KEY", "--ignore", "REF005"), []),
        (("--select", "missing-part-id"), ["missing-part-id", "missing-part-id"]),
    ],
)
def test_rules_are_chosen_by_code_name_and_family(quizkit: Command, arguments: tuple[str, ...], expected: list[str]) -> None:
    other = question("tagged", "Which gas is inert?", (("Argon", True), ("Oxygen", False), ("Chlorine", False)), "  tags: [nowhere]\n")
    quizkit.write({"questions/q.yaml": NO_KEY + other})
    assert sorted(quizkit("lint", *arguments, "--output-format", "json").rules) == expected


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((), 1), (("--fail-on", "error"), 0), (("--fail-on", "warning"), 1), (("--fail-on", "info"), 1), (("--fail-on", "never"), 0)],
)
def test_fail_on_says_which_severity_fails(quizkit: Command, arguments: tuple[str, ...], code: int) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG})
    assert quizkit("lint", *arguments).code == code


def test_a_note_fails_nothing_by_default(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(), "terms/t.yaml": "- id: metal\n  title: Metal\n  definition: A shiny solid.\n"})
    result = quizkit("lint", "--select", "unused-entity")
    assert result.code == 0
    assert "Found 1 note in 1 file." in result.out


def test_today_can_be_set(quizkit: Command) -> None:
    claim = "- id: c\n  statement: It melts.\n  kind: opinion\n  as_of: 2026-01-01\n  checked: read\n  review_by: 2026-06-01\n"
    quizkit.write({"claims/c.yaml": claim})
    assert quizkit("lint", "--today", "2026-05-31").code == 0
    assert quizkit("lint", "--today", "2026-06-02", "--output-format", "json").rules == ["review-overdue"]
    assert quizkit("lint", "--today", "soon").code == 2


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("quizkit.toml", 'selct = ["STM"]\n', "quizkit.toml:1: there is no setting 'selct' (did you mean 'select'?)."),
        ("quizkit.toml", '\nignore = ["longest-kee"]\n', "quizkit.toml:2: there is no rule 'longest-kee' (did you mean 'longest-key'?)."),
        (
            "quizkit.toml",
            "[rules.longest-key]\nrato = 2.0\n",
            "quizkit.toml:2: the rule 'longest-key' has no option 'rato' (did you mean 'ratio'?).",
        ),
        (
            "quizkit.toml",
            '[rules.longest-key]\nratio = "x"\n',
            "quizkit.toml:2: the option 'ratio' of 'longest-key' takes a value like 1.5, not 'x'.",
        ),
        (
            "quizkit.toml",
            'ignore = ["schema"]\n',
            "quizkit.toml:1: 'schema' cannot be ignored, for what it finds is not in the bank: mend the files.",
        ),
        ("quizkit.toml", 'fail-on = "all"\n', "quizkit.toml:1: 'fail-on' is one of error, warning, info, never, not 'all'."),
        ("quizkit.toml", 'select = "STM"\n', 'quizkit.toml:1: \'select\' is a list of rules, such as ["longest-key", "STM"].'),
        ("quizkit.toml", "select = [\n", "quizkit.toml:1: invalid value (at end of document)."),
        ("quizkit.toml", 'fail-on = "error"\n\nselect = ["KEY",\n\n', "quizkit.toml:3: invalid value (at end of document)."),
        ("quizkit.toml", "\nselect KEY\n", "quizkit.toml:2: expected '=' after a key in a key/value pair (at line 2, column 8)."),
        ("pyproject.toml", "[tool.quizkit]\nfoo = 1\n", "pyproject.toml:2: there is no setting 'foo'."),
    ],
)
def test_a_broken_configuration_is_a_sentence_with_its_line(quizkit: Command, name: str, text: str, sentence: str) -> None:
    quizkit.write({"questions/q.yaml": question(), name: text})
    result = quizkit("lint")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"quizkit: {sentence}\n"
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        '[tool.quizkit]\nfail-on = "never"\n',
        '[ tool . "quizkit" ]\nfail-on = "never"\n',
        '["tool".\'quizkit\']\nfail-on = "never"\n',
        '["to\\u006fl".quizkit]\nfail-on = "never"\n',
        '[tool]\nquizkit.fail-on = "never"\n',
        'tool = { quizkit = { fail-on = "never" } }\n',
        'tool.quizkit.fail-on = "never"\n',
    ],
)
def test_the_table_in_pyproject_may_be_spelt_in_any_way(quizkit: Command, text: str) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG, "pyproject.toml": f'[project]\nname = "x"\n\n{text}' if text[0] == "[" else text})
    assert quizkit("lint").code == 0
    quizkit.write({"pyproject.toml": '[project]\nname = "quizkit"\n[tool.other]\nselect = 1\n'})
    assert quizkit("lint").code == 1


def test_the_configuration_counts_and_the_command_line_stands_above_it(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG, "quizkit.toml": 'ignore = ["unknown-tag"]\n'})
    assert quizkit("lint").code == 0
    quizkit.write({"quizkit.toml": 'fail-on = "never"\n'})
    assert quizkit("lint").code == 0
    assert quizkit("lint", "--fail-on", "warning").code == 1


def test_an_option_of_a_rule_counts(quizkit: Command) -> None:
    long_key = question(options=(("The metal called mercury", True), ("The metal iron", False), ("The metal tin", False)))
    quizkit.write({"questions/q.yaml": long_key})
    assert quizkit("lint", "--output-format", "json").rules == ["longest-key"]
    quizkit.write({"quizkit.toml": "[rules.longest-key]\nratio = 3\n"})
    assert quizkit("lint").code == 0


def test_an_unknown_rule_on_the_command_line_is_a_sentence(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    result = quizkit("lint", "--select", "longest")
    assert (result.code, result.err) == (2, "quizkit: There is no rule 'longest' (did you mean 'longest-key'?).\n")


@pytest.mark.parametrize(
    "line",
    [
        "  tags: [nowhere]  # quizkit: ignore[unknown-tag] declared next week\n",
        "  # quizkit: ignore[REF005] declared next week\n  tags: [nowhere]\n",
        "  # quizkit: ignore[unknown-tag]\n  # and a word about it\n  tags: [nowhere]\n",
        "  tags:\n    # quizkit: ignore[unknown-tag]\n    - nowhere\n",
    ],
)
def test_a_suppression_at_or_above_the_line_silences(quizkit: Command, line: str) -> None:
    quizkit.write({"questions/q.yaml": question(more=line)})
    result = quizkit("lint", "--output-format", "json")
    assert (result.rules, result.code) == ([], 0)


def test_a_suppression_at_the_field_silences_what_is_found_within_a_block_of_text(quizkit: Command) -> None:
    stem = "  # quizkit: ignore[raw-html] the tag is the subject\n  stem: |\n    Which tag\n    is <b>bold</b>?\n"
    quizkit.write({"questions/q.yaml": question().replace('  stem: "Which metal is liquid at room temperature?"\n', stem)})
    assert quizkit("lint", "--output-format", "json").rules == []


def test_the_same_words_within_a_text_silence_nothing(quizkit: Command) -> None:
    stem = "  stem: |\n    Which <b>metal</b>?\n    # quizkit: ignore[raw-html] x\n"
    quizkit.write({"questions/q.yaml": question().replace('  stem: "Which metal is liquid at room temperature?"\n', stem)})
    assert quizkit("lint", "--output-format", "json").rules == ["raw-html"]


def test_a_suppression_of_nothing_and_of_an_unknown_rule_are_findings(quizkit: Command) -> None:
    lines = "  difficulty: easy  # quizkit: ignore[longest-key] no reason\n  bloom: apply  # quizkit: ignore[longest-kee]\n"
    quizkit.write({"questions/q.yaml": question(more=lines)})
    found = quizkit("lint", "--output-format", "json").findings
    assert [(finding["rule"], finding["line"]) for finding in found] == [("unused-suppression", 10), ("unknown-suppression", 11)]
    assert "did you mean 'longest-key'?" in found[1]["message"]


def test_what_the_loader_refuses_cannot_be_silenced(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(more="  foo: 1  # quizkit: ignore[schema] let it be\n")})
    assert quizkit("lint", "--output-format", "json").rules == ["schema", "unused-suppression"]


def test_concise_and_github_write_a_line_for_each_finding(quizkit: Command) -> None:
    quizkit.write({"questions/100%,a.yaml": UNKNOWN_TAG})
    concise = quizkit("lint", "--output-format", "concise").out.splitlines()
    assert concise[0].startswith("questions/100%,a.yaml:10:10: warning[REF005] unknown-tag: ")
    assert concise[1] == "Found 1 warning in 1 file."
    (command,) = quizkit("lint", "--output-format", "github").out.splitlines()
    assert command.startswith("::warning file=questions/100%25%2Ca.yaml,line=10,col=10,endLine=10,endColumn=17,title=REF005 unknown-tag::")


def test_control_characters_of_a_file_never_reach_the_terminal(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(stem="a\x1b[31m<b>")})
    for output_format in ("full", "concise"):
        assert "\x1b" not in quizkit("lint", "--output-format", output_format).out


def test_colours_come_only_where_they_are_wanted(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG})
    assert "\x1b[" not in quizkit("lint").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in quizkit("lint").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in quizkit("lint").out


def test_a_reader_that_has_enough_is_no_failure(quizkit: Command) -> None:
    quizkit.write({f"questions/{number}.yaml": UNKNOWN_TAG.replace("mercury", f"m-{number}") for number in range(50)})
    process = subprocess.Popen([sys.executable, "-m", "quizkit", "lint"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait()


def test_no_verb_and_a_misspelt_one_are_sentences(quizkit: Command) -> None:
    assert (
        quizkit("lnt").err == "quizkit: there is no 'lnt' (did you mean 'lint'?): one of lint, fmt, export, init, new, show, stats, "
        "duplicates, rule, clean, completion; see `quizkit --help`.\n"
    )
    result = quizkit()
    assert (result.code, result.err.count("\n")) == (2, 1)
    misspelt = quizkit("lint", "--selct", "x")
    assert (misspelt.code, misspelt.err) == (
        2,
        "quizkit: there is no option '--selct' (did you mean '--select'?); see `quizkit lint --help`.\n",
    )


def test_a_rule_explains_itself(quizkit: Command) -> None:
    assert quizkit("rule", "longest-key").out == quizkit("rule", "key003").out
    assert quizkit("rule", "longest-key").out.startswith("# longest-key (KEY003)\n")
    assert quizkit("rule", "longest").err == "quizkit: There is no rule 'longest' (did you mean 'longest-key'?).\n"


@pytest.mark.parametrize("arguments", [("--select", "longest-key"), ("--ignore", "SCH"), ("--select", "KEY", "--ignore", "schema")])
def test_what_the_loader_refuses_is_said_whatever_is_chosen(quizkit: Command, arguments: tuple[str, ...]) -> None:
    quizkit.write({"questions/q.yaml": question(more="  foo: 1\n")})
    assert quizkit("lint", *arguments, "--output-format", "json").rules == ["schema"]


def test_a_choice_on_the_command_line_stands_above_what_the_configuration_ignores(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": UNKNOWN_TAG, "quizkit.toml": 'ignore = ["unknown-tag"]\n'})
    assert quizkit("lint", "--select", "unknown-tag", "--output-format", "json").rules == ["unknown-tag"]


def test_a_configuration_above_the_bank_counts_only_within_its_repository(quizkit: Command) -> None:
    quizkit.write({"quizkit.toml": 'ignore = ["unknown-tag"]\n', "b/bank.yaml": "title: B\n", "b/questions/q.yaml": UNKNOWN_TAG}, bank=None)
    assert quizkit("lint", "b").code == 1
    Path(".git").mkdir()
    assert quizkit("lint", "b").code == 0


def test_yaml_of_other_programs_beside_a_bank_is_left_alone_and_content_there_is_not(quizkit: Command) -> None:
    quizkit.write(
        {"mkdocs.yml": "site_name: X\n", "docs/api.yaml": "openapi: 3.1.0\n", "questions/a.YAML": question(), "stray.yaml": question()}
    )
    found = quizkit("lint", "--output-format", "json").findings
    assert [(finding["rule"], finding["path"]) for finding in found] == [
        ("unknown-kind", "questions/a.YAML"),
        ("unknown-kind", "stray.yaml"),
    ]


def test_text_behind_a_sign_that_yaml_takes_for_a_comment_is_a_warning_at_the_sign(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question().replace('"Iron"', "C #sharp")})
    (finding,) = quizkit("lint", "--output-format", "json").findings
    assert (finding["rule"], finding["severity"], finding["line"], finding["column"]) == ("yaml-dialect", "warning", 7, 15)


def test_nothing_of_a_file_that_breaks_off_is_checked_further(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(options=(("Mercury", False), ("Iron", False), ("Copper", False))) + "- id: [\n"})
    assert quizkit("lint", "--output-format", "json").rules == ["yaml-syntax"]


def test_both_files_of_a_duplicate_id_are_told_when_they_are_asked_for(quizkit: Command) -> None:
    other = question(stem="Which gas do plants take in?", options=(("Carbon dioxide", True), ("Argon", False), ("Neon", False)))
    quizkit.write({"questions/a.yaml": question(), "questions/b.yaml": other})
    for name in ("a", "b"):
        assert quizkit("lint", f"questions/{name}.yaml", "--output-format", "json").rules == ["duplicate-id"]


def test_paths_may_stand_behind_options(quizkit: Command) -> None:
    quizkit.write(
        {f"{name}/{file}": text for name in "ab" for file, text in {"bank.yaml": "title: A\n", "questions/q.yaml": NO_KEY}.items()},
        bank=None,
    )
    assert len(quizkit("lint", "a", "--fail-on", "error", "b", "--output-format", "json").findings) == 2
    assert quizkit("export", "json", "-o", "out.json", "a", "--keep-going").code == 1
    assert Path("out.json").exists()


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# quizkit: ignore longest-key", "names no rule"),
        ("# Quizkit: Ignore(longest-key)", "names no rule"),
        ("# quizkit: ignore[] why", "names no rule"),
        ("# quizkit: ignore[KEY] why", "'KEY' names several rules"),
        ("# quizkit: ignore[ALL] why", "'ALL' names several rules"),
    ],
)
def test_a_comment_that_silences_nothing_says_so(quizkit: Command, comment: str, message: str) -> None:
    quizkit.write({"questions/q.yaml": question(more=f"  difficulty: easy  {comment}\n")})
    (finding,) = quizkit("lint", "--output-format", "json").findings
    assert finding["rule"] == "unknown-suppression"
    assert message in finding["message"]


def test_annotations_name_the_file_as_github_knows_it(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"b/bank.yaml": "title: B\n", "b/questions/q.yaml": UNKNOWN_TAG}, bank=None)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(quizkit.folder))
    monkeypatch.chdir(quizkit.folder / "b")
    assert "file=b/questions/q.yaml," in quizkit("lint", "--output-format", "github").out


def test_annotations_count_paths_from_the_top_of_the_repository(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    quizkit.write({".git/HEAD": "", "b/bank.yaml": "title: B\n", "b/questions/q.yaml": UNKNOWN_TAG}, bank=None)
    monkeypatch.chdir(quizkit.folder / "b/questions")
    assert "file=b/questions/q.yaml," in quizkit("lint", "--output-format", "github").out
    assert quizkit("lint", "--output-format", "concise").out.startswith("q.yaml:10:10: ")


def test_all_rules_are_listed(quizkit: Command) -> None:
    listed = quizkit("rule").out.splitlines()
    assert any(line.startswith("KEY003  longest-key ") for line in listed)
    assert listed == sorted(listed)


def test_each_run_may_suggest_words_however_many_the_last_one_looked_for(quizkit: Command) -> None:
    terms = "".join(f"- {{id: t{number}, title: T{number}, definition: One., related: [t{number}x]}}\n" for number in range(900))
    quizkit.write({"terms/t.yaml": terms})
    for _ in range(2):
        messages = [finding["message"] for finding in quizkit("lint", "--output-format", "json").findings]
        assert "did you mean" in messages[0]
        assert "did you mean" not in messages[-1]
