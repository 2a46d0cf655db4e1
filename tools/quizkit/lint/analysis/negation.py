"""The words of a stem that turn its question round. English only.

What is looked for is a question that is answered by the option that does *not* fit: "Which of these is not a mammal?" A negation that only
belongs to the matter ("Why do penguins not fly?", "a drug that does not dissolve") turns nothing round, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from quizkit.lint.view import EntityView, TextField
from quizkit.patterns import regex
from quizkit.text import ast
from quizkit.text.vocabulary import hint_words

from .asking import asking_sentence
from .glance import holds_any
from .references import nodes_of

# No sentence of anybody's has more of them.
_LOOKED_AT = 20

_DENYING = ("never", " but", "not", "n't", "n’t")
_WORDS = ("not", "n't", "n’t", "except", "least", "false", "incorrect", "untrue", "wrong", "inaccurate")
# One of these is in the vocabulary of each text that has one of those: of "don't" it is "t".
TURNING_WORDS = hint_words((*_WORDS, "cannot", "t"))
_TURNING = regex(
    r"(?<![\w’'-])(?:(?P<not>not|cannot|[a-z]+n['’]t)|(?P<except>except)|(?P<least>least)|(?P<false>false|incorrect|untrue|wrong|inaccurate))"
    r"(?![\w’']|-\w)",
    re.IGNORECASE,
)

# What negates as well, and is seldom overlooked.
_ALSO = regex(
    r"(?<![\w’'-])(?:(?P<never>never)|(?P<but>all\s+(?:of\s+(?:these|the\s+following)\s+)?[^.?!,;:]{0,80}?\bbut))(?![\w’']|-\w)",
    re.IGNORECASE,
)

_BE_DO = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)"
_ASKS = regex(rf"\b(?:which|what|who|whom|whose|(?:where|when)(?:\s+on\s+earth|\s+in\s+the\s+world)?\s+{_BE_DO})\b", re.IGNORECASE)
_ASKS_FIRST = regex(r"\A\W*(?:\w+\s+)?(?:which|what)\b", re.IGNORECASE)
_ASKS_THING = regex(r"\b(?:which|what)\b", re.IGNORECASE)
_ASKS_SURELY = regex(r"\bwhich (?:one|two|three|of)\b", re.IGNORECASE)
# "Whales do not eat which of these?"
_ASKS_LAST = regex(
    r"(?:(?!\b(?:clear|decide|determine|know|say|tell)\b)[^,;:?])*\b(?:which|any)\s+(?:one\s+)?of\s+(?:these|the\s+following)\b",
    re.IGNORECASE,
)
_MARKS = ",;:()–—"
# What these open says something about the matter, up to the next comma.
_SUBORDINATE = regex(
    r"\b(?:that|because|therefore|thus|hence|if|unless|although|though|since|while|whereas|whether|so|than|until|once|each time|every time"
    r"|whenever|reasons?|why|how|which|what|who|whom|whose|where|when)\b",
    re.IGNORECASE,
)
_AUXILIARY = regex(
    r"\b(?:is|are|was|were|am|be|been|being|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|need)\W*$",
    re.IGNORECASE,
)
_INVERTED = regex(rf"\b{_BE_DO}\b", re.IGNORECASE)
_GOES_ON = regex(r"\s*(?:but|and|or|nor|yet)\b", re.IGNORECASE)
_APART = regex(r"[,;:(–—]\s*$")
_CONTRASTS = regex(r"\b(?:but|and|or|if|why|whether|than|rather|were it|had it)\s*$", re.IGNORECASE)
_NO_TURN = regex(r"\s+(?:only|just|merely|simply|solely|to|until|including|counting)\b", re.IGNORECASE)
_ONE_OF = regex(
    r"\b(?:of (?:the (?:following|above|options|statements|answers)|these|those|this|them)\b|of the [\w-]+ (?:below|above|listed)\b"
    rf"|the following (?={_BE_DO}\b))",
    re.IGNORECASE,
)
_OPTION = (
    r"(?:statements?|options?|answers?|ones?|items?|choices?|alternatives?|claims?|sentences?|pairs?|pairings?|matche?s?|combinations?)"
)
_CHOOSE = regex(r"\s*(?:please\s+)?(?:choose|select|pick|find|identify|mark|name|spot|indicate|tick|circle|click)\b", re.IGNORECASE)
_CHOOSE_OPTION = regex(rf"\b(?:the|an?|all|any|two|three)\s+(?:[\w-]+\s+)?{_OPTION}\b", re.IGNORECASE)

_EXCEPTED = regex(
    r"(?:\s+for)?(?:\s+(?:one|which|which one|whom|this|this one|these|the following))?[\s:.?!…_,–—-]*(?:$|[,;])|\s+(?:for\s+)?which\b",
    re.IGNORECASE,
)
_LEAST = regex(
    r"\s+(?:likely|probabl[ey]|plausibl[ey]|appropriate(?:ly)?|suitabl[ey]|accurate(?:ly)?|consistent|compatible|helpful|useful|relevant|true"
    r"|correct(?:ly)?|supports?|supported|justif\w+|appl\w+|well|able|typical|characteristic|desirable|advisable|effective(?:ly)?)\b",
    re.IGNORECASE,
)
_IS = regex(r"\b(?:is|are|was|were|be)\s+(?:(?:also|probably|definitely|clearly|necessarily|always|factually)\s+)?$", re.IGNORECASE)
# "is false about ants", but not "are false teeth"
_NO_NOUN = regex(r"\s*(?:$|[^\w\s]|_|(?:about|regarding|concerning|of|as|when|according|based|and|or)\b)", re.IGNORECASE)
_FALSE_OPTION = regex(rf"\s+{_OPTION}\b", re.IGNORECASE)
_TRUE_OR = regex(r"\b(?:true|correct|right)\s+(?:or|and|from)\s*$", re.IGNORECASE)
_OR_TRUE = regex(r"\s+(?:or|and|with|in|for|to)\b", re.IGNORECASE)
_DENIES = regex(
    rf"(?:\b{_BE_DO}\s+(?:not|never)|\b(?:cannot|never|[a-z]+n['’]t))(?![\w'’-])",
    re.IGNORECASE,
)
_NO_SUBJECT = regex(r"\s*(?:to|how|in order|please|let|do|and|but|or|not)\b", re.IGNORECASE)
# Nobody is asked for what they do not; that is said in songs and on the stage.
_SPEAKS = regex(r"\b(?:I|my|you|your)\b")
# "cannot live without": asks for what is needed.
_DENIED_AGAIN = regex(r"\bwithout\b", re.IGNORECASE)
# "Name the planet that has no moon" is "Which planet has no moon?"
_CHOSEN = regex(rf"\s*(?:the|an?|one)\s+[\w-]+(?:\s+[\w-]+)?\s+(?:that|which|who)\s+(?:{_BE_DO}\s+)?$", re.IGNORECASE)


def turning_words(view: EntityView) -> tuple[tuple[int, int], ...]:
    """The words of a stem that turn its question round, as spans of the plain text, whether they stand out or not."""
    return () if view.vocabulary.isdisjoint(TURNING_WORDS) else view.once(_turning_words)


def _turning_words(view: EntityView) -> tuple[tuple[int, int], ...]:
    if view.stem is None or not holds_any(view.stem.small, _WORDS):
        return ()
    begin, sentence = asking_sentence(view)
    return tuple([(begin + start, begin + end) for start, end in _turning(sentence)])


def negating_words(view: EntityView) -> list[tuple[int, int]]:
    """The same words, and further ones that make a question negative but do not have to stand out.

    Such are "never" and "all but", and what denies something in a beginning that the options complete ("Whales do not eat …").
    """
    found = list(turning_words(view))
    if view.stem is None or not holds_any(view.stem.small, _DENYING):
        return found
    begin, sentence = asking_sentence(view)
    if not found:
        found = [(begin + start, begin + end) for start, end in _denying(sentence)]
    for match in islice(_ALSO.finditer(sentence), _LOOKED_AT):
        place = _Place(sentence, match.start(), match.end())
        negates = _EXCEPTED.match(sentence, match.end()) if match["but"] else _negates(match[0], place)
        if negates:
            start = match.end() - 3 if match["but"] else match.start()
            found.append((begin + start, begin + match.end()))
    return sorted(set(found))


def _denying(sentence: str) -> Iterator[tuple[int, int]]:
    """The word that denies something in the main clause of a beginning, or of what is to be named."""
    # A beginning that the options complete ends in no stop.
    completes = "?" not in sentence and not sentence.rstrip(" \n:_–—-").endswith((".", "!", "…"))
    chooses = _CHOOSE.match(sentence)
    for match in islice(_DENIES.finditer(sentence), _LOOKED_AT):
        before = sentence[: match.start()]
        if chooses is not None:
            denies = _CHOSEN.match(sentence, chooses.end(), match.start()) is not None
        else:
            denies = completes and _begins_main_clause(before) and not _SUBORDINATE.search(sentence, match.end())
            denies = denies and not _DENIED_AGAIN.search(sentence, match.end())
        if denies and not _NO_TURN.match(sentence, match.end()):
            start = match.end() - len(match[0].split()[-1])
            yield start, match.end()
            return


def _begins_main_clause(before: str) -> bool:
    return bool(before.strip()) and not (_NO_SUBJECT.match(before) or _SPEAKS.search(before) or _SUBORDINATE.search(before))


def some_stand_out(text: TextField, words: Sequence[tuple[int, int]]) -> bool:
    """Whether one of some words of the plain text is in capitals, or within emphasis."""
    if any(text.plain.text[start:end].isupper() for start, end in words):
        return True
    if "*" not in text.source and "_" not in text.source:
        return False
    places = [text.plain.source_offset(start) for start, _ in words]
    return any(
        isinstance(node, ast.Span) and node.style in ("em", "strong") and any(node.start <= at < node.end for at in places)
        for node in nodes_of(text)
    )


def _turning(sentence: str) -> Iterator[tuple[int, int]]:
    for match in islice(_TURNING.finditer(sentence), _LOOKED_AT):
        place = _Place(sentence, match.start(), match.end())
        if match["not"]:
            turns = _negates(match[0], place)
        elif match["except"]:
            turns = _EXCEPTED.match(sentence, match.end()) is not None
        elif match["least"]:
            turns = _LEAST.match(sentence, match.end()) is not None and not place.before.lower().endswith("at ") and not place.is_aside
        else:
            turns = _asks_for_false(place)
        if turns:
            yield match.span()


class _Place:
    """A word in the sentence that asks."""

    def __init__(self, sentence: str, start: int, end: int) -> None:
        self.before = sentence[:start]
        self.after = sentence[end:]
        self.clause_start = max(self.before.rfind(mark) for mark in _MARKS) + 1
        self._mark = self.before[self.clause_start - 1 : self.clause_start]
        # Without a question mark, "which" and "who" begin relative clauses as a rule.
        asks = _ASKS if "?" in sentence else _ASKS_FIRST
        self._asks = _ASKS_SURELY.search(self.before, self.clause_start) or asks.search(self.before) or _ASKS_SURELY.search(self.before)

    @property
    def asks(self) -> bool:
        """Whether the sentence asks which of the options it is, before the word or after it."""
        if self._asks is not None:
            # "a man whose son did not survive which battle?"
            return not (self._asks[0].lower().startswith("who") and _ASKS_THING.search(self.after))
        if _ONE_OF.search(self.before):
            return _ASKS.search(self.after) is None
        return _ASKS_LAST.match(self.after) is not None

    @property
    def asks_for_option(self) -> bool:
        """Whether the sentence tells the learner to choose an option."""
        return _CHOOSE.match(self.before) is not None and _CHOOSE_OPTION.search(self.before) is not None

    @property
    def is_aside(self) -> bool:
        """Whether the word belongs to a clause on the matter itself: the first "which" or "what" asks, a second one does not."""
        if self._mark == "(":
            return True
        if self._asks is None:
            return _SUBORDINATE.search(self.before, self.clause_start) is not None
        begin, end = self._asks.span()
        if self._mark == ":" and begin < self.clause_start:
            return True
        if begin >= self.clause_start:
            return bool(_SUBORDINATE.search(self.before[self.clause_start : begin]) or _SUBORDINATE.search(self.before, end))
        if _SUBORDINATE.search(self.before, self.clause_start):
            return True
        # "things which can move, but are not moving"
        goes_on = _GOES_ON.match(self.before, self.clause_start) is not None
        return goes_on and _SUBORDINATE.search(self.before[end : self.clause_start]) is not None


def _negates(word: str, place: _Place) -> bool:
    before = place.before
    if word[0].isupper() and not word.isupper() and before.strip():
        return False  # "Not" within a title: The World Is Not Enough
    if _CONTRASTS.search(before) or _NO_TURN.match(place.after):
        return False
    if (chooses := _CHOOSE.match(before)) is not None:
        return place.asks_for_option or _CHOSEN.match(before, chooses.end()) is not None
    if word.lower() == "not" and (_APART.search(before) or not (_AUXILIARY.search(before) or _INVERTED.search(before, place.clause_start))):
        return False
    return place.asks and not place.is_aside


def _asks_for_false(place: _Place) -> bool:
    if _TRUE_OR.search(place.before) or _OR_TRUE.match(place.after):
        return False
    if _IS.search(place.before) and _NO_NOUN.match(place.after):
        return place.asks_for_option or (place.asks and not place.is_aside)
    if _FALSE_OPTION.match(place.after):
        return _CHOOSE.match(place.before) is not None or (place.asks and not place.is_aside)
    return False
