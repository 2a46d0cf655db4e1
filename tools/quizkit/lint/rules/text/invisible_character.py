"""invisible-character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from quizkit.finding import Problem, Remedy, Reword
from quizkit.lint.analysis.invisible import invisible_characters, reorders
from quizkit.lint.analysis.read_texts import is_answer
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity

# What a text pasted from a strange place may hold by the thousand is mended by hand.
_MENDED = 200


class InvisibleCharacter(EntityRule[Entity]):
    """A text holds characters that nobody sees.

    ## What it does
    Looks for characters without a width: zero-width spaces and joiners, soft hyphens, byte order marks, marks that steer the direction of
    writing, and other format characters. They are left alone where a script or an emoji needs them: joiners within Arabic, Persian or
    Indic words and within emoji, zero-width spaces in Thai or Khmer, marks of direction in texts that hold Hebrew or Arabic. Variation
    selectors and no-break spaces are left alone everywhere.

    ## Why it matters
    They come along with what is copied from web pages, PDF files and chats. Nobody sees them, but a search does not find the word, a typed
    answer that looks right does not match, code that is copied does not run, and a screen reader may stumble. Marks of direction can make
    a text look unlike what it says.

    ## What to write instead
    Delete them. Where a character itself is the matter, write its name or its code point, such as U+200B.

    ## References
    The Unicode Standard, general category Cf, for what a format character is; Unicode Technical Standard 51, for joiners in emoji.
    """

    code = "TXT013"
    name = "invisible-character"
    since = "0.1"
    fix = "safe"
    applies_to = (Entity,)
    bad = (
        """\
- id: zero
  type: multiple-choice
  stem: "Which\\u200b format holds weights?"  # expect: TXT013
  options:
    - text: "safe\\u00adtensors"  # expect: TXT013
      correct: true
    - text: "\\u202etxt.exe\\u202c"  # expect: TXT013
    - text: "`a\\u2060b`"  # expect: TXT013
  rationale: So it is.
""",
    )
    good = (
        """\
- id: zero
  type: multiple-choice
  stem: "Which is a family: 👨\\u200d👩\\u200d👧, ❤\\ufe0f or 🏴\\U000e0067\\U000e0062\\U000e0065\\U000e006e\\U000e0067\\U000e007f?"
  options:
    - text: "می\\u200cخواهم, \\u200eC++\\u200e"
      correct: true
    - text: "क्\\u200dष"
    - text: "10\\u00a0km"
  rationale: U+200B is a space without a width.
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        # Most texts are ASCII, and strings know that of themselves.
        if view.sources.isascii():
            return ()
        found = [(text, list(invisible_characters(text.source))) for text in view.texts.values()]
        return [_problem(text, places) for text, places in found if places]


def _problem(text: TextField, places: Sequence[int]) -> Problem:
    at = places[0]
    char = text.source[at]
    name = unicodedata.name(char, "format character").lower()
    more = f", and {len(places) - 1} more of the kind" if len(places) > 1 else ""
    message = f"Here is a character that nobody sees, U+{ord(char):04X} ({name}){more}: delete it."
    remedy = None
    if len(places) <= _MENDED and not any(reorders(text.source[place]) for place in places):
        edits = tuple([Reword(text.path, "", (place, place + 1)) for place in places])
        title = "Delete what nobody sees"
        remedy = Remedy(title, edits, "unsafe" if is_answer(text.path) else "safe")
    return Problem(message, text.path, span=(at, at + 1), remedy=remedy)
