"""Questions beside those of the reference bank: ways to score that it does not have, and texts that players stumble over."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quizkit.model.question import (
    Categorize,
    CategorizeItem,
    Category,
    Cloze,
    Distractor,
    DragWords,
    DropdownGap,
    Feedback,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    NumericGap,
    Option,
    Pair,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
    Tolerance,
    TrueFalse,
    Word,
)

VERDICTS = Feedback(correct="Right.", partially="Nearly.", incorrect="Look again.")

EXTRA: tuple[Question, ...] = (
    MultipleChoice(
        id="template",
        stem="What does `{{ name }}` print, and what does {{ 1 + 1 }}?",
        options=(
            Option(id="a", text="`{{ 2 }}`", correct=True, feedback="As in `{{ x }}`."),
            Option(id="b", text="a < b & `</p>`", feedback="No <b>."),
        ),
        feedback=Feedback(correct="It is `{{ 3 }}`."),
    ),
    MultipleResponse(
        id="keys-only-add",
        stem="Which are even?",
        scoring="partial",
        points=Decimal(3),
        options=tuple(Option(text=str(number), correct=number % 2 == 0, feedback=f"Number {number}.") for number in range(1, 6)),
        feedback=VERDICTS,
    ),
    # Thirds and halves: everything together is worth nothing, and should not be taken for nearly right.
    MultipleResponse(
        id="thirds-and-halves",
        stem="Which are vowels?",
        options=tuple(Option(id=letter, text=letter, correct=letter in "aeu") for letter in "aeuxz"),
        feedback=VERDICTS,
    ),
    MultipleResponse(
        id="weighted",
        stem="Which are prime?",
        options=(
            Option(id="two", text="2", correct=True, weight=Fraction(2, 3)),
            Option(id="five", text="5", correct=True, weight=Fraction(1, 3)),
            Option(id="nine", text="9", weight=Fraction(-1, 7)),
        ),
    ),
    TrueFalse(id="worth-a-half", stem="Half is $\\frac{1}{2}$.", answer=True, points=Decimal("0.5"), hints=("Count.", "Draw it.")),
    ShortAnswer(id="accents", stem="School, in French?", answers=(TextAnswer(id="a", text="École"),), feedback=VERDICTS, points=Decimal(2)),
    Numeric(
        id="around-nothing",
        stem="How many?",
        answers=(NumericAnswer(id="a", value=Decimal(0), tolerance=Tolerance(absolute=Decimal("0.5"))),),
        feedback=VERDICTS,
        hints=("Fewer.",),
    ),
    Matching(
        id="shared-sides",
        stem="Match.",
        pairs=(
            Pair(id="cat", left="Cat", right="Mammal"),
            Pair(id="crow", left="Crow", right="Bird"),
            Pair(id="dog", left="Dog", right="Mammal"),
        ),
        distractors=(Distractor(id="fish", text="Fish"), Distractor(id="worm", text="Worm")),
        points=Decimal(2),
        feedback=VERDICTS,
        rationale="Birds are *not* mammals.",
    ),
    Categorize(
        id="all-sorted",
        stem="Sort.",
        categories=(Category(id="odd", title="Odd"), Category(id="even", title="Even")),
        items=tuple(CategorizeItem(id=f"n{number}", text=str(number), category=("even", "odd")[number % 2]) for number in range(1, 5)),
        scoring="all-or-nothing",
        points=Decimal(2),
        feedback=VERDICTS,
    ),
    DragWords(
        id="repeated",
        stem="{{a}}, {{b}} and {{c}}.",
        gaps={"a": "one", "b": "one", "c": "two"},
        distractors=(Word(id="three", text="three"),),
        reuse=True,
        points=Decimal(3),
        feedback=VERDICTS,
    ),
    Cloze(
        id="weighted-gaps",
        stem="{{word}} {{list}} {{number}}",
        gaps={
            "word": TextGap(answers=(TextAnswer(id="a", text="Straße", feedback="With *ß*."),), weight=Fraction(2), feedback="A word."),
            "list": DropdownGap(options=(Option(id="a", text="in", correct=True), Option(id="b", text="out", feedback="Not out."))),
            "number": NumericGap(answers=(NumericAnswer(id="a", value=Decimal(0), feedback="Nothing."),)),
        },
        points=Decimal(4),
        feedback=VERDICTS,
    ),
)
