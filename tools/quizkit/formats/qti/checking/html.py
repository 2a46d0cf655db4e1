"""The XHTML of QTI's texts, for the vocabularies (`formats/checking/vocabulary.py` explains the lines).

Source: the schemas of QTI 2.1.2, 2.2.4 and 3.0.1. Left out is what no writer of questions needs: SSML, APIP, XInclude and, in 2.2, the
elements of HTML 5, which have a namespace of their own there; in 3.0 ruby, bdi and details.
"""

from __future__ import annotations

GROUPS = {
    "COMMON": "id=id class=text xml:lang=text label=text dir=ltr|rtl|auto~22~30 role=text~22~30 lang=text~22~30 style=text~22~30 "
    "title=text~22~30 aria-*=text~22~30 data-*=text~22~30",
    "BASE": "xml:base=address",
    "CELL": "headers=names scope=col|colgroup|row|rowgroup abbr=text axis=text rowspan=integer colspan=integer "
    "align=left|center|right|justify|char valign=bottom|middle|top|baseline",
    "INLINE": "img | br | object | em | a | code | span | sub | acronym | big | tt | kbd | q | i | dfn | abbr | strong | sup | var | "
    "small | samp | b | cite | bdo~22~30 | picture~30",
    "BLOCK": "pre | h1 | h2 | h3 | h4 | h5 | h6 | p | address | dl | ol | hr | ul | blockquote | table | div | article~30 | aside~30 | "
    "audio~30 | figure~30 | footer~30 | header~30 | nav~30 | section~30 | video~30",
    "FLOW": "BLOCK | INLINE",
    "PHRASE": "INLINE | math | text-entry-interaction | inline-choice-interaction | end-attempt-interaction | hottext | gap | "
    "printed-variable | feedback-inline | template-inline",
    "ANYTHING": "FLOW | math | text-entry-interaction | inline-choice-interaction | end-attempt-interaction | hottext | "
    "printed-variable | feedback-inline | feedback-block | template-inline | template-block | INTERACTION",
    "PICTURE": "object | img~30 | picture~30",
}

HTML = """
p address h1 h2 h3 h4 h5 h6 pre: COMMON BASE : TEXT (PHRASE)*
em code span sub acronym big tt kbd i dfn abbr strong sup var small samp b cite: COMMON BASE : TEXT (PHRASE)*
bdo~22~30: COMMON : TEXT (INLINE)*
q: COMMON BASE cite=address : TEXT (PHRASE)*
a: COMMON BASE href=address! type=mime target=text~30 rel=text~30 : TEXT (PHRASE)*
br: COMMON BASE
hr: COMMON BASE
img: COMMON BASE src=address! alt=text! longdesc=address height=length width=length
object: COMMON BASE data=address! type=mime! width=length height=length : TEXT (FLOW | math | param)*
param: name=text! value=text! valuetype=DATA|REF! type=mime
div: COMMON BASE : TEXT (ANYTHING | position-object-stage)*
blockquote~21~22: COMMON BASE cite=address : (BLOCK | math | INTERACTION | position-object-stage | feedback-block | template-block)*
blockquote~30: COMMON BASE cite=address : TEXT (FLOW)*
ul: COMMON BASE : li*
ol: COMMON BASE start=integer~30 type=text~30 reversed=boolean~30 : li*
li: COMMON value=integer~30 : TEXT (ANYTHING)*
dl~21~22: COMMON BASE : (dd | dt)*
dl~30: COMMON BASE : (dt+ dd+)+
dd: COMMON BASE : TEXT (ANYTHING)*
dt: COMMON BASE : TEXT (PHRASE)*
table~21~22: COMMON BASE summary=text : caption? col* colgroup* thead? tfoot? tbody+
table~30: COMMON BASE summary=text : caption? col* colgroup* thead? (tbody* | tr+) tfoot?
caption~21~22: COMMON : TEXT (PHRASE)*
caption~30: COMMON : TEXT (ANYTHING)*
colgroup: COMMON span=integer : col*
col: COMMON BASE~22~30 span=integer
thead tbody tfoot: COMMON : tr+
tr: COMMON : (td | th)+
td th: COMMON CELL : TEXT (ANYTHING)*
figure~30: COMMON : TEXT (figcaption | FLOW)*
figcaption~30 article~30 aside~30 footer~30 header~30 nav~30 section~30: COMMON : TEXT (ANYTHING)*
picture~30: COMMON : source+ img
audio~30: COMMON src=address controls=text autoplay=text loop=text muted=text preload=text crossorigin=text mediagroup=text : TEXT (source
    | track)*
video~30: COMMON src=address controls=text autoplay=text loop=text muted=text preload=text crossorigin=text mediagroup=text width=length
    height=length poster=address : TEXT (source | track)*
source~30: COMMON src=address srcset=text type=text media=text sizes=text
track~30: COMMON src=address! kind=text srclang=text label=text default=text
"""
