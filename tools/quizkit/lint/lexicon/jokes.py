"""What stands in options that nobody is meant to take seriously, in small letters."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple


class Jokes(NamedTuple):
    """Options that are a joke as a whole, and words that are one wherever they stand."""

    options: frozenset[str]
    phrases: tuple[str, ...]


JOKES: Mapping[str, Jokes] = {
    "en": Jokes(
        frozenset(
            (
                *("who cares", "no one cares", "nobody cares", "beats me", "search me", "duh", "dunno", "i have no idea", "i have no clue"),
                *("i haven't a clue", "no clue", "how should i know", "your mom", "your mum", "your mama", "your momma", "your face"),
                *("blah", "blah blah", "blah blah blah", "bla bla bla", "just because", "because i said so", "because reasons"),
                *("ask your teacher", "ask the teacher", "look it up", "google it", "you tell me", "pick me", "choose me", "not this one"),
                *("this is the answer", "i don't care", "none of your business"),
                *("what was the question", "i am batman", "i'm batman"),
            )
        ),
        (
            *("lol", "rofl", "lmao", "haha", "hahaha", "just kidding", "j/k", "hint: it's", "hint: it is", "hint: pick"),
            *("hint: not", "you missed it", "trick question", "i have no idea", "your guess is as good as mine", "pick this one"),
            *("don't pick this", "do not pick this"),
        ),
    )
}
