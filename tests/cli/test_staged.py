"""`quizkit lint --staged` finds in what is staged what a full run finds there, as far as it concerns what the commit changes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.cli.main import main
from quizkit.digests import blob_id
from quizkit.finding import Finding
from quizkit.lint import runner, warm
from quizkit.lint.outcome import Outcome
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun
from quizkit.lint.staged import StagedBank
from quizkit.lint.touched import Touched, touched_by
from quizkit.lint.warm import WarmStart
from quizkit.load.folder import BankFile
from quizkit.load.git import Change, Contents, Repository, Staged
from quizkit.store.cache import Cache
from tests.lint.happenings import Bank, Happening, deletions, edits, renamings, report, writings

SOUND = "- id: {0}\n  type: true-false\n  stem: {1} is a metal.\n  answer: true\n  rationale: So it is.\n"
RAW = "- id: {0}\n  type: true-false\n  stem: {1} is a <b>metal</b>.\n  answer: true\n  rationale: So it is.\n"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    found = subprocess.run(["git", "-C", str(folder), *who, *arguments], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return found.stdout


def commit(bank: Bank) -> None:
    """Commit all that there is."""
    git(bank.root, "add", "-A")
    git(bank.root, "commit", "-qm", "as it is")


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    made = Bank(tmp_path)
    git(made.root, "init", "-q")
    made.write("questions/a.yaml", SOUND.format("iron", "Iron") + SOUND.format("gold", "Gold"))
    git(made.root, "add", "-A")
    git(made.root, "commit", "-qm", "first")
    return made


def staged(bank: Bank, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["lint", "--staged", "--output-format", "concise", *arguments, str(bank.root)])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def take_for_few(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let so many facts be few: of sorts of which there are more, those that a commit does not change are looked up."""
    for module in (runner, warm):
        monkeypatch.setattr(module, "FEW_FACTS", most)


