"""A sound package of QTI 1.2, written by hand: for the standard and for Canvas, and with little changed for others."""

from __future__ import annotations

import io
from collections.abc import Mapping

from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.fault import Fault
from quizkit.formats.qti12.checking.package import check_qti12

Files = dict[str, str]

CHOICE = """<item ident="choice" title="Choice">
<itemmetadata><qtimetadata>
<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>multiple_choice_question</fieldentry></qtimetadatafield>
<qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>2.0</fieldentry></qtimetadatafield>
</qtimetadata></itemmetadata>
<presentation>
<material><mattext texttype="text/html">&lt;p&gt;2+2? &lt;img src="images/dot.png" alt="dot"&gt;&lt;/p&gt;</mattext></material>
<response_lid ident="response1" rcardinality="Single">
<render_choice>
<response_label ident="A"><material><mattext>4</mattext></material></response_label>
<response_label ident="B"><material><mattext>5</mattext></material></response_label>
</render_choice>
</response_lid>
</presentation>
<resprocessing>
<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
<respcondition continue="No">
<conditionvar><varequal respident="response1">A</varequal></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar>
<displayfeedback feedbacktype="Response" linkrefid="correct_fb"/>
</respcondition>
</resprocessing>
<itemfeedback ident="correct_fb"><flow_mat><material><mattext>Right.</mattext></material></flow_mat></itemfeedback>
</item>"""
MATCH = """<item ident="match" title="Match">
<itemmetadata><qtimetadata>
<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>matching_question</fieldentry></qtimetadatafield>
</qtimetadata></itemmetadata>
<presentation>
<response_lid ident="row1"><material><mattext>France</mattext></material><render_choice>
<response_label ident="P"><material><mattext>Paris</mattext></material></response_label>
<response_label ident="R"><material><mattext>Rome</mattext></material></response_label>
</render_choice></response_lid>
<response_lid ident="row2"><material><mattext>Italy</mattext></material><render_choice>
<response_label ident="P"><material><mattext>Paris</mattext></material></response_label>
<response_label ident="R"><material><mattext>Rome</mattext></material></response_label>
</render_choice></response_lid>
</presentation>
<resprocessing>
<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
<respcondition continue="Yes">
<conditionvar><varequal respident="row1">P</varequal></conditionvar><setvar action="Add" varname="SCORE">50</setvar>
</respcondition>
<respcondition continue="Yes">
<conditionvar><varequal respident="row2">R</varequal></conditionvar><setvar action="Add" varname="SCORE">50</setvar>
</respcondition>
</resprocessing>
</item>"""
NUMBER = """<item ident="number" title="Number">
<itemmetadata><qtimetadata>
<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>numerical_question</fieldentry></qtimetadatafield>
</qtimetadata></itemmetadata>
<presentation>
<material><mattext>Pi?</mattext></material>
<response_str ident="response1" rcardinality="Single"><render_fib fibtype="Decimal"><response_label ident="a"/></render_fib></response_str>
</presentation>
<resprocessing>
<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
<respcondition continue="No">
<conditionvar><or><varequal respident="response1">3.14</varequal>
<and><vargte respident="response1">3.13</vargte><varlte respident="response1">3.15</varlte></and></or></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar>
</respcondition>
</resprocessing>
</item>"""
QUIZ = f"""<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
<assessment ident="quiz" title="Quiz">
<section ident="root_section">
{CHOICE}
{MATCH}
{NUMBER}
</section>
</assessment>
</questestinterop>
"""
BANK = f"""<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
<objectbank ident="bank">
{NUMBER.replace('ident="number"', 'ident="another"')}
</objectbank>
</questestinterop>
"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M">
<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>
<organizations/>
<resources>
<resource identifier="quiz" type="imsqti_xmlv1p2" href="quiz.xml">
<file href="quiz.xml"/>
<file href="images/dot.png"/>
</resource>
<resource identifier="bank" type="imsqti_xmlv1p2" href="bank.xml">
<file href="bank.xml"/>
</resource>
</resources>
</manifest>
"""


def sound() -> Files:
    """The files of a sound package."""
    return {"imsmanifest.xml": MANIFEST, "quiz.xml": QUIZ, "bank.xml": BANK, "images/dot.png": ""}


def contents_of(files: Mapping[str, str]) -> Contents:
    """Files that lie in memory."""
    return Contents(files, lambda name: io.BytesIO(files[name].encode()))


def check(files: Mapping[str, str], profile: str | None = "canvas") -> list[Fault]:
    """What the checker says."""
    return list(check_qti12(contents_of(files), profile))


def assert_found(fault: tuple[str, str, str, str, str], profile: str = "canvas", files: Files | None = None) -> None:
    """That a fault is found once it is put into a sound package.

    Args:
        fault: the file, what is replaced in it, by what, the text on whose line the fault is to be found, and what is to be said of it.
        profile: the reader that the package is for.
        files: the package, if it is not the usual one.
    """
    file, old, new, at, message = fault
    files = dict(files or sound())
    assert message not in str(check(files, profile))
    assert old in files[file], "there is nothing to spoil"
    files[file] = files[file].replace(old, new, 1)
    found = check(files, profile)
    line = files[file][: files[file].index(at)].count("\n") + 1 if at else 0
    assert [each for each in found if message in each.message and (each.line == line or not at)], found
