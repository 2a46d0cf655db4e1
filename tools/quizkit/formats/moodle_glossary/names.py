"""Names as a glossary keeps them: words and categories are HTML there, aliases are not."""

from __future__ import annotations

from unicodedata import combining, normalize

from quizkit.formats.moodle_xml.names import LONGEST
from quizkit.formats.titles import cut
from quizkit.patterns import regex

_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Moodle writes an ampersand as HTML itself, unless it takes what follows for an entity (lib/weblib.php, format_string).
_MARKUP = regex(r"[<>]|&(?=[a-zA-Z0-9#]{1,8};)")


def stored(text: str) -> tuple[str, bool]:
    """A text on one line as a word or a category's name holds it, and whether it had to be cut for that."""
    text = " ".join(text.split())
    longest = LONGEST
    while len(html := _MARKUP.sub(lambda found: _REFERENCES[found[0]], cut(text, longest))) > LONGEST:
        longest -= len(html) - LONGEST
    return html, len(text) > longest


def sameness(word: str) -> str:
    """What two words have in common where Moodle takes the second for a repetition.

    `mod/glossary/import.php` looks for the word in lower case. Which letters are the same is up to the database: MySQL's collation
    `utf8mb4_unicode_ci`, Moodle's default there, passes over accents as well.
    """
    return "".join(char for char in normalize("NFKD", word.casefold()) if not combining(char))


def in_other_case(word: str) -> str | None:
    """A word as it stands elsewhere in a sentence: its first letter small or capital. None where it is written in one way only."""
    first, rest = word[:1], word[1:]
    turned = first.swapcase()
    return None if turned == first or len(turned) != 1 or rest[:1].isupper() or not rest else turned + rest
