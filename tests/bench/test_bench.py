"""What the benchmarks compute, write and draw. How long anything takes is no matter here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import yaml

from quizkit.testing.generator import generate_bank
from tests.bench.__main__ import GROUPS, PAGE
from tests.bench.costs import CACHE, Cost, FailedError, cost, last_line
from tests.bench.exponents import exponent, unevenness
from tests.bench.hook import change
from tests.bench.page import with_section
from tests.bench.peer_inputs import write_inputs
from tests.bench.peers import REQUIREMENTS, Peers, requirements
from tests.bench.plot import plot
from tests.bench.programs.join_standard import pairs
from tests.bench.programs.sets import are_near
from tests.bench.schemas import bundled
from tests.bench.stems import KINDS, stems, write_stems
from tests.bench.table import HEADINGS, Row, markdown, mebibytes, memory, plain, seconds, times
from tests.bench.workshop import REPOSITORY, Series, Workshop, or_row

# Twice the size and four times the cost, three times over: the square.
_SQUARE = [(1.0, 3.0), (2.0, 12.0), (4.0, 48.0)]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (_SQUARE, 2),
        ([(1, 5), (10, 50)], 1),
        ([(1, 7), (100, 7)], 0),
        # By hand, in powers of ten: sizes 0, 1, 2 and costs 0, 2, 1. Means 1 and 1; (-1·-1 + 0·1 + 1·0) / (1 + 0 + 1) = 1/2.
        ([(1, 1), (10, 100), (100, 10)], 0.5),
    ],
)
def test_the_exponent_is_the_slope_between_the_logarithms(points: list[tuple[float, float]], expected: float) -> None:
    assert exponent(points) == pytest.approx(expected)


def test_one_size_has_no_exponent() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([(10, 1), (10, 2)])


def test_unevenness_is_how_far_the_dearest_question_exceeds_the_cheapest() -> None:
    assert unevenness([(10, 10), (100, 120)]) == pytest.approx(0.2)
    assert unevenness([(1, 3), (2, 6)]) == pytest.approx(0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0004, "0 ms"), (0.0421, "42 ms"), (-0.0034, "-3 ms"), (0.9996, "1.00 s"), (1.251, "1.25 s"), (31.23, "31.2 s"), (1207, "1,207 s")],
)
def test_times_have_three_digits(value: float, text: str) -> None:
    assert seconds(value) == text


def test_sizes_and_ratios_are_written_in_the_unit_that_fits() -> None:
    assert [mebibytes(value) for value in (0.42, 38.2, 1023, 2365)] == ["0.4 MiB", "38 MiB", "1023 MiB", "2.31 GiB"]
    assert [times(value) for value in (0.421, 0.999, 3.14, 1234)] == ["0.42 ×", "1.0 ×", "3.1 ×", "1,234 ×"]


def test_memory_of_several_processes_is_given_for_the_largest_and_for_all() -> None:
    assert memory(Cost(1, 1, 30_000)) == "29.30 GiB"
    assert memory(Cost(1, 1, 30_000, 40_960, 3)) == "29.30 GiB; 3 processes together 40.00 GiB"


def test_memory_below_that_of_the_measuring_process_is_an_upper_bound() -> None:
    assert memory(Cost(1, 1, 12)) == "at most 12 MiB"


def test_a_table_has_a_cell_for_each_heading() -> None:
    rows = [Row("a | b", Cost(1.5, 2, 50_000), "2 × the `floor`", "at most 3 s"), Row("c", reading="not there: quizkit x")]
    lines = markdown(rows).splitlines()
    assert lines[0] == f"| {' | '.join(HEADINGS)} |"
    assert lines[2] == "| a \\| b | 2.00 s | 1.50 s | 48.83 GiB | 2 × the `floor` | at most 3 s |"
    assert lines[3] == "| c |  |  |  | not there: quizkit x |  |"
    # By hand: columns of 5, 6, 6 and 9 letters, and two spaces after each.
    assert plain(rows).splitlines()[2] == "c".ljust(5 + 6 + 6 + 9 + 4 * 2) + "not there: quizkit x"


def test_a_section_is_replaced_and_the_rest_of_the_page_stays() -> None:
    page = "# A\n\n<!-- begin one -->\nold\n<!-- end one -->\n\ntext\n\n<!-- begin two --><!-- end two -->\n"
    assert with_section(page, "one", r"new \1") == page.replace("old", r"new \1")
    assert with_section(page, "two", "x").endswith("<!-- begin two -->\nx\n<!-- end two -->\n")
    with pytest.raises(ValueError, match="no place for 'three'"):
        with_section(page, "three", "x")


@pytest.mark.parametrize("group", GROUPS)
def test_the_page_has_a_place_for_each_group(group: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_section(page, group, "here") != page


def test_a_plot_is_well_formed_and_holds_every_point_within_its_frame() -> None:
    series = [
        Series('a < b & "c"', "questions", ((10, 0.02), (1_000, 1.7))),
        Series("other", "questions", ((10, 0.5), (1_000, 60.0))),
        Series("alone", "stems", ((1_000, 1.0), (1_000_000, 20.0))),
    ]
    root = ET.fromstring(plot(series))
    name = "{http://www.w3.org/2000/svg}"
    lines = root.findall(f".//{name}polyline")
    assert [len((line.get("points") or "").split()) for line in lines] == [2, 2, 2]
    for line in lines:
        for x, y in (map(float, point.split(",")) for point in (line.get("points") or "").split()):
            assert 0 < x < float(root.get("width") or 0)
            assert 0 < y < 430
    said = [text.text for text in root.iter(f"{name}text")]
    assert 'a < b & "c"' in said
    assert "CPU time, all processes" in said
    assert "1,000,000" in said


def test_ten_times_the_cost_is_a_step_upwards_on_the_plot() -> None:
    root = ET.fromstring(plot([Series("a", "p", ((1, 1.0), (10, 10.0), (100, 100.0)))]))
    line = root.find(".//{http://www.w3.org/2000/svg}polyline")
    assert line is not None
    xs, ys = zip(*(map(float, point.split(",")) for point in (line.get("points") or "").split()), strict=True)
    assert xs[0] < xs[1] < xs[2]
    assert ys[0] > ys[1] > ys[2]
    assert (xs[1] - xs[0], ys[0] - ys[1]) == pytest.approx((xs[2] - xs[1], ys[1] - ys[2]), abs=0.2)


@pytest.mark.parametrize("kind", KINDS)
def test_stems_are_the_same_each_time_and_some_are_near_duplicates(tmp_path: Path, kind: str) -> None:
    write_stems(tmp_path / "one", kind, 500)
    lines = (tmp_path / "one").read_text(encoding="utf-8").splitlines()
    assert lines == list(stems(kind, 500))
    words = [set(line.casefold().rstrip("?").split()) for line in lines]
    near = {(one, other) for one, other in combinations(range(500), 2) if are_near(words[one], words[other])}
    assert near
    assert near == set(pairs(words))


@pytest.mark.parametrize(("common", "alone", "near"), [(4, 1, True), (8, 2, True), (79, 20, False), (3, 1, False)])
def test_a_pair_is_near_from_four_fifths_on(common: int, alone: int, near: bool) -> None:
    left = {str(number) for number in range(common)}
    assert are_near(left, left | {f"x{number}" for number in range(alone)}) is near


def test_the_peers_get_the_same_questions(tmp_path: Path) -> None:
    generate_bank(tmp_path / "bank", 12, types=("multiple-choice",))
    write_inputs(tmp_path / "bank", tmp_path / "inputs")
    ours = yaml.safe_load((tmp_path / "bank" / "questions" / "part-0" / "file-0.yaml").read_text(encoding="utf-8"))
    markdown_text, yaml_text, tabs = (
        (tmp_path / "inputs" / name).read_text(encoding="utf-8")
        for name in ("text2qti.md", "moodle-tools.yaml", "bbq-generated-questions.txt")
    )
    documents = list(yaml.safe_load_all(yaml_text))
    assert [document["question"] for document in documents] == [question["stem"] for question in ours]
    for question, document, line in zip(ours, documents, tabs.splitlines(), strict=True):
        key = next(option["text"] for option in question["options"] if option.get("correct"))
        assert f"\n*{'abcd'[[option['text'] for option in question['options']].index(key)]}) {key}\n" in markdown_text
        assert [answer["answer"] for answer in document["answers"] if answer["points"] == 100] == [key]
        kind, stem, *options = line.split("\t")
        assert (kind, stem) == ("MC", question["stem"])
        assert options[options.index("Correct") - 1] == key


def test_the_schema_in_one_file_refers_to_nothing_else_and_decides_alike(tmp_path: Path) -> None:
    schema = json.loads(bundled(tmp_path / "schema.json").read_text(encoding="utf-8"))
    references = set(_references(schema))
    assert all(reference.startswith("#/$defs/") and reference.removeprefix("#/$defs/") in schema["$defs"] for reference in references)
    validator = jsonschema.Draft202012Validator(schema)
    generate_bank(tmp_path / "bank", 11)
    questions = yaml.safe_load((tmp_path / "bank" / "questions" / "part-0" / "file-0.yaml").read_text(encoding="utf-8"))
    assert validator.is_valid(questions)
    assert not validator.is_valid([{**questions[0], "id": "Not an id"}])


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def test_every_peer_has_an_exact_version_and_says_what_it_does() -> None:
    lines = [line for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all("==" in line and "  # " in line for line in lines)
    names = [name for name, _ in requirements("\n".join(lines))]
    assert names == ["yamllint", "check-jsonschema", "text2qti", "moodle-tools", "qti-package-maker", "rensa", "datasketch"]


def test_a_peer_that_cannot_be_installed_is_named_with_the_reason(tmp_path: Path) -> None:
    peers = Peers(tmp_path, {"rensa": "no wheel for this platform"})
    row = or_row("rensa", lambda: [Row(peers.command("rensa", "rensa"))])[0]
    assert row.reading == "not there: rensa (no wheel for this platform)"
    assert peers.command("yamllint", "yamllint") == str(tmp_path / "bin" / "yamllint")


def test_a_command_that_fails_says_its_last_line() -> None:
    with pytest.raises(FailedError, match=r"^ValueError: not so$"):
        cost([sys.executable, "-c", "raise ValueError('not so')"])
    with pytest.raises(FailedError, match="exit code 3"):
        cost([sys.executable, "-c", "raise SystemExit(3)"])
    assert cost([sys.executable, "-c", "raise SystemExit(3)"], allowed=(3,)).memory > 0
    assert last_line("a\nb \n\n") == "b"


_WORKERS = """
import subprocess, sys
held = "held = bytearray(60 << 20); held[::4096] = b'x' * len(held[::4096]); import time; time.sleep(1); sum(range(10 ** 6))"
workers = [subprocess.Popen([sys.executable, "-c", held]) for _ in range(2)]
sys.exit(any(worker.wait() for worker in workers))
"""


def test_workers_count_towards_memory_one_by_one_and_together() -> None:
    # In a process of its own, which is small: a peak never reads lower than that of the process that measures.
    measure = f"from tests.bench.costs import cost; import sys; print(cost([sys.executable, '-c', {_WORKERS!r}], sampled=True))"
    said = subprocess.run([sys.executable, "-c", measure], cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout
    taken = eval(said, {"Cost": Cost})
    assert taken.processes == 3
    assert 60 < taken.memory < 120 < taken.together < 300


def test_a_small_run_takes_no_large_bank(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, Peers(tmp_path, {}), (100, 200), 1, quick=True)
    assert (workshop.largest, workshop.at_most(20_000), workshop.at_most(50)) == (200, 200, 50)
    assert Workshop(tmp_path, Peers(tmp_path, {}), (1_000, 100_000, 1_000_000), 3).largest == 100_000
    assert workshop.runs_at(100) == 1
    bank = workshop.bank(3, 1)
    assert len(list((bank / "questions").rglob("*.yaml"))) == 3
    workshop.forget(bank)
    assert not bank.exists()


def test_a_change_concerns_one_stem_and_is_another_each_time(tmp_path: Path) -> None:
    generate_bank(tmp_path, 11)
    path = tmp_path / "questions" / "part-0" / "file-0.yaml"
    texts = [path.read_text(encoding="utf-8")]
    for _ in range(2):
        change(path)
        texts.append(path.read_text(encoding="utf-8"))
    for before, after in combinations(texts, 2):
        changed = [(old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
        assert len(changed) == 1
        assert changed[0][1].startswith("  stem: Which bakor")


def test_what_is_kept_for_the_next_run_is_removed_unless_the_run_is_warm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    for warm, left in ((True, True), (False, False)):
        (tmp_path / "cache").mkdir(exist_ok=True)
        cost([sys.executable, "-c", "pass"], warm=warm)
        assert (tmp_path / "cache").exists() is left


def test_the_working_folder_of_a_command_can_be_another(tmp_path: Path) -> None:
    cost([sys.executable, "-c", "open('here', 'w').close()"], folder=tmp_path)
    assert (tmp_path / "here").exists()
    assert not (REPOSITORY / "here").exists()
