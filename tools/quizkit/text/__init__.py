"""The Markdown subset of texts: source to a small tree, the tree to plain text for rules and to XHTML for formats and pages."""

from . import ast
from .ast import Document
from .gaps import GapMarker, gap_markers, markers_in
from .markdown import parse, unmarked_words
from .plain import PlainStyle, PlainText, plain_of, to_plain
from .xhtml import Picture, XhtmlStyle, to_xhtml

__all__ = [
    "Document",
    "GapMarker",
    "Picture",
    "PlainStyle",
    "PlainText",
    "XhtmlStyle",
    "ast",
    "gap_markers",
    "markers_in",
    "parse",
    "plain_of",
    "to_plain",
    "to_xhtml",
    "unmarked_words",
]
