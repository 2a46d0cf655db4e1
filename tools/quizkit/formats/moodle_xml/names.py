"""Names of questions and categories, which Moodle cleans of tags and cuts."""

from __future__ import annotations

from quizkit.formats.titles import EXCERPT, cut
from quizkit.patterns import regex

LONGEST = 255
# At a longer idnumber Moodle's import stops.
LONGEST_ID = 100

# To PHP's strip_tags every `<` starts a tag that no white space follows, and the tag may run to the end of the name.
_TAG_START = regex(r"<(?![ \t\n\v\f\r])")
_FULLWIDTH = "\uff1c"


def without_tags(text: str) -> str:
    """A text of which Moodle's cleaning takes nothing away: a space follows each `<`, and a last one becomes a full-width sign."""
    if "<" not in text:
        return text
    text = text.strip()
    if text.endswith("<"):
        text = text[:-1] + _FULLWIDTH
    return _TAG_START.sub("< ", text)


def question_name(title: str, words: str, fallback: str) -> tuple[str, bool]:
    """The name of a question, and whether a title had to be changed for it.

    It is the title, where that is empty an excerpt of the stem's words, and where there are none (letters or digits) the fallback.
    """
    if title:
        name = cut(without_tags(title), LONGEST)
        return name, name != title
    excerpt = cut(without_tags(" ".join(words.split())), EXCERPT)
    return excerpt if any(map(str.isalnum, excerpt)) else fallback, False
