"""Questions in which something is put into several slots: beside left sides, into an order, under headings, into a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from quizkit.finding import DataPath
from quizkit.formats.export import LeftOutError
from quizkit.formats.identifiers import fingerprint
from quizkit.model.question import Categorize, DragWords, Matching, Ordering
from quizkit.text.xhtml import escape

from .paper import Paper
from .rows import Data, Row, even


def write_matching(question: Matching, paper: Paper) -> tuple[Data, list[Row]]:
    """Right sides are put beside left sides. Two that look alike are one option, for nobody could tell which is meant."""
    if not question.pairs:
        raise LeftOutError("incomplete", ("pairs",), "it needs a pair")
    ids = [paper.id("pairs", index) for index in range(len(question.pairs))]
    rights = [paper.rich(pair.right, "pairs", index, "right") for index, pair in enumerate(question.pairs)]
    others = [paper.rich(one.text, "distractors", index, "text") for index, one in enumerate(question.distractors)]
    options = _distinct([*zip(ids, rights, strict=True), *zip(_distractor_ids(len(others), paper), others, strict=True)])
    slots = [{"id": ids[index], **paper.rich(pair.left, "pairs", index, "left")} for index, pair in enumerate(question.pairs)]
    rows = [_right(name, _option_of(right, options), len(ids)) for name, right in zip(ids, rights, strict=True)]
    return {"slots": slots, "options": _mixed(options) if question.shuffle else options, "shuffle": question.shuffle}, rows


def write_ordering(question: Ordering, paper: Paper) -> tuple[Data, list[Row]]:
    """Items are put into numbered places. Of two that look alike either may stand in the place of the other."""
    if not question.items:
        raise LeftOutError("incomplete", ("items",), "it needs an item")
    options = [
        {"id": paper.id("items", index), **paper.rich(item.text, "items", index, "text")} for index, item in enumerate(question.items)
    ]
    rows = [
        _right(str(place), other["id"], len(options))
        for place, option in enumerate(options, 1)
        for other in options
        if other["html"] == option["html"]
    ]
    mixed = _mixed(options)
    shown = mixed if mixed != options else options[1:] + options[:1]
    return {"slots": [{"id": str(place)} for place in range(1, len(options) + 1)], "options": shown, "shuffle": True}, rows


def write_categorize(question: Categorize, paper: Paper) -> tuple[Data, list[Row]]:
    """Items are put under headings. One that belongs nowhere is right where it is left."""
    titles = [paper.rich(one.title, "categories", index, "title") for index, one in enumerate(question.categories)]
    options = _distinct((paper.id("categories", index), title) for index, title in enumerate(titles))
    # Of two categories with one id, which a rule reports, the first is meant.
    known = {one.id: _option_of(title, options) for one, title in zip(reversed(question.categories), reversed(titles), strict=True)}
    slots, rows = [], []
    for index, item in enumerate(question.items):
        if item.category is not None and item.category not in known:
            raise LeftOutError("incomplete", ("items", index, "category"), f"there is no category '{item.category}'")
        name = paper.id("items", index)
        slots.append({"id": name, **paper.rich(item.text, "items", index, "text")})
        rows.append(_right(name, None if item.category is None else known[item.category], len(question.items)))
    if all(row.what["option"] is None for row in rows):
        raise LeftOutError("incomplete", ("items",), "no item belongs anywhere")
    return {"slots": slots, "options": options, "shuffle": question.shuffle}, rows


def write_drag_words(question: DragWords, paper: Paper) -> tuple[Data, list[Row]]:
    """Words are put into gaps. A word that stands there more than once is one option that can be used so often."""
    gaps = {name: word.strip() for name, word in question.gaps.items()}
    if not gaps or not all(gaps.values()):
        raise LeftOutError("incomplete", ("gaps",), "every gap needs a word")
    words = [*gaps.items()]
    for index, name in enumerate(_distractor_ids(len(question.distractors), paper)):
        text = question.distractors[index].text.strip()
        if text:
            words.append((name, text))
        else:
            paper.export.lose("blank-dropped", ("distractors", index))
    options = _distinct((name, _plain(word)) for name, word in words)
    if not question.reuse:
        counts = Counter(word for _, word in words)
        options = [{**option, "uses": counts[option["text"]]} for option in options]
    rows = [_right(name, _option_of(_plain(word), options), len(gaps)) for name, word in gaps.items()]
    slots = [{"id": name} for name in gaps]
    return {"slots": slots, "options": _mixed(options) if question.shuffle else options, "shuffle": question.shuffle}, rows


def _plain(word: str) -> Data:
    return {"html": escape(word), "text": word}


def _right(slot: str, option: str | None, count: int) -> Row:
    return Row({"option": option}, even(count), True, slot)


def _distractor_ids(count: int, paper: Paper) -> list[str]:
    """Pairs and distractors may have the same ids, for they are neighbours only here."""
    path: DataPath = ("distractors",)
    return [f"distractor-{paper.id(*path, index)}" for index in range(count)]


def _distinct(texts: Iterable[tuple[str, Data]]) -> list[Data]:
    """Options, each text once, under the id that it has where it comes first."""
    options: dict[str, Data] = {}
    taken: set[str] = set()
    for name, text in texts:
        if text["html"] in options:
            continue
        own, number = name, 2
        while name in taken:
            name, number = f"{own}-{number}", number + 1
        taken.add(name)
        options[text["html"]] = {"id": name, **text}
    return list(options.values())


def _option_of(text: Data, options: Sequence[Data]) -> str:
    return next(str(option["id"]) for option in options if option["html"] == text["html"])


def _mixed(options: Sequence[Data]) -> list[Data]:
    """Options in an order of their own, always the same, which tells nothing of what belongs where."""
    return sorted(options, key=lambda option: (fingerprint(option["html"]), option["id"]))
