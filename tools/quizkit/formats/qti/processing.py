"""Response processing: expressions and rules, built of what all engines that were tried can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quizkit.formats.xml import Element

from .dialect import Dialect

BaseType = Literal["float", "integer", "identifier", "string", "boolean", "directedPair"]


class Processing:
    """Builds expressions and rules in the names of a dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._element = dialect.element

    def variable(self, name: str) -> Element:
        """The value of a variable."""
        return self._element("variable", identifier=name)

    def correct(self, name: str) -> Element:
        """The correct response of a response variable."""
        return self._element("correct", identifier=name)

    def base(self, base_type: BaseType, value: str) -> Element:
        """A constant."""
        return self._element("baseValue", (value,), baseType=base_type)

    def of(self, operator: str, *operands: Element) -> Element:
        """An operator without attributes, such as `and`, `gte` or `sum`."""
        return self._element(operator, operands)

    def mapped(self, name: str) -> Element:
        """What the mapping of a response variable makes of its value."""
        return self._element("mapResponse", identifier=name)

    def place(self, number: str, name: str) -> Element:
        """The value in a place of an ordered variable. The number is that of a variable, for one player cannot read another."""
        return self._element("index", (self.variable(name),), n=number)

    def same_words(self, name: str, words: str, *, case_sensitive: bool) -> Element:
        """Whether a response is these words. Players stumble over an empty one: ask first whether there is any."""
        return self._element(
            "stringMatch", (self.variable(name), self.base("string", words)), caseSensitive="true" if case_sensitive else "false"
        )

    def pattern(self, name: str, expression: str) -> Element:
        """Whether a response as a whole fits a regular expression of XML Schema."""
        return self._element("patternMatch", (self.variable(name),), pattern=expression)

    def within(self, name: str, smallest: str, largest: str) -> Element:
        """Whether a number lies in a range.

        The operator for tolerances is false in one player, whatever the number; the same one takes no answer for a 0.
        """
        return self.of(
            "and",
            self.is_given(name),
            self.of("gte", self.variable(name), self.base("float", smallest)),
            self.of("lte", self.variable(name), self.base("float", largest)),
        )

    def is_given(self, name: str) -> Element:
        """Whether a learner has answered."""
        return self.of("not", self.of("isNull", self.variable(name)))

    def let(self, name: str, value: Element) -> Element:
        """A rule that sets an outcome."""
        return self._element("setOutcomeValue", (value,), identifier=name)

    def add(self, name: str, value: Element) -> Element:
        """A rule that adds to an outcome."""
        return self.let(name, self.of("sum", self.variable(name), value))

    def show(self, name: str, identifier: str) -> Element:
        """A rule that sets an outcome on which a feedback hangs."""
        return self.let(name, self.base("identifier", identifier))

    def when(self, *cases: tuple[Element, Sequence[Element]], otherwise: Sequence[Element] = ()) -> Element:
        """A rule that follows the first case which holds."""
        branches = [
            self._element("responseElseIf" if index else "responseIf", (condition, *rules))
            for index, (condition, rules) in enumerate(cases)
        ]
        if otherwise:
            branches.append(self._element("responseElse", otherwise))
        return self._element("responseCondition", branches)
