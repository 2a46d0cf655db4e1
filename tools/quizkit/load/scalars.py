"""What a plain scalar means: YAML 1.2's core schema, with every value that YAML 1.1 reads otherwise named as ambiguous."""

from __future__ import annotations

import re
from decimal import Decimal

from quizkit.patterns import regex

Scalar = str | int | bool | Decimal | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_YAML_1_1_WORDS = frozenset(form for word in ("yes", "no", "on", "off", "y", "n") for form in (word, word.capitalize(), word.upper()))
_INTEGER = regex(r"[-+]?(0|[1-9][0-9]*)\Z")
# An exponent has two figures at most: 1e999 is no number of a quiz either.
_FLOAT = regex(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?\Z")
# Octal and hexadecimal, underscores, sexagesimals, leading zeros, infinities, dates and times: some parser makes these something else.
_ELSEWHERE = regex(
    r"""[-+]?0[0-9_]+\Z | [-+]?0o[0-7]+\Z | [-+]?0x[0-9a-fA-F_]+\Z | [-+]?0b[01_]+\Z
      | [-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?\Z | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\Z
      | [-+]?\.(inf|Inf|INF)\Z | \.(nan|NaN|NAN)\Z | =\Z
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt\ ].*)?\Z""",
    re.VERBOSE,
)
_FIRST_OF_NUMBER = frozenset("0123456789+-.=")
_LONGEST_WORD = 5
# A number longer than this is no number of a quiz: it stays text, so that no run hangs on making an int of it.
_LONGEST_NUMBER = 100


def resolve(text: str) -> tuple[Scalar, bool]:
    """Read a plain scalar. The second value says whether another reading of YAML makes it something else than the text it is here."""
    if len(text) <= _LONGEST_WORD:
        if text in _WORDS:
            return _WORDS[text], False
        if text in _YAML_1_1_WORDS:
            return text, True
    if text[0] not in _FIRST_OF_NUMBER:
        return text, False
    if len(text) > _LONGEST_NUMBER:
        return text, text.isdigit()
    if _INTEGER.match(text):
        return int(text), False
    if _FLOAT.match(text):
        return Decimal(text), False
    return text, _ELSEWHERE.match(text) is not None
