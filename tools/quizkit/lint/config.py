"""The configuration: `quizkit.toml`, or `[tool.quizkit]` in pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from quizkit.errors import ConfigError, UnreadableError, suggestion
from quizkit.finding import SEVERITIES, Finding
from quizkit.load.folder import shown_path
from quizkit.patterns import regex
from quizkit.records import dataclass, field, replace

from .index import ALLOWED
from .path_ignores import is_ignorable, is_pattern
from .registry import Registry
from .rule import Rule

if TYPE_CHECKING:
    from .allow_list import AllowedPair

FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")
FILE = "quizkit.toml"
# The pairs of questions that a bank allows to be alike stand beside its bank.yaml.
ALLOW_LIST = "duplicates.toml"
# What a pyproject.toml must hold to have a table [tool.quizkit], however it is spelt: others are not parsed.
_MAY_SPEAK_OF_US = regex(r"""\btool["']?[ \t]*(?:\.[ \t]*["']?quizkit|[\]=])|\\[uUx]""")
_KEYS = ("select", "extend-select", "ignore", "per-path-ignores", "baseline", "fail-on", "rules")


_CANNOT_BE_IGNORED = "'{}' cannot be ignored, for what it finds is not in the bank: mend the files"


@dataclass(frozen=True, slots=True)
class Config:
    """What to check and when to fail. `select` replaces the rules that are on by default; `rules` holds options by a rule's name.

    `also` and `but_not` are chosen last, above what is ignored: the command line's. `per_path_ignores` are patterns of paths in `folder`,
    where the configuration lies, each with what is left out there. `baseline` is the file of the findings that are known. `allowed` are the
    pairs of questions that the bank allows to be alike.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    per_path_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    folder: Path | None = None
    baseline: Path | None = None
    fail_on: FailOn = "warning"
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    allowed: tuple[AllowedPair, ...] = ()

    def with_command_line(
        self,
        *,
        select: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        fail_on: FailOn | None = None,
        today: date | None = None,
    ) -> Config:
        """The configuration with what the command line says above it."""
        chosen = tuple(select)
        return replace(
            self,
            select=chosen or self.select,
            extend_select=() if chosen else self.extend_select,
            ignore=() if chosen else self.ignore,
            also=tuple(extend_select),
            but_not=tuple(ignore),
            fail_on=fail_on or self.fail_on,
            today=today or self.today,
        )

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        return self.fail_on != "never" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)

    def active(self, registry: Registry) -> tuple[Rule, ...]:
        """The rules that are on.

        Raises:
            ConfigError: a word names no rule.
        """
        chosen = {rule.name for rule in registry.rules if rule.enabled} if self.select is None else _named(self.select, registry)
        chosen |= _named(self.extend_select, registry)
        chosen -= _named(self.ignore, registry)
        chosen |= _named(self.also, registry)
        chosen -= _named(self.but_not, registry)
        # What the loader refuses is not in the bank: that is said whatever else is chosen.
        return tuple(rule for rule in registry.rules if rule.name in chosen or rule.raised_by == "load")

    def settings(self, registry: Registry) -> dict[str, Mapping[str, Any]]:
        """The options of every rule: the defaults, and above them what is configured. Under `duplicates` stands what the bank allows."""
        options: dict[str, Mapping[str, Any]] = {rule.name: {**rule.options, **self.rules.get(rule.name, {})} for rule in registry.rules}
        options[ALLOWED] = {"pairs": self.allowed}
        return options


def _named(words: Iterable[str], registry: Registry) -> set[str]:
    chosen: set[str] = set()
    for word in words:
        rules = registry.select(word)
        if not rules:
            raise ConfigError(f"There is no rule '{word}'{suggestion(word, registry.words())}.")
        chosen.update(rule.name for rule in rules)
    return chosen


def _is_list_of_words(words: object) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) for word in words)


def load_config(start: Path, registry: Registry, read: Callable[[Path], bytes | None] | None = None) -> Config:
    """The configuration that holds for a bank: the nearest one in its folder or above it, within its repository, and its allow-list.

    `read` gives the bytes of a file, or None where there is none; by default that is what is on the disk.

    Raises:
        ConfigError: a key, a value or a rule in it means nothing; the sentence names the file and the line.
        UnreadableError: the file cannot be read.
    """
    config = _configured(start, registry, read or _from_disk)
    if read is None and not (start / ALLOW_LIST).is_file():
        return config
    from .allow_list import read_allow_list

    return replace(config, allowed=read_allow_list(start, read))


def _configured(start: Path, registry: Registry, read: Callable[[Path], bytes | None]) -> Config:
    for folder in _folders_to_search(start):
        for name, prefix in ((FILE, ()), ("pyproject.toml", ("tool", "quizkit"))):
            file = folder / name
            text = _text(file, read)
            if prefix and text is not None and _MAY_SPEAK_OF_US.search(text) is None:
                continue
            table = None if text is None else _table(file, text, prefix)
            if text is not None and table is not None:
                return _Reader(file, text, registry).config(table)
    return Config()


def _from_disk(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _text(file: Path, read: Callable[[Path], bytes | None]) -> str | None:
    try:
        data = read(file)
        return None if data is None else data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"The configuration '{shown_path(file)}' cannot be read: {error}.") from None


def _folders_to_search(start: Path) -> list[Path]:
    """The bank's folder and those above it within its repository; outside of one, the bank's folder alone."""
    for number, folder in enumerate((start, *start.parents)):
        if (folder / ".git").exists():
            return [start, *start.parents[:number]]
    return [start]


def _table(file: Path, text: str, prefix: tuple[str, ...]) -> Mapping[str, Any] | None:
    import tomllib

    try:
        table: Any = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{shown_path(file)}:{_line(str(error), text)}: {str(error)[:1].lower()}{str(error)[1:]}.") from None
    except RecursionError as error:
        raise UnreadableError(f"The configuration '{shown_path(file)}' cannot be read: {error}.") from None
    for part in prefix:
        table = table.get(part)
        if not isinstance(table, dict):
            return None
    return table  # type: ignore[no-any-return]


def _line(sentence: str, text: str) -> int:
    """The line that a sentence of the parser of TOML means; the last one with anything on it where it says that the text ends too early."""
    found = re.search(r"\(at line (\d+), column \d+\)\Z", sentence)
    return int(found[1]) if found else text.rstrip().count("\n") + 1


@dataclass
class _Reader:
    file: Path
    text: str
    registry: Registry

    def config(self, table: Mapping[str, Any]) -> Config:
        for key in table:
            if key not in _KEYS:
                self._fail(key, f"there is no setting '{key}'{suggestion(key, _KEYS)}")
        fail_on = table.get("fail-on", "warning")
        if fail_on not in FAIL_ON:
            self._fail("fail-on", f"'fail-on' is one of {', '.join(FAIL_ON)}, not {fail_on!r}")
        return Config(
            select=self._select(table),
            extend_select=self._words(table, "extend-select"),
            ignore=self._words(table, "ignore"),
            per_path_ignores=self._per_path_ignores(table.get("per-path-ignores", {})),
            folder=self.file.parent,
            baseline=self._baseline(table),
            fail_on=fail_on,
            rules=self._rules(table.get("rules", {})),
        )

    def _select(self, table: Mapping[str, Any]) -> tuple[str, ...] | None:
        if "select" not in table:
            return None
        words = self._words(table, "select")
        if not words:
            self._fail("select", "'select' names no rule: name some, or leave it out for those that are on by default")
        return words

    def _words(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        words = table.get(key, [])
        if not _is_list_of_words(words):
            self._fail(key, f'\'{key}\' is a list of rules, such as ["longest-key", "STM"]')
        for word in words:
            found = self._find(word, key)
            if key == "ignore" and found is not None and found.raised_by == "load":
                self._fail(word, _CANNOT_BE_IGNORED.format(word))
        return tuple(words)

    def _find(self, word: str, key: str) -> Rule | None:
        """The rule that a word names; None where it names several."""
        if not self.registry.select(word):
            self._fail(word, f"there is no rule '{word}'{suggestion(word, self.registry.words())}", key)
        return self.registry.find(word)

    def _per_path_ignores(self, table: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
        key = "per-path-ignores"
        if not isinstance(table, dict):
            self._fail(key, f'\'{key}\' holds a list of rules for each pattern of paths, as "questions/drafts/**" = ["missing-rationale"]')
        for pattern, words in table.items():
            if not is_pattern(pattern):
                self._fail(
                    pattern, f"'{pattern}' is no pattern: write a path from the folder of this file, such as questions/drafts/**", key
                )
            if not _is_list_of_words(words):
                self._fail(pattern, f'\'{pattern}\' holds a list of rules, such as ["longest-key", "STM"]', key)
            for word in words:
                found = self._find(word, key)
                if found is not None and found.raised_by == "load":
                    self._fail(word, _CANNOT_BE_IGNORED.format(word), key)
                if found is not None and not is_ignorable(found.name, self.registry):
                    self._fail(
                        word, f"'{word}' cannot be ignored for some files, for an export would lose or leak what it finds: mend them", key
                    )
        return tuple((pattern, tuple(words)) for pattern, words in table.items())

    def _baseline(self, table: Mapping[str, Any]) -> Path | None:
        name = table.get("baseline")
        if name is None:
            return None
        if not isinstance(name, str) or not name:
            self._fail("baseline", "'baseline' is the path of a file, such as \"baseline.json\"")
        return self.file.parent / name

    def _rules(self, tables: Any) -> dict[str, Mapping[str, Any]]:
        if not isinstance(tables, dict):
            self._fail("rules", "'rules' holds a table for each rule, as [rules.longest-key]")
        found: dict[str, Mapping[str, Any]] = {}
        names: dict[str, str] = {}
        for name, options in tables.items():
            rule = self.registry.find(name)
            if rule is None:
                self._fail(name, f"there is no rule '{name}'{suggestion(name, self.registry.words())}")
            other = names.setdefault(rule.name, name)
            if other != name:
                self._fail(name, f"'{other}' and '{name}' are one rule: write one table for it", "rules")
            found[rule.name] = self._options(rule, options)
        return found

    def _options(self, rule: Rule, options: object) -> Mapping[str, Any]:
        if not isinstance(options, dict):
            self._fail(rule.name, f"'rules.{rule.name}' holds options, as in [rules.{rule.name}]")
        for key, value in options.items():
            if key not in rule.options:
                known = f": it has {', '.join(rule.options)}" if rule.options else ": it has none"
                self._fail(key, f"the rule '{rule.name}' has no option '{key}'{suggestion(key, rule.options) or known}")
            default = rule.options[key]
            fits = isinstance(value, (int, float)) if isinstance(default, float) else isinstance(value, type(default))
            is_number = isinstance(default, (int, float)) and not isinstance(default, bool)
            if not fits or isinstance(value, bool) != isinstance(default, bool) or (is_number and not 0 < value < float("inf")):
                self._fail(key, f"the option '{key}' of '{rule.name}' takes a value like {default!r}, not {value!r}")
        return options

    def _fail(self, word: str, message: str, key: str = "") -> NoReturn:
        """Stop with a sentence that names the line of a word: the first one behind the name of the setting that it stands in."""
        text = self.text
        begin = max(text.find("[tool.quizkit"), 0) if self.file.name != FILE else 0
        begin = max(text.find(key, begin), begin)
        found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(text, begin)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise ConfigError(f"{shown_path(self.file)}:{line}: {message}.")
