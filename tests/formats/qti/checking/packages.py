"""A sound package of QTI, written by hand, in each version; and how to spoil it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.fault import Fault
from quizkit.formats.qti.checking.package import check_qti
from quizkit.formats.qti.checking.versions import VERSIONS

Files = dict[str, str]
MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math>'

ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="{asi}" identifier="{name}" title="A question" adaptive="false" timeDependent="false">
{declarations}
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">
    <defaultValue><value>0</value></defaultValue>
  </outcomeDeclaration>
  <outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">
    <defaultValue><value>{points}</value></defaultValue>
  </outcomeDeclaration>
{outcomes}
  <itemBody>
{body}
  </itemBody>
{processing}
</assessmentItem>
"""


def _item(name: str, declarations: str, body: str, template: str = "", points: int = 1, outcomes: str = "", processing: str = "") -> str:
    if template:
        processing = f'  <responseProcessing template="{{templates}}{template}{{ending}}"/>'
    parts = {"name": name, "declarations": declarations, "body": body, "processing": processing, "points": points, "outcomes": outcomes}
    return ITEM.replace("{asi}", "{{asi}}").format(**parts)


def _response(cardinality: str, base_type: str, *values: str, mapping: str = "") -> str:
    key = "".join(f"\n      <value>{value}</value>" for value in values)
    correct = f"\n    <correctResponse>{key}\n    </correctResponse>" if values else ""
    head = f'  <responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="{base_type}">'
    return f"{head}{correct}{mapping}\n  </responseDeclaration>"


