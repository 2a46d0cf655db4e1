"""What a rule is. One rule is one file is one class; its docstring is its page, its examples are its tests."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Generic, Literal, TypeVar

from quizkit.finding import Fix, Problem, Severity
from quizkit.model.bank import Manifest
from quizkit.model.entity import Entity
from quizkit.records import dataclass
from quizkit.text.vocabulary import Hints, hint_words

from .facts import Facts
from .index import BankIndex
from .look_up import LookUp
from .view import EntityView

E = TypeVar("E", bound=Entity)

SECTIONS = ("What it does", "Why it matters", "What to write instead", "References")

FAMILIES: Mapping[str, str] = {
    "SCH": "Schema",
    "YML": "YAML dialect",
    "REF": "Identity and references",
    "TRM": "Terms",
    "TIR": "Scales and tiers",
    "PTH": "Paths and lessons",
    "CMP": "Comparisons and debates",
    "CLM": "Claims and freshness",
    "STM": "Stem",
    "OPT": "Options",
    "KEY": "Key",
    "FBK": "Feedback",
    "DUP": "Duplicates",
    "TXT": "Markup and text",
    "MED": "Media and accessibility",
    "EXP": "Exportability",
    "QUZ": "Quizzes",
    "BNK": "Whole-bank measures",
    "SUP": "Suppressions",
}

# The languages whose words some rule knows.
LANGUAGES: Mapping[str, str] = {"en": "English"}


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's docstring in parts: the sentence that names the flaw, and each section by its title."""

    summary: str
    sections: Mapping[str, str]


class Rule:
    """What all rules have.

    Attributes:
        code: family and number; never used twice.
        name: the slug, which reads well after "ignore".
        severity: error (wrong, or breaks an export), warning (misleads a learner or a statistic), info (never fails a run).
        enabled: on by default.
        status: a preview rule warns at most.
        fix: the kind of fix there is: that of the remedies that its problems carry.
        languages: the languages whose words it knows, as the first part of a tag ("en"); it is not asked about entities in others. Empty
            for a rule that reads no words.
        requires: rules that must be silent on an entity before this one speaks: one cause, one finding.
        raised_by: the rules on characters, syntax and shape are raised by the loader; their pages live here.
        silenceable: whether a comment may silence it; not where an export would then lose or leak something.
        options: what the configuration may set, with the default.
        bad, good: examples as files of a bank. A line with `# expect: CODE` gets that finding. A line `# file: terms/a.yaml` starts
            another file; the first is `questions/example.yaml`. A bank.yaml is there unless the example has its own.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    enabled: ClassVar[bool] = True
    status: ClassVar[Literal["preview", "stable"]] = "stable"
    since: ClassVar[str]
    fix: ClassVar[Fix | None] = None
    languages: ClassVar[tuple[str, ...]] = ()
    requires: ClassVar[tuple[str, ...]] = ()
    raised_by: ClassVar[Literal["lint", "load"]] = "lint"
    silenceable: ClassVar[bool] = True
    options: ClassVar[Mapping[str, Any]] = {}
    bad: ClassVar[tuple[str, ...]] = ()
    good: ClassVar[tuple[str, ...]] = ()

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code[:3]

    def reads(self, language: str | None) -> bool:
        """Whether the rule is to be asked about an entity in a language (the first part of a tag; None where it is unknown)."""
        return not self.languages or language in self.languages

    @cached_property
    def page(self) -> RulePage:
        """The docstring in parts."""
        from inspect import cleandoc  # which takes as long to import as Python does to start

        text = cleandoc(type(self).__doc__ or "")
        summary, *rest = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
        sections = {title.strip(): body.strip() for title, body in zip(rest[::2], rest[1::2], strict=True)}
        return RulePage(summary.strip(), sections)


class LoadRule(Rule):
    """A rule that the loader raises."""

    raised_by = "load"


class ManifestRule(Rule):
    """A rule on bank.yaml: a pure function of it."""

    def check(self, manifest: Manifest) -> Iterable[Problem]:
        """What is wrong with the manifest, each problem at its path there."""
        raise NotImplementedError


class EntityRule(Rule, Generic[E]):
    """A rule on one entity: a pure function of it and the configuration.

    Attributes:
        applies_to: the classes of entities it is asked about.
        hints: words, one of which is in the vocabulary of each view that it speaks of: `check` begins with a glance at that. Empty for a
            rule that looks for no words, or for signs as well.
    """

    applies_to: ClassVar[tuple[type[Entity], ...]]
    hints: ClassVar[Hints] = hint_words(())

    def check(self, entity: E, view: EntityView) -> Iterable[Problem]:
        """What is wrong with the entity."""
        raise NotImplementedError


class BankRule(Rule):
    """A rule on the bank: `facts` says what it must know of each entity, `judge` reads all facts together.

    `judge` may depend on the facts, the index and its options, and on nothing else; with `asks_disk` it looks at other files too, and is
    asked in every run. What `measures_bank` as a whole is no matter of a single commit, and is not asked before one. What
    `takes_memory` is asked last.

    Before a commit a rule is asked about what this changes, and the facts of a large bank are not all brought for that. `about` names the
    kinds of entities that its findings are shown at or mention, if these are not all. `own_facts` are those that it needs, to judge a
    question, of that question alone, and with `sees_others` of all entities that are no questions; `look_up` finds the questions nearby
    whose facts it needs as well. Other facts, of which there are few, and all entities are there.
    """

    facts: ClassVar[tuple[Facts[Any], ...]] = ()
    asks_disk: ClassVar[bool] = False
    measures_bank: ClassVar[bool] = False
    takes_memory: ClassVar[bool] = False
    about: ClassVar[tuple[str, ...]] = ()
    own_facts: ClassVar[tuple[Facts[Any], ...]] = ()
    sees_others: ClassVar[bool] = False
    look_up: ClassVar[type[LookUp[Any]] | None] = None

    def is_enough(self, index: BankIndex, rows: Collection[int]) -> bool:
        """Whether `judge` is right about some questions where `index` has the `own_facts` of these rows alone."""
        return True

    def files_asked_for(self, index: BankIndex) -> Iterable[str]:
        """The paths of the files that `judge` looks at, where it `asks_disk`."""
        raise NotImplementedError

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        """What is wrong with the bank, each problem with the row of the entity it is shown at, or with `BANK_ROW` for bank.yaml."""
        raise NotImplementedError
