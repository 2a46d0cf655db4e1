"""What a question type of Canvas's is answered with.

Source of the rules: what Canvas writes itself, and what its importer reads of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.formats.checking.fault import Spot
from quizkit.formats.checking.tree import Node
from quizkit.records import dataclass

from .words import RESPONSES


@dataclass(frozen=True, slots=True)
class Answering:
    """How a type is answered: the elements that may be responses, their cardinality (empty for any), and how many there may be."""

    names: tuple[str, ...]
    cardinality: str = ""
    least: int = 1
    most: int | None = 1


_TYPED = Answering(("response_str", "response_num"))
_ROWS = Answering(("response_lid",), most=None)
_NOTHING = Answering((), least=0, most=0)
# Those that are left out come with interactions of their own, or with none that Canvas reads.
ANSWERING: Mapping[str, Answering] = {
    "multiple_choice_question": Answering(("response_lid",), "Single"),
    "true_false_question": Answering(("response_lid",), "Single"),
    "multiple_answers_question": Answering(("response_lid",), "Multiple"),
    "ordering_question": Answering(("response_lid",), "Ordered"),
    "short_answer_question": _TYPED,
    "numerical_question": _TYPED,
    "calculated_question": _TYPED,
    "essay_question": _TYPED,
    "fill_in_multiple_blanks_question": Answering(("response_lid", "response_str"), most=None),
    "multiple_dropdowns_question": _ROWS,
    "matching_question": _ROWS,
    "text_only_question": _NOTHING,
    "file_upload_question": _NOTHING,
}


def check_answering(item: Node, type_name: str) -> Iterator[Spot]:
    """That the responses of an item are those of its type."""
    wanted = ANSWERING.get(type_name)
    if wanted is None:
        return
    responses = [node for node in item.walk() if node.name in RESPONSES]
    if len(responses) < wanted.least:
        yield item.line, f"The type {type_name} needs a <{wanted.names[0]}>, and the item has no response."
    elif wanted.most is not None and len(responses) > wanted.most:
        yield responses[wanted.most].line, f"The type {type_name} has {wanted.most or 'no'} response, and the item has {len(responses)}."
    for node in responses:
        cardinality = node.attributes.get("rcardinality", "Single")
        if wanted.names and node.name not in wanted.names:
            yield node.line, f"The type {type_name} is answered in <{wanted.names[0]}>, not in <{node.name}>."
        elif wanted.cardinality and cardinality != wanted.cardinality:
            yield node.line, f"The type {type_name} has the cardinality {wanted.cardinality}, and the response '{cardinality}'."
