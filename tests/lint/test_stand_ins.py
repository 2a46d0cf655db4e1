"""A stand-in is like the rule that it stands for, and a run with stand-ins finds what a run with the rules does."""

from __future__ import annotations

import json
import marshal
import pickle
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from quizkit.errors import ConfigError
from quizkit.finding import Problem
from quizkit.lint.registry import Registry, registry
from quizkit.lint.rule import BankRule, EntityRule, LoadRule, ManifestRule, Rule
from quizkit.lint.rule_catalogue import catalogue, known_rules
from quizkit.lint.stand_ins import describe, stand_ins
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity
from quizkit.plugins import EntryPoint
from quizkit.store.cache import Cache
from quizkit.testing.examples import without_expectations

RULES = registry().rules
MANIFEST = "title: Bank\nschema: 1\nlanguage: en\ntags:\n  basics: What everybody should know.\n"


def stand_ins_of(rules: Iterable[Rule]) -> list[Rule]:
    """Stand-ins as another process has them."""
    return [*stand_ins(*pickle.loads(pickle.dumps(describe(rules))))]


STAND_INS = stand_ins_of(RULES)


@pytest.mark.parametrize(("rule", "stand_in"), [*zip(RULES, STAND_INS, strict=True)], ids=[rule.name for rule in RULES])
def test_it_declares_what_its_rule_does(rule: Rule, stand_in: Rule) -> None:
    bases = (LoadRule, ManifestRule, EntityRule, BankRule)
    assert [isinstance(stand_in, base) for base in bases] == [isinstance(rule, base) for base in bases]
    assert type(stand_in) is not type(rule)
    for base in (Rule, *bases):
        for name in base.__annotations__ if isinstance(rule, base) else ():
            if name not in ("facts", "own_facts"):
                assert getattr(stand_in, name) == getattr(rule, name), name
    assert (stand_in.page, stand_in.family) == (rule.page, rule.family)
    assert [stand_in.reads(language) for language in ("en", "de", None)] == [rule.reads(language) for language in ("en", "de", None)]
    if isinstance(rule, BankRule):
        assert isinstance(stand_in, BankRule)
        for name in ("facts", "own_facts"):
            ours, theirs = getattr(stand_in, name), getattr(rule, name)
            assert [(each.name, each.applies_to, each.packed) for each in ours] == [
                (each.name, each.applies_to, each.packed) for each in theirs
            ]
            assert [each.share is None for each in ours] == [each.share is None for each in theirs]


class Deaf(EntityRule[Entity]):
    """Reads no language: a method that stand-ins do not ask their rules for."""

    code, name, since = "TXT999", "deaf", "1.0"
    applies_to = (Entity,)

    def reads(self, language: str | None) -> bool:
        return False

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        return ()


def test_what_no_stand_in_can_be_for_is_there_itself() -> None:
    assert [type(rule) for rule in stand_ins_of([Deaf()])] == [Deaf]


def test_a_rule_that_is_not_found_by_its_name_is_not_kept() -> None:
    class Hidden(Deaf):
        code, name = "TXT998", "hidden"

    with pytest.raises(LookupError):
        describe([Hidden()])


@pytest.fixture
def cache(tmp_path: Path) -> Iterable[Cache]:
    found = Cache(tmp_path / "cache.sqlite3", pytest.fail)
    yield found
    found.close()


def test_the_catalogue_is_of_the_installed_rules(cache: Cache) -> None:
    assert known_rules(cache) is registry()
    assert known_rules(None) is registry()
    cache.save(catalogue(registry()))
    known = known_rules(cache)
    assert known.has_stand_ins
    assert [rule.name for rule in known.rules] == [rule.name for rule in RULES]
    assert known.folders == registry().folders
    # Neither stand-ins nor somebody's own rules are kept in their place.
    assert catalogue(known) == {}
    assert catalogue(Registry((*RULES, Deaf()))) == {}


