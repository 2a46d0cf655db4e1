"""Texts: the short way equals the long one, XHTML is well-formed whatever comes in, and every plain character knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from quizkit.text import PlainText, parse, plain_of, to_plain, to_xhtml
from quizkit.text.markdown import TextLevel, _parse_markdown

LEVELS: st.SearchStrategy[TextLevel] = st.sampled_from(("block", "inline"))
MARKUP = st.lists(
    st.sampled_from(("a", "b c", *" *_`$~^[<>&.?5+=|é水", "  ", "**", "```", "$$", "](term:x)", "](media:y)", "![", "<b>", "<div>", "<!--"))
    | st.sampled_from(
        ("&amp;", "- ", "1. ", "# ", "> ", "---", "===", "    ", "\\", "]]>", "🙂", "|-|\n", "\n", "\n\n", "\u00a0", "{{x}}")
    ),
    max_size=14,
).map("".join)
UNMARKED = st.builds(
    str.__add__,
    st.sampled_from(("", "   ", "    ", "     ")),
    st.text(st.sampled_from("ab .-#>1)+=:|!(){}é'\"/;%@?,水\u00a0"), max_size=12),
)
EMPHASISED = st.lists(st.sampled_from((*"ab*._( )水-é1", "**", "*a*", "**b c**", " *d* ", "\u00a0")), max_size=12).map("".join)


def plain(text: str, level: TextLevel = "inline") -> PlainText:
    return to_plain(parse(text, level))


@given(UNMARKED, LEVELS)
def test_text_without_markup_is_parsed_as_the_markdown_parser_would(text: str, level: TextLevel) -> None:
    short, long = parse(text, level), _parse_markdown(text, level)
    assert to_xhtml(short) == to_xhtml(long)
    assert to_plain(short).text == to_plain(long).text
    assert [to_plain(short).source_offset(at) for at in range(len(to_plain(short).text))] == [
        to_plain(long).source_offset(at) for at in range(len(to_plain(long).text))
    ]


@given(
    st.one_of(UNMARKED, MARKUP, EMPHASISED),
    st.sampled_from(("", " ", "\n", " \n", "  \n\n")),
    st.sampled_from(("block", "inline", "plain")),
)
def test_plain_text_is_what_the_tree_says(text: str, end: str, level: TextLevel) -> None:
    at_once, parsed = plain_of(text + end, level), to_plain(parse(text + end, level))
    assert (at_once.text, at_once.verbatim) == (parsed.text, parsed.verbatim)
    assert [at_once.source_offset(at) for at in range(len(at_once.text))] == [parsed.source_offset(at) for at in range(len(parsed.text))]


@given(MARKUP, LEVELS)
def test_xhtml_is_well_formed_and_never_holds_a_tag_of_the_text(text: str, level: TextLevel) -> None:
    root = etree.fromstring(f"<root>{to_xhtml(parse(text, level))}</root>".encode())
    known = {
        "p",
        "ul",
        "ol",
        "li",
        "em",
        "strong",
        "sub",
        "sup",
        "code",
        "pre",
        "a",
        "img",
        "br",
        "hr",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    known |= {f"h{level}" for level in range(1, 7)}
    assert {element.tag for element in root.iterdescendants()} <= known


@given(MARKUP, LEVELS)
def test_anchors_of_plain_text_rise_and_lie_in_the_source(text: str, level: TextLevel) -> None:
    found = plain(text, level)
    offsets = [found.source_offset(at) for at in range(len(found.text))]
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert [here for here, _ in found.anchors] == sorted({here for here, _ in found.anchors})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>"),
        ("H~2~O and x^2^", "<p>H<sub>2</sub>O and x<sup>2</sup></p>"),
        ("10^-3^, ~i~, 1^st^", "<p>10<sup>-3</sup>, <sub>i</sub>, 1<sup>st</sup></p>"),
        ("~~old~~ news", "<p>~~old~~ news</p>"),
        (r"a\~b~ \^c^ ~5 and ~6", "<p>a~b~ ^c^ ~5 and ~6</p>"),
        ("`a<b`", "<p><code>a&lt;b</code></p>"),
        (r"$x<2$ costs \$5", r"<p>\(x&lt;2\) costs $5</p>"),
        ("$$\\frac{1}{2}$$", r"<p>\[\frac{1}{2}\]</p>"),
        ('![a "b"](media:x)', '<p><img src="media:x" alt="a &quot;b&quot;"/></p>'),
        ("[t](term:x)", '<p><a href="term:x">t</a></p>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("1 < 2 & 3 > 2 \"x\" 'y' ]]>", "<p>1 &lt; 2 &amp; 3 &gt; 2 \"x\" 'y' ]]&gt;</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("```python\nx < 1\n```", '<pre><code class="language-python">x &lt; 1\n</code></pre>'),
        (
            "| a | b |\n|:-:|---|\n| 1 | 2 |",
            '<table>\n<thead>\n<tr><th scope="col" style="text-align: center">a</th><th scope="col">b</th></tr>\n</thead>\n'
            '<tbody>\n<tr><td style="text-align: center">1</td><td>2</td></tr>\n</tbody>\n</table>',
        ),
        ("a\\\nb", "<p>a<br/>\nb</p>"),
    ],
)
def test_block_text_becomes_this_xhtml(source: str, expected: str) -> None:
    assert to_xhtml(parse(source, "block")) == expected


@pytest.mark.parametrize("text", ["- 5", "# of items", "1. Paris", "> 5", "+ 3", "a\n- b", "=== x", "    four spaces"])
def test_inline_text_opens_no_block(text: str) -> None:
    assert plain(text).text == text.strip().replace("\n", " ")


@pytest.mark.parametrize(
    ("source", "level", "word", "place"),
    [
        ("Which is *not* so?", "block", "not", 10),
        ("ü `x` **not**", "inline", "not", 8),
        ("水 & é *not*", "inline", "not", 7),
        ("a\n\n- b\n- not\n", "block", "not", 9),
        (r"\$5 is not", "inline", "not", 7),
        ("  not", "inline", "not", 2),
    ],
)
def test_a_word_of_the_plain_text_is_found_in_the_source(source: str, level: TextLevel, word: str, place: int) -> None:
    found = plain(source, level)
    start = found.text.index(word)
    assert found.source_span(start, start + len(word)) == (place, place + len(word))
    assert source[place : place + len(word)] == word


def test_code_and_maths_are_marked_as_verbatim() -> None:
    found = plain("a `not` $not$ not")
    assert found.text == "a not not not"
    assert found.verbatim == ((2, 5), (6, 9))
    assert found.prose() == "a \ufffc\ufffc\ufffc \ufffc\ufffc\ufffc not"
