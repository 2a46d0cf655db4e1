"""Words by which feedback says that an answer was right or wrong."""

from __future__ import annotations

from collections.abc import Mapping

# At the start of a feedback, in small letters.
RIGHT: Mapping[str, tuple[str, ...]] = {
    "en": (
        *(
            "correct",
            "right",
            "exactly",
            "exactly right",
            "absolutely",
            "absolutely right",
            "quite right",
            "well done",
            "good job",
            "great job",
        ),
        *(
            "nice work",
            "excellent",
            "perfect",
            "bravo",
            "congratulations",
            "you are right",
            "you're right",
            "you are correct",
            "you're correct",
        ),
        *(
            "you got it",
            "that is right",
            "that's right",
            "that is correct",
            "that's correct",
            "this is right",
            "this is correct",
            "spot on",
        ),
        *("this is the right answer", "this is the correct answer", "that is the right answer", "that is the correct answer", "yes"),
        *("the right answer", "the correct answer"),
    ),
}
WRONG: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("wrong", "incorrect", "not correct", "not quite", "not quite right", "not exactly", "not right", "sorry", "try again", "no"),
        *(
            "that is wrong",
            "that's wrong",
            "that is incorrect",
            "that's incorrect",
            "that is not right",
            "that's not right",
            "unfortunately",
        ),
        *("that is not correct", "that's not correct", "this is wrong", "this is incorrect", "this is not right", "this is not correct"),
        *("you are wrong", "you're wrong", "oops", "nope", "wrong answer", "incorrect answer", "not true", "almost", "close"),
    ),
}
# What restricts a verdict.
BUT: Mapping[str, tuple[str, ...]] = {
    "en": ("but", "however", "although", "though", "except", "only", "yet", "unless", "if", "partly", "partially", "half", "not", "nearly"),
}
# How feedback begins that says when an answer would be right, and so that it is not.
WOULD_BE: Mapping[str, tuple[str, ...]] = {
    "en": tuple(
        f"{subject} would be {judged} {when}"
        for subject in ("this", "that", "it", "this answer", "this option")
        for judged in ("correct", "right", "true")
        for when in ("if", "for", "only if")
    ),
}
