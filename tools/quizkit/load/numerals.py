"""Reads numbers that are spelt in ways a bank does not know, so that a message can say how they are written here.

Nothing of this is taken for the value: a comma means one thing in Paris and another in London, and only the author knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction

from quizkit.patterns import regex
from quizkit.records import dataclass

_PLAIN = regex(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,2})?")
_QUOTIENT = regex(r"[-+]?[0-9]+/0*[1-9][0-9]*")

# What looks like the hyphen of the keyboard before a number.
_MINUSES = {
    "\u2010": "hyphen",
    "\u2011": "hyphen",
    "\u2012": "dash",
    "\u2013": "dash",
    "\u2014": "dash",
    "\u207b": "minus sign",
    "\u2212": "minus sign",
    "\ufe63": "hyphen",
    "\uff0d": "hyphen",
}
_SPACE = "[ \u00a0\u2009\u202f]"
_GROUPING = {",": "commas", ".": "points", "'": "apostrophes", "\u2019": "apostrophes", "_": "underscores"}
_FURTHEST = 20


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a text was probably meant to say: a decimal or a fraction, what it has that a number has not, and another reading."""

    text: str
    flaws: tuple[str, ...]
    other: str | None = None


def value_of(text: str) -> Fraction | None:
    """The exact value of a decimal or a fraction in plain digits; None for anything else."""
    if _PLAIN.fullmatch(text):
        return Fraction(Decimal(text))
    return Fraction(text) if _QUOTIENT.fullmatch(text) else None


def spelt(value: Fraction) -> str | None:
    """A value as a decimal, or None where that has no end or is very long."""
    with localcontext() as context:
        context.prec = 2 * _FURTHEST
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(decimal) != value or not -_FURTHEST < decimal.adjusted() < _FURTHEST:
        return None
    return format(decimal.normalize() if value else Decimal(0), "f")


def read_numeral(text: str) -> Numeral | None:
    """Take away, one after the other, the signs that keep a text from being a number; None where that does not make one of it."""
    flaws: list[str] = []
    text = text.strip()
    for mend in _MENDS:
        if (mended := mend(text)) is not None:
            text = mended[0]
            flaws.append(mended[1])
    other = None
    if re.fullmatch(r"[-+]?[1-9][0-9]{0,2},[0-9]{3}", text):
        flaws.append("a comma, which may stand for the point or before the thousands")
        text, other = text.replace(",", "."), text.replace(",", "")
    return Numeral(text, tuple(flaws), other) if flaws and value_of(text) is not None else None


# Each takes one thing away and names it, or gives None where it is not there.
_Mend = Callable[[str], tuple[str, str] | None]


def _other_digits(text: str) -> tuple[str, str] | None:
    plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return None if plain == text else (plain.replace("\u066b", ".").replace("\uff0e", "."), "other digits than 0 to 9")


def _other_minus(text: str) -> tuple[str, str] | None:
    if text[:1] not in _MINUSES:
        return None
    return "-" + text[1:].lstrip(), f"a {_MINUSES[text[0]]} (U+{ord(text[0]):04X}) in place of the keyboard's hyphen"


def _space_behind_sign(text: str) -> tuple[str, str] | None:
    return (text[0] + text[1:].lstrip(), "a space behind its sign") if re.match(rf"[-+]{_SPACE}+[0-9.]", text) else None


def _power_of_ten(text: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"([-+]?[0-9.,]+) ?[x\u00d7*\u00b7\u22c5] ?10 ?(?:\^|\*\*)? ?[({]?(\S{1,4}?)[)}]?", text, re.IGNORECASE)
    if found is None:
        return None
    exponent = "".join("-" if char in _MINUSES else unicodedata.normalize("NFKC", char) for char in found[2])
    return (f"{found[1]}e{exponent}", "a power of ten written out") if re.fullmatch(r"[-+]?[0-9]{1,2}", exponent) else None


_DIGITS = rf"[-+]?(?:[0-9.,'\u2019_/]|(?<=[0-9]){_SPACE}(?=[0-9]))*[0-9](?:[eE][-+]?[0-9]{{1,2}})?"
_NAME = r"[^\W\d_]\D{0,19}|[^\W\d_]\D*[23\u00b2\u00b3]\D{0,9}|[\u00b0\u2032\u2033$\u20ac\u00a3\u00a5]\D{0,9}"
_PER_CENT = "%|\u066a|per ?cent|pct"
_UNIT = regex(rf"({_DIGITS}){_SPACE}*(?!{_PER_CENT}|[eE][-+]?[0-9])({_NAME})")


