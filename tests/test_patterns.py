"""A pattern that is compiled late answers as one that is compiled at once."""

from __future__ import annotations

import copy
import gc
import pickle
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quizkit
from quizkit.patterns import CompiledPattern, LazyPattern, compiled_when_used

SOURCES = st.sampled_from(["a", "(a)|b", "(?P<name>b+)", r"\b\w", "^", "", "[ab]*?c"])
FLAGS = st.sampled_from([0, re.IGNORECASE, re.MULTILINE | re.DOTALL, re.ASCII])
TEXTS = st.text("abc A\n", max_size=8)


def shown(found: Any) -> Any:
    """A match, or several, as something that can be compared."""
    if isinstance(found, re.Match):
        return found.span(), found.groups(), found.groupdict(), found.re.pattern
    return found if isinstance(found, (str, list, tuple)) or found is None else [shown(match) for match in found]


@given(
    SOURCES, FLAGS, TEXTS, st.integers(0, 4), st.integers(0, 9), st.sampled_from(["search", "match", "fullmatch", "finditer", "findall"])
)
def test_it_finds_the_same(source: str, flags: int, text: str, start: int, end: int, method: str) -> None:
    late, early = LazyPattern(source, flags), re.compile(source, flags)
    for arguments in ((text,), (text, start), (text, start, end)):
        assert shown(getattr(late, method)(*arguments)) == shown(getattr(early, method)(*arguments))


@given(SOURCES, FLAGS, TEXTS)
def test_it_replaces_and_splits_the_same(source: str, flags: int, text: str) -> None:
    late, early = LazyPattern(source, flags), re.compile(source, flags)
    assert (late.pattern, late.flags, late.groups, late.groupindex) == (early.pattern, early.flags, early.groups, early.groupindex)
    assert late.sub("x", text) == early.sub("x", text)
    assert late.subn(lambda match: match[0] * 2, text, count=1) == early.subn(lambda match: match[0] * 2, text, count=1)
    assert late.split(text, maxsplit=2) == early.split(text, maxsplit=2)


def test_it_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        LazyPattern("a").none  # noqa: B018
    late = LazyPattern("a")
    assert late.search("a")
    assert type(late) is CompiledPattern
    with pytest.raises(AttributeError):
        late.none  # noqa: B018


def test_bytes_have_patterns_too() -> None:
    assert LazyPattern(rb"a+").findall(b"aba") == [b"a", b"a"]


def test_all_of_ours_compile() -> None:
    for module in pkgutil.walk_packages(quizkit.__path__, "quizkit."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    waiting = [found for found in gc.get_objects() if type(found) is LazyPattern]
    for found in waiting:
        found.compile()
    assert not [found for found in gc.get_objects() if type(found) is LazyPattern]


def test_importing_the_rules_compiles_none() -> None:
    code = """
import gc
from quizkit.patterns import CompiledPattern
from quizkit.lint.registry import registry
registry()
print([found.pattern for found in gc.get_objects() if type(found) is CompiledPattern])
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_library_that_is_imported_with_late_patterns_works_as_ever() -> None:
    """PyYAML's own loader, for whoever uses it in the same process."""
    text = 'a: 2024-05-01\nb: [1.5, 0x1f, .inf, yes]\nc: "\\u00e9"\nd: !!binary aGk=\n'
    program = "; import re, sys, yaml; print(yaml.load(sys.argv[1], yaml.SafeLoader), type(re.compile('a')).__name__)"
    ours, plain = (
        subprocess.run([sys.executable, "-c", first + program, text], capture_output=True, text=True, check=True).stdout
        for first in ("import quizkit.load.yaml", "pass")
    )
    assert ours == plain
    assert "datetime.date(2024, 5, 1)" in plain
    assert "Pattern" in plain


def test_only_the_library_itself_gets_late_patterns() -> None:
    """Another thread may compile something meanwhile, and keep it."""
    source = "import re\nfound = re.compile('a', re.IGNORECASE)"
    ours: dict[str, object] = {"__name__": "library.part"}
    others: dict[str, object] = {"__name__": "library.other"}
    with compiled_when_used("library.part"):
        exec(source, ours)
        exec(source, others)
    early: object = re.compile("a")
    assert [type(found) for found in (ours["found"], others["found"], early)] == [LazyPattern, re.Pattern, re.Pattern]


@pytest.mark.parametrize("is_used", [False, True])
def test_it_can_be_copied(is_used: bool) -> None:
    late = LazyPattern("(?P<letter>A)", re.IGNORECASE)
    if is_used:
        assert late.search("a")
    for copied in (copy.deepcopy(late), pickle.loads(pickle.dumps(late))):
        assert copied.search("ba")["letter"] == "a"
