"""Numbers, ranges and durations."""

from __future__ import annotations

import pytest

from quizkit.formats.qti12.checking.figures import is_duration

from .packages import assert_found, check, sound

VARIABLE = '<decvar maxvalue="100" minvalue="0" varname="SCORE"'
FAULTS = {
    "most": ('maxvalue="100"', 'maxvalue="many"', "maxvalue", "The maxvalue of the variable 'SCORE' is 'many', which is no number."),
    "most-endless": ('maxvalue="100"', 'maxvalue="INF"', "maxvalue", "The maxvalue of the variable 'SCORE' is 'INF', which is no number."),
    "least": ('minvalue="0"', 'minvalue=""', "minvalue", "The minvalue of the variable 'SCORE' is '', which is no number."),
    "default": (VARIABLE, f'{VARIABLE} defaultval="0,5"', "0,5", "The defaultval of the variable 'SCORE' is '0,5', which is no number."),
    "set": ('"SCORE">100<', '"SCORE">full<', ">full<", "The rule sets 'SCORE' to 'full', which is no number."),
    "set-to-nothing": ('"SCORE">100<', '"SCORE"><', '"SCORE"><', "The rule sets 'SCORE' to '', which is no number."),
    "set-to-a-name": ('"SCORE">100<', '"SCORE">x.max<', "x.max", "The rule sets 'SCORE' to 'x.max', which is no number."),
    "range": (">3.13<", ">3.16<", ">3.16<", "No number is above 3.16 and below 3.15: the range is turned round."),
    "empty-range": ('<vargte respident="response1">3.13</vargte>', '<vargt respident="response1">3.15</vargt>', "<vargt ", "turned round"),
}


@pytest.mark.parametrize("profile", ["canvas", "plain", "sakai"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_on_its_line(name: str, profile: str) -> None:
    assert_found(("quiz.xml", *FAULTS[name]), profile)


def test_a_range_of_one_number_is_one() -> None:
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace(">3.13<", ">3.14<").replace(">3.15<", ">3.14<")
    assert check(files) == []


def test_ranges_are_looked_at_to_their_last_digit() -> None:
    files = sound()
    least, most = "1.53999999999999999999999999995", "1.54000000000000000000000000005"
    range_of = f'<vargt respident="response1">{least}</vargt><varlte respident="response1">{most}</varlte>'
    old = '<vargte respident="response1">3.13</vargte><varlte respident="response1">3.15</varlte>'
    assert old in files["quiz.xml"]
    files["quiz.xml"] = files["quiz.xml"].replace(old, range_of)
    assert check(files) == []


def test_what_is_no_number_need_not_have_numbers() -> None:
    files = sound()
    other = '<decvar varname="WHICH" vartype="String" defaultval="none"/>'
    files["quiz.xml"] = files["quiz.xml"].replace("<outcomes>", f"<outcomes>{other}")
    assert check(files) == []


@pytest.mark.parametrize("text", ["P1Y2M3DT4H5M6S", "PT90M", "PT5400S", "PT0.5S", "P2W", "P0D", "PT1,5H", "P1DT12H"])
def test_durations_of_iso_8601(text: str) -> None:
    assert is_duration(text)


@pytest.mark.parametrize("text", ["", "90", "90M", "P", "PT", "P1DT", "PT5", "P1H", "PT1.5H3M", "pt90m", "PT-5M", "P1W2D", "PT5M "])
def test_what_iso_8601_does_not_have(text: str) -> None:
    assert not is_duration(text)


@pytest.mark.parametrize("at", ['<assessment ident="quiz" title="Quiz">', '<item ident="number" title="Number">'])
def test_a_duration_is_one(at: str) -> None:
    fault = ("quiz.xml", at, f"{at}\n<duration>90 minutes</duration>", "<duration", "'90 minutes' is no duration as ISO 8601 has it")
    assert_found(fault, "plain")
    files = sound()
    files["quiz.xml"] = files["quiz.xml"].replace(at, f"{at}<duration>PT90M</duration>")
    assert check(files, "plain") == []


def test_a_range_of_sakai_is_the_right_way_round() -> None:
    old = '<varequal respident="response1">3.14</varequal>'
    fault = ("quiz.xml", old, '<varequal respident="response1">4|3</varequal>', ">4|3<", "The range from 4 to 3 is turned round.")
    files = sound()
    files["quiz.xml"] = (
        files["quiz.xml"].replace('<render_fib fibtype="Decimal">', "<render_fin>").replace("</render_fib>", "</render_fin>")
    )
    assert_found(fault, "sakai", files)
