"""broken-markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, pairwise

from quizkit.finding import Problem
from quizkit.lint.analysis.glance import holds_any
from quizkit.lint.analysis.literal import literal
from quizkit.lint.analysis.read_texts import read_texts
from quizkit.lint.analysis.references import nodes_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.patterns import regex
from quizkit.text import ast

_MARKS = ("*", "]", "`", "##", "~~", "|")
_LISTS = ("\n- ", "\n1. ", "\n1) ")

_BOLD = regex(r"(?<![*\w])\*\*(?!\*)[^*\n]{1,200}(?<!\*)\*\*(?![*\w])")
_STRUCK = regex(r"~~(?=\S)[^~\n]{1,200}(?<=\S)~~")
_LINK = regex(r"\] ?\((?:https?://|www\.|(?:term|claim|source|media|tier|lesson|exemplar|question):)[^\n)]{1,300}\)?")
_FOOTNOTE = regex(r"\[\^[\w-]{1,20}\]")
_TICK = regex(r"(?<![\w`])`(?=\w)|(?<=\w)`(?![\w`])|``+")
_HEADING = regex(r"^#{2,6}(?=[^\s#])", re.MULTILINE)
_INLINE_HEADING = regex(r"\A#{2,6} (?=\S)")
_FENCE = regex(r"^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_INLINE_LIST = regex(r"\n *(?:[-*+]|\d{1,2}[.)]) +\S")
_ROW = regex(r"\|[^\n|]*\|[^\n]*\|")
# `2*3*4` is read as 2, an emphasised 3, and 4.
_TIMES = regex(r"\*(?<=[\d)]\*)\**(?=[\d(])")

# What is wrong, and what to do.
Fault = tuple[tuple[int, int], str]


class BrokenMarkup(EntityRule[Entity]):
    """Markup that a reader sees as signs.

    ## What it does
    Looks for what was meant as Markdown and is not read as such: bold with a space within its asterisks, a link with a space between its
    brackets or in its address, a backtick or a fence of code without its other half, a heading without a space behind its signs, rows of
    a table without the line of dashes, lists and tables in a field that holds one paragraph, `~~struck~~` and footnotes, which texts
    do not have; and `2*3*4`, of which Markdown makes an emphasised 3. In titles and other plain fields, bold and links. A sign behind a
    backslash is meant as it is, and so is what stands in code.

    ## Why it matters
    A learner reads asterisks and brackets in place of what was to stand out, or cannot follow the link. Where code is not closed, the rest
    of the text is code.

    ## What to write instead
    `**bold**`, `[words](https://example.org)`, `` `code` ``. A sign that is to be seen is written with a backslash: `\\*`. Multiplication
    is `×`, or maths: `$2 \\cdot 3$`.

    ## References
    CommonMark 0.31, sections "Emphasis and strong emphasis", "Links", "Code spans", "Fenced code blocks" and "ATX headings".
    """

    code = "TXT010"
    name = "broken-markup"
    since = "0.1"
    requires = ("raw-html",)
    applies_to = (Entity,)
    bad = (
        """\
- id: bold
  title: The **weights**  # expect: TXT010
  type: multiple-choice
  stem: Which file holds the ** weights ** of a model?  # expect: TXT010
  options:
    - text: The `safetensors file  # expect: TXT010
      correct: true
    - text: See [the list] (https://example.org/list).  # expect: TXT010
    - text: The ~~licence~~ code  # expect: TXT010
  hints:
    - It has 2*3*4 layers.  # expect: TXT010
  rationale: |
    ##Formats  # expect: TXT010

    There is more than one.
""",
        """\
- id: table
  type: true-false
  stem: |
    Look at the table.

    | File | Size |  # expect: TXT010
    | a | 4 GB |
    | b | 2 GB |
  answer: true
  rationale: |
    So it says:

    ```  # expect: TXT010
    ls -l
""",
    )
    good = (
        """\
