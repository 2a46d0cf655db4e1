"""Which questions are the same, at odds or near: the traps, and the pipeline against brute force."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.lint.analysis import near_stems, stems
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.analysis.duplicates import Duplicates
from quizkit.lint.analysis.look_alikes import Families, Possible
from quizkit.lint.analysis.near_pairs import Pairs
from quizkit.lint.analysis.plain_forms import plain_form
from quizkit.lint.analysis.stem_parts import Part
from quizkit.lint.analysis.stems import NEAR, as_stem, is_one_slip, judged, likeness
from quizkit.lint.analysis.vocabulary import Vocabulary
from quizkit.model.question import BaseQuestion, Essay, MultipleChoice, Option, ShortAnswer, TextAnswer, TrueFalse
from quizkit.similarity.words import words_of
from quizkit.testing.strategies import questions as any_question

from .banks import index_of, view_of

SAME, OTHER = ("Weights", "Data", "Code"), ("Weights", "Logs", "Prompts")


def choice(name: str, stem: str, options: Sequence[str] = SAME, key: int = 0, **more: Any) -> MultipleChoice:
    return MultipleChoice(
        id=name, stem=stem, options=tuple(Option(text=text, correct=at == key) for at, text in enumerate(options)), **more
    )


def found(questions: Iterable[BaseQuestion], language: str = "en") -> list[tuple[str, tuple[int, ...]]]:
    return [(one.kind, one.rows) for one in Duplicates(index_of(questions, language=language)).found]


def of_pair(one: str, other: str, *, language: str = "en", options: Sequence[str] = SAME, key: int = 0) -> list[str]:
    """What two stems make of two questions that offer and key the same, unless other options or another key are given."""
    questions = [choice("a", one), choice("b", other, options, key)]
    return [kind for kind, _ in found(questions, language)]


# What makes no difference, or little.
ALIKE = [
    ("Which part is published?", "which part   is published"),
    ("Which part of a system in Spain is published?", "WHICH PART OF A SYSTEM IN SPAIN IS PUBLISHED?"),
    ("Which part of the model do the makers publish first?", "Which part of a model do the makers publish first?"),
    ("Which part does the first release bring?", "Which part does the 1st release bring?"),
    ("How many of the two thousand files are there?", "How many of the 2 thousand files are there?"),
    ("Which part is called ‘open’?", 'Which part is called "open"?'),
    ("In which release was that part of the system published?", "That part of the system was published in which release?"),
    ("What release was that part of the system published in?", "In what release was that part of the system published?"),
    (
        "Which part of the system do users really download most often at home?",
        "Which part of the system do users download most often at home?",
    ),
    ("Which colour do the makers of the system give to that part?", "Which color do the makers of the system give to that part?"),
    (
        "Which metal is attracted by a magnet at room temperature there?",
        "Which metals are attracted by a magnet at room temperature there?",
    ),
    ("Which metals can't be melted in this oven?", "Which metals cannot be melted in this oven?"),
    ("Which metals won’t melt in this oven?", "Which metals will not melt in this oven?"),
    ("Why doesn't the moon shine by a light of its own?", "Why does the moon not shine by a light of its own?"),
    ("What's the name of the largest river of Spain?", "What is the name of the largest river of Spain?"),
    ("Which metal forms the heart ❤\ufe0f of the statue?", "Which metal forms the heart ❤ of the statue?"),
    (
        "Which part of the system that the maker sells does the user of the tool need?",
        "Which part of the system that maker sells does user of the tool need?",
    ),
]
# What tells two questions apart, with the guard.
APART = [
    (
        "Which part of the model is published by all of its makers?",
        "Which part of the model is not published by all of its makers?",
        "negation",
    ),
    (
        "Which part can be shared without the consent of the makers here?",
        "Which part can be shared with the consent of the makers here?",
        "negation",
    ),
    ("Which part has at least 7 files in the archive?", "Which part has at least 8 files in the archive?", "number"),
    ("Which part came in the first release of the old system?", "Which part came in the second release of the old system?", "number"),
    ("Which part of the archive takes 5 km of paper?", "Which part of the archive takes 5 miles of paper?", "unit"),
    (
        "Which part did they publish before the trial of the system?",
        "Which part did they publish after the trial of the system?",
        "opposed",
    ),
    ("Which part has the highest price in all of the shops?", "Which part has the lowest price in all of the shops?", "opposed"),
    ("Which part runs where a<b holds in the inner loop?", "Which part runs where a>b holds in the inner loop?", "operator"),
    ("Which part is written in C++ by those who made it?", "Which part is written in C# by those who made it?", "symbol"),
    ("Which part does it hold in Part A of the long report?", "Which part does it hold in Part B of the long report?", "symbol"),
    ("Which part takes 5 mW while the system is at rest?", "Which part takes 5 MW while the system is at rest?", "symbol"),
    ("Which part did the people of Spain publish in that year?", "Which part did the people of Norway publish in that year?", "name"),
    ("Which old game on the shelf has a ball, pong among others?", "Which old game on the shelf has a ball, kong among others?", "content"),
    ("Which country has the flag 🇫🇷?", "Which country has the flag 🇩🇪?", "operator"),
    ("Which country has the flag 🇬🇧?", "Which country has the flag 🇧🇬?", "operator"),
    ("Which key of the piano sounds as F♯ does?", "Which key of the piano sounds as F♭ does?", "operator"),
    *(
        (f"Which name has the sign {one} in the text?", f"Which name has the sign {other} in the text?", "operator")
        for one, other in zip("🙂♂♔♠☀★●⚀♩▲✓☑─☰⠁†𝄞", "🙁♀♕♥☂☆○⚁♪▼✗☐│☷⠃‡𝄢", strict=True)
    ),
    ("Which name has the sign 👍🏻 in the text?", "Which name has the sign 👍🏿 in the text?", "operator"),
    ("Which family is it: 👨\u200d👩\u200d👧 or another?", "Which family is it: 👨\u200d👩\u200d👦 or another?", "operator"),
    ('Which punctuation mark is this: ";"?', 'Which punctuation mark is this: ":"?', "operator"),
    ("Which punctuation mark is “;” called?", "Which punctuation mark is “:” called?", "operator"),
    ("Which metals can't be melted in this oven?", "Which metals can be melted in this oven?", "negation"),
    ("Which metals cannot be melted in this oven?", "Which metals can be melted in this oven?", "negation"),
    ("Are not all of the metals melted in this oven?", "Are all of the metals not melted in this oven?", "order"),
    ("Why is not always gold melted in this oven?", "Why is always not gold melted in this oven?", "order"),
    ("Which metals are always not melted in this oven?", "Which metals are not always melted in this oven?", "order"),
    ("Which part of the engine drives the wheel of the mill?", "Which part of the wheel drives the engine of the mill?", "order"),
    ("Which part did the maker of the tool sell to the user?", "Which part did the user of the tool sell to the maker?", "order"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_says_nothing_or_little_makes_no_difference(one: str, other: str) -> None:
    assert of_pair(one, other) == ["same"]


@pytest.mark.parametrize(("one", "other", "guard"), APART)
def test_a_guard_tells_two_stems_apart(one: str, other: str, guard: str) -> None:
    assert of_pair(one, other) == of_pair(one, other, key=1) == of_pair(one, other, options=OTHER) == []
    possible = Possible(index_of([choice("a", one), choice("b", other)])).found
    assert [alike.tells for alike in possible] in ([guard], [])
    vocabulary, (here, there) = vocabulary_of([one, other])
    assert judged(here, there, vocabulary).tells == guard


def test_another_key_contradicts_and_other_options_are_near() -> None:
    one, other = "Which part of the model do the makers publish first?", "Which part of a model do the makers publish first?"
    assert of_pair(one, other, key=1) == ["at-odds"]
    assert of_pair(one, other, options=OTHER) == ["near"]
    assert of_pair(one, other, options=("Logs", "Weights", "Prompts")) == ["near"]
    assert of_pair(one, other, options=("Logs", "Prompts", "Notes")) == []


def test_one_thing_more_is_near_and_never_an_error() -> None:
    assert of_pair("Which part of the system is published here?", "Which part of the large system is published here?") == []
    assert of_pair("Which part of the system is published here?", "Which part of the whole system is published here?") == ["near"]
    assert of_pair("Which part of the system is published here?", "Which part of the whole system is published here?", key=1) == []


def test_a_word_that_is_said_again_is_one_thing_more() -> None:
    one = "Which city of the land by the sea is the capital of the country?"
    more = "Which city of the land by the sea is the capital city of the country?"
    vocabulary, (here, there) = vocabulary_of([one, more])
    assert judged(here, there, vocabulary) == judged(there, here, vocabulary) == (None, stems.MORE)
    assert of_pair(one, more) == ["near"]
    assert of_pair(one, more, key=1) == []
    instead = "Which city of the land by the sea is the country of the capital city?"
    other_place = "Which city of the land by the hill is the capital city of the country?"
    vocabulary, (here, *others) = vocabulary_of([one, instead, other_place])
    assert [judged(here, there, vocabulary).tells for there in others] == ["order", "content"]
    vocabulary, (here, there) = vocabulary_of(
        ["Which part of the leaf of the plant takes in gas?", "Which part of the plant of the plant takes in gas?"]
    )
    assert judged(here, there, vocabulary).tells == judged(there, here, vocabulary).tells == "content"


@pytest.mark.parametrize(
    ("one", "other", "guard", "is_more"),
    [
        ("Which gas do plants take in by day?", "Which gas do green plants take in by day?", "opposed", True),
        ("Which gas do brown plants take in by day?", "Which gas do green plants take in by day?", "opposed", False),
        ("Which gas do plants of Spain take in?", "Which gas do plants of Spain and France take in?", "opposed", True),
        ("Which gas do 5 plants take in by day?", "Which gas do plants take in by day?", "number", True),
        ("Which gas do 5 plants take in by day?", "Which gas do 6 plants take in by day?", "number", False),
    ],
)
def test_it_is_known_whether_one_stem_has_more_or_each_its_own(one: str, other: str, guard: str, is_more: bool) -> None:
    vocabulary, (here, there) = vocabulary_of([one, other])
    assert judged(here, there, vocabulary) == judged(there, here, vocabulary) == (guard, stems.MORE if is_more else stems.NOTHING)


def test_little_options_need_the_same_stem() -> None:
    one, other = "Do the users of the system really download it at home?", "Do the users of the system download it at home?"
    for options, kinds in ((SAME, ["same"]), (("Yes", "No"), [])):
        assert [kind for kind, _ in found([choice("a", one, options), choice("b", other, options)])] == kinds


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("colour", "color", True),
        ("modelled", "modeled", True),
        ("organising", "organizing", True),
        ("analyse", "analyze", True),
        ("plant", "plants", True),
        ("theory", "theories", True),
        ("filled", "filed", False),
        ("prize", "prise", False),
        ("universe", "university", False),
        ("pong", "kong", False),
        ("bus", "bu", False),
    ],
)
def test_forms_of_a_word(one: str, other: str, is_same: bool) -> None:
    before, behind = "Which part of the old report speaks of the", "that the makers of it saw in the field?"
    vocabulary, (here, there) = vocabulary_of([f"{before} {one} {behind}", f"{before} {other} {behind}"])
    assert (judged(here, there, vocabulary) == (None, 0)) is is_same


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("metals", "metal"),
        ("theories", "theory"),
        ("boxes", "box"),
        ("glasses", "glass"),
        ("colours", "color"),
        ("organised", "organized"),
        ("glass", "glass"),
        ("virus", "virus"),
        ("gas", "gas"),
        ("basis", "basis"),
    ],
)
def test_the_plain_form_of_a_word(word: str, plain: str) -> None:
    assert plain_form(word) == plain
    assert plain_form(plain) == plain


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("archive", "archvie", True),
        ("archive", "archve", True),
        ("archive", "archiive", True),
        ("archive", "archibe", True),
        ("archive", "archives", True),
        ("archive", "brchive", False),
        ("archive", "archiev", True),
        ("archive", "arcihev", False),
        ("pong", "pang", False),
        ("archive", "archive", False),
    ],
)
def test_slips_of_the_hand(one: str, other: str, is_slip: bool) -> None:
    assert is_one_slip(one, other) is is_one_slip(other, one) is is_slip


def test_a_slip_needs_a_word_that_is_known() -> None:
    slip = [choice(word, f"Which part of the {word} do the makers of the system publish here?") for word in ("archive", "archvie")]
    assert found(slip) == []
    known = [choice(f"k{at}", f"What does archive number {at} hold?") for at in range(3)]
    assert found([*slip, *known]) == [("same", (0, 1))]


def test_another_passage_or_language_makes_another_question() -> None:
    stem = "Which part of the text is true?"
    assert found([choice("a", stem, stimulus="one"), choice("b", stem, stimulus="two")]) == []
    assert found([choice("a", stem, stimulus="one"), choice("b", stem, stimulus="one")]) == [("same", (0, 1))]
    assert found([choice("a", stem), choice("b", stem, language="de")]) == []
    assert [alike.tells for alike in Possible(index_of([choice("a", stem, stimulus="one"), choice("b", stem)])).found] == ["passage"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Welcher Teil des Modells ist hier veröffentlicht?", "Welcher Teil eines Modells ist hier veröffentlicht?"),
        ("Welcher Teil des Modells ist hier veröffentlicht?", "Welcher Teil des Modells ist hier noch veröffentlicht?"),
        ("日本の首都はどこですか", "日本の首都はどこですかね"),
    ],
)
def test_without_the_words_of_a_language_what_differs_is_never_an_error(one: str, other: str) -> None:
    language = "ja" if one[0] == "日" else "de"
    assert not {"same", "at-odds"} & {*of_pair(one, other, language=language), *of_pair(one, other, language=language, key=1)}


@pytest.mark.parametrize(
    "stem", ["日本の首都はどこですか。", "人工智能是什么？", "ปัญญาประดิษฐ์คืออะไร", "Was ist das?", "???", "🙂", "go " * 2_000]
)
def test_the_same_stem_is_the_same_in_any_script(stem: str) -> None:
    for language in ("en", "ja", "zh", "th", "und"):
        assert of_pair(stem, f"{stem} ", language=language) == ["same"]
        assert of_pair(stem, stem, language=language, key=1) == ["at-odds"]


def test_giants_are_compared_to_the_letter_only() -> None:
    giant = "word other " * 90_000
    assert of_pair(giant, giant) == ["same"]
    assert of_pair(giant, f"{giant}more") == []
    assert of_pair(giant, giant.replace(" other", "  Other")) == ["same"]


def test_typed_answers_contradict_where_none_is_shared() -> None:
    def typed(name: str, *answers: str) -> ShortAnswer:
        return ShortAnswer(id=name, stem="What are trained numbers called?", answers=tuple(TextAnswer(text=text) for text in answers))

    assert found([typed("a", "weights"), typed("b", "Weights")]) == [("same", (0, 1))]
    assert found([typed("a", "weights"), typed("b", "tokens")]) == [("at-odds", (0, 1))]
    assert found([typed("a", "weights"), typed("b", "weights", "parameters")]) == [("near", (0, 1))]


def test_true_and_false_say_too_little_for_anything_but_the_same_stem() -> None:
    def said(name: str, stem: str, answer: bool) -> TrueFalse:
        return TrueFalse(id=name, stem=stem, answer=answer)

    one, more = "Publishing the weights of it is enough for open.", "Publishing the weights of it is enough for fully open."
    assert found([said("a", one, True), said("b", more, True)]) == []
    assert found([said("a", one, True), said("b", more, False)]) == []
    assert found([said("a", one, True), said("b", one, False)]) == [("at-odds", (0, 1))]


def test_a_chain_of_neighbours_is_no_cluster() -> None:
    words = "small old warm dry late soft thin light tall quick".split()  # noqa: SIM905
    base = "Which of the parts that users of the system take home with them is"
    questions = [choice(f"q{at}", f"{base} {' '.join(f'{word}ish' for word in words[: at + 1])}") for at in range(len(words))]
    assert all(len(rows) < len(words) for _, rows in found(questions))


def test_replaced_questions_are_no_duplicates() -> None:
    stem = "Which part is published?"
    chain = [choice("a", stem), choice("b", stem, supersedes="a"), choice("c", stem, supersedes="b")]
    assert found(chain) == []
    assert found([*chain, choice("d", stem)]) == [("same", (0, 1, 2, 3))]


def test_a_hundred_thousand_equal_stems_are_one_cluster_and_no_two_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    def compare(*_: object) -> None:
        raise AssertionError("two stems were compared")

    monkeypatch.setattr(near_stems, "judged", compare)
    monkeypatch.setattr(stems, "likeness", compare)
    index = index_of([choice("q0", "What is open?")])
    ((_, fact),) = index.facts(ASKED)
    for row in range(1, 100_000):
        index.add_fact(ASKED, index.add("question", [f"q{row}"]), fact)
    (cluster,) = Duplicates(index).found
    assert (cluster.kind, len(cluster.rows)) == ("same", 100_000)


def test_a_bank_made_by_one_template_is_no_cluster_and_its_copies_are_found() -> None:
    def stem(number: int) -> str:
        name = "".join(("ba", "ce", "di", "fo", "gu")[number // 5**place % 5] for place in range(5))
        return f"Which part of the old system near the river did the people there call {name} for years?"

    questions = [choice(f"q{number}", stem(number % 2_990)) for number in range(3_000)]
    assert found(questions) == [("same", (number, 2_990 + number)) for number in range(10)]
    assert [len(family.rows) for family in Families(index_of(questions[:300])).found] == [300]


@given(any_question())
def test_what_is_kept_of_a_question_is_plain_and_small(question: BaseQuestion) -> None:
    fact = ASKED.of(view_of(question))
    if fact is None:
        assert question.status == "retired" or not question.stem
        return
    assert all(type(part) in (str, bytes) for part in fact)
    assert pickle.loads(pickle.dumps(fact)) == fact
    assert fact == ASKED.of(view_of(replace(question, id="another", title="T", notes="N")))


WORDS = "the a weights data part parts model models Spain Norway 7 8 not really large small of open shared archive archvie which is".split()  # noqa: SIM905
STEMS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join)
# Stems that are often near: one word is taken out, put in or changed.
FAMILIES = st.tuples(STEMS, st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["", *WORDS]), st.booleans()), min_size=1, max_size=7))


def family(base: str, changes: list[tuple[int, str, bool]]) -> list[str]:
    words = base.split()
    changed = [[*words[:at], *([word] if word else []), *words[at + (not put_in) :]] for at, word, put_in in changes]
    return list(dict.fromkeys([base, *(" ".join(some) for some in changed if some)]))


def vocabulary_of(texts: Iterable[str]) -> tuple[Vocabulary, list[stems.Stem]]:
    vocabulary = Vocabulary("en")
    written = [vocabulary.numbers(" ".join(words_of(text))) for text in texts]
    for numbers in written:
        vocabulary.learn(numbers)
    vocabulary.settle()
    return vocabulary, [as_stem(numbers, b"", vocabulary) for numbers in written]


def by_brute_force(parts: Sequence[Part]) -> tuple[list[Pairs], bool]:
    """All pairs that share enough words or, if both are short, enough of their letters."""
    return [
        {pair for pair in combinations(range(len(part)), 2) if _near(part.stem(pair[0]), part.stem(pair[1]), part.vocabulary)}
        for part in parts
    ], False


def _near(one: stems.Stem, other: stems.Stem, vocabulary: Vocabulary) -> bool:
    if likeness(one, other) >= NEAR:
        return True
    if max(len(one.words), len(other.words)) > 8:
        return False
    here, there = (_grams(" ".join(vocabulary.texts[word] for word in stem.words)) for stem in (one, other))
    return Fraction(len(here & there), len(here | there)) >= NEAR


def _grams(text: str) -> set[str]:
    return {text[at : at + 5] for at in range(max(len(text) - 4, 1))}


@settings(deadline=None)
@given(FAMILIES)
def test_the_pipeline_finds_what_brute_force_finds(made: tuple[str, list[tuple[int, str, bool]]]) -> None:
    questions = [choice(f"q{at}", text, key=at % 2) for at, text in enumerate(family(*made))]
    fast = found(questions)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near_stems, "near_in", by_brute_force)
        assert found(questions) == fast


@settings(deadline=None)
@given(FAMILIES)
def test_stems_that_do_not_agree_in_what_must_agree_are_always_told_apart(made: tuple[str, list[tuple[int, str, bool]]]) -> None:
    vocabulary, some = vocabulary_of(family(*made))
    for one, other in combinations(some, 2):
        verdict, back = judged(one, other, vocabulary), judged(other, one, vocabulary)
        assert (verdict.tells is None, verdict.differs) == (back.tells is None, back.differs)
        if one.guards != other.guards:
            assert verdict.tells is not None


@settings(deadline=None)
@given(FAMILIES, st.randoms())
def test_the_order_of_the_bank_changes_no_cluster(made: tuple[str, list[tuple[int, str, bool]]], chance: random.Random) -> None:
    questions: list[BaseQuestion] = [choice(f"q{at}", text, key=at % 2) for at, text in enumerate(family(*made))]
    questions.append(Essay(id="e", stem=made[0]))
    shuffled = chance.sample(questions, len(questions))

    def clusters(some: list[BaseQuestion]) -> set[tuple[str, frozenset[str]]]:
        return {(kind, frozenset(some[row].id for row in rows)) for kind, rows in found(some)}

    assert clusters(questions) == clusters(shuffled)
