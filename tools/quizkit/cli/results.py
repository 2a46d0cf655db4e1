"""Where a verb puts what it worked out: to standard output, or into a file that is whole or not there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from .export_refusals import STREAM


def write_result(target: Path, text: Callable[[bool], str]) -> None:
    """Write a text; `text` is told whether it goes into a file.

    Raises:
        UnreadableError: the file cannot be written.
    """
    if target == STREAM:
        sys.stdout.write(text(False))
        return
    from quizkit.atomic import replace_file

    replace_file(target, text(True).encode("utf-8", "replace"))


def page(html: str, *, is_file: bool) -> str:
    """A page. It says that it is UTF-8, and what a shell redirects may be anything: ASCII is both."""
    return html if is_file else html.encode("ascii", "xmlcharrefreplace").decode()
