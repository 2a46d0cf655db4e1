"""Words that look misspelt, and those among them that a bank knows: its terms and their other names, its scales, tiers and exemplars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.lexicon.misspellings import MISSPELLINGS
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.model.exemplar import Exemplar
from quizkit.model.scale import Scale
from quizkit.model.term import Term
from quizkit.patterns import regex

from .read_texts import is_answer, read_texts
from .word_use import opens_sentence, stands_in_quotes

# The path, the span in the source, the word as it stands, and what was meant.
Misspelt = tuple[DataPath, tuple[int, int], str, str]

# What belongs to an address, a name of a file or a path is no word.
_WORD = regex(r"(?<![\w@./\\#'’-])[A-Za-z]{2,24}(?:['’]t)?(?![\w@/\\]|[.'’-]\w)")
_MOST = 50
_LONGEST = 40
# A question about spelling offers misspelt words.
_SPELLING = regex(r"\b(?:mis)?spel(?:l|t)", re.IGNORECASE)


def _misspelt(view: EntityView) -> tuple[Misspelt, ...] | None:
    table = MISSPELLINGS.get(view.language or "")
    if table is None or _SPELLING.search(view.sources) is not None:
        return None
    found: list[Misspelt] = []
    for text in read_texts(view):
        # An accepted answer or another name may be misspelt on purpose.
        if not is_answer(text.path) and text.path[0] != "aliases":
            found += islice(_of_text(text, table), _MOST)
    if found:
        # Beside the right one, a misspelt word is what the question is about.
        whole = {text.source.strip().lower() for text in view.texts.values() if len(text.source) < _LONGEST}
        found = [one for one in found if one[3].lower() not in whole]
    return tuple(found[:_MOST]) or None


def _of_text(text: TextField, table: Mapping[str, str]) -> Iterator[Misspelt]:
    prose = text.plain.prose()
    for match in _WORD.finditer(prose):
        word = match[0]
        meant = table.get(word.lower().replace("’", "'"))
        if meant is None or word.isupper() or stands_in_quotes(prose, *match.span()):
            continue
        # A capital within a sentence is that of a name, which is spelt as it is.
        if word[0].isupper() and meant[0].islower() and not opens_sentence(prose, match.start()):
            continue
        start, end = text.plain.source_span(*match.span())
        if text.source[start:end] == word:
            yield text.path, (start, end), word, meant.capitalize() if word[0].isupper() else meant


def _known(view: EntityView) -> tuple[str, ...] | None:
    """The words of a name that the table takes for misspelt."""
    table = MISSPELLINGS.get(view.language or "")
    if table is None:
        return None
    entity = view.entity
    names = [entity.title or "", entity.id.replace("-", " ")]
    if isinstance(entity, Term):
        names += [alias.text for alias in entity.aliases]
    if isinstance(entity, Scale):
        names += [tier.title for tier in entity.tiers]
    return tuple(sorted({word for name in names for word in name.lower().replace("-", " ").split() if word in table})) or None


MISSPELT: Facts[tuple[Misspelt, ...]] = Facts("misspelt", (Entity,), _misspelt)
KNOWN_WORDS: Facts[tuple[str, ...]] = Facts("known-words", (Term, Scale, Exemplar), _known)
