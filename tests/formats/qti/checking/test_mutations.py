"""Whatever attribute or identifier is dropped or misspelt anywhere in a sound package: it is found, or it does no harm."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.formats.checking.schemas import Schemas
from quizkit.formats.qti.checking.versions import VERSIONS

from .official import schema_folder
from .packages import Files, check, contents_of, sound

# All but what is no attribute: namespaces, and what the declaration of XML says.
_ATTRIBUTE = re.compile(r'(?<=\s)(?!xmlns|version="1.0" enc|encoding="UTF)([\w:-]+)="([^"]*)"')
# Attributes that name something that is named elsewhere as well.
_NAMING = re.compile(r"identifier|.*Identifier|.*-identifier|identifierref|mapKey|map-key")
_VALUE = re.compile(r"<(?:qti-)?value>([^<]*)<")


@cache
def _sound(version: str) -> Files:
    return sound(version)


@st.composite
def spots(draw: st.DrawFn) -> tuple[str, str, re.Match[str]]:
    """A version, a file of its sound package, and an attribute in it."""
    version = draw(st.sampled_from(sorted(VERSIONS)))
    files = _sound(version)
    name = draw(st.sampled_from(sorted(name for name in files if name.endswith(".xml"))))
    return version, name, draw(st.sampled_from(list(_ATTRIBUTE.finditer(files[name]))))


def _with(version: str, name: str, found: re.Match[str], new: str) -> Files:
    text = _sound(version)[name]
    return {**_sound(version), name: text[: found.start()] + new + text[found.end() :]}


def _mentions(text: str, word: str) -> int:
    """How often an identifier is named in a file, by attributes and by values, of which some are pairs."""
    values = [found[2] for found in _ATTRIBUTE.finditer(text) if _NAMING.fullmatch(found[1])]
    return sum(part == word for value in (*values, *_VALUE.findall(text)) for part in value.split())


@settings(max_examples=200, deadline=None)
@given(spots(), st.sampled_from("xqz"))
def test_a_misspelt_attribute_is_always_found(spot: tuple[str, str, re.Match[str]], letter: str) -> None:
    version, name, found = spot
    assert check(_with(version, name, found, f'{found[1]}{letter}="{found[2]}"'), version)


@settings(max_examples=200, deadline=None)
@given(spots())
def test_a_misspelt_identifier_is_found_wherever_it_is_named_twice(spot: tuple[str, str, re.Match[str]]) -> None:
    version, name, found = spot
    if _NAMING.fullmatch(found[1]) and _mentions(_sound(version)[name], found[2]) > 1:
        first, *rest = found[2].split()
        assert check(_with(version, name, found, f'{found[1]}="{" ".join([first + "x", *rest])}"'), version)


@settings(max_examples=200, deadline=None)
@given(spots())
def test_an_identifier_that_is_no_name_is_always_found(spot: tuple[str, str, re.Match[str]]) -> None:
    version, name, found = spot
    if _NAMING.fullmatch(found[1]) and not found[1].startswith("map"):
        assert check(_with(version, name, found, f'{found[1]}="1{found[2]}"'), version)


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    """The official schemas."""
    return Schemas(schema_folder())


@settings(max_examples=200, deadline=None)
@given(spot=spots())
def test_a_missing_attribute_is_found_or_the_schema_lets_it_pass(schemas: Schemas, spot: tuple[str, str, re.Match[str]]) -> None:
    version, name, found = spot
    files = _with(version, name, found, "")
    it = VERSIONS[version]
    assert check(files, version) or not list(schemas.check(contents_of({name: files[name]}), (it.namespace, it.packaging)))


@settings(max_examples=200, deadline=None)
@given(spot=spots(), new=st.sampled_from(["", "x", "-1", "1.5", "true", "A B", "é", " "]))
def test_a_value_that_the_schema_refuses_is_found(schemas: Schemas, spot: tuple[str, str, re.Match[str]], new: str) -> None:
    version, name, found = spot
    files = _with(version, name, found, f'{found[1]}="{new}"')
    it = VERSIONS[version]
    if list(schemas.check(contents_of({name: files[name]}), (it.namespace, it.packaging))):
        assert check(files, version)


TAG = re.compile(r"<(?!\?)([\w-]+)([^<>]*)/>|<([\w-]+)[^<>/]*>[^<>]*</\3>")


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_leaf_that_is_gone_is_found_or_the_schema_lets_it_pass(schemas: Schemas, data: st.DataObject) -> None:
    version = data.draw(st.sampled_from(sorted(VERSIONS)))
    name = data.draw(st.sampled_from(sorted(name for name in _sound(version) if name.endswith(".xml"))))
    found = data.draw(st.sampled_from(list(TAG.finditer(_sound(version)[name]))))
    twice = data.draw(st.booleans())
    files = _with(version, name, found, found[0] * 2 if twice else "")
    it = VERSIONS[version]
    if list(schemas.check(contents_of({name: files[name]}), (it.namespace, it.packaging))):
        assert check(files, version)
