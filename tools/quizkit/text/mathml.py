"""TeX as MathML."""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from typing import Any

from quizkit.patterns import regex

from .xhtml import escape, quoteattr

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
# A formula for readers is shorter; the converter's time grows with the square.
_LONGEST = 2_000
# Links of a formula lead wherever its TeX says, and MathML 2 knows neither them nor this offset.
_DROPPED = frozenset({"xmlns", "href", "voffset"})
# How many children an element has to have (MathML 3, section 3.1.3.2); the converter writes what it is given.
_CHILDREN = dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2) | {"msubsup": 3, "munderover": 3}
# What holds characters and nothing else (section 3.1.9.1).
_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "ms"))
_ASKS_FOR_TEX = regex(r"\\[a-zA-Z]+\*?")


@lru_cache(maxsize=1024)
def to_mathml(tex: str, *, display: bool = False) -> str | None:
    """A formula as an unprefixed `math` element, or None where MathML cannot say it: TeX that is broken, or has commands of its own.

    The TeX is kept: as `alttext`, which a reader without MathML shows, and as an annotation, from which other programs take it. A program
    that takes MathML for unknown HTML would show the annotation behind the formula, so it is hidden for these.
    """
    if len(tex) > _LONGEST or not tex.strip():
        return None
    # It takes 50 ms to import, and few texts need it.
    from latex2mathml.converter import convert_to_element

    try:
        row = _written(convert_to_element(tex)[0])
    except Exception:
        # The library raises whatever its lists and its tree raise, a RecursionError among them; what it cannot read stays TeX.
        return None
    if row is None:
        return None
    block = ' display="block"' if display else ""
    alternative = quoteattr(" ".join(tex.split()))
    # A player takes two braces for the start of a template of its own; to TeX a space between them is nothing.
    words = escape(tex.replace("{{", "{ {").replace("{{", "{ {"))
    kept = f'<annotation encoding="application/x-tex" style="display:none">{words}</annotation>'
    return f'<math xmlns="{NAMESPACE}"{block} alttext={alternative}><semantics>{row}{kept}</semantics></math>'


def _written(element: Any) -> str | None:
    """An element of the library's tree, whose texts are references such as `&#x0003C;`; None where one is a command unknown to it."""
    text = unescape(element.text or "")
    if _ASKS_FOR_TEX.fullmatch(text.strip()) or text == "\\":
        return None
    if len(element) != _CHILDREN.get(element.tag, len(element)) or (len(element) and element.tag in _TOKENS):
        return None
    children = []
    for child in element:
        written = _written(child)
        if written is None:
            return None
        children.append(written)
    attributes = "".join(f" {name}={quoteattr(unescape(value))}" for name, value in element.attrib.items() if name not in _DROPPED)
    return f"<{element.tag}{attributes}>{escape(text)}{''.join(children)}</{element.tag}>"
