"""Patterns of paths, and rules that are left out for the files that they fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.finding import Finding
from quizkit.lint.config import Config, load_config
from quizkit.lint.path_ignores import PathIgnores, is_pattern
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun

DRAFTS = "questions/drafts/a.yaml"


def fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits a path."""
    folder = Path("/bank")
    return bool(PathIgnores(Config(per_path_ignores=((pattern, ("ALL",)),), folder=folder), registry()).at(str(folder / path)))


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("questions/drafts/a.yaml", DRAFTS, True),
        ("questions/drafts/**", DRAFTS, True),
        ("questions/drafts/*", DRAFTS, True),
        ("questions/drafts", DRAFTS, True),
        ("questions/drafts/", DRAFTS, True),
        ("questions/draft", DRAFTS, False),
        ("questions/*", DRAFTS, True),  # the folder fits
        ("questions/*.yaml", DRAFTS, False),
        ("questions/**/*.yaml", DRAFTS, True),
        ("questions/**/*.yaml", "questions/a.yaml", True),
        ("**/a.yaml", DRAFTS, True),
        ("**/a.yaml", "a.yaml", True),
        ("**/drafts/**", DRAFTS, True),
        ("**/**/drafts", DRAFTS, True),
        ("drafts/**", DRAFTS, False),
        ("a.yaml", DRAFTS, False),
        ("**", DRAFTS, True),
        ("*", DRAFTS, True),
        ("questions/?rafts/?.yaml", DRAFTS, True),
        ("questions/?/a.yaml", "questions/drafts/a.yaml", False),
        ("questions/dr**ts/a.yaml", DRAFTS, True),  # within a name two stars are one
        ("questions/[d]rafts", DRAFTS, False),
        ("questions/[d]rafts", "questions/[d]rafts/a.yaml", True),
        ("Questions/**", DRAFTS, False),
    ],
)
def test_a_pattern_fits(pattern: str, path: str, expected: bool) -> None:
    assert is_pattern(pattern)
    assert fits(pattern, path) is expected


def plainly_fits(pattern: list[str], names: list[str]) -> bool:
    """The meaning of a pattern, without a thought for time."""
    if not pattern:
        return True
    if pattern[0] == "**":
        return bool(names) if len(pattern) == 1 else any(plainly_fits(pattern[1:], names[at:]) for at in range(len(names) + 1))
    return bool(names) and is_named(pattern[0], names[0]) and plainly_fits(pattern[1:], names[1:])


def is_named(part: str, name: str) -> bool:
    """The meaning of a part of a pattern."""
    if part[:1] == "*":
        return any(is_named(part[1:], name[at:]) for at in range(len(name) + 1))
    if not part or not name:
        return part == name
    return part[0] in ("?", name[0]) and is_named(part[1:], name[1:])


PART = st.sampled_from(["**", "*", "a", "b", "a*", "*b", "?", "a*b*a", "*a*", "ab"])


@given(st.lists(PART, min_size=1, max_size=5), st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_pattern_fits_what_its_parts_mean(pattern: list[str], names: list[str]) -> None:
    assert fits("/".join(pattern), "/".join(names)) == plainly_fits(pattern, names)


@pytest.mark.parametrize("text", ["", "/a", "a//b", "../a", "a/../b", "a/..", "./a", ".", "!a", "a\\b", "a\n", "a/."])
def test_what_is_no_pattern(text: str) -> None:
    assert not is_pattern(text)


def test_a_pattern_with_many_stars_takes_no_time() -> None:
    assert not fits("*a" * 8 + "/b", "a" * 60 + "/c")
    assert not fits("**/x/" * 12 + "b", "x/" * 24 + "c")


def checked(folder: Path, files: dict[str, str], config: str) -> list[tuple[str, str]]:
    """The rule and the file of each finding, with a configuration."""
    for name, text in {"bank.yaml": "title: A\nschema: 1\nlanguage: en\n", **files, "quizkit.toml": config}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run = LintRun(folder, registry(), load_config(folder, registry()))
    for _ in run.files():
        pass
    found: tuple[Finding, ...] = run.report().findings
    return [(finding.rule, Path(finding.path).resolve().relative_to(folder.resolve()).as_posix()) for finding in found]


BARE = "- id: {}\n  type: true-false\n  stem: {} is a <b>metal</b>.\n  answer: true\n"
FILES = {"questions/drafts/a.yaml": BARE.format("iron", "Iron"), "questions/b.yaml": BARE.format("tin", "Tin")}


def test_a_rule_is_left_out_for_the_files_that_fit(tmp_path: Path) -> None:
    found = checked(tmp_path, FILES, '[per-path-ignores]\n"questions/drafts/**" = ["missing-rationale"]\n')
    assert found == [
        ("missing-rationale", "questions/b.yaml"),
        ("raw-html", "questions/b.yaml"),
        ("raw-html", "questions/drafts/a.yaml"),
    ]


def test_families_and_several_patterns_add_up(tmp_path: Path) -> None:
    found = checked(tmp_path, FILES, 'per-path-ignores = {"questions/**" = ["TXT"], "questions/drafts" = ["FBK001"]}\n')
    assert found == [("missing-rationale", "questions/b.yaml")]


def test_a_finding_of_a_bank_rule_is_left_out_where_it_is_shown(tmp_path: Path) -> None:
    twins = {name: BARE.format(name[-6], "Iron") + "  rationale: So.\n" for name in ("questions/a.yaml", "questions/b.yaml")}
    config = '[per-path-ignores]\n"{}" = ["DUP", "TXT"]\n'
    assert ("duplicate-question", "questions/b.yaml") in checked(tmp_path, twins, config.format("questions/a.yaml"))
    assert "duplicate-question" not in dict(checked(tmp_path, twins, config.format("questions/b.yaml")))


def test_what_the_loader_refuses_and_what_none_may_silence_is_reported_all_the_same(tmp_path: Path) -> None:
    files = {"questions/a.yaml": BARE.format("iron", "Iron") * 2 + "- id: B\n"}
    found = checked(tmp_path, files, '[per-path-ignores]\n"questions/**" = ["ALL"]\n')
    assert {rule for rule, _ in found} == {"duplicate-id", "bad-id", "schema"} & {rule for rule, _ in found}
    assert ("duplicate-id", "questions/a.yaml") in found


def test_a_comment_for_a_rule_that_is_left_out_is_taken_on_trust(tmp_path: Path) -> None:
    text = "- id: iron\n  type: true-false\n  # quizkit: ignore[raw-html] its subject\n  stem: A <b>.\n  answer: true\n  rationale: So.\n"
    assert checked(tmp_path, {"questions/a.yaml": text}, 'per-path-ignores = {"questions" = ["raw-html"]}\n') == []


def test_a_configuration_above_the_bank_counts_from_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "quizkit.toml").write_text('per-path-ignores = {"banks/*/questions" = ["FBK"], "questions" = ["TXT"]}\n', encoding="utf-8")
    bank = tmp_path / "banks/a"
    (bank / "questions").mkdir(parents=True)
    (bank / "bank.yaml").write_text("title: A\nschema: 1\n", encoding="utf-8")
    (bank / "questions/a.yaml").write_text(BARE.format("iron", "Iron"), encoding="utf-8")
    run = LintRun(bank, registry(), load_config(bank, registry()))
    for _ in run.files():
        pass
    assert [finding.rule for finding in run.report().findings] == ["raw-html"]
