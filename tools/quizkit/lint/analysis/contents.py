"""What a stem speaks of, by the stems of its words, as far as that may give away the key of another question. English only."""

from __future__ import annotations

from collections.abc import Sequence

from quizkit.lint.lexicon.function_words import FUNCTION_WORDS

from .asked import Asked, scope_of
from .content_words import stem_of
from .vocabulary import Vocabulary

# Questions on one text speak of one thing, so only those without a stimulus are looked at.
CUED = scope_of("en", None)
_LONGEST_STEM = 100


def is_cued(asked: Asked) -> bool:
    """Whether a question has a key that another one may give away."""
    return bool(asked[6]) and asked[1] == CUED


class StemContents:
    """What the stems of one vocabulary speak of, once all of them are learnt."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.of_word = {text: content_of(text) for text in vocabulary.texts}
        contents = list(self.of_word.values())
        self._of_number = [contents[word] for word in vocabulary.words]

    def of(self, written: Sequence[int]) -> set[str]:
        """What a stem speaks of; nothing for one without words, or with too many."""
        if len(written) > _LONGEST_STEM:
            return set()
        contents = self._of_number
        return {content for number in written if (content := contents[number])}


def content_of(word: str) -> str:
    """What a word says of a subject, by its stem; nothing where it says nothing."""
    return stem_of(word) if len(word) > 2 and word not in FUNCTION_WORDS["en"] else ""
