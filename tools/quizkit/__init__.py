"""quizkit: checks a bank of quiz questions written in YAML, and exports it.

The names below are the public interface; everything else may change. They are imported when first asked for, so that
`quizkit --version` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .errors import ConfigError, QuizkitError, UnreadableError, UsageError
    from .finding import Finding, Mention, Problem
    from .formats.base import Loss, OutFile, Package, Support, SupportTable, WriteOptions, Writer, Written
    from .lint.config import Config
    from .lint.facts import Facts
    from .lint.index import BankIndex
    from .lint.registry import registry
    from .lint.rule import BankRule, EntityRule, LoadRule, ManifestRule, Rule
    from .lint.runner import LintRun, Report
    from .lint.view import EntityView
    from .load.build import build_entity, to_data
    from .load.reader import load_bank
    from .model.bank import Bank, Manifest

__all__ = [
    "Bank", "BankIndex", "BankRule", "Config", "ConfigError", "EntityRule", "EntityView", "Facts", "Finding", "LintRun", "LoadRule", "Loss",
    "Manifest", "ManifestRule", "Mention", "OutFile", "Package", "Problem", "QuizkitError", "Report", "Rule", "Support", "SupportTable",
    "UnreadableError", "UsageError", "WriteOptions", "Writer", "Written", "__version__", "build_entity", "load_bank", "registry", "to_data",
]  # fmt: skip

_HOMES = {
    "errors": ("ConfigError", "QuizkitError", "UnreadableError", "UsageError"),
    "finding": ("Finding", "Mention", "Problem"),
    "formats.base": ("Loss", "OutFile", "Package", "Support", "SupportTable", "WriteOptions", "Writer", "Written"),
    "lint.config": ("Config",),
    "lint.facts": ("Facts",),
    "lint.index": ("BankIndex",),
    "lint.registry": ("registry",),
    "lint.rule": ("BankRule", "EntityRule", "LoadRule", "ManifestRule", "Rule"),
    "lint.runner": ("LintRun", "Report"),
    "lint.view": ("EntityView",),
    "load.build": ("build_entity", "to_data"),
    "load.reader": ("load_bank",),
    "model.bank": ("Bank", "Manifest"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"quizkit has no name {name!r}")
