"""Writes one question for one target and throws the bytes away: what an export would say of it, before there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache

from quizkit.errors import UsageError, suggestion
from quizkit.model.bank import Bank, Manifest
from quizkit.model.field import Text
from quizkit.model.media import Media
from quizkit.model.question import BaseQuestion, Question
from quizkit.model.stimulus import Stimulus
from quizkit.model.walk import marked_fields
from quizkit.patterns import regex
from quizkit.records import dataclass, replace

from .base import Loss, SupportTable, WriteOptions, Writer, Written
from .registry import find_writer, writer_names

_SHOWN = regex(r"\bmedia:([^\s()<>]+)")


@dataclass(frozen=True, slots=True)
class Target:
    """A format that a bank must export to, and a profile of it where one is named. `name` is both as bank.yaml spells them."""

    name: str
    writer: Writer
    profile: str | None

    @property
    def support(self) -> SupportTable | None:
        """How questions travel there, or None for a format of other kinds."""
        return None if self.writer.support is None else self.writer.support.in_profile(self.profile)


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a question. `native` is what the target calls it; None where it is left out."""

    target: Target
    losses: tuple[Loss, ...]
    native: str | None


def find_target(name: str) -> Target:
    """The target that a bank names as `format` or `format/profile`.

    Raises:
        UsageError: no such format is installed, or it has no such profile.
    """
    format_name, slash, profile = name.partition("/")
    if format_name not in writer_names():
        raise UsageError(f"There is no format '{format_name}'{suggestion(name, _target_names())}: one of {', '.join(writer_names())}.")
    writer = find_writer(format_name)
    if slash and profile not in writer.profiles:
        others = f"it has {', '.join(writer.profiles)}" if writer.profiles else f"write '{format_name}' alone"
        raise UsageError(f"{writer.title} has no profile '{profile}'{suggestion(name, _target_names())}: {others}.")
    return Target(name, writer, profile if slash else None)


def _target_names() -> Iterator[str]:
    """Everything that a bank may name as a target."""
    for name in writer_names():
        yield name
        with suppress(Exception):  # what cannot be loaded has no profiles to suggest
            yield from (f"{name}/{profile}" for profile in find_writer(name).profiles)


@cache
def installed_targets(names: tuple[str, ...]) -> tuple[Target, ...]:
    """Those of a bank's targets that are installed, each once. They are looked for once in a process, for that takes milliseconds."""
    found: list[Target] = []
    for name in dict.fromkeys(names):
        with suppress(Exception):  # the rule unknown-target says what is wrong with the others
            found.append(find_target(name))
    return tuple(found)


def trials(question: Question, manifest: Manifest, targets: Iterable[Target]) -> Iterator[Trial]:
    """What each target would make of a published question, with the losses that its export reports.

    The question stands alone, with an image and a stimulus in place of those that it names: a loss that another entity brings with it, such
    as the caption of an image, is reported by the export alone. Targets of a format without questions are passed over. The same question
    and manifest give the same trials.
    """
    bank: Bank | None = None
    for target in targets:
        if target.support is None:
            continue
        bank = _alone(question, manifest) if bank is None else bank
        yield _trial(bank, target)


def _trial(bank: Bank, target: Target) -> Trial:
    native: list[str] = []

    def on_written(written: Written) -> None:
        if isinstance(written.entity, BaseQuestion):
            native.append(written.native)

    package = target.writer.write(bank, WriteOptions(_no_bytes, target.profile, on_written=on_written))
    for file in package.files:
        for _ in file.parts:
            pass
    (question,) = bank.questions
    name = f"question:{question.id}"
    return Trial(target, tuple(loss for loss in package.losses if loss.entity == name), native[0] if native else None)


def _no_bytes(name: str) -> bytes:
    """The content of every file: what is in it makes no loss of a question."""
    return b""


def _alone(question: Question, manifest: Manifest) -> Bank:
    """A bank of a question that is published, with a stand-in for every image and stimulus that it names."""
    if question.status != "published":
        question = replace(question, status="published")
    shown: dict[str, None] = {}
    for _, mark, text in marked_fields(question):
        if isinstance(mark, Text) and "media:" in text:
            shown |= dict.fromkeys(_SHOWN.findall(text))
    media = tuple(Media(id=name, file=f"media/{name}.png", alt=name) for name in shown)
    stimuli = () if question.stimulus is None else (Stimulus(id=question.stimulus, body=question.stimulus),)
    return Bank(manifest=manifest, media=media, stimuli=stimuli, questions=(question,))
