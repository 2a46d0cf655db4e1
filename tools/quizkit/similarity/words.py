"""A text as the words it is compared by.

Punctuation and quotation marks go, operators, the signs of code and all symbols stay: "C", "C++" and "C#" are three things, and so are a<b
and a>b, or F♯ and F♭. A flag, or a picture with its modifiers, is one word. So is punctuation that stands alone in quotation marks.
Capitals stay as they are: whoever compares folds them, or sees by them what is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from unicodedata import category, normalize

from quizkit.patterns import regex

# Thai and Lao, Burmese, Khmer, kana, and the Chinese characters: they are written without spaces between words.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
# Signs that change a letter, which `\w` does not hold.
_MARKS = "\u0300-\u036f\u0900-\u0dff"
# Punctuation by its Unicode category that is read as a sign all the same; what is a symbol by its category (So, Sm, Sc, Sk) always is.
_SIGNS = "§‰‱′″‴†‡¶※⁂·"
# What is neither letter, digit nor space, beyond ASCII: symbols, punctuation, and what belongs to the character before.
_BEYOND = r"[^\x00-\x7f\w\s]"
_UNCOMMON = r"[^\x00-\x7f\w\s“”„‘’«»–—…]"
# Marks on a symbol, parts of notes, tones of skin, and the letters of the flags of regions.
_MODIFIERS = "\u0300-\u036f\u20d0-\u20f0\U0001d165-\U0001d172\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_SYMBOL = rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_UNCOMMON}(?:[{_MODIFIERS}]|\u200d{_BEYOND})*"
# Punctuation alone in quotation marks, one sign in brackets, or one between spaces that else stands at words: the text speaks of it.
_LONE = regex(r"(?<!\S)[¿¡‽„‚](?!\S)")
_ALONE = r"(?<![^\s(\[].)"
_QUOTED = rf"[\"'“‘‚„«‹]{_ALONE}\ ?[^\w\s]{{1,8}}?\ ?[\"'”’“‘»›](?![\w\"'])|\({_ALONE}[^\w\s.]\)(?!\w)"

_HANGS = r"\-+*/^=<>|×÷±−·√∪∩"

# Texts of which every word is a run of letters, or also a whole number that stands by itself: most are, and then tokens are found in a
# fifth of the time.
_PLAIN = regex(r"[A-Za-z ,.?:;\"\n]*")
_LETTERS = regex("[A-Za-z]+")
_WITH_NUMBERS = regex(r"[A-Za-z ,.?:;\n]*(?:(?<![^ \n])\d+(?=[.,?]?(?:[ \n]|\Z))[A-Za-z ,.?:;\n]*)*")
_LETTERS_OR_DIGITS = regex(r"[A-Za-z]+|\d+")
_WITHIN_WORD = regex(r"(?<=[^\W\d_])['’ʼ‘](?=[^\W\d_])")
_RAISED = regex("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+")
_STYLES = regex("[\ufe0e\ufe0f]")
_TRADE_MARK = regex(r"(?<=\w)[®™℠]")
_DASHED = regex(r"(?<![\w)\]])–(?=[\d.])")
_GROUPED = regex(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
# All that one of these patterns looks for.
_ODD = regex(r"[\ufe0e\ufe0f®™℠¿¡‽„‚⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ–\u00a0\u2009\u202f](?:(?<![„‚–])|(?<=–)(?=[\d.])|(?<!–)(?!\S))")
_QUOTED_SIGNS = regex(_QUOTED)
_MAY_BE_QUOTED = regex(r'"\ ?[,.?:;"]{1,8}\ ?"')
_TOKEN = regex(
    rf"[{_UNSPACED}]"
    rf"|[^\W\d_{_UNSPACED}](?:_*(?:[^\W_{_UNSPACED}]|[{_MARKS}]))*(?:\+\+|\#(?!\w))?"
    r"|\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?"
    r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|ST|ND|RD|TH)\b)?"
    r"|\.\d+"
    rf"|{_QUOTED}"
    r"|<=|>=|==|!=|<>|<-|->|=>|&&|\|\||<<|>>|\*\*|//"
    r"|[<>=+*/^%&|~@\#$]"
    # A minus is no hyphen and no dash.
    r"|(?<![\w)\]])-(?=[\d.])|(?<=\d)-(?=\d)|(?<=\b\w)-(?=\w\b)|(?<=\b\w\ )-(?=\ \w\b)|(?<=[\d)]\ )-(?=\ [\d(])"
    # Factorials, primes, and brackets and quotation marks where a formula or a line of code may hang on them.
    r"|(?<=\d)!(?!=)|(?<=\b[a-z])!(?!=)|(?<=\b\w)'(?!\w)"
    rf"|(?<=[\w{_HANGS}])[(\[{{]|(?<=[{_HANGS}]\ )[(\[{{]|[)\]}}](?=\ ?[{_HANGS}])|[\"'](?=\d)|(?<=[(\[{{{_HANGS},])[\"']"
    rf"|{_SYMBOL}"
)
_THOUSANDS = regex(r"\d{1,3}(?:,\d{3})+(?![\d,])")
_OPERATOR = regex(r"[^\w\s]+")


def words_of(text: str) -> list[str]:
    """The words, numbers, operators and symbols of a text in their order, with the capitals it has. Linear in its length.

    A text in a script without spaces between words comes apart into single characters.
    """
    if "'" in text or "’" in text:
        text = _WITHIN_WORD.sub("", text)
    if _PLAIN.fullmatch(text) is not None and _MAY_BE_QUOTED.search(text) is None:
        return _LETTERS.findall(text)
    if text.isascii() and _WITH_NUMBERS.fullmatch(text) is not None:
        return _LETTERS_OR_DIGITS.findall(text)
    return _all_words(text)


def _all_words(text: str) -> list[str]:
    if text.isascii():
        return [token if token.isalpha() else _as_word(token) for token in _TOKEN.findall(text)]
    if _ODD.search(text) is not None:
        text = _without_oddities(text)
    text = normalize("NFKC", text).replace("−", "-").replace("⁄", "/")
    return [token if token.isalpha() else _as_word(token) for token in _TOKEN.findall(text) if token[0] < "\x80" or _counts(token)]


def _without_oddities(text: str) -> str:
    # A sign behind the name of a product says nothing.
    text = _LONE.sub('"\\g<0>"', _TRADE_MARK.sub("", _STYLES.sub("", text)))
    # What is raised is a power, and not one more digit.
    text = _RAISED.sub(lambda raised: f"^{normalize('NFKC', raised[0])}", _GROUPED.sub("", text))
    return _DASHED.sub("-", text)


def _as_word(token: str) -> str:
    """A token without what only parts thousands, or the quotation marks around punctuation."""
    if token[-1].isalnum():
        return token.replace(",", "") if "," in token and _THOUSANDS.match(token) else token
    return token[1:-1].strip(" ") if len(token) > 2 and _QUOTED_SIGNS.fullmatch(token) else token


def _counts(token: str) -> bool:
    """Whether a token beyond ASCII is no mere punctuation."""
    sign = token[0]
    return sign.isalnum() or sign in _SIGNS or category(sign)[0] == "S" or (len(token) > 2 and _QUOTED_SIGNS.fullmatch(token) is not None)


def shown_words(text: str) -> list[str]:
    """A text in pieces that are a word each, or a character of a script without spaces; together they are the text, line ends as spaces."""
    return _shown_word().findall(" ".join(text.split()))


@cache
def _shown_word() -> re.Pattern[str]:
    return regex(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+\ ?|\ ")


def is_operator(word: str) -> bool:
    """Whether a word of `words_of` is an operator or another sign."""
    return _OPERATOR.fullmatch(word) is not None


def compared(words: Sequence[str]) -> Iterable[str]:
    """What the likeness of two texts is measured by: the words, and of scripts without spaces every two neighbouring characters.

    Single characters are shared by nearly all texts, and finding words would take a dictionary: pairs tell texts apart about as well as
    words do elsewhere.
    """
    if not any(map(is_unspaced, words)):
        return words
    return _with_pairs(words)


def is_unspaced(word: str) -> bool:
    """Whether a word is one character of a script without spaces between words."""
    return (
        len(word) == 1
        and word > _MARKS[-1]
        and any(first <= word <= last for first, last in zip(_UNSPACED[::3], _UNSPACED[2::3], strict=True))
    )


def _with_pairs(words: Sequence[str]) -> Iterable[str]:
    run = ""
    for word in (*words, ""):
        if is_unspaced(word):
            run += word
            continue
        yield from ([run[at : at + 2] for at in range(len(run) - 1)] if len(run) > 1 else filter(None, (run,)))
        run = ""
        if word:
            yield word
