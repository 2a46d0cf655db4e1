"""`quizkit duplicates`: what is alike on the terminal, for programs, as a page, against another bank; and the pairs that are allowed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.schemas.shapes import definition, fast_mistakes, slow_mistakes

from .command import Command, question
from .test_stats import ODD, Page

CONTENT = str(Path(__file__).parents[2] / "content")
OTHER_KEY = (("Mercury", False), ("Iron", True), ("Copper", False))
OTHER_OPTIONS = (("Zinc", False), ("Mercury", True), ("Lead", False))

TWINS: dict[str, str | bytes] = {
    "questions/a.yaml": question("one") + question("two", "which metal is liquid at  room temperature?"),
    "questions/b.yaml": question("three", options=OTHER_OPTIONS) + question("shiny", "Which metal shines the most of all of these?"),
}


@pytest.fixture
def bank(quizkit: Command) -> Command:
    quizkit.write(TWINS)
    return quizkit


def record(quizkit: Command, *arguments: str, code: int = 0) -> dict[str, Any]:
    result = quizkit("duplicates", "--output-format", "json", *arguments)
    assert result.code == code
    found: dict[str, Any] = json.loads(result.out)
    assert slow_mistakes(definition("duplicates"), found) == fast_mistakes(definition("duplicates"), found) == set()
    return found


def clusters(found: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(cluster["rule"], [member["entity"].partition(":")[2] for member in cluster["members"]]) for cluster in found["clusters"]]


def test_the_object_holds_each_cluster_with_its_members(bank: Command) -> None:
    found = record(bank, code=1)
    assert found["banks"] == [{"title": "Bank", "compared": 4}]
    assert clusters(found) == [("duplicate-question", ["one", "two"]), ("near-duplicate", ["one", "three"])]
    near = found["clusters"][1]
    assert (near["severity"], near["size"], near["note"]) == ("warning", 2, "a keyed text is the same")
    member = near["members"][1]
    assert (member["path"], member["line"], member["column"], member["bank"]) == ("questions/b.yaml", 1, 3, 0)
    assert member["answers"] == [{"text": text, "correct": is_right} for text, is_right in OTHER_OPTIONS]


def test_the_terminal_shows_what_differs(bank: Command) -> None:
    bank.write({"questions/c.yaml": question("four", "Which metal is really liquid at room temperature?")})
    result = bank("duplicates", "--rule", "duplicate-question")
    assert result.code == 1
    assert "error duplicate-question (3 questions)" in result.out
    assert "Which metal is {+really+} liquid at room temperature?" in result.out
    assert "      * Mercury\n" in result.out
    assert "\x1b" not in result.out
    assert result.out.endswith("1 cluster (1 duplicate-question); 5 questions and terms compared.\n")


def test_colours_are_for_terminals(bank: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror\x1b[0m" in bank("duplicates").out


@pytest.mark.parametrize(("arguments", "rules", "code"), [(["--level", "error"], 1, 1), (["--rule", "near-duplicate"], 1, 1), ([], 2, 1)])
def test_level_and_rule_choose(arguments: list[str], rules: int, code: int, bank: Command) -> None:
    assert len(clusters(record(bank, *arguments, code=code))) == rules


def test_info_shows_what_is_off_in_lint(quizkit: Command) -> None:
    stem = "Which part of the metal did the people of {} melt in that year?"
    quizkit.write({"questions/a.yaml": question("one", stem.format("Spain")) + question("two", stem.format("Norway"))})
    assert clusters(record(quizkit)) == []
    (cluster,) = record(quizkit, "--level", "info")["clusters"]
    assert (cluster["rule"], cluster["note"]) == ("possible-duplicate", "a name in the stem is another one")


@pytest.mark.parametrize("chosen", ['ignore = ["DUP"]', 'select = ["longest-key"]'])
def test_all_rules_on_duplicates_are_asked_whatever_is_selected(chosen: str, bank: Command) -> None:
    bank.write({"quizkit.toml": f"{chosen}\n"})
    assert [rule for rule, _ in clusters(record(bank, code=1))] == ["duplicate-question", "near-duplicate"]
    assert bank("lint", "--output-format", "concise", "--exit-zero").out.count("DUP") == 0


def test_notes_alone_are_no_reason_to_fail(quizkit: Command) -> None:
    stem = "Which part of the metal did the {} melt in that year?"
    quizkit.write({"questions/a.yaml": question("one", stem.format("people")) + question("two", stem.format("old people"))})
    (cluster,) = record(quizkit, "--level", "info")["clusters"]
    assert cluster["note"] == "one of the stems has a word more that may turn what it means"


def test_pictures_are_told_apart_by_their_files(quizkit: Command) -> None:
    stems = [f"Which metal does this picture of an old pot show? ![A pot](media/{name}.png)" for name in "ab"]
    quizkit.write({"questions/a.yaml": question("one", stems[0]) + question("two", stems[1])})
    out = quizkit("duplicates", "--level", "info").out
    assert "a symbol, code, formula or picture in the stem is another one" in out
    assert "A pot [-[media/a.png]-]{+[media/b.png]+}" in out


def test_punctuation_that_does_not_count_is_not_marked(quizkit: Command) -> None:
    one, other = "Which metal is liquid in that year?", "Which “metal” really is liquid – in that year!"
    quizkit.write({"questions/a.yaml": question("one", one) + question("two", other) + question("three", one.replace("?", "!"))})
    out = quizkit("duplicates").out
    assert "Which “metal” {+really+} is liquid – in that year!\n" in out
    assert "    the same words\n" in out


def test_of_a_long_stem_the_first_member_shows_where_it_differs_too(quizkit: Command) -> None:
    text = "The people of the valley made pots from the metal that they found in the river. " * 12
    stems = [f"{text}Which metal was {word}it?" for word in ("", "really ")]
    quizkit.write({"questions/a.yaml": question("one", stems[0]) + question("two", stems[1]) + question("three", stems[0])})
    out = quizkit("duplicates").out
    assert "Which metal was it?\n" in out
    assert "Which metal was {+really+} it?\n" in out
    assert out.count("The people of the valley made") < 8


def test_a_line_of_lint_names_the_file_of_the_other_question(quizkit: Command) -> None:
    quizkit.write({"questions/b.yaml": question("one"), "questions/a.yaml": question("two")})
    assert "(See questions/a.yaml:3:9.)" in quizkit("lint", "--output-format", "concise").out


def test_the_page_is_whole_and_loads_nothing(quizkit: Command) -> None:
    quizkit.write({"questions/a.yaml": question("one", ODD) + question("two", ODD, OTHER_KEY)})
    result = quizkit("duplicates", "--output-format", "html", "-o", "page.html")
    assert (result.code, result.out) == (1, "")
    text = Path("page.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.open == []
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form"})
    assert page.attributes.isdisjoint({"src", "href", "onclick", "style"})
    assert "contradicting-duplicate (error)" in page.text
    assert "Mercury (keyed)" in page.text
    assert "\u202e" not in text


def test_the_page_marks_what_differs(bank: Command) -> None:
    bank.write({"questions/c.yaml": question("four", "Which metal is really liquid at room temperature?")})
    assert "is <ins>really </ins>liquid" in bank("duplicates", "--output-format", "html").out


def test_against_shows_what_both_banks_have_part_in(bank: Command) -> None:
    bank.write(
        {
            "in/bank.yaml": "title: Incoming\nschema: 1\nlanguage: en\n",
            "in/questions/a.yaml": question("one") + question("fresh", "Which metal is the lightest of all of these?"),
        }
    )
    bank.write({"bank/bank.yaml": "title: Bank\nschema: 1\nlanguage: en\n", "bank/questions/a.yaml": TWINS["questions/a.yaml"]})
    found = record(bank, "bank", "--against", "in", code=1)
    assert [one["title"] for one in found["banks"]] == ["Bank", "Incoming"]
    (cluster,) = found["clusters"]
    assert [(member["entity"], member["bank"]) for member in cluster["members"]] == [
        ("question:one", 0),
        ("question:two", 0),
        ("question:one", 1),
    ]
    assert "one (incoming)" in bank("duplicates", "bank", "--against", "in").out
    Path("in/questions/a.yaml").write_text(question("fresh", "Which metal is the lightest of all of these?"), encoding="utf-8")
    assert bank("duplicates", "bank", "--against", "in").code == 0


def test_an_allowed_pair_is_silent_until_it_is_edited(quizkit: Command) -> None:
    quizkit.write({"questions/a.yaml": question("one") + question("two")})
    assert quizkit("lint", "--select", "DUP").code == 1
    result = quizkit("duplicates", "--allow", "question:one", "two", "--reason", 'One is for "print".')
    assert (result.code, result.err) == (0, "")
    (entry,) = tomllib.loads(Path("duplicates.toml").read_text(encoding="utf-8"))["allowed"]
    assert (entry["questions"], entry["reason"]) == (["one", "two"], 'One is for "print".')
    assert quizkit("lint", "--select", "DUP").code == 0
    assert clusters(record(quizkit)) == []
    quizkit.write({"questions/a.yaml": question("one", "Which metal is liquid?") + question("two", "Which metal is liquid?")})
    assert quizkit("lint", "--select", "DUP").code == 1
    result = quizkit("duplicates")
    assert result.code == 1
    assert "duplicates.toml:4: The pair 'one' and 'two' was edited or is gone" in result.err


def test_an_allowed_pair_leaves_its_cluster_and_the_others_stay(bank: Command) -> None:
    bank.write({"questions/c.yaml": question("four")})
    assert clusters(record(bank, "--level", "error", code=1)) == [("duplicate-question", ["one", "two", "four"])]
    for one, other in (("one", "two"), ("four", "two")):
        assert bank("duplicates", "--allow", one, other, "--reason", "tried out").code == 0
    assert clusters(record(bank, "--level", "error", code=1)) == [("duplicate-question", ["one", "four"])]


def test_allowing_a_pair_again_replaces_its_entry(bank: Command) -> None:
    for reason in ("first", "second"):
        assert bank("duplicates", "--allow", "two", "one", "--reason", reason).code == 0
    assert [entry["reason"] for entry in tomllib.loads(Path("duplicates.toml").read_text(encoding="utf-8"))["allowed"]] == ["second"]


GOOD = 'questions = ["one", "two"]\ncontent = ["0123456789abcdef", "0123456789abcdef"]\nreason = "so"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("allowed = [\n", 1, "invalid"),
        ("\n[allow]\n", 1, "allow"),
        ("allowed = 3\n", 1, "[[allowed]]"),
        (f"[[allowed]]\n{GOOD}[[allowed]]\nquestion = 1\n", 5, "'question'"),
        ('[[allowed]]\nquestions = ["one"]\n', 1, "'questions'"),
        ('\n[[allowed]]\nquestions = ["one", "one"]\n', 2, "'questions'"),
        ('[[allowed]]\nquestions = ["one", "two"]\ncontent = ["x", "y"]\n', 1, "'content'"),
        ("[[allowed]]\n" + GOOD.replace('"so"', '" "'), 1, "'reason'"),
    ],
)
@pytest.mark.parametrize("verb", ["lint", "duplicates"])
def test_a_malformed_allow_list_stops_with_its_line(text: str, line: int, words: str, verb: str, bank: Command) -> None:
    Path("duplicates.toml").write_text(text, encoding="utf-8")
    result = bank(verb)
    assert result.code == 2
    assert result.err.startswith(f"quizkit: duplicates.toml:{line}: ")
    assert words.lower() in result.err.lower()
    assert result.err.count("\n") == 1


def test_an_allow_list_that_is_no_text_stops(bank: Command) -> None:
    Path("duplicates.toml").write_bytes(b"\xff\xfe")
    result = bank("duplicates")
    assert result.code == 2
    assert re.fullmatch(r"quizkit: The allow-list 'duplicates.toml' cannot be read: .*\.\n", result.err)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--allow", "one", "two"], "--reason"),
        (["--reason", "so"], "--allow"),
        (["--allow", "one", "one", "--reason", "so"], "not one twice"),
        (["--allow", "one", "tow", "--reason", "so"], "did you mean 'two'"),
        (["--allow", "one", "two", "--reason", "so", "--against", "."], "leave --against out"),
        (["--allow", "one", "shiny", "--reason", "so"], "are not alike"),
        (["--rule", "near-duplicat"], "did you mean 'near-duplicate'"),
        (["--rule", "longest-key"], "no rule 'longest-key' on duplicates"),
        (["--against", "."], "is the bank itself"),
        (["--against", "nowhere"], "nowhere"),
        (["nowhere"], "nowhere"),
        (["-o", "questions/x.yaml"], "own files"),
    ],
)
def test_what_means_nothing_is_refused_in_one_sentence(arguments: list[str], sentence: str, bank: Command) -> None:
    result = bank("duplicates", *arguments)
    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert result.err.count("\n") == 1
    assert not Path("duplicates.toml").exists()


def test_what_cannot_be_read_is_said(bank: Command) -> None:
    bank.write({"questions/c.yaml": "- id: bad\n  type: multiple-choice\n"})
    result = bank("duplicates", "--rule", "near-duplicate")
    assert result.code == 1
    assert "Not compared (see `quizkit lint`): 1 " in result.err


@pytest.mark.parametrize("manifest", ["title: Bank\nschema: 99\n", "title: [\n"])
def test_a_manifest_that_cannot_be_read_is_said(manifest: str, bank: Command) -> None:
    bank.write({}, manifest)
    result = bank("duplicates", "--rule", "near-duplicate")
    assert result.code == 1
    assert "Not compared" in result.err


def test_control_characters_do_not_reach_the_terminal(quizkit: Command) -> None:
    quizkit.write({"questions/a.yaml": question("one", ODD) + question("two", ODD)})
    result = quizkit("duplicates")
    assert result.code == 1
    assert "\u202e" not in result.out


def test_of_a_giant_the_beginning_and_what_differs_is_shown(quizkit: Command) -> None:
    stem = " ".join(f"w{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}rd" for at in range(500))
    quizkit.write({"questions/a.yaml": question("one", stem) + question("two", stem.replace("wcard", "the wcard"))})
    for output_format, most in (("full", 3_000), ("html", 20_000)):
        result = quizkit("duplicates", "--output-format", output_format)
        assert result.code == 1
        assert len(result.out) < most
    assert "{+the+}" in quizkit("duplicates").out


def test_our_own_bank_is_silent() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quizkit", "duplicates", CONTENT, "--level", "info"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing is alike")
