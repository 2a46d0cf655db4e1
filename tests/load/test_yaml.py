"""The composer reads YAML as another implementation does, never raises, and knows where everything stands."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from quizkit.load.positions import Lines, locate, offset_in_scalar, path_of_node
from quizkit.load.yaml import Tree, compose

# libyaml refuses a few plain scalars that begin like an indicator, such as [:0], which YAML 1.2 allows.
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\xa0"), max_size=20).filter(
    lambda text: not text.startswith((":", "?", "-"))
)
DATA = st.recursive(
    WORDS | st.booleans() | st.integers(-999, 999) | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
# Texts that look like YAML more often than chance would have it.
FRAGMENTS = st.lists(
    st.sampled_from(
        ("\n", "b: ", "- ", "? ", "  ", "a", "é", "🙂", *"'\"|>#{}[],1\\%", "&x ", "*x", "!t ", "---", "<<: ", "No", "{{", "...")
    ),
    max_size=25,
).map("".join)


def dumped(data: Any, *, flow: bool, width: int) -> str:
    """Data as another implementation writes it."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.width = width
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue().removesuffix("...\n")


def loaded_elsewhere(text: str) -> Any:
    """What ruamel.yaml, a YAML 1.2 reader in pure Python, makes of a text."""
    return YAML(typ="safe", pure=True).load(text)


def as_floats(data: Any) -> Any:
    """Data with its decimals as the floats that other readers make of them."""
    match data:
        case Decimal():
            return float(data)
        case list():
            return [as_floats(item) for item in data]
        case dict():
            return {key: as_floats(item) for key, item in data.items()}
    return data


def whole(tree: Tree) -> Any:
    """The data of a file."""
    return tree.roots if tree.is_list else tree.roots[0] if tree.roots else None


@given(DATA, st.booleans(), st.sampled_from((20, 80, 4096)))
def test_what_another_implementation_wrote_is_read_as_it_was(data: Any, flow: bool, width: int) -> None:
    text = dumped(data, flow=flow, width=width)
    try:
        loaded_elsewhere(text)
    except YAMLError:
        reject()  # a narrow dump may fold a key, which no parser takes
    tree = compose(text)
    assert not tree.defects
    assert whole(tree) == data


@given(FRAGMENTS)
def test_no_text_raises_and_what_has_no_defect_is_read_as_elsewhere(text: str) -> None:
    tree = compose(text)
    if tree.defects or tree.ambiguous:
        return
    try:
        expected = loaded_elsewhere(text)
    except YAMLError:
        return  # libyaml accepts a few things that the specification does not
    assert as_floats(whole(tree)) == expected


@given(DATA.filter(lambda data: isinstance(data, (dict, list)) and bool(data)), st.booleans(), st.sampled_from((20, 4096)))
def test_every_value_is_found_at_the_place_where_it_stands(data: Any, flow: bool, width: int) -> None:
    text = dumped(data, flow=flow, width=width)
    tree = compose(text)
    # A narrow dump may fold a key, which no parser takes.
    assume(tree.complete)
    for node in range(len(tree.nodes)):
        root, path, is_key = path_of_node(tree, node)
        place = locate(tree, root, path)
        span = place.key if is_key else (place.start, place.end)
        assert span is not None
        assert span[0] == tree.span(node)[0]
        if isinstance(place.value, str) and not is_key:
            for offset, char in enumerate(place.value):
                at = offset_in_scalar(text, place.start, place.value, offset)
                assert text[at] == char or text[at] in "\\'\n" or char == "\n", (text, place.value, offset)


def test_offsets_are_code_points() -> None:
    text = "- 🙂: é水\n  b: x\n"
    tree = compose(text)
    place = locate(tree, 0, ("b",))
    assert Lines(text).at(place.start) == (2, 6)
    assert text[place.start : place.end] == "x"


@pytest.mark.parametrize(
    ("text", "value", "offset", "expected"),
    [
        ("a: 'it''s'", "it's", 3, "s"),
        ('a: "x\\u00e9y"', "xéy", 2, "y"),
        ('a: "one \\\n  two"', "one two", 4, "t"),
        ("a: one\n  two", "one two", 4, "t"),
        ("a: >-\n  one\n  two\n\n  three", "one two\nthree", 8, "t"),
        ("a: |\n    code\n      more\n", "code\n  more\n", 7, "m"),
    ],
)
def test_a_place_within_a_scalar_is_found_in_every_style(text: str, value: str, offset: int, expected: str) -> None:
    tree = compose(text)
    assert tree.roots[0]["a"] == value
    at = offset_in_scalar(text, locate(tree, 0, ("a",)).start, value, offset)
    assert text[at] == expected
    assert text[at:].startswith(value[offset:].split("\n")[0].rstrip("'\""))


@pytest.mark.parametrize(
    ("text", "rule", "part", "place"),
    [
        ("a: &x 1\n", "yaml-dialect", "anchor &x", (1, 4)),
        ("a: *x\n", "yaml-dialect", "alias *x", (1, 4)),
        ("a: !!str 1\n", "yaml-dialect", "tag", (1, 4)),
        ("<<: {a: 1}\n", "yaml-dialect", "merge key", (1, 1)),
        ("1: a\n", "yaml-dialect", "name 1", (1, 1)),
        ("? [a]\n: b\n", "yaml-dialect", "plain text", (1, 3)),
        ("a: 1\na: 2\n", "yaml-dialect", "second time", (2, 1)),
        ("a: 1\n---\nb: 1\n", "yaml-dialect", "second document", (2, 1)),
        ("%YAML 1.1\n---\na: 1\n", "yaml-dialect", "directive", (1, 1)),
        ('a: "x\\0"\n', "yaml-dialect", "U+0000", (1, 4)),
        ("a: " + "[" * 40 + "]" * 40, "yaml-dialect", "deeper than 32", (1, 35)),
        ("a: [1\n", "yaml-syntax", "flow sequence", (1, 6)),
        ("a: b: c\n", "yaml-syntax", "A colon and a space", (1, 5)),
        ("a: *b* c\n", "yaml-syntax", "cannot start with *", (1, 4)),
        ("a: `b`\n", "yaml-syntax", "cannot start with `", (1, 4)),
        ("a: b\nc\nd: e\n", "yaml-syntax", "neither a field", (2, 1)),
        ("a: {{b}} c\n", "yaml-syntax", "must be quoted", (1, 4)),
        ("a: {{b}}\n", "yaml-syntax", "must be quoted", (1, 4)),
    ],
)
def test_what_the_dialect_refuses_is_one_defect_at_its_place(text: str, rule: str, part: str, place: tuple[int, int]) -> None:
    (defect,) = compose(text).defects
    assert defect.rule == rule
    assert part in defect.message
    assert Lines(text).at(defect.start) == place


def test_two_thousand_levels_end_at_the_thirty_third() -> None:
    tree = compose("a: " + "[" * 2000)
    assert [defect.rule for defect in tree.defects] == ["yaml-dialect"]
    assert not tree.complete


def test_what_is_said_of_a_file_depends_on_no_other_one() -> None:
    texts = ["5a: 1\nx: {y: 7,5a: 2}\n", "<<: 1\n", "true: 1\n", "&a b: 1\n", "b: 1\nb: 2\n", "a: 1\n"]
    alone = [[(defect.message, defect.start) for defect in compose(text).defects] for text in texts]
    assert [[(defect.message, defect.start) for defect in compose(text).defects] for text in reversed(texts)] == alone[::-1]
    assert [len(defects) for defects in alone] == [1, 1, 1, 1, 1, 0]
