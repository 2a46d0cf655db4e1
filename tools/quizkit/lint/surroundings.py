"""What the check of a file depends on beside the file: the code, the schemas, the configuration and bank.yaml, as one digest."""

from __future__ import annotations

import os
import sys

from quizkit.digests import blake2b
from quizkit.resources import schema_folder
from quizkit.store.code import code_state

from .config import Config
from .registry import Registry

_SIZE = 16


def code_folders(registry: Registry) -> list[str]:
    """The folders of all packages whose rules are installed, our own among them, and of the schemas."""
    packages = {type(rule).__module__.partition(".")[0] for rule in registry.rules} | {"quizkit"}
    modules = [sys.modules[name] for name in packages if name in sys.modules]
    files = [module.__file__ for module in modules if getattr(module, "__file__", None)]
    folders = {os.path.dirname(file) if os.path.basename(file) == "__init__.py" else file for file in filter(None, files)}  # noqa: PTH119, PTH120
    return sorted({*folders, str(schema_folder())})


def surroundings(registry: Registry, config: Config, manifest: bytes) -> bytes:
    """A digest of all that the outcome of a file's check depends on, save the file and the day. `manifest` is the blob id of bank.yaml."""
    rules = [(rule.name, rule.severity) for rule in config.active(registry)]
    settings = sorted((name, sorted(options.items())) for name, options in config.settings(registry).items())
    said = repr((rules, settings, sorted(rule.name for rule in registry.rules))).encode("utf-8", "surrogateescape")
    return blake2b(code_state(code_folders(registry)).digest() + manifest + said, digest_size=_SIZE).digest()
