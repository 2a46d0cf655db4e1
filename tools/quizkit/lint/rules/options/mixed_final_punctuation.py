"""mixed-final-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quizkit.finding import DataPath, Problem, Remedy, Reword
from quizkit.lint.analysis.choices import Choosing, option_fields
from quizkit.lint.analysis.meta_options import speaks_of_others
from quizkit.lint.lexicon.abbreviations import ABBREVIATIONS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import Cloze, MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_STOPPED = regex(r"(?:^|[\s(])(?P<word>[^\s(]*[^\W_])\.\s*\Z")
_OPEN = regex(r"(?:[^\W\d_]{2}|[^\W\d_][)%]|[^\W\d_]\s+\d+)\s*\Z")
# "Gary, Pa."
_STATE = regex(r",\s*[A-Z][a-z]{0,4}\.\s*\Z")
_INNER = regex(r"[^\W\d_]{2}[.!?]\s+[A-Z]")
# Only the end of a text is read.
_END = 60
_FEW_WORDS = 2


class MixedFinalPunctuation(EntityRule[Choosing]):
    """Some options end with a full stop and some do not.

    ## What it does
    Compares the ends of the options that have words. The odd ones out are reported; where there are as many of one sort as of the other,
    those with a full stop, or those without one if some option is longer than a sentence. Among options of one or two words those with a
    full stop are always the odd ones. The fix makes "all of the above" and its like end as the others do. Abbreviations (etc., a.m., Inc.),
    question and exclamation marks, closing quotation marks, numbers, code, maths and options such as "none of these" are passed over, and
    so are a few words without a full stop among sentences that have one.

    ## Why it matters
    What is different catches the eye. Authors polish the key and forget the others, and learners know it.

    ## What to write instead
    A full stop after every option where they are sentences, after none where they are words or complete the stem.

    ## References
    Haladyna, Downing and Rodriguez (2002): keep choices homogeneous in content and grammatical structure; edit and proof items.
    """

    code = "OPT033"
    name = "mixed-final-punctuation"
    since = "0.1"
    fix = "safe"
    applies_to = (MultipleChoice, MultipleResponse, Cloze)
    bad = (
        """\
- id: weights
  type: multiple-choice
  stem: What do the weights of a model show?
  options:
    - text: They list the texts it was trained on.
    - text: They hold what training has set.
      correct: true
    - text: They name its makers  # expect: OPT033
  rationale: They are numbers.
- id: licence
  type: multiple-choice
  stem: Which of these is a permissive licence?
  options:
    - text: the MIT licence.  # expect: OPT033
      correct: true
    - text: the GNU General Public Licence
    - text: the Llama 3 Community Licence
  rationale: It asks for no more than the notice.
- id: metal
  type: multiple-choice
  stem: Which metal is liquid at room temperature?
  options:
    - text: Mercury.  # expect: OPT033
      correct: true
    - text: Tin.
    - text: Gold
    - text: All of the above.
  rationale: It freezes at −39 °C.
""",
    )
    good = (
        """\
- id: weights
  type: multiple-choice
  stem: What do the weights of a model show?
  options:
    - text: They list the texts it was trained on.
    - text: They hold what training has set.
      correct: true
    - text: They name its makers!
    - text: None of these
  rationale: They are numbers.
- id: company
  type: multiple-choice
  stem: Who made the model?
  options:
    - text: Example Inc.
      correct: true
    - text: The University of Springfield
    - text: The U.S.
    - text: Someone at 10 p.m.
  rationale: The card says so.
- id: code
  type: multiple-choice
  stem: Which of these is a number in Python?
  options:
    - text: "`1.`"
      correct: true
    - text: one
    - text: "3."
  rationale: A number may end with a point.
""",
    )

    def check(self, entity: Choosing, view: EntityView) -> Iterable[Problem]:
        found = [_problem(path, texts, view.language) for path, texts in option_fields(view) if _may_differ(texts)]
        return [problem for problem in found if problem is not None] if found else ()


def _may_differ(texts: Sequence[TextField]) -> bool:
    """Whether some end with a full stop and some do not: nearly always none has one, or all have."""
    if "." not in "".join([text.source[-4:] for text in texts]):
        return False
    return not all([text.source.endswith(".") for text in texts])  # noqa: C419 (a list takes less time)


def _problem(path: DataPath, texts: list[TextField], language: str | None) -> Problem | None:
    ends = [_ends_with_stop(text, language) for text in texts]
    stopped = [at for at, end in enumerate(ends) if end is True]
    open_ones = [at for at, end in enumerate(ends) if end is False]
    if not stopped or not open_ones:
        return None
    if all(_is_fragment(texts[at]) for at in open_ones) and not any(_is_fragment(texts[at]) for at in stopped):
        return None
    only_words = all(_words(texts[at]) <= _FEW_WORDS for at in stopped + open_ones)
    has_sentences = len(stopped) >= len(open_ones) and any(_INNER.search(text.plain.text[:4000]) for text in texts)
    adds = not only_words and (len(stopped) > len(open_ones) or has_sentences)
    odd = open_ones if adds else stopped
    place = (*path, odd[0], "text")
    plain = texts[odd[0]].plain
    last = len(plain.text.rstrip())
    if adds:
        message = "This option has no full stop, and others have one: add it."
    else:
        message = "This option has a full stop, and others have none: take it away."
    if len(odd) > 1:
        message = f"{message[:-1]} (and so for {len(odd) - 1} more)."
    return Problem(message, place, span=plain.source_span(last - 1, last), remedy=_remedy(path, texts, odd, adds=adds))


def _ends_with_stop(text: TextField, language: str | None) -> bool | None:
    """Whether an option ends with the full stop of a sentence; None where it ends with something that is neither."""
    plain = text.plain
    end = plain.text[-_END:]
    length = len(plain.text.rstrip())
    if plain.verbatim and plain.verbatim[-1][1] >= length - 1:
        return None
    if _speaks_of_others(text):
        return None
    if (match := _STOPPED.search(end)) is not None:
        word = match["word"]
        is_short = "." in word or len(word) == 1 or not any(char.isalpha() for char in word)
        is_short = is_short or word.lower().lstrip("\"'“‘") in ABBREVIATIONS.get(language or "", ())
        return None if is_short or _STATE.search(end) else True
    return False if _OPEN.search(end) and _has_words(plain.text) else None


def _is_fragment(text: TextField) -> bool:
    """Whether an option is too short for a sentence: beside sentences with a full stop, it has none by right."""
    return _words(text) <= 3


def _words(text: TextField) -> int:
    return len(text.plain.text[:_END].split())


def _speaks_of_others(text: TextField) -> bool:
    return speaks_of_others(text.plain.text)


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{3}", text[:200]) is not None


def _remedy(path: DataPath, texts: list[TextField], odd: list[int], *, adds: bool) -> Remedy | None:
    edits = []
    alike = [at for at, text in enumerate(texts) if _speaks_of_others(text) and text.plain.text.rstrip().endswith(".") != adds]
    for at in sorted({*odd, *alike}):
        plain, place = texts[at].plain, (*path, at, "text")
        last = len(plain.text.rstrip())
        start, end = plain.source_span(last - 1, last)
        if texts[at].source[start:end] != plain.text[last - 1 : last] or texts[at].source[end:].strip():
            return None
        edits.append(Reword(place, ".", (end, end)) if adds else Reword(place, "", (start, end)))
    return Remedy("End the option with a full stop" if adds else "Take the full stop away", tuple(edits))
