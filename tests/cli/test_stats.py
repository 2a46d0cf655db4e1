"""A bank in numbers: on the terminal, for programs, and as a page."""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.schemas.shapes import definition, fast_mistakes, slow_mistakes

from .command import Command, Result, question

CONTENT = str(Path(__file__).parents[2] / "content")

ODD = "<script>alert(1)</script> & \"quotes\" 'too' \u202eback 水水 {{x}} `c`"

FILES: dict[str, str | bytes] = {
    "questions/metals/a.yaml": (
        question("liquid", options=(("Mercury, which is also called quicksilver", True), ("Iron", False), ("Copper", False)))
        + question("heavy", "Which of these metals is heavy?", (("Sodium", False), ("Osmium, a metal", True)), more="  status: draft")
        + "- {id: shiny, type: true-false, stem: Metals shine., answer: true, rationale: They do., tests: [term:metal],"
        " difficulty: easy, bloom: remember}\n"
    ),
    "questions/b.yaml": "id: gone\ntype: essay\nstatus: retired\nstem: Write of metals.\n",
    "terms/a.yaml": "- {id: metal, title: Metal, definition: It shines.}\n- {id: alloy, title: Alloy, definition: Metals mixed.}\n",
    "quizzes/a.yaml": "id: z\ntitle: Z\nsections: [{id: s, questions: [shiny]}]\n",
}


@pytest.fixture
def bank(quizkit: Command) -> Command:
    quizkit.write(FILES)
    return quizkit


def record(quizkit: Command, *arguments: str, code: int = 0) -> dict[str, Any]:
    result = quizkit("stats", "--output-format", "json", *arguments)
    assert result.code == code
    found: dict[str, Any] = json.loads(result.out)
    assert slow_mistakes(definition("stats"), found) == fast_mistakes(definition("stats"), found) == set()
    return found


