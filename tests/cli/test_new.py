"""Drafts of every kind: clean from the first moment, with the references that were asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quizkit.load.folder import BankFile
from quizkit.load.reader import read_file
from quizkit.load.yaml import compose
from quizkit.model.bank import KINDS
from quizkit.model.field import Ref
from quizkit.model.reference import NESTED
from quizkit.model.reference_fields import reference_fields
from quizkit.model.walk import marked_fields
from tests.cli.command import Command

CONTENT = Path(__file__).parents[2] / "content"

# One of each kind and each part, so that every field finds something to name.
BANK: dict[str, str | bytes] = {
    "sources/a.yaml": "id: a-source\ntype: webpage\ntitle: A source\n",
    "claims/a.yaml": "id: a-claim\nstatement: Water boils.\nkind: opinion\n",
    "terms/a.yaml": "- id: a-term\n  title: A term\n  definition: One.\n- id: b-term\n  title: B term\n  definition: Two.\n",
    "tiers/a.yaml": "id: a-scale\ntitle: A scale\ntiers: [{id: a-tier, title: A tier}]\n",
    "exemplars/a.yaml": "id: an-exemplar\ntitle: An exemplar\nkind: pot\nsummary: A pot.\n",
    "media/a.yaml": "id: a-picture\nfile: media/a.svg\nalt: Four rising steps.\n",
    "media/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "paths/a.yaml": "id: a-path\ntitle: A path\nstatus: draft\nsteps: [{id: a-step, target: 'term:a-term', rationale: So.}]\n",
    "comparisons/a.yaml": "id: a-comparison\ntitle: C\nstatus: draft\ncolumns: []\nrows: []\n",
    "debates/a.yaml": "id: a-debate\ntitle: D\nstatus: draft\nquestion: Why?\npositions: []\narguments: []\n",
    "lessons/a.yaml": "id: a-lesson\ntitle: L\nstatus: draft\nblocks: [{kind: callout, id: a-callout, text: Note.}]\n",
    "cards/a.yaml": "id: a-card\nhook: Why?\nbody: So.\ntakeaway: Thus.\n",
    "stimuli/a.yaml": "id: a-stimulus\nbody: A passage. ![Four rising steps](media:a-picture)\n",
    "quizzes/a.yaml": "id: a-quiz\ntitle: Q\nstatus: draft\nsections: [{id: a-section}]\n",
    "questions/a.yaml": "id: a-question\ntype: true-false\nstem: Water boils.\nanswer: true\nrationale: At 100 °C.\n",
}
A_NAME = {**{kind: f"a-{kind}" for kind in KINDS}, "exemplar": "an-exemplar", "media": "a-picture", "tier": "a-scale/a-tier"}


@pytest.fixture
def bank(quizkit: Command) -> Command:
    quizkit.write(BANK)
    return quizkit


def written(kind: str, name: str) -> BankFile:
    inside = f"{KINDS[kind].folder}/{name}.yaml"
    return BankFile(inside, inside, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_two_drafts_of_a_kind_are_clean_in_an_empty_bank(quizkit: Command, kind: str) -> None:
    quizkit.write({})
    for name in ("one-thing", "another-thing"):
        result = quizkit("new", kind, name)
        assert (result.code, result.out) == (0, f"{KINDS[kind].folder}/{name}.yaml\n")
        assert "Next: " in result.err
    assert quizkit("lint", "--output-format", "json").findings == []
    # What is off by default may only say that nothing refers to it yet, and that the texts of two drafts are alike.
    assert {*quizkit("lint", "--select", "ALL", "--output-format", "json").rules} <= {"unused-entity", "possible-duplicate"}


def test_a_draft_of_every_kind_is_clean_in_the_bank_of_this_repository(quizkit: Command) -> None:
    shutil.copytree(CONTENT, "content")
    before = quizkit("lint", "content", "--output-format", "json").findings
    for kind in KINDS:
        assert quizkit("new", kind, "a-draft-of-mine", "--bank", "content").code == 0
    assert quizkit("lint", "content", "--output-format", "json").findings == before


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in KINDS for name in reference_fields(kind)])
def test_every_reference_field_of_a_kind_is_an_option_that_fills_it(bank: Command, kind: str, name: str) -> None:
    field = reference_fields(kind)[name]
    wanted = A_NAME[field.kind] if field.kind else {"check": "question:a-question"}.get(name, "term:a-term")
    more = ("--target", "a-term") if name == "check" else ()
    result = bank("new", kind, "draft", f"--{name.replace('_', '-')}", wanted, *more)
    assert result.code == 0, result.err
    (entry,) = read_file(written(kind, "draft")).entities
    assert entry.entity is not None
    stated = wanted.partition("/")[0] if name == "stated" else wanted
    found = [path for path, mark, text in marked_fields(entry.entity) if isinstance(mark, Ref) and text == stated]
    assert tuple(part for part in found[0] if isinstance(part, str) and part in field.path) == field.path
    assert bank("lint", "--output-format", "json").findings == []


@pytest.mark.parametrize(
    ("word", "reference"),
    [
        ("a-term", "term:a-term"),
        ("term:a-term", "term:a-term"),
        ("b-t", "term:b-term"),
        ("term:b", "term:b-term"),
        ("b-tern", "term:b-term"),
        ("tier:a-scale/a", "tier:a-scale/a-tier"),
        ("a-tier", "tier:a-scale/a-tier"),
        ("callo", None),
        ("callout:a-l", "callout:a-lesson/a-callout"),
        ("a-", None),
        ("zzz", None),
        ("quiz:a-quiz", None),
        ("trem:a-term", None),
        (",", None),
    ],
)
def test_a_reference_is_completed_where_only_one_thing_can_be_meant(bank: Command, word: str, reference: str | None) -> None:
    before = sorted(Path().rglob("*"))
    result = bank("new", "question", "draft", "--tests", word)
    if reference is None:
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert sorted(Path().rglob("*")) == before
    else:
        (data,) = compose(Path("questions/draft.yaml").read_text(encoding="utf-8")).roots
        assert data["tests"] == [reference]
        assert (f"--tests {reference}\n" in result.err) == (word not in (reference, reference.partition(":")[2]))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("question", "x", "--tests", "a-"),
            "--tests: 'a-' may be claim:a-claim, term:a-term, scale:a-scale, tier:a-scale/a-tier, step:a-path/a-step or 4 more: write "
            "which.",
        ),
        (("question", "x", "--tests", "b-trm-x"), "--tests: there is no 'b-trm-x' in the bank (did you mean term:b-term or term:a-term?)."),
        (("question", "x", "--tests", "source:a-source"), "--tests: 'tests' cannot name a source: name sources under 'sources'."),
        (("question", "x", "--tests", "trem:a"), "--tests: there is no kind 'trem' (did you mean 'term'?)."),
        (("question", "x", "--rests-on", "term:a-term"), "--rests-on names a claim, and 'term:a-term' is a term."),
        (("question", "x", "--stimulus", "a-stimulus,zz"), "--stimulus: there is no 'zz' in the bank."),
        (
            ("term", "x", "--tests", "a-term"),
            "The kind term has no --tests (did you mean '--contrasts'?): it has --supersedes, --source, --broader, --narrower, --related, "
            "--contrasts.",
        ),
        (("term", "x", "--type", "cloze"), "--type is for the kind question, not for term."),
        (("claim", "x", "--category", "water"), "--category is for the kind question, not for claim."),
        (("claim", "x", "--stem", "Why?"), "--stem is for the kind question, not for claim."),
        (("term", "a-term"), "The id 'a-term' is taken by a term in terms/a.yaml."),
        (("term", "x" * 101), "An id has at most 100 characters, and this one has 101."),
        (("path", "x", "--check", "a-question"), "A check belongs to a step, and there is a step for each target: 0 for 1 checks."),
        (("source", "x", "--url", "example.org"), "What was given for 'url' does not fit: "),
        (("term", "x", "--title", " "), "--title is empty."),
        (("term", "x", "--title", "a\x1bb"), "What was given cannot stand in a file: "),
        (("term", "x", "--title", "a\udcffb"), "--title holds bytes that are no text."),
        (("media", "x", "--file", "gone.png"), "'gone.png' is no picture: --file names a file that is there."),
        (("trem", "x"), "there is no 'trem' (did you mean 'term'?)"),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(bank: Command, arguments: tuple[str, ...], sentence: str) -> None:
    before = sorted(Path().rglob("*"))
    result = bank("new", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"quizkit: {sentence}")
    assert result.err.count("\n") == 1
    assert sorted(Path().rglob("*")) == before


def test_two_references_where_one_fits_are_refused(bank: Command) -> None:
    bank("new", "stimulus", "b-stimulus")
    result = bank("new", "question", "x", "--stimulus", "a-stimulus", "--stimulus", "b-stimulus")
    assert (result.code, result.err) == (2, "quizkit: A question has one 'stimulus', and --stimulus names 2: give one.\n")


def test_a_file_that_is_there_is_never_written_over(bank: Command) -> None:
    Path("terms/other.yaml").write_text("id: something-else\ntitle: T\ndefinition: D.\n", encoding="utf-8")
    result = bank("new", "term", "other")
    assert result.code == 2
    assert "is there already: nothing was changed" in result.err
    assert "something-else" in Path("terms/other.yaml").read_text(encoding="utf-8")


def test_a_dry_run_prints_what_would_be_written_and_writes_nothing(bank: Command) -> None:
    before = sorted(Path().rglob("*"))
    arguments = ("new", "card", "draft", "--derived-from", "a-lesson", "--title", "Why: a card")
    printed = bank(*arguments, "--dry-run")
    assert (printed.code, printed.err) == (0, "")
    assert sorted(Path().rglob("*")) == before
    bank(*arguments)
    assert Path("cards/draft.yaml").read_text(encoding="utf-8") == printed.out


def test_texts_stand_where_they_belong(bank: Command) -> None:
    bank("new", "claim", "draft", "--statement", 'He said: "No" # twice', "--source", "a-source")
    bank("new", "source", "draft", "--url", "https://example.org/x", "--title", "1984")
    bank("new", "question", "draft", "--type", "cloze", "--stem", "The {{sun}} and the {{moon}}", "--title", "Sky")
    (claim,) = compose(Path("claims/draft.yaml").read_text(encoding="utf-8")).roots
    (source,) = compose(Path("sources/draft.yaml").read_text(encoding="utf-8")).roots
    (question,) = compose(Path("questions/draft.yaml").read_text(encoding="utf-8")).roots
    assert (claim["statement"], claim["kind"], claim["sources"]) == ('He said: "No" # twice', "fact", ["a-source"])
    assert (source["title"], source["url"]) == ("1984", "https://example.org/x")
    assert (question["title"], list(question["gaps"])) == ("Sky", ["sun", "moon"])
    assert bank("lint", "--output-format", "json").findings == []


def test_a_picture_from_elsewhere_comes_into_the_bank(bank: Command, tmp_path_factory: pytest.TempPathFactory) -> None:
    picture = tmp_path_factory.mktemp("elsewhere") / "Photo.PNG"
    picture.write_bytes(b"picture")
    assert bank("new", "media", "photo", "--file", str(picture)).code == 0
    assert Path("media/photo.png").read_bytes() == b"picture"
    assert bank("new", "media", "photo-again", "--file", "media/photo.png").code == 0
    assert "file: media/photo.png\n" in Path("media/photo-again.yaml").read_text(encoding="utf-8")
    assert not Path("media/photo-again.png").exists()
    assert bank("lint", "--output-format", "json").findings == []


def test_a_picture_called_as_the_entry_is_taken_and_without_one_there_is_a_placeholder(bank: Command) -> None:
    Path("media/chart.jpg").write_bytes(b"chart")
    bank("new", "media", "chart")
    bank("new", "media", "table")
    assert "file: media/chart.jpg\n" in Path("media/chart.yaml").read_text(encoding="utf-8")
    assert Path("media/table.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert not Path("media/chart.svg").exists()


def test_drafts_go_where_the_bank_is_whose_folder_is_given(bank: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("terms/inner").mkdir()
    monkeypatch.chdir("terms/inner")
    assert bank("new", "question", "draft", "--category", "water/deep").out == "../../questions/water/deep/draft.yaml\n"
    monkeypatch.chdir("/")
    assert bank("new", "question", "draft-2", "--bank", str(bank.folder)).code == 0
    assert (bank.folder / "questions/draft-2.yaml").is_file()


def test_every_part_can_be_named_and_a_faulty_neighbour_does_not_hinder(bank: Command) -> None:
    Path("terms/torn.yaml").write_text('- id: torn\n  title: "Torn\n', encoding="utf-8")
    Path("terms/faulty.yaml").write_text("- id: faulty\n  titel: Faulty\n", encoding="utf-8")
    for kind, part in (("tier", "a-scale/a-tier"), ("step", "a-path/a-step"), ("callout", "a-lesson/a-callout")):
        assert kind in NESTED
        assert bank("new", "question", f"of-{kind}", "--tests", f"{kind}:{part}").code == 0
    assert bank("new", "question", "of-faulty", "--tests", "faulty,torn").code == 0
    assert "taken by a term in terms/torn.yaml" in bank("new", "term", "torn").err
