"""Texts survive whatever they hold, and images bring their files."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from quizkit.errors import UnreadableError
from quizkit.formats.base import WriteOptions
from quizkit.formats.moodle_xml.export import file_names
from quizkit.model.media import Media
from quizkit.model.question import MultipleChoice, Option, ShortAnswer, TextAnswer, TrueFalse
from quizkit.testing.strategies import texts
from quizkit.text import parse, to_plain, to_xhtml, unmarked_words

from ..reference import MEDIA, OPTIONS
from .importer import rich
from .one import imported, losses, written

# Everything that Markdown might read as markup, so that the short way is tried at its borders.
EDGES = st.lists(
    st.sampled_from(
        [
            *"\\`*_~^$[]<>&\n\t#+-=|:!.)(1a x\"'/{}@%ü水",
            "\r\n",
            "\u00a0",
            "\u2028",
            "1.",
            "- ",
            "# ",
            "http://a.b",
            "www.a.b",
            "(c)",
            "...",
            "--",
            "\n\n",
            "    ",
        ]
    ),
    max_size=8,
).map("".join)
NASTY = st.lists(
    st.sampled_from(["<", "&", ">", '"', "'", "]]>", "&amp;", "&nbsp;", "ü", "水", "🙂", "  ", " ", "x", "<b>", "\u2028"]),
    min_size=1,
    max_size=10,
).map("".join)


@settings(max_examples=2000, deadline=None)
@given(EDGES | texts)
@example("a ")
@example(" a")
@example("a\n")
@example("    code")
def test_the_short_way_gives_what_the_parser_gives(source: str) -> None:
    words = unmarked_words(source, "inline")
    if words is not None:
        assert words == to_xhtml(parse(source, "inline")) == to_plain(parse(source, "inline")).text
    words = unmarked_words(source, "block")
    if words is not None:
        assert f"<p>{words}</p>" == to_xhtml(parse(source, "block"))
        assert words == to_plain(parse(source, "block")).text


def test_the_short_way_is_taken_by_common_texts() -> None:
    assert unmarked_words("Behind a closed API nobody can download it: that's all (really).", "inline") is not None
    assert unmarked_words("Which tier, größer als 7 GB, does the model reach?\n", "block") is not None


@pytest.mark.parametrize("parser", [ET.fromstring, etree.fromstring], ids=["xml.etree", "lxml"])
@given(text=NASTY)
def test_a_plain_text_comes_back_as_it_is(parser: Callable[[bytes], Any], text: str) -> None:
    content = written(ShortAnswer(id="a", stem="S", answers=(TextAnswer(text="x"), TextAnswer(text=f"|{text}|"))))
    assert parser(content).find("question[2]/answer[2]/text").text == f"|{text}|"


@pytest.mark.parametrize("parser", [ET.fromstring, etree.fromstring], ids=["xml.etree", "lxml"])
@given(text=NASTY)
def test_a_text_in_html_shows_the_same_characters(parser: Callable[[bytes], Any], text: str) -> None:
    escaped = "".join(f"\\{char}" if char in "<>&\"'[]" else char for char in f"|{text}|")
    content = written(TrueFalse(id="a", stem=f"Words {escaped}", rationale=f"`` {text} ``", answer=True))
    html = parser(content).find("question[2]/questiontext/text").text
    assert "".join(ET.fromstring(html).itertext()) == f"Words |{text}|"


# -- images


def shown(*texts: str, media: tuple[Media, ...] = MEDIA) -> list[tuple[str, list[str]]]:
    """The HTML of some feedback texts, and the files beside each."""
    options = tuple(Option(text=f"o{index}", feedback=text) for index, text in enumerate(texts))
    question = MultipleChoice(id="a", stem="S", options=(*options, Option(text="x"), Option(text="y")))
    found = imported(question, media=media).xml.findall("answer/feedback")
    return [(rich(feedback), [file.get("name", "") for file in feedback.findall("file")]) for feedback in found]


def test_an_image_refers_to_the_file_beside_its_text() -> None:
    assert shown("See ![A cell](media:plant-cell).") == [('See <img src="@@PLUGINFILE@@/cell.png" alt="A cell"/>.', ["cell.png"])]


def test_each_text_has_each_of_its_files_once() -> None:
    twice = "![1](media:plant-cell) ![2](media:plant-cell)"
    assert [files for _, files in shown(twice, "![3](media:plant-cell)", "none")] == [["cell.png"], ["cell.png"], []]


def test_two_files_of_one_name_get_names_of_their_own() -> None:
    assert shown("![](media:plant-cell) ![](media:animal-cell)")[0][1] == ["cell.png", "animal-cell.png"]


def test_the_name_is_encoded_in_the_reference_but_not_on_the_file() -> None:
    ((html, files),) = shown("![](media:line)")
    assert 'src="@@PLUGINFILE@@/line%20one.svg"' in html
    assert files == ["line one.svg"]


def test_the_file_holds_the_bytes() -> None:
    content = written(TrueFalse(id="a", stem="![](media:plant-cell)", answer=True), media=MEDIA)
    file = ET.fromstring(content).find("question/questiontext/file")
    assert file is not None
    assert b64decode(file.text or "") == OPTIONS.read_media("media/plant/cell.png")
    assert {name: file.get(name) for name in ("path", "encoding")} == {"path": "/", "encoding": "base64"}


@pytest.mark.parametrize(
    ("source", "alt"),
    [
        ("![here](media:x)", "here"),
        ("![](media:x)", "of the entry"),
        ("![words](media:d)", ""),
        ("![](media:d)", ""),
        ('![a < "b"](media:x)', "a &lt; &quot;b&quot;"),
    ],
)
def test_the_alternative_text_is_the_authors_or_the_entrys(source: str, alt: str) -> None:
    media = (Media(id="x", file="media/line one.svg", alt="of the entry"), Media(id="d", file="media/line one.svg", decorative=True))
    html = shown(source, media=media)[0][0].replace("'a &lt; \"b\"'", '"a &lt; &quot;b&quot;"')
    assert f'alt="{alt}"' in html


def test_an_image_on_the_web_stays_there() -> None:
    assert shown("![x](https://example.org/a.png)") == [('<img src="https://example.org/a.png" alt="x"/>', [])]


@pytest.mark.parametrize("target", ["media:none", "picture.png", "data:image/png,x", "term:cell"])
def test_an_image_that_is_not_there_leaves_its_words_and_is_told(target: str) -> None:
    question = TrueFalse(id="a", stem=f"![a cell]({target})", answer=True)
    assert imported(question).text == "<p>a cell</p>"
    assert losses(question) == [("image-dropped", "/stem")]


def test_what_stands_below_an_image_is_told() -> None:
    media = (Media(id="x", file="media/line one.svg", alt="A", credit="J. Doe"),)
    assert losses(TrueFalse(id="a", stem="![](media:x) ![](media:x)", answer=True), media=media) == [("media-notes-dropped", "/stem")]


def test_a_file_that_cannot_be_read_is_told_in_a_sentence() -> None:
    def read(name: str) -> bytes:
        raise FileNotFoundError(2, "No such file or directory")

    with pytest.raises(UnreadableError, match=r"^The media file 'media/line one\.svg' cannot be read: No such file or directory\.$"):
        written(TrueFalse(id="a", stem="![](media:line)", answer=True), media=MEDIA, options=WriteOptions(read_media=read))


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b", "c-d", "e"]), st.text("aA.&<'/ ü%+", min_size=1, max_size=8)), unique_by=lambda pair: pair[0]
    )
)
def test_file_names_are_distinct_and_kept_by_moodle(pairs: list[tuple[str, str]]) -> None:
    names = [name for _, name in file_names([Media(id=name, file=f"media/{file}") for name, file in pairs]).values()]
    assert len({name.casefold() for name in names}) == len(names) == len(pairs)
    for name in names:
        assert name
        assert ".." not in name
        assert not set(name) & set("&<>\"'`:|/\\")


def test_a_file_name_that_is_too_long_becomes_the_id() -> None:
    ((_, name),) = file_names([Media(id="x", file=f"media/{'y' * 300}.png")]).values()
    assert name == "x.png"


# -- maths and links


def test_maths_has_the_delimiters_that_moodle_shows() -> None:
    assert shown("$a<b$ and $$c$$")[0][0] == r"\(a&lt;b\) and \[c\]"


def test_links_to_the_web_stay_and_links_into_the_bank_become_words_without_a_loss() -> None:
    question = TrueFalse(
        id="a", stem="[a](term:x) [b](https://example.org) [c](mailto:x@example.org) [d](javascript:alert) [e](#f)", answer=True
    )
    expected = '<p>a <a href="https://example.org">b</a> <a href="mailto:x@example.org">c</a> d e</p>'
    assert imported(question).text == expected
    assert losses(question) == []


def test_raw_html_is_shown_as_characters() -> None:
    assert imported(TrueFalse(id="a", stem="a <script>x</script>", answer=True)).text == "<p>a &lt;script&gt;x&lt;/script&gt;</p>"
