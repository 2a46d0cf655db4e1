"""What a question asks, offers and keys, as small as it can be compared by."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern
from typing import TypeAlias

from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import BaseQuestion
from quizkit.patterns import regex
from quizkit.similarity.words import words_of
from quizkit.text import ast

from .answers import answers_of, digest
from .references import nodes_of

# Of longer stems no words are kept: they are the same as another to the letter, or not at all.
LONGEST_STEM = 4_000
_LONGEST_KEY = 60
_DIGIT = regex(r"\d")
# One of these begins whatever counts of a stem and is not in its words.
_UNSPOKEN = regex(r"[`$~^]|!\[|\n(?: {4}|\t)|\A(?: {4}|\t)|[*_][^\w\s*]+[*_]")

# The stem's words with a space between any two; the language and the stimulus; a digest of what the words do not show (code, maths,
# pictures), or of all of a stem without words or with too many; what is offered; the key in full; each keyed text; the only keyed text
# itself, if it is short; the id of the question that this one replaces. The digests are bytes that are the same where, and only where, the
# things are the same.
Asked: TypeAlias = tuple[str, str, bytes, bytes, bytes, bytes, str, str]


def _asked(view: EntityView) -> Asked | None:
    question = view.entity
    assert isinstance(question, BaseQuestion)
    stem = view.texts.get(("stem",))
    if stem is None or question.status == "retired":
        return None
    scope = intern(scope_of(view.language, question.stimulus))
    offered, key, keyed, only = answers_of(question, view)
    words, marks = _stem(stem)
    if len(only) > _LONGEST_KEY or question.stimulus is not None or _DIGIT.search(only) is not None:
        only = ""
    return words, scope, marks, offered, key, keyed, only, question.supersedes or ""


ASKED: Facts[Asked] = Facts("asked", (BaseQuestion,), _asked)


def scope_of(language: str | None, stimulus: str | None) -> str:
    """What two questions must share to be held against each other."""
    return f"{language or ''}\x1f{stimulus or ''}"


def language_of(scope: str) -> str:
    """The language of a scope; empty where it is not known."""
    return scope.partition("\x1f")[0]


def _stem(stem: TextField) -> tuple[str, bytes]:
    text = stem.words
    words = words_of(text)
    if len(text) > LONGEST_STEM or not words:
        return "", digest((" ".join(words).casefold() or " ".join(text.split()), *_unspoken(stem)))
    if stem.source is text or stem.source == text:
        return " ".join(words), b""
    if _UNSPOKEN.search(stem.source) is None:
        return " ".join(words), b""
    unspoken = list(_unspoken(stem))
    return " ".join(words), digest(unspoken) if unspoken else b""


def _unspoken(stem: TextField) -> Iterable[str]:
    """What counts of a stem and is not in its words: code and maths to the letter, what is raised or lowered, emphasised punctuation, and
    which picture it is."""
    for node in nodes_of(stem):
        match node:
            case ast.Code() | ast.CodeBlock() | ast.Math():
                yield f"={node.text}"
            case ast.Image():
                yield f"!{node.target}"
            case ast.Span(style="sub" | "sup"):
                yield stem.source[node.start : node.end]
            case ast.Span(children=(ast.Str(text=text),)) if not words_of(text):
                # An emphasised comma is what the stem asks about.
                yield text
