"""What TeX is broken by, and what is no TeX at all."""

from __future__ import annotations

import re
from functools import lru_cache

from quizkit.patterns import regex

# Without any of these a formula is letters, figures and signs, and always converts.
_NEEDS_READING = regex(r"[\\^_{}]")
# What most formulas are made of: these signs and commands, with one script at each, fractions and roots of them, and words set upright.
# Whatever consists of that converts (a test asks the library).
COMMANDS = (
    *(
        "times",
        "cdot",
        "div",
        "pm",
        "mp",
        "le",
        "leq",
        "ge",
        "geq",
        "ne",
        "neq",
        "lt",
        "gt",
        "ll",
        "gg",
        "approx",
        "equiv",
        "sim",
        "propto",
    ),
    *("to", "rightarrow", "leftarrow", "Rightarrow", "infty", "degree", "circ", "partial", "nabla", "sum", "int", "ldots", "cdots", "quad"),
    *("in", "notin", "subset", "cup", "cap", "forall", "exists", "sin", "cos", "tan", "log", "ln", "exp"),
    *("alpha", "beta", "gamma", "delta", "epsilon", "theta", "lambda", "mu", "nu", "pi", "rho", "sigma", "tau", "phi", "varphi", "omega"),
    *("Gamma", "Delta", "Theta", "Lambda", "Sigma", "Phi", "Omega"),
)
_SIGN = rf"(?:[0-9A-Za-z+\-*/=<>.,:;()!|\s]|\\(?:{'|'.join(COMMANDS)})(?![A-Za-z]))"
_INNER = rf"(?:{_SIGN}|\\(?:text|mathrm)\s*\{{[A-Za-z0-9 ,.-]+\}})"
_PART = rf"(?:{_INNER}|\\frac\s*\{{{_INNER}+\}}\s*\{{{_INNER}+\}}|\\sqrt\s*\{{{_INNER}+\}})"
_PLAIN = regex(rf"(?:{_PART}(?:[_^](?:[0-9A-Za-z]|\{{{_SIGN}+\}})(?!\s*[_^']))?)*+\Z")
_COMMAND = regex(r"\\[a-zA-Z]+")
_WORDS_OF_COMMANDS = regex(
    r"\\(?:text|textbf|textit|textrm|textsf|texttt|mathrm|mathit|mathbf|mathsf|mathtt|operatorname|mbox|begin|end)\*?\s*\{[^{}]{0,400}\}"
)
# Two words in a row, or a word after a comma: letters of a formula do not stand so.
_PROSE = regex(r"(?<![\\A-Za-z])[A-Za-z]{3,},?\s+[a-z]{2,}(?![A-Za-z])|(?<![\\A-Za-z])[a-z]{2,},?\s+[A-Za-z]{3,}(?![A-Za-z])")
_FUNCTIONS = frozenset(("sin", "cos", "tan", "log", "lim", "max", "min", "exp", "mod", "gcd", "det", "arg", "for", "and", "det", "deg"))
_LONGEST = 2_000
_TRIED = 5


def reads_as_prose(tex: str) -> bool:
    """Whether what stands between two dollars is words rather than maths: two sums of money with the words between them."""
    if " " not in tex and "\n" not in tex:
        return False
    words = _COMMAND.sub(" \\ ", _WORDS_OF_COMMANDS.sub(" ", tex[:_LONGEST]))
    found = _PROSE.search(words)
    return found is not None and not _FUNCTIONS.issuperset(re.findall(r"[A-Za-z]+", found[0]))


@lru_cache(maxsize=1024)
def fault_of(tex: str) -> str | None:
    """What is wrong with a formula, as a clause; None where it converts."""
    if not tex.strip():
        return "it is empty"
    if len(tex) > _LONGEST:
        return f"it has more than {_LONGEST} characters"
    if _NEEDS_READING.search(tex) is None or _PLAIN.match(tex) is not None:
        return None
    if (braces := _braces(tex)) is not None:
        return braces
    # The library that converts takes 50 ms to import, and most texts have no formula that needs it.
    from quizkit.text.mathml import to_mathml

    if to_mathml(tex) is not None:
        return None
    for command in list(dict.fromkeys(_COMMAND.findall(tex)))[:_TRIED]:
        if all(to_mathml(trial) is None for trial in (command, f"{command} x", f"{command}{{x}}{{y}}", f"{command}(x{command})")):
            return f"{command} is not known"
    return "something in it is missing, or stands where it cannot"


def _braces(tex: str) -> str | None:
    depth = 0
    escaped = False
    for char in tex:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth < 0:
                return "a } closes nothing"
    return "a { is not closed" if depth else None
