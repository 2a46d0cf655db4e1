"""A baseline: the findings that a bank had on some day, so that only what came later is reported.

A finding is known again by its rule, its entity and field, and what stands there; not by its line. Of findings alike in all that, as many
are known as there were. `schemas/baseline.schema.json` says what the file holds.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from quizkit.errors import UnreadableError, UsageError
from quizkit.finding import Finding
from quizkit.load.folder import shown_path
from quizkit.records import dataclass

from .fingerprints import Identity, identity
from .registry import Registry

_VERSION = 1


@dataclass
class Baseline:
    """The findings that are known of each bank, by the bank's path from the folder of the file; each is taken away once it was found."""

    file: Path
    known: dict[str, Counter[Identity]]

    def new(self, root: Path, findings: Iterable[Finding], registry: Registry) -> list[Finding]:
        """The findings of a bank that are not known. What the loader raises always is one of them."""
        known = self.known.get(_bank_name(self.file, root), Counter())
        fresh = []
        for finding in findings:
            key = identity(finding)
            if known[key] > 0 and can_be_known(finding, registry):
                known[key] -= 1
            else:
                fresh.append(finding)
        return fresh

    def gone(self, root: Path, active: set[str], registry: Registry) -> int:
        """How many known findings of a bank were not found, though their rule was on, or is no rule any more."""
        known = self.known.get(_bank_name(self.file, root), Counter())
        return sum(number for key, number in known.items() if key.rule in active or key.rule not in registry.by_name)


def can_be_known(finding: Finding, registry: Registry) -> bool:
    """Whether a finding can stand in a baseline: what the loader refuses is not in the bank."""
    return registry.by_name[finding.rule].raised_by != "load"


def read_baseline(file: Path, read: Callable[[Path], bytes | None] | None = None) -> Baseline:
    """Read a baseline. `read` gives the bytes of a file where not the disk's are meant.

    Raises:
        UsageError: there is no such file, or it is no baseline.
        UnreadableError: it cannot be read.
    """
    shown = shown_path(file)
    command = f"`quizkit lint --write-baseline {shown}`"
    try:
        said = file.read_bytes() if read is None else read(file)
        if said is None:
            raise FileNotFoundError
        data = json.loads(said)
        if isinstance(data, dict) and data.get("schema", _VERSION) != _VERSION:
            raise UsageError(f"The baseline '{shown}' is of another version ({data['schema']}): {command} writes it anew.")
        return Baseline(file, _known(data))
    except FileNotFoundError:
        raise UsageError(f"There is no baseline '{shown}': {command} writes it.") from None
    except OSError as error:
        raise UnreadableError(f"The baseline '{shown}' cannot be read: {error.strerror or error}.") from None
    except (ValueError, RecursionError) as error:
        advice = f"restore it from version control, or write it anew with {command}"
        raise UsageError(f"'{shown}' is no baseline ({error}): {advice}.") from None


def _known(data: object) -> dict[str, Counter[Identity]]:
    """The findings that are known of each bank.

    Raises:
        ValueError: there is something else; the words say where.
    """
    if not isinstance(data, dict):
        raise ValueError("it holds no 'schema' and no 'banks'")
    for key in ("schema", "banks"):
        if key not in data:
            raise ValueError(f"it has no '{key}'")
    if not isinstance(data["banks"], dict):
        raise ValueError("'banks' holds no lists of findings by bank")
    known: dict[str, Counter[Identity]] = {}
    for bank, entries in data["banks"].items():
        if not isinstance(entries, list):
            raise ValueError(f"'{bank}' in 'banks' is no list of findings")
        known[bank] = Counter(dict(_entry(entry, f"entry {number} of '{bank}'") for number, entry in enumerate(entries, 1)))
    return known


def _entry(entry: object, where: str) -> tuple[Identity, int]:
    if not isinstance(entry, dict):
        raise ValueError(f"{where} is no finding")
    for key in (*Identity._fields, "count"):
        if key not in entry:
            raise ValueError(f"{where} has no '{key}'")
        value = entry[key]
        fits = isinstance(value, str) or (key == "entity" and value is None)
        if key == "count":
            fits = isinstance(value, int) and not isinstance(value, bool) and value > 0
        if not fits:
            raise ValueError(f"'{key}' of {where} cannot be {json.dumps(value)[:40]}")
    return Identity(*(entry[key] for key in Identity._fields)), entry["count"]


def baseline_text(file: Path, found: Mapping[Path, Iterable[Finding]], registry: Registry) -> str:
    """The text of a baseline with the findings of some banks; sorted, and one on each line, so that a change to it can be read."""
    banks = {
        _bank_name(file, root): Counter(identity(finding) for finding in findings if can_be_known(finding, registry))
        for root, findings in found.items()
    }
    parts = ",\n".join(f"    {json.dumps(name)}: [{_lines(known)}]" for name, known in sorted(banks.items()))
    return f'{{\n  "schema": {_VERSION},\n  "banks": {{\n{parts}\n  }}\n}}\n'


def _lines(known: Counter[Identity]) -> str:
    if not known:
        return ""
    entries = sorted(known.items(), key=lambda item: (item[0].entity or "", *item[0]._replace(entity="")))
    lines = [json.dumps({**key._asdict(), "count": number}, ensure_ascii=False) for key, number in entries]
    return "\n      " + ",\n      ".join(lines) + "\n    "


def _bank_name(file: Path, root: Path) -> str:
    """The path of a bank from the folder of a baseline: both move together."""
    try:
        return Path(os.path.relpath(root, Path(os.path.abspath(file)).parent)).as_posix()  # noqa: PTH100
    except ValueError:  # on another drive of Windows
        return root.as_posix()