def test_where_nothing_is_staged_nothing_is_said(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    assert staged(bank, capsys) == (0, "")


def test_what_is_staged_counts_not_what_lies_in_the_folder(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    git(bank.root, "add", "-A")
    bank.write("questions/b.yaml", SOUND.format("lead", "Lead"))
    code, said = staged(bank, capsys)
    assert code == 1
    assert "raw-html" in said
    git(bank.root, "add", "-A")
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    assert staged(bank, capsys) == (0, "")


def test_after_a_full_run_git_writes_no_tree(bank: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    bank.write("questions/b.yaml", SOUND.format("lead", "Lead"))
    git(bank.root, "add", "-A")
    assert staged(bank, capsys)[0] == 0
    git(bank.root, "commit", "-qm", "next")
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    git(bank.root, "add", "-A")
    monkeypatch.setattr(Repository, "staged_tree", pytest.fail)
    assert staged(bank, capsys)[0] == 1


def test_what_is_only_announced_is_not_staged(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    git(bank.root, "add", "--intent-to-add", "questions/b.yaml")
    assert staged(bank, capsys) == (0, "")
    bank.write("questions/c.yaml", RAW.format("zinc", "Zinc"))
    git(bank.root, "add", "questions/c.yaml")
    code, said = staged(bank, capsys)
    assert code == 1
    assert "c.yaml:3:" in said
    assert "b.yaml" not in said


def test_a_hook_finds_its_repository_by_the_variables_of_git(
    bank: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a linked work tree, where git sets the first one, and with `git --git-dir=.git --work-tree=.`, where it sets both."""
    shutil.copytree(bank.root / "questions", bank.root / "inner" / "questions")
    shutil.copy(bank.root / "bank.yaml", bank.root / "inner")
    (bank.root / "inner/questions/b.yaml").write_text(RAW.format("lead", "Lead"))
    git(bank.root, "add", "-A")
    monkeypatch.chdir(bank.root)
    for variables in ({}, {"GIT_DIR": str(bank.root / ".git")}, {"GIT_DIR": ".git"}, {"GIT_DIR": ".git", "GIT_WORK_TREE": "."}):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        code = main(["lint", "--staged", "--select", "raw-html", "--output-format", "concise", "inner"])
        assert (code, capsys.readouterr().out.partition(":")[0]) == (1, "inner/questions/b.yaml"), variables


@pytest.mark.parametrize("manifest", ["title: T\nschema: 99\n", "- broken\n"])
def test_a_bank_that_cannot_be_read_does_not_pass(manifest: str, bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("bank.yaml", manifest)
    commit(bank)
    bank.write("questions/b.yaml", SOUND.format("lead", "Lead"))
    git(bank.root, "add", "-A")
    code, said = staged(bank, capsys)
    assert code == 1
    assert "bank.yaml:" in said
    assert said == staged(bank, capsys, "--no-cache")[1]


def test_part_of_a_file_can_be_staged(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    """The report shows the lines that are staged, at their numbers there."""
    bank.write("questions/a.yaml", "# A comment.\n" + RAW.format("iron", "Iron") + SOUND.format("gold", "Gold"))
    git(bank.root, "add", "-A")
    bank.write("questions/a.yaml", SOUND.format("iron", "Iron") + RAW.format("gold", "Gold"))
    assert main(["lint", "--staged", str(bank.root)]) == 1
    said = capsys.readouterr().out
    assert "a.yaml:4:19" in said
    assert "4 |   stem: Iron is a <b>metal</b>." in said
    assert "Gold" not in said


def test_only_what_concerns_changed_entities_is_reported(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/a.yaml", RAW.format("iron", "Iron") + SOUND.format("gold", "Gold"))
    commit(bank)
    bank.write("questions/a.yaml", RAW.format("iron", "Iron") + RAW.format("gold", "Gold"))
    git(bank.root, "add", "-A")
    code, said = staged(bank, capsys)
    assert (code, said.count("raw-html")) == (1, 1)
    assert "a.yaml:8:" in said


def test_an_entity_that_others_need_is_missed_when_it_goes(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("quizzes/q.yaml", "id: quiz\ntitle: Metals\nsections:\n  - id: all\n    questions: [iron, gold]\n")
    commit(bank)
    bank.write("questions/a.yaml", SOUND.format("iron", "Iron"))
    git(bank.root, "add", "-A")
    code, said = staged(bank, capsys)
    assert code == 1
    assert "dangling-reference" in said


def test_the_settings_that_are_staged_hold(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("quizkit.toml", 'ignore = ["raw-html"]\n')
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    git(bank.root, "add", "questions")
    assert staged(bank, capsys)[0] == 1
    git(bank.root, "add", "-A")
    (bank.root / "quizkit.toml").unlink()
    assert staged(bank, capsys) == (0, "")


def test_before_the_first_commit_everything_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = Bank(tmp_path)
    git(bank.root, "init", "-q")
    bank.write("questions/a.yaml", RAW.format("iron", "Iron"))
    git(bank.root, "add", "-A")
    assert staged(bank, capsys)[0] == 1


def test_a_file_may_be_called_as_the_last_commit_is(
    bank: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bank.root)
    bank.write("HEAD", "A file.\n")
    bank.write("questions/a.yaml", RAW.format("iron", "Iron"))
    git(bank.root, "add", "questions/a.yaml")
    code, said = staged(bank, capsys)
    assert code == 1
    assert "raw-html" in said


def test_a_bank_in_a_folder_of_the_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = Bank(tmp_path)
    git(tmp_path, "init", "-q")
    bank.write("questions/a.yaml", SOUND.format("iron", "Iron"))
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    bank.write("questions/a.yaml", RAW.format("iron", "Iron"))
    git(tmp_path, "add", "-A")
    assert main(["lint", "--staged", str(tmp_path), "--output-format", "concise"]) == 1
    assert "bank/questions/a.yaml:3:19" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--fix"], "--staged reports and changes nothing"),
        (["--stdin-filename", "x"], "leave --stdin-filename out"),
        (["-"], "standard input"),
    ],
)
def test_what_does_not_go_with_it(arguments: list[str], sentence: str, bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = staged(bank, capsys, *arguments)
    assert code == 2
    assert sentence in said


def test_outside_of_a_repository_one_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, said = staged(Bank(tmp_path), capsys)
    assert code == 2
    assert "lies in no git repository" in said


def test_a_conflict_is_to_be_settled_first(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    start = git(bank.root, "rev-parse", "--abbrev-ref", "HEAD").strip()
    for branch, metal in (("left", "Zinc"), ("right", "Tin")):
        git(bank.root, "checkout", "-q", "-b", branch, start)
        bank.write("questions/a.yaml", SOUND.format("iron", metal))
        git(bank.root, "commit", "-qam", branch)
    subprocess.run(
        ["git", "-C", str(bank.root), "-c", "user.name=A", "-c", "user.email=a@example.org", "merge", "left"],
        capture_output=True,
        check=False,
    )
    code, said = staged(bank, capsys)
    assert code == 2
    assert "settle the conflicts first" in said


def test_git_calls_a_blob_what_we_call_it(bank: Bank) -> None:
    data = (bank.root / "questions" / "a.yaml").read_bytes()
    assert git(bank.root, "hash-object", "questions/a.yaml").strip() == blob_id(data).hex()


def test_a_repository_with_long_names_calls_it_so_too(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    (tmp_path / "a.yaml").write_text(SOUND)
    assert git(tmp_path, "hash-object", "a.yaml").strip() == blob_id(SOUND.encode(), is_long=True).hex()


@pytest.mark.parametrize(
    ("before", "now", "names"),
    [
        (SOUND.format("iron", "Iron"), SOUND.format("iron", "Iron"), set()),
        (SOUND.format("iron", "Iron"), SOUND.format("iron", "Zinc"), {"question:iron"}),
        ("", SOUND.format("iron", "Iron"), {"question:iron"}),
        (SOUND.format("iron", "Iron") + SOUND.format("gold", "Gold"), SOUND.format("gold", "Gold"), {"question:iron"}),
        (SOUND.format("iron", "Iron") + SOUND.format("gold", "G"), SOUND.format("gold", "G") + SOUND.format("iron", "Iron"), set()),
        (SOUND.format("iron", "Iron"), SOUND.format("zinc", "Iron"), {"question:iron", "question:zinc"}),
        (SOUND.format("iron", "Iron"), SOUND.format("iron", "Iron") * 2, {"question:iron"}),
        (SOUND.format("iron", "Iron"), SOUND.format("iron", "Iron # quizkit: ignore[raw-html] why"), {"question:iron"}),
    ],
)
def test_which_entities_have_changed(before: str, now: str, names: set[str]) -> None:
    change = Change("questions/a.yaml", "before", "now")
    contents = {"before": before.encode(), "now": now.encode()}
    assert touched_by(Path("/bank"), [change], contents.get, lambda inside, blob: None).names == names


def _full(bank: Bank, touched: Touched) -> list[Finding]:
    """What a full run finds in a work tree that is as staged, as far as the commit concerns it; no measures of the bank as a whole."""
    rules = registry()
    return [
        found
        for found in report(bank.root, bank.config, None).findings
        if touched.concerns(found) and rules.by_name[found.rule].family != "BNK"
    ]


ROUND = st.tuples(st.lists(st.one_of(edits(), edits(), writings(), deletions(), renamings()), min_size=1, max_size=2), st.booleans())


@pytest.mark.parametrize("few", [0, 2_000])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(writings(), min_size=2, max_size=5), st.lists(ROUND, min_size=1, max_size=5))
def test_a_hook_finds_what_a_full_run_finds(
    few: int,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    first: list[Happening],
    rounds: list[tuple[list[Happening], bool]],
) -> None:
    """The same, whether the facts of the bank are few and all at hand, or so many that they are looked up."""
    take_for_few(few, monkeypatch)
    bank = Bank(tmp_path_factory.mktemp("hook"))
    bank.config = replace(bank.config, select=("ALL",))
    git(bank.root, "init", "-q")
    for write in first:
        write(bank)
    commit(bank)
    repository = Repository(bank.root)
    for happenings, is_committed in rounds:
        for happening in happenings:
            happening(bank)
        git(bank.root, "add", "-A")
        contents = Contents(repository)
        of_git = StagedBank(bank.root, Staged(repository, repository.staged_changes(repository.head_tree())), contents)
        cache = Cache(bank.cache, pytest.fail)
        run = LintRun(bank.root, registry(), bank.config, staged=of_git)
        run.check_files(1, cache)
        touched = of_git.touched
        found = [finding for finding in run.report().findings if touched.concerns(finding)]
        cache.close()
        contents.close()
        # A hook mends nothing, and does not look whether a comment can go.
        assert [replace(finding, fix=None) for finding in found] == [replace(finding, fix=None) for finding in _full(bank, touched)]
        if is_committed:
            git(bank.root, "commit", "-qm", "next", "--allow-empty")


@pytest.mark.parametrize("missing", ["files-", "ids", "head", "rows-", "postings-", "words-"])
def test_what_another_run_has_thrown_away_is_worked_out_anew(
    missing: str, bank: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    take_for_few(0, monkeypatch)
    bank.write("questions/b.yaml", SOUND.format("zinc", "Zinc"))
    git(bank.root, "add", "-A")
    assert staged(bank, capsys) == (0, "")
    # The new question comes before others, repeats one, and refers to what is not there.
    bank.write("questions/0.yaml", SOUND.format("tin", "Zinc") + "  tests: [term:tin]\n")
    git(bank.root, "add", "-A")
    load_all = Cache.load_all
    lost: list[str] = []

    def lose(cache: Cache, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for name, blob in load_all(cache, names):
            if name.startswith("near-") and missing in name:
                lost.append(name)
            else:
                yield name, blob

    monkeypatch.setattr(Cache, "load_all", lose)
    found = staged(bank, capsys)
    assert found == staged(bank, capsys, "--no-cache")
    assert found[0] == 1
    assert "duplicate-question" in found[1]
    assert lost


@pytest.mark.parametrize(
    "now",
    [
        SOUND.format("iron", "Zinc") + SOUND.format("gold", "Gold"),
        SOUND.format("iron", "Iron") + SOUND.format("gold", "Gold") + SOUND.format("tin", "Tin"),
        SOUND.format("gold", "Gold"),
    ],
    ids=["changed", "added", "removed"],
)
def test_the_facts_of_a_large_bank_are_not_brought_for_a_question(
    now: str, bank: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # One term is few, and three questions are many.
    take_for_few(1, monkeypatch)
    bank.write("questions/b.yaml", SOUND.format("zinc", "Lead"))
    bank.write("terms/t.yaml", "- id: metal\n  title: Metal\n  definition: It conducts heat.\n")
    git(bank.root, "add", "-A")
    staged(bank, capsys)
    git(bank.root, "commit", "-qm", "as it was")
    brought: list[WarmStart] = []

    def bring(start: WarmStart) -> Iterator[tuple[BankFile, Outcome]]:
        brought.append(start)
        return iter(())

    monkeypatch.setattr(WarmStart, "_all_outcomes", bring)
    bank.write("questions/a.yaml", now)
    git(bank.root, "add", "-A")
    assert staged(bank, capsys) == (0, "")
    assert not brought
