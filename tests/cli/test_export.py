"""Exports: what goes in, what stays out, and who is told."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from quizkit.formats.json.reader import read_json
from quizkit.load.reader import load_bank
from quizkit.model.bank import KINDS
from quizkit.testing.generator import generate_bank
from tests.cli.command import Command, question

CONTENT = Path(__file__).parents[2] / "content"
SCHEMAS = Path(__file__).parents[2] / "schemas"

DRAFT = question("draft-one", "Which gas do plants take in?", more="  status: draft\n")


def idnumbers(path: str) -> list[str | None]:
    return [item.findtext("idnumber") for item in ET.parse(path).getroot().iter("question") if item.get("type") != "category"]


def test_the_bank_in_content_reaches_moodle_with_every_question_once(quizkit: Command) -> None:
    assert quizkit("export", "moodle-xml", str(CONTENT), "-o", "bank.xml").code == 0
    bank, _ = load_bank(CONTENT)
    expected = [item.id for item in bank.questions if item.status == "published"]
    assert sorted(map(str, idnumbers("bank.xml"))) == sorted(expected)


def test_the_json_of_the_bank_in_content_holds_every_published_entity_and_reads_back_equal(quizkit: Command) -> None:
    assert quizkit("export", "json", str(CONTENT), "-o", "bank.json").code == 0
    bank, _ = load_bank(CONTENT)
    again = read_json(Path("bank.json").read_bytes())
    assert again.manifest == bank.manifest
    for kind in KINDS.values():
        published = [item for item in getattr(bank, kind.plural) if item.status == "published"]
        assert list(getattr(again, kind.plural)) == sorted(published, key=lambda item: item.id)


def test_two_exports_are_the_same_bytes(quizkit: Command) -> None:
    for name in ("one", "two"):
        for form in ("moodle-xml", "json"):
            assert quizkit("export", form, str(CONTENT), "-o", f"{name}.{form}").code == 0
    for form in ("moodle-xml", "json"):
        assert Path(f"one.{form}").read_bytes() == Path(f"two.{form}").read_bytes()


def test_drafts_go_out_only_when_asked_for(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question() + DRAFT})
    assert quizkit("export", "moodle-xml", "-o", "a.xml").code == 0
    assert idnumbers("a.xml") == ["mercury"]
    assert quizkit("export", "moodle-xml", "-o", "b.xml", "--status", "draft,review").code == 0
    assert idnumbers("b.xml") == ["mercury", "draft-one"]


def test_an_unknown_status_is_a_sentence_with_a_suggestion(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    result = quizkit("export", "json", "-o", "a.json", "--status", "drafts")
    assert (result.code, result.err) == (
        2,
        "quizkit: There is no status 'drafts' (did you mean 'draft'?): one of draft, review, published, retired.\n",
    )


def test_warnings_do_not_stop_an_export(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(more="  tags: [nowhere]\n")})
    assert quizkit("lint").code == 1
    assert quizkit("export", "json", "-o", "a.json").code == 0


def test_keep_going_leaves_the_faulty_out_lists_them_and_fails(quizkit: Command) -> None:
    faulty = question("faulty", "Which is it?", (("a", False), ("b", False), ("c", False)))
    quizkit.write({"questions/q.yaml": question() + faulty, "questions/broken.yaml": "- id: [\n"})
    Path("a.xml").write_text("<old/>", encoding="utf-8")
    assert quizkit("export", "moodle-xml", "-o", "a.xml").code == 1
    assert Path("a.xml").read_text(encoding="utf-8") == "<old/>"
    result = quizkit("export", "moodle-xml", "-o", "a.xml", "--keep-going")
    assert result.code == 1
    assert idnumbers("a.xml") == ["mercury"]
    assert result.err.endswith("quizkit: Left out: question:faulty, questions/broken.yaml.\n")


def test_losses_are_printed_written_and_refused_where_asked(quizkit: Command) -> None:
    pinned = question("pinned", "Which one is last?").replace('"Copper"', '"Copper"\n      pin: last')
    quizkit.write({"questions/q.yaml": question() + pinned})
    result = quizkit("export", "moodle-xml", "-o", "a.xml", "--losses", "losses.json")
    assert result.code == 0
    assert "lossy[pin-dropped] question:pinned" in result.err
    (loss,) = json.loads(Path("losses.json").read_text(encoding="utf-8"))
    assert (loss["entity"], loss["level"], loss["format"]) == ("question:pinned", "lossy", "moodle-xml")
    schema = json.loads((SCHEMAS / "losses.schema.json").read_text(encoding="utf-8"))
    assert validator_for(schema, Draft202012Validator)(schema).is_valid([loss])
    assert idnumbers("a.xml") == ["mercury", "pinned"]
    Path("a.xml").unlink()
    assert quizkit("export", "moodle-xml", "-o", "a.xml", "--strict").code == 1
    assert not Path("a.xml").exists()


def test_standard_output_takes_an_export(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    result = quizkit("export", "json", "-o", "-")
    assert result.code == 0
    assert [item["id"] for item in json.loads(result.out)["questions"]] == ["mercury"]


def test_an_unknown_format_is_a_sentence(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    result = quizkit("export", "moodle", "-o", "a.xml")
    assert (result.code, result.err) == (
        2,
        "quizkit: There is no format 'moodle' (did you mean 'moodle-xml'?): "
        "one of json, moodle-glossary, moodle-xml, qti12, qti21, qti22, qti30.\n",
    )


def test_folders_below_questions_are_categories(quizkit: Command) -> None:
    quizkit.write({"questions/metals/liquid/q.yaml": question()})
    assert quizkit("export", "json", "-o", "a.json").code == 0
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["questions"][0]["category"] == "metals/liquid"


def test_an_image_whose_file_is_missing_is_a_finding_and_no_export(quizkit: Command) -> None:
    media = "- id: plot\n  file: media/plot.png\n  alt: A plot.\n"
    shows = question(stem="What does ![a plot](media:plot) show?")
    quizkit.write(
        {
            "questions/a.yaml": shows,
            "questions/b.yaml": question("b", "Which?", (("a", False), ("b", False), ("c", False))),
            "media/m.yaml": media,
        }
    )
    result = quizkit("export", "moodle-xml", "-o", "a.xml")
    assert result.code == 1
    assert "missing-media" in result.err
    assert "no-key" in result.err
    assert not Path("a.xml").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "questions/q.yaml"), "'questions/q.yaml' would stand among the bank's own files: name another one."),
        (("-o", "new.yml"), "'new.yml' would stand among the bank's own files: name another one."),
        (("-o", "a.xml", "--losses", "a.xml"), "'a.xml' cannot take the export and its losses: name two files."),
        (("-o", "a.xml", "--losses", "-"), "Losses go to a file: name one."),
    ],
)
def test_an_export_never_takes_the_place_of_something_else(quizkit: Command, arguments: tuple[str, ...], sentence: str) -> None:
    quizkit.write({"questions/q.yaml": question()})
    result = quizkit("export", "moodle-xml", *arguments)
    assert (result.code, result.err) == (2, f"quizkit: {sentence}\n")
    assert Path("questions/q.yaml").read_text(encoding="utf-8") == question()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_standard_output_is_a_sentence(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "quizkit", "export", "json", "-o", "-"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (result.returncode, result.stderr) == (2, "quizkit: The output cannot be written: No space left on device.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="the signals are Unix ones")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_leaves_no_part_of_a_file(quizkit: Command, number: int, code: int) -> None:
    generate_bank(quizkit.folder / "bank", 3000)
    process = subprocess.Popen(
        [sys.executable, "-m", "quizkit", "export", "moodle-xml", "bank", "-o", "dist/a.xml"],
        stderr=subprocess.PIPE,
        # A shell that runs the tests in the background has them ignore Ctrl-C, and so would the child.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while process.poll() is None and not list(quizkit.folder.glob("dist/.*")):
        time.sleep(0.01)
    process.send_signal(number)
    process.communicate()
    assert process.returncode == code
    assert [path.name for path in quizkit.folder.iterdir()] == ["bank"]


ORDERING = """\
- id: order
  type: ordering
  stem: Order them.
  items: [{text: one}, {text: two}, {text: three}]
  rationale: So it is.
