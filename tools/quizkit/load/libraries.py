"""PyYAML and jsonschema-rs, without what they do when they are imported and nothing here makes use of.

PyYAML compiles the regular expressions of its reader and writer in Python, which are compiled here only if somebody uses these.
jsonschema-rs parses the date of its own build with `email.utils`, which brings sockets, calendars and random numbers with it; here the date
stays unknown. Together that takes 10 ms of every run. Where there are other threads, who could see the stand-ins meanwhile,
both are imported as they are.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

from quizkit.patterns import regex


def _has_threads() -> bool:
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


@contextmanager
def _patterns_wait() -> Iterator[None]:
    if _has_threads():
        yield
        return
    compile_at_once = re.compile
    setattr(re, "compile", regex)  # noqa: B010 (to the type checker they are one)
    try:
        yield
    finally:
        setattr(re, "compile", compile_at_once)  # noqa: B010


with _patterns_wait():
    from yaml import cyaml as cyaml
    from yaml.error import MarkedYAMLError as MarkedYAMLError
    from yaml.events import AliasEvent as AliasEvent
    from yaml.events import MappingEndEvent as MappingEndEvent
    from yaml.events import MappingStartEvent as MappingStartEvent
    from yaml.events import ScalarEvent as ScalarEvent
    from yaml.events import SequenceEndEvent as SequenceEndEvent
    from yaml.events import StreamEndEvent as StreamEndEvent


@cache
def jsonschema_rs() -> Any:
    """The module; importing it takes the time of a few hundred questions."""
    name = "email.utils"
    if not _has_threads() and name not in sys.modules:
        stand_in = ModuleType(name)
        vars(stand_in)["parsedate_to_datetime"] = lambda text: None
        sys.modules[name] = stand_in
        try:
            import jsonschema_rs
        except Exception:  # a version that makes more of the date
            sys.modules.pop("jsonschema_rs", None)
        finally:
            del sys.modules[name]
    import jsonschema_rs

    return jsonschema_rs
