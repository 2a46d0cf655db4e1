"""The first sentence of every definition, and the names of what it defines."""

from __future__ import annotations

import re

from quizkit.lint.facts import Facts
from quizkit.lint.lexicon.copulas import CALLED, COPULAS
from quizkit.lint.view import EntityView
from quizkit.model.term import Term
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

from .quotations import blank_quoted
from .sentence_spans import sentence_spans
from .word_forms import root, stems, tokens

_CALLED = {language: regex(rf"\b(?:{words})[\s,:]+(?:an? |the )?$", re.IGNORECASE) for language, words in CALLED.items()}
_COPULA = {language: regex(rf"(?:\s*\([^()]*\)|,[^,.;]{{1,80}},)?\s+(?:{words})\b", re.IGNORECASE) for language, words in COPULAS.items()}
_ARTICLE = regex(r"\W*(?:(?:an?|the)\s+)?", re.IGNORECASE)
_QUALIFIER = regex(r"\s*\([^()]*\)\s*$")
_READ = 1_000


class Definition(NamedTuple):
    """The names of a term as stems, and of the first sentence of its definition the stems and the words with their spans in the source."""

    names: tuple[tuple[str, ...], ...]
    stems: tuple[str, ...]
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def shown(self, start: int, end: int) -> tuple[str, tuple[int, int]]:
        """Some words as they stand, and their span."""
        return " ".join(self.words[start:end]), (self.spans[start][0], self.spans[end - 1][1])

    def own_use(self) -> tuple[str, tuple[int, int]] | None:
        """Where the definition uses a name of the term itself."""
        for name in self.names:
            rooted = tuple(map(root, name))
            for at in range(len(self.stems) - len(name) + 1):
                here = self.stems[at : at + len(name)]
                # Of a single word every form counts; of several the last: a "fine-tuned" model.
                if here == name or (here[:-1] == name[:-1] and root(here[-1]) == rooted[-1]):
                    return self.shown(at, at + len(name))
            if len(name) == 2 and (turned := self._reversed(name)) is not None:
                return self.shown(turned, turned + 4)
        return None

    def _reversed(self, name: tuple[str, ...]) -> int | None:
        """Where a name of two words stands the other way round: "a licence that is permissive"."""
        for at in range(len(self.stems) - 3):
            if self.stems[at] == name[1] and self.stems[at + 3] == name[0] and self.words[at + 2] in ("is", "are", "was", "were"):
                return at
        return None


def _definition(view: EntityView) -> Definition | None:
    term, language = view.entity, view.language or ""
    assert isinstance(term, Term)
    text = view.texts.get(("definition",))
    if term.status == "retired" or text is None or language not in COPULAS:
        return None
    titles = [term.title or ""] + [alias.text for alias in term.aliases if alias.kind != "misuse"]
    names = tuple(dict.fromkeys(name for title in titles if (name := stems(_QUALIFIER.sub("", title)))))
    plain = text.plain.prose()[:_READ]
    start, end = next(iter(sentence_spans(plain)), (0, 0))
    semicolon = plain.find(";", start, end)
    end = end if semicolon < 0 else semicolon
    sentence = blank_quoted(plain[start:end])
    found = list(tokens(sentence))
    skipped = _subject(names, sentence, language)
    kept = [token for token in found if token.start >= skipped]
    called = _CALLED[language]
    for name in names:
        at = 0
        while at < len(kept):
            if tuple(token.stem for token in kept[at : at + len(name)]) == name and called.search(sentence, 0, kept[at].start):
                del kept[at : at + len(name)]
            else:
                at += 1
    return Definition(
        names,
        tuple(token.stem for token in kept),
        tuple(sentence[token.start : token.end] for token in kept),
        tuple(text.plain.source_span(start + token.start, start + token.end) for token in kept),
    )


def _subject(names: tuple[tuple[str, ...], ...], sentence: str, language: str) -> int:
    """Where the definition proper begins: behind the term itself, if that is the subject of the sentence."""
    article = _ARTICLE.match(sentence)
    first = article.end() if article else 0
    words = list(tokens(sentence[first : first + 200]))
    for name in sorted(names, key=len, reverse=True):
        if tuple(token.stem for token in words[: len(name)]) == name:
            end = first + words[len(name) - 1].end
            return end if _COPULA[language].match(sentence, end) else 0
    return 0


DEFINITIONS: Facts[Definition] = Facts("definitions", (Term,), _definition)
