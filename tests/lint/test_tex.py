"""A formula that is let pass at a glance converts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.lint.analysis.tex import _PLAIN, COMMANDS
from quizkit.text.mathml import to_mathml

SIGNS = st.one_of(st.sampled_from("09xAb+-*/=<>.,:;()!| \n'{}^_\\&"), st.sampled_from(COMMANDS).map("\\{}".format))
UPRIGHT = st.builds(r"\{}{{{}}}".format, st.sampled_from(("text", "mathrm")), st.text("ab 1-.,", min_size=1, max_size=4))
GROUPS = st.lists(SIGNS | UPRIGHT, min_size=1, max_size=3).map("".join)
SCRIPTS = st.builds("{}{}".format, st.sampled_from("^_"), st.sampled_from("0xZ") | GROUPS.map("{{{}}}".format))
PARTS = st.one_of(
    SIGNS,
    SCRIPTS,
    st.builds("{}{}".format, SIGNS, SCRIPTS),
    st.builds(r"\frac{{{}}}{}{{{}}}".format, GROUPS, st.sampled_from(("", " ")), GROUPS),
    st.builds(r"\sqrt{{{}}}".format, GROUPS),
    UPRIGHT,
)


@given(st.lists(PARTS, min_size=1, max_size=6).map("".join))
def test_whatever_passes_at_a_glance_converts(tex: str) -> None:
    if tex.strip() and _PLAIN.match(tex):
        assert to_mathml(tex) is not None


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_known(command: str) -> None:
    for tex in (rf"\{command}", rf"x\{command} y", rf"x^{{\{command}}}", rf"\{command}_{{2}}", rf"\frac{{\{command}}}{{\{command}}}"):
        assert _PLAIN.match(tex)
        assert to_mathml(tex) is not None


@pytest.mark.parametrize(
    "tex",
    [
        r"14 \times 10^9",
        "10^{25}",
        r"\text{rate} = \frac{p + 1}{2n}",
        "x_1 + x_2",
        r"\sqrt{2} \approx 1.41",
        r"\frac{\text{cost}}{\text{price}}",
    ],
)
def test_what_stands_in_most_texts_passes(tex: str) -> None:
    assert _PLAIN.match(tex)


@pytest.mark.parametrize("tex", ["x^", "x^2^3", r"\frac{1}", r"\nosuch", r"\timesx", "{x", "x_{", "x'^2", r"\text{a"])
def test_what_has_to_be_read_does_not(tex: str) -> None:
    assert not _PLAIN.match(tex)
