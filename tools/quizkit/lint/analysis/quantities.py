"""Options that each hold one number, range or ratio, and what is around it. English only: commas group digits, a point begins decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from quizkit.lint.lexicon.numerals import NUMERALS, ROUNDING, SCALES, TIMES
from quizkit.lint.view import TextField
from quizkit.patterns import regex
from quizkit.records import dataclass
from quizkit.text import ast
from quizkit.text.vocabulary import Vocabulary, hint_words, letter_runs

from .references import nodes_of

_LONGEST = 120
_FEWEST = 3
_FRACTION_SIGNS = "½=1/2 ⅓=1/3 ⅔=2/3 ¼=1/4 ¾=3/4 ⅕=1/5 ⅖=2/5 ⅗=3/5 ⅘=4/5 ⅙=1/6 ⅚=5/6 ⅛=1/8 ⅜=3/8 ⅝=5/8 ⅞=7/8"
_VULGAR = {pair[0]: pair[2:] for pair in _FRACTION_SIGNS.split()}
_VULGAR_SIGN = regex("[" + "".join(_VULGAR) + "]")
_TEX_FRACTION = regex(r"\\[dt]?frac\s*\{\s*(-?\d+)\s*\}\s*\{\s*(\d+)\s*\}")
_TEX_TIMES = regex(r"\\(?:times|cdot)\b")
_TEX_SIGN = regex(r"\\(?=[$%&#])|\\[,;:! ]|\\(?:left|right|mathrm|text|quad)\b|[{}$](?![\d-])|(?<!\^)\{|\}")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER_SIGN = regex(r"(?<=10)[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")

_SIGN = r"(?:(?<![\w)\]%°-])[-+−–]\s?(?=[$€£¥]?\s?[\d.]))?"
_PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|(?<!\d)\.\d+"
_NUMBER = regex(
    rf"(?P<sign>{_SIGN})(?P<currency>[$€£¥]\s?)?(?:"
    rf"(?:(?P<factor>{_PLAIN})\s*[x×·*]\s*)?10\^\{{?(?P<power>[-−]?\d{{1,3}})\}}?"
    r"|(?P<whole>\d+\s+)?(?P<top>\d+)\s*[/⁄]\s*(?P<bottom>\d+)(?![\d/])"
    rf"|(?P<plain>{_PLAIN}))"
)
# Two numbers that say one thing: "5-10 years" begins at five; "3 : 4" and "3 out of 4" are three quarters.
_TWO = regex(
    rf"(?P<one>{_PLAIN})(?P<by>\s*%?\s*[-–]\s*|\s*%?\s+(?:to|and)\s+|\s*:\s*|\s+(?:out\s+of|in)\s+)(?P<other>{_PLAIN})(?![\d:/^-])"
)
_BETWEEN = regex(r"\b(?:between|from)\s*$", re.IGNORECASE)
_ANY_DIGIT = regex(r"\d")
# So much of a number may stand before its first digit: a sign, a currency, a space behind each, and a point.
_BEFORE = 5
# What could be a time of day is not read as a ratio.
_CLOCK = regex(r"\d?\d\s*:\s*[0-5]\d")
_NUMERAL = regex(rf"\b(?:{'|'.join(NUMERALS['en'])})\b", re.IGNORECASE)
_TENS = regex(r"[-\s](?:one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE)
_SCALE = regex(rf"\s?(?P<scale>{'|'.join(SCALES['en'])})s?\b", re.IGNORECASE)
_BARE_SCALE = regex(rf"\b(?:an?\s+)?(?P<scale>{'|'.join(SCALES['en'])})\b", re.IGNORECASE)
_TIME = regex(rf"[\s-]?(?:of\s)?(?:an?\s)?(?P<time>{'|'.join(TIMES['en'])}|centurie)s?\b", re.IGNORECASE)
_ONE_TIME = regex(rf"\b(?P<half>half\s)?an?\s(?={'|'.join(TIMES['en'])}\b)", re.IGNORECASE)
_DIGIT = regex("[0-9" + "".join(_VULGAR) + "]")
_NUMBER_WORDS = frozenset((*NUMERALS["en"], *SCALES["en"], *TIMES["en"]))
_HINTS = hint_words(_NUMBER_WORDS)
_BREAKS = regex(r"[\s.,-]+")
_ORDINAL = regex(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]+|[^\w\s]")
_BE = {"is": "be", "are": "be", "was": "be", "were": "be"}
_BEFORE_CHRIST = regex(r"\bb\.?\s?c\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """The number of an option, and what is around it, with `#` in its place: what must be the same for two to be compared."""

    value: Fraction
    around: str


def quantities(texts: Sequence[TextField]) -> list[Fraction | None]:
    """The number of each text, where nothing but that tells them apart; one of four or more may say something else, and has None.

    Empty where there is no such list.
    """
    allowed = int(len(texts) > _FEWEST)
    found: list[Quantity | None] = []
    seen: dict[str | None, int] = {}
    for text in texts:
        quantity = quantity_of(text)
        found.append(quantity)
        around = None if quantity is None else quantity.around
        seen[around] = seen.get(around, 0) + 1
        # Once two or more stand apart from the most frequent, there is no list.
        if len(found) - max(seen.values()) > allowed or seen.get(None, 0) > allowed:
            return []
    usual = max(seen, key=seen.__getitem__, default=None)
    return [quantity.value if quantity is not None and quantity.around == usual else None for quantity in found]


def may_hold_number(text: str) -> bool:
    """A quick look at a text: whether `quantity_of` can find anything."""
    if len(text) > _LONGEST:
        return False
    if _DIGIT.search(text):
        return True
    return not _NUMBER_WORDS.isdisjoint(text.lower().replace("-", " ").replace(".", " ").replace(",", " ").split())


def may_hold_numbers(lines: str, vocabulary: Vocabulary) -> bool:
    """The same for several texts, each on a line of its own, and the words in them."""
    if _DIGIT.search(lines) is not None:
        return True
    return not vocabulary.isdisjoint(_HINTS) and not _NUMBER_WORDS.isdisjoint(_BREAKS.split(lines.lower()))


def quantity_of(field: TextField) -> Quantity | None:
    """The number of a text, with what is around it. None where there is none, or where there are several, or code, or raised words."""
    plain = field.plain
    if not may_hold_number(plain.text):
        return None
    if plain.anchors and any(isinstance(node, ast.Code | ast.Image) or _is_raised(node) for node in nodes_of(field)):
        return None
    if plain.text.isdecimal():
        return Quantity(Fraction(int(plain.text)), "#")
    text = _simplified(plain.text) if _needs_work(plain.text) else plain.text
    found = _in_digits(text) or (_in_words(text) if _may_hold_words(text) else None) or _of_time(text)
    if found is None:
        return None
    value, start, end = found
    if scale := _SCALE.match(text, end):
        value, end = value * SCALES["en"][scale["scale"].lower()], scale.end()
    if time := _TIME.match(text, end):
        # "two days" and "48 hours" are told apart by the number that both have in seconds.
        name = time["time"].lower()
        value, end = value * TIMES["en"].get(name, TIMES["en"]["century"]), time.end()
        text = f"{text[:end]} second{text[end:]}"
    around = _around(text[:start], text[end:])
    return Quantity(-value if _BEFORE_CHRIST.search(text, end) else value, around)


def _is_raised(node: ast.Block | ast.Inline) -> bool:
    return isinstance(node, ast.Span) and node.style in ("sub", "sup")


def _needs_work(text: str) -> bool:
    return "\\" in text or "{" in text or not text.isascii()


def _simplified(text: str) -> str:
    """A text with its TeX and its signs written as in prose, as far as numbers need it."""
    text = _VULGAR_SIGN.sub(lambda sign: f" {_VULGAR[sign[0]]}", text)
    text = _POWER_SIGN.sub(lambda power: f"^{power[0].translate(_RAISED)}", text)
    text = _TEX_FRACTION.sub(r" \1/\2", text)
    text = _TEX_TIMES.sub("×", text)
    return _TEX_SIGN.sub("", text) if "\\" in text or "{" in text else text


def _may_hold_words(text: str) -> bool:
    """Whether some word of a text may be a number."""
    return not text.isascii() or not _NUMBER_WORDS.isdisjoint(letter_runs(text))


def _in_digits(text: str) -> tuple[Fraction, int, int] | None:
    """The number in digits, or the first of two, with the place."""
    digit = _ANY_DIGIT.search(text)
    if digit is None:
        return None
    start = max(digit.start() - _BEFORE, 0)
    return _numeric(text, start) or _of_two(text, start)


def _numeric(text: str, start: int) -> tuple[Fraction, int, int] | None:
    """The one number in digits, with its place."""
    match = _NUMBER.search(text, start)
    if match is None:
        return None
    end = match.end()
    if any(map(str.isdigit, text[end:])) or any(map(str.isdigit, text[: match.start()])):
        return None
    if match["power"]:
        value = Fraction(_digits(match["factor"] or "1")) * Fraction(10) ** int(match["power"].replace("−", "-"))
    elif match["top"]:
        bottom = int(match["bottom"])
        if not bottom:
            return None
        value = Fraction(int(match["top"]), bottom) + int(match["whole"] or 0)
    else:
        digits = match["plain"]
        value = Fraction(int(digits) if digits.isdecimal() else _digits(digits))
    negative = match["sign"].strip() in ("-", "−", "–")
    return -value if negative else value, match.start(), end


def _of_two(text: str, start: int) -> tuple[Fraction, int, int] | None:
    """The first number of a range, or the value of a ratio, with the place of both numbers."""
    match = _TWO.search(text, start)
    if match is None or any(map(str.isdigit, text[: match.start()] + text[match.end() :])):
        return None
    one, other, by = Fraction(_digits(match["one"])), Fraction(_digits(match["other"])), match["by"].strip(" %")
    if by in ("-", "–", "to") or (by == "and" and _BETWEEN.search(text, 0, match.start())):
        return (one, *match.span()) if one < other and text[: match.start()].rstrip()[-1:] not in ("-", "−", "–") else None
    if by == "and" or not other or _CLOCK.fullmatch(match[0]):
        return None
    return (one / other, *match.span())


def _digits(text: str) -> str:
    digits = text.replace(",", "")
    return f"0{digits}" if digits.startswith(".") else digits


def _in_words(text: str) -> tuple[Fraction, int, int] | None:
    """The one number in words, with its place: "twelve", "a million"."""
    numerals = list(_NUMERAL.finditer(text))
    if not numerals:
        bare = _BARE_SCALE.search(text)
        return None if bare is None else (Fraction(SCALES["en"][bare["scale"].lower()]), *bare.span())
    first = numerals[0]
    value, end = NUMERALS["en"][first[0].lower()], first.end()
    if value >= 20 and _TENS.match(text, end) and len(numerals) == 2:
        return Fraction(value + NUMERALS["en"][numerals[1][0].lower()]), first.start(), numerals[1].end()
    return (Fraction(value), first.start(), end) if len(numerals) == 1 else None


def _of_time(text: str) -> tuple[Fraction, int, int] | None:
    """The one time that is named without a number, with the place of its article: "a week", "half an hour"."""
    match = _ONE_TIME.search(text)
    return None if match is None else (Fraction(1, 2 if match["half"] else 1), match.start(), match.end() - 1)


def _around(before: str, after: str) -> str:
    """What is around a number, without what may differ: capitals, white space, the plural, "about", "is" or "are", a final stop."""
    ordinal = _ORDINAL.match(after)
    words = [*_words(before), "#th" if ordinal else "#", *_words(after[ordinal.end() :] if ordinal else after)]
    return " ".join(words).rstrip(" .")


def _words(text: str) -> list[str]:
    rounding = ROUNDING["en"]
    words = [word.lower() for word in _WORD.findall(text)]
    return [_BE.get(word) or word.removesuffix("s") for word in words if word not in rounding]