def _unit_behind(text: str) -> tuple[str, str] | None:
    found = _UNIT.fullmatch(text)
    return None if found is None else (found[1], f"a unit behind it ('{found[2]}')")


def _currency_before(text: str) -> tuple[str, str] | None:
    sign = text[:1] if text[:1] in ("-", "+") else ""
    rest = text[len(sign) :]
    if not rest or unicodedata.category(rest[0]) != "Sc":
        return None
    return sign + rest[1:].lstrip(), f"a currency before it ('{rest[0]}')"


def _thousands(text: str) -> tuple[str, str] | None:
    number, e, exponent = text.partition("e") if text[-1:].isdigit() else (text, "", "")
    found = re.fullmatch(
        rf"([-+]?[0-9]{{1,3}})([,.'\u2019_]|{_SPACE})([0-9]{{3}}(?:\2[0-9]{{3}})*)((?!\2)[.,][0-9]*)?(\s*(?:{_PER_CENT}))?", number
    )
    if found is None:
        found = re.fullmatch(r"([-+]?[0-9]{1,2})(,)((?:[0-9]{2},)+[0-9]{3})(\.[0-9]*)?()", number)  # as in India
    if found is None or (found[2] in ",." and found[3].isdigit() and len(found[3]) == 3 and not found[4]):
        return None  # 1.000 is a number, and 1,000 may be two
    digits = found[1] + re.sub("[^0-9]", "", found[3])
    return f"{digits}{found[4] or ''}{found[5] or ''}{e}{exponent}", f"{_GROUPING.get(found[2], 'spaces')} between its thousands"


def _decimal_comma(text: str) -> tuple[str, str] | None:
    found = re.fullmatch(rf"([-+]?)([0-9]*),([0-9]*)((?:[eE][-+]?[0-9]+)?|\s*(?:{_PER_CENT}))", text)
    if found is None or not found[2] + found[3] or (len(found[3]) == 3 and re.fullmatch("[1-9][0-9]{0,2}", found[2])):
        return None
    places = f".{found[3]}" if found[3] else ""
    return f"{found[1]}{found[2] or '0'}{places}{found[4]}", "a decimal comma"


def _per_cent(text: str) -> tuple[str, str] | None:
    found = re.fullmatch(rf"(.*[^\s]){_SPACE}*(?:{_PER_CENT})", text)
    number = None if found is None else value_of(found[1])
    share = None if number is None else spelt(number / 100)
    return None if share is None else (share, "a per cent sign")


def _broken_number(text: str) -> tuple[str, str] | None:
    """1 1/2, 1 / 2 and the fractions that are one character."""
    opened = "".join(f" {unicodedata.normalize('NFKC', char)}" if "VULGAR" in unicodedata.name(char, "") else char for char in text)
    found = re.fullmatch(r"([-+]?) ?(?:([0-9]{1,20}) +)?([0-9]{1,20}) ?[/\u2044] ?([0-9]{1,20})", opened)
    if found is None or not int(found[4]) or _QUOTIENT.fullmatch(text):
        return None
    value = int(found[2] or 0) + Fraction(int(found[3]), int(found[4]))
    return f"{found[1]}{value.numerator}/{value.denominator}", "a fraction that is spelt in another way"


def _base(text: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"([-+]?)(0[xX][0-9a-fA-F]{1,16}|0[oO][0-7]{1,20}|0[bB][01]{1,64})", text)
    return None if found is None else (f"{found[1]}{int(found[2], 0)}", "another base than ten")


def _leading_zeros(text: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"([-+]?)0+([0-9].*)", text)
    return (found[1] + found[2], "zeros before it") if found is not None and _PLAIN.fullmatch(text) else None


_MENDS: tuple[_Mend, ...] = (
    _other_digits,
    _other_minus,
    _space_behind_sign,
    _base,
    _power_of_ten,
    _currency_before,
    _broken_number,
    _unit_behind,
    _thousands,
    _decimal_comma,
    _per_cent,
    _leading_zeros,
)
