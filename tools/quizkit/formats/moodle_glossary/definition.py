"""What an entry says: the definition, and below it all else that a reader of the term should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.finding import DataPath
from quizkit.formats.moodle_xml.text import Pictures
from quizkit.model.term import Term
from quizkit.text import parse
from quizkit.text.xhtml import escape

from .words import Words

RELATIONS = ("broader", "narrower", "related", "contrasts")


def entry_html(term: Term, titles: Mapping[str, str], pictures: Pictures, words: Words) -> str:
    """The HTML of an entry. `titles` are those of all terms by their ids: Moodle links them to their entries by itself."""
    return "\n".join(_parts(term, titles, pictures, words))


def _parts(term: Term, titles: Mapping[str, str], pictures: Pictures, words: Words) -> Iterator[str]:
    def inline(source: str, *path: str | int) -> str:
        return pictures.html(parse(source, "inline"), path)

    yield f"<p>{inline(term.definition, 'definition')}</p>"
    if term.why:
        yield f"<p>{inline(term.why, 'why')}</p>"
    if term.body:
        yield pictures.html(parse(term.body, "block"), ("body",))
    for index, misconception in enumerate(term.misconceptions):
        path: DataPath = ("misconceptions", index)
        said, so = inline(misconception.say, *path, "say"), inline(misconception.actually, *path, "actually")
        yield f"<p><strong>{words.say}</strong> {said}<br/><strong>{words.actually}</strong> {so}</p>"
    for name in RELATIONS:
        others = ", ".join(escape(titles[found]) for found in getattr(term, name) if titles.get(found))
        if others:
            yield f"<p><strong>{getattr(words, name)}</strong> {others}</p>"
