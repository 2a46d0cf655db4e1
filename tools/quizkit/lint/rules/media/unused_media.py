"""unused-media."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.images import IMAGES
from quizkit.lint.analysis.media_files import MEDIA_IN_USE
from quizkit.lint.analysis.references import REFERENCES
from quizkit.lint.analysis.used import used_entities
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class UnusedMedia(BankRule):
    """No text shows a media entry.

    ## What it does
    Looks for each entry in media/ that is published or under review among the images and links of all texts, the figures of lessons and the
    media of stimuli. Nothing is reported while some file cannot be read.

    ## Why it matters
    It takes up room in the bank and in its exports, and somebody keeps its words and its licence up to date. Perhaps the image was left out
    of a question by mistake.

    ## What to write instead
    Show it where it belongs, with `![what it shows](media:id)`, or retire or delete it.

    ## References
    This rule is quizkit's own.
    """

    code = "MED012"
    name = "unused-media"
    since = "0.1"
    severity = "info"
    facts = (IMAGES, REFERENCES, MEDIA_IN_USE)
    about = ("media",)
    bad = (
        """\
# file: media/scale.yaml
- id: scale  # expect: MED012
  file: media/scale.svg
  alt: Four steps, from closed API to fully open.
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )
    good = (
        """\
- id: steps
  type: true-false
  stem: There are four steps, see [the figure](media:steps). ![Four steps](media:scale)
  answer: true
  rationale: So it is.
# file: media/scale.yaml
- id: scale
  file: media/scale.svg
  alt: Four steps, from closed API to fully open.
- id: steps
  file: media/scale.svg
  alt: The same steps as a list.
- id: prices
  file: media/scale.svg
  alt: Three prices.
- id: old
  status: retired
  file: media/scale.svg
# file: stimuli/example.yaml
- id: list
  body: These are the prices.
  media: [prices]
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        if index.unknown_kinds:
            return
        rows = [row for row, _ in index.facts(MEDIA_IN_USE)]
        used = index.once(used_entities) if rows else set()
        for row in rows:
            name = index.id(row) or ""
            if ("media", name) not in used:
                yield (
                    row,
                    Problem(f"No text shows this: write ![what it shows](media:{name}) where it belongs, or retire or delete it.", ("id",)),
                )
