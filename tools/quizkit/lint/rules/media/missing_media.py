"""missing-media."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import scandir
from pathlib import Path

from quizkit.errors import suggestion
from quizkit.finding import Problem
from quizkit.lint.analysis.images import IMAGES, MEDIA
from quizkit.lint.analysis.media_files import MEDIA_FILES, bank_root, path_in_bank, places_of_media
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.patterns import regex

_ADDRESS = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class MissingMedia(BankRule):
    """A picture is shown that the bank does not have.

    ## What it does
    Looks up the target of every image: it is `media:` and the id of an entry in media/. Then looks for the file of each entry that is not
    retired: it lies in the bank's folder.

    ## Why it matters
    The learner sees a broken picture, or a question that speaks of a figure that is not there. A path or an address works on one computer
    or until somebody moves the file, and an export cannot take the picture along.

    ## What to write instead
    Put the file into the bank, declare it in media/ with an id, its `file` and what it shows (`alt`), and write
    `![what it shows](media:id)`.

    ## References
    This rule is quizkit's own.
    """

    code = "MED001"
    name = "missing-media"
    since = "0.1"
    severity = "error"
    silenceable = False
    facts = (IMAGES, MEDIA_FILES)
    asks_disk = True
    bad = (
        """\
- id: steps
  type: true-false
  stem: There are four steps. ![Four steps](media:sacle)  # expect: MED001
  answer: true
  rationale: "Count them: ![Four steps](media/scale.svg)"  # expect: MED001
# file: media/scale.yaml
id: scale
file: media/scale.svg
alt: Four steps, from closed API to fully open.
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
        """\
- id: steps
  type: true-false
  stem: There are four steps. ![Four steps](https://example.org/scale.svg)  # expect: MED001
  answer: true
  rationale: Count them.
""",
        """\
# file: media/scale.yaml
- id: scale
  file: media/scale.svg  # expect: MED001
  alt: Four steps, from closed API to fully open.
- id: elsewhere
  file: ../scale.svg  # expect: MED001
  alt: Four steps.
""",
    )
    good = (
        """\
- id: steps
  type: true-false
  stem: There are four steps. ![Four steps](media:scale)
  answer: true
  rationale: "Count them. An image is written `![](media/scale.svg)` elsewhere."
# file: media/scale.yaml
id: scale
file: media/scale.svg
alt: Four steps, from closed API to fully open.
# file: media/scale.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
""",
    )

    def files_asked_for(self, index: BankIndex) -> list[str]:
        return places_of_media(index)

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        known = index.rows_by_id["media"]
        files = {file.removeprefix("./"): index.id(row) for row, file in index.facts(MEDIA_FILES)}
        for row, images in index.facts(IMAGES):
            for path, span, target in images:
                message = _target(target, known, files, whole="media" not in index.unknown_kinds)
                if message is not None:
                    yield row, Problem(message, path, span=span)
        root = bank_root(index)
        if root is not None:
            for row, file in index.facts(MEDIA_FILES):
                message = _on_disk(root, file)
                if message is not None:
                    yield row, Problem(message, ("file",))


def _target(target: str, known: Mapping[str, int], files: Mapping[str, str | None], *, whole: bool) -> str | None:
    """What is wrong with the target of an image."""
    if target.startswith(MEDIA):
        name = target.removeprefix(MEDIA)
        if name in known or not whole:
            return None
        return f"There is no media '{name}'{suggestion(name, known)}: declare it in media/, with an id and its file."
    declared = files.get(target.removeprefix("./"))
    if declared is not None:
        return f"Images are shown by their id, so that exports take them along: write media:{declared} for '{target}'."
    if not target:
        return "The image names nothing: write ![what it shows](media:id), with the id of an entry in media/."
    if _ADDRESS.match(target):
        shown = target if len(target) <= 60 else target[:59] + "…"
        return f"'{shown}' is not in the bank and may be gone tomorrow: save the file, declare it in media/ and write media:id."
    return f"Images are shown by an id, not by a path: declare an entry in media/ with 'file: {target}' and write media:id."


def _on_disk(root: Path, file: str) -> str | None:
    """What is wrong with the file of a media entry."""
    if "\\" in file or _ADDRESS.match(file):
        return "'file' is the path of a file in the bank, from its root and with forward slashes, such as media/figure.svg."
    try:
        path = path_in_bank(root, file)
        if path is None:
            return f"'{file}' lies outside of the bank, where exports do not find it: copy it into media/."
        if path.is_file():
            return None
        if path.is_dir():
            return f"'{file}' is a folder: name a file in it."
        near = [entry.name for entry in scandir(path.parent)] if path.parent.is_dir() else []
    except (OSError, ValueError) as error:
        return f"'{file}' cannot be looked up: {error}."
    return f"There is no file '{file}' in the bank{suggestion(path.name, near)}: add it, or correct the path from the bank's root."
