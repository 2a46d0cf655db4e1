"""Short answers and numbers: a text entry, whose answers are tried in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from quizkit.finding import DataPath
from quizkit.formats.identifiers import names_of
from quizkit.formats.xml import Element, Node
from quizkit.model.question import Numeric, NumericAnswer, ShortAnswer, TextAnswer, Unit
from quizkit.model.scoring import accepted_range
from quizkit.patterns import regex
from quizkit.records import replace

from .export import LeftOutError
from .item import ANSWER, RESPONSE, SCORE, Item, Note
from .numbers import amount, bound, is_full
from .parts import part_identifier
from .processing import Processing

_SHORTEST_BOX = 15
_NUMBER_BOX = 10
# Small letters that have another form within or at the end of words.
_OTHER_FORMS = {"σ": "ς", "ς": "σ", "s": "ſ", "ß": "ẞ"}
# What means something in a regular expression of XML Schema.
_SPECIAL = regex(r"[\\|.?*+(){}\[\]^$-]")


def write_short_answer(question: ShortAnswer, item: Item) -> None:
    """Words to type. A mapping holds the answers, unless that cannot say all: wildcards, feedback, capitals that a reader minds."""
    answers = given_answers(question.answers, item, ("answers",))
    item.stem()
    is_wild = question.pattern == "wildcard" and any("*" in answer.text for _, _, answer in answers)
    if is_wild and item.templates_only:
        raise LeftOutError("type-not-read", ("pattern",), "it has wildcards")
    # An ellipsis says what a wildcard means, and is an answer that fits; an answer without one says more.
    full = [answer.text for _, _, answer in answers if is_full(answer.weight)]
    if is_wild:
        full = [text.replace("*", "…") for text in sorted(full, key=lambda text: "*" in text)]
        if item.export.profile.keys_only and full and "…" in full[0]:
            raise LeftOutError("type-not-read", ("pattern",), "it has wildcards")
    correct = [text for text in full if text.strip()][:1]
    if item.export.profile.keys_only and not correct:
        raise LeftOutError("no-key", ("answers",))
    is_mapped = question.case_sensitive or item.export.profile.caseless_mappings
    rest = any(answer.feedback for _, _, answer in answers) or is_wild or not is_mapped
    worth = text_worth(answers, item.points, case_sensitive=question.case_sensitive)
    mapping = None if rest else item.mapping(worth, case_sensitive=question.case_sensitive)
    item.respond(RESPONSE, "single", "string", correct, mapping)
    _box(item, expected=max(_SHORTEST_BOX, *(len(answer.text) for _, _, answer in answers)))
    if item.templates_only:
        if len(answers) > 1:
            item.export.lose("answers-dropped", ("answers",), f"{len(answers) - 1} of them")
        item.score_by_match()
    elif rest:
        process = item.process
        cases = [(process.of("isNull", process.variable(RESPONSE)), [item.nothing()])]
        for name, index, answer in answers:
            words = answer.text
            if is_wild and "*" in words:
                condition = process.pattern(RESPONSE, wildcard_pattern(words, case_sensitive=question.case_sensitive))
            else:
                condition = same_words(process, RESPONSE, words, case_sensitive=question.case_sensitive)
            cases.append((condition, outcome_rules(item, ANSWER, name, answer, ("answers", index), _worth(answer, item.points))))
        item.rules += [item.nothing(), process.when(*cases)]
    else:
        item.score_by_mapping()


def write_numeric(question: Numeric, item: Item) -> None:
    """A number to type, which is right within a range."""
    answers = given_numbers(question.answers)
    if not answers:
        raise LeftOutError("incomplete", ("answers",), "it needs an answer")
    item.stem()
    best = next((answer for _, _, answer in answers if is_full(answer.weight)), answers[0][2])
    item.respond(RESPONSE, "single", "float", [bound(best.value)[0]])
    _box(item, expected=_NUMBER_BOX, behind=_unit(question.units, item))
    item.rules += [item.nothing(), item.process.when(*number_cases(item, RESPONSE, answers, ("answers",)))]


def number_cases(
    item: Item,
    response: str,
    answers: Sequence[tuple[str, int, NumericAnswer]],
    path: DataPath,
    outcome: str = ANSWER,
    full: Fraction | None = None,
) -> list[tuple[Element, list[Element]]]:
    """A case for each accepted number, in their order: the first range that holds the response counts.

    `full` is what a full answer is worth: the points, unless this is a gap.
    """
    cases = []
    for name, index, answer in answers:
        (low, low_rounded), (high, high_rounded) = map(bound, accepted_range(answer))
        if low_rounded or high_rounded:
            item.export.lose("number-rounded", (*path, index), f"{low} to {high}")
        worth = _worth(answer, item.points) if full is None else amount(answer.weight * full)
        rules = outcome_rules(item, outcome, name, answer, (*path, index), worth)
        cases.append((item.process.within(response, low, high), rules))
    return cases


def _worth(answer: TextAnswer | NumericAnswer, points: Fraction) -> str:
    """What an answer is worth by itself: never less than nothing."""
    return amount(max(answer.weight, Fraction(0)) * points)


def same_words(process: Processing, response: str, words: str, *, case_sensitive: bool) -> Element:
    """Whether a response is these words. An engine knows small and capital letters of ASCII alone, but takes either in a pattern."""
    if case_sensitive or words.isascii():
        return process.same_words(response, words, case_sensitive=case_sensitive)
    return process.pattern(response, _literal(words, case_sensitive=False))


def outcome_rules(item: Item, outcome: str, name: str, answer: TextAnswer | NumericAnswer, path: DataPath, worth: str) -> list[Element]:
    """What an answer brings: points on top of what is there, and its feedback by way of an outcome."""
    process = item.process
    rules = [process.add(SCORE, process.base("float", worth))]
    if answer.feedback:
        identifier = f"answer-{part_identifier(name, item, (*path, 'id'))}"
        item.notes.append(Note(outcome, identifier, answer.feedback, (*path, "feedback")))
        rules.append(process.show(outcome, identifier))
    return rules


def given_answers(answers: Sequence[TextAnswer], item: Item, path: DataPath) -> list[tuple[str, int, TextAnswer]]:
    """The answers that have words, each with its identifier and its place.

    Raises:
        LeftOutError: none has.
    """
    given = []
    for index, (name, answer) in enumerate(zip(names_of(answers), answers, strict=True)):
        words = answer.text.strip()
        if words:
            # Blanks at the ends are nothing that a learner would think of, and readers hold them against what was typed.
            given.append((name, index, answer if words == answer.text else replace(answer, text=words)))
        else:
            item.export.lose("blank-dropped", (*path, index))
    if not given:
        raise LeftOutError("incomplete", path, "it needs an answer")
    return given


def given_numbers(answers: Sequence[NumericAnswer]) -> list[tuple[str, int, NumericAnswer]]:
    """The answers, each with its identifier and its place."""
    return [(name, index, answer) for index, (name, answer) in enumerate(zip(names_of(answers), answers, strict=True))]


def text_worth(answers: Sequence[tuple[str, int, TextAnswer]], full: Fraction, *, case_sensitive: bool) -> Mapping[str, Fraction]:
    """What each text is worth, if a full answer is worth `full`. Of two that are the same without their capitals the first counts."""
    worth: dict[str, Fraction] = {}
    seen = set()
    for _, _, answer in answers:
        key = answer.text if case_sensitive else answer.text.casefold()
        if key not in seen:
            seen.add(key)
            worth[answer.text] = answer.weight * full
    return worth


def wildcard_pattern(text: str, *, case_sensitive: bool) -> str:
    """An answer whose `*` stands for any text, as a regular expression of XML Schema, which has no flag for capitals."""
    return ".*".join(_literal(part, case_sensitive=case_sensitive) for part in text.split("*"))


def _literal(text: str, *, case_sensitive: bool) -> str:
    return "".join(_character(char, case_sensitive=case_sensitive) for char in text)


def _character(char: str, *, case_sensitive: bool) -> str:
    if char.isspace():
        # XML Schema knows blanks of ASCII alone, and a learner's keyboard has no others.
        return r"\s" if char.isascii() else rf"[\s{char}]"
    if case_sensitive or (char.lower() == char.upper()):
        return _SPECIAL.sub(lambda found: f"\\{found[0]}", char)
    variants = (char, char.lower(), char.upper(), *_OTHER_FORMS.get(char.lower(), ""))
    both = "".join(dict.fromkeys(variant for variant in variants if len(variant) == 1))
    return f"[{both}]" if len(both) > 1 else both


def _box(item: Item, *, expected: int, behind: str = "") -> None:
    box = item.interact("textEntryInteraction", responseIdentifier=RESPONSE, expectedLength=str(expected))
    children: tuple[Node, ...] = (box, f" {behind}") if behind else (box,)
    item.body.append(Element("p", children))


def _unit(units: Sequence[Unit], item: Item) -> str:
    """The unit that is shown behind the box: that of the values. Numbers in the others cannot be told apart."""
    shown = ""
    for index, unit in enumerate(units):
        if unit.factor == Decimal(1) and not shown:
            shown = unit.name
        else:
            item.export.lose("unit-dropped", ("units", index), f"'{unit.name}'")
    return shown
