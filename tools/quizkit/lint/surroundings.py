"""What the check of a file depends on beside the file: the code, the schemas, the configuration and bank.yaml, as one digest."""

from __future__ import annotations

import os

from quizkit.digests import blake2b
from quizkit.resources import schema_folder
from quizkit.store.code import code_digest

from .config import Config
from .registry import Registry

_SIZE = 16
_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120


def code_folders(registry: Registry) -> tuple[str, ...]:
    """The folders of all packages whose rules are installed, our own among them, and of the schemas."""
    return tuple(sorted({*registry.folders, _OURS, str(schema_folder())}))


def surroundings(registry: Registry, config: Config, manifest: bytes) -> bytes:
    """A digest of all that the outcome of a file's check depends on, save the file and the day. `manifest` is the blob id of bank.yaml."""
    rules = [(rule.name, rule.severity) for rule in config.active(registry)]
    settings = sorted((name, sorted(options.items())) for name, options in config.settings(registry).items())
    said = repr((rules, settings, sorted(rule.name for rule in registry.rules))).encode("utf-8", "surrogateescape")
    return blake2b(code_digest(code_folders(registry)) + manifest + said, digest_size=_SIZE).digest()
