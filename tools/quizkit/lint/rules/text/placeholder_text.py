"""placeholder-text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizkit.finding import Problem
from quizkit.lint.analysis.glance import holds_any, telling_words
from quizkit.lint.analysis.literal import literal
from quizkit.lint.analysis.read_texts import read_texts
from quizkit.lint.lexicon.leftovers import TEMPLATES, TO_DO
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.patterns import regex

_TO_DO = regex(rf"(?<![\w/.#@$-])(?:{'|'.join(TO_DO)})(?![\w/-]|\.\w)")
# XXX alone is thirty to a Roman.
_CROSSES = regex(r"\A\W*X{3,}(?=:| -| –|\W*\Z)")
_LOREM = regex(r"\b(?:lorem ipsum|dolor sit amet)\b", re.IGNORECASE)
_BRACKETS = {
    "en": regex(r"[\[<{](?:please )?(?:insert|enter|add|type|write|fill in|your|put) [^\]>}\n]{1,60}(?: here)?[\]>}]", re.IGNORECASE),
}
_TEMPLATES = {language: regex(rf"\A\W*(?:{'|'.join(map(re.escape, words))})\W*\Z", re.IGNORECASE) for language, words in TEMPLATES.items()}
_ASKS = ("insert ", "enter ", "[add", "[type", "[write", "[fill", "[your", "[put")
_SHORT = 60
# In these languages "todo" is a word, which a title in capitals may hold.
_TODO_IS_A_WORD = frozenset(("es", "pt", "gl", "ca", "ast", "it"))


# Words beside the signs that it looks for.
_HINTS = telling_words((*TO_DO, "lorem", "dolor", *(phrase for phrases in TEMPLATES.values() for phrase in phrases)))


class PlaceholderText(EntityRule[Entity]):
    """A published text is still to be written.

    ## What it does
    Looks in entities that are published or under review for what authors write in place of a text: TODO, TBC, TBD, TBA and FIXME in
    capitals, XXX that is all there is or stands before a colon, "Lorem ipsum", "question text here", "[insert an example]". Notes among
    authors are left alone, and so is what stands in code. `words` adds words of your own, which count as they are written.

    ## Why it matters
    The learner reads a note that was meant for somebody else, and what the text was to explain is not explained.

    ## What to write instead
    Write the text, or say `status: draft` until it is there. A note to other authors goes into `notes`. Where the word itself is the
    matter, put it in backticks.

    ## References
    This rule is quizkit's own.
    """

    code = "TXT021"
    name = "placeholder-text"
    since = "0.1"
    options = {"words": []}
    applies_to = (Entity,)
    bad = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - text: Open weights
      correct: true
      feedback: "TODO: say why"  # expect: TXT021
    - text: XXX  # expect: TXT021
    - text: "[Insert another distractor]"  # expect: TXT021
  hints: [Lorem ipsum dolor sit amet.]  # expect: TXT021
  rationale: Explanation goes here.  # expect: TXT021
""",
    )
    good = (
        """\
- id: tier
  type: multiple-choice
  stem: What does a comment that begins with `TODO` say, and what did Super Bowl XXX?
  options:
    - text: Something is left to do.
      correct: true
    - text: Insert the disk. [sic]
    - text: It is to be done, todo and XXXL.
    - text: TBC
    - text: FYI
  rationale: It is a note among authors, as in "src/TODO.md".
  notes: "TODO: find a source"
""",
        """\
- id: tier
  status: draft
  type: true-false
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false
  rationale: TBD
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if entity.status not in ("published", "review") or not (patterns := self._patterns(view)):
            return ()
        return _problems(view, patterns)

    def _patterns(self, view: EntityView) -> list[re.Pattern[str]]:
        """What to look for: only patterns one of whose words stands somewhere in the entity."""
        sources, signs, language = view.sources, view.signs, view.language or ""
        patterns = []
        has_words = not view.vocabulary.isdisjoint(_HINTS)
        if has_words and holds_any(sources, TO_DO) and not ("TODO" in sources and language in _TODO_IS_A_WORD):
            patterns.append(_TO_DO)
        if "XXX" in sources:
            patterns.append(_CROSSES)
        if has_words and ("orem ipsum" in view.small or "dolor sit amet" in view.small):
            patterns.append(_LOREM)
        if language in _BRACKETS and ("[" in signs or "{" in signs or "<" in signs) and holds_any(view.small, _ASKS):
            patterns.append(_BRACKETS[language])
        if has_words and language in TEMPLATES and _has_template(view, language):
            patterns.append(_TEMPLATES[language])
        if configured := view.option(self.name, "words"):
            own = [word for word in configured if isinstance(word, str) and word and word in sources]
            if own:
                patterns.append(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, own))})(?!\w)"))
        return patterns


def _problems(view: EntityView, patterns: Sequence[re.Pattern[str]]) -> Iterator[Problem]:
    for text in read_texts(view):
        prose = text.plain.prose()
        for pattern in patterns:
            found = next(literal(text, pattern, prose), None)
            if found is not None and not _is_one_of_many(text, found[0], view):
                message = f"'{found[0]}' stands for a text that is still to be written: write it, or set 'status: draft' until then."
                yield text.problem(message, *found.span())
                break


def _has_template(view: EntityView, language: str) -> bool:
    """Whether some text is so short that it may be one of a template."""
    small = view.small
    if not (" here" in small or "to be " in small or "placeholder" in small):
        return False
    return any(len(text.source) < _SHORT and any(word in text.small for word in TEMPLATES[language]) for text in read_texts(view))


def _is_one_of_many(text: TextField, word: str, view: EntityView) -> bool:
    """Whether an option is an abbreviation or a number among others: the question is about such words."""
    if len(text.path) < 2 or not word.isupper() or text.source.strip() != word:
        return False
    return any(other.source.isupper() for path, other in view.texts.items() if path != text.path and path[0] == text.path[0])
