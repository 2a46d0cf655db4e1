"""Libraries that are imported without what nobody needs work as they do otherwise, and leave nothing behind."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

# Imports the libraries our way or as they are, and says what they then do.
PROGRAM = """
import json, re, sys, threading
ours, threads = sys.argv[1] == "ours", sys.argv[2] == "threads"
done = threading.Event()
if threads:
    threading.Thread(target=done.wait).start()
compile_before = re.compile
if ours:
    from quizkit.load import libraries
    kind = type(sys.modules["yaml.reader"].Reader.NON_PRINTABLE).__name__
    jsonschema_rs = libraries.jsonschema_rs()
else:
    import yaml, jsonschema_rs
    kind = ""
done.set()
left = [name for name in ("email.utils",) if name in sys.modules and not hasattr(sys.modules[name], "parseaddr")]
assert re.compile is compile_before
import email.utils, yaml
text = "a: [1, 0x1f, 1.5, 2020-01-01, 2020-01-01 10:00:00, 'yes', yes, ~, 1:30, +.inf]\\nb: &x\\n  c: |\\n    d\\ne: *x\\n"
data = yaml.safe_load(text)
schema = {"type": "object", "properties": {"on": {"format": "date"}, "at": {"format": "email"}}}
validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
cases = [1, {"on": "2020-01-01"}, {"on": "2020-13-01"}, {"at": "a@example.org"}, {"at": "a"}]
print(json.dumps({
    "left": left,
    "kind": kind,
    "yaml": repr(data),
    "dumped": yaml.safe_dump(data),
    "address": email.utils.parseaddr("A <a@example.org>"),
    "date": str(email.utils.parsedate_to_datetime("Mon, 20 Nov 1995 19:12:08 -0500")),
    "decisions": [validator.is_valid(case) for case in cases],
}))
"""


def outcome(*how: str) -> dict[str, Any]:
    printed = subprocess.run([sys.executable, "-c", PROGRAM, *how], capture_output=True, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(printed)
    return found


@pytest.mark.parametrize("threads", ["threads", "alone"])
def test_they_work_as_ever(threads: str) -> None:
    ours, theirs = outcome("ours", threads), outcome("theirs", threads)
    assert ours.pop("left") == theirs.pop("left") == []
    # Where others could see the stand-ins there are none.
    assert ours.pop("kind") == ("Pattern" if threads == "threads" else "LazyPattern")
    assert theirs.pop("kind") == ""
    assert ours == theirs


def test_what_is_not_needed_is_not_imported() -> None:
    code = "import sys; from quizkit.load import libraries; libraries.jsonschema_rs(); print({'email.utils', 'socket'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "set()"
