"""Multiple choice and multiple response: Moodle's multichoice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat

from quizkit.formats.xml import Element
from quizkit.model.question import MultipleChoice, MultipleResponse, Option

from .common import weight_percentage
from .export import Export, LeftOutError
from .feedback import combined_feedback, hints
from .fractions import FULL, NONE, shares
from .text import HTML, inline

_FEWEST = 2


def write_multiple_choice(question: MultipleChoice, export: Export) -> Iterator[Element]:
    """The key is worth everything, the others nothing or what their weights say."""
    return _write(question, export, lambda option: FULL if option.correct else NONE)


def write_multiple_response(question: MultipleResponse, export: Export) -> Iterator[Element]:
    """Each key adds its share, each distractor takes its own unless the scoring is partial."""
    if question.scoring == "all-or-nothing":
        export.lose("all-or-nothing", ("scoring",))
    keys = _shares(export, "key", [option for option in question.options if option.correct])
    others = [option for option in question.options if not option.correct]
    distractors = repeat(NONE) if question.scoring == "partial" else _shares(export, "distractor", others)

    def score(option: Option) -> str:
        share = next(keys) if option.correct else next(distractors)
        return share if option.correct or share == NONE else f"-{share}"

    return _write(question, export, score)


def _shares(export: Export, name: str, options: list[Option]) -> Iterator[str]:
    """What each of the keys or distractors is worth where it has no weight of its own."""
    written, is_exact = shares(len(options))
    if not is_exact and any(option.weight is None for option in options):
        export.lose("fraction-rounded", ("options",), f"a {name} is worth 1/{len(options)}, and {' or '.join(sorted(set(written)))} % here")
    return iter(written)


def _write(question: MultipleChoice | MultipleResponse, export: Export, score: Callable[[Option], str]) -> Iterator[Element]:
    yield Element("single", ("true" if isinstance(question, MultipleChoice) else "false",))
    yield Element("shuffleanswers", ("true" if question.shuffle else "false",))
    yield Element("answernumbering", ("abc",))
    yield from combined_feedback(question.feedback, export)
    written = 0
    for index, option in enumerate(question.options):
        fraction = score(option)
        if option.weight is not None:
            fraction = weight_percentage(export, ("options", index, "weight"), option.weight)
        if not option.text.strip():
            export.lose("blank-dropped", ("options", index))
            continue
        if option.pin is not None and question.shuffle:
            export.lose("pin-dropped", ("options", index, "pin"))
        written += 1
        yield _answer(export, index, option, fraction)
    if written < _FEWEST:
        raise LeftOutError("incomplete", ("options",), "it needs two options")
    yield from hints(question, export)


def _answer(export: Export, index: int, option: Option, fraction: str) -> Element:
    text = inline(export, "answer", option.text, ("options", index, "text"))
    children = list(text.children)
    if option.feedback:
        children.append(inline(export, "feedback", option.feedback, ("options", index, "feedback")))
    return Element("answer", children, (("fraction", fraction), *HTML))
