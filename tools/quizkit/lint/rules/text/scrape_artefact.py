"""scrape-artefact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from quizkit.finding import Problem
from quizkit.lint.analysis.glance import holds_any, telling_words
from quizkit.lint.analysis.literal import literal
from quizkit.lint.analysis.read_texts import read_texts
from quizkit.lint.lexicon.leftovers import BRACKETED, BUTTON_SIGNS, BUTTONS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

# Character references that a reader sees, for they were escaped twice, or stand where no markup is read.
_REFERENCE = regex(r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|eacute|deg|times|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_BLANKS = regex(r"(?:&nbsp;){2,}")
# UTF-8 that was read as an older encoding, and what could not be read at all.
_GARBLED = regex("â€[\x80-\xbf™œžšŸ“”˜¦¢¡]|Ã[\x80-\xbf©¨ª«¢¤¥¶¼¨¯´¸§]|Â[\xa0°£·»«§²³½±]|ï¿½|\ufffd")
_LINE_END = regex(r"\\r\\n|(?<![:\w\\])\\n(?=[A-Z\s\\]|$)|(?<=[.?!])\\n(?=[A-Z\s\\]|$)")
_ASTERISKS = regex(r"(?<![\w*])\*\*(?=\w)|(?<=[.!?:])\*\*(?![\w*])")
_LOADING = regex(r"(?:^|(?<=[.?!…»)\n] ))Loading(?:…|\.\.\.)", re.MULTILINE)
# "Answer: B" at the end of a stem.
_KEY = regex(r"(?:^|[.?!\n:)] *)\(?(?:(?:Ans\.?|Answer|Correct answer|Key) ?[:=]|Ans\.) ?\(?([A-E])\)?\.?\s*\Z")

_BUTTONS = {
    language: regex(rf"(?:(?<=[.?!…)] )|^)(?:{'|'.join(map(re.escape, words))})[ .…»>]*$", re.IGNORECASE | re.MULTILINE)
    for language, words in BUTTONS.items()
}
_BRACKETED = {language: regex(rf"\[(?:{'|'.join(map(re.escape, words))})\]", re.IGNORECASE) for language, words in BRACKETED.items()}
_LAST = 80
# No button is longer, with the marks behind it.
_BUTTON = 40
_LETTERS = frozenset("ABCDE")
_BEFORE_KEY = ".?!:)\n "

# Without any of these there is at most a word, a garbled letter or the key.
_SIGNS = ("&", "[", "\\", "**")


# Words beside the signs that it looks for.
_HINTS = telling_words(button for buttons in BUTTONS.values() for button in buttons)
_LOADING_HINTS = hint_words(("loading",))


class ScrapeArtefact(EntityRule[Entity]):
    """A text holds what was copied along with it.

    ## What it does
    Looks for what pages, wikis and exports leave in texts: `[edit]` and `[citation needed]`, "Loading…", "Read more" and "Show answer"
    behind the last sentence or on a line of their own, the letter of the key at the end of a stem, character references that a reader
    sees (`&amp;amp;`) or that pad a line (`&nbsp;&nbsp;`), a line end written as `\\n`, letters that were read in the wrong encoding,
    and two asterisks without the other two. A text that is nothing but "Read more" is left alone, for it may be an option, and so is what
    stands in code or maths. Words of pages are known in English only.

    ## Why it matters
    It has no meaning for the learner, and shows that nobody read the question after it was copied; the letter of the key gives the answer
    away.

    ## What to write instead
    Delete it, and read the rest of the text with care. If the text is somebody else's, ask whether you may use it.

    ## References
    This rule is quizkit's own.
    """

    code = "TXT015"
    name = "scrape-artefact"
    since = "0.1"
    requires = ("raw-html", "broken-markup")
    applies_to = (Entity,)
    bad = (
        """\
- id: copied
  title: Weights &amp; licences  # expect: TXT015
  type: multiple-choice
  stem: "Weights[edit] are published under a licence. Which one allows everything? Answer: B"  # expect: TXT015
  options:
    - text: A licence for research. Read more  # expect: TXT015
    - text: The maker&amp;#39;s own licence  # expect: TXT015
      correct: true
    - text: "MIT &nbsp;&nbsp;&nbsp;"  # expect: TXT015
    - text: It doesnâ€™t matter.  # expect: TXT015
    - text: The **licence of the code  # expect: TXT015
  hints:
    - "There are two.\\\\nThink of names."  # expect: TXT015
  rationale: |
    Loading...  # expect: TXT015

    It says so.
