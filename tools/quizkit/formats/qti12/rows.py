"""Matching and categorize: a response for each row, all with the same list. Ordering: one response with a list to put in order."""

from __future__ import annotations

from fractions import Fraction

from quizkit.model.question import Categorize, Matching, Ordering
from quizkit.records import replace

from .asked import Asked, Choice, Response, Words
from .choice import RESPONSE
from .common import ask, check_scoring, check_shuffle, is_there, needs
from .export import Export
from .idents import idents_of, name_token
from .stem import pieces_of
from .text import part

# The answer to an item that belongs nowhere: it means the same in every language.
NOWHERE = "—"
_NOWHERE_IDENT = "nowhere"


def write_matching(question: Matching, export: Export) -> Asked:
    """A row for each pair; right sides that read alike are one answer, or a right answer would count as wrong."""
    idents = idents_of(question, export.profile.idents)
    check_shuffle(question, export, ("shuffle",), shuffle=question.shuffle)
    answers = _Answers()
    rows: list[tuple[str, Words, str]] = []
    for index, pair in enumerate(question.pairs):
        if is_there(export, pair.left, ("pairs", index)) and is_there(export, pair.right, ("pairs", index)):
            words = part(export, "right", pair.right, ("pairs", index, "right"))
            answer = answers.add(f"r_{idents['pairs', index]}", words)
            rows.append((idents["pairs", index], part(export, "left", pair.left, ("pairs", index, "left")), answer))
    for index, distractor in enumerate(question.distractors):
        if is_there(export, distractor.text, ("distractors", index)):
            answers.add(f"d_{idents['distractors', index]}", part(export, "right", distractor.text, ("distractors", index, "text")))
    needs(rows, ("pairs",), "it needs a pair")
    needs(len(answers.choices) > 1, ("pairs",), "it needs two answers to choose from")
    return _ask(question, export, rows, answers, question.shuffle)


def write_categorize(question: Categorize, export: Export) -> Asked:
    """A row for each item, with the categories to choose from."""
    idents = idents_of(question, export.profile.idents)
    check_shuffle(question, export, ("shuffle",), shuffle=question.shuffle)
    answers = _Answers()
    named: dict[str, str] = {}
    for index, category in enumerate(question.categories):
        if is_there(export, category.title, ("categories", index)):
            words = part(export, "right", category.title, ("categories", index, "title"))
            named[category.id] = answers.add(f"c_{name_token(idents['categories', index])}", words)
    rows: list[tuple[str, Words, str]] = []
    for index, item in enumerate(question.items):
        if not is_there(export, item.text, ("items", index)):
            continue
        if item.category is None:
            export.lose("nowhere-mapped", ("items", index), f"'{NOWHERE}'")
            answer = answers.add(_NOWHERE_IDENT, Words(NOWHERE, is_html=False))
        elif item.category in named:
            answer = named[item.category]
        else:
            export.lose("blank-dropped", ("items", index))
            continue
        rows.append((idents["items", index], part(export, "left", item.text, ("items", index, "text")), answer))
    needs(rows, ("items",), "it needs an item")
    needs(len(answers.choices) > 1, ("categories",), "it needs two answers to choose from")
    return _ask(question, export, rows, answers, question.shuffle)


class _Answers:
    """The answers that rows share, those that read alike being one."""

    def __init__(self) -> None:
        self.choices: list[Choice] = []

    def add(self, ident: str, words: Words) -> str:
        """Take an answer in, and return the ident that it goes by."""
        for choice in self.choices:
            if choice.words == words:
                return choice.ident
        self.choices.append(Choice(ident, words))
        return ident


def _ask(question: Matching | Categorize, export: Export, rows: list[tuple[str, Words, str]], answers: _Answers, shuffle: bool) -> Asked:
    choices = _as_known(answers.choices, export)
    share = Fraction(1, len(rows))
    responses = [
        Response(
            ident,
            "choice",
            share,
            words,
            tuple(
                replace(choice, share=Fraction(own.ident == answer), is_key=own.ident == answer)
                for own, choice in zip(answers.choices, choices, strict=True)
            ),
            shuffle=shuffle,
        )
        for ident, words, answer in rows
    ]
    whole = check_scoring(question, export, question.scoring, export.profile.scores.parts, parts=len(rows))
    return ask(question, export, "rows", pieces_of(question, export), responses, all_or_nothing=whole)


def _as_known(choices: list[Choice], export: Export) -> list[Choice]:
    """The choices by idents that the profile's reader can live with: letters by place, or no digits that two of them share."""
    if export.profile.idents == "letters":
        return [replace(choice, ident=chr(ord("A") + index)) for index, choice in enumerate(choices)]
    return choices


def write_ordering(question: Ordering, export: Export) -> Asked:
    """The items in the right order; each place counts the same."""
    idents = idents_of(question, export.profile.idents)
    choices = [
        Choice(idents["items", index], part(export, "item", item.text, ("items", index, "text")))
        for index, item in enumerate(question.items)
        if is_there(export, item.text, ("items", index))
    ]
    needs(len(choices) > 1, ("items",), "it needs two items")
    shared = Fraction(1, len(choices))
    response = Response(RESPONSE, "order", choices=tuple(replace(choice, share=shared) for choice in choices), shuffle=True)
    whole = check_scoring(question, export, question.scoring, export.profile.scores.order, parts=len(choices))
    return ask(question, export, "single", pieces_of(question, export), [response], all_or_nothing=whole)
