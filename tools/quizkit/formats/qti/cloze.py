"""Cloze: interactions within a text."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from quizkit.finding import DataPath
from quizkit.formats.identifiers import names_of
from quizkit.formats.xml import Element
from quizkit.model.question import Cloze, DropdownGap, Gap, NumericGap, TextAnswer, TextGap
from quizkit.model.scoring import gap_shares, own_share

from .export import LeftOutError
from .gaps import stem_with
from .item import ANSWER, RESPONSE, SCORE, Item, Note
from .numbers import amount, bound, is_full
from .parts import part_identifier
from .typed import given_answers, given_numbers, number_cases, outcome_rules, same_words, text_worth

_SHORTEST_BOX = 8
_NUMBER_BOX = 8


def write_cloze(question: Cloze, item: Item) -> None:
    """Each gap has a response of its own; their shares are added up, or all of them must be right."""
    shares = gap_shares(question)
    if not shares:
        raise LeftOutError("incomplete", ("gaps",), "its gaps need weights above 0")
    worth = item.worth(shares)
    item.add_up(shares[name] * weight for name, gap in question.gaps.items() for weight in _weights(gap))
    interactions = {}
    # The shares are equal then, so that only all gaps together reach the points.
    item.is_whole = question.scoring == "all-or-nothing"
    item.rules.append(item.nothing())
    for name, gap in question.gaps.items():
        known = part_identifier(name, item, ("gaps", name))
        writer = _GapWriter(item, known, ("gaps", name), worth[name])
        interactions[name] = writer.write(gap)
        if gap.feedback:
            item.notes.append(Note(f"GAP_{known}", f"gap-{known}", gap.feedback, ("gaps", name, "feedback")))
            writer.when_given([item.process.show(f"GAP_{known}", f"gap-{known}")])
    item.body.append(item.element_of_html("div", (stem_with(item, interactions),), "stem"))


def _weights(gap: Gap) -> list[Fraction]:
    """What answers to a gap are worth of its share."""
    if isinstance(gap, DropdownGap):
        return [own_share(option) for option in gap.options]
    return [answer.weight for answer in gap.answers]


class _GapWriter:
    """Writes one gap; `full` is what it is worth."""

    def __init__(self, item: Item, name: str, path: DataPath, full: Fraction) -> None:
        self.response = f"{RESPONSE}_{name}"
        self._answer = f"{ANSWER}_{name}"
        self._item = item
        self._path = path
        self._full = full

    def when_given(self, rules: list[Element]) -> None:
        """Rules for when the gap is filled."""
        process = self._item.process
        self._item.rules.append(process.when((process.is_given(self.response), rules)))

    def write(self, gap: Gap) -> Element:
        """The interaction of the gap. Its response is declared and its rules are added on the way."""
        match gap:
            case TextGap():
                return self._text(gap)
            case DropdownGap():
                return self._dropdown(gap)
            case NumericGap():
                return self._numeric(gap)
            case _:
                assert_never(gap)

    def _text(self, gap: TextGap) -> Element:
        item = self._item
        answers = given_answers(gap.answers, item, (*self._path, "answers"))
        correct = [answer.text for _, _, answer in answers if is_full(answer.weight)]
        if not correct:
            raise LeftOutError("incomplete", self._path, "a gap needs a right answer")
        longest = max(_SHORTEST_BOX, *(len(answer.text) for _, _, answer in answers))
        box = item.interact("textEntryInteraction", responseIdentifier=self.response, expectedLength=str(longest))
        if not (gap.case_sensitive or item.export.profile.caseless_mappings):
            item.respond(self.response, "single", "string", correct[:1])
            self.when_given([item.process.when(*self._word_cases(answers))])
            return box
        worth = text_worth(answers, self._full, case_sensitive=gap.case_sensitive)
        mapping = item.mapping(worth, case_sensitive=gap.case_sensitive, is_bounded=False)
        item.respond(self.response, "single", "string", correct[:1], mapping)
        process = item.process
        cases = [
            self._remark(
                same_words(process, self.response, answer.text, case_sensitive=gap.case_sensitive),
                name,
                answer.feedback,
                ("answers", index),
            )
            for name, index, answer in answers
            if answer.feedback
        ]
        self._score_by_mapping(cases)
        return box

    def _word_cases(self, answers: Sequence[tuple[str, int, TextAnswer]]) -> list[tuple[Element, list[Element]]]:
        """A case for each answer, whatever its capitals, with points and feedback."""
        item = self._item
        return [
            (
                same_words(item.process, self.response, answer.text, case_sensitive=False),
                outcome_rules(item, self._answer, name, answer, (*self._path, "answers", index), amount(answer.weight * self._full)),
            )
            for name, index, answer in answers
        ]

    def _dropdown(self, gap: DropdownGap) -> Element:
        item = self._item
        process = item.process
        choices, worth, correct, cases = [], {}, [], []
        entries = list(enumerate(zip(names_of(gap.options), gap.options, strict=True)))
        if gap.shuffle:
            entries.sort(key=lambda entry: {"first": 0, "last": 2}.get(entry[1][1].pin or "", 1))
        for index, (name, option) in entries:
            path = (*self._path, "options", index)
            words = item.texts.plain(option.text, (*path, "text"))
            if not words:
                item.export.lose("blank-dropped", path)
                continue
            known = part_identifier(name, item, (*path, "id"))
            fixed = "true" if option.pin is not None and gap.shuffle else None
            choices.append(item.element("inlineChoice", (words,), identifier=known, fixed=fixed))
            if share := own_share(option):
                worth[known] = share * self._full
            correct += [known] if is_full(share) else []
            if option.feedback:
                taken = process.of("match", process.variable(self.response), process.base("identifier", known))
                cases.append(self._remark(taken, name, option.feedback, ("options", index)))
        if not correct:
            raise LeftOutError("incomplete", self._path, "a gap needs a right answer")
        item.respond(self.response, "single", "identifier", correct[:1], item.mapping(worth, is_bounded=False))
        self._score_by_mapping(cases)
        return item.interact(
            "inlineChoiceInteraction", choices, responseIdentifier=self.response, shuffle="true" if gap.shuffle else "false"
        )

    def _numeric(self, gap: NumericGap) -> Element:
        item = self._item
        answers = given_numbers(gap.answers)
        full = [answer for _, _, answer in answers if is_full(answer.weight)]
        if not full:
            raise LeftOutError("incomplete", self._path, "a gap needs a right answer")
        item.respond(self.response, "single", "float", [bound(full[0].value)[0]])
        cases = number_cases(item, self.response, answers, (*self._path, "answers"), self._answer, self._full)
        item.rules.append(item.process.when(*cases))
        return item.interact("textEntryInteraction", responseIdentifier=self.response, expectedLength=str(_NUMBER_BOX))

    def _score_by_mapping(self, cases: list[tuple[Element, list[Element]]]) -> None:
        """Add what the mapping says, and go through the feedback on single answers; only where something is given, or a player stumbles."""
        process = self._item.process
        if not cases:
            self._item.rules.append(self._item.export.fixed(("filled", self.response), self._filled))
            return
        self.when_given([process.add(SCORE, process.mapped(self.response)), process.when(*cases)])

    def _filled(self) -> Element:
        process = self._item.process
        return process.when((process.is_given(self.response), [process.add(SCORE, process.mapped(self.response))]))

    def _remark(self, condition: Element, name: str, source: str, place: DataPath) -> tuple[Element, list[Element]]:
        """A case in which a feedback is shown."""
        item = self._item
        identifier = f"answer-{part_identifier(name, item, (*self._path, *place, 'id'))}"
        item.notes.append(Note(self._answer, identifier, source, (*self._path, *place, "feedback")))
        return condition, [item.process.show(self._answer, identifier)]
