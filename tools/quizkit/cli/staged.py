"""`quizkit lint --staged`: the hook before a commit. What is staged is linted, and what concerns changed entities reported."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.errors import UsageError
from quizkit.load.roots import MANIFEST

from .caching import cache_of
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.finding import Finding
    from quizkit.lint.config import Config
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import Report
    from quizkit.lint.staged import StagedBank
    from quizkit.load.git import Change, Contents, Repository

_NOT_WITH = ("fix", "diff", "add_ignore", "write_baseline", "stdin_filename")
_CONFIGURATIONS = ("quizkit.toml", "pyproject.toml")


def run_staged(arguments: argparse.Namespace) -> int:
    """Lint what is staged and return the exit code. Where nothing is, no more than git is asked.

    Raises:
        UsageError: options contradict each other, there is no repository, or files are in conflict.
    """
    from quizkit.load.git import Contents, Repository

    _refuse(arguments)
    paths = [Path(os.path.abspath(path)) for path in arguments.paths]  # noqa: PTH100
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file or folder '{path}'.")
    repository = Repository.of(paths[0] if paths[0].is_dir() else paths[0].parent)
    head, tree = repository.head_tree(), repository.staged_tree()
    if head == tree:
        return 0
    contents = Contents(repository)
    try:
        changes = repository.changes(head, tree)
        roots = [root for root in _roots(changes, repository, contents, tree) if _is_asked_for(root, paths)]
        return _lint(roots, changes, repository, contents, tree, arguments) if roots else 0
    finally:
        contents.close()


def _refuse(arguments: argparse.Namespace) -> None:
    for name in _NOT_WITH:
        if getattr(arguments, name):
            raise UsageError(f"--staged reports and changes nothing: leave --{name.replace('_', '-')} out.")
    if "-" in arguments.paths:
        raise UsageError("--staged takes what git has staged, and standard input is none of it.")


def _roots(changes: Iterable[Change], repository: Repository, contents: Contents, tree: str) -> list[Path]:
    """The banks, as they are staged, in which something changes that may matter to them."""
    known: dict[str, bool] = {}
    roots: dict[Path, None] = {}
    for path, _, _ in changes:
        if not path.endswith((".yaml", ".yml", *_CONFIGURATIONS)):
            continue
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            if folder not in known:
                known[folder] = contents.read(f"{tree}:{folder}/{MANIFEST}" if folder else f"{tree}:{MANIFEST}") is not None
            if known[folder]:
                roots[repository.top / folder if folder else repository.top] = None
                break
    return sorted(roots)


def _is_asked_for(root: Path, paths: Iterable[Path]) -> bool:
    return any(root.is_relative_to(path) or path.is_relative_to(root) for path in paths)


def _lint(
    roots: Iterable[Path], changes: list[Change], repository: Repository, contents: Contents, tree: str, arguments: argparse.Namespace
) -> int:
    from quizkit.lint.registry import registry
    from quizkit.lint.staged import StagedBank

    from .baselines import Baselines
    from .checking import configure
    from .reporting import report
    from .scope import Scope

    rules = registry()
    baselines = Baselines(arguments, rules)
    found: list[Finding] = []
    unreadable: list[str] = []
    sources: dict[Path, bytes] = {}
    failed = False

    def read(file: Path) -> bytes | None:
        inside = file.relative_to(repository.top).as_posix() if file.is_relative_to(repository.top) else None
        return None if inside is None else contents.read(f"{tree}:{inside}")

    for root in roots:
        config = configure(root, rules, arguments, arguments.fail_on, read)
        bank = StagedBank(root, repository, contents, tree, changes)
        result = _check(bank, rules, config, arguments)
        touched = bank.touched
        concerned = [finding for finding in baselines.new(root, config, result) if touched.concerns(finding)]
        found += concerned
        unreadable += result.unreadable
        failed = failed or any(config.fails(finding) for finding in concerned)
    for shown in {finding.path for finding in found}:
        data = read(Path(os.path.abspath(shown)))  # noqa: PTH100
        sources[Path(os.path.abspath(shown))] = b"" if data is None else data  # noqa: PTH100
    if found:
        report(found, arguments, rules, Scope(sources=sources), None, is_all_well=False)
    for sentence in unreadable:
        sys.stderr.write(f"quizkit: {sentence}\n")
    return 2 if unreadable else int(failed)


def _check(bank: StagedBank, rules: Registry, config: Config, arguments: argparse.Namespace) -> Report:
    from quizkit.lint.runner import LintRun

    with _progress() as progress, cache_of(bank.root, is_off=arguments.no_cache) as cache:
        run = LintRun(bank.root, rules, config, on_file=progress, staged=bank)
        run.check_files(arguments.jobs, cache)
        return run.report()


@contextmanager
def _progress() -> Iterator[Progress]:
    progress = Progress("Checking")
    try:
        yield progress
    finally:
        progress.clear()
