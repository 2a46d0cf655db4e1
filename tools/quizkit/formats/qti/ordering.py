"""Ordering: the order interaction."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from quizkit.formats.identifiers import names_of
from quizkit.formats.xml import Element
from quizkit.model.question import Ordering

from .export import LeftOutError
from .item import RESPONSE, SCORE, Item
from .numbers import amount
from .parts import as_one_run, part_identifier, scattered

_FEWEST = 2


def write_ordering(question: Ordering, item: Item) -> None:
    """Each item in its place is worth its share, or only the whole order counts."""
    shown = []
    for index, (name, thing) in enumerate(zip(names_of(question.items), question.items, strict=True)):
        if thing.text.strip():
            shown.append((part_identifier(name, item, ("items", index, "id")), index, thing))
        else:
            item.export.lose("blank-dropped", ("items", index))
    if len(shown) < _FEWEST:
        raise LeftOutError("incomplete", ("items",), "it needs two items")
    names = [name for name, _, _ in shown]
    item.stem()
    item.respond(RESPONSE, "ordered", "identifier", names)
    choices, choice = [], item.export.dialect.choice
    for place in scattered(names, question.id):
        name, index, thing = shown[place]
        choices.append(choice("simpleChoice", as_one_run([item.texts.inline(thing.text, ("items", index, "text"))]), name))
    item.body.append(item.interact("orderInteraction", choices, responseIdentifier=RESPONSE, shuffle="true"))
    if question.scoring == "all-or-nothing" or item.templates_only:
        item.score_by_match()
        return
    worth = item.equal_worth(names)
    item.steps = len(names)
    item.rules.append(item.nothing())
    for number, name in enumerate(names, 1):
        item.outcomes[f"PLACE_{number}"] = number
        key = ("place", str(number), name, str(worth[name]))
        item.rules.append(item.export.fixed(key, partial(_rule, item, number, name, worth[name])))


def _rule(item: Item, number: int, name: str, worth: Fraction) -> Element:
    """What an item in its place adds."""
    process = item.process
    stands = process.of("match", process.place(f"PLACE_{number}", RESPONSE), process.base("identifier", name))
    return process.when((stands, [process.add(SCORE, process.base("float", amount(worth)))]))
