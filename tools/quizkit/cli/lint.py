"""`quizkit lint`: check a bank."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .baselines import Baselines, add_baseline_arguments, write_baseline
from .caching import cache_of, rules_for
from .checking import add_rule_arguments, configure
from .fixing import Fixing, add_fix_arguments
from .idle import say_which_patterns_are_idle
from .progress import Progress
from .replay import DependsOn, Replay
from .reporting import add_report_arguments, report
from .scope import refuse_what_does_not_go_together, scope_of
from .silencing import Silencing, add_silencing_arguments, reason_of
from .staged import run_staged

if TYPE_CHECKING:
    from quizkit.finding import Finding
    from quizkit.lint.config import Config
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import Report

    from .scope import Scope

# A slip of the finger should not start a million processes.
_MOST_PROCESSES = 256


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=["."],
        help="banks, or files and folders within one (default: here); - is standard input",
    )
    add_rule_arguments(parser)
    add_fix_arguments(parser)
    parser.add_argument("--fail-on", choices=("error", "warning", "info", "never"), help="the mildest severity that fails the run")
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_processes,
        help="check files in so many processes (default: one for each processor, where it pays)",
    )
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep what earlier runs found out")
    parser.add_argument(
        "--staged",
        action="store_true",
        help="check what is staged in git, and report what concerns the entities that the commit changes",
    )
    add_report_arguments(parser)
    add_baseline_arguments(parser)
    add_silencing_arguments(parser)
    parser.add_argument(
        "--stdin-filename", metavar="PATH", type=Path, help="with -: the path that the text has, or would have, in a bank; for editors"
    )


def _processes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes: write one from 1 to {_MOST_PROCESSES}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Check, mend or silence what is asked for, report, and return the exit code."""
    if arguments.staged:
        return run_staged(arguments)
    if not Replay.is_possible(arguments):
        return _run(arguments, DependsOn())
    replay = Replay(arguments)
    code = replay.play()
    return replay.record(partial(_run, arguments)) if code is None else code


def _run(arguments: argparse.Namespace, depends_on: DependsOn) -> int:
    """Do the work, and say what it depends on."""
    from quizkit.lint.surroundings import code_folders
    from quizkit.report.terminal import safe

    scope = scope_of(arguments)
    fixing = Fixing.of(arguments)
    uses_cache = not arguments.no_cache and not scope.sources and fixing is None
    rules = rules_for(next(iter(scope.banks)), is_off=not uses_cache)
    depends_on.code = code_folders(rules)
    refuse_what_does_not_go_together(arguments, scope)
    configs = {root: configure(root, rules, arguments, arguments.fail_on) for root in scope.banks}
    baselines = Baselines(arguments, rules)
    silencing = Silencing(rules, reason_of(arguments, configs.values(), rules)) if arguments.add_ignore else None
    found: dict[Path, list[Finding]] = {}
    unreadable: list[str] = []
    for root, config in configs.items():
        depends_on.files += [] if config.baseline is None else [str(config.baseline)]
        result = _check(root, config, rules, scope, fixing, baselines, arguments, depends_on)
        found[root] = [finding for finding in baselines.new(root, config, result) if scope.wants(finding, root)]
        unreadable += result.unreadable
        if silencing is not None:
            silencing.bank(root, config, result.findings, found[root])
    if fixing is not None and (code := fixing.finish()) is not None:
        return 2 if unreadable else code
    if silencing is not None:
        found = silencing.write(found)
    elif arguments.write_baseline is not None:
        found = write_baseline(arguments.write_baseline, found, rules)
    findings = [finding for findings in found.values() for finding in findings]
    if silencing is None and (findings or arguments.write_baseline is None):
        report(findings, arguments, rules, scope, fixing, is_all_well=not findings and not unreadable)
    for sentence in unreadable:
        sys.stderr.write(f"quizkit: {safe(sentence)}\n")
    if not scope.sources:
        baselines.say_what_is_gone()
    say_which_patterns_are_idle(configs, scope)
    failed = any(configs[root].fails(finding) for root, findings in found.items() for finding in findings)
    return 2 if unreadable else int(failed)


def _check(
    root: Path,
    config: Config,
    rules: Registry,
    scope: Scope,
    fixing: Fixing | None,
    baselines: Baselines,
    arguments: argparse.Namespace,
    depends_on: DependsOn,
) -> Report:
    """Check a bank, and mend it in memory where that is asked for."""
    from quizkit.lint.runner import LintRun

    progress = Progress("Checking")
    try:
        if fixing is not None:
            return fixing.run(root, rules, config, partial(scope.holds, root=root), progress, partial(baselines.known, root, config))
        lint_run = LintRun(root, rules, config, on_file=progress, sources=scope.sources)
        with cache_of(root, is_off=arguments.no_cache) as cache:
            lint_run.check_files(arguments.jobs, cache)
            found = lint_run.report(meanwhile=depends_on.look)
            depends_on.files += lint_run.files_asked_for()
            return found
    finally:
        progress.clear()
