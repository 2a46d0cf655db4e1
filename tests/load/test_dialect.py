"""Characters: what no file may hold is one finding for each sort, at its first place."""

from __future__ import annotations

import unicodedata

import pytest

from quizkit.load.dialect import _FORBIDDEN, decode


@pytest.mark.parametrize(
    ("data", "message", "start", "severity"),
    [
        (b"\xef\xbb\xbfa: 1\n", "The file starts with a byte order mark", 0, None),
        (b"a:\t1\n", "A tab: use spaces.", 2, None),
        (b"a: 1\r\nb: 2\r\n", "The line ends in CR LF: save the file with LF line ends. (1 more in this file.)", 4, "warning"),
        (b"a: 1\rb: 2\n", "A lone CR is no line end", 4, None),
        ("é: \x85\n".encode(), "U+0085 (NEL)", 3, None),
        ("é: \u2028\n".encode(), "U+2028 (LINE SEPARATOR)", 3, None),
        (b"a: \x00\n", "U+0000 (control character)", 3, None),
        ("a: \ufeff\n".encode(), "A byte order mark within a text", 3, None),
        ("é: ".encode() + b"\xff\n", "Byte 0xff is not UTF-8", 3, None),
        (b"a: \xed\xa0\x80\n", "Byte 0xed is not UTF-8", 3, None),
    ],
)
def test_a_forbidden_character_is_one_defect_at_its_place(data: bytes, message: str, start: int, severity: str | None) -> None:
    _, (defect,) = decode(data)
    assert defect.message.startswith(message) or message in defect.message
    assert (defect.start, defect.severity) == (start, severity)


def test_a_thousand_tabs_are_one_defect() -> None:
    _, (defect,) = decode(b"\t" * 1000)
    assert defect.message == "A tab: use spaces. (999 more in this file.)"


def test_no_forbidden_character_is_printable_so_the_quick_look_is_right() -> None:
    for number in range(0x110000):
        char = chr(number)
        if not 0xD800 <= number <= 0xDFFF and char != "\n" and char.isprintable():
            assert _FORBIDDEN.search(char) is None, unicodedata.name(char)
        if number < 0x80:
            assert (decode(char.encode())[1] == []) == (_FORBIDDEN.search(char) is None), number
