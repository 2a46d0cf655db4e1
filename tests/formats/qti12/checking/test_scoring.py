"""Whether the key of an item is reached, rule by rule as ASI 1.2 has it."""

from __future__ import annotations

import pytest

from .packages import assert_found, check, sound

NUMBER = '<item ident="number"'
FIRST = '<respcondition continue="No">\n<conditionvar><varequal respident="response1">A<'
NOTHING = '<setvar action="Set" varname="SCORE">0</setvar></respcondition>\n'
SAID = "The key scores 0 by this rule, and the greatest score is 100: it is never reached."
FAULTS = {
    "other": f'<respcondition title="first" continue="No"><conditionvar><other/></conditionvar>{NOTHING}',
    "same": f'<respcondition title="first"><conditionvar><varequal respident="response1">A</varequal></conditionvar>{NOTHING}',
    "any": f'<respcondition title="first"><conditionvar><or><varequal respident="response1">B</varequal>'
    f'<varequal respident="response1">A</varequal></or></conditionvar>{NOTHING}',
    "not": f'<respcondition title="first"><conditionvar><not><varequal respident="response1">B</varequal></not></conditionvar>{NOTHING}',
    "nothing-set": '<respcondition title="first"><conditionvar><other/></conditionvar></respcondition>\n',
}


@pytest.mark.parametrize("profile", ["canvas", "plain"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_rule_before_the_key_must_not_end_it(name: str, profile: str) -> None:
    assert_found(("quiz.xml", FIRST, FAULTS[name] + FIRST, 'title="first"', SAID), profile)


def test_a_rule_behind_the_key_must_not_undo_it() -> None:
    undone = f'<respcondition title="last"><conditionvar><not><unanswered respident="response1"/></not></conditionvar>{NOTHING}'
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace('<respcondition continue="No">', '<respcondition continue="Yes">', 1)
    assert_found(("quiz.xml", "</resprocessing>", f"{undone}</resprocessing>", 'title="last"', SAID), "canvas", files)


def test_rules_that_add_are_all_reached() -> None:
    first = '<respcondition continue="Yes">'
    ended = '<respcondition continue="No">'
    said = "The key scores 50 by this rule, and the greatest score is 100"
    assert_found(("quiz.xml", first, ended, '<respcondition continue="No">\n<conditionvar><varequal respident="row1"', said))


@pytest.mark.parametrize(
    "rule",
    [
        f'<respcondition continue="No"><conditionvar><varequal respident="response1">B</varequal></conditionvar>{NOTHING}',
        f'<respcondition continue="No"><conditionvar><unanswered respident="response1"/></conditionvar>{NOTHING}',
        '<respcondition continue="Yes"><conditionvar><other/></conditionvar></respcondition>',
    ],
)
def test_a_rule_on_another_answer_is_let_pass(rule: str) -> None:
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace(FIRST, rule + FIRST, 1)
    assert check(files) == []


def test_one_end_of_a_range_is_enough() -> None:
    """The first rule gives half the points up to 3.14, so that of the second the upper end alone is worth the full score."""
    partly = (
        '<respcondition continue="No"><conditionvar><vargte respident="response1">3</vargte><varlte respident="response1">3.14</varlte>'
        '</conditionvar><setvar action="Set" varname="SCORE">50</setvar></respcondition>\n'
    )
    files = sound()
    head, item = files["quiz.xml"].split(NUMBER)
    files["quiz.xml"] = f"{head}{NUMBER}{item.replace('<respcondition', partly + '<respcondition', 1)}"
    assert check(files) == []
