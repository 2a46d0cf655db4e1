"""The profile `flat`: questions for apps that know nothing of banks, each with all that it takes to show and to grade it.

The form is that of `schemas/flat.schema.json`. What a learner sees and what is right stand apart: options and slots say nothing of the key,
and the rows of `key` say all of it, so that one short rule grades every type, and an app that grades elsewhere can take the key away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from quizkit.formats.base import WriteOptions, Written
from quizkit.formats.categories import category_titles
from quizkit.formats.export import Export, LeftOutError
from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import (
    Categorize,
    Cloze,
    DragWords,
    Essay,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from quizkit.model.quiz import tested_terms
from quizkit.model.term import Term

from .choice import write_multiple_choice, write_multiple_response, write_true_false
from .cloze import write_cloze
from .essay import write_essay
from .paper import Paper
from .rows import Data, Row, number, without_empty
from .slots import write_categorize, write_drag_words, write_matching, write_ordering
from .texts import Texts
from .typed import write_numeric, write_short_answer

NAME = "questions.json"
_VERSION = 1


def write_flat(bank: Bank, export: Export, options: WriteOptions) -> Iterator[bytes]:
    """The parts of the file: the bank, its terms, and its questions, one a line and in the order of the files."""
    terms = list(bank.terms)
    yield f'{{\n"schema": {_VERSION},\n"bank": '.encode() + _line(_bank(bank.manifest)) + b',\n"terms": ['
    yield from _lines(_written_terms(terms, export, options))
    yield b'],\n"questions": ['
    yield from _lines(_written_questions(bank.questions, {term.id for term in terms}, export, options))
    yield b"]\n}\n"


def _bank(manifest: Manifest) -> Data:
    details = {"licence": manifest.licence, "description": manifest.description, "tags": dict(manifest.tags)}
    return {"title": manifest.title, "language": manifest.language, **without_empty(details)}


def _written_terms(terms: Iterable[Term], export: Export, options: WriteOptions) -> Iterator[Data]:
    for term in terms:
        export.entity = f"term:{term.id}"
        yield write_term(term, export)
        options.on_written(Written(term, term.id, NAME))


def write_term(term: Term, export: Export) -> Data:
    """One entry of the glossary. A word that people use for it wrongly is no alias."""
    texts = Texts(export)
    definition = texts.rich(term.definition, ("definition",))
    aliases = [alias.text for alias in term.aliases if alias.kind != "misuse"]
    return {
        "id": term.id,
        "title": term.title or term.id,
        "language": term.language or export.manifest.language,
        "definition": definition,
        **without_empty({"aliases": aliases, "media": texts.media()}),
    }


def _written_questions(questions: Iterable[Question], terms: set[str], export: Export, options: WriteOptions) -> Iterator[Data]:
    for question in questions:
        export.entity = f"question:{question.id}"
        known = len(export.losses)
        try:
            written = write_question(question, terms, export)
        except LeftOutError as reason:
            # What it would have lost in the file does not matter any more.
            del export.losses[known:]
            export.lose(reason.code, reason.path, reason.detail)
            continue
        yield written
        options.on_written(Written(question, question.id, NAME))


def write_question(question: Question, terms: set[str], export: Export) -> Data:
    """One question as an object that needs no other. `terms` are the ids of those that stand in the file.

    Raises:
        LeftOutError: it must not be in the file, or cannot be graded.
    """
    if question.use == "exam":
        raise LeftOutError("exam-withheld", ("use",))
    texts = Texts(export)
    # The order of these calls is that in which the texts stand in the file.
    stimulus = _stimulus(question, texts, export)
    stem = _stem(question, texts)
    fields, rows = _write_type(question, Paper(question, export, texts))
    explained = _explained(question, texts)
    return {
        **_about(question, terms, export.manifest),
        "points": number(question.points),
        "penalty": number(question.penalty),
        "scoring": _scoring(question),
        **({} if stimulus is None else {"stimulus": stimulus}),
        "stem": stem,
        **fields,
        "key": [row.data() for row in rows],
        **explained,
        **without_empty({"media": texts.media()}),
    }


def _about(question: Question, terms: set[str], manifest: Manifest) -> Data:
    details: dict[str, Any] = {
        "title": question.title,
        "status": None if question.status == "published" else question.status,
        "level": question.level,
        "difficulty": question.difficulty,
        "bloom": question.bloom,
        "minutes": None if question.minutes is None else number(question.minutes),
        "tags": list(question.tags),
        "terms": sorted(tested_terms(question.tests) & terms),
        "authors": list(question.authors),
        "origin": question.origin or manifest.origin,
        "licence": question.licence or manifest.licence,
    }
    return {
        "id": question.id,
        "type": question.type,
        "category": category_titles(question.category, manifest),
        "language": question.language or manifest.language,
        **without_empty(details),
    }


def _stimulus(question: Question, texts: Texts, export: Export) -> Data | None:
    if question.stimulus is None:
        return None
    stimulus = export.stimuli.get(question.stimulus)
    if stimulus is None:
        export.lose("stimulus-dropped", ("stimulus",), f"'{question.stimulus}'")
        return None
    details = {"title": stimulus.title, "minutes": None if stimulus.minutes is None else number(stimulus.minutes)}
    return {"id": stimulus.id, **without_empty(details), **texts.stimulus(stimulus.body, stimulus.media, ("stimulus",))}


def _stem(question: Question, texts: Texts) -> Data:
    if isinstance(question, (Cloze, DragWords)):
        return texts.stem_with_gaps(question.stem, question.gaps)
    return texts.rich(question.stem, ("stem",), "block")


def _scoring(question: Question) -> str:
    return "manual" if isinstance(question, Essay) else getattr(question, "scoring", "partial")


def _explained(question: Question, texts: Texts) -> Data:
    feedback = {
        name: texts.rich(source, ("feedback", name))
        for name in ("correct", "partially", "incorrect")
        if question.feedback is not None and (source := getattr(question.feedback, name))
    }
    hints = [texts.rich(hint, ("hints", index)) for index, hint in enumerate(question.hints)]
    rationale = texts.rich(question.rationale, ("rationale",), "block") if question.rationale else None
    return without_empty({"feedback": feedback, "hints": hints, "rationale": rationale})


def _write_type(question: Question, paper: Paper) -> tuple[Data, list[Row]]:  # noqa: C901 (a case for each type)
    """What a learner sees of the answers, and the key."""
    match question:
        case MultipleChoice():
            return write_multiple_choice(question, paper)
        case MultipleResponse():
            return write_multiple_response(question, paper)
        case TrueFalse():
            return write_true_false(question, paper)
        case ShortAnswer():
            return write_short_answer(question, paper)
        case Numeric():
            return write_numeric(question, paper)
        case Matching():
            return write_matching(question, paper)
        case Ordering():
            return write_ordering(question, paper)
        case Categorize():
            return write_categorize(question, paper)
        case Cloze():
            return write_cloze(question, paper)
        case DragWords():
            return write_drag_words(question, paper)
        case Essay():
            return write_essay(question, paper), []
        case _:
            assert_never(question)


def _lines(items: Iterator[Data]) -> Iterator[bytes]:
    before = b"\n"
    for item in items:
        yield before + _line(item)
        before = b",\n"
    if before != b"\n":
        yield b"\n"


def _line(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")
