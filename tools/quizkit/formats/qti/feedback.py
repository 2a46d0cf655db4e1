"""Feedback: what shows it, and the rules that decide when."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.xml import Element

from .item import CHOSEN, FEEDBACK, MAXSCORE, SCORE, Item, Note
from .processing import Processing

_GENERAL, _HINT = "GENERAL", "HINT"


def plan_feedback(item: Item) -> None:
    """Add the rules and notes of the feedback on right, partly right and wrong answers, of the rationale and of hints.

    A rationale is shown after every try, a hint after the wrong try of its number, the last one after all that follow.
    """
    question, process = item.question, item.process
    verdicts = {name: text for name in ("correct", "partially", "incorrect") if (text := getattr(question.feedback, name, None))}
    hints = [(index, text) for index, text in enumerate(question.hints) if text.strip()]
    if not item.rules:
        nobody = "nothing in the question is right or wrong" if question.type != "essay" else "a person marks it"
        for name in verdicts:
            item.export.lose("feedback-dropped", ("feedback", name), nobody)
        for index, _ in hints:
            item.export.lose("hint-dropped", ("hints", index), nobody)
        verdicts, hints = {}, []
    if verdicts and not item.points:
        for name in verdicts:
            item.export.lose("feedback-dropped", ("feedback", name), "it is worth 0 points, so no answer is better than another")
    elif verdicts:
        item.notes[:0] = [Note(FEEDBACK, name, text, ("feedback", name)) for name, text in verdicts.items()]
        item.rules.append(item.export.fixed(("verdict",), lambda: _verdict(process)))
    if hints:
        _plan_hints(item, hints)
    if question.rationale and question.rationale.strip():
        item.notes.append(Note(_GENERAL, "general_rationale", question.rationale, ("rationale",), is_block=True))
        item.rules.append(item.export.fixed(("general",), lambda: process.show(_GENERAL, "general_rationale")))


def _verdict(process: Processing) -> Element:
    is_full = process.of("gte", process.variable(SCORE), process.variable(MAXSCORE))
    is_partly = process.of("gt", process.variable(SCORE), process.base("float", "0"))
    return process.when(
        (is_full, [process.show(FEEDBACK, "correct")]),
        (is_partly, [process.show(FEEDBACK, "partially")]),
        otherwise=[process.show(FEEDBACK, "incorrect")],
    )


def _plan_hints(item: Item, hints: list[tuple[int, str]]) -> None:
    process = item.process
    cases = []
    for number, (index, text) in enumerate(hints, 1):
        item.notes.append(Note(_HINT, f"hint-{number}", text, ("hints", index)))
        tried = process.of("gte", process.variable("numAttempts"), process.base("integer", str(number)))
        cases.append((tried, [process.show(_HINT, f"hint-{number}")]))
    is_wrong = process.of("lt", process.variable(SCORE), process.variable(MAXSCORE))
    item.rules.append(process.when((is_wrong, [process.when(*reversed(cases))])))


def outcomes(item: Item) -> list[str]:
    """The outcomes that feedback beside the item hangs on, each of a single identifier: all but what was chosen, which may be several."""
    return list(dict.fromkeys(note.outcome for note in item.notes if note.outcome != CHOSEN))


def modal_feedback(item: Item) -> Iterator[Element]:
    """The feedback that is shown beside an item."""
    for note in item.notes:
        write = item.texts.block if note.is_block else item.texts.paragraph
        text = write(note.source, note.path)
        body = item.export.dialect.body((text,))
        yield item.element("modalFeedback", body, outcomeIdentifier=note.outcome, identifier=note.identifier, showHide="show")
