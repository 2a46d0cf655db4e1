"""The questions and terms of a bank, or of two, that are alike: in clusters, with what is needed to compare them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizkit.finding import SEVERITIES, Severity
from quizkit.lint.allow_list import AllowedPair
from quizkit.lint.analysis.allowed_pairs import allowed_rows, fingerprint, stale_pairs
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.analysis.cues import Cues
from quizkit.lint.analysis.duplicates import Duplicates
from quizkit.lint.analysis.look_alikes import Families, Possible
from quizkit.lint.config import Config
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.neighbourhood.entity import place_of
from quizkit.lint.neighbourhood.records import Place
from quizkit.lint.places import FilePlaces
from quizkit.lint.registry import Registry
from quizkit.lint.rule import BankRule, Rule
from quizkit.lint.view import EntityView
from quizkit.load.folder import BankFile, list_files
from quizkit.load.reader import read_file, read_manifest
from quizkit.model.entity import Entity
from quizkit.model.question import BaseQuestion
from quizkit.model.term import Term
from quizkit.text import parse, to_plain
from quizkit.text.plain import PlainStyle

from .answer_lines import AnswerLine, answer_lines

FAMILY = "DUP"
# Of a larger cluster the first are compared.
MOST_MEMBERS = 100

# Two pictures may be described by the same words.
_STYLE = PlainStyle(alt=lambda image: f"{image.alt} [{image.target}]" if image.alt else f"[{image.target}]")


@dataclass(frozen=True, slots=True)
class Member:
    """One of those that are alike. `bank` is 0 for the bank itself and 1 for the one it is compared with."""

    kind: str
    id: str
    bank: int
    place: Place
    text: str
    answers: tuple[AnswerLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AlikeCluster:
    """What one rule says is alike. `size` counts the members that are not listed too; `note` says more about how they are alike."""

    rule: str
    severity: Severity
    summary: str
    size: int
    members: tuple[Member, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """All that is alike. `compared` counts the questions and terms of each bank, `unread` the entities that are not sound."""

    titles: tuple[str, ...]
    compared: tuple[int, ...]
    unread: int
    clusters: tuple[AlikeCluster, ...]
    stale: tuple[AllowedPair, ...] = ()

    @property
    def has_problems(self) -> bool:
        """Whether something is more than a note."""
        return any(cluster.severity != "info" for cluster in self.clusters)


@dataclass
class Compared:
    """One bank, or two, as far as they are compared."""

    index: BankIndex
    bank_of: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    unread: int = 0

    def fingerprints(self) -> dict[str, str]:
        """What an allowed pair is keyed by, by the id of each question that is compared."""
        return {self.ids[row]: fingerprint(asked) for row, asked in self.index.facts(ASKED) if self.bank_of[row] == 0}

    def are_alike(self, one: str, other: str) -> bool:
        """Whether some rule finds two questions of the bank alike, or would if the pair were not allowed already."""
        rows = {self.index.rows_by_id["question"][name] for name in (one, other)}
        if rows in [set(pair) for pair in allowed_rows(self.index)]:
            return True
        found = [alike.rows for alike in self.index.once(Duplicates).found] + [alike.rows for alike in self.index.once(Possible).found]
        cues = [(cue.giving, cue.given) for cue in self.index.once(Cues).found]
        return any(rows.issubset(some) for some in (*found, *cues))


def read_banks(roots: Sequence[Path], config: Config, registry: Registry, on_file: Callable[[int, int], None]) -> Compared:
    """Read what the rules on duplicates must know of some banks.

    Raises:
        UnreadableError: a folder cannot be listed.
    """
    settings = config.settings(registry)
    compared = Compared(BankIndex(config.today, settings))
    facts = {fact.name: fact for rule in _rules(registry) for fact in rule.facts}
    manifests = [read_manifest(root) for root in roots]
    # What another version of the schema says is not known, nor in which language a bank is that does not say it.
    compared.unread = sum(loaded.manifest is None for loaded in manifests)
    readable = [(number, root) for number, root in enumerate(roots) if not manifests[number].is_for_another_version]
    listed = [(number, file) for number, root in readable for file in list_files(root) if file.kind in ("question", "term")]
    compared.titles = [
        root.name if loaded.manifest is None else loaded.manifest.title for root, loaded in zip(roots, manifests, strict=True)
    ]
    compared.index.manifest, compared.index.manifest_file = manifests[0].manifest, manifests[0].file
    for done, (number, file) in enumerate(listed):
        on_file(done, len(listed))
        _read(file, number, compared, facts.values(), manifests[number].manifest, config, settings)
    return compared


def _read(
    file: BankFile,
    number: int,
    compared: Compared,
    facts: Iterable[Facts[Any]],
    manifest: Any,
    config: Config,
    settings: Mapping[str, Mapping[str, Any]],
) -> None:
    index, loaded = compared.index, read_file(file)
    index.add_file(file)
    compared.unread += loaded.unreadable is not None or not loaded.tree.complete
    for entry in loaded.entities:
        # An id of the other bank names nothing in this one.
        row = index.add(file.kind or "", [entry.id if number == 0 else None])
        compared.bank_of.append(number)
        compared.ids.append(entry.id or "")
        if entry.entity is None:
            compared.unread += 1
            continue
        view = EntityView(entry.entity, manifest, config.today, settings)
        for fact in facts:
            if isinstance(entry.entity, fact.applies_to) and (known := fact.of(view)) is not None:
                index.add_fact(fact, row, known)


def _rules(registry: Registry) -> list[BankRule]:
    return [rule for rule in registry.rules if isinstance(rule, BankRule) and rule.family == FAMILY]


def chosen_rules(registry: Registry, names: Iterable[str], level: Severity) -> dict[str, Rule]:
    """The rules to ask, whatever a configuration selects: those that are named, or else those that are as severe as a level."""
    named = {rule.name for name in names for rule in registry.select(name) if rule.family == FAMILY}
    least = SEVERITIES.index(level)
    return {rule.name: rule for rule in _rules(registry) if (rule.name in named if named else SEVERITIES.index(rule.severity) <= least)}


def find_alike(compared: Compared, rules: Mapping[str, Rule], *, across: bool) -> Alike:
    """What is alike by some rules; with `across` only what both banks have a part in."""
    found = [(rule, rows, note) for rule in rules.values() for rows, note in _clusters(rule, compared.index)]
    if across:
        found = [(rule, rows, note) for rule, rows, note in found if len({compared.bank_of[row] for row in rows}) > 1]
    shown = [(rule, _first_rows(rows, compared.bank_of), len(rows), note) for rule, rows, note in found]
    members = _members({row for _, rows, _, _ in shown for row in rows}, compared)
    clusters = [
        AlikeCluster(rule.name, rule.severity, rule.page.summary, size, tuple([members[row] for row in rows]), note)
        for rule, rows, size, note in shown
    ]
    clusters.sort(key=lambda cluster: (SEVERITIES.index(cluster.severity), rules[cluster.rule].code))
    counts = [0 for _ in compared.titles]
    for number in compared.bank_of:
        counts[number] += 1
    return Alike(tuple(compared.titles), tuple(counts), compared.unread, tuple(clusters), tuple(stale_pairs(compared.index)))


def _first_rows(rows: Sequence[int], bank_of: Sequence[int]) -> list[int]:
    """The rows that are listed of a cluster; of each bank some."""
    own = [row for row in rows if bank_of[row] == 0]
    return [*own[:MOST_MEMBERS], *[row for row in rows if bank_of[row] == 1][:MOST_MEMBERS]]


def _clusters(rule: Rule, index: BankIndex) -> Iterator[tuple[Sequence[int], str]]:
    """The rows of each cluster, and what is to be said about it."""
    kinds: Mapping[str, Any] = {"duplicate-question": "same", "contradicting-duplicate": "at-odds", "near-duplicate": "near"}
    match rule.name:
        case "duplicate-question" | "contradicting-duplicate":
            yield from ((found.rows, "") for found in index.once(Duplicates).of(kinds[rule.name]))
        case "near-duplicate":
            for found in index.once(Duplicates).of("near"):
                yield found.rows, "a keyed text is the same" if found.shared_key else "one offers as wrong what another keys"
        case "possible-duplicate":
            for alike in index.once(Possible).found:
                yield alike.rows, alike.reason if len(alike.rows) == 2 else f"of two of them: {alike.reason}"
        case "template-family":
            least = index.option(rule.name, "members")
            yield from ((found.rows, "") for found in index.once(Families).found if len(found.rows) >= least)
        case "cues-another":
            yield from (
                ((cue.giving, cue.given), f"the first stem says '{cue.key}', which the second one keys") for cue in index.once(Cues).found
            )
        case _:
            assert isinstance(rule, BankRule)
            yield from ((sorted((row, *(mention.row for mention in problem.related))), "") for row, problem in rule.judge(index))


def _members(rows: Set[int], compared: Compared) -> dict[int, Member]:
    """What is shown of some rows; their files are read once more."""
    by_file: dict[int, list[int]] = {}
    for row in sorted(rows):
        by_file.setdefault(compared.index.file_number(row), []).append(row)
    found: dict[int, Member] = {}
    for some in by_file.values():
        file, _ = compared.index.place(some[0])
        loaded = read_file(file)
        places = FilePlaces(file, loaded.tree)
        entities = {entry.root: entry.entity for entry in loaded.entities}
        for row in some:
            root = compared.index.place(row)[1]
            text, answers = _shown(entities.get(root))
            found[row] = Member(file.kind or "", compared.ids[row], compared.bank_of[row], place_of(places, root), text, tuple(answers))
    return found


def _shown(entity: Entity | None) -> tuple[str, list[AnswerLine]]:
    match entity:
        case BaseQuestion():
            return " ".join(to_plain(parse(entity.stem, "block"), _STYLE).text.split()), answer_lines(entity)
        case Term():
            return f"{entity.title}: {' '.join(to_plain(parse(entity.definition, 'inline')).text.split())}", []
    return "", []
