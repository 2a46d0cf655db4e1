"""k-type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quizkit.finding import Problem
from quizkit.lint.analysis.glance import holds_any
from quizkit.lint.analysis.option_texts import Offered, all_options, one_a_line, option_texts
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

_LONGEST = 80
_ROMAN = r"(?:VIII|VII|VI|IV|IX|III|II|I|V|X|viii|vii|vi|iv|ix|iii|ii|i|v|x)"
_NAMES = r"(?:(?:[Oo]ptions?|[Aa]nswers?|[Cc]hoices?|[Ss]tatements?|[Nn]umbers?|[Nn]os?\.)\s+)?"


def _list_of(label: str) -> re.Pattern[str]:
    """A whole option that names things by their labels: "I and III only", "both A and C", "(1), (2) and (4)"."""
    one = rf"{_NAMES}\(?{label}\)?\.?"
    more = rf"(?:\s*(?:,\s*(?:and|or|&)?|;|&|\+|\band\b|\bor\b|\bnor\b)\s*{one})"
    return regex(
        rf"(?P<opens>(?:[Bb]oth|[Oo]nly|[Ee]ither|[Nn]either|[Aa]ll\s+of)\s+)?{one}(?P<more>{more}{{0,8}})(?P<ends>,?\s+only)?[\s.]*"
    )


_ROMANS = _list_of(_ROMAN)
_LETTERS = _list_of(r"[A-H]")
_SMALL = _list_of(r"\([a-h]\)")
_DIGITS = _list_of(r"\(?[1-9]\)?")
_MAY_BE = regex(
    r"[\s(]*(?:(?:[A-Ha-h1-9]|[ivxIVX]{1,4})\b|(?:both|only|either|neither|all|options?|answers?|choices?|statements?|numbers?|nos?\b))",
    re.IGNORECASE,
)
_ONE_MAY_BE = regex(rf"\n{_MAY_BE.pattern}", re.IGNORECASE)
_LABELLED = regex(r"(?:^|[\s(])(?:\(?1[).]|\(1\))\s|\(1\)|\b1\.\s*\D")

# Parts of an option that is put together: "wrong, not wrong", "true; false".
_PARTS = regex(r"\s*(?:[,;/|–—]|\band\b)\s*")
_PARTED = regex(r"[,;/|–—]| and ")
_MOST_PARTS = 4
# What joins answers, beside the words that do.
_JOINING = ",;&+/|"


# Words beside the signs that it looks for.
_HINTS = hint_words(["and", "or", "nor", "both", "only", "either", "neither", "all"])


class KType(EntityRule[MultipleChoice | MultipleResponse]):
    """Options are put together from other answers, such as "I and III only".

    ## What it does
    Looks for options that name statements of the stem or other options by their labels ("A and C", "II only", "both 1 and 3"), and for
    lists of options that are all ways of combining the same few answers ("true, true", "true, false", …). One such option makes the
    question one of this type, and is reported once. Pairs of things ("protons and neutrons") are none. English only.

    ## Why it matters
    A learner who knows one of the statements can strike out half of the options, and reaches the key without knowing the others. Others
    know each of the statements, and lose the mark in the puzzle. Where options are shuffled, "A and C" name other options than before.

    ## What to write instead
    Make the question `type: multiple-response` with the statements as its options, or ask about each in a question of its own.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid the complex multiple-choice (type K) format.
    """

    code = "OPT011"
    name = "k-type"
    languages = ("en",)
    since = "0.1"
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: published
  type: multiple-choice
  stem: |
    What does the tier *fully open* ask for?

    (I) weights, (II) training data, (III) a licence fee
  options:
    - text: I only
    - text: II only
    - text: I and II only  # expect: OPT011
      correct: true
    - text: I, II and III
  rationale: No tier asks for a fee.
""",
        """\
- id: uses
  type: multiple-choice
  stem: What can be done with downloaded weights?
  options:
    - text: Fine-tuning
    - text: Quantization
    - text: Both A and B  # expect: OPT011
      correct: true
  rationale: Both change the weights.
""",
        """\
- id: two-statements
  type: multiple-choice
  stem: Say of each whether it is right. Weights are code. Weights are numbers.
  options:
    - text: True, True  # expect: OPT011
    - text: True, False
    - text: False, True
      correct: true
    - text: False, False
  rationale: They are numbers that code works with.
""",
    )
    good = (
        """\
- id: nucleus
  type: multiple-choice
  stem: What is the nucleus of an atom made of?
  options:
    - text: Protons and neutrons
      correct: true
    - text: Protons and electrons
    - text: Electrons and neutrons
  rationale: Electrons are outside of it.
""",
        """\
- id: grades
  type: multiple-choice
  stem: Which grade does the report give to the licence?
  options:
    - text: A
      correct: true
    - text: B
    - text: C
  rationale: It allows everything.
""",
        """\
- id: king
  type: multiple-choice
  stem: Which emperor reigned first?
  options:
    - text: Otto I
      correct: true
    - text: Otto II
    - text: Otto III
  rationale: They are numbered as they came.
""",
        """\
- id: roots
  type: multiple-choice
  stem: For which $x$ is $x^2 = 4x$?
  options:
    - text: 0 and 4
      correct: true
    - text: 1 and 4
    - text: 2 and 4
  rationale: Both sides are 0 and 16.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        texts = option_texts(view)
        if texts.vocabulary.isdisjoint(_HINTS) and not holds_any(texts.lines, _JOINING):
            return ()
        options = all_options(view)
        found = _combination(options, view) or _product(options)
        if found is None:
            return ()
        message = (
            f"'{found.text}' is put together from other answers, so that knowing one of them strikes out half of the options: "
            "let learners tick what is right (multiple-response), or ask about each on its own."
        )
        return (found.problem(message),)


def _combination(options: Sequence[Offered], view: EntityView) -> Offered | None:
    """The first option that names several things by their labels, or one "only"."""
    single = None
    for option in options if _ONE_MAY_BE.search(one_a_line(view)) else ():
        if len(option.text) > _LONGEST or not _MAY_BE.match(option.text):
            continue
        for pattern in (_ROMANS, _LETTERS, _SMALL, _DIGITS):
            match = pattern.fullmatch(option.text)
            if (
                match is not None
                and (match["more"] or match["ends"] or match["opens"])
                and _means_labels(pattern, match, len(options), view)
            ):
                if match["more"]:
                    return option
                single = single or option
    return single


def _means_labels(pattern: re.Pattern[str], match: re.Match[str], number: int, view: EntityView) -> bool:
    """Letters name options, or statements that the stem labels; figures do so only where something says it."""
    if pattern is _DIGITS:
        plainly = match["ends"] or (match["opens"] or "").strip().lower() == "both" or "(" in match[0]
        return bool(plainly) and _LABELLED.search(view.texts["stem",].plain.text[-4_000:]) is not None
    if pattern is _LETTERS:
        letters = re.findall(r"\b[A-H]\b", match[0])
        if match["ends"] or match["opens"]:
            return True
        return all(ord(letter) - ord("A") < number for letter in letters) and _refers_to_others(match, view)
    return True


def _refers_to_others(match: re.Match[str], view: EntityView) -> bool:
    """Bare letters ("B and D") name options where the other options are texts, not letters as well."""
    if _NAMED.search(match[0]):
        return True
    others = [option.text for option in all_options(view) if option.text != match.string]
    return sum(not _LETTERS.fullmatch(text) for text in others) >= 2 or bool(_STATEMENT.search(view.texts["stem",].plain.text[-4_000:]))


_NAMED = regex(r"options?|answers?|choices?|statements?", re.IGNORECASE)
_STATEMENT = regex(r"(?:^|\s)\(?A[).:]\s.+(?:^|\s)\(?B[).:]\s", re.DOTALL)


def _product(options: Sequence[Offered]) -> Offered | None:
    """The first option where all options are the ways of combining a few answers, each of them once."""
    number = len(options)
    if number not in (4, 8, 9) or not _PARTED.search(options[0].text[:_LONGEST]) or any(len(option.text) > _LONGEST for option in options):
        return None
    split = [_PARTS.split(option.text.strip(" .").lower()) for option in options]
    size = len(split[0])
    if not 2 <= size <= _MOST_PARTS or any(len(parts) != size for parts in split) or len(set(map(tuple, split))) != number:
        return None
    product = 1
    for position in range(size):
        product *= len({parts[position] for parts in split})
    words = {part for parts in split for part in parts}
    # Each answer may stand at each place, or at each place stand two of its own.
    same = all({parts[position] for parts in split} == words for position in range(size))
    return options[0] if product == number and same else None
