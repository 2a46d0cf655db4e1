"""Tables of elements are read as their module says, and what they do not hold is found."""

from __future__ import annotations

import io

import pytest

from quizkit.formats.checking.tree import read_tree
from quizkit.formats.checking.vocabulary import Vocabulary

GROUPS = {"COMMON": "id=id class=text data-*=text~2", "INLINE": "b | i~2", "ONLY": "b | z~9"}
TABLE = """
# A line that is none.
doc: title=text! COMMON : head? (p | list)* tail~2?
head: : TEXT
p: COMMON kind=one|two kinds=one|two* size=count : TEXT
    (INLINE | q)*
b i~2 q: : TEXT
list: : ONLY+
any: : ANY
empty tail:
old~1: new-name=text
"""
FIRST = Vocabulary("1", (TABLE,), GROUPS)
SECOND = Vocabulary("2", (TABLE,), GROUPS, element=str.upper, attribute=lambda name: name.replace("new-", "new_"))


def problems(text: str, vocabulary: Vocabulary = FIRST) -> list[str]:
    return [message for node in read_tree(io.BytesIO(text.encode())).walk() for _, message in vocabulary.problems(node)]


@pytest.mark.parametrize(
    "text",
    [
        '<doc title=""/>',
        '<doc title="" id="a"><head>x</head><p kind="one" kinds="one two" size="3">x<b/>y<q/></p><list><b/><b/></list><p/></doc>',
        "<any><what/>x</any>",
        "<empty/>",
    ],
)
def test_what_the_table_holds_is_let_pass(text: str) -> None:
    assert [line for line in problems(text) if "<what>" not in line] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<doc/>", "<doc> lacks the attribute 'title'."),
        ('<doc titel="" title=""/>', "<doc> has no attribute 'titel' (did you mean 'title'?)."),
        ('<doc title=""><hed/></doc>', "The element <hed> is unknown (did you mean 'head'?)."),
        ('<doc title=""><p/><head/></doc>', "The content of <doc> must be head? (p | list)*; it is p head."),
        ('<doc title="">x</doc>', "Text stands directly in <doc>, which takes none: 'x'."),
        ('<doc title=""><b/></doc>', "<b> must not stand in <doc>."),
        ('<p kind="three"/>', "The attribute kind of <p> is 'three', but must be one of one, two."),
        ('<p kinds="one three"/>', "The attribute kinds of <p> is 'one three', but must be some of one, two."),
        ('<p size="-1"/>', "The attribute size of <p> is '-1', but must be a whole number from 0."),
        ("<p><i/></p>", "The element <i> is unknown (did you mean 'b'?)."),
        ('<p data-x="1"/>', "<p> has no attribute 'data-x'."),
        ("<list/>", "The content of <list> must be b+; it is nothing."),
        ("<empty><b/></empty>", "<b> must not stand in <empty>."),
    ],
)
def test_what_it_does_not_hold_is_found(text: str, message: str) -> None:
    found = problems(text)
    assert message in found or message.replace(" (did you mean 'b'?)", "") in found


def test_a_version_has_its_own_elements_attributes_children_and_names() -> None:
    assert problems('<DOC title="" data-x="1"><HEAD/><P><I/></P><TAIL/></DOC>', SECOND) == []
    assert problems('<old new-name=""/>') == []
    assert problems('<OLD new_name=""/>', SECOND) == ["The element <OLD> is unknown."]


def test_names_become_those_of_the_table() -> None:
    node = read_tree(io.BytesIO(b'<DOC title="" other=""/>'))
    SECOND.canonical(node)
    assert (node.name, node.attributes) == ("doc", {"title": "", "other": ""})
