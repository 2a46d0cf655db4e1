"""A stimulus as one text."""

from __future__ import annotations

from quizkit.model.stimulus import Stimulus
from quizkit.text import Document, ast, parse

_HEADING = 4


def shown(stimulus: Stimulus) -> Document:
    """A stimulus with its title above and its media below."""
    blocks = parse(stimulus.body, "block").blocks
    heading = [ast.Heading(_HEADING, (ast.Str(stimulus.title, 0, 0),), 0, 0)] if stimulus.title else []
    pictures = [ast.Paragraph((ast.Image(f"media:{name}", "", "", 0, 0),), 0, 0) for name in stimulus.media]
    return Document(stimulus.body, blocks=(*heading, *blocks, *pictures))
