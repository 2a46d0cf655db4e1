"""Characters that nobody sees, where no script needs them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from quizkit.patterns import regex

_ZWNJ, _ZWJ, _ZWSP, _WJ = "\u200c", "\u200d", "\u200b", "\u2060"
_OVERRIDES = frozenset("\u202d\u202e")

# Format characters that are seen (signs around numbers, of abbreviation, of music), and the tags that make up flags.
_SUSPECT = regex("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]")
_BIDI = regex("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

# Scripts whose letters join, or whose words are broken without a space: Arabic and its kin, those of India, of South-East Asia, Mongolian.
_JOINING = regex("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]")
_UNSPACED = regex("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3040-\u30ff\u3400-\u9fff\ua9e0-\uaa7f]")
_MONGOLIAN = regex("[\u1800-\u18af]")
_TAG = regex("[\U000e0020-\U000e007f]")
_FLAG = "\U0001f3f4"
# What may stand before and after a joiner within an emoji.
_MODIFIERS = frozenset("\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


def invisible_characters(text: str) -> Iterator[int]:
    """Where the characters of a text stand that nobody sees and no script needs. Variation selectors are left alone."""
    if text.isascii() or text.isprintable():
        return
    right_to_left = None
    flag_ends = -1
    for found in _SUSPECT.finditer(text):
        at, char = found.start(), found[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if _TAG.match(char):
            flag_ends = at if before == _FLAG or flag_ends == at - 1 else flag_ends
            if flag_ends == at:
                continue
        elif _BIDI.match(char):
            if right_to_left is None:
                right_to_left = _RIGHT_TO_LEFT.search(text) is not None
            if right_to_left and char not in _OVERRIDES:
                continue
        elif _is_needed(char, before, after):
            continue
        yield at


def reorders(char: str) -> bool:
    """Whether a character turns letters round, so that the text looks otherwise without it."""
    return char in _OVERRIDES


def _is_needed(char: str, before: str, after: str) -> bool:
    if char == _ZWJ and _is_pictorial(before) and _is_pictorial(after):
        return True
    if char in (_ZWJ, _ZWNJ):
        return _JOINING.match(before) is not None or _JOINING.match(after) is not None
    if char in (_ZWSP, _WJ):
        return _UNSPACED.match(before) is not None or _UNSPACED.match(after) is not None
    if char == "\u180e":
        return _MONGOLIAN.match(before) is not None
    return False


def _is_pictorial(char: str) -> bool:
    return bool(char) and (char in _MODIFIERS or unicodedata.category(char) in ("So", "Sk", "Sm"))
