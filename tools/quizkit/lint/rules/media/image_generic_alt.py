"""image-generic-alt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from quizkit.finding import Problem
from quizkit.lint.analysis.references import nodes_of
from quizkit.lint.lexicon.generic_alt import GENERIC_ALT
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.model.media import Media
from quizkit.patterns import regex
from quizkit.text import ast

_FILE = regex(r"[^\n]{0,120}\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|heic|avif|eps)", re.IGNORECASE)
# What cameras, telephones and programs call their files.
_CALLED = regex(
    r"(?:IMG|DSCN?|DSCF|PXL|MVIMG|Screen ?shot|image|picture|figure|fig|photo|untitled|unnamed)[-_ ]?\(?\d[\d_.\- ]*\)?", re.IGNORECASE
)
_NUMBER = regex(r"[ _-]*(?:\(?\d{1,3}\)?|[A-Ha-h])?[.:]?$")
_LONGEST = 120


class ImageGenericAlt(EntityRule[Entity]):
    """The words for an image say that there is an image, and nothing of what it shows.

    ## What it does
    Looks at the words in the brackets of every image, and at `alt` of the entries in media/: words such as "image", "diagram" or
    "Figure 2", and the names of files, say nothing. Words are known in English only, names of files everywhere.

    ## Why it matters
    A screen reader says "image" by itself, and its user then hears it twice. Whoever cannot see the figure cannot answer the question.

    ## What to write instead
    Say what the image shows as far as the question needs it: "Four rising steps, numbered 1 to 4". Where it adds nothing, the entry in
    media/ says `decorative: true`.

    ## References
    WCAG 2.2, success criterion 1.1.1 (Non-text Content).
    """

    code = "MED011"
    name = "image-generic-alt"
    since = "0.1"
    applies_to = (Entity,)
    bad = (
        """\
- id: steps
  type: true-false
  stem: There are four steps. ![Image](media:scale)  # expect: MED011
  answer: true
  rationale: "Count them: ![Figure 2](media:scale)"  # expect: MED011
# file: media/scale.yaml
- id: scale
  file: media/scale.svg
  alt: scale.svg  # expect: MED011
- id: prices
  file: media/prices-of-calls.svg
  alt: prices of calls  # expect: MED011
- id: photo
  file: media/scale.svg
  alt: IMG_20240311  # expect: MED011
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )
    good = (
        """\
- id: steps
  type: true-false
  stem: There are four steps. ![Four rising steps, numbered 1 to 4](media:scale) ![](media:line)
  answer: true
  rationale: "Count them: ![A diagram of the steps](media:scale)"
# file: media/scale.yaml
- id: scale
  file: media/scale.svg
  alt: A screenshot of the file README.md
- id: line
  file: media/scale.svg
  alt: image
  decorative: true
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if isinstance(entity, Media):
            return _of_media(entity, view)
        return _of_images(view) if "[" in view.signs and "![" in view.sources else ()


def _of_media(media: Media, view: EntityView) -> Iterator[Problem]:
    alt = (media.alt or "").strip()
    if not alt or media.decorative:
        return
    name = PurePosixPath(media.file).stem
    if _says_nothing(alt, view.language) or _letters(alt) in (_letters(name), _letters(media.file)):
        yield Problem(_message(alt), ("alt",))
    if "![" in view.sources:
        yield from _of_images(view)


def _of_images(view: EntityView) -> Iterator[Problem]:
    for text in view.texts.values():
        if "![" in text.source and text.level != "plain":
            yield from _of_text(text, view.language)


def _of_text(text: TextField, language: str | None) -> Iterator[Problem]:
    for node in nodes_of(text):
        if isinstance(node, ast.Image) and _says_nothing(node.alt.strip(), language):
            yield Problem(_message(node.alt.strip()), text.path, span=(node.start, node.end))


def _message(alt: str) -> str:
    return f"'{alt}' says that there is an image, and not what it shows: say that, as far as it is needed."


def _says_nothing(alt: str, language: str | None) -> bool:
    if not alt or len(alt) > _LONGEST:
        return False
    if _FILE.fullmatch(alt) is not None or _CALLED.fullmatch(alt) is not None:
        return " " not in alt.strip() or _CALLED.match(alt) is not None
    words = GENERIC_ALT.get(language or "")
    if words is None:
        return False
    small = " ".join(alt.lower().split())
    return small in words or small.rstrip(".:") in words or _NUMBER.sub("", small) in words


def _letters(words: str) -> str:
    return "".join(char for char in words.lower() if char.isalnum())
