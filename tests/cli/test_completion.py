"""What Tab shows, as the shells ask for it; and in shells where somebody types."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quizkit.cli.completers import COMPLETERS
from quizkit.cli.main import VERBS, make_parser
from quizkit.model.bank import KINDS, QUESTION_TYPES
from tests.cli.command import Command
from tests.cli.test_new import BANK

SHELLS = ("bash", "zsh", "fish", "powershell")
COMMANDS = Path(sys.executable).parent
# What an author thinks up, or what only the day tells.
FREE = {"ID", "TEXT", "DAY", "N"}


def completions(line: str, shell: str = "fish") -> list[str]:
    """The words that a shell is given for a line whose cursor is at its end."""
    result = Path("completions")
    environment = {
        **os.environ,
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_SHELL": shell,
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(result),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }
    result.write_text("", encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "quizkit"], env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    words = result.read_text(encoding="utf-8").split("\n")
    result.unlink()
    return [word for word in words if word]


@pytest.fixture
def bank(quizkit: Command) -> Command:
    quizkit.write(BANK)
    return quizkit


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("quizkit ", [*VERBS]),
        ("quizkit sh", ["show"]),
        ("quizkit nothing ", []),
        ("quizkit show a-t", ["a-term"]),
        ("quizkit show term:", ["term:a-term", "term:b-term"]),
        ("quizkit show tier:a-s", ["tier:a-scale/a-tier"]),
        ("quizkit show a-scale/", ["a-scale/a-tier"]),
        ("quizkit show callo", ["callout:"]),
        ("quizkit show zzz", []),
        ("quizkit show a-term --output-format ", ["full", "json"]),
        ("quizkit lint --select lon", ["longest-key", "longest-key-rate"]),
        ("quizkit lint --ignore KEY001,no-k", ["KEY001,no-key"]),
        ("quizkit lint --select SUP", ["SUP001", "SUP002", "SUP003", "SUP"]),
        ("quizkit lint --fail-on e", ["error"]),
        ("quizkit lint te", ["terms/"]),
        ("quizkit lint terms/", ["terms/a.yaml"]),
        ("quizkit rule longest", ["longest-key", "longest-key-rate"]),
        ("quizkit export js", ["json"]),
        ("quizkit export json --profile fl", ["flat"]),
        ("quizkit export moodle-xml --layout gi", ["gitsync"]),
        ("quizkit export json --select le", ["level="]),
        ("quizkit export json --select level=a", ["level=advanced"]),
        ("quizkit export json --select kind=term,car", ["kind=term,card"]),
        ("quizkit export json --select id=a-te", ["id=a-term"]),
        ("quizkit export json --select quiz=", ["quiz=a-quiz"]),
        ("quizkit export json --select nonsense=", []),
        ("quizkit export json te", ["terms/"]),
        ("quizkit export json --status dr", ["draft"]),
        ("quizkit completion ", [*SHELLS]),
        ("quizkit new ", [*KINDS]),
        ("quizkit new que", ["question"]),
        ("quizkit new question x --type ", [*QUESTION_TYPES]),
        ("quizkit new question x --ty", ["--type"]),
        ("quizkit new question x --rests-on ", ["a-claim"]),
        ("quizkit new question x --rests-on=a", ["--rests-on=a-claim"]),
        ("quizkit new question x --tests sou", []),
        ("quizkit new question x --tests a-term,term:b", ["a-term,term:b-term"]),
        ("quizkit new question x --tests ca", ["card:", "callout:"]),
        ("quizkit new path x --check qu", ["quiz:", "question:"]),
        ("quizkit new term x --broader b", ["b-term"]),
        ("quizkit new scale x --broader a", ["a-scale/a-tier"]),
        ("quizkit new exemplar x --stated a", ["a-scale/a-tier"]),
        ("quizkit new card x --te", []),
        ("quizkit new --bank", ["--bank"]),
        ("quizkit new question x --title so", []),
    ],
)
def test_these_words_fit(bank: Command, line: str, words: list[str]) -> None:
    assert sorted(completions(line)) == sorted(words)


def test_the_options_of_new_are_those_of_the_kind(bank: Command) -> None:
    common = {"--help", "--title", "--bank", "--dry-run", "--supersedes", "--source"}
    assert {*completions("quizkit new card x --")} == common | {"--derived-from"}
    assert {*completions("quizkit new quiz x --")} == common | {"--question", "--term"}
    assert {"--tests", "--derived-from"} <= {*completions("quizkit new --")}


def test_tags_are_those_that_the_bank_declares(bank: Command) -> None:
    bank.write({}, bank="title: B\nschema: 1\ntags: {hot: Above, cold: Below}\n")
    assert completions("quizkit export json --select tag=h") == ["tag=hot"]


def test_categories_are_the_folders_of_questions(bank: Command) -> None:
    Path("questions/water/deep").mkdir(parents=True)
    Path("questions/.hidden").mkdir()
    assert completions("quizkit new question x --category wa") == ["water", "water/deep"]


def test_the_bank_is_the_one_that_is_named(bank: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    assert completions("quizkit show --bank .. a-te") == ["a-term"]
    assert completions("quizkit new question x --bank .. --tests term:a") == ["term:a-term"]


@pytest.mark.parametrize(
    "line", ["quizkit show a", "quizkit show term:a", "quizkit new question x --tests term:", "quizkit show --bank /no x"]
)
def test_without_a_bank_there_are_no_words_and_no_complaint(quizkit: Command, line: str) -> None:
    assert completions(line) == []


def test_a_faulty_bank_still_completes(bank: Command) -> None:
    Path("terms/torn.yaml").write_text('- id: a-torn-one\n  title: "Torn\n', encoding="utf-8")
    Path("terms/bytes.yaml").write_bytes(b"\xff\xfe")
    assert completions("quizkit show term:a-t") == ["term:a-term", "term:a-torn-one"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('quizkit show "a-te', {"a-term"}),
        ("quizkit show 'a-te", {"a-term"}),
        ("quizkit 'show' a-te", {"a-term"}),
        ("quizkit show ü", set()),
    ],
)
def test_quotes_and_foreign_letters_do_not_hinder(bank: Command, line: str, words: set[str]) -> None:
    assert set(completions(line)) == words


@pytest.mark.parametrize("line", ["", "quizkit show \\", "quizkit 'show a", "quizkit show a-term b", "quizkit show $(x", "quizkit \udcff"])
def test_odd_lines_do_no_harm(bank: Command, line: str) -> None:
    completions(line)


def test_every_value_of_every_argument_completes_or_is_known_to_be_free() -> None:
    """An argument that is new takes the metavar of what it takes; if that is something new, it gets a line in COMPLETERS."""
    parser = make_parser(None)
    verbs = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for verb, sub in verbs.choices.items():
        for action in sub._actions:
            takes_value = action.nargs != 0 and action.choices is None
            assert not takes_value or action.metavar in {*COMPLETERS, *FREE}, f"{verb}: {action.option_strings} {action.metavar}"


@pytest.mark.parametrize("shell", SHELLS)
def test_there_is_a_script_for_every_shell(quizkit: Command, shell: str) -> None:
    result = quizkit("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert "quizkit" in result.out


def test_an_unknown_shell_is_a_sentence(quizkit: Command) -> None:
    result = quizkit("completion", "bsh")
    assert (result.code, result.err) == (
        2,
        "quizkit: there is no 'bsh' (did you mean 'bash'?): one of bash, zsh, fish, powershell; see `quizkit completion --help`.\n",
    )


def test_nothing_of_completion_is_imported_where_nobody_completes() -> None:
    code = "import sys; from quizkit.cli.main import main; main(['--version']); print('argcomplete' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["quizkit", printed.split()[1], "False"]


# What is typed, and what must stand on the line after Tab.
TYPED = [
    ("quizkit sh", "quizkit show "),
    ("quizkit show term:b", "quizkit show term:b-term"),
    ("quizkit lint --select no-k", "quizkit lint --select no-key"),
    ("quizkit export moodle-x", "quizkit export moodle-xml"),
    ("quizkit new question x --tests tier:a-s", "quizkit new question x --tests tier:a-scale/a-tier"),
]
INTERACTIVE = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], ['eval "$(quizkit completion bash)"']),
    "zsh": (["zsh", "-f", "-i"], ["autoload -U compinit && compinit -u -D", 'eval "$(quizkit completion zsh)"']),
    "fish": (["fish", "--private", "--no-config"], ["quizkit completion fish | source"]),
}


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is a POSIX thing")
@pytest.mark.parametrize("shell", INTERACTIVE)
def test_tab_completes_in_a_shell_where_somebody_types(bank: Command, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    command, setup = INTERACTIVE[shell]
    with Terminal(command, bank.folder) as terminal:
        for line in setup:
            terminal.type(f"{line}\r")
        terminal.type("echo re''ady\r")
        terminal.wait_for("ready")
        for typed, completed in TYPED:
            terminal.type(f"{typed}\t")
            terminal.wait_for(completed)
            terminal.type("\x15")  # away with the line


class Terminal:
    """A shell in a pseudo-terminal."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._command, self._folder = command, folder
        self._seen = b""

    def __enter__(self) -> Terminal:
        import pty

        self._pid, self._file = pty.fork()
        if self._pid == 0:
            os.chdir(self._folder)
            path = f"{COMMANDS}{os.pathsep}{os.environ['PATH']}"
            os.execvpe(
                self._command[0],
                self._command,
                {**os.environ, "PATH": path, "HOME": str(self._folder), "TERM": "xterm", "PS1": "$ ", "COLUMNS": "200"},
            )
        os.set_blocking(self._file, False)
        return self

    def __exit__(self, *_: object) -> None:
        import signal

        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._file)

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._file, text.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text is on the screen, which for a slow machine may take its time."""
        deadline = time.monotonic() + 60
        while text not in self._screen():
            assert time.monotonic() < deadline, self._screen()
            self._read()
            time.sleep(0.02)
        self._seen = b""

    def _read(self) -> None:
        try:
            data = os.read(self._file, 65536)
        except BlockingIOError:
            return
        self._seen += data
        if b"\x1b[c" in data or b"\x1b[0c" in data:
            self.type("\x1b[?62;c")  # fish asks what the terminal is

    def _screen(self) -> str:
        import re

        text = re.sub(r"\x1b\[[0-9;?>=]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]|\x07|\x0f", "", self._seen.decode(errors="replace"))
        while "\x08" in text:
            text = re.sub(r".?\x08", "", text, count=1, flags=re.DOTALL)
        return text
