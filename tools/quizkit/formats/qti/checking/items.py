"""Items and stimuli: declarations, interactions and feedback, for the vocabularies (`formats/checking/vocabulary.py` explains the lines).

Names are those of QTI 3.0 without `qti-`; 2.x writes them in camel case. Source: the schemas of QTI 2.1.2, 2.2.4 and 3.0.1.
"""

from __future__ import annotations

GROUPS = {
    "TYPE": "base-type=boolean|directedPair|duration|file|float|identifier|integer|pair|point|string|uri",
    "DECLARED": "identifier=name! cardinality=single|multiple|ordered|record! TYPE",
    "BOUND": "COMMON BASE response-identifier=name!",
    "CHOICE": "COMMON identifier=name! template-identifier=name show-hide=show|hide",
    "FIXED": "fixed=boolean",
    "GROUPED": "match-group=names",
    "MATCHED": "GROUPED match-max=count! match-min=count",
    "SHAPED": "shape=circle|default|ellipse|poly|rect! coords=coordinates!",
    "SHOWN": "outcome-identifier=name! show-hide=show|hide! identifier=name!",
    "ENTRY": "base=integer string-identifier=name expected-length=count pattern-mask=text placeholder-text=text",
    "INTERACTION": "drawing-interaction | gap-match-interaction | match-interaction | graphic-gap-match-interaction | "
    "hotspot-interaction | graphic-order-interaction | select-point-interaction | graphic-associate-interaction | "
    "slider-interaction | choice-interaction | media-interaction | hottext-interaction | order-interaction | "
    "extended-text-interaction | upload-interaction | associate-interaction",
    "SHOWABLE": "printed-variable | feedback-block | feedback-inline | template-inline | template-block | math",
}

