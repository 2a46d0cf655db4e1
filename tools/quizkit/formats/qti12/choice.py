"""Multiple choice, multiple response and true or false: one response with a list."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from quizkit.finding import DataPath
from quizkit.formats.wording import truth_words
from quizkit.model.question import MultipleChoice, MultipleResponse, Option, TrueFalse
from quizkit.model.scoring import option_shares, own_share

from .asked import Asked, Choice, Response, Words
from .common import ask, check_shuffle, is_there, needs, part_feedback
from .export import Export
from .idents import idents_of
from .stem import pieces_of
from .text import part

RESPONSE = "response1"


def write_multiple_choice(question: MultipleChoice, export: Export) -> Asked:
    """One option is chosen. What the profile's reader cannot weigh becomes right or wrong."""
    shares = [own_share(option) for option in question.options]
    choices = _choices(question, export, shares, weighs=export.profile.scores.options)
    needs(any(choice.share == 1 for choice in choices), ("options",), "it needs an option that gives the full points")
    return _ask(question, export, choices, is_multiple=False)


def write_multiple_response(question: MultipleResponse, export: Export) -> Asked:
    """Several options are chosen, and each counts for itself unless only the full answer scores."""
    scores = export.profile.scores
    shares = option_shares(question)
    has_weights = question.scoring != "all-or-nothing" and any(option.weight is not None for option in question.options)
    weighs = "weights" in scores.several
    choices = _choices(question, export, shares, weighs=True)
    keys = [choice for choice in choices if choice.is_key]
    needs(keys, ("options",), "it needs an option that is right")
    if weighs:
        needs(sum(max(choice.share, Fraction(0)) for choice in choices) > 0, ("options",), "no answer gives points")
    elif has_weights:
        for index, option in enumerate(question.options):
            if option.weight is not None:
                code = "weight-untried" if "per-cent" in scores.several else "weight-dropped"
                export.lose(code, ("options", index, "weight"), str(option.weight))
    else:
        _check_scoring(question, export, len(keys), len(choices) - len(keys))
    all_or_nothing = question.scoring == "all-or-nothing" and "all-or-nothing" in scores.several
    return _ask(question, export, choices, is_multiple=True, all_or_nothing=all_or_nothing)


def _check_scoring(question: MultipleResponse, export: Export, keys: int, others: int) -> None:
    scores = export.profile.scores
    is_even = scores.is_even and question.scoring == "partial-with-penalty" and others in (0, keys)
    is_even |= scores.is_even and question.scoring == "partial" and not others
    told = scores.told.get(question.type)
    # With a single key and a single other option nothing is partly right, unless that one takes nothing off.
    differs = told is not None and (keys + others > 2 or question.scoring == "partial")
    if differs or (question.scoring not in scores.several and not is_even):
        export.lose("scoring-changed", ("scoring",), f"{question.scoring} became: {told}" if told is not None else question.scoring)


def _choices(question: MultipleChoice | MultipleResponse, export: Export, shares: list[Fraction], *, weighs: bool) -> list[Choice]:
    idents = idents_of(question, export.profile.idents)
    check_shuffle(question, export, ("shuffle",), shuffle=question.shuffle)
    found = []
    for index, (option, share) in enumerate(zip(question.options, shares, strict=True)):
        choice = option_choice(question, export, (), index, option, idents)
        if choice is None:
            continue
        if not weighs and share not in (0, 1):
            export.lose("weight-dropped", ("options", index, "weight"), f"{share}")
        found.append(
            Choice(choice.ident, choice.words, share if weighs else Fraction(share >= 1), option.correct, choice.feedback, choice.is_pinned)
        )
    return found


def option_choice(
    question: MultipleChoice | MultipleResponse, export: Export, at: DataPath, index: int, option: Option, idents: Mapping[DataPath, str]
) -> Choice | None:
    """An option as something to choose, without what it is worth; None where it has no text."""
    place: DataPath = (*at, "options", index)
    if not is_there(export, option.text, place):
        return None
    if option.pin is not None and not export.profile.carries.pin and question.shuffle:
        export.lose("pin-dropped", (*place, "pin"))
    feedback = part_feedback(question, export, option.feedback, (*place, "feedback"))
    words = part(export, "option", option.text, (*place, "text"))
    return Choice(idents[place], words, is_key=option.correct, feedback=feedback, is_pinned=option.pin is not None)


def _ask(
    question: MultipleChoice | MultipleResponse, export: Export, choices: list[Choice], *, is_multiple: bool, all_or_nothing: bool = False
) -> Asked:
    needs(len(choices) > 1, ("options",), "it needs two options")
    response = Response(RESPONSE, "choice", choices=tuple(choices), is_multiple=is_multiple, shuffle=question.shuffle)
    return ask(question, export, "single", pieces_of(question, export), [response], all_or_nothing=all_or_nothing)


def write_true_false(question: TrueFalse, export: Export) -> Asked:
    """The options are called in English in every language where the profile's reader knows them by these words."""
    words = truth_words("en" if export.profile.texts.knows_truth else question.language or export.manifest.language)
    names = ("A", "B") if export.profile.idents == "letters" else ("true", "false")
    choices = [
        Choice(ident, Words(text, is_html=False), Fraction(is_key), is_key)
        for ident, text, is_key in ((names[0], words[0], question.answer), (names[1], words[1], not question.answer))
    ]
    return ask(question, export, "single", pieces_of(question, export), [Response(RESPONSE, "choice", choices=tuple(choices))])
