"""Tests: parts, sections, and what they say of their items, for the vocabularies (`formats/checking/vocabulary.py` explains the lines).

Source: the schemas of QTI 2.1.2, 2.2.4 and 3.0.1.
"""

from __future__ import annotations

GROUPS = {
    "CLASS": "class=text~30 xml:lang=text~30 data-*=text~30",
    "PLACE": "pre-condition* branch-rule* item-session-control? time-limits?",
}

TESTS = """
assessment-test: identifier=name! title=text! tool-name=text tool-version=text CLASS : context-declaration*~30 outcome-declaration*
    time-limits? stylesheet* rubric-block*~30 test-part+ outcome-processing? test-feedback*
test-part: identifier=name! title=text~30 CLASS navigation-mode=linear|nonlinear! submission-mode=individual|simultaneous! : PLACE
    rubric-block*~30 (assessment-section | assessment-section-ref)+ test-feedback*
assessment-section: identifier=name! title=text! visible=boolean! required=boolean fixed=boolean keep-together=boolean CLASS : PLACE
    selection? ordering? rubric-block* (assessment-item-ref | assessment-section | assessment-section-ref)*
assessment-section-ref: identifier=name! href=address! CLASS
assessment-item-ref: identifier=name! href=address! required=boolean fixed=boolean category=names CLASS : PLACE variable-mapping* weight*
    template-default*
selection: select=count! with-replacement=boolean
ordering: shuffle=boolean
weight: identifier=name! value=number!
variable-mapping: source-identifier=name! target-identifier=name!
template-default: template-identifier=name! : (E)
pre-condition: : (E)
branch-rule: target=name! : (E)
item-session-control: max-attempts=integer show-feedback=boolean allow-review=boolean show-solution=boolean allow-comment=boolean
    allow-skipping=boolean validate-responses=boolean
time-limits: min-time=amount max-time=amount allow-late-submission=boolean
test-feedback~21~22: access=atEnd|during! SHOWN title=text : TEXT (FLOW | math | printed-variable | hottext | template-inline |
    template-block)* stylesheet*
test-feedback~30: access=atEnd|during! SHOWN title=text : stylesheet* content-body?
"""