class Page(HTMLParser):
    """A page, and everything that would run or be fetched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "rect", "line"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "line"):
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_object_counts_what_is_published(bank: Command) -> None:
    found = record(bank)
    assert (found["title"], found["statuses"]) == ("Bank", ["published"])
    assert found["kinds"] == {"term": 2, "quiz": 1, "question": 2}
    assert found["questions"] == {
        "total": 2,
        "by_type": {"multiple-choice": 1, "true-false": 1},
        "by_status": {"draft": 1, "published": 2, "retired": 1},
        "by_category": [{"category": "metals", "questions": 2}],
    }
    assert found["guessing"][0] == {
        "way": "longest",
        "questions": 1,
        "decided": 1,
        "score": 1.0,
        "chance": 0.333333,
        "p": pytest.approx(1 / 3),
    }
    (leak,) = found["leaks"]
    assert (leak["question"], leak["title"], leak["ways"]) == ("liquid", "Which metal is liquid at room temperature?", ["longest"])
    assert (leak["path"], leak["line"], leak["column"]) == ("questions/metals/a.yaml", 5, 13)
    assert found["key_positions"][0]["keys"] == [1, 0, 0]
    assert found["true_false"] == {"true": 1, "false": 0}
    assert found["coverage"] == [
        {
            "kind": "term",
            "total": 2,
            "covered": 1,
            "items": [
                {"reference": "term:metal", "questions": 1, "covered": True},
                {"reference": "term:alloy", "questions": 0, "covered": False},
            ],
        }
    ]
    assert found["labels"] == [
        {"difficulty": "easy", "bloom": "remember", "questions": 1},
        {"difficulty": None, "bloom": None, "questions": 1},
    ]
    assert {one["texts"]: one["words"] for one in found["readability"]} == {"stem": 9, "rationale": 6}


def test_other_statuses_and_parts_of_the_bank_are_counted_where_they_are_asked_for(bank: Command) -> None:
    assert record(bank, "--status", "draft,retired")["questions"]["total"] == 4
    chosen = record(bank, "--select", "quiz=z")
    assert (chosen["questions"]["total"], chosen["questions"]["by_status"]) == (1, {"published": 1})
    assert chosen["coverage"][0]["total"] == 2
    assert record(bank, "--select", "status=draft")["statuses"] == ["draft"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--select", "id=nothing"], "There is no 'nothing' in the bank (see --select)."),
        (["--select", "tag=none"], "Nothing meets --select: there is nothing to count."),
        (["--select", "id=heavy"], "Nothing meets --select (but 1 with status draft: see --status): there is nothing to count."),
        (["--status", "drafty"], "There is no status 'drafty' (did you mean 'draft'?): one of draft, review, published, retired."),
        (["nowhere"], "There is no file or folder 'nowhere'."),
        (["-o", "questions/new.yaml"], "'questions/new.yaml' would stand among the bank's own files: name another one."),
    ],
)
def test_what_cannot_be_counted_is_a_sentence(bank: Command, arguments: list[str], sentence: str) -> None:
    result = bank("stats", *arguments)
    assert (result.code, result.out, result.err) == (2, "", f"quizkit: {sentence}\n")


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"questions/a.yaml": question()}, id="one question"),
        pytest.param({"terms/a.yaml": FILES["terms/a.yaml"]}, id="no questions"),
        pytest.param({"questions/a.yaml": "{id: q, type: true-false, stem: So?, answer: true, rationale: So.}"}, id="no choice"),
        pytest.param(
            {
                "questions/a.yaml": question("a", "\u3000", ((" ", True), ("!", False)))
                + question("b", "1", (("$x$", True), ("`y`", False)))
            },
            id="hardly a word",
        ),
    ],
)
def test_small_banks_are_counted_in_every_format(quizkit: Command, files: dict[str, str | bytes]) -> None:
    quizkit.write(files)
    code = quizkit("stats").code
    for output_format in ("full", "json", "html"):
        result = quizkit("stats", "--output-format", output_format)
        assert result.code == code
        assert result.out.endswith("\n")
    record(quizkit, code=code)
    Page(result.out)


def test_an_empty_bank_is_told_in_a_sentence(quizkit: Command) -> None:
    quizkit.write({})
    assert quizkit("stats") == Result(0, "Bank\nNo questions with status published.\n", "")
    assert "<h2>" not in quizkit("stats", "--output-format", "html").out


def test_of_a_broken_bank_what_is_sound_is_counted_and_one_sentence_says_so(bank: Command) -> None:
    bank.write({"questions/c.yaml": question("torn", more="  colour: red") + question("whole"), "questions/d.yaml": "- ["})
    result = bank("stats", "--output-format", "json")
    assert result.err == "quizkit: Not counted (see `quizkit lint`): 1 entity and 1 file that cannot be read.\n"
    assert result.code == 1
    assert json.loads(result.out)["questions"]["total"] == 3


def test_a_bank_for_another_quizkit_is_not_counted(quizkit: Command) -> None:
    quizkit.write(FILES, bank="title: Bank\nschema: 99\n")
    result = quizkit("stats", "--output-format", "json")
    assert (result.code, json.loads(result.out)["questions"]["total"]) == (1, 0)
    assert result.err == "quizkit: The bank is for another quizkit (see `quizkit lint`): nothing is counted.\n"


def test_a_faulty_manifest_is_told(quizkit: Command) -> None:
    quizkit.write(FILES, bank="title: Bank\nschema: 1\ncolour: red\n")
    result = quizkit("stats", "--output-format", "json")
    assert (result.code, json.loads(result.out)["questions"]["total"]) == (1, 2)
    assert result.err == "quizkit: bank.yaml cannot be read (see `quizkit lint`): the bank's title and language are not known.\n"


def test_what_rules_find_is_counted_without_a_word(bank: Command) -> None:
    bank.write({"questions/c.yaml": question("twice", options=(("Iron", True), ("Iron", False)))})
    assert bank("lint", "--select", "duplicate-option").code == 1
    assert bank("stats", "--output-format", "json").err == ""
    assert record(bank)["questions"]["total"] == 3


@pytest.mark.skipif(sys.platform == "win32", reason="rights are other there")
def test_a_file_that_cannot_be_read_is_named(bank: Command) -> None:
    (bank.folder / "questions" / "e.yaml").mkdir()
    (bank.folder / "questions" / "f.yaml").symlink_to("nowhere")
    result = bank("stats")
    assert result.code == 2
    assert "quizkit: The file 'questions/f.yaml' cannot be read" in result.err


def test_odd_texts_do_no_harm(quizkit: Command) -> None:
    title = json.dumps(ODD, ensure_ascii=False)
    quizkit.write(
        {"questions/a.yaml": question("odd", ODD.replace("{{x}}", ""), ((f"{ODD.replace('<', '‹')} and more", True), ("No", False)))},
        bank=f"title: {title}\nschema: 1\nlanguage: en\n",
    )
    text, page = quizkit("stats").out, quizkit("stats", "--output-format", "html").out
    assert "\u202e" not in text + page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page
    assert page.isascii()
    assert "水水" in Page(page).text
    assert record(quizkit)["title"] == ODD


def test_the_page_runs_nothing_and_fetches_nothing(bank: Command) -> None:
    assert bank("stats", "--output-format", "html", "-o", "out/page.html").out == ""
    text = (bank.folder / "out" / "page.html").read_text("utf-8")
    page = Page(text)
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "object", "a"})
    assert page.attributes.isdisjoint({"href", "src", "onclick", "onload", "xlink:href"})
    assert page.open == []
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "url(" not in text
    for part in text.split("<svg")[1:]:
        ET.fromstring("<svg" + part.partition("</svg>")[0] + "</svg>")
    assert "metals" in page.text


def test_the_report_is_as_wide_as_the_terminal(bank: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, bank("stats").out.split("\n"))) <= 60
    monkeypatch.setenv("COLUMNS", "10")
    assert bank("stats").code == 0


def test_colours_are_for_terminals_alone(bank: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = bank("stats").out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1mBank\x1b[0m" in bank("stats").out
    assert "\x1b" not in bank("stats", "--output-format", "html").out
    bank("stats", "-o", "a.txt")
    assert (bank.folder / "a.txt").read_text("utf-8") == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert bank("stats").out == plain


def test_a_terminal_of_ascii_gets_ascii(bank: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout.__class__, "encoding", "ascii", raising=False)
    text = bank("stats").out
    assert text.isascii()
    assert "####" in text


def test_the_report_names_what_no_question_tests(bank: Command) -> None:
    assert "Not covered: 1 terms" not in (text := bank("stats").out)
    assert "Not covered: 1 of 2 terms\n  term:alloy\n" in text


def test_the_bank_of_the_project_is_counted_without_a_word(quizkit: Command) -> None:
    result = quizkit("stats", CONTENT)
    assert (result.code, result.err) == (0, "")
    record(quizkit, CONTENT)


def test_shares_are_drawn_from_none_to_all(quizkit: Command) -> None:
    more = "  shuffle: false"
    options = (("Mercury, also called quicksilver", True), ("Iron and steel", False), ("Copper", False), ("Tin", False))
    quizkit.write({"questions/a.yaml": question("one", options=options, more=more) + question("two", options=options[::-1], more=more)})
    page = quizkit("stats", "--output-format", "html").out
    guessing = page.partition("What knowing nothing scores")[2].partition("</section>")[0]
    assert '<rect class="fill" x="0" y="2" width="200"' in guessing  # the longest option: 100 %
    assert '<line class="mark" x1="50"' in guessing  # chance: 25 %
    where = page.partition("Where the key stands")[2].partition("</section>")[0]
    assert 'height="60"/>' in where  # one of two keys


def test_the_questions_that_leak_most_show_the_gain_that_orders_them(bank: Command) -> None:
    leaks = bank("stats").out.partition("The questions that leak most")[2].partition("Where the key stands")[0]
    gain = record(bank)["leaks"][0]["leak"]
    assert f"{100 * gain:.1f} %" in leaks
    assert "gain" in leaks


def test_two_runs_say_the_same(bank: Command) -> None:
    for output_format in ("full", "json", "html"):
        assert bank("stats", "--output-format", output_format).out == bank("stats", "--output-format", output_format).out
