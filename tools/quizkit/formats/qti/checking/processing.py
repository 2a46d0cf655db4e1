"""Response, template and outcome processing, for the vocabularies (`formats/checking/vocabulary.py` explains the lines).

Source: the schemas of QTI 2.1.2, 2.2.4 and 3.0.1.
"""

from __future__ import annotations

GROUPS = {
    "E": "and | gt | not | lt | gte | lte | or | sum | duration-lt | duration-gte | subtract | divide | multiple | ordered | random | "
    "number-incorrect | number-correct | number-presented | number-responded | number-selected | substring | equal-rounded | null "
    "| delete | match | index | power | equal | contains | container-size | correct | default | any-n | integer-divide | "
    "integer-modulus | is-null | member | product | round | truncate | field-value | random-integer | random-float | variable | "
    "outcome-minimum | outcome-maximum | test-variables | integer-to-float | inside | base-value | pattern-match | "
    "map-response-point | map-response | string-match | repeat | round-to | lcm | gcd | min | max | math-constant | stats-operator "
    "| math-operator",
    "N": "sum | subtract | divide | multiple | ordered | random | number-incorrect | number-correct | number-presented | "
    "number-responded | number-selected | null | delete | index | power | container-size | correct | default | integer-divide | "
    "integer-modulus | product | round | truncate | field-value | random-integer | random-float | variable | outcome-minimum | "
    "outcome-maximum | test-variables | integer-to-float | base-value | map-response-point | map-response | repeat | round-to | "
    "lcm | gcd | min | max | math-constant | stats-operator | math-operator",
    "RULE": "response-condition | response-processing-fragment | set-outcome-value | exit-response | lookup-outcome-value",
    "OUTCOME-RULE": "lookup-outcome-value | outcome-processing-fragment | set-outcome-value | exit-test | outcome-condition",
    "TEMPLATE-RULE": "set-template-value | exit-template | template-condition | set-default-value | set-correct-response | "
    "template-constraint",
    "COUNTED": "section-identifier=name include-category=names exclude-category=names",
}

PROCESSING = """
response-processing: template=address template-location=address : (RULE)*
response-processing-fragment: : (RULE)*
response-condition: : response-if response-else-if* response-else?
response-if response-else-if: : (E) (RULE)*
response-else: : (RULE)*
outcome-processing: : (OUTCOME-RULE)*
outcome-processing-fragment: : (OUTCOME-RULE)*
outcome-condition: : outcome-if outcome-else-if* outcome-else?
outcome-if outcome-else-if: : (E) (OUTCOME-RULE)*
outcome-else: : (OUTCOME-RULE)*
template-processing: : (TEMPLATE-RULE)+
template-condition: : template-if template-else-if* template-else?
template-if template-else-if: : (E) (TEMPLATE-RULE)*
template-else: : (TEMPLATE-RULE)*
template-constraint: : (E)
set-outcome-value set-template-value set-correct-response set-default-value lookup-outcome-value: identifier=name! : (E)
exit-response exit-template exit-test null:

variable: identifier=name! weight-identifier=name
correct default map-response map-response-point: identifier=name!
base-value: base-type=boolean|directedPair|duration|file|float|identifier|integer|pair|point|string|uri! : TEXT
sum: : (N)+
and or product min max gcd lcm: : (E)+
multiple ordered: : (E)*
not is-null container-size random round truncate integer-to-float: : (E)
gt gte lt lte match member contains delete subtract divide power integer-divide integer-modulus duration-lt duration-gte: : (E) (E)
equal: tolerance-mode=absolute|exact|relative tolerance=text include-lower-bound=boolean include-upper-bound=boolean : (E) (E)
equal-rounded: rounding-mode=decimalPlaces|significantFigures figures=figure! : (E) (E)
round-to: rounding-mode=decimalPlaces|significantFigures! figures=figure! : (E)
any-n: min=figure! max=figure! : (E)+
index: n=figure! : (E)
repeat: number-repeats=figure! : (E)+
field-value: field-identifier=name! : (E)
inside: shape=circle|default|ellipse|poly|rect! coords=coordinates! : (E)
string-match: case-sensitive=boolean! substring=boolean : (E) (E)
substring: case-sensitive=boolean! : (E) (E)
pattern-match: pattern=text! : (E)
random-integer: min=figure max=figure! step=figure
random-float: min=figure max=figure!
math-constant: name=pi|e!
math-operator:
    name=sin|cos|tan|sec|csc|cot|asin|acos|atan|atan2|asec|acsc|acot|sinh|cosh|tanh|sech|csch|coth|log|ln|exp|abs|signum|floor|ceil|toDegrees|toRadians!
    : (E)+
stats-operator: name=mean|sampleVariance|sampleSD|popVariance|popSD! : (E)
number-correct number-incorrect number-presented number-responded number-selected: COUNTED
outcome-minimum outcome-maximum: COUNTED outcome-identifier=name! weight-identifier=name
test-variables: COUNTED variable-identifier=name! weight-identifier=name
    base-type=boolean|directedPair|duration|file|float|identifier|integer|pair|point|string|uri
"""
