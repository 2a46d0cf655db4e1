"""gap-mismatch."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from quizkit.finding import Problem
from quizkit.lint.analysis.misspelt_markers import MisspeltMarker, misspelt_markers
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import Cloze, DragWords
from quizkit.text import Document, GapMarker, ast, gap_markers
from quizkit.text.walk import nodes_of

_STEM = ("stem",)
_MOST_COMPARED = 100
# A stem with more of them was not meant for a cloze, and each has to be looked up in a text that may be long.
_MOST_REPORTED = 20


class GapMismatch(EntityRule[Cloze | DragWords]):
    """The markers of a stem and the gaps of its question do not agree.

    ## What it does
    Looks for `{{name}}` in the stem of a cloze or drag-words question, where a reader would see it: within emphasis, lists and tables, but
    not in code, in maths or behind a backslash. Each marker needs a gap of its name and each gap one marker. What was meant for a marker
    and is none, such as `{{Name}}`, `{{ name }}` or `{{name}`, is reported too. A stem gets at most twenty findings.

    ## Why it matters
    A marker without a gap stands in the text as it is, braces and all. A gap without a marker cannot be filled in, so nobody reaches the
    full points. A gap with two markers would be two boxes, and a score for one.

    ## What to write instead
    Write `{{name}}` once for each gap, with the name as it stands under `gaps`: lower-case letters, digits, hyphens and underscores, no
    spaces. A word that is asked for twice is two gaps with the same word. Braces that are meant as braces go into backticks, or get a
    backslash before them.

    ## References
    This rule is quizkit's own.
    """

    code = "STM002"
    name = "gap-mismatch"
    since = "0.1"
    severity = "error"
    applies_to = (Cloze, DragWords)
    bad = (
        """\
- id: spectrum
  type: cloze
  stem: |
    With {{frist}} weights a model is {{second}},  # expect: STM002
    and with its {{third}} published too it is fully open.  # expect: STM002
  gaps:
    first:
      kind: text
      answers:
        - text: public
    second:
      kind: dropdown
      options:
        - {text: open-weight, correct: true}
        - {text: closed}
  rationale: The tiers go by what is published.
""",
        """\
- id: words
  type: drag-words
  stem: An {{open}} model can be downloaded, and {{ closed }} one can only be called.  # expect: STM002
  gaps:
    open: open-weight
    closed: closed
    hybrid: hybrid  # expect: STM002
  rationale: Weights can be downloaded where they are published.
- id: twice
  type: drag-words
  stem: "{{a}} data and {{a}} weights are not {{b}}."  # expect: STM002
  gaps: {a: open, b: closed}
  rationale: One place, one gap.
""",
    )
    good = (
        """\
- id: spectrum
  type: cloze
  stem: |
    Of $\\frac{{a}}{b}$ and `{{x}}`:

    | tier | what is published |
    |---|---|
    | {{first}} | the *{{second_one}}* |
    | fully open | all, \\{{as you see}} |
  gaps:
    first:
      kind: text
      answers:
        - text: open weights
    second_one:
      kind: text
      answers:
        - text: weights
  rationale: The tiers go by what is published.
- id: words
  type: drag-words
  stem: "{{a}} weights and {{b}} data are not {{c}} weights and {{d}} data."
  gaps: {a: open, b: closed, c: closed, d: open}
  rationale: A word that is asked for twice is two gaps.