- id: bold
  title: What __init__ does with `a`
  type: multiple-choice
  stem: |
    Which file holds the **weights** of a *model*? ([the list](https://example.org/list_(1)), f[i] (x), 5 * 3)

    | File | Size |
    |------|------|
    | a    | 4 GB |

    ```
    2*3*4 ** x
    ```

    - one
    - two
  options:
    - text: "`a**b**c` \\\\*\\\\* and 2 × 3"
      correct: true
    - text: "|x| and |y|, f\\\\*\\\\*k, #1 and C##"
    - text: $a*b*c$ or Hawai`i
  rationale: |
    ## Formats

    There is more than one.
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        # Most texts have none of these, and where one has some, others have not.
        marks = [mark for mark in _MARKS if mark in view.signs] if view.signs else []
        # Between the texts stands the end of a line, too.
        if view.sources.count("\n") >= len(view.texts):
            marks += [mark for mark in _LISTS if mark in view.sources]
        if not marks:
            return ()
        return chain.from_iterable(islice(_problems(text), 1) for text in read_texts(view) if holds_any(text.source, marks))


def _problems(text: TextField) -> Iterator[Problem]:
    checks = {"plain": _IN_PLAIN, "inline": _IN_INLINE, "block": _IN_BLOCK}[text.level]
    for check in checks:
        for span, message in check(text):
            yield Problem(message, text.path, span=span)


def _shown(text: TextField, pattern: re.Pattern[str], message: str) -> Iterator[Fault]:
    for found in literal(text, pattern):
        yield text.plain.source_span(*found.span()), message


def _bold(text: TextField) -> Iterator[Fault]:
    if "**" in text.source:
        yield from _shown(text, _BOLD, _NO_BOLD[text.level == "plain"])


_NO_BOLD = (
    "These asterisks are shown as they are: write **bold** without a space behind the first two and before the last two, or \\*.",
    "This field holds no markup, so the asterisks are shown: delete them.",
)
_NO_LINK = (
    "This is no link: write [words](address), with nothing between the brackets and no space in the address.",
    "This field holds no markup, so brackets and address are shown: leave the words alone.",
)


def _link(text: TextField) -> Iterator[Fault]:
    if "](" in text.source or "] (" in text.source:
        yield from _shown(text, _LINK, _NO_LINK[text.level == "plain"])


def _unknown(text: TextField) -> Iterator[Fault]:
    if "~~" in text.source:
        yield from _shown(text, _STRUCK, "Texts have no struck words, so the tildes are shown: delete them, or write them as code.")
    if "[^" in text.source:
        yield from _shown(text, _FOOTNOTE, "Texts have no footnotes: say it in the text, or leave it out.")


def _tick(text: TextField) -> Iterator[Fault]:
    if "`" in text.source:
        yield from _shown(text, _TICK, "This backtick has no other half, so it is shown: close the code, or write \\`.")


def _times(text: TextField) -> Iterator[Fault]:
    if "*" not in text.source or _TIMES.search(text.source) is None:
        return
    for node in nodes_of(text):
        if isinstance(node, ast.Span) and _TIMES.match(text.source, node.start) and _TIMES.match(text.source, _closing(text, node)):
            yield (
                (node.start, node.end),
                "The asterisks are read as emphasis and not shown: write × or \\*, or put the formula between dollar signs.",
            )


def _closing(text: TextField, node: ast.Span) -> int:
    """Where the asterisks stand that close an emphasis."""
    return len(text.source[: node.end].rstrip("*"))


def _heading(text: TextField) -> Iterator[Fault]:
    if "##" in text.source:
        for found in literal(text, _HEADING if text.level == "block" else _INLINE_HEADING):
            span = text.plain.source_span(*found.span())
            message = "A space has to stand behind the signs of a heading: ## Heading."
            yield span, message if text.level == "block" else "This field holds no headings, so the signs are shown: delete them."


def _fence(text: TextField) -> Iterator[Fault]:
    if "```" not in text.source and "~~~" not in text.source:
        return
    opened = None
    for found in _FENCE.finditer(text.source):
        if opened is None:
            opened = found
        elif found[1].startswith(opened[1]):
            opened = None
    end = len(text.source.rstrip())
    # The end of a fence that begins behind the sign of a list looks like the beginning of one.
    if opened is not None and any(
        isinstance(node, ast.CodeBlock) and opened.end() <= node.start and node.end >= end for node in nodes_of(text)
    ):
        yield opened.span(1), "The code that begins here is not closed: write the same signs on a line behind it."


def _rows(text: TextField) -> Iterator[Fault]:
    if "\n|" not in text.source:
        return
    for node in nodes_of(text):
        if not isinstance(node, ast.Paragraph) or "\n|" not in text.source[node.start : node.end]:
            continue
        at = node.start
        starts = []
        for line in text.source[node.start : node.end].split("\n"):
            starts.append((at, line.strip()))
            at += len(line) + 1
        for (start, line), (_, following) in pairwise(starts):
            if _ROW.fullmatch(line) and _ROW.fullmatch(following):
                yield (
                    (start, start + len(line)),
                    "These rows are no table: write a line such as |---|---| below the first one, and an empty line above it.",
                )
                break


def _blocks(text: TextField) -> Iterator[Fault]:
    found = _INLINE_LIST.search(text.source) if "\n" in text.source else None
    if found is not None and text.source.count("\n") > 1:
        yield (
            (found.start() + 1, found.end()),
            "This field holds one paragraph, so the lines of the list run together: write it as a sentence.",
        )


Check = Callable[[TextField], Iterator[Fault]]
_IN_PLAIN: tuple[Check, ...] = (_bold, _link)
_IN_INLINE: tuple[Check, ...] = (_bold, _link, _unknown, _tick, _times, _heading, _blocks)
_IN_BLOCK: tuple[Check, ...] = (_bold, _link, _unknown, _fence, _tick, _times, _heading, _rows)
