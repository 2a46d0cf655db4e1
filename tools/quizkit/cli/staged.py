"""`quizkit lint --staged`: the hook before a commit. What is staged is linted, and what concerns changed entities reported."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.errors import UsageError
from quizkit.load.roots import MANIFEST

from .caching import cache_of, rules_for
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.finding import Finding
    from quizkit.lint.config import Config
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import Report
    from quizkit.lint.staged import StagedBank
    from quizkit.load.git import Contents, Staged
    from quizkit.store.cache import Cache

_NOT_WITH = ("fix", "diff", "add_ignore", "write_baseline", "stdin_filename")
# In the order in which they need each other: each takes one to three milliseconds beyond those before it.
_NEEDED = (
    *("text", "text.vocabulary", "model.field", "model.question", "model.bank", "load.folder", "lint.index", "lint.rule", "lint.registry"),
    *("load.yaml", "load.reader", "lint.config", "lint.rule_catalogue", "lint.checker", "lint.runner", "lint.staged_start"),
)
_CONFIGURATIONS = ("quizkit.toml", "pyproject.toml", "duplicates.toml")


def run_staged(arguments: argparse.Namespace) -> int:
    """Lint what is staged and return the exit code. Where nothing is, no more than git is asked.

    Raises:
        UsageError: options contradict each other, there is no repository, or files are in conflict.
    """
    from quizkit.load.git import Contents, Opening, Staged

    _refuse(arguments)
    # Git names the place itself where a link leads.
    paths = [Path(os.path.realpath(path)) for path in arguments.paths]
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file or folder '{path}'.")
    opening = Opening(paths[0] if paths[0].is_dir() else paths[0].parent)
    # Git takes its time in a large repository.
    _import_what_is_needed(until=lambda: opening.is_done)
    repository, changes = opening.answer()
    if not changes:
        _report_nothing(arguments)
        return 0
    staged = Staged(repository, changes)
    contents = Contents(repository)
    contents.begin()
    _import_what_is_needed()
    try:
        roots = [root for root in _roots(staged, contents) if _is_asked_for(root, paths)]
        if not roots:
            _report_nothing(arguments)
            return 0
        return _lint(roots, paths, staged, contents, arguments)
    finally:
        contents.close()


def _import_what_is_needed(until: Callable[[], bool] = lambda: False) -> None:
    """Import whatever it takes to check a file, if something is staged; `until` there is something better to do."""
    for name in _NEEDED:
        if until():
            return
        import_module(f"quizkit.{name}")


def _refuse(arguments: argparse.Namespace) -> None:
    for name in _NOT_WITH:
        if getattr(arguments, name):
            raise UsageError(f"--staged reports and changes nothing: leave --{name.replace('_', '-')} out.")
    if "-" in arguments.paths:
        raise UsageError("--staged takes what git has staged, and standard input is none of it.")


def _report_nothing(arguments: argparse.Namespace) -> None:
    """Write a report without findings, where it is no person who waits for one."""
    from .reporting import FOR_PEOPLE, report

    if arguments.output_file is not None or arguments.output_format not in FOR_PEOPLE:
        from quizkit.lint.registry import registry

        from .scope import Scope

        report([], arguments, registry(), Scope(), None, is_all_well=False)


def _roots(staged: Staged, contents: Contents) -> list[Path]:
    """The banks, as they are staged, in which something changes that may matter to them.

    Raises:
        UsageError: a bank.yaml goes, and files of its bank stay.
    """
    known: dict[str, bool] = {}
    roots: dict[Path, None] = {}
    top = staged.repository.top
    for path, _, now in staged.changes:
        # Of other files those that go may be missed: somebody showed them.
        if now is not None and not path.endswith((".yaml", ".yml", *_CONFIGURATIONS)):
            continue
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            if folder not in known:
                known[folder] = contents.read(staged.name(f"{folder}/{MANIFEST}" if folder else MANIFEST)) is not None
            if known[folder]:
                roots[top / folder if folder else top] = None
                break
        else:
            if now is None and path.rpartition("/")[2] == MANIFEST:
                _refuse_to_orphan(path, staged)
    return sorted(roots)


def _refuse_to_orphan(manifest: str, staged: Staged) -> None:
    """Refuse where files of a bank stay whose bank.yaml goes."""
    from quizkit.model.bank import KINDS

    folders = tuple(f"{manifest.removesuffix(MANIFEST)}{kind.folder}/" for kind in KINDS.values())
    left = next((path for path, _ in staged.repository.files(staged.tree) if path.startswith(folders)), None)
    if left is not None:
        raise UsageError(f"'{manifest}' is taken out, and '{left}' of its bank stays: take that out too, or keep the bank.yaml.")


def _is_asked_for(root: Path, paths: Iterable[Path]) -> bool:
    return any(root.is_relative_to(path) or path.is_relative_to(root) for path in paths)


def _lint(
    roots: Iterable[Path],
    paths: Sequence[Path],
    staged: Staged,
    contents: Contents,
    arguments: argparse.Namespace,
) -> int:
    from quizkit.lint.staged import StagedBank
    from quizkit.load.folder import shown_path

    from .baselines import Baselines
    from .checking import configure
    from .reporting import report
    from .scope import Scope

    rules = rules_for(next(iter(roots)), is_off=arguments.no_cache)
    found: list[Finding] = []
    unreadable: list[str] = []
    sources: dict[Path, bytes] = {}
    failed = False

    def read(file: Path) -> bytes | None:
        top = staged.repository.top
        return contents.read(staged.name(file.relative_to(top).as_posix())) if file.is_relative_to(top) else None

    baselines = Baselines(arguments, rules, read)
    for root in roots:
        scope = Scope({root: list(paths)})
        config = configure(root, rules, arguments, arguments.fail_on, read)
        bank = StagedBank(root, staged, contents)
        result, is_readable = _check(bank, rules, config, arguments)
        touched = bank.touched
        # Where bank.yaml cannot be read, nobody else would say that what is staged was not checked as it should be.
        manifest = None if is_readable else shown_path(str(root / MANIFEST))
        concerned = [
            finding
            for finding in baselines.new(root, config, result)
            if (touched.concerns(finding) and scope.wants(finding, root)) or finding.path == manifest
        ]
        found += concerned
        unreadable += result.unreadable
        failed = failed or any(config.fails(finding) for finding in concerned)
    for shown in {finding.path for finding in found}:
        data = read(Path(os.path.abspath(shown)))  # noqa: PTH100
        sources[Path(os.path.abspath(shown))] = b"" if data is None else data  # noqa: PTH100
    if found:
        report(found, arguments, rules, Scope(sources=sources), None, is_all_well=False)
    else:
        _report_nothing(arguments)
    for sentence in unreadable:
        sys.stderr.write(f"quizkit: {sentence}\n")
    return 2 if unreadable else int(failed)


def _check(bank: StagedBank, rules: Registry, config: Config, arguments: argparse.Namespace) -> tuple[Report, bool]:
    """What is found, and whether bank.yaml can be read."""
    from quizkit.store.cache import GoneError

    with _progress() as progress, cache_of(bank.root, is_off=arguments.no_cache) as cache:
        try:
            return _report(bank, rules, config, arguments.jobs, progress, cache)
        except GoneError:
            return _report(bank, rules, config, arguments.jobs, progress, None)


def _report(
    bank: StagedBank, rules: Registry, config: Config, jobs: int | None, progress: Progress, cache: Cache | None
) -> tuple[Report, bool]:
    from quizkit.lint.runner import LintRun
    from quizkit.lint.staged_start import ask_ahead

    if cache is not None:
        ask_ahead(bank, cache)
    run = LintRun(bank.root, rules, config, on_file=progress, staged=bank)
    try:
        run.check_files(jobs, cache)
        return run.report(), run.manifest is not None
    finally:
        bank.close()


@contextmanager
def _progress() -> Iterator[Progress]:
    progress = Progress("Checking")
    try:
        yield progress
    finally:
        progress.clear()
