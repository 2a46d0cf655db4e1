"""The vocabularies are written by hand; the official schemas say whether they are right."""

from __future__ import annotations

import re

import pytest

from quizkit.formats.qti.checking.versions import VERSIONS, vocabularies

from .official import Words, schema_folder, schema_of

FILES = {"2.1": "qti21/imsqti_v2p1p2.xsd", "2.2": "qti22/imsqti_v2p2p4.xsd", "3.0": "qti30/imsqti_asiv3p0p1_v1p0.xsd"}
# These the schemas let in with any other attribute.
HTML = {"xml:lang", "title", "style", "lang", "target", "rel", "start", "reversed", "type", "value"}
# A writer has no use for these: extensions, APIP, and SSML.
LEFT_OUT = {
    *("include", "apipAccessibility", "customInteraction", "qti-custom-interaction", "qti-portable-custom-interaction", "infoControl"),
    *("customOperator", "qti-custom-operator", "qti-catalog-info", "qti-companion-materials-info", "qti-adaptive-selection", "label"),
    *("s", "say-as", "phoneme", "voice", "emphasis", "break", "prosody", "mark", "speak", "audio", "sub", "p"),
}
# Questions in a text that is there to be read, or in a stage on a stage.
INTERACTIVE = "(.*[iI]nteraction|(qti-)?(feedback|template)-?[bB]lock|(qti-)?position-?[oO]bject-?[sS]tage)"
HTML5 = {"nav", "article", "section", "header", "aside", "footer", "figure", "video", "ruby", "bdi", "details"}


def official(version: str, name: str) -> Words:
    """What the official schema says of an element; nothing where it has none of the name."""
    return schema_of(schema_folder() / FILES[version]).words(name) or Words()


@pytest.mark.parametrize("version", FILES)
def test_every_element_and_attribute_of_ours_is_in_the_official_schema(version: str) -> None:
    wrong = []
    for name, kind in vocabularies(version)[VERSIONS[version].namespace].kinds.items():
        words = official(version, name)
        if words == Words() and kind.attributes:
            wrong.append(f"<{name}>")
            continue
        known = words.attributes | (HTML if words.takes_any else set())
        wrong += [f"{name}/@{attribute}" for attribute in kind.attributes if attribute not in known and attribute[-1] != "*"]
        wrong += [f"{name} prefixes" for _ in kind.prefixes if not words.takes_any]
        wrong += [f"{name}/{child}" for child in kind.content.allowed - words.children if kind.content.model is not None]
        wrong += [f"{name} text"] if kind.content.is_mixed and not words.is_mixed and words.children else []
    assert wrong == []


@pytest.mark.parametrize("version", FILES)
def test_what_the_official_schema_requires_is_required(version: str) -> None:
    missing = []
    for name, kind in vocabularies(version)[VERSIONS[version].namespace].kinds.items():
        missing += [f"{name}/@{attribute}" for attribute in official(version, name).required - kind.required]
    assert [word for word in missing if not re.fullmatch(f"(stimulusBody|qti-content-body)/{INTERACTIVE}", word)] == []


@pytest.mark.parametrize("version", FILES)
def test_nothing_that_a_writer_could_want_is_missing(version: str) -> None:
    missing = []
    for name, kind in vocabularies(version)[VERSIONS[version].namespace].kinds.items():
        words = official(version, name)
        known = kind.attributes.keys() | LEFT_OUT
        missing += [f"{name}/@{attribute}" for attribute in words.attributes - known if not attribute.startswith(("aria-", "data-"))]
        if kind.content.model is not None:
            missing += [f"{name}/{child}" for child in words.children - kind.content.allowed - LEFT_OUT - HTML5]
        missing += [f"{name} text"] if words.is_mixed and not kind.content.is_mixed else []
    assert [word for word in missing if not re.fullmatch(f"(stimulusBody|qti-content-body)/{INTERACTIVE}", word)] == []
