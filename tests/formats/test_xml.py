"""What the serialiser writes, two parsers read back as the same tree."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from quizkit.formats.xml import DECLARATION, Cdata, Element, Node, Raw, end_tag, serialise, start_tag

NASTY = ["<", "&", ">", '"', "'", "]]>", "]]", "]", ">", "&amp;", "<![CDATA[", "ü", "水", "🙂", "  ", "\n", "\t", "x"]
TEXTS = st.lists(
    st.sampled_from(NASTY)
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=5)
).map("".join)
NAMES = st.sampled_from(("a", "text", "img", "x-y"))
ATTRIBUTES = st.dictionaries(NAMES, TEXTS, max_size=2).map(lambda found: tuple(found.items()))


def _elements(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Element]:
    return st.builds(Element, NAMES, st.lists(children, max_size=4), ATTRIBUTES)


LEAVES: st.SearchStrategy[Node] = TEXTS | TEXTS.map(Cdata)
TREES = _elements(st.recursive(LEAVES, lambda inner: LEAVES | _elements(inner), max_leaves=12))


def flat(element: Element) -> list[Any]:
    """A tree as a list of tags, attributes and joined texts, as a parser sees it."""
    found: list[Any] = [(element.tag, dict(element.attributes))]
    for child in element.children:
        if isinstance(child, Element):
            found.append(flat(child))
        elif found and isinstance(found[-1], str):
            found[-1] += str(child)
        elif child:
            found.append(str(child))
    return found


def flat_parsed(element: Any) -> list[Any]:
    """The same of a tree of lxml or xml.etree."""
    found: list[Any] = [(element.tag, dict(element.attrib)), *([element.text] if element.text else [])]
    for child in element:
        found.append(flat_parsed(child))
        if child.tail:
            found.append(child.tail)
    return found


def flat_without_margins(tree: list[Any]) -> list[Any]:
    """A tree in which elements that hold nothing but elements and white space hold nothing but elements."""
    head, *rest = tree
    nested = [flat_without_margins(child) if isinstance(child, list) else child for child in rest]
    if any(isinstance(child, list) for child in nested) and all(isinstance(child, list) or not child.strip() for child in nested):
        nested = [child for child in nested if isinstance(child, list)]
    return [head, *nested]


PARSERS = pytest.mark.parametrize("parse", [ET.fromstring, etree.fromstring], ids=["xml.etree", "lxml"])


@PARSERS
@given(tree=TREES)
def test_a_tree_is_read_back_as_it_is(parse: Callable[[bytes], Any], tree: Element) -> None:
    assert flat_parsed(parse(serialise(tree))) == flat(tree)


@PARSERS
@given(tree=TREES, indent=st.integers(0, 3))
def test_lines_add_only_white_space_between_elements(parse: Callable[[bytes], Any], tree: Element, indent: int) -> None:
    read = flat_parsed(parse(serialise(tree, indent=indent)))
    assert flat_without_margins(read) == flat_without_margins(flat(tree))


@PARSERS
def test_the_end_of_a_cdata_section_is_split(parse: Callable[[bytes], Any]) -> None:
    written = serialise(Element("a", (Cdata("x]]>y]]>"),)))
    assert written == b"<a><![CDATA[x]]]]><![CDATA[>y]]]]><![CDATA[>]]></a>"
    assert parse(written).text == "x]]>y]]>"


def test_attributes_keep_tabs_and_line_ends() -> None:
    written = serialise(Element("a", (), (("b", 'tab\tline\n"<&>'),)))
    assert written == b'<a b="tab&#9;line&#10;&quot;&lt;&amp;&gt;"/>'
    assert ET.fromstring(written).get("b") == 'tab\tline\n"<&>'


def test_a_carriage_return_in_text_is_kept() -> None:
    assert ET.fromstring(serialise(Element("a", ("x\r\ny",)))).text == "x\r\ny"


def test_characters_are_utf_8() -> None:
    assert serialise(Element("a", (Cdata("größer 水 🙂"),))) == "<a><![CDATA[größer 水 🙂]]></a>".encode()


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_replaced_and_told(char: str) -> None:
    told: list[bool] = []
    written = serialise(Element("a", (Cdata(f"x{char}y ü"),)), on_forbidden=lambda: told.append(True))
    assert ET.fromstring(written).text == "x\ufffdy ü"
    assert told == [True]


@pytest.mark.parametrize("char", ["\t", "\n", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffd"])
def test_a_character_that_xml_can_hold_is_kept(char: str) -> None:
    assert ET.fromstring(serialise(Element("a", (Cdata(f"x{char}y"),)), on_forbidden=pytest.fail)).text == f"x{char}y"


def test_elements_get_lines_and_mixed_content_does_not() -> None:
    tree = Element("a", (Element("b", (Element("c"),)), Element("d", ("x", Element("e"), "y")), Element("f", ("1",))))
    assert serialise(tree, indent=1).decode() == "  <a>\n    <b>\n      <c/>\n    </b>\n    <d>x<e/>y</d>\n    <f>1</f>\n  </a>\n"


def test_a_large_element_is_written_in_parts() -> None:
    written = DECLARATION + start_tag("a", (("b", "1&2"),)) + serialise(Element("c"), indent=1) + end_tag("a")
    assert written == b'<?xml version="1.0" encoding="UTF-8"?>\n<a b="1&amp;2">\n  <c/>\n</a>\n'
    assert ET.fromstring(written).find("c") is not None


def test_a_raw_fragment_is_written_as_it_is() -> None:
    element = Element("div", (Element("p", (Raw("a <em>b</em> &amp; c"),)), "<"))
    assert serialise(element) == b"<div><p>a <em>b</em> &amp; c</p>&lt;</div>"
    assert serialise(Element("div", (Element("p", (Raw("<em>b</em>"),)),)), indent=0) == b"<div>\n  <p><em>b</em></p>\n</div>\n"
