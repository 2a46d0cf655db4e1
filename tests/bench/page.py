"""docs/benchmarks.md: each group's table stands between two comments, and a run replaces those of the groups that it measured."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import date

from tests.bench.table import Row, markdown


def with_section(page: str, group: str, text: str) -> str:
    """The page with another text between the comments of a group. ValueError if the page has no such comments."""
    begin, end = f"<!-- begin {group} -->", f"<!-- end {group} -->"
    pattern = re.compile(re.escape(begin) + r".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(page):
        raise ValueError(f"docs/benchmarks.md has no place for '{group}': it wants the comments {begin} and {end}")
    return pattern.sub(lambda _: f"{begin}\n{text}\n{end}", page, count=1)


def section(rows: Sequence[Row], *, runs: int, quick: bool, today: date) -> str:
    """What stands there: when and on what machine, and the table."""
    day = f"{today.day} {today:%B %Y}"
    several = "1 run of each" if runs == 1 else f"the median of {runs} runs where one is short"
    note = "\n\n**A quick run on small banks: it shows that everything runs, and says nothing about speed.**" if quick else ""
    return f"{day}, {machine()}, {several}.{note}\n\n{markdown(rows)}"


def machine() -> str:
    """The machine in general terms."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cores} cores ({platform.machine()}), {memory:.0f} GiB of memory, {platform.system()}, Python {platform.python_version()}"
