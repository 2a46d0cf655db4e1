"""Words that say that there is an image, and not what it shows."""

from __future__ import annotations

from collections.abc import Mapping

# In small letters, as the whole of an alternative text; a number or a letter may follow.
GENERIC_ALT: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        (
            *("alt", "alt text", "alternative text", "alternative text here", "description", "image description", "image alt text"),
            *(
                "image",
                "images",
                "an image",
                "the image",
                "image here",
                "insert image",
                "img",
                "pic",
                "picture",
                "a picture",
                "the picture",
            ),
            *("photo", "a photo", "photograph", "a photograph", "figure", "fig", "fig.", "the figure", "graphic", "a graphic", "graphics"),
            *("illustration", "an illustration", "diagram", "a diagram", "the diagram", "chart", "a chart", "the chart", "bar chart"),
            *("pie chart", "graph", "a graph", "the graph", "plot", "drawing", "a drawing", "sketch", "screenshot", "a screenshot", "icon"),
            *("clipart", "clip art", "map", "a map", "the map", "table", "the table", "untitled", "unnamed", "none", "n/a", "null"),
            *("placeholder", "question image", "answer image", "option image", "stimulus", "see image", "see picture", "see figure"),
            *("see above", "see below", "image of", "picture of", "photo of", "media", "media file", "file", "upload", "logo", "equation"),
            *("formula",),
        )
    ),
}

# The colours by which texts tell things apart.
COLOURS: Mapping[str, tuple[str, ...]] = {
    "en": ("red", "green", "blue", "yellow", "orange", "purple", "pink", "violet", "turquoise", "cyan", "magenta"),
}

# What figures, maps and tables are made of: things that may be told apart by nothing but their colour.
COLOURED: Mapping[str, tuple[str, ...]] = {
    "en": (
        *(
            "lines?",
            "curves?",
            "bars?",
            "areas?",
            "regions?",
            "zones?",
            "boxes",
            "box",
            "arrows?",
            "dots?",
            "points?",
            "circles?",
            "squares?",
        ),
        *("triangles?", "rectangles?", "slices?", "segments?", "parts?", "sections?", "bands?", "text", "words?", "letters?", "labels?"),
        *(
            "cells?",
            "rows?",
            "columns?",
            "markers?",
            "crosses",
            "cross",
            "lettering",
            "shading",
            "outlines?",
            "layers?",
            "patch",
            "patches",
        ),
    ),
}
