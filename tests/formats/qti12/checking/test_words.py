"""The elements of QTI 1.2 are written by hand; the official schema says whether they are right."""

from __future__ import annotations

from quizkit.formats.checking.vocabulary import Vocabulary
from quizkit.formats.qti12.checking.words import GROUPS, WORDS

from ...qti.checking.official import Words, schema_folder, schema_of

VOCABULARY = Vocabulary("", (WORDS,), GROUPS)


def official(name: str) -> Words | None:
    """What the official schema says of an element."""
    return schema_of(schema_folder() / "qti12/ims_qtiasiv1p2.xsd").words(name)


def test_every_element_attribute_and_child_of_ours_is_in_the_official_schema() -> None:
    wrong = []
    for name, kind in VOCABULARY.kinds.items():
        words = official(name)
        if words is None:
            wrong.append(f"<{name}>")
            continue
        wrong += [f"{name}/@{attribute}" for attribute in kind.attributes.keys() - words.attributes]
        wrong += [f"{name}/{child}" for child in kind.content.allowed - words.children if kind.content.model is not None]
    assert wrong == []


def test_what_the_official_schema_requires_is_required() -> None:
    missing = []
    for name, kind in VOCABULARY.kinds.items():
        words = official(name)
        missing += [f"{name}/@{attribute}" for attribute in (words.required if words is not None else set()) - kind.required]
    assert missing == []
