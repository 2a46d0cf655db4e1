"""Response processing is run over a key as the specification says. The expected scores are worked out by hand."""

from __future__ import annotations

import io
from typing import Any

import pytest

from quizkit.formats.checking.tree import Node, read_tree
from quizkit.formats.qti.checking.declarations import Variable
from quizkit.formats.qti.checking.item import read_variables
from quizkit.formats.qti.checking.recognise import recognise
from quizkit.formats.qti.checking.scoring import UnknownError, score_of
from quizkit.formats.qti.checking.versions import VERSIONS

from .packages import check, sound

ITEM = """<assessmentItem xmlns="{asi}" identifier="i" title="" timeDependent="false">
<responseDeclaration identifier="MANY" cardinality="multiple" baseType="identifier">
<correctResponse><value>A</value><value>C</value></correctResponse>
<mapping lowerBound="0" upperBound="2" defaultValue="-1">
<mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="C" mappedValue="1.5"/></mapping>
</responseDeclaration>
<responseDeclaration identifier="ROW" cardinality="ordered" baseType="identifier">
<correctResponse><value>A</value><value>B</value></correctResponse></responseDeclaration>
<responseDeclaration identifier="WORD" cardinality="single" baseType="string"><correctResponse><value>Paris</value></correctResponse>
<mapping><mapEntry mapKey="Paris" mappedValue="1" caseSensitive="false"/></mapping></responseDeclaration>
<responseDeclaration identifier="NUMBER" cardinality="single" baseType="float"/>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<outcomeDeclaration identifier="PLACE" cardinality="single" baseType="integer">
<defaultValue><value>2</value></defaultValue></outcomeDeclaration>
<itemBody/>
<responseProcessing>{rules}</responseProcessing>
</assessmentItem>"""
SET = '<setOutcomeValue identifier="SCORE">{}</setOutcomeValue>'
ONE = '<baseValue baseType="float">1</baseValue>'


def score(rules: str, **responses: Any) -> float | None:
    root = _read(rules)
    problems: list[tuple[int, str]] = []
    variables: dict[str, Variable] = read_variables(root, problems)
    processing = root.first("response-processing")
    assert processing is not None
    return score_of(processing, variables, {"MANY": None, "ROW": None, "WORD": None, "NUMBER": None, **responses})


def _read(rules: str) -> Node:
    text = ITEM.replace("{asi}", VERSIONS["2.1"].namespace).replace("{rules}", rules)
    root = read_tree(io.BytesIO(text.encode()))
    assert list(recognise(root, "2.1")) == []
    return root


def when(condition: str, **responses: Any) -> bool:
    rule = f"<responseCondition><responseIf>{condition}{SET.format(ONE)}</responseIf></responseCondition>"
    return score(rule, **responses) == 1


def variable(name: str) -> str:
    return f'<variable identifier="{name}"/>'


def value(kind: str, text: str) -> str:
    return f'<baseValue baseType="{kind}">{text}</baseValue>'


