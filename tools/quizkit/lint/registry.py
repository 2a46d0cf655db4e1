"""Finds the rules: ours register as anyone's would, through the entry-point group `quizkit.rules`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType

from quizkit.errors import ConfigError
from quizkit.plugins import EntryPoint, entry_points
from quizkit.records import dataclass

from .rule import FAMILIES, BankRule, EntityRule, LoadRule, ManifestRule, Rule

GROUP = "quizkit.rules"
_OURS = "quizkit.lint.rules"
_COMPILED = (".pyc", ".so", ".pyd")
_BASES = (Rule, LoadRule, ManifestRule, EntityRule, BankRule)


@dataclass(frozen=True)
class Registry:
    """All rules there are, by code and by name. Where they are stand-ins, `kept_folders` are the folders of those that they stand for."""

    rules: tuple[Rule, ...]
    kept_folders: tuple[str, ...] | None = None

    @property
    def has_stand_ins(self) -> bool:
        """Whether the rules themselves may not be imported yet."""
        return self.kept_folders is not None

    def complete(self) -> Registry:
        """The rules themselves: for many files a stand-in is one more call for each entity.

        Raises:
            ConfigError: as `registry` does.
        """
        return registry() if self.has_stand_ins else self

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The folders of the packages from which the rules come, and the files of modules that are in none."""
        if self.kept_folders is not None:
            return self.kept_folders
        packages = {type(rule).__module__.partition(".")[0] for rule in self.rules}
        return tuple(sorted({place for name in packages if name in sys.modules for place in _places(sys.modules[name])}))

    @cached_property
    def by_name(self) -> Mapping[str, Rule]:
        """Each rule by its slug."""
        return {rule.name: rule for rule in self.rules}

    @cached_property
    def by_code(self) -> Mapping[str, Rule]:
        """Each rule by its code."""
        return {rule.code: rule for rule in self.rules}

    def find(self, word: str) -> Rule | None:
        """The rule of a code or a slug."""
        return self.by_name.get(word) or self.by_code.get(word.upper())

    def select(self, word: str) -> tuple[Rule, ...]:
        """The rules that a code, a slug, a family or `ALL` names; none where the word is unknown. Only of slugs the case counts."""
        group = word.upper()
        if group == "ALL":
            return self.rules
        if group in FAMILIES:
            return tuple(rule for rule in self.rules if rule.family == group)
        found = self.find(word)
        return () if found is None else (found,)

    def words(self) -> list[str]:
        """Everything that `select` knows, for suggestions."""
        families = {rule.family for rule in self.rules}
        return [*self.by_name, *self.by_code, *(family for family in FAMILIES if family in families), "ALL"]


@cache
def registry() -> Registry:
    """Every installed rule.

    Raises:
        ConfigError: two rules have one code or one name, or a plug-in cannot be imported.
    """
    found = [rule for entry in entry_points(group=GROUP) for rule in _rules_of(entry)]
    found.sort(key=lambda rule: rule.code)
    seen: dict[str, Rule] = {}
    for rule in found:
        for word in (rule.code, rule.name):
            other = seen.setdefault(word, rule)
            if other is not rule:
                raise ConfigError(f"Two rules are called '{word}': {_where(other)} and {_where(rule)}.")
    return Registry(tuple(found))


def _rules_of(entry: EntryPoint) -> list[Rule]:
    try:
        return [rule() for rule in _rules_below(entry.load())]
    except Exception as error:
        if entry.value == _OURS:
            raise
        message = f"The rules of the plug-in '{entry.name}' ({entry.value}) cannot be imported: {type(error).__name__}: {error}."
        raise ConfigError(f"{message} Mend or uninstall it.") from None


def _places(package: ModuleType) -> Iterable[str]:
    file = getattr(package, "__file__", None)
    if file is None:
        # A namespace, of which several folders may be parts.
        return getattr(package, "__path__", ())
    return (os.path.dirname(file) if os.path.basename(file) == "__init__.py" else file,)  # noqa: PTH119, PTH120


def _where(rule: Rule) -> str:
    return f"{type(rule).__module__}.{type(rule).__name__}"


def _rules_below(package: ModuleType) -> Iterator[type[Rule]]:
    modules = [package]
    if hasattr(package, "__path__"):
        modules += _modules_below(package)
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Rule) and value not in _BASES and value.__module__ == module.__name__:
                yield value


def _modules_below(package: ModuleType) -> Iterator[ModuleType]:
    """All modules of a package, in the order of their names."""
    for folder in package.__path__:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            entries = []
        if not entries or any(entry.name.endswith(_COMPILED) for entry in entries):
            # In an archive, or compiled.
            import pkgutil

            for found in pkgutil.walk_packages([folder], package.__name__ + "."):
                yield import_module(found.name)
            continue
        for entry in entries:
            name, _, suffix = entry.name.partition(".")
            if suffix == "py" and name != "__init__" and entry.is_file():
                yield import_module(f"{package.__name__}.{name}")
            elif not suffix and os.path.exists(os.path.join(entry, "__init__.py")):  # noqa: PTH110, PTH118
                below = import_module(f"{package.__name__}.{name}")
                yield below
                yield from _modules_below(below)
