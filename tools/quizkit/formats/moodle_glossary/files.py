"""The images of an entry, with what Moodle keeps of a file beside its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from quizkit.formats.moodle_xml.names import LONGEST
from quizkit.formats.moodle_xml.text import Pictures, plain
from quizkit.formats.titles import cut
from quizkit.formats.xml import Element
from quizkit.model.media import Media

# Moodle's own licences (lib/licenselib.php) by their SPDX identifiers; an import passes over any other.
_LICENCES: Mapping[str, str] = {
    "CC-BY-4.0": "cc-4.0",
    "CC-BY-NC-4.0": "cc-nc-4.0",
    "CC-BY-NC-ND-4.0": "cc-nc-nd-4.0",
    "CC-BY-NC-SA-4.0": "cc-nc-sa-4.0",
    "CC-BY-ND-4.0": "cc-nd-4.0",
    "CC-BY-SA-4.0": "cc-sa-4.0",
    "CC0-1.0": "public",
}


class EntryFiles(Pictures):
    """Files as `glossary_xml_import_files` in `mod/glossary/lib.php` reads them: name, folder, base64, and perhaps author and licence."""

    notes: ClassVar[tuple[str, ...]] = ("caption", "long_description")

    def element(self, media: Media, name: str, content: str) -> Element:
        """A file. Its author is whom the bank gives the credit."""
        children = [Element("FILENAME", (name,)), Element("FILEPATH", ("/",)), Element("CONTENTS", (content,))]
        author = media.credit or ", ".join(media.authors)
        if author.strip():
            children.append(plain("FILEAUTHOR", cut(" ".join(author.split()), LONGEST)))
        licence = _LICENCES.get(media.licence or self._export.manifest.licence or "")
        if licence:
            children.append(Element("FILELICENSE", (licence,)))
        return Element("FILE", children)
