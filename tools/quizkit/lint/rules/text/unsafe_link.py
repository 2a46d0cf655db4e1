"""unsafe-link."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from quizkit.finding import Problem
from quizkit.lint.analysis.references import nodes_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.patterns import regex
from quizkit.text import ast

# What browsers pass over at the start of an address or within its scheme, and characters without a width.
_PASSED_OVER = regex(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_SCHEME = regex(r"[a-z][a-z0-9+.-]*(?=:)")

_RUN = "runs a program in the page of whoever follows it"
_HOLD = "holds a page of its own, which can run a program or pass for another site"
_LOCAL = "leads to a file of one computer"
_UNSAFE = {
    "javascript": _RUN,
    "vbscript": _RUN,
    "livescript": _RUN,
    "mocha": _RUN,
    "data": _HOLD,
    "blob": _HOLD,
    "filesystem": _HOLD,
    "file": _LOCAL,
}
_SHOWN = 60


class UnsafeLink(EntityRule[Entity]):
    """A link runs a program, or leads to what only its author's computer has.

    ## What it does
    Reads the scheme of every link as a browser does: capitals, character references, white space and control characters are no
    disguise. It reports `javascript:` and its kin, `data:`, `blob:`, `filesystem:` and `file:`. Images have a rule of their own.

    ## Why it matters
    Whoever follows such a link while logged in runs a stranger's program with their own rights. Learning platforms strip these links or
    refuse the question; those that do neither put learners and teachers at risk.

    ## What to write instead
    Link to a page of the web, or to an entity of the bank such as `term:open-weights`. Show code in backticks.

    ## References
    The URL standard of WHATWG, for what is passed over when an address is read. The list is quizkit's own.
    """

    code = "TXT011"
    name = "unsafe-link"
    since = "0.1"
    severity = "error"
    silenceable = False
    applies_to = (Entity,)
    bad = (
        """\
- id: enough
  type: true-false
  stem: Are weights [enough](javascript:alert(1))?  # expect: TXT011
  answer: false
  rationale: See [the table](JavaScript&colon;alert(1)) and <vbscript:run>.  # expect: TXT011
  hints:
    - "Look [here](java&#x0A;script:alert(1))."  # expect: TXT011
    - "Look [here](<&#1; data:text/html;base64,PGI+>)."  # expect: TXT011
    - "Look [here](file:///home/me/notes.html)."  # expect: TXT011
""",
    )
    good = (
        """\
- id: enough
  type: true-false
  stem: Is `javascript:alert(1)` an address? See [the standard](https://url.spec.whatwg.org/#javascript) or [data](term:data).
  answer: true
  rationale: "It is; a browser takes javascript: and data: for schemes. [Write](mailto:a@example.org), or see [its part](#data:url)."
# file: terms/example.yaml
id: data
title: Data
definition: What a model has learnt from.
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if "[" not in view.signs and "<" not in view.signs:
            return ()
        # `[a]`, with its address elsewhere in the text, is a link as well.
        if ":" not in view.sources.replace("&colon;", ":").replace("&#", ":"):
            return ()
        marked = (text for text in view.texts.values() if text.level != "plain" and ("[" in text.source or "<" in text.source))
        return chain.from_iterable(map(_problems, marked))


def _problems(text: TextField) -> Iterable[Problem]:
    for node in nodes_of(text):
        if isinstance(node, ast.Link) and (why := _UNSAFE.get(_scheme(node.target))) is not None:
            shown = _PASSED_OVER.sub(" ", node.target).strip()
            shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
            message = f"The link '{shown}' {why}: link to a page of the web or to an entity, or show the address in backticks."
            yield Problem(message, text.path, span=(node.start, node.end))


def _scheme(target: str) -> str:
    """The scheme of an address, in small letters; references in it are read once more, as whoever pastes it into HTML does."""
    # No scheme is longer, however much is between its letters.
    start = target[:400]
    if "&" in start:
        from html import unescape

        start = unescape(start)
    cleaned = _PASSED_OVER.sub("", start).lower()
    found = _SCHEME.match(cleaned)
    return found[0] if found is not None else ""
