"""Multiple choice, multiple response and true-false: the choice interaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from quizkit.formats.identifiers import names_of
from quizkit.formats.wording import truth_words
from quizkit.formats.xml import Element, Node
from quizkit.model.question import MultipleChoice, MultipleResponse, Option, TrueFalse
from quizkit.model.scoring import option_shares

from .export import LeftOutError
from .item import CHOSEN, RESPONSE, Item, Note
from .parts import as_one_run, part_identifier


def write_multiple_choice(question: MultipleChoice, item: Item) -> None:
    """One option is taken: the key is worth everything, the others nothing or what their weights say."""
    _write(question, item)


def write_multiple_response(question: MultipleResponse, item: Item) -> None:
    """Any number of options is taken, and their shares are added up."""
    _write(question, item)


def write_true_false(question: TrueFalse, item: Item) -> None:
    """Two choices that keep their places."""
    item.stem()
    item.respond(RESPONSE, "single", "identifier", ["true" if question.answer else "false"])
    words = zip(("true", "false"), truth_words(question.language or item.export.language), strict=True)
    choices = [item.element("simpleChoice", (word,), identifier=name) for name, word in words]
    item.body.append(item.interact("choiceInteraction", choices, responseIdentifier=RESPONSE, shuffle="false", maxChoices="1"))
    item.score_by_match()


def _write(question: MultipleChoice | MultipleResponse, item: Item) -> None:
    is_single = isinstance(question, MultipleChoice)
    names = [part_identifier(name, item, ("options", index, "id")) for index, name in enumerate(names_of(question.options))]
    shown = [
        (name, index, option)
        for index, (name, option) in enumerate(zip(names, question.options, strict=True))
        if _is_shown(item, index, option)
    ]
    keys = [name for name, _, option in shown if option.correct]
    if not shown:
        raise LeftOutError("incomplete", ("options",), "it needs options")
    item.stem()
    by_match = item.templates_only or _is_all_or_nothing(question, item)
    worth, steps = ((), 1) if by_match else _worth(question, item)
    mapping = None if by_match else item.mapping({name: worth[index] for name, index, _ in shown if worth[index]})
    item.respond(RESPONSE, "single" if is_single else "multiple", "identifier", keys, mapping)
    if question.shuffle:
        shown.sort(key=lambda entry: {"first": 0, "last": 2}.get(entry[2].pin or "", 1))
    if any(option.feedback for _, _, option in shown) and "part-feedback" not in item.export.profile.not_read:
        item.chosen = "single" if is_single else "multiple"
        if not item.export.profile.inline_feedback:
            _put_beside(shown, item)
    choices = [_choice(name, index, option, question.shuffle, item) for name, index, option in shown]
    item.body.append(
        item.interact(
            "choiceInteraction",
            choices,
            responseIdentifier=RESPONSE,
            shuffle="true" if question.shuffle else "false",
            maxChoices="1" if is_single else "0",
        )
    )
    if by_match:
        item.score_by_match()
    else:
        item.score_by_mapping()
        if not is_single:
            item.steps = steps


def _is_all_or_nothing(question: MultipleChoice | MultipleResponse, item: Item) -> bool:
    if isinstance(question, MultipleResponse):
        return question.scoring == "all-or-nothing"
    return item.is_worth_one and all(option.weight is None for option in question.options)


def _worth(question: MultipleChoice | MultipleResponse, item: Item) -> tuple[tuple[Fraction, ...], int]:
    """What each option is worth, and in how many steps their sums go from 0 to the points. Most questions are like one before."""
    scoring = question.scoring if isinstance(question, MultipleResponse) else None
    key = ("options", question.points, scoring, *((option.correct, option.weight) for option in question.options if option.text.strip()))
    if len(key) - 3 != len(question.options):
        return _new_worth(question, item)
    return item.export.remember(key, lambda: _new_worth(question, item))


def _new_worth(question: MultipleChoice | MultipleResponse, item: Item) -> tuple[tuple[Fraction, ...], int]:
    shares = option_shares(question)
    worth = item.worth({str(index): share for index, share in enumerate(shares) if question.options[index].text.strip()})
    return tuple(worth.get(str(index), Fraction(0)) for index in range(len(shares))), lcm(*(share.denominator for share in shares))


def _is_shown(item: Item, index: int, option: Option) -> bool:
    if option.text.strip():
        return True
    item.export.lose("blank-dropped", ("options", index))
    return False


def _put_beside(shown: Iterable[tuple[str, int, Option]], item: Item) -> None:
    """Feedback on options as feedback beside the item, which hangs on the same outcome."""
    for name, index, option in shown:
        if option.feedback:
            path = ("options", index, "feedback")
            item.notes.append(Note(CHOSEN, name, option.feedback, path))
            item.export.lose("feedback-beside", path)


def _choice(name: str, index: int, option: Option, shuffles: bool, item: Item) -> Element:
    children: Sequence[Node] = [item.texts.inline(option.text, ("options", index, "text"))]
    if option.feedback and item.chosen is not None and item.export.profile.inline_feedback:
        feedback = item.texts.inline(option.feedback, ("options", index, "feedback"))
        # Players show it behind the words of the choice, on the same line. They swallow a space that stands within it.
        children = [*children, " ", item.element("feedbackInline", (feedback,), outcomeIdentifier=CHOSEN, identifier=name, showHide="show")]
    if not item.templates_only:
        children = as_one_run(children)
    if option.pin is None or not shuffles:
        return item.export.dialect.choice("simpleChoice", children, name)
    return item.element("simpleChoice", children, identifier=name, fixed="true")
