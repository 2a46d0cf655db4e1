"""quizkit: checks a bank of quiz questions written in YAML, and exports it.

The names below are the public interface; everything else may change. They are imported when first asked for, so that
`quizkit --version` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .errors import (
        ConfigError as ConfigError,
    )
    from .errors import (
        QuizkitError as QuizkitError,
    )
    from .errors import (
        UnreadableError as UnreadableError,
    )
    from .errors import (
        UsageError as UsageError,
    )
    from .finding import Finding as Finding
    from .finding import Problem as Problem
    from .formats.base import (
        Loss as Loss,
    )
    from .formats.base import (
        OutFile as OutFile,
    )
    from .formats.base import (
        Package as Package,
    )
    from .formats.base import (
        Support as Support,
    )
    from .formats.base import (
        WriteOptions as WriteOptions,
    )
    from .formats.base import (
        Writer as Writer,
    )
    from .lint.config import Config as Config
    from .lint.registry import registry as registry
    from .lint.rule import BankRule as BankRule
    from .lint.rule import EntityRule as EntityRule
    from .lint.rule import Facts as Facts
    from .lint.rule import Rule as Rule
    from .lint.runner import LintRun as LintRun
    from .lint.runner import Report as Report
    from .lint.view import EntityView as EntityView
    from .load.build import build_entity as build_entity
    from .load.build import to_data as to_data
    from .load.reader import load_bank as load_bank
    from .model.bank import Bank as Bank
    from .model.bank import Manifest as Manifest

_HOMES = {
    "errors": ("ConfigError", "QuizkitError", "UnreadableError", "UsageError"),
    "finding": ("Finding", "Problem"),
    "formats.base": ("Loss", "OutFile", "Package", "Support", "WriteOptions", "Writer"),
    "lint.config": ("Config",),
    "lint.registry": ("registry",),
    "lint.rule": ("BankRule", "EntityRule", "Facts", "Rule"),
    "lint.runner": ("LintRun", "Report"),
    "lint.view": ("EntityView",),
    "load.build": ("build_entity", "to_data"),
    "load.reader": ("load_bank",),
    "model.bank": ("Bank", "Manifest"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME_OF)]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"quizkit has no name {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
