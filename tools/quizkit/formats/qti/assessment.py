"""Writes a quiz as a test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from quizkit.formats.numbers import shortest
from quizkit.formats.xml import Element, Raw
from quizkit.model.question import BaseQuestion
from quizkit.model.quiz import Quiz, Section, may_draw
from quizkit.records import dataclass, field

from .export import ITEMS, Export, identifier
from .item import MAXSCORE, SCORE
from .numbers import amount
from .text import Texts

# What OpenOLAT reads to say whether a learner has passed.
PASS = "PASS"
_SECONDS = 60
# Points that floats may lose on the way to the pass mark: 0.28 of 25 points is 7.000000000000001.
_SLACK = "0.000000001"


@dataclass
class Found:
    """The questions of one section that are in the package, by id, in the order of the files, each with its file."""

    section: Section
    listed: set[str] = field(init=False)
    items: dict[str, str] = field(default_factory=dict)
    points: dict[str, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.listed = set(self.section.questions)

    def meet(self, question: BaseQuestion, file: str, points: Fraction, quiz: Quiz) -> None:
        """Take a question that has been written, if it belongs here."""
        if may_draw(self.section, question, quiz.use) if self.section.draw is not None else question.id in self.listed:
            self.items[question.id] = file
            self.points[question.id] = points

    def total(self, taken: Sequence[str], draw: int | None) -> Fraction | None:
        """The points of the questions that were taken; None where they hang on which are drawn."""
        points = [self.points[name] for name in taken]
        if draw is None or draw >= len(points):
            return sum(points, Fraction(0))
        return points[0] * draw if len(set(points)) == 1 else None


class Assessment:
    """A quiz that waits for its questions to pass by."""

    def __init__(self, quiz: Quiz) -> None:
        self.quiz = quiz
        self._sections = [Found(section) for section in quiz.sections]

    def meet(self, question: BaseQuestion, file: str, points: Fraction) -> None:
        """Take a question that has been written, if it belongs to the quiz."""
        for section in self._sections:
            section.meet(question, file, points, self.quiz)

    def write(self, export: Export, language: str | None) -> tuple[Element, Texts, list[str]] | None:
        """The test, its texts with the files that they show, and the ids of its questions; None where no question is in the package."""
        export.entity = f"quiz:{self.quiz.id}"
        texts = Texts(export, base=f"../{ITEMS}/")
        taken: set[str] = set()
        sections, totals = [], []
        for index, found in enumerate(self._sections):
            writer = _Section(found, ("sections", index), export, texts, taken, self.quiz)
            section = writer.write()
            if section is not None:
                sections.append(section)
                totals.append(writer.total)
        if not sections:
            export.lose("quiz-empty", ("sections",))
            return None
        total = self._fixed_total(totals, export)
        return _root(self.quiz, sections, export, language, total), texts, sorted(taken)

    @staticmethod
    def _fixed_total(totals: Iterable[Fraction | None], export: Export) -> Fraction | None:
        """What the test is worth, where the reader wants that as a number."""
        if not export.profile.fixed_totals:
            return None
        total = Fraction(0)
        for points in totals:
            if points is None:
                export.lose("total-not-fixed", ("sections",))
                return None
            total += points
        return total


def _root(quiz: Quiz, sections: Sequence[Element], export: Export, language: str | None, total: Fraction | None) -> Element:
    element = export.dialect.element
    is_shown = quiz.feedback_mode != "none"
    is_at_once = quiz.feedback_mode == "immediate"
    # What is handed in together is handed in once, and so is an exam; elsewhere hints follow wrong tries.
    tries = "0" if is_at_once and quiz.use == "practice" else "1"
    control = element("itemSessionControl", maxAttempts=tries, showFeedback="true" if is_shown else "false", allowReview="true")
    submission = "individual" if is_at_once else "simultaneous"
    if quiz.attempts is not None:
        export.lose("attempts-dropped", ("attempts",), str(quiz.attempts))
    part = element("testPart", (control, *sections), identifier="part_all", navigationMode="nonlinear", submissionMode=submission)
    children = [
        element("outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float"),
        element("outcomeDeclaration", _default(total, export), identifier=MAXSCORE, cardinality="single", baseType="float"),
    ]
    if quiz.pass_mark is not None:
        children.append(element("outcomeDeclaration", identifier=PASS, cardinality="single", baseType="boolean"))
    if quiz.time_limit is not None:
        seconds = shortest(quiz.time_limit * _SECONDS)
        children.append(element("timeLimits", maxTime=seconds))
    children += [part, element("outcomeProcessing", _processing(quiz, export, total))]
    return export.dialect.root(
        "assessmentTest",
        children,
        language if export.version.test_language else None,
        identifier=identifier(quiz.id),
        title=quiz.title or quiz.id,
        toolName="quizkit",
    )


def _default(total: Fraction | None, export: Export) -> list[Element]:
    element = export.dialect.element
    return [] if total is None else [element("defaultValue", (element("value", (amount(total),)),))]


def _processing(quiz: Quiz, export: Export, total: Fraction | None) -> list[Element]:
    """The points of all items, what they can be, and whether the learner has passed."""
    element, process = export.dialect.element, export.processing

    def add_up(name: str) -> Element:
        return process.let(name, process.of("sum", element("testVariables", variableIdentifier=name)))

    rules = [add_up(SCORE), add_up(MAXSCORE)]
    if quiz.pass_mark is None:
        return rules
    mark = Fraction(quiz.pass_mark)
    reached = process.of("sum", process.variable(SCORE), process.base("float", _SLACK))
    if total is None:
        needed = process.of("product", process.variable(MAXSCORE), process.base("float", amount(mark)))
        return [*rules, process.let(PASS, process.of("gte", reached, needed))]
    # The form from which OpenOLAT reads the mark (QtiNodesExtractor.extractCutValue).
    needed = process.base("float", amount(total * mark))
    passed = element("outcomeIf", (process.of("gte", reached, needed), process.let(PASS, process.base("boolean", "true"))))
    failed = element("outcomeElse", (process.let(PASS, process.base("boolean", "false")),))
    return [*rules, element("outcomeCondition", (passed, failed))]


class _Section:
    """One section: the questions that are in the package, each at most once in a test. `total` is what they are worth, if that is fixed."""

    def __init__(self, found: Found, path: tuple[str, int], export: Export, texts: Texts, taken: set[str], quiz: Quiz) -> None:
        self._found = found
        self._path = path
        self._export = export
        self._texts = texts
        self._taken = taken
        self._shuffle = quiz.shuffle
        # A section has to have a title; without one of its own it is not shown as a section.
        self._title = quiz.title or quiz.id
        self.total: Fraction | None = None

    def write(self) -> Element | None:
        """The section, or None where nothing is left of it."""
        section, element = self._found.section, self._export.dialect.element
        names = list(self._questions(section))
        if not names:
            self._export.lose("section-empty", self._path)
            return None
        self.total = self._found.total(names, section.draw)
        children = []
        if section.draw is not None:
            if section.draw > len(names):
                self._export.lose("draw-changed", (*self._path, "draw"), f"{section.draw} became {len(names)}")
            children.append(element("selection", select=str(min(section.draw, len(names)))))
        if self._shuffle or section.draw is not None:
            children.append(element("ordering", shuffle="true"))
        if section.intro:
            text = self._texts.block(section.intro, (*self._path, "intro"))
            body = self._export.dialect.body((Raw(text),))
            children.append(
                element("rubricBlock", body, view="candidate", use="instructions" if self._export.version.content_body else None)
            )
        children += [element("assessmentItemRef", identifier=identifier(name), href=f"../{self._found.items[name]}") for name in names]
        return element(
            "assessmentSection",
            children,
            identifier=f"section_{identifier(section.id)}",
            title=section.title or self._title,
            visible="true" if section.title or section.intro else "false",
        )

    def _questions(self, section: Section) -> Iterable[str]:
        listed = section.questions if section.draw is None else tuple(self._found.items)
        for index, name in enumerate(listed):
            if name not in self._found.items:
                self._export.lose("question-absent", (*self._path, "questions", index), f"'{name}'")
            elif name in self._taken:
                where = (*self._path, "questions", index) if section.draw is None else self._path
                self._export.lose("question-repeated", where, f"'{name}'")
            else:
                self._taken.add(name)
                yield name