"""


def test_what_is_left_out_is_told_first_and_counted(quizkit: Command) -> None:
    many = "".join(question(f"q{number}", f"What is {number}?", more="  penalty: 0.1") for number in range(30))
    quizkit.write({"questions/a.yaml": many, "questions/z.yaml": ORDERING})
    lines = quizkit("export", "qti21", "--profile", "blackboard", "-o", "a.zip").err.splitlines()
    assert lines[0].startswith("unsupported[type-not-read] question:order /type: ")
    assert lines[1].startswith("lossy[penalty-dropped] question:q0 /penalty: ")
    assert lines[-1].endswith("Left out as a whole: 1 question.")


def test_a_package_without_any_question_is_refused_and_the_old_one_stays(quizkit: Command) -> None:
    quizkit.write({"questions/z.yaml": ORDERING})
    Path("a.zip").write_bytes(b"old")
    result = quizkit("export", "qti21", "--profile", "blackboard", "-o", "a.zip")
    assert result.code == 1
    assert "Nothing was exported: QTI 2.1 takes no question of those that were to be exported." in result.err
    assert Path("a.zip").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("canvas", "(export qti12 for it)"),
        ("Brightspace", "(export qti12 --profile d2l for it)"),
        ("qti", "(export qti12, qti21, qti22 or qti30 for it)"),
        ("qti3", "(did you mean 'qti30'?)"),
    ],
)
def test_who_names_a_system_is_told_its_format(quizkit: Command, name: str, advice: str) -> None:
    quizkit.write({"questions/q.yaml": question()})
    result = quizkit("export", name, "-o", "a.xml")
    assert result.code == 2
    assert f"There is no format '{name}' {advice}: one of " in result.err


def test_of_many_banks_a_few_are_named_with_their_paths(quizkit: Command) -> None:
    for number in range(9):
        bank = quizkit.folder / "all" / f"b{number}"
        bank.mkdir(parents=True)
        (bank / "bank.yaml").write_text("title: Bank\n", encoding="utf-8")
    shown = ", ".join(f"all/b{number}" for number in range(5))
    assert quizkit("export", "json", "all", "-o", "a.json").err == f"quizkit: 'all' holds 9 banks ({shown} …): name one.\n"


def test_a_closed_standard_output_is_a_sentence(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    command = f'"{sys.executable}" -m quizkit export json -o - >&-'
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (2, "quizkit: Standard output is closed: name a file after -o.\n")
