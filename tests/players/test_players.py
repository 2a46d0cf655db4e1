"""Every question of the reference bank in two QTI 3 players: what a learner answers is worth what the author says, and is told so."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest

from quizkit.formats.base import WriteOptions, Written
from quizkit.formats.package import save
from quizkit.formats.registry import find_writer
from quizkit.model.question import Essay, Question
from tests.formats.reference import BANK as REFERENCE

from .cases import Case, cases_of
from .extra import EXTRA
from .players import PLAYERS, Job, Played, Player, needed, play

BANK = replace(REFERENCE, questions=(*REFERENCE.questions, *EXTRA))
QUESTIONS = tuple(BANK.questions)
CASES = [(question, case) for question in QUESTIONS for case in cases_of(question)]
# What is answered first: the key, where there is one.
FIRST = {question.id: next(cases_of(question)) for question in QUESTIONS}
# Essays are marked by a person, so no try is wrong.
HINTED = [question for question in QUESTIONS if question.hints and not isinstance(question, Essay)]
# The run in which a learner goes on giving a wrong answer.
HINTS = "hints"
# A share of the points.
ROUNDING = 0.005
STIMULI = {stimulus.id: stimulus for stimulus in BANK.stimuli}


def _png() -> bytes:
    """A picture of 8 by 8 grey points: the reference bank's own files are no pictures that a browser could show."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    size = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(b"\0\x80\x80\x80\x80\x80\x80\x80\x80" * 8))
        + chunk(b"IEND", b"")
    )


PICTURES = {".png": _png(), ".svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'}


@dataclass(frozen=True, slots=True)
class Exported:
    """An unzipped package, and the file of each question in it."""

    folder: Path
    files: Mapping[str, str]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    needed()
    folder = tmp_path_factory.mktemp("qti30")
    written: list[Written] = []
    options = WriteOptions(read_media=lambda path: PICTURES[Path(path).suffix], on_written=written.append)
    save(find_writer("qti30").write(BANK, options), folder / "bank.zip")
    with ZipFile(folder / "bank.zip") as archive:
        archive.extractall(folder / "bank")
    return Exported(folder / "bank", {one.entity.id: one.file for one in written if one.entity.entity_kind == "question"})


@pytest.fixture(scope="module", params=PLAYERS)
def played(request: pytest.FixtureRequest, exported: Exported) -> Mapping[tuple[str, str], Played]:
    """All cases of all questions in one player, in one run of the browser. Pictures of the first answers stay beside the package."""
    player: Player = request.param
    shots = exported.folder.parent / player
    shots.mkdir()

    tasks = [(question.id, case.name) for question, case in CASES]
    jobs = [
        Job(player, exported.files[question.id], case.answers, screenshot=str(shots / question.id) if case == FIRST[question.id] else None)
        for question, case in CASES
    ]
    for question in HINTED:
        tasks.append((question.id, HINTS))
        jobs.append(Job(player, exported.files[question.id], _wrong(question).answers, submissions=len(question.hints) + 1))
    return dict(zip(tasks, play(exported.folder, jobs), strict=True))


def _wrong(question: Question) -> Case:
    return next(case for case in cases_of(question) if case.share < 1 and case.answers)


def _words(source: str) -> list[str]:
    """The words of a Markdown text, without pictures, formulas, code and the targets of links."""
    prose = re.sub(r"!\[[^]]*]\([^)]*\)|\$+[^$]*\$+|`[^`]*`|]\([^)]*\)|&\w+;", " ", source)
    return re.findall(r"[^\W_]+", prose.replace("~", ""))


def _is_among(source: str, texts: list[str]) -> bool:
    wanted = _words(source)
    return any(_contains(re.findall(r"[^\W_]+", text), wanted) for text in texts)


def _contains(words: list[str], wanted: list[str]) -> bool:
    """Whether words stand in a text in this order; what stands between them may be a formula."""
    rest = iter(words)
    return all(word in rest for word in wanted)


def _verdicts(question: Question, share: Fraction) -> tuple[str | None, list[str]]:
    """What the author says to an answer of this worth, and what is for others."""
    feedback = question.feedback
    if feedback is None or isinstance(question, Essay):
        return None, []
    by_share = {1: feedback.correct, 0: feedback.incorrect}
    due = by_share.get(int(share) if share.denominator == 1 else -1, feedback.partially)
    return due, [text for text in (feedback.correct, feedback.partially, feedback.incorrect) if text and _words(text) != _words(due or "")]


def _label(question: Question, case: Case) -> str:
    return f"{question.id}-{case.name}"


each = pytest.mark.parametrize(("question", "case"), CASES, ids=[_label(question, case) for question, case in CASES])


@each
def test_scores_as_the_author_says(question: Question, case: Case, played: Mapping[tuple[str, str], Played]) -> None:
    result = played[question.id, case.name]
    assert result.failed is None
    assert result.problems == []
    outcomes = result.outcomes[-1]
    # Citolab's player rounds what it works out to three decimals. By that nobody may lose a full score, nor get points for nothing.
    rounding = 0 if case.share in (0, 1) else ROUNDING * float(question.points)
    assert float(outcomes["SCORE"]) == pytest.approx(float(case.share * Fraction(question.points)), abs=rounding + 1e-9)
    assert float(outcomes["MAXSCORE"]) == float(question.points)


@each
def test_shows_the_feedback_that_is_due(question: Question, case: Case, played: Mapping[tuple[str, str], Played]) -> None:
    shown = [feedback.text for feedback in played[question.id, case.name].feedback[-1]]
    due, others = _verdicts(question, case.share)
    missing = [text for text in (*case.feedback, due, question.rationale) if text and not _is_among(text, shown)]
    assert missing == []
    assert [text for text in others if _is_among(text, shown)] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.id for question in QUESTIONS])
def test_shows_the_stimulus_and_the_pictures(question: Question, played: Mapping[tuple[str, str], Played]) -> None:
    result = played[question.id, FIRST[question.id].name]
    assert result.broken == []
    stimulus = STIMULI[question.stimulus].body if question.stimulus else ""
    assert _is_among(stimulus, [result.text])


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.id for question in QUESTIONS])
def test_shows_each_part_as_one_run_of_words(question: Question, played: Mapping[tuple[str, str], Played]) -> None:
    """Some lay out a choice as boxes side by side, one for each piece of markup, and lose the spaces between them."""
    text = played[question.id, FIRST[question.id].name].text
    parts = [getattr(part, name) for part in _parts(question) for name in ("text", "left", "right", "title") if hasattr(part, name)]
    plain = [re.sub(r"[*`]", "", part) for part in parts if not re.search(r"[$!\\&]", part)]
    assert [part for part in plain if part not in text] == []


def _parts(question: Question) -> Iterator[object]:
    """The options, items, pairs and categories of a question, but not what is hidden in its key."""
    for name in ("options", "items", "pairs", "distractors", "categories"):
        yield from getattr(question, name, ())


@pytest.mark.parametrize("question", HINTED, ids=[question.id for question in HINTED])
def test_gives_one_hint_more_with_each_wrong_try(question: Question, played: Mapping[tuple[str, str], Played]) -> None:
    result = played[question.id, HINTS]
    assert result.failed is None
    shown = [[hint for hint in question.hints if _is_among(hint, [one.text for one in tries])] for tries in result.feedback]
    assert shown == [[hint] for hint in (*question.hints, question.hints[-1])]
