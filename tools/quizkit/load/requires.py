"""`requires` in bank.yaml: which versions of quizkit may read the bank."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

from quizkit.patterns import regex

Version = tuple[int, ...]

_CLAUSE = regex(r"(~=|==|!=|<=|>=|<|>) *([0-9]+(?:\.[0-9]+)*)")
_COMPARE: Mapping[str, Callable[[Version, Version], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


def is_met(requires: str, version: str) -> bool:
    """Whether a version of numbers and dots meets every clause of `requires`, such as `>=0.1, <2`.

    The clauses mean what they mean for Python packages (PyPA version specifiers); `~=1.4` is `>=1.4` and within 1.
    """
    return all(_meets(sign, _numbers(bound), _numbers(version)) for sign, bound in _CLAUSE.findall(requires))


def _numbers(version: str) -> Version:
    return tuple(int(part) for part in version.split("."))


def _meets(sign: str, bound: Version, version: Version) -> bool:
    if sign == "~=":
        kept = max(len(bound) - 1, 1)
        return _meets(">=", bound, version) and _padded(version, kept)[:kept] == bound[:kept]
    length = max(len(bound), len(version))
    return _COMPARE[sign](_padded(version, length), _padded(bound, length))


def _padded(version: Version, length: int) -> Version:
    return version + (0,) * (length - len(version))