CHOICE = _item(
    "choice",
    _response("single", "identifier", "A"),
    """    <p>Look at <img src="images/dot.png" alt="a dot"/> and {math}.</p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
      <prompt>What is it?</prompt>
      <simpleChoice identifier="A">a dot</simpleChoice>
      <simpleChoice identifier="B" fixed="true">a line</simpleChoice>
    </choiceInteraction>""",
    "match_correct",
)
SEVERAL = _item(
    "several",
    _response(
        "multiple",
        "identifier",
        "A",
        "C",
        mapping="""
    <mapping lowerBound="0" upperBound="2" defaultValue="0">
      <mapEntry mapKey="A" mappedValue="1"/>
      <mapEntry mapKey="C" mappedValue="1"/>
      <mapEntry mapKey="B" mappedValue="-1"/>
    </mapping>""",
    ),
    """    <choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="0">
      <simpleChoice identifier="A">2</simpleChoice>
      <simpleChoice identifier="B">4</simpleChoice>
      <simpleChoice identifier="C">5</simpleChoice>
    </choiceInteraction>""",
    "map_response",
    points=2,
)
MATCH = _item(
    "match",
    _response(
        "multiple",
        "directedPair",
        "S1 T1",
        "S2 T2",
        mapping="""
    <mapping defaultValue="0">
      <mapEntry mapKey="S1 T1" mappedValue="0.5"/>
      <mapEntry mapKey="S2 T2" mappedValue="0.5"/>
    </mapping>""",
    ),
    """    <matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="2">
      <simpleMatchSet>
        <simpleAssociableChoice identifier="S1" matchMax="1">France</simpleAssociableChoice>
        <simpleAssociableChoice identifier="S2" matchMax="1">Italy</simpleAssociableChoice>
      </simpleMatchSet>
      <simpleMatchSet>
        <simpleAssociableChoice identifier="T1" matchMax="1">Paris</simpleAssociableChoice>
        <simpleAssociableChoice identifier="T2" matchMax="1">Rome</simpleAssociableChoice>
      </simpleMatchSet>
    </matchInteraction>""",
    "map_response",
)
ORDER = _item(
    "order",
    _response("ordered", "identifier", "A", "B"),
    """    <orderInteraction responseIdentifier="RESPONSE" shuffle="true">
      <simpleChoice identifier="B">two</simpleChoice>
      <simpleChoice identifier="A">one</simpleChoice>
    </orderInteraction>""",
    "match_correct",
)
GAPS = _item(
    "gaps",
    _response("multiple", "directedPair", "W1 G1", "W2 G2"),
    """    <gapMatchInteraction responseIdentifier="RESPONSE" shuffle="true">
      <gapText identifier="W1" matchMax="1">cat</gapText>
      <gapText identifier="W2" matchMax="1">dog</gapText>
      <p>A <gap identifier="G1"/> meows, a <gap identifier="G2"/> barks.</p>
    </gapMatchInteraction>""",
    "match_correct",
)
DROPDOWN = _item(
    "dropdown",
    _response("single", "identifier", "X"),
    """    <p>The sky is <inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="false">
      <inlineChoice identifier="X">blue</inlineChoice>
      <inlineChoice identifier="Y">green</inlineChoice>
    </inlineChoiceInteraction>.</p>""",
    "match_correct",
)
TYPED = _item(
    "typed",
    _response(
        "single",
        "string",
        "Paris",
        mapping="""
    <mapping defaultValue="0">
      <mapEntry mapKey="Paris" mappedValue="1" caseSensitive="false"/>
      <mapEntry mapKey="Lutetia" mappedValue="0.5" caseSensitive="false"/>
    </mapping>""",
    ),
    '    <p>Where? <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="10"/></p>',
    "map_response",
)
NUMBER = _item(
    "number",
    _response("single", "float", "3.14"),
    '    <p>Pi? <textEntryInteraction responseIdentifier="RESPONSE"/></p>',
    processing="""  <responseProcessing>
    <responseCondition>
      <responseIf>
        <and>
          <gte><variable identifier="RESPONSE"/><baseValue baseType="float">3.13</baseValue></gte>
          <lte><variable identifier="RESPONSE"/><baseValue baseType="float">3.15</baseValue></lte>
        </and>
        <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
      </responseIf>
    </responseCondition>
  </responseProcessing>""",
)
FEEDBACK = _item(
    "feedback",
    _response("single", "identifier", "A"),
    """    <choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">
      <simpleChoice identifier="A">yes
        <feedbackInline outcomeIdentifier="CHOSEN" identifier="A" showHide="show">good</feedbackInline></simpleChoice>
      <simpleChoice identifier="B">no</simpleChoice>
    </choiceInteraction>""",
    outcomes="""  <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>
  <outcomeDeclaration identifier="CHOSEN" cardinality="single" baseType="identifier"/>""",
    processing="""  <responseProcessing>
    <setOutcomeValue identifier="CHOSEN"><variable identifier="RESPONSE"/></setOutcomeValue>
    <responseCondition>
      <responseIf>
        <match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
        <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
        <setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">right</baseValue></setOutcomeValue>
      </responseIf>
      <responseElse>
        <setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">wrong</baseValue></setOutcomeValue>
      </responseElse>
    </responseCondition>
  </responseProcessing>
  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="right" showHide="show">{open}<p>Well done.</p>{close}</modalFeedback>
  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="wrong" showHide="show">{open}<p>Read on.</p>{close}</modalFeedback>""",
)
ESSAY = _item(
    "essay",
    _response("single", "string"),
    """    <rubricBlock view="candidate"{use}>{open}<p>Write.</p>{close}</rubricBlock>
    <extendedTextInteraction responseIdentifier="RESPONSE" expectedLines="10" format="plain">
      <prompt>Discuss.</prompt>
    </extendedTextInteraction>""",
)
UPLOAD = _item("upload", _response("single", "file"), '    <uploadInteraction responseIdentifier="RESPONSE"/>')
HOTSPOT = _item(
    "hotspot",
    _response("single", "identifier", "H1"),
    """    <hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1">
      <object type="image/png" data="images/dot.png" width="100" height="100"/>
      <hotspotChoice identifier="H1" shape="rect" coords="0,0,50,100"/>
      <hotspotChoice identifier="H2" shape="circle" coords="50,50,10"/>
    </hotspotInteraction>""",
    "match_correct",
)
PAIRS = _item(
    "pairs",
    _response("multiple", "pair", "A B"),
    """    <associateInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="0">
      <simpleAssociableChoice identifier="A" matchMax="1">salt</simpleAssociableChoice>
      <simpleAssociableChoice identifier="B" matchMax="1">pepper</simpleAssociableChoice>
      <simpleAssociableChoice identifier="C" matchMax="1">sand</simpleAssociableChoice>
    </associateInteraction>""",
    "match_correct",
)
ITEMS = {
    "choice": CHOICE,
    "several": SEVERAL,
    "match": MATCH,
    "order": ORDER,
    "gaps": GAPS,
    "dropdown": DROPDOWN,
    "typed": TYPED,
    "number": NUMBER,
    "feedback": FEEDBACK,
    "essay": ESSAY,
    "upload": UPLOAD,
    "hotspot": HOTSPOT,
    "pairs": PAIRS,
}
WITH_IMAGE = ("choice", "hotspot")

