"""Matching and categorize: the match interaction, in which every left side takes one right side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quizkit.finding import DataPath
from quizkit.formats.identifiers import names_of
from quizkit.formats.xml import Element
from quizkit.model.question import Categorize, Matching
from quizkit.named_tuples import NamedTuple

from .export import LeftOutError
from .item import RESPONSE, Item
from .parts import part_identifier, scattered

_NOWHERE, _NOWHERE_TEXT = "nowhere", "—"


class _Side(NamedTuple):
    """A thing to put together with another."""

    name: str
    text: str
    path: DataPath


def write_matching(question: Matching, item: Item) -> None:
    """Left sides and right sides by the ids of their pairs. Right sides of one text are one choice."""
    lefts, rights, keys = [], [], []
    by_text: dict[str, str] = {}
    for index, (name, pair) in enumerate(zip(names_of(question.pairs), question.pairs, strict=True)):
        path: DataPath = ("pairs", index)
        if not pair.left.strip() or not pair.right.strip():
            item.export.lose("blank-dropped", path)
            continue
        known = part_identifier(name, item, (*path, "id"))
        lefts.append(_Side(f"left-{known}", pair.left, (*path, "left")))
        text = _words(pair.right)
        if text not in by_text:
            by_text[text] = f"right-{known}"
            rights.append(_Side(f"right-{known}", pair.right, (*path, "right")))
        keys.append(f"left-{known} {by_text[text]}")
    for index, (name, distractor) in enumerate(zip(names_of(question.distractors), question.distractors, strict=True)):
        if not distractor.text.strip():
            item.export.lose("blank-dropped", ("distractors", index))
        elif _words(distractor.text) in by_text:
            item.export.lose("choice-merged", ("distractors", index), f"'{distractor.text}'")
        else:
            known = part_identifier(name, item, ("distractors", index, "id"))
            rights.append(_Side(f"other-{known}", distractor.text, ("distractors", index, "text")))
    _write(item, lefts, rights, keys, question.scoring, shuffle=question.shuffle)


def _words(text: str) -> str:
    """What a reader sees of a text: runs of blanks are one."""
    return " ".join(text.split())


def write_categorize(question: Categorize, item: Item) -> None:
    """Items on the left, headings on the right; one more heading takes what belongs nowhere."""
    known = {
        category.id: part_identifier(category.id, item, ("categories", index, "id")) for index, category in enumerate(question.categories)
    }
    rights = [
        _Side(f"category-{known[category.id]}", category.title, ("categories", index, "title"))
        for index, category in enumerate(question.categories)
    ]
    lefts, keys = [], []
    for index, (name, thing) in enumerate(zip(names_of(question.items), question.items, strict=True)):
        if not thing.text.strip():
            item.export.lose("blank-dropped", ("items", index))
            continue
        left = f"item-{part_identifier(name, item, ('items', index, 'id'))}"
        lefts.append(_Side(left, thing.text, ("items", index, "text")))
        if thing.category is None:
            item.export.lose("nowhere-mapped", ("items", index), f"'{_NOWHERE_TEXT}'")
            if all(side.name != _NOWHERE for side in rights):
                rights.append(_Side(_NOWHERE, _NOWHERE_TEXT, ()))
            keys.append(f"{left} {_NOWHERE}")
        elif thing.category in known:
            keys.append(f"{left} category-{known[thing.category]}")
        else:
            raise LeftOutError("incomplete", ("items", index, "category"), f"there is no category '{thing.category}'")
    _write(item, lefts, rights, keys, question.scoring, shuffle=question.shuffle, is_sorting=True)


def _write(
    item: Item,
    lefts: Sequence[_Side],
    rights: Sequence[_Side],
    keys: Sequence[str],
    scoring: Literal["partial", "all-or-nothing"],
    *,
    shuffle: bool,
    is_sorting: bool = False,
) -> None:
    if not lefts or not rights:
        raise LeftOutError("incomplete", (), "it needs something on both sides")
    item.stem()
    by_match = scoring == "all-or-nothing"
    mapping = None if by_match else item.mapping(item.equal_worth(keys))
    item.respond(RESPONSE, "multiple", "directedPair", keys, mapping)
    if shuffle and not is_sorting:
        rights = [rights[index] for index in scattered([side.name for side in rights], item.question.id)]
    # A right side may be taken more than once: what is left over must not give the last pair away.
    sets = [
        item.element("simpleMatchSet", [_choice(side, "1", item) for side in lefts]),
        item.element("simpleMatchSet", [_choice(side, "0", item) for side in rights]),
    ]
    item.body.append(
        item.interact(
            "matchInteraction",
            sets,
            responseIdentifier=RESPONSE,
            shuffle="true" if shuffle and not is_sorting else "false",
            maxAssociations=str(len(lefts)),
        )
    )
    if by_match:
        item.score_by_match()
    else:
        item.score_by_mapping()
        item.steps = len(keys)


def _choice(side: _Side, most: str, item: Item) -> Element:
    text = item.texts.inline(side.text, side.path) if side.path else side.text
    return item.element("simpleAssociableChoice", (text,), identifier=side.name, matchMax=most)
