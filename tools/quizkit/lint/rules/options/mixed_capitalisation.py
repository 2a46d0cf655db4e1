"""mixed-capitalisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from quizkit.finding import DataPath, Problem, Remedy, Reword
from quizkit.lint.analysis.capitals import Beginning, beginning
from quizkit.lint.analysis.choices import Choosing, option_fields
from quizkit.lint.analysis.meta_options import speaks_of_others
from quizkit.lint.lexicon.opening_words import NAME_PARTICLES, OPENING_WORDS, PRONOUNS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import Cloze, MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_WORD = regex(r"[a-z]{4,}")
_READ = 4_000
_SEVERAL = regex(r"[^\W\d_]{2}[.!?]\s+[A-Z]")


class MixedCapitalisation(EntityRule[Choosing]):
    """Some options begin with a capital and some with a small letter, and no name is the reason.

    ## What it does
    Compares the first letters of options. A capital counts as that of a sentence where the word is plainly no name: because the question
    writes it in small letters elsewhere, or because it is a word such as "the" with another in small letters behind it. Names, symbols,
    units, code, maths and options such as "none of these" are passed over. English options only.

    ## Why it matters
    What is different catches the eye. Often it shows which option was written at another time than the rest, or copied from the textbook.

    ## What to write instead
    Begin every option in the same way: with a capital, or with a small letter where options complete the stem.

    ## References
    Haladyna, Downing and Rodriguez (2002): edit and proof items.
    """

    code = "OPT037"
    name = "mixed-capitalisation"
    since = "0.1"
    fix = "safe"
    languages = tuple(OPENING_WORDS)
    applies_to = (MultipleChoice, MultipleResponse, Cloze)
    bad = (
        """\
- id: quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence of its weights
    - text: The precision of its weights
      correct: true
    - text: the length of its context  # expect: OPT037
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
        """\
- id: tiers
  type: multiple-choice
  stem: A model whose weights can be downloaded while its data are withheld is
  options:
    - text: closed to all but its maker
    - text: Open in part  # expect: OPT037
      correct: true
    - text: fully open to everyone
  rationale: Its data are missing, so it is open in part only.
""",
    )
    good = (
        """\
- id: quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence of its weights
    - text: The precision of its weights
      correct: true
    - text: pH and other values
  rationale: Weights of four bits take a quarter of the memory of sixteen.
- id: makers
  type: multiple-choice
  stem: Who published the weights of the model?
  options:
    - text: Mistral, a firm in Paris
      correct: true
    - text: a group of students
    - text: the university library
  rationale: It says so in its announcement.
""",
        """\
- id: german
  language: de
  type: multiple-choice
  stem: Was ist ein Modell?
  options:
    - text: The Menge
    - text: the Zahlen
    - text: The andere
      correct: true
  rationale: Nur Englisch wird gelesen.
""",
    )

    def check(self, entity: Choosing, view: EntityView) -> Iterable[Problem]:
        mixed = [(path, texts) for path, texts in option_fields(view) if _begin_differently(texts)]
        if not mixed or view.language not in OPENING_WORDS:
            return ()
        return chain.from_iterable(_problems(path, texts, view) for path, texts in mixed)


def _begin_differently(texts: Sequence[TextField]) -> bool:
    """Whether some begin with a small letter and some do not: nearly always all begin alike."""
    small = [text.source[:1].islower() for text in texts]
    return True in small and False in small


def _problems(path: DataPath, texts: list[TextField], view: EntityView) -> Iterable[Problem]:
    language = view.language or ""
    stem = view.texts.get(("stem",))
    no_names = {word for text in (*texts, *((stem,) if stem else ())) for word in _WORD.findall(text.plain.prose()[:_READ])}
    no_names |= OPENING_WORDS[language]
    starts = {at: beginning(text.plain.prose(), no_names, NAME_PARTICLES[language]) for at, text in enumerate(texts) if not _is_meta(text)}
    found = {at: start for at, start in starts.items() if start is not None}
    small = [at for at, start in found.items() if start.written == "small"]
    sentences = [at for at, start in found.items() if start.written == "sentence"]
    if not small or not sentences:
        return
    capitals = [at for at, start in found.items() if start.written != "small"]
    raises = len(small) < len(capitals) or any(_SEVERAL.search(texts[at].plain.text[:_READ]) for at in sentences)
    # "They are lost." among phrases is a sentence by right.
    odd = small if raises else [at for at in sentences if found[at].word.lower() not in PRONOUNS[language]]
    if not odd:
        return
    text, first = texts[odd[0]], found[odd[0]]
    ends = "begins with a small letter, and others with a capital" if raises else "begins with a capital, and others with a small letter"
    more = f" (and so for {len(odd) - 1} more)" if len(odd) > 1 else ""
    yield Problem(
        f"This option {ends}: write '{_other(first, raises=raises)}'{more}.",
        (*path, odd[0], "text"),
        span=text.plain.source_span(first.start, first.start + len(first.word)),
        remedy=_remedy(path, texts, {at: found[at] for at in odd}, raises=raises),
    )


def _is_meta(text: TextField) -> bool:
    """Whether an option speaks of the others: it may begin with a capital where these complete the stem."""
    return speaks_of_others(text.plain.text)


def _other(start: Beginning, *, raises: bool) -> str:
    """The first word with the other letter."""
    return (start.word[0].upper() if raises else start.word[0].lower()) + start.word[1:]


def _remedy(path: DataPath, texts: list[TextField], odd: dict[int, Beginning], *, raises: bool) -> Remedy | None:
    edits = []
    for at, start in odd.items():
        span = texts[at].plain.source_span(start.start, start.start + 1)
        if texts[at].source[slice(*span)] != start.word[0]:
            return None
        # What is quoted, and a sentence, have their capitals by right: which of the options is to change, somebody has to say.
        if not raises and (start.start or texts[at].source.rstrip().endswith((".", "!", "?"))):
            return None
        edits.append(Reword((*path, at, "text"), _other(start, raises=raises)[0], span))
    return Remedy("Begin with a capital" if raises else "Begin with a small letter", tuple(edits))
