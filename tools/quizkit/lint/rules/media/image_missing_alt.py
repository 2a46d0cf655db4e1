"""image-missing-alt."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.shown_media import SHOWINGS, WORDLESS_MEDIA
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class ImageMissingAlt(BankRule):
    """An image is shown without words for whoever cannot see it.

    ## What it does
    Looks at the media that texts, figures of lessons and stimuli show. An image has words of its own, in the brackets of
    `![words](media:id)`, or those of the entry in media/, under `alt`. Entries that say `decorative: true` need none, and neither do those
    that nothing shows.

    ## Why it matters
    A learner who uses a screen reader hears that there is an image, or the name of its file, and cannot answer. So does everybody whose
    connection does not load it.

    ## What to write instead
    Say under `alt` what the image shows as far as the question needs it, without giving the answer away. What takes more than two sentences
    goes into `long_description`. Where the image adds nothing, say `decorative: true`.

    ## References
    WCAG 2.2, success criterion 1.1.1 (Non-text Content).
    """

    code = "MED010"
    name = "image-missing-alt"
    since = "0.1"
    facts = (SHOWINGS, WORDLESS_MEDIA)
    bad = (
        """\
- id: steps
  type: true-false
  stem: There are four steps. ![](media:scale)
  answer: true
  rationale: So it is.
# file: media/scale.yaml
- id: scale  # expect: MED010
  file: media/scale.svg
- id: prices
  file: media/scale.svg
  alt: ""  # expect: MED010
# file: stimuli/example.yaml
- id: list
  body: These are the prices.
  media: [prices]
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )
    good = (
        """\
- id: steps
  type: true-false
  stem: There are four steps. ![](media:scale) ![Their prices](media:prices) ![](media:line) ![](media:gone)
  answer: true
  rationale: So it is.
# file: media/scale.yaml
- id: scale
  file: media/scale.svg
  alt: Four steps, from closed API to fully open.
- id: prices
  file: media/scale.svg
- id: line
  file: media/scale.svg
  decorative: true
- id: nowhere
  file: media/scale.svg
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        wordless = dict(index.facts(WORDLESS_MEDIA))
        if not wordless:
            return
        rows = index.rows_by_id["media"]
        shown_at: dict[int, Mention] = {}
        for row, showings in index.facts(SHOWINGS):
            for path, _, name, has_words in showings:
                at = rows.get(name)
                if at in wordless and not has_words:
                    shown_at.setdefault(at, Mention(row, "shown here", path))
        for at, mention in shown_at.items():
            message = (
                f"Nothing says what the image '{index.id(at)}' shows, for whoever cannot see it: write 'alt', "
                "or say 'decorative: true' if it adds nothing."
            )
            yield at, Problem(message, wordless[at], related=(mention,))
