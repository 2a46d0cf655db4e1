"""inclusive-language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from quizkit.finding import Problem
from quizkit.lint.analysis.read_texts import is_answer, read_texts
from quizkit.lint.analysis.word_use import is_quoted, opens_sentence
from quizkit.lint.lexicon.inclusive_terms import INCLUSIVE_TERMS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.model.stimulus import Stimulus
from quizkit.patterns import regex


def _forms(word: str) -> str:
    escaped = re.escape(word)
    return f"{escaped[:-2]}[ae]n" if word.endswith("man") else f"{escaped}s?"


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return regex(rf"(?<![\w/@.#-])(?:{'|'.join(map(_forms, sorted(words, key=len, reverse=True)))})(?![\w/@]|[-.]\w)", re.IGNORECASE)


_PATTERNS: Mapping[str, re.Pattern[str]] = {language: _pattern(words) for language, words in INCLUSIVE_TERMS.items()}


# So many in a text say enough.
_MOST = 10


class InclusiveLanguage(EntityRule[Entity]):
    """A word names people by sex, origin or disability where that is not the matter.

    ## What it does
    Looks words up in a short table, such as `policeman`, `mankind`, `wheelchair-bound`, `blacklist`, and says what is written instead.
    Names, quotations, code, accepted answers and a stimulus that names its source are left alone. Words that you keep go into `allowed`,
    in small letters. English only.

    ## Why it matters
    A learner who is left out by the words of a question has something else to think of than its answer.

    ## What to write instead
    The word that the message proposes, or another sentence. Where a text is about the word, or about a time that used it, put the word in
    quotation marks.

    ## References
    This rule is quizkit's own.
    """

    code = "TXT017"
    name = "inclusive-language"
    since = "0.1"
    severity = "info"
    enabled = False
    languages = tuple(INCLUSIVE_TERMS)
    options = {"allowed": []}
    applies_to = (Entity,)
    bad = (
        """\
- id: fire
  type: multiple-choice
  stem: Whom do you call when a house is on fire?
  options:
    - text: Firemen  # expect: TXT017
      correct: true
    - text: The lady doctor  # expect: TXT017
    - text: The baker
  rationale: The oldest invention of mankind needs a blacklist of materials.  # expect: TXT017, TXT017
""",
    )
    good = (
        """\
- id: fire
  type: multiple-choice
  stem: Which word did people use for firefighters before they had "fireman" replaced?
  options:
    - text: Humanity
      correct: true
    - text: The film with Chairman Yao in it
    - text: "`whitelist` and https://example.org/blacklist"
  rationale: |
    The speaker said "they are the best of mankind and its policemen".

    > No layman can say it better.
- id: gap
  type: short-answer
  stem: What was a letter carrier called?
  answers:
    - text: postman
  rationale: A freshwater fish is no milkmaid.
# file: stimuli/speech.yaml
- id: speech
  origin: A speech of 1901
  body: A small step for mankind.
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if isinstance(entity, Stimulus) and (entity.sources or entity.origin):
            return
        language = view.language or ""
        pattern = _PATTERNS.get(language)
        if pattern is None or pattern.search(view.sources) is None:
            return
        allowed = {word.lower() for word in view.option(self.name, "allowed") if isinstance(word, str)}
        for text in read_texts(view):
            if not is_answer(text.path):
                yield from islice(_problems(text, pattern, INCLUSIVE_TERMS[language], allowed), _MOST)


def _problems(text: TextField, pattern: re.Pattern[str], words: Mapping[str, str], allowed: set[str]) -> Iterator[Problem]:
    prose = text.plain.prose()
    for found in pattern.finditer(prose):
        word = found[0]
        singular = _singular(word.lower(), words)
        # A letter that is another in small, such as the sign for kelvin, makes it no word of the table.
        if singular not in words or singular in allowed or word.lower() in allowed or is_quoted(text, prose, *found.span()):
            continue
        # A capital within a sentence is that of a name or a title.
        if word[0].isupper() and not opens_sentence(prose, found.start()):
            continue
        yield text.problem(f"'{word}' may leave people out or hurt them: consider '{words[singular]}', or another sentence.", *found.span())


def _singular(word: str, words: Mapping[str, str]) -> str:
    if word in words:
        return word
    return f"{word[:-2]}an" if word.endswith("men") else word[:-1]
