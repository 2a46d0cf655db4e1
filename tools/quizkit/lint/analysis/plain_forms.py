"""English words in the forms that they share with their plurals and with their spellings in other countries."""

from __future__ import annotations

from quizkit.patterns import regex

_SHORTEST = 3
_BRITISH = regex(r"(?<=\w{3})our|(?<=\w{3}[ae])ll(?=ed|ing|er)|(?<=\w{3}i)s(?=e|ing|ation)|(?<=\w{3}y)s(?=e|ing)")
_NO_PLURAL = ("ss", "us", "is")
_SIBILANT = ("sses", "xes", "zes", "ches", "shes")


def is_form(one: str, other: str) -> bool:
    """Whether one word is the plural of the other, or spelt as in another country."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST:
        return False
    if long in (f"{short}s", f"{short}es") or (short[-1] == "y" and long == f"{short[:-1]}ies"):
        return True
    return _spelling(one) == _spelling(other)


def plain_form(word: str) -> str:
    """A word as it is spelt in one country, without the ending of a plural."""
    return _spelling(_singular(word) if word[-1:] == "s" and len(word) > _SHORTEST else word)


def _singular(word: str) -> str:
    if word.endswith(_NO_PLURAL):
        return word
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_SIBILANT) else word[:-1]


def _spelling(word: str) -> str:
    """A word as it is spelt in America: "colour", "modelling", "organise"; short words such as "filled" and "prise" are others there."""
    # Most words have none of it, and to look is quicker.
    if not ("our" in word or "ll" in word or "is" in word or "ys" in word):
        return word
    return _BRITISH.sub(lambda match: "l" if match[0] == "ll" else "or" if match[0] == "our" else "z", word)
