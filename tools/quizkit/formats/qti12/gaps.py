"""Cloze and drag the words: a response for each gap in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from quizkit.finding import DataPath
from quizkit.model.question import Cloze, DragWords, DropdownGap, Gap, NumericGap, TextGap
from quizkit.model.scoring import gap_shares, own_share

from .asked import Asked, Choice, Response, Words
from .common import ask, check_scoring, check_shuffle, is_there, needs, part_feedback
from .export import Export, LeftOutError
from .idents import idents_of, name_token
from .stem import pieces_of
from .text import part
from .typed import check_case, numbers_of, texts_of


def write_cloze(question: Cloze, export: Export) -> Asked:
    """Gaps of kinds that the profile's reader has together in one text."""
    kinds = frozenset(gap.kind for gap in question.gaps.values())
    type_name = next((name for fit, name in export.profile.carries.gaps if kinds <= fit), None)
    if type_name is None:
        raise LeftOutError("gaps-unsupported", ("gaps",), ", ".join(sorted(kinds)))
    shares = _shares(question, export)
    idents = idents_of(question, export.profile.idents)
    names, pieces = _named_pieces(question, export)
    responses = [
        _response(question, export, name, gap, names[name], share, idents)
        for (name, gap), share in zip(question.gaps.items(), shares, strict=True)
    ]
    whole = check_scoring(question, export, question.scoring, export.profile.scores.parts, parts=len(question.gaps))
    return ask(question, export, "gaps", pieces, _in_order(responses, pieces), all_or_nothing=whole, type_name=type_name)


def _shares(question: Cloze, export: Export) -> list[Fraction]:
    shares = gap_shares(question)
    needs(shares and min(shares.values()) >= 0, ("gaps",), "its gaps need weights above 0")
    even = Fraction(1, len(question.gaps))
    if export.profile.scores.gaps:
        return [shares[name] for name in question.gaps]
    for name, share in shares.items():
        if share != even:
            export.lose("gap-weight-dropped", ("gaps", name, "weight"), f"{share} became {even}")
    return [even] * len(question.gaps)


def _named_pieces(question: Cloze | DragWords, export: Export) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The idents of the gaps by their names, and the text with these idents in their places."""
    pieces = pieces_of(question, export, question.gaps)
    names = _names(question.gaps, "".join(pieces[::2]))
    return names, tuple(names[piece] if index % 2 else piece for index, piece in enumerate(pieces))


def _names(gaps: Iterable[str], text: str) -> dict[str, str]:
    """The idents of the gaps: their names, told apart from each other and from what stands in brackets in the text anyway."""
    plain = {name: name_token(name) for name in gaps}
    names: dict[str, str] = {}
    taken: set[str] = set()
    # Those that can stay come first, so that one which is changed does not take the name of another.
    for name in sorted(plain, key=lambda name: f"[{plain[name]}]" in text):
        ident = plain[name]
        while f"[{ident}]" in text or ident in taken:
            ident += "_"
        taken.add(ident)
        names[name] = ident
    return names


def _response(
    question: Cloze, export: Export, name: str, gap: Gap, ident: str, share: Fraction, idents: Mapping[DataPath, str]
) -> Response:
    place: DataPath = ("gaps", name)
    feedback = part_feedback(question, export, gap.feedback, (*place, "feedback"))
    label = Words(ident, is_html=False)
    match gap:
        case TextGap():
            check_case(export, place, gap.case_sensitive)
            texts = texts_of(question, export, place, gap.answers, idents)
            needs(any(answer.share == 1 for answer in texts), place, "a gap needs a right answer")
            return Response(ident, "text", share, label, texts=texts, case_sensitive=gap.case_sensitive, feedback=feedback)
        case DropdownGap():
            choices = _options(question, export, place, gap, idents)
            return Response(ident, "choice", share, label, choices, shuffle=gap.shuffle, feedback=feedback)
        case NumericGap():
            numbers = numbers_of(question, export, place, gap.answers, idents)
            needs(any(answer.share == 1 for answer in numbers), place, "a gap needs a right answer")
            return Response(ident, "number", share, label, numbers=numbers, feedback=feedback)
        case _:
            assert_never(gap)


def _options(question: Cloze, export: Export, place: DataPath, gap: DropdownGap, idents: Mapping[DataPath, str]) -> tuple[Choice, ...]:
    carries, scores = export.profile.carries, export.profile.scores
    check_shuffle(question, export, (*place, "shuffle"), shuffle=gap.shuffle)
    found = []
    for index, option in enumerate(gap.options):
        at: DataPath = (*place, "options", index)
        if not is_there(export, option.text, at):
            continue
        share = own_share(option)
        if not scores.options and share not in (0, 1):
            export.lose("weight-dropped", (*at, "weight"), str(share))
            share = Fraction(share >= 1)
        if option.pin is not None and gap.shuffle and not carries.pin:
            export.lose("pin-dropped", (*at, "pin"))
        feedback = part_feedback(question, export, option.feedback, (*at, "feedback"))
        words = part(export, "gap", option.text, (*at, "text"))
        found.append(Choice(idents[at], words, share, option.correct, feedback, option.pin is not None))
    needs(len(found) > 1, (*place, "options"), "a list needs two options")
    needs(any(choice.share == 1 for choice in found), place, "a gap needs a right answer")
    return tuple(found)


def write_drag_words(question: DragWords, export: Export) -> Asked:
    """Each gap offers all words: readers of QTI 1.2 have lists to choose from in a text, but no words to drag."""
    check_shuffle(question, export, ("shuffle",), shuffle=question.shuffle)
    words: dict[str, str] = {}
    idents = idents_of(question, export.profile.idents)
    for name, text in question.gaps.items():
        needs(text.strip(), ("gaps", name), "a gap needs a word")
        words.setdefault(text.strip(), f"w_{name_token(idents['gaps', name])}")
    for index, word in enumerate(question.distractors):
        if is_there(export, word.text, ("distractors", index)):
            words.setdefault(word.text.strip(), f"d_{idents['distractors', index]}")
    needs(len(words) > 1, ("gaps",), "it needs two words")
    if not question.reuse:
        export.lose("word-reusable", ("gaps",))
    names, pieces = _named_pieces(question, export)
    share = Fraction(1, max(len(question.gaps), 1))
    responses = []
    for name, right in question.gaps.items():
        choices = tuple(
            # Canvas knows a word by its ident alone, whatever the gap.
            Choice(f"{names[name]}_{ident}", Words(text, is_html=False), Fraction(text == right.strip()), text == right.strip())
            for text, ident in words.items()
        )
        responses.append(Response(names[name], "choice", share, Words(names[name], is_html=False), choices, shuffle=question.shuffle))
    whole = check_scoring(question, export, question.scoring, export.profile.scores.parts, parts=len(question.gaps))
    return ask(question, export, "gaps", pieces, _in_order(responses, pieces), all_or_nothing=whole)


def _in_order(responses: Sequence[Response], pieces: tuple[str, ...]) -> list[Response]:
    """The responses in the order of their gaps in the text."""
    known = {response.ident: response for response in responses}
    return [known[ident] for ident in pieces[1::2]]
