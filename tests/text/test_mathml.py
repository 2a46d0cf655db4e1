"""TeX as MathML: well-formed whatever the TeX is, and nothing rather than something wrong."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.text.mathml import NAMESPACE, to_mathml

PIECES = [
    "x",
    "^",
    "_",
    "{",
    "}",
    "\\frac",
    "\\sqrt",
    "\\left(",
    "\\right)",
    "&",
    "<",
    "\\\\",
    " ",
    "2",
    "\\begin{matrix}",
    "\\end{matrix}",
    '"',
    "]]>",
]


def inner(written: str) -> str:
    """The formula without what goes round it."""
    row = ET.fromstring(written)[0][0]
    return ET.tostring(row, encoding="unicode").replace(f' xmlns:ns0="{NAMESPACE}"', "").replace("ns0:", "")


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x^2", "<mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>"),
        ("n<2n", "<mrow><mi>n</mi><mo>&lt;</mo><mn>2</mn><mi>n</mi></mrow>"),
        (r"\frac{a}{b}", "<mrow><mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac></mrow>"),
    ],
)
def test_a_formula_is_as_mathml_says(tex: str, expected: str) -> None:
    written = to_mathml(tex)
    assert written is not None
    assert inner(written) == expected


def test_the_tex_is_kept_twice_and_the_prefix_is_none() -> None:
    written = to_mathml(r"a & b < c", display=True)
    assert written is not None
    assert written.startswith(f'<math xmlns="{NAMESPACE}" display="block" alttext="a &amp; b &lt; c">')
    root = ET.fromstring(written)
    annotation = root.find(f".//{{{NAMESPACE}}}annotation")
    assert annotation is not None
    assert (annotation.text, annotation.get("encoding")) == ("a & b < c", "application/x-tex")


@pytest.mark.parametrize("tex", ["", "  ", "{", "\\", r"\undefined x", r"\ce{H2O}", r"\left(", "x" * 2001, r"\frac{1}", r"\mathop{x}"])
def test_what_mathml_cannot_say_is_left_to_the_caller(tex: str) -> None:
    assert to_mathml(tex) is None


def test_a_link_in_a_formula_leads_nowhere() -> None:
    assert (
        "javascript"
        not in (to_mathml(r"\href{javascript:alert(1)}{y}") or "").replace("alttext", "").split("<semantics>")[1].split("<annotation")[0]
    )


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
def test_any_tex_is_well_formed_or_nothing(tex: str) -> None:
    written = to_mathml(tex)
    if written is not None and written.isprintable():
        root = ET.fromstring(written)
        assert root.tag == f"{{{NAMESPACE}}}math"


def test_a_deep_formula_hangs_nothing() -> None:
    begun = time.monotonic()
    to_mathml("{" * 1000 + "}" * 1000)
    to_mathml("x_" * 1000)
    assert time.monotonic() - begun < 60


def test_two_braces_of_tex_are_no_template_to_a_player() -> None:
    written = to_mathml("x_{{{b}}}")
    assert written is not None
    assert "{{" not in written.partition("<semantics>")[2]
