"""An item that is being put together: the writer of a type says what is asked and what scores, and the rest is worked out from that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Literal

from quizkit.finding import DataPath
from quizkit.formats.xml import Element, Node
from quizkit.model.question import BaseQuestion
from quizkit.named_tuples import NamedTuple

from .export import Export
from .numbers import amount, amounts, equal_amount, exactly
from .text import Texts

Cardinality = Literal["single", "multiple", "ordered"]
RESPONSE, SCORE, MAXSCORE = "RESPONSE", "SCORE", "MAXSCORE"
# On what feedback hangs: right and wrong, the answer that was given, the option that was chosen.
FEEDBACK, ANSWER, CHOSEN = "FEEDBACK", "ANSWER", "CHOSEN"


class Note(NamedTuple):
    """A feedback that is shown when an outcome is its identifier."""

    outcome: str
    identifier: str
    source: str
    path: DataPath
    is_block: bool = False


class Item:
    """What the writer of a type fills.

    Attributes:
        responses: the declarations of response variables.
        body: blocks of the item's body.
        template: the name of the template that does the same as the rules; None where none does.
        rules: the rules that set SCORE, without bounds.
        steps: in how many equal steps SCORE goes from 0 to the points where shares are added up; None where nothing is.
        is_whole: whether only all points count, so that fewer become none.
        outcomes: integers that the rules read, by name.
        notes: feedback that the rules ask for; feedback on right and wrong answers comes on top. Each kind hangs on an outcome of its own,
            of a single identifier: players lose values of one that holds several.
        chosen: the cardinality of the outcome CHOSEN, which feedback on options hangs on; None where there is none.
        interactions: QTI's names of the kinds of interaction, for the metadata.
    """

    def __init__(self, question: BaseQuestion, export: Export) -> None:
        self.question = question
        self.export = export
        self.texts = Texts(export)
        self.element = export.dialect.element
        self.process = export.processing
        self.templates_only = export.profile.templates_only
        # A template gives 1 for the key, whatever the points.
        self.points = exactly(Decimal(1) if self.templates_only else question.points)
        self.is_worth_one = self.templates_only or question.points == 1
        self.responses: list[Element] = []
        self.body: list[Node] = []
        self.template: str | None = None
        self.rules: list[Element] = []
        self.steps: int | None = None
        self.is_whole = False
        self.outcomes: dict[str, int] = {}
        self.notes: list[Note] = []
        self.chosen: Cardinality | None = None
        self.interactions: list[str] = []
        # What responses can be held against: a survey has no key, and nothing scores it.
        self._keyed: set[str] = set()
        self._mapped: set[str] = set()

    def respond(
        self,
        name: str,
        cardinality: Cardinality,
        base_type: str,
        correct: Iterable[str] = (),
        mapping: Element | None = None,
    ) -> None:
        """Declare a response variable."""
        children = []
        values = [self.export.dialect.value(value) for value in correct]
        if values:
            self._keyed.add(name)
            children.append(self.element("correctResponse", values))
        if mapping is not None and not self.templates_only:
            self._mapped.add(name)
            children.append(mapping)
        self.responses.append(self.element("responseDeclaration", children, identifier=name, cardinality=cardinality, baseType=base_type))

    def mapping(self, worth: Mapping[str, Fraction], *, case_sensitive: bool | None = None, is_bounded: bool = True) -> Element | None:
        """A mapping of what a learner may answer to points; None where there is nothing to map."""
        entry = self.export.dialect.entry
        if not worth:
            return None
        entries, last, text = [], None, ""
        for key, points in worth.items():
            # Most are worth the same, and a fraction takes long to look up.
            if points is not last:
                last, text = points, amount(points)
            entries.append(entry(key, text, case_sensitive))
        bounds = {"lowerBound": "0", "upperBound": amount(self.points)} if is_bounded else {}
        return self.element("mapping", entries, **bounds, defaultValue="0")

    def worth(self, shares: Mapping[str, Fraction]) -> dict[str, Fraction]:
        """Shares as points. Where the positive ones are the whole, a reader who adds them up reaches all points."""
        points = self.points
        scaled = dict(shares) if self.is_worth_one else {key: share * points for key, share in shares.items()}
        gains = {key: worth for key, worth in scaled.items() if worth > 0}
        return {**scaled, **dict(zip(gains, amounts(tuple(gains.values()), points), strict=True))}

    def equal_worth(self, keys: Iterable[str]) -> dict[str, Fraction]:
        """All keys are worth the same, and all of them together the points."""
        keys = list(keys)
        return dict.fromkeys(keys, equal_amount(self.points, len(keys))) if keys else {}

    def add_up(self, shares: Iterable[Fraction]) -> None:
        """Say that SCORE is a sum of these shares, any of them, so that what readers lose in adding them up is put right."""
        self.steps = lcm(*(share.denominator for share in shares))

    def interact(self, name: str, children: Iterable[Node] = (), **attributes: str | None) -> Element:
        """An interaction, which the metadata will name."""
        if name not in self.interactions:
            self.interactions.append(name)
        return self.element(name, tuple(children), **attributes)

    def score_by_match(self, name: str = RESPONSE) -> None:
        """All points for exactly the correct response, and none for any other."""
        if name not in self._keyed:
            return
        self.rules.append(self.export.fixed(("match", name), lambda: self._match(name)))
        if self.is_worth_one:
            self.template = "match_correct"

    def score_by_mapping(self, name: str = RESPONSE) -> None:
        """What the mapping says, which has bounds."""
        if name not in self._mapped:
            return
        self.rules.append(self.export.fixed(("map", name), lambda: self._map(name)))
        self.template = "map_response"

    def _match(self, name: str) -> Element:
        process = self.process
        match = process.of("match", process.variable(name), process.correct(name))
        return process.when((match, [process.let(SCORE, process.variable(MAXSCORE))]), otherwise=[self.nothing()])

    def _map(self, name: str) -> Element:
        process = self.process
        is_empty = process.of("isNull", process.variable(name))
        return process.when((is_empty, [self.nothing()]), otherwise=[process.let(SCORE, process.mapped(name))])

    def nothing(self) -> Element:
        """A rule that sets SCORE to 0."""
        return self.process.let(SCORE, self.process.base("float", "0"))

    def stem(self) -> None:
        """The stem as a block of its own."""
        self.body.append(self.element_of_html("div", (self.texts.block(self.question.stem, ("stem",)),), "stem"))

    @staticmethod
    def element_of_html(tag: str, children: Iterable[Node], look: str) -> Element:
        """An element of XHTML, whose names are the same in all versions."""
        return Element(tag, tuple(children), (("class", look),))