ITEMS = """
assessment-item: identifier=name! title=text! label=text xml:lang=text tool-name=text tool-version=text adaptive=boolean
    time-dependent=boolean! data-*=text~30 : context-declaration*~30 response-declaration* outcome-declaration* template-declaration*
    template-processing? assessment-stimulus-ref*~22~30 stylesheet* item-body? response-processing? modal-feedback*
assessment-stimulus~22~30: identifier=name! title=text! label=text xml:lang=text tool-name=text tool-version=text : stylesheet*
    stimulus-body
assessment-stimulus-ref~22~30: identifier=name! href=address! title=text~30
stylesheet: href=address! type=mime! media=text title=text

context-declaration~30: DECLARED : default-value?
response-declaration: DECLARED : default-value? correct-response? mapping? area-mapping?
outcome-declaration: DECLARED view=author|candidate|proctor|scorer|testConstructor|tutor* interpretation=text long-interpretation=address
    normal-maximum=number normal-minimum=number mastery-value=number external-scored=externalMachine|human~22~30
    variable-identifier-ref=name~22~30 : default-value? (match-table | interpolation-table)?
template-declaration: DECLARED param-variable=boolean math-variable=boolean : default-value?
default-value correct-response: interpretation=text : value+
value: field-identifier=name TYPE : TEXT
mapping: lower-bound=number upper-bound=number default-value=number : map-entry+
map-entry: map-key=text! mapped-value=number! case-sensitive=boolean
area-mapping: lower-bound=number upper-bound=number default-value=number : area-map-entry+
area-map-entry: SHAPED mapped-value=number!
match-table: default-value=text : match-table-entry+
match-table-entry: source-value=integer! target-value=text!
interpolation-table: default-value=text : interpolation-table-entry+
interpolation-table-entry: source-value=number! include-boundary=boolean target-value=text!

item-body: id=id class=text xml:lang=text label=text dir=ltr|rtl|auto~22~30 : (BLOCK | math | INTERACTION | rubric-block |
    position-object-stage | feedback-block | template-block)*
stimulus-body~22~30: COMMON : (BLOCK | math)*
content-body~30: : TEXT (FLOW | math | INTERACTION | SHOWABLE | hottext)*
prompt: COMMON : TEXT (FLOW | math)*
rubric-block~21~22: COMMON BASE use=text view=author|candidate|proctor|scorer|testConstructor|tutor*! : TEXT (FLOW | math | template-block
    | template-inline | printed-variable)* stylesheet*
rubric-block~30: COMMON BASE use=instructions|scoring|navigation! view=author|candidate|proctor|scorer|testConstructor|tutor*! :
    stylesheet* content-body printed-variable?
modal-feedback~21~22: SHOWN title=text : TEXT (FLOW | math | printed-variable | hottext | template-inline | template-block)* stylesheet*
modal-feedback~30: SHOWN title=text data-*=text : stylesheet* content-body
feedback-block~21~22: COMMON BASE SHOWN : TEXT (FLOW | INTERACTION | position-object-stage | SHOWABLE)* stylesheet*
feedback-block~30: COMMON BASE SHOWN : stylesheet* content-body?
feedback-inline: COMMON BASE SHOWN : TEXT (INLINE | math | template-inline | printed-variable)*
template-block~21~22: COMMON BASE template-identifier=name! show-hide=show|hide identifier=name! : TEXT (FLOW | SHOWABLE)* stylesheet*
template-block~30: COMMON BASE template-identifier=name! show-hide=show|hide identifier=name! : stylesheet* content-body?
template-inline: COMMON BASE template-identifier=name! show-hide=show|hide identifier=name! : TEXT (INLINE | math | printed-variable |
    hottext | gap | feedback-inline | template-inline)*
printed-variable: id=id class=text xml:lang=text label=text BASE identifier=name! format=text base=figure index=figure power-form=boolean
    field=text delimiter=text mapping-indicator=text

choice-interaction: BOUND shuffle=boolean max-choices=count min-choices=count orientation=horizontal|vertical : prompt? simple-choice+
order-interaction: BOUND shuffle=boolean max-choices=count min-choices=count orientation=horizontal|vertical : prompt? simple-choice+
simple-choice: CHOICE FIXED : TEXT (FLOW | SHOWABLE)*
associate-interaction: BOUND shuffle=boolean max-associations=count min-associations=count : prompt? simple-associable-choice+
match-interaction: BOUND shuffle=boolean max-associations=count min-associations=count : prompt? simple-match-set simple-match-set
simple-match-set: id=id~22~30 : simple-associable-choice*
simple-associable-choice: CHOICE FIXED MATCHED : TEXT (FLOW | SHOWABLE)*
gap-match-interaction: BOUND shuffle=boolean max-associations=count~22~30 min-associations=count~22~30 : prompt? (gap-text | gap-img)+
    (BLOCK | math | feedback-block | template-block)+
gap-text: CHOICE fixed=boolean~21 MATCHED : TEXT (printed-variable | INLINE~22~30 | math~22~30 | feedback-inline~22~30 |
    template-inline~22~30)*
gap-img: CHOICE fixed=boolean~21 MATCHED object-label=text top=text~22~30 left=text~22~30 : (PICTURE)
gap: CHOICE BASE~22~30 fixed=boolean~21 GROUPED required=boolean
inline-choice-interaction: BOUND shuffle=boolean required=boolean min-choices=count~30 : label?~30 inline-choice+
label~30: COMMON BASE : TEXT (INLINE | math | printed-variable | feedback-inline | template-inline)*
inline-choice: CHOICE FIXED : TEXT (printed-variable | INLINE~22~30 | math~22~30 | feedback-inline~22~30 | template-inline~22~30)*
text-entry-interaction: BOUND ENTRY format=text~22~30
extended-text-interaction: BOUND ENTRY max-strings=count min-strings=count expected-lines=count format=plain|preformatted|xhtml : prompt?
hottext-interaction: BOUND max-choices=count min-choices=count : prompt? (BLOCK | math | feedback-block | template-block)+
hottext: CHOICE BASE fixed=boolean~21 : TEXT (INLINE | hottext~21 | gap~21 | math | printed-variable | feedback-inline | template-inline)*
hotspot-interaction: BOUND max-choices=count min-choices=count : prompt? (PICTURE) hotspot-choice+
graphic-order-interaction: BOUND max-choices=count min-choices=count : prompt? (PICTURE) hotspot-choice+
hotspot-choice: CHOICE BASE~22~30 fixed=boolean~21 SHAPED hotspot-label=text
graphic-associate-interaction: BOUND max-associations=count min-associations=count : prompt? (PICTURE) associable-hotspot+
graphic-gap-match-interaction: BOUND max-associations=count~22~30 min-associations=count~22~30 : prompt? (PICTURE) (gap-img |
    gap-text~22~30)+ associable-hotspot+
associable-hotspot: CHOICE BASE~22~30 fixed=boolean~21 MATCHED SHAPED hotspot-label=text
select-point-interaction: BOUND max-choices=count min-choices=count : prompt? (PICTURE)
position-object-stage: id=id~22~30 : (PICTURE) position-object-interaction+
position-object-interaction: COMMON response-identifier=name! center-point=text max-choices=count min-choices=count : (PICTURE)
slider-interaction: BOUND lower-bound=number! upper-bound=number! step=number step-label=boolean orientation=horizontal|vertical
    reverse=boolean : prompt?
drawing-interaction: BOUND : prompt? (PICTURE)
media-interaction: BOUND coords=coordinates~22~30 autostart=boolean! min-plays=count max-plays=count loop=boolean : prompt? (object |
    audio~30 | video~30)
upload-interaction: BOUND type=mimes : prompt?
end-attempt-interaction: BOUND title=text! count-attempt=boolean
"""
