"""Drag words: the gap match interaction."""

from __future__ import annotations

from collections import Counter

from quizkit.formats.identifiers import names_of
from quizkit.formats.xml import Node
from quizkit.model.question import DragWords

from .export import LeftOutError
from .gaps import stem_with
from .item import RESPONSE, Item
from .parts import part_identifier, scattered


def write_drag_words(question: DragWords, item: Item) -> None:
    """Words by the names of their gaps. Gaps of one word share it, and a distractor of that text is one more copy of it."""
    owner: dict[str, str] = {}
    copies: Counter[str] = Counter()
    keys, gaps = [], {}
    for name, source in question.gaps.items():
        word = " ".join(source.split())
        if not word:
            raise LeftOutError("incomplete", ("gaps", name), "a gap needs a word")
        known = part_identifier(name, item, ("gaps", name))
        owner.setdefault(word, f"word-{known}")
        copies[word] += 1
        keys.append(f"{owner[word]} gap-{known}")
        gaps[name] = item.element("gap", identifier=f"gap-{known}")
    words = [(identifier, word) for word, identifier in owner.items()]
    for index, (name, distractor) in enumerate(zip(names_of(question.distractors), question.distractors, strict=True)):
        word = " ".join(distractor.text.split())
        if not word:
            item.export.lose("blank-dropped", ("distractors", index))
            continue
        copies[word] += 1
        if copies[word] == 1:
            words.append((f"other-{part_identifier(name, item, ('distractors', index, 'id'))}", word))
    by_match = question.scoring == "all-or-nothing"
    mapping = None if by_match else item.mapping(item.equal_worth(keys))
    item.respond(RESPONSE, "multiple", "directedPair", keys, mapping)
    if question.shuffle:
        words = [words[place] for place in scattered([name for name, _ in words], question.id)]
    boxes: list[Node] = [
        item.element("gapText", (word,), identifier=name, matchMax="0" if question.reuse else str(copies[word])) for name, word in words
    ]
    text = item.element_of_html("div", (stem_with(item, gaps),), "stem")
    item.body.append(
        item.interact(
            "gapMatchInteraction",
            [*boxes, text],
            responseIdentifier=RESPONSE,
            shuffle="true" if question.shuffle else "false",
            maxAssociations="0" if item.export.version.gap_associations else None,
        )
    )
    if by_match:
        item.score_by_match()
    else:
        item.score_by_mapping()
        item.steps = len(keys)