TEST = """<?xml version="1.0" encoding="UTF-8"?>
<assessmentTest xmlns="{asi}" identifier="T" title="A test">
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <testPart identifier="P" navigationMode="nonlinear" submissionMode="individual">
    <assessmentSection identifier="S" title="All" visible="true">
      <selection select="2"/>
      <ordering shuffle="true"/>
      <assessmentItemRef identifier="one" href="../items/choice.xml">
        <weight identifier="W" value="2"/>
      </assessmentItemRef>
      <assessmentItemRef identifier="two" href="../items/match.xml"/>
    </assessmentSection>
  </testPart>
  <outcomeProcessing>
    <setOutcomeValue identifier="SCORE"><sum><testVariables variableIdentifier="SCORE" weightIdentifier="W"/></sum></setOutcomeValue>
  </outcomeProcessing>
</assessmentTest>
"""

_HTML = "p|img|object|math|msup|mi|mn"
_ATTRIBUTE = re.compile(r'\b([a-z]+(?:[A-Z][a-z]+)+)="')
_TAG = re.compile(rf"<(/?)(?!(?:{_HTML})\b)([a-z]\w*)")


def _kebab(name: str) -> str:
    return re.sub("([A-Z])", lambda found: f"-{found[1].lower()}", name)


def spelled(text: str, version: str) -> str:
    """A file of 2.1 in the names of another version."""
    it = VERSIONS[version]
    address = next(address for address in it.templates if "match_correct" in address)
    prefix, _, ending = address.partition("match_correct")
    bodies = {"{math}": MATH, "{open}": "<qti-content-body>", "{close}": "</qti-content-body>", "{use}": ' use="instructions"'}
    for mark, content in bodies.items():
        text = text.replace(mark, content if version == "3.0" or content is MATH else "")
    if version == "3.0":
        text = _TAG.sub(lambda found: f"<{found[1]}qti-{_kebab(found[2])}", text).replace("qti-qti-", "qti-")
        text = _ATTRIBUTE.sub(lambda found: f'{_kebab(found[1])}="', text)
        text = re.sub(r'<object type="image/png" data="([^"]*)"', r'<img alt="" src="\1"', text)
    return text.replace("{asi}", it.namespace).replace("{templates}", prefix).replace("{ending}", ending)


def manifest(version: str, items: Mapping[str, str] = ITEMS) -> str:
    """The manifest of the sound package."""
    it = VERSIONS[version]
    item, test = (name for name, root in it.types.items() if root in ("assessment-item", "assessment-test"))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<manifest xmlns="{it.packaging}" identifier="M">',
        f"  <metadata><schema>{it.schema}</schema><schemaversion>{it.schema_versions[0]}</schemaversion></metadata>",
        "  <organizations/>",
        "  <resources>",
        f'    <resource identifier="R_T" type="{test}" href="tests/test.xml">',
        '      <file href="tests/test.xml"/>',
        '      <dependency identifierref="R_choice"/>',
        '      <dependency identifierref="R_match"/>',
        "    </resource>",
    ]
    for name in items:
        lines.append(f'    <resource identifier="R_{name}" type="{item}" href="items/{name}.xml">')
        lines.append(f'      <file href="items/{name}.xml"/>')
        if name in WITH_IMAGE:
            lines.append('      <file href="items/images/dot.png"/>')
        lines.append("    </resource>")
    return "\n".join([*lines, "  </resources>", "</manifest>", ""])


def sound(version: str) -> Files:
    """The files of a sound package."""
    files = {f"items/{name}.xml": spelled(text, version) for name, text in ITEMS.items()}
    files["items/images/dot.png"] = "no image, but nobody looks"
    files["tests/test.xml"] = spelled(TEST, version)
    files["imsmanifest.xml"] = manifest(version)
    return files


def contents_of(files: Mapping[str, str], *twice: str) -> Contents:
    """Files that lie in memory; names may be given to stand in the package once more."""
    return Contents([*files, *twice], lambda name: io.BytesIO(files[name].encode()))


def check(files: Mapping[str, str], version: str, profile: str | None = None) -> list[Fault]:
    """What the checker says."""
    return list(check_qti(VERSIONS[version], contents_of(files), profile))
