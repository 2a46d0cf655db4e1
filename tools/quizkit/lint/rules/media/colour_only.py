"""colour-only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizkit.finding import Problem
from quizkit.lint.analysis.read_texts import read_texts
from quizkit.lint.lexicon.generic_alt import COLOURED, COLOURS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity
from quizkit.model.question import BaseQuestion
from quizkit.model.stimulus import Stimulus
from quizkit.patterns import regex


def _pattern(language: str) -> re.Pattern[str]:
    colours, things = "|".join(COLOURS[language]), "|".join(COLOURED[language])
    return regex(
        rf"\b(?i:the|each|every|which|one|two) (?:\w+ )?(?P<colour>{colours}) (?P<thing>{things})\b"
        rf"|\b(?i:shown|marked|highlighted|drawn|colou?red|shaded|printed|outlined|underlined|circled|painted) in (?P<in>{colours})\b"
    )


_PATTERNS = {language: _pattern(language) for language in COLOURS}
# Words that begin like a colour: few texts have any.
_BEGINNINGS = {language: tuple(f" {colour}" for colour in colours) for language, colours in COLOURS.items()}
_NEAR = 60
# Beside the colour stands what else it can be told by.
_ALSO = regex(
    r"\b(?:dashed|dotted|solid|striped|hatched|thick|thin|upper|lower|left|right|top|bottom|label|marked [A-Z]\b|[A-Z0-9]\b\))",
    re.IGNORECASE,
)


class ColourOnly(EntityRule[Entity]):
    """A text tells the parts of a figure apart by nothing but their colour.

    ## What it does
    Looks in entities that show an image, and in questions about a stimulus, for phrases such as "the red line" and "shown in green". It
    says nothing where another mark stands beside the colour (dashed, upper, a letter in brackets), and of names such as "the Red Cross".
    English only.

    ## Why it matters
    About one man in twelve cannot tell red from green. In a printed copy without colours, nobody can.

    ## What to write instead
    Give the parts another mark as well, and name it: "the dashed red line", "the red line (A)".

    ## References
    WCAG 2.2, success criteria 1.4.1 (Use of Color) and 1.3.3 (Sensory Characteristics).
    """

    code = "MED013"
    name = "colour-only"
    since = "0.1"
    severity = "info"
    languages = tuple(COLOURS)
    applies_to = (Entity,)
    bad = (
        """\
- id: cost
  type: true-false
  stem: Look at the costs. ![Two lines, of which one rises](media:costs) Is the red line the cost of calls?  # expect: MED013
  answer: true
  rationale: What is shown in green stays the same.  # expect: MED013
# file: media/costs.yaml
- id: costs
  file: media/costs.svg
  alt: Two lines, of which one rises.
# file: media/costs.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )
    good = (
        """\
- id: cost
  type: true-false
  stem: Look at the costs. ![Two lines, of which one rises](media:costs) Is the dashed red line the cost of calls?
  answer: true
  rationale: The red line (A) rises. The Red Cross pays, the orange grows on a tree, and `the red line` is code.
- id: crossing
  type: true-false
  stem: Must you stop where the red line is?
  answer: true
  rationale: It marks the edge.
# file: media/costs.yaml
- id: costs
  file: media/costs.svg
  alt: Two lines, of which one rises.
# file: media/costs.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        shows = ("[" in view.signs and "![" in view.sources) or (isinstance(entity, BaseQuestion) and entity.stimulus is not None)
        if not shows and not (isinstance(entity, Stimulus) and entity.media):
            return ()
        language = view.language or ""
        beginnings = [beginning for beginning in _BEGINNINGS.get(language, ()) if beginning in view.sources]
        return _problems(view, beginnings, language) if beginnings else ()


def _problems(view: EntityView, beginnings: Sequence[str], language: str) -> Iterator[Problem]:
    for text in read_texts(view):
        if text.path[-1] in ("alt", "long_description") or not any(beginning in text.source for beginning in beginnings):
            continue
        prose = text.plain.prose()
        for found in _PATTERNS[language].finditer(prose):
            if _ALSO.search(prose, found.start(), min(found.end() + _NEAR, len(prose))) is None:
                colour = found["colour"] or found["in"]
                message = f"'{found[0]}' is told by its colour alone: name another mark beside {colour}, such as a letter or a pattern."
                yield text.problem(message, *found.span())
                break