def test_where_the_code_has_changed_the_rules_are_imported(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.save(catalogue(registry()))
    monkeypatch.setattr("quizkit.lint.rule_catalogue.code_digest", lambda folders: b"other")
    assert known_rules(cache) is registry()


def test_a_catalogue_that_names_what_is_gone_is_passed_over(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.save(catalogue(registry()))

    def fail(packed: bytes) -> Any:
        raise ModuleNotFoundError("gone")

    monkeypatch.setattr("quizkit.lint.rule_catalogue.pickle.loads", fail)
    assert known_rules(cache) is registry()


@pytest.mark.parametrize("kept", [b"", b"x", marshal.dumps((1, 2)), marshal.dumps((b"", ["a folder"], [], b""))])
def test_a_catalogue_in_another_form_is_passed_over(kept: bytes, cache: Cache) -> None:
    cache.save({"rules": kept})
    assert known_rules(cache) is registry()


def run(bank: Path, cache: Path, *arguments: str, plug_ins: Path | None = None) -> Any:
    """What a process of its own says of a bank, and which modules of rules it imports."""
    program = (
        "import sys; from quizkit.cli.main import main; code = main(sys.argv[1:]);"
        "print(*(name for name in sys.modules if name.startswith('quizkit.lint.rules.') and name.count('.') == 4), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "lint", str(bank), "--output-format", "json", "--today", "2026-11-01", *arguments]
    environment = {"QUIZKIT_CACHE_DIR": str(cache), "PYTHONUTF8": "1", "PYTHONPATH": str(plug_ins or "")}
    found = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment)
    assert found.returncode in (0, 1), found.stderr
    return json.loads(found.stdout), found.stderr.split()


def examples() -> list[str]:
    """The first file of each example that has no bank.yaml of its own: questions, good ones and bad ones."""
    texts = [example for rule in RULES if rule.raised_by == "lint" for example in (*rule.bad, *rule.good) if "bank.yaml" not in example]
    firsts = [without_expectations(text.split("# file: ")[0]) for text in texts]
    return [text for text in firsts if text.startswith("- id:")]


def test_a_run_with_stand_ins_finds_what_a_run_with_rules_finds(tmp_path: Path) -> None:
    """Every question is asked about again, in processes that import no rule before it is asked. So words that a module looks for must be
    known before it is imported."""
    sources = examples()
    assert len(sources) > 150
    cache = tmp_path / "cache"
    for start in range(0, len(sources), 80):
        bank = tmp_path / f"bank-{start}"
        (bank / "questions").mkdir(parents=True)
        (bank / "bank.yaml").write_text(MANIFEST, encoding="utf-8")
        files = {bank / f"questions/file-{number}.yaml": text for number, text in enumerate(sources[start : start + 80])}
        for file, text in files.items():
            file.write_text(text.replace("\n  type:", "  # as it was\n  type:"), encoding="utf-8")
        run(bank, cache)
        for file, text in files.items():
            file.write_text(text, encoding="utf-8")
        found, imported = run(bank, cache)
        expected, all_rules = run(bank, cache, "--no-cache")
        assert found == expected
        assert len(expected) > 20
        assert len(imported) < len(all_rules)


def test_a_changed_question_imports_few_rules(tmp_path: Path) -> None:
    bank, cache = tmp_path / "bank", tmp_path / "cache"
    (bank / "questions").mkdir(parents=True)
    (bank / "bank.yaml").write_text(MANIFEST, encoding="utf-8")
    question = "- id: mass\n  type: true-false\n  stem: The earth has more mass than the moon.\n  answer: true\n  rationale: {}\n"
    file = bank / "questions/one.yaml"
    file.write_text(question.format("It is some eighty times as heavy."), encoding="utf-8")
    _, everything = run(bank, cache)
    file.write_text(question.format("It weighs some eighty times as much."), encoding="utf-8")
    _, few = run(bank, cache)
    assert len(few) < len(everything) / 2


PLUG_IN = """
from quizkit import EntityRule, Problem
from quizkit.model.entity import Entity
from quizkit.plugins import EntryPoint
from quizkit.text.vocabulary import hint_words

class Named(EntityRule):
    code, name, since, applies_to, hints = "TXT990", "named", "1", (Entity,), hint_words(WORDS)

    def check(self, entity, view):
        return () if view.vocabulary.isdisjoint(self.hints) else [Problem("It is named.", ("stem",))]
"""


def install(plug_ins: Path, file: str, module: str, code: str) -> Path:
    """Put a plug-in into a folder of packages; its code."""
    points = plug_ins / "plug-1.dist-info" / "entry_points.txt"
    points.parent.mkdir(parents=True)
    points.write_text(f"[quizkit.rules]\nplug = {module}\n", encoding="utf-8")
    (points.parent / "METADATA").write_text("Metadata-Version: 2.1\nName: plug\nVersion: 1\n", encoding="utf-8")
    (plug_ins / file).parent.mkdir(parents=True, exist_ok=True)
    (plug_ins / file).write_text(code, encoding="utf-8")
    return plug_ins / file


@pytest.mark.parametrize(
    ("file", "module"),
    [("plug.py", "plug"), ("plug/__init__.py", "plug"), ("space/plug.py", "space.plug"), ("space/plug/__init__.py", "space.plug")],
)
def test_the_code_of_a_plug_in_counts(file: str, module: str, tmp_path: Path) -> None:
    """Also where it is one module, or lies in a namespace: stale hints would hide a flaw."""
    bank, cache, plug_ins = tmp_path / "bank", tmp_path / "cache", tmp_path / "site"
    (bank / "questions").mkdir(parents=True)
    (bank / "bank.yaml").write_text(MANIFEST, encoding="utf-8")
    code = install(plug_ins, file, module, PLUG_IN.replace("WORDS", '["giraffe"]'))
    question = bank / "questions/one.yaml"
    text = "- id: tall\n  type: true-false\n  stem: The {} is a tall animal.\n  answer: true\n  rationale: It has a long neck.\n"
    question.write_text(text.format("giraffe"), encoding="utf-8")
    found, _ = run(bank, cache, plug_ins=plug_ins)
    assert [finding["rule"] for finding in found] == ["named"]
    code.write_text(PLUG_IN.replace("WORDS", '["giraffe", "okapi"]'), encoding="utf-8")
    question.write_text(text.format("okapi"), encoding="utf-8")
    found, _ = run(bank, cache, plug_ins=plug_ins)
    assert [finding["rule"] for finding in found] == ["named"]


UNREADABLE = """
from quizkit import BankRule, Facts, Problem
from quizkit.model.question import BaseQuestion

class Odd(Exception):
    def __init__(self, one, two):
        super().__init__(one)

def odd(view):
    return Odd(1, 2)

ODD = Facts("odd", (BaseQuestion,), odd)

class Counted(BankRule):
    code, name, since, facts, options = "TXT991", "counted", "1", (ODD,), {"odd": Odd(1, 2)}

    def judge(self, index):
        yield from ((row, Problem("It is counted.", ("stem",))) for row, fact in index.facts(ODD))
"""


def test_what_a_plug_in_says_and_nobody_can_read_again_is_worked_out_again(tmp_path: Path) -> None:
    bank, cache, plug_ins = tmp_path / "bank", tmp_path / "cache", tmp_path / "site"
    (bank / "questions").mkdir(parents=True)
    (bank / "bank.yaml").write_text(MANIFEST, encoding="utf-8")
    install(plug_ins, "plug.py", "plug", UNREADABLE)
    text = "- id: tall-{}\n  type: true-false\n  stem: The {} is a tall animal.\n  answer: true\n  rationale: It has a long neck.\n"
    for number in range(3):
        (bank / f"questions/{number}.yaml").write_text(text.format(number, f"giraffe of {number} metres"), encoding="utf-8")
    (bank / "terms").mkdir()
    for name in ("giraffe", "okapi", "camel"):
        (bank / "questions/0.yaml").write_text(text.format(0, name), encoding="utf-8")
        found, _ = run(bank, cache, "--jobs", "2", plug_ins=plug_ins)
        assert [finding["rule"] for finding in found] == ["counted"] * 3
    for name in ("tall", "high", "long", "big"):
        term = f"id: neck\ntitle: Neck\ndefinition: What makes a giraffe {name}.\n"
        (bank / "terms/neck.yaml").write_text(term, encoding="utf-8")
        found, _ = run(bank, cache, "--ignore", "untested-term", plug_ins=plug_ins)
        assert [finding["rule"] for finding in found] == ["counted"] * 3


def test_a_plug_in_that_cannot_be_imported_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizkit.lint.registry.entry_points", lambda group: (EntryPoint("plug", "no_such_module"),))
    with pytest.raises(ConfigError, match=r"'plug' \(no_such_module\) cannot be imported: ModuleNotFoundError"):
        registry.__wrapped__()