MANY, ROW, WORD, NUMBER = map(variable, ("MANY", "ROW", "WORD", "NUMBER"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [(["A", "C"], 2.0), (["A"], 1.0), (["C"], 1.5), (["B"], 0.0), (["A", "B"], 0.0), (["A", "A"], 1.0), (None, 0.0), ([], 0.0)],
)
def test_a_mapping_adds_up_different_values_within_its_bounds(given: Any, expected: float) -> None:
    assert score(SET.format('<mapResponse identifier="MANY"/>'), MANY=given) == expected


@pytest.mark.parametrize(("given", "expected"), [("Paris", 1.0), ("PARIS", 1.0), ("Rome", 0.0), (None, 0.0)])
def test_a_mapping_of_words_may_pass_over_capitals(given: Any, expected: float) -> None:
    assert score(SET.format('<mapResponse identifier="WORD"/>'), WORD=given) == expected


def test_match_compares_sets_and_rows() -> None:
    many = f'<match>{MANY}<correct identifier="MANY"/></match>'
    assert [when(many, MANY=given) for given in (["A", "C"], ["C", "A"], ["A"], ["A", "B"], None)] == [True, True, False, False, False]
    row = f'<match>{ROW}<correct identifier="ROW"/></match>'
    assert [when(row, ROW=given) for given in (["A", "B"], ["B", "A"], ["A"])] == [True, False, False]


def test_an_index_counts_from_one_and_may_be_a_variable() -> None:
    assert when(f'<match><index n="1">{ROW}</index>{value("identifier", "A")}</match>', ROW=["A", "B"])
    assert when(f'<match><index n="PLACE">{ROW}</index>{value("identifier", "B")}</match>', ROW=["A", "B"])
    assert not when(f'<match><index n="3">{ROW}</index>{value("identifier", "A")}</match>', ROW=["A", "B"])


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (f"<gte>{NUMBER}{value('float', '3')}</gte>", True),
        (f"<gt>{NUMBER}{value('float', '3')}</gt>", False),
        (f"<lte>{NUMBER}{value('float', '3')}</lte>", True),
        (f"<lt>{NUMBER}{value('float', '3')}</lt>", False),
        (f"<equal>{NUMBER}{value('float', '3')}</equal>", True),
        (f'<equal toleranceMode="absolute" tolerance="0.5 1">{NUMBER}{value("float", "3.9")}</equal>', True),
        (f'<equal toleranceMode="absolute" tolerance="0.5 1">{NUMBER}{value("float", "2.4")}</equal>', False),
        (f"<and><isNull>{WORD}</isNull><not><isNull>{NUMBER}</isNull></not></and>", True),
        (f"<or><isNull>{NUMBER}</isNull><isNull>{ROW}</isNull></or>", True),
        (f"<member>{value('identifier', 'A')}{MANY}</member>", True),
        (f"<not><member>{value('identifier', 'B')}{MANY}</member></not>", True),
        (f"<contains>{MANY}<multiple>{value('identifier', 'C')}</multiple></contains>", True),
        (f"<contains>{MANY}<multiple>{value('identifier', 'B')}</multiple></contains>", False),
        (f"<equal><containerSize>{MANY}</containerSize>{value('integer', '2')}</equal>", True),
        (f"<equal><divide>{NUMBER}{value('float', '6')}</divide>{value('float', '0.5')}</equal>", True),
        (f"<equal><sum>{NUMBER}<product>{NUMBER}{NUMBER}</product></sum>{value('float', '12')}</equal>", True),
        (f"<equal><subtract><max>{NUMBER}{ONE}</max><min>{NUMBER}{ONE}</min></subtract>{value('float', '2')}</equal>", True),
        (f"<equal><round>{value('float', '2.5')}</round>{NUMBER}</equal>", True),
        (f"<equal><truncate>{value('float', '3.9')}</truncate>{NUMBER}</equal>", True),
    ],
)
def test_expressions_mean_what_the_specification_says(condition: str, holds: bool) -> None:
    assert when(condition, NUMBER=3.0, MANY=["A", "C"]) is holds


def test_the_first_branch_that_holds_is_taken_and_an_exit_ends_it() -> None:
    def rule(first: str, second: str) -> str:
        return (
            f"<responseCondition><responseIf>{first}{SET.format(ONE)}</responseIf>"
            f"<responseElseIf>{second}{SET.format(value('float', '2'))}<exitResponse/></responseElseIf>"
            f"<responseElse>{SET.format(value('float', '3'))}</responseElse></responseCondition>"
            f"{SET.format('<sum>' + variable('SCORE') + value('float', '10') + '</sum>')}"
        )

    yes, no = f"<isNull>{WORD}</isNull>", f"<isNull>{NUMBER}</isNull>"
    assert [score(rule(*pair), NUMBER=1.0) for pair in ((yes, no), (no, yes), (no, no))] == [11.0, 2.0, 13.0]


@pytest.mark.parametrize(
    "condition",
    [
        f'<patternMatch pattern="a">{WORD}</patternMatch>',
        f"<gt>{WORD}{NUMBER}</gt>",
        f'<equal toleranceMode="relative" tolerance="1">{NUMBER}{NUMBER}</equal>',
        f'<stringMatch caseSensitive="true">{WORD}{variable("PLACE")}</stringMatch>',
    ],
)
def test_what_is_not_known_is_never_guessed(condition: str) -> None:
    with pytest.raises(UnknownError):
        score(f"<responseCondition><responseIf>{condition}{SET.format(ONE)}</responseIf></responseCondition>", NUMBER=1.0)


def test_a_key_that_rules_do_not_pay_in_full_is_found() -> None:
    files = sound("2.1")
    files["items/number.xml"] = files["items/number.xml"].replace(">3.15<", ">3.135<")
    assert [str(fault) for fault in check(files, "2.1")] == ["items/number.xml:18: The key scores 0, and MAXSCORE is 1."]


def test_a_variable_in_the_place_of_a_number_is_declared() -> None:
    files = sound("2.1")
    files["items/order.xml"] = files["items/order.xml"].replace(
        'template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>',
        f">{SET.format(f'<mapResponse identifier={chr(34)}RESPONSE{chr(34)}/>')}</responseProcessing>",
    )
    index = '<index n="HERE"><variable identifier="RESPONSE"/></index>'
    broken = files["items/order.xml"].replace('<mapResponse identifier="RESPONSE"/>', index)
    files["items/order.xml"] = broken
    assert any("<index> names the variable 'HERE', which is not declared." in fault.message for fault in check(files, "2.1"))
