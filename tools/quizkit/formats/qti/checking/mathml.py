"""MathML as formulas need it, for the vocabularies (`formats/checking/vocabulary.py` explains the lines).

Source: MathML 2 (second edition) for QTI 2.1 and 2.2, and MathML 3, which 3.0 takes: the elements for presentation that both have. What may
stand in what is left to the official schemas.
"""

from __future__ import annotations

NAMESPACE = "http://www.w3.org/1998/Math/MathML"

GROUPS = {
    "ALL": "id=id xref=text class=text style=text href=address mathvariant=text mathsize=text mathcolor=text mathbackground=text "
    "dir=ltr|rtl~30",
    "STYLE": "displaystyle=boolean scriptlevel=text scriptsizemultiplier=text scriptminsize=text background=text color=text",
    "OPERATOR": "form=prefix|infix|postfix fence=boolean separator=boolean lspace=text rspace=text stretchy=boolean symmetric=boolean "
    "maxsize=text minsize=text largeop=boolean movablelimits=boolean accent=boolean",
    "TABLE": "align=text rowalign=text columnalign=text groupalign=text alignmentscope=text columnwidth=text width=text rowspacing=text "
    "columnspacing=text rowlines=text columnlines=text frame=none|solid|dashed framespacing=text equalrows=boolean equalcolumns=boolean "
    "displaystyle=boolean side=text minlabelspacing=text",
}

MATHML = """
math: ALL STYLE xml:lang=text display=block|inline overflow=text altimg=address alttext=text maxwidth=text : ANY
mi mn mtext: ALL : ANY
mo: ALL OPERATOR linebreak=text : ANY
mspace: ALL width=text height=text depth=text linebreak=text
ms: ALL lquote=text rquote=text : ANY
mglyph: ALL src=address alt=text width=text height=text fontfamily=text index=integer
mrow msqrt mroot merror mphantom none mprescripts: ALL : ANY
mfrac: ALL linethickness=text numalign=left|center|right denomalign=left|center|right bevelled=boolean : ANY
mstyle: ALL STYLE OPERATOR : ANY
mpadded: ALL width=text height=text depth=text lspace=text : ANY
mfenced: ALL open=text close=text separators=text : ANY
menclose: ALL notation=text : ANY
msub msup msubsup mmultiscripts: ALL subscriptshift=text superscriptshift=text : ANY
munder mover munderover: ALL accent=boolean accentunder=boolean align=left|center|right~30 : ANY
mtable: ALL TABLE : ANY
mtr mlabeledtr: ALL rowalign=text columnalign=text groupalign=text : ANY
mtd: ALL rowspan=count columnspan=count rowalign=text columnalign=text groupalign=text : ANY
maligngroup: ALL groupalign=text
malignmark: ALL edge=left|right
maction: ALL actiontype=text selection=count : ANY
semantics: ALL encoding=text definitionURL=address : ANY
annotation: id=id encoding=text definitionURL=address : ANY
annotation-xml: id=id encoding=text definitionURL=address : ANY
"""
