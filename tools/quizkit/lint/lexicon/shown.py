"""Words for what a question shows, and for where it shows it."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple


class ShownWords(NamedTuple):
    """The words of a language that point at something beside the stem, as parts of regular expressions.

    `figures` and `drawings` are things to look at (the latter are spoken of as often as shown), `pictures` those of the former that may
    belong to a story; `texts` are things to read, `callouts` the boxes of a lesson. `places` say where they stand, `seen` that they are
    there, `look` asks to look at them, `within` is where something can be found, `near` stands before ("the accompanying chart").
    `behind` follows where a thing is shown, and not spoken of ("the picture of Dorian Gray"), `asks` follows a place; `titled` stands
    between a callout and its title. `hints` are in small letters; what holds none of them points at nothing, nor does what holds none of
    `words` as a word of its own.
    """

    figures: str
    drawings: str
    pictures: str
    texts: str
    callouts: str
    places: str
    seen: str
    look: str
    within: str
    near: str
    behind: str
    asks: str
    titled: str
    hints: tuple[str, ...]
    words: frozenset[str]


_THINGS = """
fig figure picture image photo photograph illustration table screenshot schematic flowchart histogram ray xray map callout call infobox box
sidebar bar textbox chart graph diagram
"""
_DRAWN = [
    f"{what}{thing}"
    for what in ["bar", "line", "pie", "flow", "circuit", "venn", "scatter", "tree"]
    for thing in ("chart", "graph", "diagram")
]
_ENGLISH = frozenset(
    ["boxes", "infoboxes", "textboxes", "above", "below", "right", "left", "overleaf", "here", "accompanying", "attached", "preceding"]
).union(*((thing, f"{thing}s") for thing in (*_THINGS.split(), *_DRAWN)))

SHOWN: Mapping[str, ShownWords] = {
    "en": ShownWords(
        figures=(
            r"(?:(?:bar|line|pie|flow|circuit|venn|scatter|tree) ?)?(?:chart|graph|diagram)|figure|picture|image|photo(?:graph)?"
            r"|illustration|table|screenshot|schematic|flowchart|histogram|x-?ray"
        ),
        drawings=r"drawing|sketch|map|cartoon|plot|spectrum|animation|painting|model|circuit|graphic|display|poster|sign",
        pictures=r"picture|image|photo(?:graph)?|illustration",
        texts=(
            r"(?:news(?:paper)? )?article|passage|text|paragraph|excerpt|extract|quot(?:e|ation)|poem|stanza|dialogue|conversation|letter"
            r"|advertisement|case study|code(?: snippet)?|snippet|listing|program|script|query|scenario|transcript|equation|formula|email"
        ),
        callouts=r"call-?outs?|info ?box(?:es)?|side ?bars?|text ?box(?:es)?|tip box(?:es)?",
        places=r"above|below|at (?:the )?(?:right|left)|(?:on|to) the (?:right|left)|overleaf|here",
        seen=r"shown|pictured|depicted|displayed|illustrated|reproduced|printed|provided|given|presented|drawn|seen|attached",
        look=(
            r"look(?:ing)?(?: \w+ly)? at|refer(?:ring)? to|see(?: in)?|according to|based on|stud(?:y|ying)|examin(?:e|ing)|observ(?:e|ing)"
            r"|(?:as )?shown (?:in|by|on)|using|use"
        ),
        within=r"in|from|by",
        near=r"above|accompanying|adjacent|attached|following|preceding|foregoing|below",
        behind=(
            r"(?=\s*(?:[.,:;?!)]|\Z)|\s+(?:shows?|showing|represents?|depicts?|illustrates?|gives?|contains?|compares?|lists?|which|that|is|are"
            r"|and)\b)"
        ),
        asks=r"what|which|who|how|is|are|was|shows?|represents?|and|to|by",
        hints=(
            *("chart", "graph", "diagram", "fig", "picture", "image", "photo", "illustration", "table", "screenshot", "schematic"),
            *("histogram", "ray", "map", "callout", "call-out", "infobox", "info box", "sidebar", "side bar", "textbox", "text box"),
            *("tip box", "above", "below", " right", " left", "overleaf", " here", "accompanying", "attached", "preceding"),
        ),
        words=_ENGLISH,
        titled=r"(?:\s+(?:titled|entitled|called|named|headed|on|about))?\s*",
    )
}
