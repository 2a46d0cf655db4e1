"""What `quizkit lint` says of settings that are of no use: patterns of paths that fit nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkit.lint.config import Config

    from .scope import Scope


def say_which_patterns_are_idle(configs: Mapping[Path, Config], scope: Scope) -> None:
    """Say on standard error which patterns of `per-path-ignores` fit no file, where all banks that a configuration holds for were checked.

    Raises:
        UnreadableError: a folder cannot be listed.
    """
    banks: dict[Path, list[Path]] = {}
    by_folder: dict[Path, Config] = {}
    for root, config in configs.items():
        if config.per_path_ignores and config.folder is not None and scope.is_within(config.folder):
            banks.setdefault(config.folder, []).append(root)
            by_folder[config.folder] = config
    for folder, roots in banks.items():
        _say(by_folder[folder], roots)


def _say(config: Config, roots: list[Path]) -> None:
    from quizkit.lint.path_ignores import idle_patterns
    from quizkit.load.folder import list_files
    from quizkit.load.roots import MANIFEST
    from quizkit.report.terminal import safe

    files = (path for root in roots for path in (root / MANIFEST, *(file.path for file in list_files(root))))
    idle = [f"'{safe(pattern)}'" for pattern in idle_patterns(config, files)]
    if idle:
        pattern, fits, it = ("pattern", "fits", "it") if len(idle) == 1 else ("patterns", "fit", "them")
        bank = "bank" if len(roots) == 1 else "banks"
        sys.stderr.write(
            f"quizkit: The {pattern} {', '.join(idle)} in per-path-ignores {fits} no file of the {bank}: mend {it}, or take {it} out.\n"
        )
