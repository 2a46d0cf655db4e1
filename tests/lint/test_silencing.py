"""Comments that silence findings: where they go, what stays as it was, and what cannot be silenced."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.finding import Finding
from quizkit.lint.config import Config
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun
from quizkit.lint.silencing import Silenced, silence
from quizkit.load.dump import to_yaml
from quizkit.load.layout.formatter import format_source
from quizkit.load.yaml import compose

MANIFEST = "title: Metals\nschema: 1\nlanguage: en\n"
END = "  answer: true\n  rationale: So it is.\n"


def lint(folder: Path, text: str | bytes) -> tuple[LintRun, Path]:
    """A run over a bank with one file of questions, which is read from memory."""
    (folder / "bank.yaml").write_text(MANIFEST, encoding="utf-8")
    path = (folder / "questions/a.yaml").absolute()
    source = text if isinstance(text, bytes) else text.encode()
    # Two options are enough here.
    run = LintRun(folder.absolute(), registry(), Config(ignore=("option-count",)), sources={path: source})
    for _ in run.files():
        pass
    return run, path


def silenced(folder: Path, text: str | bytes, reason: str = "") -> Silenced:
    """The file with comments for all findings; they are gone then, and no other has come."""
    run, _ = lint(folder, text)
    source = text if isinstance(text, bytes) else text.encode()
    before = run.report().findings
    result = silence(source, before, registry(), reason)
    after = lint(folder, result.text)[0].report().findings
    assert sorted(finding.rule for finding in after) == sorted(finding.rule for finding, _ in result.refused)
    assert len(result.silenced) + len(result.refused) == len(before)
    return result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"- id: a\n  type: true-false\n  stem: A <b>.\n{END}",
            f"- id: a\n  type: true-false\n  # quizkit: ignore[raw-html] why\n  stem: A <b>.\n{END}",
            id="above-the-field",
        ),
        pytest.param(
            f"- id: a\n  type: true-false\n  stem: |\n    A.\n\n    A <b>.\n{END}",
            f"- id: a\n  type: true-false\n  # quizkit: ignore[raw-html] why\n  stem: |\n    A.\n\n    A <b>.\n{END}",
            id="above-a-block-of-text",
        ),
        pytest.param(
            f'- id: a\n  type: true-false\n  stem: "A\n    <b>."\n{END}',
            f'- id: a\n  type: true-false\n  # quizkit: ignore[raw-html] why\n  stem: "A\n    <b>."\n{END}',
            id="above-a-quoted-text",
        ),
        pytest.param(
            f"- id: a\n  type: true-false\n  stem: A <b>. # quizkit: ignore[longest-key] old\n{END}",
            f"- id: a\n  type: true-false\n  stem: A <b>. # quizkit: ignore[longest-key, raw-html] old; why\n{END}",
            id="a-comment-beside-it",
        ),
        pytest.param(
            f"- id: a\n  type: true-false\n  # quizkit: ignore[longest-key]\n  # more\n  stem: A <b>.\n{END}",
            f"- id: a\n  type: true-false\n  # quizkit: ignore[longest-key, raw-html] why\n  # more\n  stem: A <b>.\n{END}",
            id="a-comment-above-it",
        ),
        pytest.param(
            "- id: a\n  type: true-false\n  stem: A.\n  answer: true\n",
            "# quizkit: ignore[missing-rationale] why\n- id: a\n  type: true-false\n  stem: A.\n  answer: true\n",
            id="above-the-entity",
        ),
        pytest.param(
            "{id: a, type: true-false, stem: A <b>., answer: true, rationale: So.}\n",
            "# quizkit: ignore[raw-html] why\n{id: a, type: true-false, stem: A <b>., answer: true, rationale: So.}\n",
            id="brackets-on-one-line",
        ),
        pytest.param(
            "- id: a\n  type: multiple-choice\n  stem: Which?\n  options:\n  - text: <b>Iron\n    correct: true\n  - text: Tin\n"
            "  rationale: So.\n",
            "- id: a\n  type: multiple-choice\n  stem: Which?\n  options:\n  # quizkit: ignore[raw-html] why\n  - text: <b>Iron\n"
            "    correct: true\n  - text: Tin\n  rationale: So.\n",
            id="above-an-item-that-is-not-indented",
        ),
    ],
)
def test_a_comment_goes_where_it_silences(text: str, expected: str, tmp_path: Path) -> None:
    result = silenced(tmp_path, text, "why")
    assert result.text == expected


def test_several_rules_on_one_line_share_a_comment(tmp_path: Path) -> None:
    text = '- {id: a, type: multiple-choice, stem: "A <b>", options: [{text: x, correct: true}, {text: x}]}\n'
    result = silenced(tmp_path, text)
    first = result.text.split("\n")[0]
    assert first == "# quizkit: ignore[duplicate-option, missing-rationale, raw-html]"
    assert result.text.count("quizkit:") == 1


def test_line_ends_stay_what_they_are(tmp_path: Path) -> None:
    text = f"- id: a\n  type: true-false\n  stem: A <b>.\n{END}".replace("\n", "\r\n")
    result = silenced(tmp_path, text.encode())
    assert "  # quizkit: ignore[raw-html]\r\n  stem" in result.text
    assert result.text.count("\n") == result.text.count("\r\n")


def test_what_lies_within_brackets_of_several_lines_is_left_and_said(tmp_path: Path) -> None:
    options = "[\n    {text: <b>x, correct: true},\n    {text: z}]"
    text = f"- id: a\n  type: multiple-choice\n  stem: Which?\n  options: {options}\n  rationale: So.\n"
    result = silenced(tmp_path, text)
    assert result.text == text
    assert [(finding.rule, why.split(":")[0]) for finding, why in result.refused] == [
        ("raw-html", "its line is part of a value that spans several lines")
    ]


def test_a_list_in_brackets_is_left_too(tmp_path: Path) -> None:
    items = [f"  {{id: {name}, type: true-false, stem: {name} <b>., answer: true, rationale: So.}},\n" for name in "ab"]
    text = f"[\n{''.join(items)}]\n"
    assert silenced(tmp_path, text).text == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"- id: a\n  type: true-false\n  stem: A.\n  foo: 1\n{END}", "what it finds is not in the bank: mend the file"),
        (f"- id: a\n  type: true-false\n  stem: A.\n{END}- id: a\n  type: true-false\n  stem: B.\n{END}", "an export would lose or leak"),
        (f"- id: a\n  type: true-false\n  # quizkit: ignore[longest-key] x\n  stem: A.\n{END}", "it is about such a comment"),
        (f"- id: a\n  type: true-false\n  # quizkit: ignore[longest-kee] x\n  stem: A.\n{END}", "it is about such a comment"),
    ],
)
def test_what_no_comment_can_silence_is_said(text: str, why: str, tmp_path: Path) -> None:
    result = silenced(tmp_path, text)
    assert result.text == text
    assert result.refused
    assert all(reason.startswith(why) for _, reason in result.refused)


def test_a_finding_on_bank_yaml_is_silenced_there(tmp_path: Path) -> None:
    path = tmp_path.absolute() / "bank.yaml"
    source = b"title: A\nschema: 1\ntargets: [moodle]\n"

    def found(text: bytes) -> tuple[Finding, ...]:
        run = LintRun(path.parent, registry(), Config(), sources={path: text})
        assert [*run.files()] == []
        return run.report().findings

    before = found(source)
    assert [finding.rule for finding in before] == ["unknown-target"]
    result = silence(source, before, registry())
    assert result.text == "title: A\nschema: 1\n# quizkit: ignore[unknown-target]\ntargets: [moodle]\n"
    assert found(result.text.encode()) == ()


STEM = st.sampled_from(["Iron <b>melts</b>.", "Is it NOT so? {{a}}", "Plain", "Which <i>one</i>\n\nis it? <b>", "a # b", "'<b>'", ""])
FIELDS = st.fixed_dictionaries(
    {
        "type": st.just("multiple-choice"),
        "stem": STEM,
        "options": st.lists(
            st.fixed_dictionaries(
                {"text": st.sampled_from(["x", "<b>", "All of the above", "a much longer text than the others"])},
                optional={"correct": st.booleans()},
            ),
            min_size=1,
            max_size=4,
        ),
    },
    optional={"rationale": STEM, "tags": st.just(["nowhere"]), "tests": st.just(["term:none"])},
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FIELDS, min_size=1, max_size=3), st.booleans())
def test_in_any_file_the_data_stays_and_what_is_silenced_is_gone(
    tmp_path_factory: pytest.TempPathFactory, questions: list[dict[str, object]], is_formatted: bool
) -> None:
    text = to_yaml([{"id": f"q-{number}", **fields} for number, fields in enumerate(questions)])
    if is_formatted:
        text = format_source(text.encode(), "question").text
    folder = tmp_path_factory.mktemp("bank")
    result = silenced(folder, text, "a reason")
    assert compose(result.text).roots == compose(text).roots
    assert [line for line in result.text.split("\n") if "# quizkit: ignore[" not in line] == text.split("\n")
    # The formatter keeps a comment at what it silences.
    formatted = format_source(result.text.encode(), "question")
    assert formatted.refusal is None
    again = lint(folder, formatted.text)[0].report().findings
    assert sorted(finding.rule for finding in again) == sorted(finding.rule for finding, _ in result.refused)