""",
    )

    def check(self, entity: Cloze | DragWords, view: EntityView) -> Iterable[Problem]:
        document = view.texts[_STEM].document
        markers = gap_markers(document)
        if len(markers) == len(entity.gaps) and {marker.name for marker in markers} == entity.gaps.keys():
            misspelt = misspelt_markers(document, markers)
            return [_misspelt(marker, entity.gaps) for marker in islice(misspelt, _MOST_REPORTED)]
        return islice(_mismatches(entity, document, markers), _MOST_REPORTED)


def _mismatches(entity: Cloze | DragWords, document: Document, markers: tuple[GapMarker, ...]) -> Iterator[Problem]:
    names = {marker.name for marker in markers}
    waiting = [name for name in entity.gaps if name not in names]
    meant: set[str | None] = set()
    seen: set[str] = set()
    for marker in markers:
        if marker.name not in entity.gaps and marker.name not in seen:
            near = _near(marker.name, waiting) or _near(marker.name, entity.gaps)
            meant.add(near)
            yield Problem(_no_gap(marker.name, near, entity.gaps), _STEM, span=(marker.start, marker.end))
        elif marker.name in entity.gaps and marker.name in seen:
            message = f"The gap '{marker.name}' stands here a second time, and a gap is one place: {_second_place(entity)}."
            yield Problem(message, _STEM, span=(marker.start, marker.end))
        seen.add(marker.name)
    for misspelt in misspelt_markers(document, markers):
        near = misspelt.name and _near(misspelt.name, waiting)
        meant.add(near)
        yield _misspelt(misspelt, waiting or entity.gaps)
    for name in waiting:
        # A misspelt marker and the gap that was meant are one cause.
        if name not in meant:
            yield Problem(_no_marker(name, document), ("gaps", name), on_key=True)


def _near(name: str, known: Collection[str]) -> str | None:
    if name in known or not known or len(known) > _MOST_COMPARED:
        return name if name in known else None
    import difflib

    return next(iter(difflib.get_close_matches(name, known, 1)), None)


def _no_gap(name: str, near: str | None, gaps: Collection[str]) -> str:
    if near is not None:
        return f"There is no gap '{name}' (did you mean '{near}'?)."
    known = f": there are {', '.join(gaps)}" if 0 < len(gaps) <= 10 else ""
    return f"There is no gap '{name}' under 'gaps'{known}. Add it, or put braces that are meant as braces into backticks."


def _second_place(entity: Cloze | DragWords) -> str:
    same = "the same word" if isinstance(entity, DragWords) else "the same answers"
    return f"give this one a gap of its own, which may have {same}"


def _misspelt(marker: MisspeltMarker, known: Collection[str]) -> Problem:
    near = None if marker.name is None else _near(marker.name, known)
    instead = f"write {{{{{near or marker.name}}}}}" if marker.name is not None else "write {{name}}"
    backticks = ", or put braces that are meant as braces into backticks"
    match marker.fault:
        case "parameter":
            message = "'{{=' is kept for parameters, which there are none of yet: put braces that are meant as braces into backticks."
        case "empty":
            message = f"The marker names no gap: write {{{{name}}}} with a name from 'gaps'{backticks}."
        case "brace":
            message = f"A brace of this marker is missing: {instead}{backticks}."
        case "torn":
            message = f"Markdown takes a part of {{{{{marker.name}}}}} for emphasis: give the gap a name without '_' at its end."
        case "name":
            message = f"A name has lower-case letters, digits, hyphens and underscores, and no spaces: {instead}{backticks}."
    return Problem(message, _STEM, span=(marker.start, marker.end))


def _no_marker(name: str, document: Document) -> str:
    marker = f"{{{{{name}}}}}"
    where = _hiding_place(marker, document)
    if where is not None:
        return f"The marker {marker} stands {where}, where nothing can be filled in: move it."
    other = re.search(rf"[\[{{(<]{{1,3}} ?{re.escape(name)} ?[\]}})>]{{1,3}}", document.source)
    if other is not None:
        return f"No marker of the gap '{name}' stands in the stem: write {marker} for {other[0]}."
    return f"No marker of the gap '{name}' stands in the stem: write {marker} where it belongs, or delete the gap."


def _hiding_place(marker: str, document: Document) -> str | None:
    """Where a marker stands that is not one."""
    if marker not in document.source:
        return None
    for node in nodes_of(document):
        match node:
            case ast.Code() | ast.CodeBlock() if marker in node.text:
                return "in code"
            case ast.Math() if marker in node.text:
                return "in maths (a dollar sign is written \\$)"
            case ast.Image() if marker in node.alt:
                return "in the words for an image"
            case ast.Html() if marker in node.text:
                return "in HTML"
            case _:
                pass
    return "behind a backslash" if f"\\{marker}" in document.source else "in the target of a link"
