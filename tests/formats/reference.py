"""The reference bank: every type and feature that a format may meet, small enough to read its exports as a whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from quizkit.formats.base import Loss, WriteOptions, Writer
from quizkit.formats.zipped import zipped
from quizkit.model.bank import Bank, Manifest
from quizkit.model.claim import Claim
from quizkit.model.entity import Review
from quizkit.model.exemplar import Attribute, Exemplar, StatedTier
from quizkit.model.media import Media
from quizkit.model.objective import Objective
from quizkit.model.path import Path, Step
from quizkit.model.question import (
    Categorize,
    CategorizeItem,
    Category,
    Cloze,
    Criterion,
    Distractor,
    DragWords,
    DropdownGap,
    Essay,
    Feedback,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    NumericGap,
    Option,
    Ordering,
    OrderItem,
    Pair,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
    Tolerance,
    TrueFalse,
    Unit,
    Word,
)
from quizkit.model.scale import Scale, Tier
from quizkit.model.source import Source
from quizkit.model.term import Alias, Misconception, Term

from .reference_pages import CARDS, COMPARISONS, DEBATES, LESSONS, QUIZZES, STIMULI

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
FILES = {"media/plant/cell.png": PIXEL, "media/animal/cell.png": PIXEL[::-1], "media/line one.svg": b"<svg/>"}

MEDIA = (
    Media(id="plant-cell", file="media/plant/cell.png", alt="A plant cell"),
    Media(id="animal-cell", file="media/animal/cell.png", alt="An animal cell", credit="J. Doe"),
    Media(id="line", file="media/line one.svg", decorative=True),
)

QUESTIONS: tuple[Question, ...] = (
    MultipleChoice(
        id="where-is-the-dna",
        title="Where the DNA is (when n < 2n)",
        category="organelles/nucleus",
        stem="""Look at ![](media:plant-cell) and ![a rat's cell](media:animal-cell).

Where does the *cell* keep most of its DNA, if $n<2n$?

- Read [the definition](term:nucleus).
- Read [the book](https://example.org/?a=1&b=2).
""",
        options=(
            Option(id="a", text="In the **nucleus**", correct=True, feedback="Yes ![](media:line)."),
            Option(id="b", text="In the vacuole", feedback="It holds water.", misconception="The largest part holds the most."),
            Option(id="c", text="In `rRNA<5S>` & co.", weight=Fraction(-1, 3)),
            Option(id="d", text="Nowhere", pin="last", weight=Fraction("0.45")),
        ),
        points=Decimal("1.50"),
        penalty=Decimal("0.25"),
        feedback=Feedback(correct="Right.", partially="Nearly.", incorrect="Look again."),
        rationale="The nucleus holds all but a little of it:\n\n$$\\frac{1}{100} > 0$$",
        hints=("It is round.", "It has ~two~ membranes."),
        difficulty="easy",
        bloom="remember",
        tests=("term:nucleus",),
        tags=("organelles", "dna"),
        reviewed=Review(by="A. Reader", on=date(2024, 5, 1)),
    ),
    MultipleResponse(
        id="two-membranes",
        category="organelles/nucleus",
        stem="Which organelles have two membranes?",
        options=(
            Option(text="Nucleus", correct=True),
            Option(text="Mitochondrion", correct=True),
            Option(text="Plastid", correct=True),
            Option(text="Vacuole"),
            Option(text="Ribosome"),
        ),
        shuffle=False,
    ),
    MultipleResponse(
        id="all-of-them",
        category="organelles",
        stem="Which of these are letters?",
        scoring="all-or-nothing",
        options=(
            *(Option(text=letter, correct=True) for letter in "ABCDEFGHIJK"),
            Option(text="7"),
        ),
    ),
    TrueFalse(
        id="plants-have-mitochondria",
        category="organelles",
        stem="Plant cells have mitochondria.",
        answer=True,
        feedback=Feedback(correct="They do.", incorrect="They *do*."),
        rationale="All eukaryotes of this kind have them.",
    ),
    TrueFalse(id="dna-is-a-sugar", stem="DNA is a sugar.", answer=False),
    ShortAnswer(
        id="powerhouse",
        stem="Which organelle makes most of a cell's ATP?",
        answers=(
            TextAnswer(id="a", text="mitochondrion"),
            TextAnswer(id="b", text="mitochondria", weight=Fraction(1, 2), feedback="That is the plural."),
            TextAnswer(id="c", text="*", weight=Fraction(0), feedback="A star is no organelle."),
        ),
        case_sensitive=True,
        feedback=Feedback(correct="Yes.", partially="Nearly.", incorrect="No."),
    ),
    ShortAnswer(
        id="wild",
        stem="Name a plastid.",
        answers=(TextAnswer(text="chloro*", weight=Fraction("0.9")), TextAnswer(text="amylo*", weight=Fraction("0.5"))),
        pattern="wildcard",
    ),
    ShortAnswer(
        id="two-stars",
        stem="What does a plant make sugar from?",
        answers=(TextAnswer(id="a", text="CO2 * H2O*"), TextAnswer(id="b", text="(air|light)*", weight=Fraction(1, 3), feedback="Partly.")),
        pattern="wildcard",
    ),
    Numeric(
        id="mass",
        stem="What is the mass?",
        answers=(
            NumericAnswer(value=Decimal("7.50"), tolerance=Tolerance(absolute=Decimal("0.01"))),
            NumericAnswer(
                value=Decimal("-2.5e3"), tolerance=Tolerance(relative=Decimal("0.05")), weight=Fraction(1, 3), feedback="Mind the sign."
            ),
            NumericAnswer(value=Decimal("3.14159"), tolerance=Tolerance(significant_figures=3), weight=Fraction(0)),
            NumericAnswer(value=Decimal("6.02e23"), weight=Fraction("0.5")),
        ),
        units=(Unit(name="mg", factor=Decimal("0.001")), Unit(name="g"), Unit(name="kg", factor=Decimal(1000))),
        feedback=Feedback(incorrect="Weigh it again."),
    ),
    Matching(
        id="who-does-what",
        stem="Match each organelle with its task.",
        pairs=(
            Pair(left="Nucleus ![](media:plant-cell)", right="holds *DNA*"),
            Pair(left="Ribosome", right="makes proteins of size <5S & more"),
        ),
        distractors=(Distractor(text="stores light"),),
        scoring="all-or-nothing",
        feedback=Feedback(partially="Some are right."),
        hints=("Start with the nucleus.",),
    ),
    Essay(
        id="origin-of-mitochondria",
        stem="Where do mitochondria come from?",
        format="plain",
        lines=20,
        min_words=50,
        attachments=5,
        grader_notes="Looks for endosymbiosis.\n\n![](media:line)",
        rubric=(
            Criterion(text="Names *endosymbiosis*.", points=Decimal(2)),
            Criterion(text="Gives evidence.", points=Decimal("1.50")),
        ),
        model_answer="They were bacteria once.",
        feedback=Feedback(correct="Well written."),
        hints=("Think of bacteria.",),
        status="draft",
    ),
    Ordering(
        id="small-to-large",
        category="organelles",
        stem="Order them from small to large.",
        items=(
            OrderItem(id="a", text="DNA ![](media:line)"),
            OrderItem(id="b", text="a *ribosome* (<30 nm)"),
            OrderItem(id="c", text="$10^{-5}$ m"),
        ),
        stimulus="two-cells",
        feedback=Feedback(correct="Right.", partially="Some *stand* right.", incorrect="Look again."),
        hints=("Start with the *smallest*.",),
        penalty=Decimal("0.3333333"),
    ),
    Ordering(
        id="all-in-order",
        stem="Order all of them.",
        items=(OrderItem(text="one"), OrderItem(text="two")),
        scoring="all-or-nothing",
        tags=("dna",),
    ),
    Categorize(
        id="plant-or-animal",
        stem="Sort them.",
        categories=(
            Category(id="plant", title="*Plants* only"),
            Category(id="animal", title="Animals"),
            Category(id="both", title="Both"),
        ),
        items=(
            CategorizeItem(id="a", text="Cell `wall`", category="plant"),
            CategorizeItem(id="b", text="Wheels"),
            CategorizeItem(id="c", text="Nucleus ![](media:plant-cell)", category="both"),
        ),
        shuffle=False,
        feedback=Feedback(incorrect="Look again."),
        hints=("Wheels?",),
    ),
    Cloze(
        id="photosynthesis",
        title="Photosynthesis",
        stem=(
            "**{{what}}** is made in the {{where}} from {{parts}} parts, where $\\frac{1}{2}$ of {1:SA:=x} is `{{what}}`.\n\n"
            "| light | dark |\n|---|---|\n| {{light}} | {#1} |"
        ),
        gaps={
            "what": TextGap(
                answers=(
                    TextAnswer(id="a", text='Sugar~} #1 \\ & "co"'),
                    TextAnswer(id="b", text="100*", weight=Fraction(1, 3), feedback="A *star* # is ~ no } sugar."),
                    TextAnswer(id="c", text="%50%", weight=Fraction(0)),
                ),
                case_sensitive=True,
                feedback="Think of $a<b$.",
            ),
            "where": DropdownGap(
                options=(
                    Option(id="a", text="chloroplast", correct=True, feedback="Yes."),
                    Option(id="b", text="*nucleus* & R&amp;D; <5"),
                    Option(id="c", text="=wall", weight=Fraction("0.45")),
                ),
            ),
            "parts": NumericGap(
                answers=(
                    NumericAnswer(id="a", value=Decimal("-2.0"), tolerance=Tolerance(absolute=Decimal("0.1"))),
                    NumericAnswer(id="b", value=Decimal("6.02e23"), tolerance=Tolerance(relative=Decimal("0.01")), weight=Fraction(1, 2)),
                    NumericAnswer(id="c", value=Decimal("3.14159"), tolerance=Tolerance(significant_figures=3), weight=Fraction(0)),
                ),
                weight=Fraction(1, 2),
                feedback="Count again.",
            ),
            "light": DropdownGap(
                options=(Option(text="yes", correct=True, pin="last"), Option(text="no")),
                shuffle=False,
                feedback="It is needed.",
            ),
        },
        stimulus="two-cells",
        hints=("It is sweet.",),
        rationale="Light makes *sugar*.",
    ),
    Cloze(
        id="two-gaps",
        stem="{{a}}{{b}}",
        gaps={"a": TextGap(answers=(TextAnswer(text="x"),)), "b": TextGap(answers=(TextAnswer(text="y"),))},
        points=Decimal(2),
        scoring="all-or-nothing",
        feedback=Feedback(correct="Right."),
    ),
    DragWords(
        id="membrane",
        stem="A {{a}} lets *{{b}}* pass, and another {{c}} does too; [[1]] is `{{a}}`.",
        gaps={"a": "membrane", "b": "water <H2O> & co.", "c": "membrane"},
        distractors=(Word(id="a", text="wall"), Word(id="b", text="membrane")),
        feedback=Feedback(correct="Right.", partially="Nearly.", incorrect="Look again."),
        hints=("It is thin.",),
        shuffle=False,
        stimulus="two-cells",
    ),
    DragWords(
        id="again",
        stem="{{a}} and {{b}}.",
        gaps={"a": "one", "b": "two"},
        reuse=True,
        scoring="all-or-nothing",
        distractors=(Word(text="three"),),
    ),
)

BANK = Bank(
    manifest=Manifest(
        title="Cells / Zellen",
        language="en",
        licence="CC-BY-4.0",
        description="What cells < bodies are made of.",
        tags={"organelles": "Parts of cells", "dna": "The molecule"},
        categories={"organelles": "Organelles", "nucleus": "Nucleus & co."},
    ),
    sources=(Source(id="book", title="Biology", type="book", authors=("N. Campbell",), issued="2020"),),
    claims=(
        Claim(
            id="dna-is-in-the-nucleus",
            statement="DNA is in the nucleus.",
            kind="fact",
            as_of=date(2020, 1, 31),
            checked="read",
            sources=("book",),
        ),
    ),
    terms=(
        Term(
            id="nucleus",
            title="Nucleus",
            definition="The organelle that holds the DNA: größer als ein Ribosom, 細胞核 🧬.",
            category="organelles/nucleus",
            aliases=(Alias(text="core", kind="misuse"), Alias(text="karyon"), Alias(text="cell nucleus", kind="deprecated")),
            why="It *rules* the cell.",
            body="Look:\n\n![](media:plant-cell)\n\n- $n<2n$\n- `DNA`",
            misconceptions=(Misconception(say="Bacteria have *one*.", actually="They have none & live."),),
            broader=("cell",),
            related=("cell", "dna"),
            contrasts=("dna",),
            tags=("organelles",),
        ),
        Term(id="cell", title="Cell", definition="The smallest unit of life.", narrower=("nucleus",)),
        Term(
            id="dna",
            title="DNA",
            definition="A molecule.",
            aliases=(Alias(text="deoxyribonucleic acid"), Alias(text="DNS", kind="deprecated")),
            body="In ![](media:animal-cell), too.",
        ),
        Term(id="dna-again", title="dna", definition="Another sense of the word."),
        Term(
            id="wand",
            title="Wand <außen> & Co.",
            language="de",
            definition="Eine Hülle.",
            misconceptions=(Misconception(say="Alle Zellen haben eine.", actually="Tierische haben keine."),),
            contrasts=("cell",),
        ),
    ),
    scales=(
        Scale(
            id="kinds",
            title="Kinds of cell",
            tiers=(Tier(id="pro", title="Without"), Tier(id="eu", title="With", requires={"nucleus": "required", "wall": ("yes", "no")})),
            attributes={"nucleus": "Has one", "wall": "Has one"},
        ),
    ),
    exemplars=(
        Exemplar(
            id="e-coli",
            title="E. coli",
            kind="species",
            summary="A bacterium.",
            attributes={"nucleus": Attribute(value=False, source="book")},
            stated={"kinds": StatedTier(tier="pro", as_of=date(2024, 1, 1))},
        ),
    ),
    media=MEDIA,
    paths=(
        Path(
            id="into-the-cell",
            title="Into the cell",
            steps=(
                Step(id="look", target="term:nucleus", minutes=Decimal("2.50")),
                Step(id="try", target="term:nucleus", requires=("look",), check="question:dna-is-a-sugar"),
            ),
            objectives=(Objective(id="name", text="Name it.", bloom="remember"),),
        ),
    ),
    comparisons=COMPARISONS,
    debates=DEBATES,
    lessons=LESSONS,
    cards=CARDS,
    stimuli=STIMULI,
    quizzes=QUIZZES,
    questions=QUESTIONS,
)

OPTIONS = WriteOptions(read_media=FILES.__getitem__)


def export_files(writer: Writer, bank: Bank, options: WriteOptions = OPTIONS) -> tuple[dict[str, bytes], list[Loss]]:
    """The files of a package by their names, and what was lost."""
    package = writer.write(bank, options)
    return {file.name: b"".join(file.parts) for file in package.files}, package.losses


def export(writer: Writer, bank: Bank, options: WriteOptions = OPTIONS) -> tuple[bytes, list[Loss]]:
    """A bank as the one file of a format, and what was lost."""
    package = writer.write(bank, options)
    if package.container == "zip":
        return b"".join(zipped(package.files)), package.losses
    (file,) = package.files
    content = b"".join(file.parts)
    return content, package.losses
