"""The text of a question: its stimulus above its stem, and in the stem its gaps."""

from __future__ import annotations

from collections.abc import Collection

from quizkit.formats.gaps import split_at_signs, with_signs
from quizkit.formats.stimulus import shown
from quizkit.model.question import BaseQuestion
from quizkit.text import parse

from .export import Export, LeftOutError
from .text import block, html_of


def pieces_of(question: BaseQuestion, export: Export, gaps: Collection[str] | None = None) -> tuple[str, ...]:
    """What stands between the gaps and the names of the gaps, by turns. `gaps` are these names.

    Raises:
        LeftOutError: a gap has no place in the text, or a place no gap.
    """
    above = _stimulus(question, export)
    if gaps is None:
        pieces = [above + block(export, question.stem, ("stem",)).text]
    else:
        document = parse(question.stem, "block")
        pieces = split_at_signs(above + html_of(export, document, ("stem",), with_signs(question.stem)))
        if not gaps or sorted(pieces[1::2]) != sorted(gaps):
            raise LeftOutError("incomplete", ("gaps",), "every gap needs its marker in the stem, and every marker its gap")
    longest = export.profile.texts.longest
    if longest is not None and sum(map(len, pieces)) > longest:
        export.lose("text-too-long", ("stem",), f"more than {longest} characters")
    return tuple(pieces)


def _stimulus(question: BaseQuestion, export: Export) -> str:
    if question.stimulus is None:
        return ""
    stimulus = export.stimuli.get(question.stimulus)
    if stimulus is None:
        export.lose("stimulus-dropped", ("stimulus",), f"'{question.stimulus}'")
        return ""
    export.lose("stimulus-copied", ("stimulus",), f"'{question.stimulus}'")
    return f'<div class="stimulus">\n{html_of(export, shown(stimulus), ("stimulus",))}\n</div>\n'
