"""A seeded bank of any size, clean under the default rules: for benchmarks, and for trying things on a large bank."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

_SYLLABLES = (
    "ba",
    "cor",
    "den",
    "fil",
    "gra",
    "hul",
    "jem",
    "kor",
    "lin",
    "mor",
    "nap",
    "pel",
    "quo",
    "ras",
    "sel",
    "tur",
    "vam",
    "wex",
    "yor",
    "zin",
)
# Words of two syllables before those of three and four, as the words that a language uses most are its short ones.
_PAIRS = tuple(first + second for first in _SYLLABLES for second in _SYLLABLES)
_TRIPLES = tuple(pair + third for pair in _PAIRS for third in _SYLLABLES)
_VOCABULARY = tuple(dict.fromkeys((*_PAIRS, *_TRIPLES, *(triple + last for triple in _TRIPLES for last in ("ta", "rin")))))
# The word of rank r is drawn in proportion to 1 / (r + 40), the law of Zipf and Mandelbrot. The offset stands for the words that rules
# know as function words: without it every stem would share a word with its key.
_WEIGHTS = tuple(accumulate(1 / (rank + 40) for rank in range(1, len(_VOCABULARY) + 1)))
_SUPPORT = 200
_FILES_IN_A_FOLDER = 100


def generate_bank(folder: Path, questions: int, *, per_file: int = 100, seed: int = 1, types: Collection[str] = ()) -> None:
    """Write a bank of `questions` questions, `per_file` in a file, with the terms and claims they refer to.

    They are of the types named, in turn, or of all eleven. The same arguments give the same bytes. Files are written one at a time: a bank
    of a million questions takes no more memory than one of a thousand.
    """
    random_source = random.Random(seed)
    makers = [(name, maker) for name, maker in _TYPES if name in types or not types]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bank.yaml").write_text(
        "title: Generated bank\nschema: 1\nlanguage: en\ntags:\n  generated: Made by a program.\n", encoding="utf-8"
    )
    # No more terms than questions, so that each is tested.
    terms = min(_SUPPORT, questions)
    for name, entry, number_of in (("sources", _source, _SUPPORT), ("claims", _claim, _SUPPORT), ("terms", _term, terms)):
        if number_of:
            (folder / name).mkdir(exist_ok=True)
            text = "".join(entry(number, _Words(random_source)) for number in range(number_of))
            (folder / name / "generated.yaml").write_text(text, encoding="utf-8")
    for number, text in enumerate(_files(questions, terms, per_file, random_source, makers)):
        part = folder / "questions" / f"part-{number // _FILES_IN_A_FOLDER}"
        if number % _FILES_IN_A_FOLDER == 0:
            part.mkdir(parents=True, exist_ok=True)
        (part / f"file-{number}.yaml").write_text(text, encoding="utf-8")


class _Words:
    """Words that mean nothing, as often as they are asked for."""

    def __init__(self, random_source: random.Random) -> None:
        self._random = random_source

    def phrase(self, length: int) -> str:
        """Some words."""
        return " ".join(self._random.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=length))

    def sentence(self, length: int) -> str:
        """Some words with a capital and a full stop."""
        return self.phrase(length).capitalize() + "."

    def below(self, bound: int) -> int:
        """A number."""
        return self._random.randrange(bound)


# The name of a question type, and what writes the fields of its own.
_Maker = tuple[str, Callable[[int, _Words], str]]


def _files(questions: int, terms: int, per_file: int, random_source: random.Random, makers: Sequence[_Maker]) -> Iterator[str]:
    words = _Words(random_source)
    for first in range(0, questions, per_file):
        yield "".join(_question(number, terms, words, makers) for number in range(first, min(first + per_file, questions)))


def _source(number: int, words: _Words) -> str:
    return (
        f"- id: source-{number}\n  type: webpage\n  title: {words.phrase(4)}\n  url: https://example.org/{number}\n  accessed: 2026-01-01\n"
    )


def _claim(number: int, words: _Words) -> str:
    body = f"  statement: {words.sentence(12)}\n  kind: fact\n  checked: read\n  volatility: low\n"
    return f"- id: claim-{number}\n{body}  sources: [source-{number}]\n"


def _term(number: int, words: _Words) -> str:
    return f"- id: term-{number}\n  title: {words.phrase(2)} {number}\n  definition: {words.sentence(14)}\n  why: {words.sentence(10)}\n"


def _question(number: int, terms: int, words: _Words, makers: Sequence[_Maker]) -> str:
    name, own = makers[number % len(makers)]
    body = own(number, words)
    rationale = f"  rationale: {words.sentence(20)} {words.sentence(18)} {words.sentence(20)}\n"
    tests = f"  tests: [term:term-{number % terms}, term:term-{words.below(terms)}]\n"
    rests_on = f"  rests_on: [claim-{words.below(_SUPPORT)}]\n"
    common = "  tags: [generated]\n  difficulty: medium\n  bloom: understand\n"
    return f"- id: generated-{number}\n  type: {name}\n{body}{rationale}{common}{tests}{rests_on}"


def _stem(number: int, words: _Words) -> str:
    return f"  stem: Which {words.phrase(4)} does the *{words.phrase(2)}* of {words.phrase(6)} {number} need to reach {words.phrase(4)}?\n"


def _options(number: int, words: _Words, keys: int) -> str:
    lines = []
    for index in range(4):
        lines.append(f"    - id: {'abcd'[index]}\n      text: {words.phrase(5)} {words.below(9000) + 1000} {index}\n")
        lines.append("      correct: true\n" if (index + number) % 4 < keys else f"      feedback: {words.sentence(12)}\n")
    return "  options:\n" + "".join(lines)


def _choice(number: int, words: _Words) -> str:
    # Options of equal length would be unnatural, a key that stands out would be a finding: each has five words and two numbers.
    return _stem(number, words) + _options(number, words, 1)


def _response(number: int, words: _Words) -> str:
    return _stem(number, words) + _options(number, words, 2)


def _true_false(number: int, words: _Words) -> str:
    answer = "true" if number % 2 else "false"
    return f"  stem: {words.phrase(12).capitalize()} {number}.\n  answer: {answer}\n  feedback:\n    incorrect: {words.sentence(10)}\n"


def _short_answer(number: int, words: _Words) -> str:
    return (
        _stem(number, words) + "  answers:\n" + "".join(f"    - id: {letter}\n      text: {words.phrase(2)} {letter}\n" for letter in "abc")
    )


def _numeric(number: int, words: _Words) -> str:
    return _stem(number, words) + f"  answers:\n    - id: a\n      value: {words.below(1000)}.50\n      tolerance: {{absolute: 0.05}}\n"


def _matching(number: int, words: _Words) -> str:
    pairs = "".join(
        f"    - id: {letter}\n      left: {words.phrase(3)} {letter}\n      right: {words.phrase(4)} {letter}\n" for letter in "abcd"
    )
    return f"{_stem(number, words)}  pairs:\n{pairs}"


def _ordering(number: int, words: _Words) -> str:
    return (
        _stem(number, words) + "  items:\n" + "".join(f"    - id: {letter}\n      text: {words.phrase(4)} {letter}\n" for letter in "abcd")
    )


def _categorize(number: int, words: _Words) -> str:
    items = "".join(
        f"    - id: {letter}\n      text: {words.phrase(4)} {letter}\n      category: {category}\n"
        for letter, category in zip("abcd", ("one", "other", "one", "other"), strict=True)
    )
    categories = "".join(f"    - id: {name}\n      title: {words.phrase(2)}\n" for name in ("one", "other"))
    return f"{_stem(number, words)}  categories:\n{categories}  items:\n{items}"


def _cloze(number: int, words: _Words) -> str:
    gaps = (
        f"    word:\n      kind: text\n      answers:\n        - id: a\n          text: {words.phrase(2)}\n"
        f"    choice:\n      kind: dropdown\n      options:\n        - id: a\n          text: {words.phrase(2)} 1\n"
        "          correct: true\n"
        f"        - id: b\n          text: {words.phrase(2)} 2\n"
    )
    return f'  stem: "{words.phrase(6)} {{{{word}}}} {words.phrase(6)} {number} {{{{choice}}}} {words.phrase(4)}."\n  gaps:\n{gaps}'


def _drag_words(number: int, words: _Words) -> str:
    stem = f'  stem: "{words.phrase(6)} {{{{first}}}} {words.phrase(6)} {number} {{{{second}}}} {words.phrase(4)}."\n'
    gaps = f"  gaps:\n    first: {words.phrase(2)} 1\n    second: {words.phrase(2)} 2\n"
    return f"{stem}{gaps}  distractors:\n    - id: a\n      text: {words.phrase(2)} 3\n"


def _essay(number: int, words: _Words) -> str:
    return f"  stem: Describe {words.phrase(10)} {number} and defend it.\n  lines: 15\n  grader_notes: {words.sentence(20)}\n"


_TYPES: tuple[_Maker, ...] = (
    ("multiple-choice", _choice),
    ("multiple-response", _response),
    ("true-false", _true_false),
    ("short-answer", _short_answer),
    ("numeric", _numeric),
    ("matching", _matching),
    ("ordering", _ordering),
    ("categorize", _categorize),
    ("cloze", _cloze),
    ("drag-words", _drag_words),
    ("essay", _essay),
)
