"""What a section draws: as many items as there are, from a bank that is there.

Source of the rules: IMS QTI 1.2.1, ASI Selection and Ordering.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.errors import suggestion
from quizkit.formats.checking.fault import Fault, Spot
from quizkit.formats.checking.tree import Node
from quizkit.records import dataclass, field

_REFERENCE = "assessment_question_identifierref"
_ABSENT = frozenset({"sectionref"})


@dataclass(slots=True)
class Mentions:
    """What the files of a package say of each other's items, until all have been read.

    Attributes:
        banks: how many items there are in each bank, by its ident.
        items: the idents of the items in banks.
        waiting: those of an open file, of which it is not yet known what they stand in.
        draws: files, lines and numbers of what is drawn from banks, with their idents.
        references: files and lines of what quizzes say that their items are in the banks.
    """

    banks: dict[str, int] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    draws: list[tuple[str, int, int, str]] = field(default_factory=list)
    references: list[tuple[str, int, str]] = field(default_factory=list)

    def note(self, piece: Node, file: str) -> None:
        """Remember what an item, or the rest of a file, says of others."""
        if piece.name == "item":
            self.waiting.append(piece.attributes.get("ident", ""))
            self._note_reference(piece, file)
            return
        for bank in piece.named("objectbank"):
            self.banks[bank.attributes.get("ident", "")] = _items_in(bank)
        # A file holds a bank or a quiz. Loose items are Canvas's third way to bring questions.
        if not any(node.name == "assessment" for node in piece.walk()):
            self.items.update(self.waiting)
        self.waiting.clear()

    def _note_reference(self, item: Node, file: str) -> None:
        for node in item.walk():
            if node.name == "qtimetadatafield":
                label, entry = node.first("fieldlabel"), node.first("fieldentry")
                if label is not None and entry is not None and label.text.strip() == _REFERENCE:
                    self.references.append((file, node.line, entry.text.strip()))

    def check(self, *, refers: bool) -> Iterator[Fault]:
        """What leads nowhere. `refers` says that the reader goes by the references to banks."""
        for file, line, number, bank in self.draws:
            there = self.banks.get(bank)
            if there is None:
                yield Fault(file, line, f"The package has no bank '{bank}' to draw from{suggestion(bank, self.banks)}.")
            elif not 0 < number <= there:
                yield Fault(file, line, f"The section draws {number} of {there} in the bank '{bank}'.")
        for file, line, ident in self.references if refers else ():
            if ident not in self.items:
                yield Fault(file, line, f"No bank of the package has the item '{ident}'{suggestion(ident, self.items)}.")


def check_draws(piece: Node, file: str, mentions: Mentions) -> Iterator[Spot]:
    """That sections draw a number of items that they have. `piece` is a file without its items, draws from banks wait for these."""
    for place in piece.walk():
        if place.name not in ("section", "assessment"):
            continue
        for selection in (node for ordering in place.named("selection_ordering") for node in ordering.named("selection")):
            number = selection.first("selection_number")
            if number is None:
                continue
            text, bank = number.text.strip(), selection.first("sourcebank_ref")
            if not (text.isascii() and text.isdigit()):
                yield number.line, f"The section draws '{text}', which is no whole number."
            elif bank is not None:
                mentions.draws.append((file, number.line, int(text), bank.text.strip()))
            elif not any(node.name in _ABSENT for node in place.walk()):
                there = _items_in(place)
                if int(text) > there or (there and not int(text)):
                    yield number.line, f"The section draws {text} of {there}."


def _items_in(place: Node) -> int:
    return sum(node.stands_for for node in place.walk() if node.name in ("item", "itemref"))
