"""How hard texts are to read: long sentences and long words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from quizkit.lint.view import EntityView
from quizkit.model.question import BaseQuestion
from quizkit.patterns import regex
from quizkit.records import dataclass

# For notes to authors and graders nobody needs a school grade.
_NOT_READ = frozenset(("notes", "grader_notes", "model_answer"))
_READ = 100_000  # of a longer text no more is counted

_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = regex(r"[.!?…]+(?=[\s\"'”’)\]]|$)")
_VOWELS = regex(r"[aeiouy]+")
# The e of these endings is silent ("scale", "scales", "called"), but not behind l after a consonant ("table"); nor where it keeps two
# hisses ("pages") or two stops ("wanted") apart.
_SILENT = regex(r"(?:[^aeiouyl]|[aeiouyl]l)e[sd]?$")
_SOUNDED = regex(r"(?:[sxzcg]|[cs]h)es$|[td]ed$")


@dataclass(slots=True)
class Reading:
    """The texts of one sort in one language. `language` is the first part of a tag, None where it is unknown."""

    language: str | None
    texts: str
    number: int = 0
    words: int = 0
    sentences: int = 0
    syllables: int = 0

    @property
    def words_per_sentence(self) -> float:
        """How long its sentences are."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float | None:
        """The grade of a school in the United States in which the text can be read; None where the formula does not hold.

        J. P. Kincaid et al., "Derivation of New Readability Formulas for Navy Enlisted Personnel" (1975). It was made for English prose,
        and syllables are counted by a rule of thumb.
        """
        if self.language != "en" or not self.words:
            return None
        return 0.39 * self.words_per_sentence + 11.8 * self.syllables / self.words - 15.59

    def add(self, text: str) -> None:
        """Count a text."""
        words = _WORD.findall(text[:_READ])
        if not words:
            return
        self.number += 1
        self.words += len(words)
        self.sentences += max(len(_SENTENCE_END.findall(text[:_READ])), 1)
        if self.language == "en":
            self.syllables += sum([syllables(word.lower()) for word in words])


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """About how many syllables an English word has, given in small letters."""
    is_silent = _SILENT.search(word) is not None and _SOUNDED.search(word) is None
    return max(len(_VOWELS.findall(word)) - is_silent, 1)


class ReadingCount:
    """Counts while entities pass by."""

    def __init__(self) -> None:
        self._found: dict[tuple[str | None, str], Reading] = {}

    def add(self, view: EntityView) -> None:
        """Count the running texts of an entity: of a question the stem and the rationale, of others all that is made of sentences."""
        entity = view.entity
        for path, text in view.texts.items():
            name = str(path[0])
            if isinstance(entity, BaseQuestion):
                if name not in _OF_QUESTIONS:
                    continue
                texts = _OF_QUESTIONS[name]
            elif text.level != "block" or name in _NOT_READ:
                continue
            else:
                texts = entity.entity_kind
            reading = self._found.get((view.language, texts))
            if reading is None:
                reading = self._found[view.language, texts] = Reading(view.language, texts)
            reading.add(text.plain.prose() if text.plain.verbatim else text.plain.text)

    def done(self) -> Iterator[Reading]:
        """What was counted, by language; English first, and questions before what they are about."""
        of_questions = [*_OF_QUESTIONS.values()]
        for reading in sorted(
            self._found.values(),
            key=lambda reading: (
                reading.language != "en",
                reading.language or "",
                reading.texts not in of_questions,
                reading.texts != "stem",
            ),
        ):
            if reading.words:
                yield reading


_OF_QUESTIONS: Mapping[str, str] = {"stem": "stem", "rationale": "rationale"}
