"""Bad input gets a clear finding or a sentence with its place: never a traceback, a hang, or a wrong file in silence."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.command import Command, question

OTHER = (("Carbon dioxide", True), ("Helium", False), ("Argon", False))
FINE = question("gas", "Which gas do plants take in by day?", OTHER)

CLOZE = """\
- id: gaps
  type: cloze
  stem: "{stem}"
  gaps:
    a: {{kind: text, answers: [{{text: one}}]}}
    b: {{kind: text, answers: [{{text: other}}]}}
  rationale: So it is.
"""
PAIRS = """\
- id: pairs
  type: matching
  stem: Match.
  pairs:
    - {{left: a, right: b}}
    - {{left: c, right: {side}}}
  rationale: So it is.
"""
TICKS = """\
- id: ticks
  type: multiple-response
  stem: Which?
  options:
    - {{text: Iron, correct: true, id: a, weight: {weight}}}
    - {{text: Gold, correct: true}}
    - {{text: Tin}}
  rationale: So it is.
"""
ITEMS = "- id: items\n  type: ordering\n  stem: Order them.\n  items: {items}\n  rationale: So it is.\n"
ANSWERS = "- id: words\n  type: short-answer\n  stem: What?\n  answers: {answers}\n  rationale: So it is.\n"


def numeric(value: str) -> str:
    """A numeric question as YAML."""
    return f"- id: number\n  type: numeric\n  stem: How many?\n  answers:\n    - value: {value}\n  rationale: So many.\n"


# The file, and the rule, line and column of every finding it gets.
FOUND: dict[str, tuple[str | bytes, list[tuple[str, int, int]]]] = {
    "a duplicate id": (question() + question(stem="Which gas do plants take in?", options=OTHER), [("duplicate-id", 10, 7)]),
    "two equal questions": (question() + question("quicksilver"), [("duplicate-question", 12, 9)]),
    "a duplicate option": (question(options=(("Mercury", True), ("Iron", False), ("Iron", False))), [("duplicate-option", 8, 13)]),
    "no key": (question(options=(("Mercury", False), ("Iron", False), ("Copper", False))), [("no-key", 4, 3)]),
    "two keys": (question(options=(("Mercury", True), ("Gallium", True), ("Iron", False))), [("several-keys", 8, 16)]),
    "a missing image": (question(stem="What does ![a plot of melting points](media/none.png) show?"), [("missing-media", 3, 48)]),
    "an unclosed tag": (question(stem="Which <b><i>metal is liquid?"), [("raw-html", 3, 16)]),
    "a script": (question(stem="Which metal <script>alert(1)</script> is liquid?"), [("raw-html", 3, 22)]),
    "NUL behind an escape": (question().replace("liquid", "li\\0quid"), [("yaml-dialect", 3, 9)]),
    "a control character": (question().replace("liquid", "li\x0bquid"), [("yaml-dialect", 3, 27)]),
    "bytes that are no UTF-8": (question().encode().replace(b"liquid", b"li\xffquid"), [("yaml-dialect", 3, 27)]),
    "an empty file": ("", [("schema", 1, 1)]),
    "a file of comments": ("# nothing\n", [("schema", 1, 1)]),
    "a syntax error": ("- id: x\n  type: [unclosed\n", [("yaml-syntax", 2, 18)]),
    "an unquoted number in a text": (question().replace('"Iron"', "1.50"), [("quoted-scalar", 7, 13)]),
    "an unquoted No in a text": (question().replace('"Iron"', "No"), [("quoted-scalar", 7, 13)]),
    "an unquoted date in a text": (question().replace('"Iron"', "2024-05-01"), [("quoted-scalar", 7, 13)]),
    "a stem that starts with the marker": ("- id: x\n  type: cloze\n  stem: {{gap}} is open.\n", [("yaml-syntax", 3, 9)]),
    "an unknown type": (question().replace("multiple-choice", "multiple-choise"), [("schema", 2, 9)]),
    "a misspelt field": (question().replace("rationale", "rationle"), [("schema", 9, 3)]),
    "a gap without a marker": (CLOZE.format(stem="It is {{a}}."), [("gap-mismatch", 6, 5)]),
    "a marker without a gap": (CLOZE.format(stem="It is {{a}}, {{b}} and {{c}}."), [("gap-mismatch", 3, 33)]),
    "a marker with spaces": (CLOZE.format(stem="It is {{a}} and {{ b }}."), [("gap-mismatch", 3, 26)]),
    "a marker twice": (CLOZE.format(stem="It is {{a}}, {{b}} and {{a}}."), [("gap-mismatch", 3, 33)]),
    "a marker in maths": (CLOZE.format(stem="It is {{b}} of $\\\\frac{{a}}{2}$."), [("gap-mismatch", 5, 5)]),
    "a gap with a misspelt marker": (CLOZE.format(stem="It is {{b}} and {{A}}."), [("gap-mismatch", 3, 26)]),
    "a pair with an empty side": (PAIRS.format(side='""'), [("empty-part", 6, 24)]),
    "a pair with a blank side": (PAIRS.format(side='" "'), [("empty-part", 6, 24)]),
    "an empty option": (question(options=(("Mercury", True), ("", False))), [("empty-part", 7, 13)]),
    "an empty stem": (question(stem=""), [("empty-part", 3, 9)]),
    "one option": (question(options=(("Mercury", True),)), [("too-few-parts", 4, 3)]),
    "one item": (ITEMS.format(items="[{text: Iron}]"), [("too-few-parts", 4, 3)]),
    "no answer": (ANSWERS.format(answers="[]"), [("too-few-parts", 4, 3)]),
    "no gap": ("- {id: x, type: cloze, stem: None., gaps: {}, rationale: So.}\n", [("too-few-parts", 1, 37)]),
    "a key of half the points": (
        question().replace("correct: true", "correct: true\n      weight: 0.5"),
        [("weights-do-not-add-up", 7, 15)],
    ),
    "an answer of half the points": (ANSWERS.format(answers="[{text: a, weight: 1/2}]"), [("weights-do-not-add-up", 4, 31)]),
    "weights that add up to less": (TICKS.format(weight="1/3"), [("weights-do-not-add-up", 5, 50)]),
    "a weight above 1": (TICKS.format(weight="3/2"), [("bad-number", 5, 50)]),
    "a weight in per cent": (TICKS.format(weight="50 %"), [("bad-number", 5, 50)]),
    "a decimal comma between braces": (numeric("1").replace("value: 1", "{value: 1,5}"), [("bad-number", 5, 15)]),
    "a comma and a typographic minus between braces": (numeric("1").replace("value: 1", "{value: \u22121,5}"), [("bad-number", 5, 15)]),
    "a negative tolerance": (numeric("1\n      tolerance: {absolute: -1}"), [("bad-number", 6, 29)]),
    "a share of 0": (numeric("0\n      tolerance: {relative: 0.1}"), [("bad-number", 6, 29)]),
    "a factor of 0": (numeric("1\n  units: [{name: m, factor: 0}]"), [("bad-number", 6, 29)]),
    "negative points": (question(more="  points: -1"), [("bad-number", 10, 11)]),
    "a penalty in per cent": (question(more="  penalty: 33"), [("bad-number", 10, 12)]),
    "a text over 2 MB": (question(stem="Which metal is liquid? " + "word " * 400_000), [("text-too-large", 3, 10)]),
    "tabs": (question().replace("  type", "\ttype"), [("yaml-dialect", 2, 1)]),
    "a byte order mark": (b"\xef\xbb\xbf" + question().encode(), [("yaml-dialect", 1, 1)]),
}


@pytest.mark.parametrize(("content", "expected"), FOUND.values(), ids=FOUND)
def test_bad_content_is_found_at_its_place_and_nothing_is_exported(
    quizkit: Command, content: str | bytes, expected: list[tuple[str, int, int]]
) -> None:
    quizkit.write({"questions/q.yaml": content, "questions/z.yaml": FINE})
    result = quizkit("lint", "--output-format", "json")
    assert [(finding["rule"], finding["line"], finding["column"]) for finding in result.findings] == expected
    assert {finding["path"] for finding in result.findings} == {"questions/q.yaml"}
    assert result.code == 1
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 1
    assert sorted(path.name for path in quizkit.folder.iterdir()) == ["bank.yaml", "questions"]


@pytest.mark.parametrize(
    "value",
    [
        "1,5",
        "1 000",
        "5 m",
        "5 %",
        "1/2",
        "\u22125",
        '"\u22125"',
        ".nan",
        ".inf",
        "1e999999",
        '"1e999999"',
        "0x1F",
        "1_000",
        "1:30",
        "9" * 200,
        f'"{"9" * 200}"',
    ],
)
def test_what_is_no_number_is_one_finding_at_its_place(quizkit: Command, value: str) -> None:
    quizkit.write({"questions/q.yaml": numeric(value)})
    found = quizkit("lint", "--output-format", "json").findings
    assert [(finding["rule"], finding["line"], finding["column"]) for finding in found] == [("bad-number", 5, 14)]
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 1


def test_a_large_image_is_a_warning_and_is_exported(quizkit: Command) -> None:
    media = "id: plot\nfile: media/plot.png\nalt: A plot.\n"
    quizkit.write({"questions/q.yaml": question(stem="Which metal does ![a plot](media:plot) show?"), "media/plot.yaml": media})
    Path("media/plot.png").write_bytes(b"\x89PNG" + bytes(5_000_000))
    result = quizkit("lint", "--output-format", "json")
    found = [(finding["rule"], finding["severity"], finding["path"], finding["line"], finding["column"]) for finding in result.findings]
    assert found == [("media-too-large", "warning", "media/plot.yaml", 2, 7)]
    assert result.code == 1
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 0


@pytest.mark.parametrize("value", ["1e99", "-1e-99", '"1e99"', "9" * 100, "0.10", "+5", ".5", "5."])
def test_an_extreme_number_is_exported(quizkit: Command, value: str) -> None:
    quizkit.write({"questions/q.yaml": numeric(value)})
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 0
    assert quizkit("export", "json", "-o", "out.json").code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_bank_is_a_sentence_and_no_wait(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    os.mkfifo("questions/pipe.yaml")
    result = quizkit("lint")
    assert (result.code, result.err) == (2, "quizkit: The file 'questions/pipe.yaml' cannot be read: it is no ordinary file.\n")


def test_the_fourteenth_part_of_a_list_may_be_called_n(quizkit: Command) -> None:
    options = "".join(f"    - id: {letter}\n      text: Option {letter}\n" for letter in "abnxy") + "      correct: true\n"
    quizkit.write({"questions/q.yaml": f"- id: long\n  type: multiple-choice\n  stem: Which?\n  options:\n{options}  rationale: It is.\n"})
    assert quizkit("lint", "--output-format", "json").rules == []


SOUND = {
    "characters that XML escapes": "Is 1 < 2 & 3 > 2 when \"x\" and 'y' meet ]]> here?",
    "other scripts": "Welches Metall ist flüssig? 水银 🙂 и ещё",
    "a stem of 1 MB": "Which metal is liquid? " + "word " * 200_000,
}


@pytest.mark.parametrize("stem", SOUND.values(), ids=SOUND)
def test_unusual_content_is_exported_as_it_is(quizkit: Command, stem: str) -> None:
    quizkit.write({"questions/q.yaml": question(stem=stem)})
    assert quizkit("lint").code == 0
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 0
    text = ET.parse("out.xml").getroot().findtext("question[@type='multichoice']/questiontext/text")
    assert text is not None
    assert ET.fromstring(text).text == stem.strip()


def test_a_mebibyte_without_a_space_hangs_nothing(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(stem="*_`[(" * 200_000)})
    assert quizkit("lint", "--output-format", "json").code in (0, 1)


def test_all_findings_of_all_files_come_in_one_run(quizkit: Command) -> None:
    quizkit.write({f"questions/{number}.yaml": content for number, (content, _) in enumerate(FOUND.values())})
    found = {finding["path"] for finding in quizkit("lint", "--output-format", "json").findings}
    assert found == {f"questions/{number}.yaml" for number in range(len(FOUND))}


def test_a_folder_without_a_manifest_gets_a_sentence(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()}, bank=None)
    for arguments in (("lint",), ("export", "json", "-o", "out.json")):
        result = quizkit(*arguments)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("quizkit: There is no bank.yaml in '.'")
        assert result.err.count("\n") == 1


def test_an_unknown_schema_version_is_one_finding(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": "nonsense"}, bank="title: Bank\nschema: 2\n")
    result = quizkit("lint", "--output-format", "json")
    assert [(finding["rule"], finding["path"], finding["line"], finding["column"]) for finding in result.findings] == [
        ("unknown-schema-version", "bank.yaml", 2, 9)
    ]
    assert result.code == 1
    assert quizkit("export", "json", "-o", "out.json").code == 1
    assert not Path("out.json").exists()


def test_an_unreadable_file_is_a_sentence_after_all_findings(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(options=(("Mercury", False), ("Iron", False), ("Copper", False)))})
    Path("questions/gone.yaml").symlink_to("nowhere.yaml")
    result = quizkit("lint", "--output-format", "json")
    assert result.rules == ["no-key"]
    assert result.code == 2
    assert result.err == "quizkit: The file 'questions/gone.yaml' cannot be read: No such file or directory.\n"
    assert quizkit("export", "json", "-o", "out.json").code == 2
    assert not Path("out.json").exists()


def test_a_missing_reference_is_not_held_against_a_bank_whose_file_cannot_be_read(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(more="  tests: [term:metal]\n"), "terms/t.yaml": "- id: metal\n  title: [\n"})
    assert quizkit("lint", "--output-format", "json").rules == ["yaml-syntax"]


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on a file's size is a Unix one")
def test_a_full_disk_leaves_the_old_file(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(stem="Which? " + "word " * 20_000)})
    Path("out.xml").write_text("<old/>", encoding="utf-8")

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    result = subprocess.run(
        [sys.executable, "-m", "quizkit", "export", "moodle-xml", "-o", "out.xml"], capture_output=True, text=True, preexec_fn=small_disk
    )
    assert result.returncode == 2
    assert result.stderr == "quizkit: The file 'out.xml' cannot be written: File too large.\n"
    assert Path("out.xml").read_text(encoding="utf-8") == "<old/>"
    assert sorted(path.name for path in quizkit.folder.iterdir()) == ["bank.yaml", "out.xml", "questions"]
