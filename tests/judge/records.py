"""The records of the data folder, as questions."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from quizkit.model.question import MultipleChoice, MultipleResponse, Option
from quizkit.model.stimulus import Stimulus

Half = Literal["a", "b"]

# Texts are plain there: whatever Markdown would read is written with a backslash. In maths, what stands between dollars is left alone.
_MARKUP = re.compile(r"[\\`*_\[\]<>$~^&{}|!]")
_OPENS_A_BLOCK = re.compile(r"^(\s*)([#+\-=:]|\d+(?=[.)]))", re.MULTILINE)
_MATHS = re.compile(r"(\$\$(?:\\.|[^$\\])+\$\$|\$(?:\\.|[^$\\\n])+\$)")
_WITH_MATHS = ("sat-math", "SAT_MATH")


@dataclass(frozen=True)
class Record:
    """A question of the data, with the flaws that people said it has (1) or has not (0)."""

    id: str
    question: MultipleChoice | MultipleResponse
    stimulus: Stimulus | None = None
    labels: Mapping[str, int] = field(default_factory=dict)

    @property
    def half(self) -> Half:
        """Which half of a file it belongs to, so that one can be kept for the end: a matter of its id alone."""
        return "b" if hashlib.sha256(self.id.encode()).digest()[0] & 1 else "a"


def read_records(file: Path) -> Iterator[Record]:
    """The records of a file, each id once."""
    seen: set[str] = set()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            if data["id"] not in seen:
                seen.add(data["id"])
                yield record_of(data)


def record_of(data: Mapping[str, Any]) -> Record:
    """A record as a question that is answered by one option, or by several where the key names several."""
    maths = data.get("source") in _WITH_MATHS
    keys = set(data["key"])
    options = tuple(Option(text=as_inline(text, maths=maths), correct=at in keys) for at, text in enumerate(data["options"]))
    passage = data.get("passage")
    stimulus = None if not passage else Stimulus(id=f"passage-{hashlib.sha256(passage.encode()).hexdigest()[:12]}", body=as_block(passage))
    cls = MultipleChoice if len(keys) == 1 else MultipleResponse
    question = cls(
        id=re.sub(r"[^a-z0-9]+", "-", data["id"].lower()).strip("-"),
        stem=as_block(data["stem"], maths=maths),
        options=options,
        rationale="-",
        stimulus=None if stimulus is None else stimulus.id,
    )
    return Record(data["id"], question, stimulus, data.get("labels", {}))


def as_inline(text: str, *, maths: bool = False) -> str:
    """Plain text as Markdown that reads the same."""
    if not maths:
        return _MARKUP.sub(r"\\\g<0>", text)
    parts = _MATHS.split(text)
    return "".join(part if at % 2 else _MARKUP.sub(r"\\\g<0>", part) for at, part in enumerate(parts))


def as_block(text: str, *, maths: bool = False) -> str:
    """Plain text of several lines as Markdown that reads the same, save for white space."""
    lines = "\n".join(line.strip() for line in text.splitlines()).strip()
    return _OPENS_A_BLOCK.sub(_escaped, as_inline(lines, maths=maths))


def _escaped(match: re.Match[str]) -> str:
    space, mark = match.groups()
    # A number is told from that of a list by the sign behind it, which cannot be reached from here.
    return f"{space}&#{ord(mark[0])};{mark[1:]}" if mark.isdigit() else f"{space}\\{mark}"
