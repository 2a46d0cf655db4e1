"""unpublished-media."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.shown_media import PUBLISHED_SHOWINGS, UNPUBLISHED_MEDIA
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class UnpublishedMedia(BankRule):
    """A published entity shows an image that is not published.

    ## What it does
    Looks up the status of every image that published questions, stimuli, lessons and other entities show. A draft, an entry under review
    and a retired one are not exported.

    ## Why it matters
    The export writes the words for the image in its place. The learner reads "as the figure shows" and sees no figure.

    ## What to write instead
    Publish the entry in media/ once it is ready: delete its `status`. Until then, the question is a draft as well.

    ## References
    This rule is quizkit's own.
    """

    code = "MED016"
    name = "unpublished-media"
    since = "0.1"
    facts = (PUBLISHED_SHOWINGS, UNPUBLISHED_MEDIA)
    bad = (
        """\
- id: steps
  type: true-false
  stem: There are four steps. ![Four steps](media:scale)  # expect: MED016
  answer: true
  rationale: So it is.
# file: media/scale.yaml
- id: scale
  status: draft
  file: media/scale.svg
  alt: Four steps, from closed API to fully open.
- id: prices
  status: retired
  file: media/scale.svg
  alt: Three prices.
# file: stimuli/example.yaml
- id: list
  body: These are the prices.
  media: [prices]  # expect: MED016
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )
    good = (
        """\
- id: steps
  status: draft
  type: true-false
  stem: There are four steps. ![Four steps](media:scale)
  answer: true
  rationale: So it is.
- id: prices
  type: true-false
  stem: There are three prices. ![Three prices](media:prices) ![Others](media:gone)
  answer: true
  rationale: So it is.
# file: media/scale.yaml
- id: scale
  status: draft
  file: media/scale.svg
  alt: Four steps, from closed API to fully open.
- id: prices
  file: media/scale.svg
  alt: Three prices.
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        unpublished = dict(index.facts(UNPUBLISHED_MEDIA))
        if not unpublished:
            return
        rows = index.rows_by_id["media"]
        for row, showings in index.facts(PUBLISHED_SHOWINGS):
            for path, span, name, _ in showings:
                at = rows.get(name)
                if at is not None and at in unpublished:
                    message = (
                        f"The image '{name}' is {_STATUS[unpublished[at]]} and not exported: publish it, or make this a draft until it is."
                    )
                    mention = Mention(at, f"its status is '{unpublished[at]}'", ("status",))
                    yield row, Problem(message, path, span=span, related=(mention,))


_STATUS = {"draft": "a draft", "review": "under review", "retired": "retired"}