""",
    )
    good = (
        """\
- id: copied
  title: AT&T & others
  type: multiple-choice
  stem: What does the button say that leads to the whole article? It begins with "Read", and `&nbsp;` separates its words.
  options:
    - text: Read more
      correct: true
    - text: Loading the page…
    - text: "C:\\\\new\\\\Name [edited]"
    - text: 10&nbsp;km, \\\\**, â and Ã
  rationale: Click here and there. \\newline is a command, and the author's answer is C.
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        sources, language = view.sources, view.language or ""
        buttons = brackets = None
        if not view.vocabulary.isdisjoint(_HINTS) and language in BUTTONS and _has_button(view, language):
            buttons = _BUTTONS[language]
        if (
            buttons is None
            and not (view.signs and holds_any(sources, _SIGNS))
            and not (view.stem is not None and _may_end_with_key(view.stem))
            and (view.vocabulary.isdisjoint(_LOADING_HINTS) or "Loading" not in sources)
            and (sources.isascii() or not _GARBLED.search(sources))
        ):
            return ()
        if "[" in sources:
            brackets = _BRACKETED.get(language)
        return chain.from_iterable(islice(_problems(text, buttons, brackets), 1) for text in read_texts(view))


def _may_end_with_key(stem: TextField) -> bool:
    return stem.source[-3:].rstrip(".) \n")[-1:] in _LETTERS


def _has_button(view: EntityView, language: str) -> bool:
    """Whether a button may stand where one ends a line."""
    sources = [text.source for text in view.texts.values()]
    small = "\n".join([source if "\n" in source else source[-_BUTTON:] for source in sources]).lower()
    return holds_any(small, BUTTON_SIGNS[language]) and holds_any(small, BUTTONS[language])


def _problems(text: TextField, buttons: re.Pattern[str] | None, brackets: re.Pattern[str] | None) -> Iterator[Problem]:
    source = text.source
    if "&" in source:
        for found in literal(text, _REFERENCE):
            yield text.problem(f"{found[0]} is shown as it is: write the character itself.", *found.span())
        for found in _BLANKS.finditer(source):
            message = "Spaces that pad a line were copied along with the text: delete them, or write ____ for a blank."
            yield Problem(message, text.path, span=found.span())
    if "\\" in source:
        for found in literal(text, _LINE_END):
            yield text.problem("The sign for a line end is shown as it is: begin a new line instead.", *found.span())
    if not source.isascii():
        for found in literal(text, _GARBLED):
            message = f"'{found[0]}' was read in the wrong encoding: write the character that was meant."
            yield text.problem(message, *found.span())
    if "**" in source:
        for found in literal(text, _ASTERISKS):
            message = "These two asterisks have no other half, so they are shown: delete them, or close what is bold."
            yield text.problem(message, *found.span())
    yield from _beside_the_text(text, buttons, brackets)


def _beside_the_text(text: TextField, buttons: re.Pattern[str] | None, brackets: re.Pattern[str] | None) -> Iterator[Problem]:
    """What stood beside the text where it was copied."""
    patterns = [pattern for pattern in (brackets, _LOADING if "Loading" in text.source else None, buttons) if pattern is not None]
    prose = text.plain.prose() if patterns or text.path == ("stem",) else ""
    for pattern in patterns:
        for found in literal(text, pattern, prose):
            # A text that is nothing else may be an option: a button is what it asks for.
            if pattern is not buttons or found[0].strip() != prose.strip():
                shown = found[0].strip()
                yield text.problem(f"'{shown}' was copied along with the text: delete it.", found.start(), found.start() + len(shown))
    if text.path == ("stem",) and (key := _KEY.search(prose, max(len(prose) - _LAST, 0))) is not None:
        start = key.end() - len(key[0].lstrip(_BEFORE_KEY))
        yield text.problem("The stem ends with the letter of its key: delete it.", start, len(prose.rstrip()))
