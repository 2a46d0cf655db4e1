"""negative-unemphasised finds the word that turns a question round, and no other."""

from __future__ import annotations

import pytest

from quizkit.lint.registry import registry
from quizkit.model.question import MultipleChoice, Option

from .banks import view_of

RULE = registry().by_name["negative-unemphasised"]


def word(stem: str, language: str = "en") -> str | None:
    """The word that the rule points at."""
    entity = MultipleChoice(id="q", stem=stem, options=(Option(text="Yes", correct=True), Option(text="No")))
    view = view_of(entity, language=language)
    found = list(RULE.check(entity, view)) if RULE.reads(view.language) else []  # type: ignore[attr-defined]
    if not found:
        return None
    start, end = found[0].span
    return stem[start:end]


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("Which of these is not a mammal?", "not"),
        ("Which planet does not have a moon?", "not"),
        ("Which film did she not direct?", "not"),
        ("In which of these countries is French not an official language?", "not"),
        ("Which of these cannot be drawn?", "cannot"),
        ("Which of the following, if true, cannot be derived?", "cannot"),
        ("Which of these isn't a prime?", "isn't"),
        ("Which of these isn’t a prime?", "isn’t"),
        ("Whales do not eat which of these?", "not"),
        ("One of these does not belong here.", "not"),
        ("The following is not a licence:", "not"),
        ("Choose the statement about ants that is not true.", "not"),
        ("All of these are mammals except", "except"),
        ("All of these are mammals, except:", "except"),
        ("All of these are mammals except one.", "except"),
        ("All of these are mammals except for which one?", "except"),
        ("Which is least likely to melt?", "least"),
        ("Which statement is false?", "false"),
        ("If the premises hold, which of the following must be false?", "false"),
        ("Pick the incorrect statement.", "incorrect"),
        ("Which statement about Dr. Smith is untrue?", "untrue"),
        ("Ants live in colonies. Which of these is *true* of ants but which is not of bees?", None),
        ("Not all ants fly. Which of these is not an ant?", "not"),
        ("See the *figure*. Which part is not drawn?", "not"),
        ("Which of these is not drawn?\n\n```python\nprint('not')\n```", "not"),
        ("> Nothing is lost.\n\nWhich of these is not said here?", "not"),
    ],
)
def test_a_word_that_turns_the_question_round_is_found(stem: str, found: str | None) -> None:
    assert word(stem) == found


@pytest.mark.parametrize(
    "stem",
    [
        "Which of these is NOT a mammal?",
        "Which of these is **not** a mammal?",
        "Which of these is *not* a mammal?",
        "Which of these is __not__ a mammal?",
        "Each of these must be false EXCEPT",
        "Why do penguins not fly?",
        "How do whales not freeze?",
        "Penguins do not fly because",
        "Which is a planet, because it is not a star?",
        "If a whale is not a fish, which of these is it?",
        "When fats are not used at once, what happens to them?",
        "What do you call an animal that does not lay eggs?",
        "Which word names people who do not eat meat?",
        "What is the only state whose law is not based on precedent?",
        "Where are things which can move, but are not moving?",
        "What happens each time he does not know the answer?",
        "Which of these is found in plants, but not in animals?",
        "Which of these is found in plants and not in animals?",
        "Which country, not a member of the union, uses its coin?",
        "What does the doctor advise us not to eat?",
        "Which animals eat not only grass?",
        "Which film did she call “not bad”?",
        'Which film is called "The World Is Not Enough"?',
        "Which actor played in The World Is Not Enough?",
        "What does `not x` give?",
        "Which set holds $x \\not\\in y$?",
        "Which line says:\n\n> This is not a pipe.\n\nand who drew it?",
        "How many of these weigh at least a ton?",
        "What is the least common multiple of 4 and 6?",
        "Which planet has the least mass?",
        "What are false teeth made of?",
        "What is wrong with this sentence?",
        "Is it true or false?",
        "Which of these shows that the argument is wrong?",
        "Which robots can lift anything except for stones?",
        "These data do not support the hypothesis. What do they show?",
        "It was not until which year that women could vote?",
        "He (it is not a typo) wrote which of these?",
        "In what movie does he sing (this is not a typo) alone?",
        "Which president would have stayed at home, had it not been for the war?",
    ],
)
def test_other_negations_are_passed_over(stem: str) -> None:
    assert word(stem) is None


@pytest.mark.parametrize(("language", "found"), [("en-GB", "not"), ("EN", "not"), ("de", None), ("enm", None)])
def test_only_english_is_read(language: str, found: str | None) -> None:
    assert word("Which of these is not one?", language) == found


def test_an_entity_may_be_in_another_language_than_its_bank() -> None:
    entity = MultipleChoice(id="q", language="nl", stem="Which of these is not one?", options=(Option(text="Ja", correct=True),))
    assert not RULE.reads(view_of(entity).language)
