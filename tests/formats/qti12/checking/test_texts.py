"""HTML in texts: what is wrong with it, by the rules of HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.formats.checking.tree import Node
from quizkit.formats.qti12.checking.texts import Markup
from quizkit.text import parse, to_xhtml

from .packages import assert_found, check, sound

TEXT = "&lt;p&gt;2+2? &lt;img"


def _markup(*texts: str) -> Markup:
    nodes = [Node("", "mattext", {}, line) for line, _ in enumerate(texts, 1)]
    for node, text in zip(nodes, texts, strict=True):
        node.text = text
    return Markup(nodes)


WRONG = {
    "<p>one": "The HTML leaves <p> open.",
    "one</p>": "The HTML closes <p>, which is not open.",
    "<b><i>one</b></i>": "The HTML closes <b> while <i> is open.",
    "<p>one</p": "The HTML ends within a tag.",
    "one <img src='a": "The HTML ends within a tag.",
    "<div/>one": "The HTML has <div/>, which browsers take for <div>.",
    "<![what[one]]>": "The HTML has a declaration that no browser knows.",
    "<script>alert(1)</script>": "The HTML has a <script>, which no text needs.",
    "<SCRIPT src='x'></SCRIPT>": "The HTML has a <script>, which no text needs.",
    "<p ONCLICK='x()'>one</p>": "The HTML runs a script in the attribute 'onclick' of <p>.",
}
RIGHT = [
    "",
    "one",
    "a < b and c > d",
    "<p>one<br>two<img src='a'></p>",
    "<p>one<br/>two</p>",
    "<P>one</p>",
    "<!-- <p> -->",
    "&lt;p&gt; &amp;",
    "<math><mi/></math>",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_with_html(text: str) -> None:
    assert WRONG[text] in [message for _, message in _markup(text).problems]


@pytest.mark.parametrize("text", RIGHT)
def test_sound_html_is_let_pass(text: str) -> None:
    assert _markup(text).problems == []


@given(st.text("<>/!-[]?&;=abp \"'", max_size=30))
def test_whatever_stands_in_a_text_is_read(source: str) -> None:
    assert (2, "The HTML leaves <b> open.") in _markup(source, "<b>").problems


@given(st.text(max_size=60))
def test_what_our_own_texts_become_is_let_pass(source: str) -> None:
    assert _markup(to_xhtml(parse(source, "block"))).problems == []


def test_a_text_may_go_on_behind_a_gap_and_says_on_which_line_it_began() -> None:
    assert _markup("<p>one", "two</p>").problems == []
    assert _markup("<p>one</p>", "<b>two").problems == [(2, "The HTML leaves <b> open.")]


def test_every_address_is_found_with_its_line() -> None:
    found = _markup("<a href=' x '>y</a><img src=z>", "<object data='&amp;'></object><video poster='p'></video>").addresses
    assert found == [(1, "x"), (1, "z"), (2, "&"), (2, "p")]


FAULTS = {
    "open": ("&lt;/p&gt;", "", "2+2?", "The HTML leaves <p> open."),
    "script": (TEXT, f"&lt;script&gt;&lt;/script&gt;{TEXT}", "2+2?", "The HTML has a <script>"),
    "javascript": (
        'src="images/dot.png"',
        'src="JavaScript:alert(1)"',
        "2+2?",
        "begins with 'javascript:', which no reader should follow.",
    ),
    "blanks": (
        'src="images/dot.png"',
        'src="  java&amp;#9;script:alert(1)"',
        "2+2?",
        "begins with 'javascript:', which no reader should follow.",
    ),
    "of-this-machine": ('src="images/dot.png"', 'src="file:///etc/passwd"', "2+2?", "begins with 'file:'"),
    "without-quotes": ('src="images/dot.png"', "src=images/dott.png", "2+2?", "The file 'images/dott.png' is not in the package."),
    "linked": (
        TEXT,
        f'&lt;a href="notes.pdf"&gt;notes&lt;/a&gt;{TEXT}',
        "2+2?",
        "The file 'notes.pdf' is not in the package.",
    ),
}


@pytest.mark.parametrize("profile", ["canvas", "plain"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_on_its_line(name: str, profile: str) -> None:
    assert_found(("quiz.xml", *FAULTS[name]), profile)


@pytest.mark.parametrize(
    "address", ["https://example.org/", "http://example.org/a?b", "mailto:someone@example.org", "data:image/png;base64,AA=="]
)
def test_what_leads_elsewhere_on_purpose_is_let_pass(address: str) -> None:
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace(TEXT, f'&lt;a href="{address}"&gt;there&lt;/a&gt;{TEXT}')
    assert check(files) == []


def test_only_readers_that_have_addresses_of_their_own_may_be_given_them() -> None:
    fault = ("quiz.xml", "images/dot.png", "/equation_images/x", "2+2?", "The address '/equation_images/x' is an absolute path.")
    assert_found(fault, "plain")
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace(TEXT, f'&lt;img src="/equation_images/x"/&gt;{TEXT}')
    assert check(files, "canvas") == []


def test_a_plain_text_is_no_html() -> None:
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace("<mattext>Pi?", '<mattext texttype="text/plain">Is &lt;img src="a.png"&gt; HTML?')
    assert check(files) == []
