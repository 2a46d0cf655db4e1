"""MathML as formulas need it, for the vocabularies (`formats/checking/vocabulary.py` explains the lines).

Source: MathML 2 (second edition) for QTI 2.1 and 2.2, and MathML 3, which 3.0 takes: the elements for presentation that both have.
"""

from __future__ import annotations

NAMESPACE = "http://www.w3.org/1998/Math/MathML"

GROUPS = {
    "M": "mi | mn | mo | mtext | mspace | ms | mrow | mfrac | msqrt | mroot | mstyle | merror | mpadded | mphantom | mfenced | menclose | "
    "msub | msup | msubsup | munder | mover | munderover | mmultiscripts | mtable | maligngroup | malignmark | maction | semantics",
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
math: ALL STYLE xml:lang=text display=block|inline overflow=text altimg=address alttext=text maxwidth=text : (M)*
mi mn mtext: ALL : TEXT (mglyph | malignmark)*
mo: ALL OPERATOR linebreak=text : TEXT (mglyph | malignmark)*
mspace: ALL width=text height=text depth=text linebreak=text
ms: ALL lquote=text rquote=text : TEXT (mglyph | malignmark)*
mglyph: ALL src=address alt=text width=text height=text fontfamily=text index=integer
mrow msqrt merror mphantom: ALL : (M)*
none mprescripts: ALL
mfrac: ALL linethickness=text numalign=left|center|right denomalign=left|center|right bevelled=boolean : (M) (M)
mroot: ALL : (M) (M)
mstyle: ALL STYLE OPERATOR : (M)*
mpadded: ALL width=text height=text depth=text lspace=text : (M)*
mfenced: ALL open=text close=text separators=text : (M)*
menclose: ALL notation=text : (M)*
msub msup: ALL subscriptshift=text superscriptshift=text : (M) (M)
msubsup: ALL subscriptshift=text superscriptshift=text : (M) (M) (M)
mmultiscripts: ALL subscriptshift=text superscriptshift=text : (M | none | mprescripts)+
munder mover: ALL accent=boolean accentunder=boolean align=left|center|right~30 : (M) (M)
munderover: ALL accent=boolean accentunder=boolean align=left|center|right~30 : (M) (M) (M)
mtable: ALL TABLE : (mtr | mlabeledtr)*
mtr mlabeledtr: ALL rowalign=text columnalign=text groupalign=text : mtd*
mtd: ALL rowspan=count columnspan=count rowalign=text columnalign=text groupalign=text : (M)*
maligngroup: ALL groupalign=text
malignmark: ALL edge=left|right
maction: ALL actiontype=text selection=count : (M)+
semantics: ALL encoding=text definitionURL=address : (M) (annotation | annotation-xml)*
annotation: id=id class=text style=text encoding=text definitionURL=address : TEXT
annotation-xml: id=id encoding=text definitionURL=address : ANY
"""
