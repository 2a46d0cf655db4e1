"""Formats that nobody has installed, for what must not depend on those that are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest

from quizkit.formats import registry
from quizkit.formats.base import Loss, OutFile, Package, Support, SupportTable, WriteOptions, Written
from quizkit.formats.trial import installed_targets
from quizkit.model.bank import QUESTION_TYPES, Bank
from quizkit.model.question import BaseQuestion

NATIVE = SupportTable(dict.fromkeys(QUESTION_TYPES, Support("native")))


@dataclass
class InventedWriter:
    """Writes ids. `lose` says what is lost of a question in a profile, `name_of` what it is called; None leaves it out."""

    name: str
    lose: Callable[[BaseQuestion, str | None], list[Loss]] = lambda question, profile: []
    name_of: Callable[[BaseQuestion], str | None] = lambda question: question.id
    support: SupportTable | None = NATIVE
    profiles: Mapping[str, str] = field(default_factory=dict)
    layouts: Mapping[str, str] = field(default_factory=dict)
    suffix: str = ".txt"
    kinds: tuple[str, ...] = ("question",)
    written: list[BaseQuestion] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The name in capitals."""
        return self.name.upper()

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """Write a bank; the questions are remembered."""
        losses: list[Loss] = []

        def parts() -> Iterator[bytes]:
            for question in bank.questions:
                self.written.append(question)
                losses.extend(self.lose(question, options.profile))
                native = self.name_of(question)
                if native is not None:
                    yield native.encode()
                    options.on_written(Written(question, native, "ids.txt"))

        return Package([OutFile("ids.txt", parts())], losses)


def loss(question: BaseQuestion, feature: str | None, *path: str | int, level: Any = "lossy", message: str = "It is gone.") -> Loss:
    """A loss of a question."""
    return Loss("gone", level, f"question:{question.id}", path, message, feature)


class _Loaded(EntryPoint):
    """An entry point whose writer is at hand, or the error that its module raises."""

    def load(self) -> Any:
        """The writer."""
        found = _INSTALLED[self.name]
        if isinstance(found, Exception):
            raise found
        return found


_INSTALLED: dict[str, InventedWriter | Exception] = {}
Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs writers beside those that are there, until the test is over; an error under a name is a format that cannot be loaded."""

    def add(*writers: InventedWriter, **broken: Exception) -> None:
        _INSTALLED.update({writer.name: writer for writer in writers}, **broken)
        entries = [*metadata.entry_points(group=registry.GROUP), *(_Loaded(name, "invented", registry.GROUP) for name in _INSTALLED)]
        monkeypatch.setattr(registry, "entry_points", lambda **wanted: EntryPoints(entries).select(**wanted))
        installed_targets.cache_clear()

    yield add
    _INSTALLED.clear()
    installed_targets.cache_clear()
