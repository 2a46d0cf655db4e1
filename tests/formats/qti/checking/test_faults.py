"""One fault at a time, put into a sound package: it is found, on its line, and in words that say what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from quizkit.formats.qti.checking.package import check_qti
from quizkit.formats.qti.checking.versions import VERSIONS

from .packages import Files, check, contents_of, sound


@dataclass(frozen=True)
class Spoilt:
    """A fault: what is replaced in which file, the text on whose line it is to be found, and what is to be said."""

    name: str
    file: str
    old: str
    new: str
    at: str
    message: str
    version: str = "2.1"

    def files(self) -> Files:
        """The package with the fault."""
        files = sound(self.version)
        assert self.old in files[self.file], "there is nothing to spoil"
        files[self.file] = files[self.file].replace(self.old, self.new, 1)
        return files

    def line(self, files: Files) -> int:
        """The line on which the fault is to be found."""
        return files[self.file][: files[self.file].index(self.at)].count("\n") + 1


CHOICE, SEVERAL, MATCH, ORDER = ("items/choice.xml", "items/several.xml", "items/match.xml", "items/order.xml")
GAPS, TYPED, NUMBER, FEEDBACK = ("items/gaps.xml", "items/typed.xml", "items/number.xml", "items/feedback.xml")
TEST, MANIFEST = ("tests/test.xml", "imsmanifest.xml")

NAMES = [
    Spoilt(
        "attribute",
        CHOICE,
        "shuffle=",
        "shufle=",
        "<choiceInteraction",
        "<choiceInteraction> has no attribute 'shufle' (did you mean 'shuffle'?).",
    ),
    Spoilt(
        "attribute-22",
        CHOICE,
        "shuffle=",
        "shufle=",
        "<choiceInteraction",
        "<choiceInteraction> has no attribute 'shufle' (did you mean 'shuffle'?).",
        "2.2",
    ),
    Spoilt(
        "attribute-30",
        CHOICE,
        "max-choices=",
        "maxChoices=",
        "<qti-choice-inter",
        "<qti-choice-interaction> has no attribute 'maxChoices' (did you mean 'max-choices'?).",
        "3.0",
    ),
    Spoilt(
        "element",
        CHOICE,
        "<prompt>What is it?</prompt>",
        "<promt>What?</promt>",
        "<promt>",
        "The element <promt> is unknown (did you mean 'prompt'?).",
    ),
    Spoilt(
        "element-of-30",
        CHOICE,
        "<prompt>What is it?</prompt>",
        "<qti-prompt>What?</qti-prompt>",
        "<qti-prompt>",
        "The element <qti-prompt> is unknown (did you mean 'prompt'?).",
    ),
    Spoilt("data-in-21", CHOICE, "shuffle=", 'data-x="1" shuffle=', "<choiceInteraction", "<choiceInteraction> has no attribute 'data-x'."),
    Spoilt("html", CHOICE, "<p>Look", "<p>Look <u>here</u>", "<u>", "The element <u> is unknown (did you mean 'ul'?)."),
    Spoilt("math", CHOICE, "<mn>2</mn>", "<mnn>2</mnn>", "<mnn>", "The element <mnn> is unknown (did you mean 'mn'?)."),
    Spoilt(
        "math-attribute",
        CHOICE,
        "<mn>2</mn>",
        '<mn mathvarient="bold">2</mn>',
        "<mn ",
        "<mn> has no attribute 'mathvarient' (did you mean 'mathvariant'?).",
    ),
    Spoilt(
        "namespace",
        CHOICE,
        "<p>Look",
        '<p xmlns="http://www.w3.org/1999/xhtml">Look',
        "<p ",
        "<p> is in the namespace http://www.w3.org/1999/xhtml, which QTI 2.1 does not know here.",
    ),
    Spoilt(
        "loose-text",
        CHOICE,
        "    <p>Look",
        "    Look <p>Look",
        "<itemBody>",
        "Text stands directly in <itemBody>, which takes none: 'Look'.",
    ),
    Spoilt(
        "place",
        CHOICE,
        "<prompt>What is it?</prompt>",
        '<prompt>What <hottext identifier="h">is</hottext> it?</prompt>',
        "<hottext",
        "<hottext> must not stand in <prompt>.",
    ),
    Spoilt(
        "base-type",
        CHOICE,
        'baseType="identifier"',
        'baseType="idenfier"',
        "<responseDeclaration",
        "The attribute baseType of <responseDeclaration> is 'idenfier', but must be one of boolean, directedPair, "
        "duration, file, float, identifier, integer, pair, point, string, uri.",
    ),
    Spoilt(
        "boolean",
        CHOICE,
        'shuffle="true"',
        'shuffle="yes"',
        "<choiceInteraction",
        "The attribute shuffle of <choiceInteraction> is 'yes', but must be true or false.",
    ),
    Spoilt(
        "count",
        CHOICE,
        'maxChoices="1"',
        'maxChoices="-1"',
        "<choiceInteraction",
        "The attribute maxChoices of <choiceInteraction> is '-1', but must be a whole number from 0.",
    ),
    Spoilt(
        "number",
        TYPED,
        'mappedValue="0.5"',
        'mappedValue="0,5"',
        'mapKey="Lutetia"',
        "The attribute mappedValue of <mapEntry> is '0,5', but must be a number.",
    ),
    Spoilt("no-alt", CHOICE, ' alt="a dot"', "", "<img", "<img> lacks the attribute 'alt'."),
    Spoilt("no-title", CHOICE, ' title="A question"', "", "<assessmentItem", "<assessmentItem> lacks the attribute 'title'."),
    Spoilt(
        "identifier-missing",
        CHOICE,
        '<simpleChoice identifier="B" ',
        "<simpleChoice ",
        "<simpleChoice fixed",
        "<simpleChoice> lacks the attribute 'identifier'.",
    ),
    Spoilt(
        "identifier-digit",
        CHOICE,
        'identifier="B"',
        'identifier="1B"',
        'identifier="1B"',
        "The attribute identifier of <simpleChoice> is '1B', but must be an identifier: a letter or _, then letters, digits, _, - and ..",
    ),
    Spoilt(
        "content",
        "items/hotspot.xml",
        '<object type="image/png" data="images/dot.png" width="100" height="100"/>',
        "",
        "<hotspotInteraction",
        "The content of <hotspotInteraction> must be prompt? object hotspotChoice+; it is hotspotChoice hotspotChoice.",
    ),
    Spoilt(
        "modal-body",
        FEEDBACK,
        "<qti-content-body><p>Well done.</p></qti-content-body>",
        "<p>Well done.</p>",
        "<p>Well",
        "<p> must not stand in <qti-modal-feedback>.",
        "3.0",
    ),
    Spoilt(
        "rubric-use",
        "items/essay.xml",
        ' use="instructions"',
        "",
        "<qti-rubric-block",
        "<qti-rubric-block> lacks the attribute 'use'.",
        "3.0",
    ),
]

IDENTIFIERS = [
    Spoilt(
        "choices-twice",
        CHOICE,
        'identifier="B"',
        'identifier="A"',
        'identifier="A" fixed',
        "The identifier 'A' stands on line 19 of the same interaction already.",
    ),
    Spoilt(
        "declared-twice",
        CHOICE,
        'identifier="MAXSCORE"',
        "identifier='SCORE'",
        "identifier='SCORE'",
        "The variable 'SCORE' is declared on line 8 already.",
    ),
    Spoilt(
        "built-in",
        CHOICE,
        'identifier="MAXSCORE"',
        'identifier="numAttempts"',
        'identifier="numAttempts"',
        "The variable 'numAttempts' is built in, and must not be declared.",
    ),
    Spoilt(
        "response-undeclared",
        CHOICE,
        'responseIdentifier="RESPONSE"',
        'responseIdentifier="REPLY"',
        "<choiceInteraction",
        "<choiceInteraction> is bound to the response 'REPLY', which is not declared.",
    ),
    Spoilt(
        "response-unbound",
        CHOICE,
        'responseIdentifier="RESPONSE"',
        'responseIdentifier="REPLY"',
        "<responseDeclaration",
        "No interaction is bound to the response 'RESPONSE'.",
    ),
    Spoilt(
        "variable",
        NUMBER,
        '<variable identifier="RESPONSE"/>',
        '<variable identifier="RESPONS"/>',
        '"RESPONS"',
        "<variable> names the variable 'RESPONS', which is not declared (did you mean 'RESPONSE'?).",
    ),
    Spoilt(
        "outcome",
        NUMBER,
        '<setOutcomeValue identifier="SCORE">',
        '<setOutcomeValue identifier="SCOR">',
        '"SCOR"',
        "<setOutcomeValue> names the variable 'SCOR', which is not declared (did you mean 'SCORE'?).",
    ),
    Spoilt(
        "outcome-30",
        NUMBER,
        '<qti-set-outcome-value identifier="SCORE">',
        '<qti-set-outcome-value identifier="SCOR">',
        '"SCOR"',
        "<qti-set-outcome-value> names the variable 'SCOR', which is not declared (did you mean 'SCORE'?).",
        "3.0",
    ),
    Spoilt(
        "sets-a-response",
        NUMBER,
        '<setOutcomeValue identifier="SCORE">',
        '<setOutcomeValue identifier="RESPONSE">',
        "<setOutcomeValue",
        "<setOutcomeValue> names 'RESPONSE', which is a response variable and no outcome variable.",
    ),
    Spoilt(
        "no-mapping",
        NUMBER,
        '<variable identifier="RESPONSE"/>',
        '<mapResponse identifier="RESPONSE"/>',
        "<mapResponse",
        "<mapResponse> asks for the mapping of 'RESPONSE', which has none.",
    ),
    Spoilt(
        "feedback-outcome",
        FEEDBACK,
        '<modalFeedback outcomeIdentifier="FEEDBACK"',
        '<modalFeedback outcomeIdentifier="FEEDBAK"',
        '"FEEDBAK"',
        "<modalFeedback> names the variable 'FEEDBAK', which is not declared (did you mean 'FEEDBACK'?).",
    ),
    Spoilt(
        "feedback-unset",
        FEEDBACK,
        'identifier="right" showHide',
        'identifier="riht" showHide',
        '"riht"',
        "<modalFeedback> waits for 'riht' in 'FEEDBACK', which never holds it (did you mean 'right'?).",
    ),
    Spoilt(
        "feedback-of-no-choice",
        FEEDBACK,
        'outcomeIdentifier="CHOSEN" identifier="A"',
        'outcomeIdentifier="CHOSEN" identifier="Z"',
        'identifier="Z"',
        "<feedbackInline> waits for 'Z' in 'CHOSEN', which never holds it.",
    ),
    Spoilt(
        "feedback-on-number",
        FEEDBACK,
        '<modalFeedback outcomeIdentifier="FEEDBACK"',
        '<modalFeedback outcomeIdentifier="SCORE"',
        '<modalFeedback outcomeIdentifier="SCORE"',
        "<modalFeedback> hangs on 'SCORE', which holds no identifiers.",
    ),
    Spoilt(
        "template",
        CHOICE,
        "match_correct",
        "match_corect",
        "<responseProcessing",
        "There is no template at 'http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_corect' (did you mean "
        "'http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'?).",
    ),
    Spoilt(
        "template-22",
        CHOICE,
        "qti_v2p2/rptemplates",
        "qti_v2p1/rptemplates",
        "<responseProcessing",
        "There is no template at 'http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct' (did you mean "
        "'http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct'?).",
        "2.2",
    ),
    Spoilt(
        "template-30",
        CHOICE,
        "match_correct.xml",
        "match_correct",
        "<qti-response-proc",
        "There is no template at 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct' (did you mean "
        "'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'?).",
        "3.0",
    ),
    Spoilt(
        "template-without-mapping",
        CHOICE,
        "match_correct",
        "map_response",
        "<responseProcessing",
        "The template map_response asks for the mapping of RESPONSE, which has none.",
    ),
]

KEYS = [
    Spoilt("coordinates", "items/hotspot.xml", "50,50,10", "50,50", 'shape="circle"', "A circle cannot have 2 coordinates."),
    Spoilt(
        "key",
        CHOICE,
        "<value>A</value>",
        "<value>D</value>",
        "<value>D",
        "The key of 'RESPONSE' names 'D', which <choiceInteraction> does not offer.",
    ),
    Spoilt(
        "mapping-key",
        SEVERAL,
        'mapKey="B"',
        'mapKey="D"',
        'mapKey="D"',
        "The mapping of 'RESPONSE' names 'D', which <choiceInteraction> does not offer.",
    ),
    Spoilt(
        "mapping-twice",
        SEVERAL,
        'mapKey="B"',
        'mapKey="A"',
        'mapKey="A" mappedValue="-1"',
        "The key 'A' stands twice in the mapping of 'RESPONSE'.",
    ),
    Spoilt(
        "pair-turned",
        MATCH,
        "<value>S1 T1</value>",
        "<value>T1 S1</value>",
        "<value>T1 S1",
        "The key of 'RESPONSE' names 'T1', which <matchInteraction> does not offer.",
    ),
    Spoilt(
        "pair-alone",
        MATCH,
        "<value>S1 T1</value>",
        "<value>S1</value>",
        "<value>S1<",
        "'S1' is no directedPair, which 'RESPONSE' must hold.",
    ),
    Spoilt(
        "used-twice",
        MATCH,
        "<value>S2 T2</value>",
        "<value>S2 T1</value>",
        "<responseDeclaration",
        "The key of 'RESPONSE' uses 'T1' 2 times, and the interaction allows 1.",
    ),
    Spoilt(
        "gap",
        GAPS,
        "<value>W1 G1</value>",
        "<value>W1 G3</value>",
        "<value>W1 G3",
        "The key of 'RESPONSE' names 'G3', which <gapMatchInteraction> does not offer.",
    ),
    Spoilt(
        "order-incomplete",
        ORDER,
        "<value>B</value>",
        "",
        "<responseDeclaration",
        "The key of 'RESPONSE' does not put every choice in order.",
    ),
    Spoilt(
        "single-with-two",
        CHOICE,
        "<value>A</value>",
        "<value>A</value><value>B</value>",
        "<correctResponse",
        "The variable 'RESPONSE' is single, and has 2 values.",
    ),
    Spoilt(
        "no-number", NUMBER, "<value>3.14</value>", "<value>3,14</value>", "<value>3,14", "'3,14' is no float, which 'RESPONSE' must hold."
    ),
    Spoilt(
        "cardinality",
        ORDER,
        'cardinality="ordered"',
        'cardinality="multiple"',
        "<orderInteraction",
        "<orderInteraction> takes a variable that is ordered; 'RESPONSE' is multiple.",
    ),
    Spoilt(
        "single-of-several",
        CHOICE,
        'maxChoices="1"',
        'maxChoices="0"',
        "<choiceInteraction",
        "<choiceInteraction> takes several values, and 'RESPONSE' is single.",
    ),
    Spoilt(
        "type",
        TYPED,
        'baseType="string"',
        'baseType="identifier"',
        "<textEntryInteraction",
        "<textEntryInteraction> takes a variable of the type string or integer or float; 'RESPONSE' is identifier.",
    ),
    Spoilt(
        "too-many-keys",
        SEVERAL,
        'maxChoices="0"',
        'maxChoices="1"',
        "<responseDeclaration",
        "The key of 'RESPONSE' has 2 values, and the interaction allows 1.",
    ),
    Spoilt(
        "bounds",
        SEVERAL,
        'lowerBound="0" upperBound="2"',
        'lowerBound="2" upperBound="0"',
        "<mapping",
        "The mapping of 'RESPONSE' has a lower bound above its upper one.",
    ),
    Spoilt(
        "mapping-falls-short",
        SEVERAL,
        'mapKey="C" mappedValue="1"',
        'mapKey="C" mappedValue="0.5"',
        "<responseDeclaration",
        "The mapping of 'RESPONSE' reaches 1.5 at best, and MAXSCORE is 2.",
    ),
    Spoilt(
        "mapping-capped",
        SEVERAL,
        'upperBound="2"',
        'upperBound="1"',
        "<responseDeclaration",
        "The mapping of 'RESPONSE' reaches 1 at best, and MAXSCORE is 2.",
    ),
    Spoilt("key-not-best", SEVERAL, "<value>C</value>", "", "<responseDeclaration", "The key of 'RESPONSE' scores 1, and MAXSCORE is 2."),
    Spoilt(
        "points-and-template",
        ORDER,
        "<defaultValue><value>1</value>",
        "<defaultValue><value>3</value>",
        "<responseProcessing",
        "The template match_correct gives 1 for the key, and MAXSCORE is 3.",
    ),
    Spoilt(
        "least-above-most",
        CHOICE,
        'maxChoices="1"',
        'maxChoices="1" minChoices="2"',
        "<choiceInteraction",
        "The interaction asks for 2 choices and allows 1.",
    ),
]

PACKAGE = [
    Spoilt("image-gone", CHOICE, "images/dot.png", "images/dott.png", "<img", "The file 'items/images/dott.png' is not in the package."),
    Spoilt("image-absolute", CHOICE, "images/dot.png", "/images/dot.png", "<img", "The address '/images/dot.png' is an absolute path."),
    Spoilt(
        "image-of-a-scheme",
        CHOICE,
        "images/dot.png",
        "file:///etc/passwd",
        "<img",
        "The address 'file:///etc/passwd' begins with 'file:', which no reader should follow.",
    ),
    Spoilt("image-outside", CHOICE, "images/dot.png", "../../dot.png", "<img", "The address '../../dot.png' leads out of the package."),
    Spoilt(
        "image-backslash", CHOICE, "images/dot.png", "images\\dot.png", "<img", "The address 'images\\dot.png' is written with a backslash."
    ),
    Spoilt(
        "image-unlisted",
        SEVERAL,
        '<simpleChoice identifier="A">2',
        '<simpleChoice identifier="A"><img src="images/dot.png" alt=""/>',
        "<img",
        "The file 'items/images/dot.png' is in no resource that this file's own is or depends on.",
    ),
    Spoilt(
        "item-gone",
        TEST,
        "../items/choice.xml",
        "../items/choise.xml",
        "choise",
        "'../items/choise.xml' is no <assessmentItem> of the package.",
    ),
    Spoilt(
        "item-no-item",
        TEST,
        "../items/choice.xml",
        "../imsmanifest.xml",
        "imsmanifest",
        "'../imsmanifest.xml' is no <assessmentItem> of the package.",
    ),
    Spoilt(
        "places-twice",
        TEST,
        'identifier="two"',
        'identifier="one"',
        "match.xml",
        "The identifier 'one' stands on line 8 of the test already.",
    ),
    Spoilt("weight", TEST, 'weightIdentifier="W"', 'weightIdentifier="V"', "<setOutcomeValue", "No item of the test has a weight 'V'."),
    Spoilt("selection", TEST, 'select="2"', 'select="3"', "<selection", "The section draws 3 of 2."),
    Spoilt(
        "test-variables",
        TEST,
        'variableIdentifier="SCORE"',
        'variableIdentifier="SCOR"',
        "<setOutcomeValue",
        "No item of the test declares 'SCOR' (did you mean 'SCORE'?).",
    ),
    Spoilt(
        "variable-of-item",
        TEST,
        '<testVariables variableIdentifier="SCORE" weightIdentifier="W"/>',
        '<variable identifier="one.SCOR"/>',
        "<setOutcomeValue",
        "The item 'one' does not declare 'SCOR' (did you mean 'SCORE'?).",
    ),
    Spoilt(
        "test-outcome",
        TEST,
        '<setOutcomeValue identifier="SCORE">',
        '<setOutcomeValue identifier="TOTAL">',
        "<setOutcomeValue",
        "<setOutcomeValue> names the variable 'TOTAL', which is not declared.",
    ),
    Spoilt(
        "items-twice",
        ORDER,
        'identifier="order"',
        'identifier="match"',
        "<assessmentItem",
        "The identifier 'match' is that of 'items/match.xml' already.",
    ),
    Spoilt(
        "manifest-file",
        MANIFEST,
        '<file href="items/order.xml"/>',
        '<file href="items/ordre.xml"/>',
        '<file href="items/ordre.xml"/>',
        "The file 'items/ordre.xml' is listed, and is not in the package.",
    ),
    Spoilt(
        "manifest-twice",
        MANIFEST,
        '<file href="items/order.xml"/>',
        "<file href=\"items/order.xml\"/>\n<file href='items/order.xml'/>",
        "'items/order.xml'",
        "The file 'items/order.xml' stands on line 22 of the resource already.",
    ),
    Spoilt(
        "manifest-not-own",
        MANIFEST,
        '<file href="items/order.xml"/>',
        "",
        '"R_order"',
        "'items/order.xml' is what the resource is for, and is not among its files.",
    ),
    Spoilt(
        "manifest-two-owners",
        MANIFEST,
        '<file href="items/order.xml"/>',
        '<file href="items/order.xml"/><file href="items/match.xml"/>',
        '<file href="items/order.xml"/>',
        "The file 'items/match.xml' has a resource of its own, 'R_match': depend on that.",
    ),
    Spoilt(
        "resources-twice",
        MANIFEST,
        'identifier="R_order"',
        'identifier="R_match"',
        '"R_match" type="imsqti_item_xmlv2p1" href="items/order',
        "The resource 'R_match' stands on line 18 already.",
    ),
    Spoilt(
        "dependency",
        MANIFEST,
        'identifierref="R_match"',
        'identifierref="R_mtch"',
        "R_mtch",
        "There is no resource 'R_mtch' (did you mean 'R_match'?).",
    ),
    Spoilt(
        "resource-type",
        MANIFEST,
        '"R_order" type="imsqti_item_xmlv2p1"',
        '"R_order" type="imsqti_item_xmlv2p2"',
        "R_order",
        "QTI 2.1 has no resources of the type 'imsqti_item_xmlv2p2' (did you mean 'imsqti_item_xmlv2p1'?).",
    ),
    Spoilt(
        "wrong-root",
        MANIFEST,
        '"R_order" type="imsqti_item_xmlv2p1"',
        '"R_order" type="imsqti_test_xmlv2p1"',
        "R_order",
        "'items/order.xml' holds <assessmentItem>, and its resource is of the type 'imsqti_test_xmlv2p1'.",
    ),
    Spoilt(
        "schema", MANIFEST, "QTIv2.1 Package", "QTI 2.1", "<metadata>", "<schema> is 'QTI 2.1', and must be 'QTIv2.1 Package' for QTI 2.1."
    ),
    Spoilt(
        "manifest-attribute",
        MANIFEST,
        "identifierref=",
        "identifierRef=",
        "identifierRef",
        "<dependency> has no attribute 'identifierRef' (did you mean 'identifierref'?).",
    ),
    Spoilt(
        "no-organizations",
        MANIFEST,
        "<organizations/>",
        "",
        "<manifest",
        "The content of <manifest> must be metadata organizations resources; it is metadata resources.",
    ),
    Spoilt("not-well-formed", ORDER, "</itemBody>", "", "</assessmentItem>", "The XML is not well-formed: mismatched tag."),
    Spoilt(
        "wrong-version",
        ORDER,
        "imsqti_v2p1",
        "imsqti_v2p2",
        "<assessmentItem",
        "The root is <assessmentItem> of 'http://www.imsglobal.org/xsd/imsqti_v2p2', and must be of "
        "'http://www.imsglobal.org/xsd/imsqti_v2p1'.",
    ),
]

OPERANDS = [
    *(
        Spoilt(
            f"base-value-{base_type}",
            NUMBER,
            '<baseValue baseType="float">3.13</baseValue>',
            f'<baseValue baseType="{base_type}">{text}</baseValue>',
            f'baseType="{base_type}">{text}<',
            f"'{text}' is no {base_type}, as which <baseValue> gives it.",
        )
        for base_type, text in (
            ("float", "abc"),
            ("float", "1 2"),
            ("float", "3,13"),
            ("integer", "3.13"),
            ("boolean", "yes"),
            ("identifier", "3 a"),
            ("pair", "A"),
            ("directedPair", "A B C"),
            ("point", "1"),
            ("duration", "PT5S"),
        )
    ),
    Spoilt(
        "base-value-30",
        NUMBER,
        '<qti-base-value base-type="float">1<',
        '<qti-base-value base-type="float">one<',
        ">one<",
        "'one' is no float, as which <qti-base-value> gives it.",
        "3.0",
    ),
    Spoilt(
        "compares-several",
        SEVERAL,
        '  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>',
        """  <responseProcessing><responseCondition><responseIf>
    <gte><variable identifier="RESPONSE"/><baseValue baseType="float">1</baseValue></gte>
    <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
    </responseIf></responseCondition></responseProcessing>""",
        "<gte>",
        "<gte> takes single numbers, and 'RESPONSE' is multiple.",
    ),
    Spoilt(
        "compares-ordered",
        NUMBER,
        '<variable identifier="RESPONSE"/><baseValue baseType="float">3.13</baseValue>',
        '<ordered><variable identifier="RESPONSE"/></ordered><baseValue baseType="float">3.13</baseValue>',
        "<ordered>",
        "<gte> takes single numbers, and <ordered> gives several values.",
    ),
    Spoilt(
        "compares-text",
        NUMBER,
        'cardinality="single" baseType="float">',
        'cardinality="single" baseType="string">',
        "<gte>",
        "<gte> takes numbers, and 'RESPONSE' holds a string.",
    ),
    Spoilt(
        "scores-text",
        NUMBER,
        '<baseValue baseType="float">1<',
        '<baseValue baseType="string">1<',
        "<setOutcomeValue",
        "The outcome 'SCORE' takes numbers, and <baseValue> gives a string.",
    ),
    Spoilt(
        "scores-several",
        ORDER,
        '  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>',
        """  <responseProcessing>
    <setOutcomeValue identifier="SCORE"><variable identifier="RESPONSE"/></setOutcomeValue>
  </responseProcessing>""",
        "<setOutcomeValue",
        "The outcome 'SCORE' takes single numbers, and 'RESPONSE' is ordered.",
    ),
    Spoilt(
        "link-in-link",
        CHOICE,
        "<p>Look at",
        '<p><a href="https://example.org/"><em>See\n<a href="https://example.org/2">this</a></em></a> Look at',
        '/2"',
        "The link stands within that of line 16, and no link may hold another.",
    ),
    Spoilt("id-twice-on-a-line", CHOICE, "<p>Look at", '<p id="x"/><p id="x">Look at', "Look at", "The id 'x' stands on line 16 already."),
    Spoilt("draws-none", TEST, 'select="2"', 'select="0"', "<selection", "The section draws 0 of 2."),
    Spoilt("draws-more-than-there-are", TEST, 'select="2"', 'select="+3"', "<selection", "The section draws +3 of 2."),
]
FAULTS = (*NAMES, *IDENTIFIERS, *KEYS, *PACKAGE, *OPERANDS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found_on_its_line(fault: Spoilt) -> None:
    files = fault.files()
    found = [(each.file, each.line, each.message) for each in check(files, fault.version)]
    assert (fault.file, fault.line(files), fault.message) in found


def said(files: Files, *twice: str, version: str = "2.1") -> list[str]:
    """What the checker says, as it is shown."""
    return [str(fault) for fault in check_qti(VERSIONS[version], contents_of(files, *twice))]


def spoilt(file: str, old: str, new: str) -> list[str]:
    """What the checker says of the sound package with one thing replaced."""
    return said(Spoilt("", file, old, new, "", "").files())


def test_children_have_their_order() -> None:
    late = '<responseDeclaration identifier="R" cardinality="single" baseType="string"/>\n  <itemBody>'
    assert any("The content of <assessmentItem> must be responseDeclaration*" in line for line in spoilt(CHOICE, "<itemBody>", late))


def test_an_html_id_stands_once_in_a_file() -> None:
    assert spoilt(CHOICE, "<p>Look at", '<p id="x"/>\n<p id="x">Look at') == ["items/choice.xml:17: The id 'x' stands on line 16 already."]


def test_a_test_depends_on_its_items() -> None:
    found = spoilt(MANIFEST, '<dependency identifierref="R_match"/>', "")
    assert found == ["tests/test.xml:11: The resource 'R_T' does not depend on that of 'items/match.xml'."]


def test_a_package_without_a_manifest_is_none() -> None:
    files = sound("2.1")
    del files[MANIFEST]
    assert said(files) == ["imsmanifest.xml: The package has no manifest."]


def test_a_manifest_of_another_format_is_none() -> None:
    assert spoilt(MANIFEST, "imscp_v1p1", "imscp_v9p9") == [
        "imsmanifest.xml:2: The root is <manifest> of 'http://www.imsglobal.org/xsd/imscp_v9p9', "
        "and must be <manifest> of 'http://www.imsglobal.org/xsd/imscp_v1p1'."
    ]


def test_a_file_that_nobody_lists_is_found() -> None:
    found = said({**sound("2.1"), "items/stray.png": ""})
    assert found == ["items/stray.png: The file is in the package, and no resource of the manifest lists it."]


def test_an_item_that_no_resource_is_for_is_read_all_the_same() -> None:
    files = sound("2.1")
    files["items/stray.xml"] = (
        files[ORDER].replace("<value>B</value>", "<value>Z</value>").replace('identifier="order"', 'identifier="stray"')
    )
    assert "items/stray.xml: No resource of the manifest is for this file." in said(files)
    assert any("names 'Z'" in line for line in said(files))


def test_openolat_has_a_file_beside_the_manifest() -> None:
    files = {**sound("2.1"), "QTI21PackageConfig.xml": "<config/>"}
    assert check(files, "2.1", "openolat") == []
    assert len(check(files, "2.1")) == 1


def test_a_stimulus_is_there_and_is_depended_on() -> None:
    files = sound("3.0")
    stimulus = (
        f'<qti-assessment-stimulus xmlns="{VERSIONS["3.0"].namespace}" identifier="text" title="A text">'
        "<qti-stimulus-body><p>Read.</p></qti-stimulus-body></qti-assessment-stimulus>"
    )
    files["items/text.xml"] = stimulus
    files[ORDER] = files[ORDER].replace(
        "  <qti-item-body>", '  <qti-assessment-stimulus-ref identifier="text" href="text.xml"/>\n  <qti-item-body>'
    )
    resource = '<resource identifier="R_text" type="imsqti_stimulus_xmlv3p0" href="items/text.xml"><file href="items/text.xml"/></resource>'
    files[MANIFEST] = files[MANIFEST].replace("  </resources>", f"{resource}</resources>")
    assert "items/order.xml:16: The resource 'R_order' does not depend on that of 'items/text.xml'." in said(files, version="3.0")
    own = '<file href="items/order.xml"/>'
    files[MANIFEST] = files[MANIFEST].replace(own, f'{own}<dependency identifierref="R_text"/>')
    assert said(files, version="3.0") == []
    files[ORDER] = files[ORDER].replace("text.xml", "txt.xml")
    assert "items/order.xml:16: 'txt.xml' is no <qti-assessment-stimulus> of the package." in said(files, version="3.0")
