"""XML is read piece by piece, with lines, and what is no XML says where."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.formats.checking.tree import MalformedError, Node, read_pieces, read_tree


def tree(text: str) -> Node:
    return read_tree(io.BytesIO(text.encode()))


def pieces(text: str, *cut: str) -> list[str]:
    return [node.name + "".join(f" {child.name}" for child in node.children) for node in read_pieces(io.BytesIO(text.encode()), cut)]


def test_an_element_knows_its_line_namespace_attributes_and_text() -> None:
    root = tree('<a xmlns="urn:a" xmlns:b="urn:b" xml:lang="en" b:x="1" y="2">one\n<b:c>two</b:c> three</a>')
    assert (root.space, root.name, root.line) == ("urn:a", "a", 1)
    assert root.attributes == {"xml:lang": "en", "urn:b x": "1", "y": "2"}
    assert root.text == "one\n three"
    (child,) = root.children
    assert (child.space, child.name, child.line, child.text) == ("urn:b", "c", 2, "two")


def test_pieces_come_once_they_are_complete_and_the_root_is_what_is_left() -> None:
    text = "<quiz><head/><item><p/><item/></item><item/><section><item/></section></quiz>"
    assert pieces(text, "item") == ["item p item", "item", "item", "quiz head item section"]


def test_a_root_that_is_itself_a_piece_comes_once() -> None:
    assert pieces("<item><p/></item>", "item") == ["item p"]


def test_what_stands_in_elements_of_other_namespaces_may_be_passed_over() -> None:
    text = b'<a xmlns="urn:a">one<b xmlns="urn:b" x="1">two<c/><a xmlns="urn:a"><d/></a></b>three<e><f xmlns=""><g/></f></e></a>'
    (root,) = read_pieces(io.BytesIO(text), (), hollow=True)
    assert root.text == "onethree"
    assert [(node.name, node.text, dict(node.attributes)) for node in root.walk()][1:] == [
        ("b", "", {"x": "1"}),
        ("e", "", {}),
        ("f", "", {}),
    ]


def test_thousands_of_pieces_leave_one_stub() -> None:
    *_, root = read_pieces(io.BytesIO(b"<quiz>" + b"<item/>\n" * 5000 + b"</quiz>"), ("item",))
    assert [child.name for child in root.children] == ["item"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("<a>\n<b>\n</a>", 3, "mismatched tag"),
        ("<a>", 1, "no element found"),
        ("", 1, "no element found"),
        ("<a>\n&nbsp;</a>", 2, "undefined entity"),
        ("\n<a x='1' x='2'/>", 2, "duplicate attribute"),
        ("<a>\n<b:c/></a>", 2, "unbound prefix"),
        ("<!DOCTYPE a><a/>", 1, "it declares a document type, which no reader has to understand"),
        (
            '<!DOCTYPE a [<!ENTITY e "e"><!ENTITY f "&e;&e;">]><a>&f;</a>',
            1,
            "it declares a document type, which no reader has to understand",
        ),
    ],
)
def test_what_is_no_xml_says_where(text: str, line: int, reason: str) -> None:
    with pytest.raises(MalformedError) as caught:
        tree(text)
    assert (caught.value.line, caught.value.reason) == (line, reason)


names = st.sampled_from(["a", "item", "c"])
elements = st.recursive(
    st.builds(lambda name: ET.Element(name, {"k": "v"}), names),
    lambda inner: st.builds(lambda name, children: _filled(name, children), names, st.lists(inner, max_size=4)),
    max_leaves=12,
)


def _filled(name: str, children: list[ET.Element]) -> ET.Element:
    element = ET.Element(name)
    element.text = "t"
    element.extend(children)
    return element


def _shape(node: Node | ET.Element) -> object:
    if isinstance(node, Node):
        return (node.name, node.attributes, [_shape(child) for child in node.children])
    return (node.tag, node.attrib, [_shape(child) for child in node])


@given(elements)
def test_a_tree_is_what_another_parser_reads(element: ET.Element) -> None:
    assert _shape(read_tree(io.BytesIO(ET.tostring(element)))) == _shape(element)


@given(elements)
def test_every_outermost_piece_is_given(element: ET.Element) -> None:
    def outermost(node: ET.Element) -> list[ET.Element]:
        return [node] if node.tag == "item" else [piece for child in node for piece in outermost(child)]

    found = [node for node in read_pieces(io.BytesIO(ET.tostring(element)), ("item",)) if node.name == "item"]
    assert [_shape(node) for node in found] == [_shape(node) for node in outermost(element)]
