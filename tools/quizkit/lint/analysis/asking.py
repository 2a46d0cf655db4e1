"""The clause of a stem that asks, and the words in it that turn the question round. English only.

What is looked for is a question that is answered by the option that does *not* fit: "Which of these is not a mammal?" A negation that only
belongs to the matter ("Why do penguins not fly?", "a drug that does not dissolve") turns nothing round, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.lint.view import TextField
from quizkit.text import ast
from quizkit.text.plain import PlainText

from .references import nodes_of

# No asking sentence is longer: what stands before is not read, so that a stem of a megabyte costs no more than a page.
_READ = 4_000

_WORDS = ("not", "n't", "n’t", "except", "least", "false", "incorrect", "untrue", "wrong", "inaccurate")
_TURNING = re.compile(
    r"(?<![\w’'-])(?:(?P<not>not|cannot|[a-z]+n['’]t)|(?P<except>except)|(?P<least>least)|(?P<false>false|incorrect|untrue|wrong|inaccurate))"
    r"(?![\w’'-])",
    re.IGNORECASE,
)

# A full stop ends a sentence unless an abbreviation or an initial does.
_END = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[\d\s)\]_\ufffc%]))(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bvs)[.!]+[)\]]*\s+(?=[^\sa-z])|[?]+[)\]]*\s+|\n")
_WORD = re.compile(r"[^\W\d_]{2}")
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”“\n]*”|(?<!\w)'[^'\n]*'(?!\w)|‘[^’‘\n]*’(?!\w)|«[^»«\n]*»")

_ASKS = re.compile(r"\b(?:which|what|who|whom|whose|where|when)\b", re.IGNORECASE)
_ASKS_SURELY = re.compile(r"\bwhich (?:one|two|three|of)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()–—]")
# What these open says something about the matter, up to the next comma.
_SUBORDINATE = re.compile(
    r"\b(?:that|because|if|unless|although|though|since|while|whereas|whether|so|than|until|once|reasons?|why|how|which|what|who|whom|whose"
    r"|where|when)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|am|be|been|being|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|need)\W*$", re.IGNORECASE
)
_INVERTED = re.compile(r"\b(?:do|does|did|can|could|will|would|shall|should|may|might|must|has|have|had|was|were|is|are)\b", re.IGNORECASE)
_CONTRASTS = re.compile(r"(?:[,;:(–—]|\b(?:but|and|or|if|why|whether|than|rather|were it))\s*$", re.IGNORECASE)
_NO_TURN = re.compile(r"\s+(?:only|just|merely|simply|solely|to|until|including|counting)\b", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\b(?:of (?:the (?:following|above|options|statements|answers)|these|those|this|them)\b|of the [\w-]+ (?:below|above|listed)\b"
    r"|the following (?=(?:is|are|was|were|do|does|did|can|could|would|will|has|have|had)\b))",
    re.IGNORECASE,
)
_OPTION = r"(?:statements?|options?|answers?|ones?|items?|choices?|alternatives?|claims?|sentences?|pairs?|pairings?|matche?s?|combinations?)"
_CHOOSE = re.compile(r"\s*(?:please\s+)?(?:choose|select|pick|find|identify|mark|name|spot|indicate|tick|circle|click)\b", re.IGNORECASE)
_CHOOSE_OPTION = re.compile(rf"\b(?:the|an?|all|any|two|three)\s+(?:[\w-]+\s+)?{_OPTION}\b", re.IGNORECASE)

_EXCEPTED = re.compile(r"(?:\s+for)?(?:\s+(?:one|which|which one|this|this one|these|the following))?[\s:.?!…_,–—-]*(?:$|[,;])|\s+(?:for\s+)?which\b", re.IGNORECASE)
_LEAST = re.compile(
    r"\s+(?:likely|probabl[ey]|plausibl[ey]|appropriate(?:ly)?|suitabl[ey]|accurate(?:ly)?|consistent|compatible|helpful|useful|relevant|true"
    r"|correct(?:ly)?|supports?|supported|justif\w+|appl\w+|well|able|typical|characteristic|desirable|advisable|effective(?:ly)?)\b",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|are|was|were|be)\s+(?:(?:also|probably|definitely|clearly|necessarily|always|factually)\s+)?$", re.IGNORECASE)
_FALSE_OPTION = re.compile(rf"\s+{_OPTION}\b", re.IGNORECASE)
_TRUE_OR = re.compile(r"\b(?:true|correct|right)\s+(?:or|and|from)\s*$", re.IGNORECASE)
_OR_TRUE = re.compile(r"\s+(?:or|and|with|in|for|to)\b", re.IGNORECASE)


def turning_words(text: TextField) -> list[tuple[int, int]]:
    """The words of a stem that turn its question round, as spans of the plain text; those that stand out come too (see `stands_out`)."""
    small = text.source.lower()
    if not any([word in small for word in _WORDS]):
        return []
    plain = text.plain
    start = max(len(plain.text) - _READ, 0)
    words = _without_quotations(text, plain, start)
    if _TURNING.search(words) is None:
        return []
    first, last = _asking_sentence(words)
    sentence = words[first:last]
    return [(start + first + at, start + first + end) for at, end in _turning(sentence)]


def stands_out(text: TextField, start: int, end: int) -> bool:
    """Whether a word of the plain text is in capitals, or within emphasis."""
    if text.plain.text[start:end].isupper():
        return True
    if "*" not in text.source and "_" not in text.source:
        return False
    at = text.plain.source_offset(start)
    return any(
        isinstance(node, ast.Span) and node.style in ("em", "strong") and node.start <= at < node.end for node in nodes_of(text)
    )


def _without_quotations(text: TextField, plain: PlainText, start: int) -> str:
    """The end of the plain text, with code, maths and what is quoted blanked out."""
    words = plain.text[start:]
    blanked = [(max(first - start, 0), last - start) for first, last in plain.verbatim if last > start]
    if ">" in text.source:
        blanked += [(max(first - start, 0), last - start) for first, last in _quotes(text, plain) if last > start]
    words = _QUOTED.sub(lambda match: "\ufffc" * (match.end() - match.start()), _blank(words, blanked))
    return words


def _blank(words: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return words
    chars = list(words)
    for first, last in spans:
        chars[first:last] = "\ufffc" * (min(last, len(chars)) - first)
    return "".join(chars)


def _quotes(text: TextField, plain: PlainText) -> Iterator[tuple[int, int]]:
    """The parts of the plain text that come from block quotations."""
    quotes = [(node.start, node.end) for node in text.document.blocks if isinstance(node, ast.Quote)]
    if not quotes:
        return
    ends = [here for here, _ in plain.anchors[1:]] + [len(plain.text)]
    for (here, there), end in zip(plain.anchors, ends, strict=True):
        if any(first <= there < last for first, last in quotes):
            yield here, end


def _asking_sentence(words: str) -> tuple[int, int]:
    """The last sentence with a question mark, or else the last one."""
    asking = (0, len(words))
    found = None
    first = 0
    for end in (*(match.end() for match in _END.finditer(words)), len(words)):
        sentence = words[first:end]
        if "?" in sentence:
            found = first, end
        elif _WORD.search(sentence):
            asking = first, end
        first = end
    return found or asking


def _turning(sentence: str) -> Iterator[tuple[int, int]]:
    for match in _TURNING.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if match["not"]:
            turns = _negates(match[0], before, after)
        elif match["except"]:
            turns = _EXCEPTED.match(after) is not None
        elif match["least"]:
            turns = _LEAST.match(after) is not None and not before.lower().endswith("at ") and not _is_subordinate(before)
        else:
            turns = _asks_for_false(before, after)
        if turns:
            yield match.span()


def _clause(before: str) -> str:
    """What stands between the last comma and the word."""
    cut = 0
    for match in _CLAUSE.finditer(before):
        cut = match.end()
    return before[cut:]


def _is_subordinate(before: str) -> bool:
    """Whether the word belongs to a clause that says something about the matter: the first "which" or "what" asks, a second one does not."""
    clause = _clause(before)
    begin = len(before) - len(clause)
    asks = _ASKS_SURELY.search(before, begin) or _ASKS.search(before)
    if asks is None or asks.start() < begin:
        return _SUBORDINATE.search(clause) is not None
    return _SUBORDINATE.search(before[begin : asks.start()]) is not None or _SUBORDINATE.search(before, asks.end()) is not None


def _negates(word: str, before: str, after: str) -> bool:
    if word[0].isupper() and not word.isupper() and before.strip():
        return False  # "Not" within a title: The World Is Not Enough
    if _CONTRASTS.search(before) or _NO_TURN.match(after):
        return False
    if _CHOOSE.match(before):
        return _CHOOSE_OPTION.search(before) is not None
    clause = _clause(before)
    if word.lower() == "not" and not _AUXILIARY.search(before) and not _INVERTED.search(clause):
        return False
    if _ASKS.search(before) is None and _ONE_OF.search(before) is None:
        return False
    return not _is_subordinate(before)


def _asks_for_false(before: str, after: str) -> bool:
    if _TRUE_OR.search(before) or _OR_TRUE.match(after):
        return False
    if _IS.search(before):
        chosen = _CHOOSE.match(before) is not None and _CHOOSE_OPTION.search(before) is not None
        return chosen or ((_ASKS.search(before) is not None or _ONE_OF.search(before) is not None) and not _is_subordinate(before))
    if _FALSE_OPTION.match(after):
        return _CHOOSE.match(before) is not None or (_ASKS.search(before) is not None and not _is_subordinate(before))
    return False
