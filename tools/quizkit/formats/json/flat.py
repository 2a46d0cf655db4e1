"""The profile `flat`: questions for apps that know nothing of banks, each with all that it takes to show and to grade it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from quizkit.formats.base import Loss, LossKind, WriteOptions, Written
from quizkit.formats.categories import category_titles
from quizkit.model.bank import Bank
from quizkit.model.question import Cloze, DragWords, Question, TrueFalse
from quizkit.model.stimulus import Stimulus
from quizkit.model.term import Term

from .answers import Answers
from .texts import Texts, without_empty

NAME = "questions.json"

LOSSES: Mapping[str, LossKind] = {
    "exam-withheld": LossKind("unsupported", "metadata", "An app would show the key, so a question that is kept for exams is left out"),
}


def write_flat(bank: Bank, options: WriteOptions, losses: list[Loss]) -> Iterator[bytes]:
    """The parts of the file: the bank, its terms, and its questions in the order of the files, one a line."""
    texts = Texts(bank.media, options.read_media)
    stimuli = {stimulus.id: stimulus for stimulus in bank.stimuli}
    manifest = bank.manifest
    about = {"title": manifest.title, "language": manifest.language, "licence": manifest.licence, "description": manifest.description}
    yield b'{\n"bank": ' + _line(without_empty(about) | {"title": manifest.title}) + b',\n"terms": ['
    yield from _lines(_term(term, texts) for term in bank.terms)
    yield b'],\n"questions": ['
    yield from _lines(_questions(bank, stimuli, texts, options, losses))
    yield b"]\n}\n"


def _lines(items: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    before = b"\n"
    for item in items:
        yield before + _line(item)
        before = b",\n"
    if before != b"\n":
        yield b"\n"


def _questions(
    bank: Bank, stimuli: Mapping[str, Stimulus], texts: Texts, options: WriteOptions, losses: list[Loss]
) -> Iterator[dict[str, Any]]:
    for question in bank.questions:
        if question.use == "exam":
            kind = LOSSES["exam-withheld"]
            losses.append(Loss("exam-withheld", kind.level, f"question:{question.id}", ("use",), kind.message("")))
            continue
        stimulus = stimuli.get(question.stimulus) if question.stimulus is not None else None
        yield flat_question(question, stimulus, bank, texts)
        options.on_written(Written(question, question.id, NAME))


def flat_question(question: Question, stimulus: Stimulus | None, bank: Bank, texts: Texts) -> dict[str, Any]:
    """One question as an object that needs no other."""
    feedback = question.feedback
    said = {name: getattr(feedback, name) for name in ("correct", "partially", "incorrect")} if feedback is not None else {}
    details = {
        "title": question.title,
        "category": category_titles(question.category, bank.manifest),
        "language": question.language or bank.manifest.language,
        "level": question.level,
        "difficulty": question.difficulty,
        "bloom": question.bloom,
        "minutes": _plain(question.minutes),
        "tags": list(question.tags),
        "stimulus": _stimulus(stimulus, texts) if stimulus is not None else None,
    }
    explained = {
        "feedback": {name: texts.html(text) for name, text in said.items() if text},
        "hints": [texts.html(hint) for hint in question.hints if hint.strip()],
        "rationale": texts.html(question.rationale, "block") if question.rationale else None,
    }
    return {
        "id": question.id,
        "type": question.type,
        **without_empty(details),
        "points": _plain(question.points),
        "penalty": _plain(question.penalty),
        "all_or_nothing": getattr(question, "scoring", "") == "all-or-nothing" or isinstance(question, TrueFalse),
        "stem": texts.stem(question.stem, has_gaps=isinstance(question, (Cloze, DragWords))),
        **Answers(question, texts).data(),
        **without_empty(explained),
    }


def _stimulus(stimulus: Stimulus, texts: Texts) -> dict[str, Any]:
    body = texts.rich(stimulus.body, "block")
    return {"id": stimulus.id, **without_empty({"title": stimulus.title}), **body, "html": body["html"] + texts.shown(stimulus.media)}


def _term(term: Term, texts: Texts) -> dict[str, Any]:
    aliases = [alias.text for alias in term.aliases if alias.kind != "misuse"]
    return {"id": term.id, "title": term.title or term.id, **texts.rich(term.definition), **without_empty({"aliases": aliases})}


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _line(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")
